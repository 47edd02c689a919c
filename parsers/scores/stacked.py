"""One grid that holds several tables, one under the other, taken apart at the rows that head them.

Tables without rules, and tables set without a gap, come as one grid: a row of running text over the whole width, then a
heading of its own, then other codes. Read as one table, the second part would have the first part's columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.columns import is_heading_row
from prongsai.pipeline.model import Cell, Paragraph, Table

_SHORT = 12
"""Characters. Chosen: a word or a number in a row by itself is a cell whose neighbours are empty, no title or
sentence."""


def split_stacked(table: Table) -> Iterator[tuple[list[Paragraph], Table]]:
    """The parts of a grid, each with the title rows above it; a plain table comes back alone and unchanged."""
    grid = table.grid()
    starts = [
        r for r in range(1, table.n_rows - 2) if _is_title_row(grid[r], table.n_cols) and is_heading_row(grid[r + 1])
    ]
    if not starts:
        yield [], table
        return
    yield [], _cut_out(table, 0, starts[0])
    for title_row, bottom in pairwise([*starts, table.n_rows]):
        titles = [_to_paragraph(cell, table) for cell in dict.fromkeys(grid[title_row]) if cell is not None]
        yield titles, _cut_out(table, title_row + 1, bottom)


def _cut_out(table: Table, top: int, bottom: int) -> Table:
    """The rows from `top` to before `bottom` as a table of their own."""
    cells = (
        replace(cell, row=cell.row - top, row_span=min(cell.row_span, bottom - cell.row))
        for cell in table.cells
        if top <= cell.row < bottom
    )
    return replace(table, cells=tuple(cells), n_rows=bottom - top)


def find_sentences(table: Table) -> Iterator[Paragraph]:
    """The rows that hold one text alone, which may state a score: `ตัวชี้วัดที่ ๑ … (๙๖.๙๔ คะแนน)`."""
    for row in table.grid():
        filled = list(dict.fromkeys(cell for cell in row if cell is not None and cell.text.strip()))
        if len(filled) == 1 and len(plain(filled[0].text)) > _SHORT:
            yield _to_paragraph(filled[0], table)


def _is_title_row(row: list[Cell | None], n_cols: int) -> bool:
    cells = list(dict.fromkeys(cell for cell in row if cell is not None and cell.text.strip()))
    return len(cells) == 1 and cells[0].col_span >= n_cols - 1 and len(plain(cells[0].text)) > _SHORT


def _to_paragraph(cell: Cell, table: Table) -> Paragraph:
    return Paragraph(cell.text, cell.raw, cell.page, cell.bbox, confidence=cell.confidence, method=table.method)
