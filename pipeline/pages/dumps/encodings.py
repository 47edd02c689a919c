"""Bytes of a text file -> its text, and what was lost on the way.

A text that is damaged is read: what no encoding explains becomes `LOST`, which no reader of numbers takes for a digit,
and a finding names the lines. Which encoding it is, is told by the bytes alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.pipeline.discover.unmarked import find_utf16
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Finding, Provenance
from prongsai.pipeline.pages.dumps.damaged import say_damaged_at
from prongsai.pipeline.pages.dumps.encoded_twice import undo_second_encoding

LOST = "\ufffd"
"""Stands for what could not be read: one for each run of bytes, so that the letters beside it do not join."""

_MARKS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BAD_BYTES = re.compile("[\udc80-\udcff]+")
"""What `surrogateescape` makes of bytes that its codec does not know."""
_OVER_ASCII = re.compile("[^\0-\x7f]")
_NUMBER_END = re.compile(rf"[{DIGIT}.,]{LOST}\Z")
"""A number that the end of the file cuts must not be read as a shorter one."""
_SOUND_SHARE = 3
"""Letters in UTF-8 for each byte that is none. In Thai Windows text only pairs like `ยก` look like UTF-8, one in ten;
in UTF-8 a byte that was lost or changed spoils the three of its letter and no more."""
_THAI_SOUND_SHARE = 50
"""Thai letters for each byte that Thai Windows does not know: nine values of 128, of which any binary file has one in
fourteen."""
_MOST_LINES_NAMED = 5
"""What fits on the line of a terminal behind the message; all of them are counted."""


_QUESTION_MARKS = re.compile(r"[?]{4,}")
"""Four or more: nobody asks like that, and Thai words are longer."""
_MOST_ASKED, _LOST_SHARE = 40, 0.2
"""Of a text of Thai words four letters in five become marks; a fifth of all signs is no habit of any author."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what there is to say of how it was decoded."""

    text: str
    findings: list[Finding] = field(default_factory=list)


def decode_text(data: bytes) -> Decoded:
    """The text of a file: UTF-8, UTF-16 or UTF-32 with a mark, UTF-16 without one, else Thai Windows (cp874, TIS-620).

    Raises:
        DocumentError: the bytes are no text in any of these.
    """
    text = _decode_marked(data)
    if text is None:
        text = _decode_utf8(data)
    if text is None:
        text = _decode_thai(data)
    if text is None or "\0" in text:
        raise DocumentError(
            "encoding-unknown",
            "the text is neither UTF-8 nor UTF-16 nor Thai Windows (cp874)",
            "save the file as UTF-8 and run again",
        )
    findings = []
    whole = _BAD_BYTES.sub(LOST, text)
    if whole != text:
        findings.append(_say_damage(whole))
    if whole.endswith(LOST) and not _NUMBER_END.search(whole):
        whole = whole.removesuffix(LOST)
    if (lost := _count_lost_letters(whole)) is not None:
        findings.append(_say_lost_letters(lost))
    once = undo_second_encoding(whole)
    if once.changed:
        findings.append(_say_encoded_twice(once.changed, once.lost))
    return Decoded(once.text, findings)


def _decode_marked(data: bytes) -> str | None:
    """Text in an encoding of two or four bytes a letter, a letter that is cut or halved as bad bytes."""
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), None) or find_utf16(data)
    if codec is None:
        return None
    width = 4 if codec == "utf-32" else 2
    whole = len(data) - len(data) % width
    text = data[:whole].decode(codec, "replace").replace(LOST, "\udc80")
    return text + ("\udc80" if whole < len(data) else "")


def _decode_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8-sig", "surrogateescape")
    bad = sum(len(run) for run in _BAD_BYTES.findall(text))
    sound = len(_OVER_ASCII.findall(text)) - bad
    return text if sound >= _SOUND_SHARE * bad else None


def _decode_thai(data: bytes) -> str | None:
    text = data.decode("cp874", "surrogateescape")
    bad = sum(len(run) for run in _BAD_BYTES.findall(text))
    sound = len(_OVER_ASCII.findall(text)) - bad
    return text if sound >= _THAI_SOUND_SHARE * bad else None


def _say_damage(text: str) -> Finding:
    """Where letters are lost; the end of the text is a place of its own, since all that followed may be missing."""
    if text.endswith(LOST) and text.count(LOST) == 1:
        line = text.count("\n") + 1
        what = f"the text ends within a letter (line {line}): the file was cut, and what followed is not there"
        return say_damaged_at(line, what, "fetch it again from its source")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if LOST in line]
    named = ", ".join(map(str, lines[:_MOST_LINES_NAMED])) + (" …" if len(lines) > _MOST_LINES_NAMED else "")
    return Finding(
        "warning",
        "text-damaged",
        f"bytes that are no text stand in {len(lines)} lines ({named}): letters or digits are lost there",
        raw=f"line {lines[0]}",
        suggestion="compare these lines with the source, or fetch the file again",
        where=Provenance(line_no=lines[0], method="dump"),
    )


def _count_lost_letters(text: str) -> int | None:
    """How many letters a program wrote as question marks, because its encoding had none; None where it did not."""
    marks = sum(len(run) for run in _QUESTION_MARKS.findall(text))
    return marks if marks > _MOST_ASKED and marks > _LOST_SHARE * len("".join(text.split())) else None


def _say_lost_letters(count: int) -> Finding:
    message = f"{count} letters were saved as question marks: the words that say whose numbers these are, are gone"
    remedy = "save it again from its source as UTF-8 (Excel: `CSV UTF-8`)"
    return Finding("error", "text-damaged", message, suggestion=remedy)


def _say_encoded_twice(changed: int, lost: int) -> Finding:
    if lost:
        return Finding(
            "warning",
            "text-damaged",
            f"the text was encoded twice, and {lost} letters of it were lost then; {changed} were brought back",
            suggestion="fetch it again, or save it from its source as UTF-8",
        )
    return Finding(
        "info",
        "encoding-repaired",
        f"the text was encoded twice; {changed} letters were brought back",
        suggestion="spot-check it",
    )
