"""pdfplumber as the second reader of a text layer: slower, and independent of PDFium from the file's bytes on.

It is asked only for pages with a number that nothing else confirms. Where a font has no ToUnicode, PDFium answers with
Latin or Greek letters; pdfplumber says `(cid:917)`, so the two cannot agree by guessing alike.
"""

from __future__ import annotations

import io
import logging
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfminer.layout import LTAnno, LTChar, LTContainer, LTItem
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.page import fix_fontname_bytes
from pdfplumber.utils.exceptions import PdfminerException

from prongsai.pipeline.model import BBox, Char, Finding, Result
from prongsai.pipeline.pages.layer.content_stream import lay_out
from prongsai.pipeline.pages.memory import FORGETFUL, UNWATCHED, PageLost, PageMemory, PageWatch
from prongsai.pipeline.paper.raised_marks import raise_note_marks

_FAULTS = (
    PDFException,
    PSException,
    PdfminerException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
"""What pdfminer raises on damaged files: it checks little, so faults surface as errors of the language."""

# pdfminer logs each oddity of a font; where a program sets no logging up, Python prints such lines to stderr
logging.getLogger("pdfminer").addHandler(logging.NullHandler())

MOST_PAGES = 60
"""Pages of one document that are read again, about 4 seconds; the reports met so far have 30 at the most."""


@dataclass(frozen=True, slots=True)
class SecondPage:
    """A page as pdfplumber reads it, in points from the top left of the page as a viewer shows it."""

    number: int
    chars: tuple[Char, ...]
    """In content-stream order, all where they stand on the page; a glyph without a character reads `(cid:n)`, a raised
    note mark behind a digit as nothing."""
    cells: tuple[BBox, ...]
    """The cells of the ruled tables that pdfplumber finds."""


def read_pages_again(
    data: bytes, numbers: Sequence[int], memory: PageMemory = FORGETFUL, watch: PageWatch = UNWATCHED
) -> Result[SecondPage]:
    """Read pages of a PDF with pdfplumber.

    Pages that it cannot read are left out, with one finding for all of them: what the first reader found is used as it
    is. No more than `MOST_PAGES` are read.

    Args:
        data: the file.
        numbers: the pages, from 1, in rising order.
        memory: where pages that were read before may lie.
        watch: told of each page.
    """
    wanted = list(numbers)[:MOST_PAGES]
    recalled = ((number, memory.recall("second", str(number), SecondPage)) for number in wanted)
    pages = {number: page for number, page in recalled if isinstance(page, SecondPage)}
    failed: dict[int, str] = {}
    for number, read in _read_each(data, [number for number in wanted if number not in pages], watch):
        if isinstance(read, SecondPage):
            pages[number] = read
            memory.keep("second", str(number), read)
        else:
            failed[number] = read
    return Result([pages[number] for number in sorted(pages)], [_failure(failed)] if failed else [])


def _read_each(data: bytes, wanted: list[int], watch: PageWatch) -> Iterator[tuple[int, SecondPage | str]]:
    """Each page, or the kind of fault that it cannot be read for."""
    if not wanted:
        return
    seen: set[int] = set()
    try:
        with pdfplumber.open(io.BytesIO(data), pages=wanted) as document:
            for page in document.pages:
                seen.add(page.page_number)
                yield page.page_number, _try_page(page, watch)
    except _FAULTS as error:
        yield from ((number, type(error).__name__) for number in wanted if number not in seen)


def _try_page(page: PlumberPage, watch: PageWatch) -> SecondPage | str:
    try:
        with watch.page("second", page.page_number):
            try:
                return _read_page(page)
            except _FAULTS as error:
                return type(error).__name__
            finally:
                page.close()  # else the glyphs of every page stay in memory until the last one is read
    except PageLost as error:
        return error.code


def _failure(failed: dict[int, str]) -> Finding:
    listed = ", ".join(map(str, sorted(failed)))
    faults = ", ".join(sorted(set(failed.values())))
    return Finding(
        "info",
        "second-reader-failed",
        f"pdfplumber cannot read page {listed} ({faults}), so nothing confirms what stands there",
        min(failed),
        suggestion="the file is damaged; print it to a new PDF and run again, or spot-check the page",
    )


def _read_page(page: PlumberPage) -> SecondPage:
    # pdfplumber counts from the media box, viewers show the crop box
    left, upper = float(page.cropbox[0]), float(page.cropbox[1])
    chars: list[Char] = []
    drawn: dict[str, list[dict[str, Any]]] = {}
    for item in _leaves(lay_out(page)):
        if isinstance(item, LTChar):
            chars.append(_to_char(item, page, left, upper))
        else:
            one = page.process_object(item)
            drawn.setdefault(one["object_type"], []).append(one)
    # its tables come from rules alone; what it makes of a glyph takes a third of its time and is never looked at
    page._objects = drawn
    cells = tuple(
        BBox(cell[0] - left, cell[1] - upper, cell[2] - left, cell[3] - upper)
        for table in page.find_tables()
        for cell in table.cells
    )
    return SecondPage(page.page_number, tuple(raise_note_marks(chars)), cells)


def _leaves(layout: Iterable[LTItem]) -> Iterator[LTItem]:
    """What is drawn, in content-stream order, figures opened."""
    for item in layout:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        elif not isinstance(item, LTAnno):  # pdfminer's own blanks and line ends
            yield item


def _to_char(item: LTChar, page: PlumberPage, left: float, upper: float) -> Char:
    """A glyph on the page, `left` and `upper` being the corner of what viewers show of it."""
    media_left, media_upper, height = page.mediabox[0], page.mediabox[1], page.height
    x0, x1 = float(item.x0 + media_left) - left, float(item.x1 + media_left) - left
    top = float((height - item.y1) + media_upper) - upper
    bottom = float((height - item.y0) + media_upper) - upper
    a, b, *_, y = item.matrix
    turn = 0
    if abs(b) > abs(a):
        turn = 3 if b > 0 else 1
    elif a < 0:
        turn = 2
    text, font = item.get_text(), item.fontname
    name = fix_fontname_bytes(font) if isinstance(font, bytes) else str(font)
    return Char(text, text, x0, top, x1, bottom, float(height) - y - upper, float(item.size), name, False, turn)
