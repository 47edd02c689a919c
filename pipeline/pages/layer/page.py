"""PDF page -> Page: words and rules with the text upright, whatever way the page or its text is turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium

from prongsai.pipeline.model import BBox, Char, Page
from prongsai.pipeline.pages.layer.drawings import Drawings, read_drawings
from prongsai.pipeline.pages.layer.glyph_stream import read_glyphs
from prongsai.pipeline.pages.layer.imposition import find_parts
from prongsai.pipeline.pages.layer.opening import load_page
from prongsai.pipeline.pages.layer.page_objects import walk_page
from prongsai.pipeline.pages.layer.under_pictures import is_text_under_picture, shows_text
from prongsai.pipeline.pages.layer.veils import Reason
from prongsai.pipeline.paper.page_frame import PageFrame, page_to_frame
from prongsai.pipeline.paper.words import chars_to_words

_CLEAR_MAJORITY = 0.6
"""A chart with sideways labels is no sideways page: only more than this share of its glyphs turns it."""
_LEAST_TILT_DEG = 0.05
"""Moves the end of a line by half a point, which is where rules begin to look slanted."""
_MOST_TILT_DEG = 15.0
"""Stamps and watermarks stand at 30 degrees and more, pages that were turned in printing at a few: half of the one."""
_SAME_TILT_DEG = 0.3
"""A page is turned as a whole; the lines of a text layer over a scan that sags differ by some tenths."""
_RASTER = 24
"""Points across and down at which a page is asked whether a picture covers it: 576, each a fifth of a per cent."""


@dataclass(frozen=True, slots=True)
class PageLook:
    """What PDFium gives of one page, the text upright, before anything is repaired."""

    frame: PageFrame
    chars: list[Char]
    drawings: Drawings
    turn: int
    hidden: Mapping[Reason, int] = field(default_factory=dict)
    """How many glyphs of its text are not seen, by what hides them."""
    tilt_deg: float = 0.0
    """By how much the page is turned clockwise, after the quarter turns; `frame` is level."""
    dropped: tuple[tuple[float, float], ...] = ()
    """Where texts begin that PDFium leaves out, on the page as `frame` has it."""
    parts: tuple[BBox, ...] = ()
    """The pages that a print tool put side by side onto this one."""
    laid: int = 0
    """How many of `chars`, without blanks, lie unseen over or under a picture: what some program read there."""

    @property
    def image_share(self) -> float:
        """How much of the page pictures cover, 0 to 1."""
        return covered_share(self.drawings.images, self.frame.width, self.frame.height)


def look_at_page(doc: pdfium.PdfDocument, index: int, hidden_layers: frozenset[str] = frozenset()) -> PageLook:
    """The glyphs and drawings of page `index` (from 0) that a reader sees.

    Args:
        doc: the open document.
        index: the page, from 0.
        hidden_layers: names of the layers that are switched off.
    Raises:
        pdfium.PdfiumError: the page cannot be loaded.
    """
    page = load_page(doc, index)
    try:
        frame = page_to_frame(page)
        objects = walk_page(page, hidden_layers)
        glyphs = read_glyphs(page, frame, objects)
        hidden = glyphs.hidden
        turn, tilt = find_turn(glyphs.chars), find_tilt(glyphs.tilts)
        if turn or tilt:
            frame = frame.turned(turn).levelled(tilt)
            glyphs = read_glyphs(page, frame, objects)
        drawings = read_drawings(objects, frame)
        parts = find_parts(objects, frame)
        laid = glyphs.laid
        if not laid and glyphs.chars and is_text_under_picture(objects) and not shows_text(page, objects):
            laid = sum(not char.text.isspace() for char in glyphs.chars)
    finally:
        page.close()
    dropped = tuple(frame.point(x, y) for x, y in glyphs.dropped)
    return PageLook(frame, glyphs.chars, drawings, turn, hidden, tilt, dropped, parts, laid)


def look_to_page(look: PageLook, number: int, chars: Sequence[Char]) -> Page:
    """Page `number` (from 1) with its words and its rules; the method is `text` whatever was repaired.

    Args:
        look: the page as PDFium gives it.
        number: its number, from 1.
        chars: its glyphs, mended where they needed it.
    """
    frame, drawings = look.frame, look.drawings
    words = tuple(chars_to_words(chars, frame.width, frame.height))
    page = Page(number, frame.width, frame.height, words, drawings.edges, "text", look.turn, drawings.figures)
    return replace(page, tilt_deg=look.tilt_deg, parts=look.parts)


def find_turn(chars: list[Char]) -> int:
    """Clockwise quarter turns that bring most glyphs of the page upright: 1 for text that runs up the page."""
    turns = Counter(c.turn for c in chars if not c.is_generated and not c.text.isspace())
    if not turns:
        return 0
    turn, count = turns.most_common(1)[0]
    return (4 - turn) % 4 if count > _CLEAR_MAJORITY * turns.total() else 0


def find_tilt(tilts: Mapping[float, int]) -> float:
    """Degrees by which most glyphs of a page run down to the right; 0 where they are level, or differ.

    Args:
        tilts: glyphs by the degrees of their text.
    """
    total = sum(tilts.values())
    passed, middle = 0, 0.0
    for tilt, count in sorted(tilts.items()):
        passed += count
        if 2 * passed >= total:
            middle = tilt
            break
    alike = sum(count for tilt, count in tilts.items() if abs(tilt - middle) <= _SAME_TILT_DEG)
    is_turned = _LEAST_TILT_DEG <= abs(middle) <= _MOST_TILT_DEG
    return middle if is_turned and alike > _CLEAR_MAJORITY * total else 0.0


def covered_share(images: tuple[BBox, ...], width: float, height: float) -> float:
    """Share of the page under any of the boxes, on a raster, as scanners cut pages into strips that overlap."""
    if not images:
        return 0.0
    if width <= 0 or height <= 0:
        return 0.0
    covered = 0
    for row in range(_RASTER):
        for col in range(_RASTER):
            x, y = (col + 0.5) * width / _RASTER, (row + 0.5) * height / _RASTER
            covered += any(box.contains_point(x, y) for box in images)
    return covered / (_RASTER * _RASTER)
