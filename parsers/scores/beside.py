"""Lists that stand beside each other in one grid, taken apart where the headings begin again.

`ที่ | หน่วยงาน | คะแนน | ที่ | หน่วยงาน | คะแนน` saves paper: the right half goes on where the left one ends. Read as one
table it would have two columns for one thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from prongsai.parsers.scores.cell_text import is_score_text, plain
from prongsai.parsers.scores.heading_rows import find_heading_height
from prongsai.pipeline.model import Cell, Table

_FEWEST_COLUMNS = 2
"""A list has a name and a number at least; `คะแนน | คะแนน` are two columns of one table."""


def split_beside(table: Table) -> Iterator[Table]:
    """The lists of a grid from left to right; a table whose headings do not begin again comes back unchanged."""
    grid = table.grid()
    height = find_heading_height(grid)
    width = _find_width(grid[height - 1], grid[height:]) if height else None
    if width is None:
        yield table
        return
    for left in range(0, table.n_cols, width):
        yield cut_columns(table, left, left + width)


def _find_width(heading: Sequence[Cell | None], body: Sequence[Sequence[Cell | None]]) -> int | None:
    """Columns of each list, where the lowest headings are the same again and each list has names of its own."""
    texts = [plain(cell.text).replace(" ", "") if cell is not None else "" for cell in heading]
    n_cols = len(texts)
    for width in range(_FEWEST_COLUMNS, n_cols):
        parts = {tuple(texts[left : left + width]) for left in range(0, n_cols, width)}
        if len(parts) > 1 or len(set(texts[:width])) < _FEWEST_COLUMNS:
            continue
        if all(_has_names(body, left, left + width) for left in range(0, n_cols, width)):
            return width
    return None


def _has_names(body: Sequence[Sequence[Cell | None]], left: int, right: int) -> bool:
    """True where a column between these holds words and another holds scores."""
    are_words, are_scores = False, False
    for col in range(left, right):
        texts = [plain(cell.text) for row in body if (cell := row[col]) is not None and cell.text.strip()]
        scores = sum(map(is_score_text, texts))
        are_words = are_words or (bool(texts) and scores * 2 < len(texts))
        are_scores = are_scores or (bool(texts) and scores * 2 >= len(texts))
    return are_words and are_scores


def cut_columns(table: Table, left: int, right: int) -> Table:
    """The columns from `left` to before `right` as a table of their own; a cell over both stands in each."""
    cells = []
    for cell in table.cells:
        first, end = max(cell.col, left), min(cell.col + cell.col_span, right)
        if first < end:
            cells.append(replace(cell, col=first - left, col_span=end - first))
    return replace(table, cells=tuple(cells), n_cols=right - left, column_offset=table.column_offset + left)
