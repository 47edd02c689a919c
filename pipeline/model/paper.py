"""What stands on a page: boxes, glyphs, rules, words, and where on the paper something was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

Method = Literal["text", "repaired_text", "ocr", "dump", "narrative"]
MACHINE_READ: tuple[Method, ...] = ("ocr", "dump")
"""Ways of reading in which a digit may be misread or lost; a text layer says what was printed."""
MAY_BE_GARBLED: tuple[Method, ...] = ("ocr", "repaired_text")
"""Ways of reading in which letters get lost or misread; a dump is mostly spelt right."""


class BBox(NamedTuple):
    """A box on a page in PDF points, origin at the page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    @property
    def x_mid(self) -> float:
        """The middle between left and right."""
        return (self.x0 + self.x1) / 2

    @property
    def y_mid(self) -> float:
        """The middle between top and bottom."""
        return (self.top + self.bottom) / 2

    def contains_point(self, x: float, y: float) -> bool:
        """Whether a point lies in the box or on its rim."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def overlaps(self, other: BBox) -> bool:
        """Whether two boxes share some area; boxes that only touch do not."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.top < other.bottom and other.top < self.bottom


def join_boxes(boxes: Iterable[BBox]) -> BBox | None:
    """The smallest box around all of `boxes`; None for none."""
    kept = list(boxes)
    if not kept:
        return None
    return BBox(min(b.x0 for b in kept), min(b.top for b in kept), max(b.x1 for b in kept), max(b.bottom for b in kept))


class Char(NamedTuple):
    """One glyph of a text layer, in content-stream order.

    `text` is what it reads after repair ("" for a glyph that another one has absorbed), `raw` what the layer says;
    `font` names the font *subset* inside the document, because faults sit in subsets, not in pages.
    """

    text: str
    raw: str
    x0: float
    top: float
    x1: float
    bottom: float
    origin_y: float
    size_pt: float
    font: str
    is_generated: bool = False
    """True where the reader invented the character (a blank between words), so no glyph stands for it."""
    turn: int = 0
    """Clockwise quarter turns of the glyph on the page: 0 upright, 3 a heading that is read from bottom to top.

    The coordinates of a glyph that is not upright are those on the page turned until it is, so that whatever looks at
    lines, gaps and marks needs to know of one direction only."""
    steps: tuple[str, ...] = ()
    """The names of the repairs that changed its text, in the order applied."""


class Edge(NamedTuple):
    """A drawn rule, horizontal (top == bottom) or vertical (x0 == x1)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """False for an upright rule."""
        return self.top == self.bottom


@dataclass(frozen=True, slots=True)
class Word:
    """Text with a box: a run of glyphs without a gap, or what a recogniser read in one box.

    `char_x` gives the left edge of each character of `text`, so a word that runs over a ruling can be cut there;
    it is empty where the reader knows only the whole box.
    """

    text: str
    raw: str
    bbox: BBox
    baseline: float
    size_pt: float
    space_before: bool = False
    """True where the layer has a blank between this word and the one before it on the line."""
    confidence: float = 1.0
    steps: tuple[str, ...] = ()
    char_x: tuple[float, ...] = ()
    turn: int = 0
    """Clockwise quarter turns, as in `Char`."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, ready for the table finder, whatever its text came from."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    edges: tuple[Edge, ...]
    method: Method
    turn: int = 0
    """Clockwise quarter turns that made sideways text upright: boxes of words and edges are on the turned page, those
    of blocks are turned back."""
    figures: tuple[BBox, ...] = ()
    """Boxes of slanted and curved drawings, such as the lines of a chart: what lies there is no table."""
    tilt_deg: float = 0.0
    """Degrees by which the paper is turned clockwise on top of that: words and edges are on the level page."""
    parts: tuple[BBox, ...] = ()
    """The pages that a print tool put side by side onto this one, in reading order, as words and edges lie; empty for
    a page by itself."""
    is_readable: bool = True
    """False where the page carries content that no reader could turn into text; a finding says why."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Enough to put a finger on the paper."""

    page: int | None = None
    bbox: BBox | None = None
    table_no: int | None = None
    row_no: int | None = None
    method: Method = "text"
    column_no: int | None = None
    line_no: int | None = None
    """The line of a text file, from 1, also for what stands in a table; None for other files."""
    paragraph_no: int | None = None
    """The paragraph of a web page or a Word file, from 1, tables left out."""
    sheet_cell: str | None = None
    """The cell of a workbook, `ผล!C7`; its `page` is then the number of the sheet, from 1."""
