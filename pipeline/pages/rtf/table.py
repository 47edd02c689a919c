"""Tables of RTF: rows that say where their cells end, put on one grid."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from prongsai.pipeline.model import Cell, Table
from prongsai.pipeline.pages.embedded import EmbeddedPicture, Part
from prongsai.pipeline.pages.text_tables import MOST_COLUMNS
from prongsai.pipeline.pages.word.read import drop_note_marks

_SAME_EDGE_TWIPS = 60
"""A millimetre: edges of one column that somebody moved by hand in single rows."""


@dataclass(slots=True)
class RowDraft:
    """A row in the making: where its cells end, in twips, which of them go on from others, and their texts."""

    edges: list[int] = field(default_factory=list)
    marks: list[frozenset[str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    _open: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """The definition of its cells begins."""
        self.edges, self.marks, self._open = [], [], set()

    def mark(self, word: str) -> None:
        """The cell that is being defined goes on from the one above (`clvmrg`) or before it (`clmrg`)."""
        self._open.add(word)

    def end_definition(self, edge: int) -> None:
        """A cell is defined, up to its right edge."""
        if len(self.edges) < MOST_COLUMNS:
            self.edges.append(edge)
            self.marks.append(frozenset(self._open))
        self._open = set()

    def add(self, text: str) -> None:
        """The text of the next cell."""
        self.texts.append(text)

    def rest(self) -> list[str]:
        """Texts of cells whose row never ended."""
        texts, self.texts = self.texts, []
        return texts

    def after(self) -> RowDraft:
        """The draft of the row below, which has the same cells until it says otherwise."""
        return RowDraft(list(self.edges), list(self.marks))


@dataclass(slots=True)
class TableDraft:
    """Rows one below the other."""

    rows: list[RowDraft] = field(default_factory=list)
    pictures: list[EmbeddedPicture] = field(default_factory=list)

    def add(self, row: RowDraft) -> None:
        """One more row."""
        self.rows.append(row)

    def take(self) -> Iterator[Part]:
        """The table, where there is one, and the pictures in it; there is none afterwards."""
        rows, self.rows = [row for row in self.rows if row.texts], []
        pictures, self.pictures = self.pictures, []
        if rows:
            yield _to_table(rows)
        yield from pictures


def _to_table(rows: list[RowDraft]) -> Table:
    edges = _common_edges(rows)
    cells: list[Cell] = []
    above: dict[int, int] = {}  # column -> place in `cells` of the cell that the one below may go on from
    n_cols = max(len(edges), 1)
    for at, row in enumerate(rows):
        col = 0
        before: int | None = None
        for number, text in enumerate(row.texts):
            marks = row.marks[number] if number < len(row.marks) else frozenset()
            end = _column_behind(edges, row.edges[number]) if number < len(row.edges) else col + 1
            span = max(1, end - col)
            if "clmrg" in marks and before is not None:
                cells[before] = replace(cells[before], col_span=cells[before].col_span + span)
            elif "clvmrg" in marks and col in above:
                first = cells[above[col]]
                cells[above[col]] = replace(first, row_span=at - first.row + 1)
            else:
                shown = "\n".join(" ".join(drop_note_marks(line).split()) for line in text.strip().split("\n")).strip()
                before = above[col] = len(cells)
                cells.append(Cell(at, col, shown, text.strip(), 1, span))
            col += span
        n_cols = max(n_cols, col)
    return Table(tuple(cells), len(rows), n_cols, method="text")


def _common_edges(rows: list[RowDraft]) -> list[int]:
    """The right edges of all columns, those that differ by a hair taken as one."""
    found: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not found or edge - found[-1] > _SAME_EDGE_TWIPS:
            found.append(edge)
    return found


def _column_behind(edges: list[int], edge: int) -> int:
    """The number of columns up to an edge."""
    return bisect_left(edges, edge - _SAME_EDGE_TWIPS) + 1
