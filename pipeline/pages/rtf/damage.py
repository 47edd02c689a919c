"""Signs that bytes of an RTF file were lost or changed: what no program writes, and rows that lack cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prongsai.pipeline.model import Finding
from prongsai.pipeline.pages.rtf.table import RowDraft

_PICTURE_BYTES = re.compile(rb"\\bin([0-9]{1,10}) ?")
_LETTER = rb"\\'[0-9a-fA-F]{2}"
_IMPOSSIBLE = {
    "bytes that are no text": re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]"),
    "letters whose code is cut": re.compile(rb"(?<!\\)(?:\\\\)*\\'(?![0-9a-fA-F]{2})"),
    "letters beyond all letters": re.compile(rb"\\u-?(?:[0-9]{6,}|[7-9][0-9]{4}|6[6-9][0-9]{3})"),
    # a blank of any kind has a word of its own: `\tab`, `\line`
    "letters that nobody sees": re.compile(rb"\\u(?:[0-9]|[12][0-9]|3[01])(?![0-9])"),
    "signs that mean nothing": re.compile(rb"(?<!\\)(?:\\\\)*\\[^a-zA-Z'*~_{}\\|:\s\-]"),
    # one bit of `\'b4` makes it `|'b4` or `\gb4`
    "codes of letters within words": re.compile(_LETTER + rb"(?:[^\\{}\s]'[0-9a-f]{2}|\\g[0-9a-f]{2})(?![0-9a-zA-Z])"),
}
"""What a file that a program wrote whole does not hold (RTF specification 1.9.1, `Contents of an RTF File`)."""
_BEHIND = b"\x00\r\n\t \x1a"
"""What WordPad and older programs write behind the last brace."""
_RAW_LETTER = re.compile(rb"[\x80-\xff]")
_ESCAPED = re.compile(_LETTER + rb"|\\u-?[0-9]")


def find_damage(data: bytes) -> Iterator[str]:
    """What of a file no program wrote so, in words."""
    signs = _without_pictures(data).rstrip(_BEHIND)
    for what, pattern in _IMPOSSIBLE.items():
        if pattern.search(signs):
            yield what
    raw = len(_RAW_LETTER.findall(signs))
    # some programs write all letters of their code page as they are, none a few of them
    if 0 < raw < len(_ESCAPED.findall(signs)):
        yield "a few letters in another code than all others"


def _without_pictures(data: bytes) -> bytes:
    """The file without the bytes of its pictures, which may be any."""
    kept, start = [], 0
    while found := _PICTURE_BYTES.search(data, start):
        kept.append(data[start : found.start()])
        start = found.end() + int(found[1])
    return b"".join((*kept, data[start:]))


def lacks_cells(row: RowDraft) -> bool:
    """True for a row that prints another number of cells than it says that it has."""
    return bool(row.edges) and len(row.texts) != len(row.edges)


def say_damaged(signs: Sequence[str], n_rows: int) -> list[Finding]:
    """The finding about a damaged file; none where nothing tells of damage.

    Args:
        signs: what `find_damage` gave.
        n_rows: rows that lack cells, or have too many.
    """
    told = [*signs, *([f"{n_rows} rows of tables with other cells than they say that they have"] if n_rows else [])]
    if not told:
        return []
    message = f"bytes of the file are lost or changed: there are {', '.join(told)}"
    return [Finding("error", "text-damaged", message, suggestion="fetch it again from its source")]
