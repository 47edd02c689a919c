"""PDF page -> Page: words and rules with the text upright, whatever way the page or its text is turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2 as pdfium

from prongsai.pipeline.model import BBox, Char, Page
from prongsai.pipeline.pages.layer.drawings import Drawings, read_drawings
from prongsai.pipeline.pages.layer.glyph_stream import read_chars
from prongsai.pipeline.pages.layer.second_reader import second_reading
from prongsai.pipeline.paper.page_frame import PageFrame, page_to_frame
from prongsai.pipeline.paper.words import chars_to_words

__all__ = ["Coverage", "Repair", "find_turn", "has_scan", "keep_chars", "read_coverage", "read_page", "second_reading"]

Repair = Callable[[list[Char]], list[Char]]

_SCAN_SHARE = 0.6
"""A scan fills the page up to its margins; the largest photographs in text reports cover about half of one."""
_SCAN_MAX_CHARS = 25
"""A scanned page may carry a typed page number or a stamp as text."""


def keep_chars(chars: list[Char]) -> list[Char]:
    """The repair of a sound text layer: none."""
    return chars


@dataclass(frozen=True, slots=True)
class PageLook:
    """What PDFium gives of one page, the text upright, before anything is repaired."""

    frame: PageFrame
    chars: list[Char]
    drawings: Drawings
    turn: int


def look_at_page(doc: pdfium.PdfDocument, index: int) -> PageLook:
    """The glyphs and drawings of page `index` (from 0).

    Raises:
        pdfium.PdfiumError: the page cannot be loaded.
    """
    page = doc[index]
    try:
        frame = page_to_frame(page)
        chars = read_chars(page, frame)
        turn = find_turn(chars)
        if turn:
            frame = frame.turned(turn)
            chars = read_chars(page, frame)
        drawings = read_drawings(page, frame)
    finally:
        page.close()
    return PageLook(frame, chars, drawings, turn)


def read_page(doc: pdfium.PdfDocument, index: int, repair: Repair = keep_chars, look: PageLook | None = None) -> Page:
    """Page `index` (from 0) with its repaired words and its rules; the method is `text` whatever the repair did.

    Args:
        doc: the document.
        index: the page's position, from 0.
        repair: what mends the glyphs before words are made of them.
        look: the page as it was looked at before, so that it need not be read a second time.
    Raises:
        pdfium.PdfiumError: the page cannot be loaded.
    """
    look = look or look_at_page(doc, index)
    words = chars_to_words(repair(look.chars))
    frame, drawings = look.frame, look.drawings
    return Page(index + 1, frame.width, frame.height, tuple(words), drawings.edges, "text", look.turn, drawings.figures)


def find_turn(chars: list[Char]) -> int:
    """Clockwise quarter turns that bring most glyphs of the page upright: 1 for text that runs up the page."""
    turns = Counter(c.turn for c in chars if not c.is_generated and not c.text.isspace())
    if not turns:
        return 0
    # a chart with sideways labels is no sideways page: only a clear majority turns it
    turn, count = turns.most_common(1)[0]
    return (4 - turn) % 4 if count > 0.6 * turns.total() else 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is on a page: `image_share` of its area under pictures (0 to 1), and how many glyphs it has."""

    image_share: float
    n_chars: int


def read_coverage(doc: pdfium.PdfDocument, index: int) -> Coverage:
    """Measure page `index` (from 0).

    Raises:
        pdfium.PdfiumError: the page cannot be loaded.
    """
    page = doc[index]
    try:
        frame = page_to_frame(page)
        images = read_drawings(page, frame).images
        n_chars = sum(1 for c in read_chars(page, frame) if not c.text.isspace())
    finally:
        page.close()
    return Coverage(covered_share(images, frame.width, frame.height), n_chars)


def has_scan(coverage: Coverage) -> bool:
    """Whether the page is a picture of a page, with next to no text over it."""
    return coverage.image_share >= _SCAN_SHARE and coverage.n_chars <= _SCAN_MAX_CHARS


def covered_share(images: tuple[BBox, ...], width: float, height: float) -> float:
    """Share of the page under any of the boxes, on a raster, as scanners cut pages into strips that overlap."""
    n = 24
    if not images:
        return 0.0
    if width <= 0 or height <= 0:
        return 0.0
    covered = 0
    for row in range(n):
        for col in range(n):
            x, y = (col + 0.5) * width / n, (row + 0.5) * height / n
            covered += any(box.contains_point(x, y) for box in images)
    return covered / (n * n)
