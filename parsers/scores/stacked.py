"""One grid that holds several tables, one under the other, taken apart at the rows that head them.

Tables without rules, and tables set without a gap, come as one grid: a row of running text over the whole width, then a
heading of its own, then other codes. Read as one table, the second part would have the first part's columns; and where
the same rows come again, it would have the first part's year and body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.heading_rows import is_heading_row
from prongsai.parsers.scores.restarts import Start, find_restarts
from prongsai.parsers.year_runs import find_year_runs
from prongsai.pipeline.model import Cell, Paragraph, Table

_SHORT = 12
"""Characters. A word or a number in a row by itself is a cell whose neighbours are empty, no title or sentence.
Measured: 6 to 18 give the same rows of 9 reports."""


@dataclass(frozen=True, slots=True)
class StackedPart:
    """One table of a grid."""

    titles: Sequence[Paragraph]
    """The rows above it that say what it is."""
    table: Table
    is_again: bool = False
    """True where the grid has the same rows more than once, so that only the titles tell what the numbers are."""
    year: int | None = None
    """The year of its title where only the titles together tell that they are years: `CY๒๐๒๒` and `CY๒๐๒๓`."""


def split_stacked(table: Table) -> Iterator[StackedPart]:
    """The parts of a grid, each with the title rows above it; a plain table comes back alone and unchanged."""
    grid = table.grid()
    starts = find_restarts(grid)
    if any(start.titles for start in starts):
        yield from _cut_at(starts, table)
        return
    titles = {
        r: title
        for r, (row, below) in enumerate(pairwise(grid))
        # a title in the first row is one of the heading
        if r and (title := _only_text(row)) is not None and _spans(title, table) and is_heading_row(below)
    }
    if not titles:
        yield StackedPart([], table)
        return
    bounds = [*titles, table.n_rows]
    yield StackedPart([], _cut_out(table, 0, bounds[0]))
    for title_row, bottom in pairwise(bounds):
        yield StackedPart([_to_paragraph(titles[title_row], table)], _cut_out(table, title_row + 1, bottom))


def _cut_at(starts: Sequence[Start], table: Table) -> Iterator[StackedPart]:
    """The parts of a grid whose rows begin again."""
    years = find_year_runs([" ".join(cell.text for cell in start.titles) for start in starts])
    # what stands over a part is its title and no row of the part above it
    ends = [min((cell.row for cell in start.titles), default=start.row) for start in starts[1:]]
    for at, (start, end) in enumerate(zip(starts, [*ends, table.n_rows], strict=True)):
        titles = [_to_paragraph(cell, table) for cell in start.titles]
        yield StackedPart(titles, _cut_out(table, start.row, end), is_again=True, year=years.get(at))


def _spans(title: Cell, table: Table) -> bool:
    """True for a cell over all columns, or all but one."""
    return title.col_span >= table.n_cols - 1


def _cut_out(table: Table, top: int, bottom: int) -> Table:
    """The rows from `top` to before `bottom` as a table of their own."""
    cells = (replace(cell, row=cell.row - top) for cell in table.cells if top <= cell.row < bottom)
    return replace(table, cells=tuple(cells), n_rows=bottom - top, row_offset=table.row_offset + top)


def find_sentences(table: Table) -> Iterator[Paragraph]:
    """The rows that hold one text alone, which may state a score: `ตัวชี้วัดที่ ๑ … (๙๖.๙๔ คะแนน)`."""
    for row in table.grid():
        if (cell := _only_text(row)) is not None:
            yield _to_paragraph(cell, table)


def _only_text(row: list[Cell | None]) -> Cell | None:
    """The cell that alone holds text in a row, and more than a word; None where there is no such one."""
    filled = dict.fromkeys(cell for cell in row if cell is not None and cell.text.strip())
    if len(filled) != 1:
        return None
    (cell,) = filled
    return cell if len(plain(cell.text)) > _SHORT else None


def _to_paragraph(cell: Cell, table: Table) -> Paragraph:
    place = table.place_of(cell)
    return Paragraph(
        cell.text, cell.raw, place.page, cell.bbox, confidence=cell.confidence, method=table.method, cell=place
    )
