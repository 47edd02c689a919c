"""The vocabulary of the project as plain, immutable rows.

Every stage takes and gives rows of these types; this module imports nothing of ours. Lengths are PDF points with
the origin at the top left of the page, years are Buddhist era, pages count from 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, NamedTuple, TypeVar

Severity = Literal["info", "warning", "error"]
Method = Literal["text", "repaired_text", "ocr", "dump", "narrative"]
Instrument = Literal["IIT", "EIT", "OIT"]
Scope = Literal["overall", "instrument", "indicator", "sub_indicator", "question"]
ScoreStatus = Literal["verified", "read", "repaired", "corrected", "ambiguous", "conflict", "suspect"]
Role = Literal[
    "score",
    "target",
    "pass_mark",
    "weight",
    "maximum",
    "change",
    "share",
    "count",
    "other_index",
    "self_assessed",
    "group_mean",
    "copied",
    "unknown",
]
"""What a number that stands like a score is: only a `score` is a result of the assessment."""
MeasureStatus = Literal["done", "not_done", "in_progress"]
DocumentStatus = Literal["ok", "partial", "failed"]
DocumentKind = Literal["analysis", "measures_report", "memo", "results_table", "other"]


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
    """Clockwise quarter turns of the glyph on the page: 0 upright, 3 a heading that is read from bottom to top."""
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
    is_readable: bool = True
    """False where the page carries content that no reader could turn into text; a finding says why."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A box with text in a table; `row` and `col` count from 0, spans are 1 for a plain cell.

    `lines` keeps the printed lines; `text` is the lines joined the way Thai is written.
    """

    row: int
    col: int
    text: str
    raw: str = ""
    row_span: int = 1
    col_span: int = 1
    lines: tuple[str, ...] = ()
    bbox: BBox | None = None
    page: int | None = None
    confidence: float = 1.0
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in rows and columns; a covered grid position belongs to the spanning cell and has no cell of its own."""

    cells: tuple[Cell, ...]
    n_rows: int
    n_cols: int
    table_no: int = 0
    page: int | None = None
    pages: tuple[int, ...] = ()
    bbox: BBox | None = None
    method: Method = "text"
    is_ruled: bool = True

    def grid(self) -> list[list[Cell | None]]:
        """Rows of cells; a spanning cell stands in every position that it covers, None where there is none."""
        rows: list[list[Cell | None]] = [[None] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            for r in range(cell.row, min(cell.row + cell.row_span, self.n_rows)):
                for c in range(cell.col, min(cell.col + cell.col_span, self.n_cols)):
                    rows[r][c] = cell
        return rows


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside tables: one printed line, or one line of a dump."""

    text: str
    raw: str = ""
    page: int | None = None
    bbox: BBox | None = None
    size_pt: float | None = None
    is_bold: bool = False
    confidence: float = 1.0
    method: Method = "text"
    steps: tuple[str, ...] = ()
    is_wrapped: bool = False
    """True for a line of a dump that another follows without an empty line between: they may be one paragraph."""


Block = Paragraph | Table
"""What a document is made of after the table stage, in reading order."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Enough to put a finger on the paper."""

    page: int | None = None
    bbox: BBox | None = None
    table_no: int | None = None
    row_no: int | None = None
    method: Method = "text"
    column_no: int | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """One reading of one score. `value` is None where a dash says that nothing was assessed."""

    fiscal_year: int | None
    scope: Scope
    instrument: Instrument | None
    code: str
    value: float | None
    scale_max: float
    raw_code: str
    raw_score: str
    provenance: Provenance
    level: str | None = None
    printed_level: str | None = None
    """The rating as printed, where that is not just `level`."""
    subject: str | None = None
    """The body's name as printed in a results table; None where the score is the reporting body's own."""
    subject_place: str | None = None
    """District and province printed in the same row, if any."""
    name_text: str = ""
    """The question or indicator text printed beside the code, evidence for the code and the year."""
    context: str = ""
    context_kind: Literal["main", "issue", "narrative", "comparison", "results"] = "main"
    """Where it stood: a main score table, a table of one issue, prose, a table of several years, a results table."""
    confidence: float = 1.0
    is_foreign: bool = False
    """True where the text around it names another body: it must never become this body's score."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """The value to use for one body, assessed year and code, and the readings behind it."""

    fiscal_year: int | None
    scope: Scope
    instrument: Instrument | None
    code: str
    score: float
    scale_max: float
    level: str | None
    status: ScoreStatus
    confidence: float
    readings: tuple[int, ...]
    """Positions, in the list of observations, of the readings that agree with the score; the first one is shown."""
    subject: str | None = None
    basis: tuple[str, ...] = ()
    """Why it has its status, as `scores.basis` says it."""
    printed_level: str | None = None
    is_proven: bool = False
    """True where it stands in a sum that holds."""
    dissent: tuple[int, ...] = ()
    """Positions of the readings of the same code that say another value."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A body's name as printed."""

    text: str
    unit_type: str | None
    """One of sao, mun, pao, special; None where no type word was printed."""
    name: str
    district: str | None
    province: str | None
    role: Literal["title", "heading", "body", "letterhead", "row", "filename"]
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the gazetteer."""

    unit_id: str
    type: str
    name: str
    full_name: str
    district: str | None
    province: str
    district_code: str | None
    dla_code: str | None
    source: str


@dataclass(frozen=True, slots=True)
class UnitDecision:
    """Who the report is about, or nobody when the evidence does not decide."""

    unit: Unit | None
    confidence: float
    name: str | None = None
    unit_type: str | None = None
    district: str | None = None
    province: str | None = None
    candidates: tuple[tuple[Unit, float], ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure (มาตรการ / กิจกรรม) with everything that the report says of it."""

    issue_no: int | None
    issue: str | None
    instrument: Instrument | None
    measure_no: int | None
    measure: str
    steps: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    period: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    monitoring: str | None = None
    status: MeasureStatus | None = None
    pages: tuple[int, ...] = ()
    confidence: float = 1.0
    provenance: Provenance = Provenance()
    """Where the measure's own text begins."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at."""

    severity: Severity
    code: str
    message: str
    page: int | None = None
    bbox: BBox | None = None
    field: str | None = None
    raw: str | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One distinct input, known by the SHA-256 of its bytes."""

    document_id: str
    sources: tuple[str, ...]
    media_type: str


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Result(Generic[Row]):
    """What a stage gives: rows, and findings about what it met."""

    rows: list[Row]
    findings: list[Finding] = field(default_factory=list)
