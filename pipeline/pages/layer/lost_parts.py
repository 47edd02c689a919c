"""What a PDF says that it holds and does not hold any more: objects, pages, its end.

Readers go on without an object that is gone: a font without its program or its characters, a page that is blank or not
there. The list of objects and the count of pages tell that something was there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from pdfminer.pdfdocument import PDFXRefStream
from pdfminer.pdftypes import resolve1

from prongsai.pipeline.pages.glyphs.maps import READING_ERRORS, FileStructure

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})[ \t\r\n]+\d{1,5}[ \t\r\n]+obj\b")
_ENTRIES = rb"(?:\d{10}\s\d{5}\s[nf]\s{1,2})+"
_LIST = re.compile(rb"\bxref\s+((?:\d+\s+\d+\s+" + _ENTRIES + rb")+)")
_SECTION = re.compile(rb"(\d+)\s+\d+\s+(" + _ENTRIES + rb")")
_ENTRY = re.compile(rb"(\d{10})\s\d{5}\s([nf])")
_MOST_NAMED = 5
"""Objects that a message names one by one."""


def find_lost_parts(file: FileStructure, n_pages: int) -> Iterator[str]:
    """What is gone, each in words; nothing for a sound file, and for one that keeps no list.

    Args:
        file: its objects.
        n_pages: the pages that the reader found.
    """
    data = file.data
    present = {int(match[1]) for match in _OBJECT.finditer(data)}
    lost = sorted({*_lost_from_lists(data, present), *_lost_from_streams(file, present)})
    if lost:
        named = ", ".join(map(str, lost[:_MOST_NAMED])) + (" …" if len(lost) > _MOST_NAMED else "")
        yield f"{len(lost)} objects that are gone ({named})" if len(lost) > 1 else f"an object that is gone ({named})"
    claimed = _count_claimed(file)
    if claimed is not None and claimed != n_pages:
        yield f"its pages, of which it claims {claimed} and has {n_pages}"
    if data.rfind(b"%%EOF") < max(data.rfind(b"endobj"), data.rfind(b"endstream")):
        yield "its end"


def _lost_from_lists(data: bytes, present: Collection[int]) -> Iterator[int]:
    """The objects in use by the lists that are written out, of which no trace is in the file.

    A later list may say that an object is in use no more, so the last word counts.
    """
    in_use: dict[int, bool] = {}
    for found in _LIST.finditer(data):
        for section in _SECTION.finditer(found[1]):
            for number, entry in enumerate(_ENTRY.finditer(section[2]), int(section[1])):
                in_use[number] = entry[2] == b"n" and int(entry[1]) > 0
    return (number for number, is_used in in_use.items() if is_used and number not in present)


def _lost_from_streams(file: FileStructure, present: Collection[int]) -> Iterator[int]:
    """The objects, and the streams that hold objects, which compressed lists name and that are gone."""
    seen: set[int] = set()
    try:
        for listed in file.document.xrefs:
            if not isinstance(listed, PDFXRefStream):
                continue
            for number in listed.get_objids():
                if number in seen:
                    continue
                seen.add(number)  # newer lists come first
                stream, _, _ = listed.get_pos(number)
                holder = number if stream is None else stream
                if holder not in present:
                    yield holder
    except READING_ERRORS:
        return


def _count_claimed(file: FileStructure) -> int | None:
    try:
        tree = resolve1(file.document.catalog.get("Pages"))
        count = resolve1(tree.get("Count")) if isinstance(tree, Mapping) else None
    except READING_ERRORS:
        return None
    return count if isinstance(count, int) else None
