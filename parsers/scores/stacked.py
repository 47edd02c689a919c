"""One grid that holds several tables, one under the other, taken apart at the rows that head them.

Tables without rules, and tables set without a gap, come as one grid: a row of running text over the whole width, then a
heading of its own, then other codes. Read as one table, the second part would have the first part's columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.heading_rows import is_heading_row
from prongsai.pipeline.model import Cell, Paragraph, Table

_SHORT = 12
"""Characters. A word or a number in a row by itself is a cell whose neighbours are empty, no title or sentence.
Measured: 6 to 18 give the same rows of 9 reports."""


def split_stacked(table: Table) -> Iterator[tuple[list[Paragraph], Table]]:
    """The parts of a grid, each with the title rows above it; a plain table comes back alone and unchanged."""
    grid = table.grid()
    titles = {
        r: title
        for r, (row, below) in enumerate(pairwise(grid))
        # a title in the first row is one of the heading
        if r and (title := _only_text(row)) is not None and _spans(title, table) and is_heading_row(below)
    }
    if not titles:
        yield [], table
        return
    bounds = [*titles, table.n_rows]
    yield [], _cut_out(table, 0, bounds[0])
    for title_row, bottom in pairwise(bounds):
        yield [_to_paragraph(titles[title_row], table)], _cut_out(table, title_row + 1, bottom)


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
