"""A sheet that was too wide for the paper: its right columns stand on the next page, without the names of their rows.

A spreadsheet prints so. Nothing on the second page says which row is whose; that its rows lie at the same heights as
those of the page before does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from prongsai.pipeline.model import Block, Cell, Table

_SAME_HEIGHT_PT = 3.0
"""The same rows of a sheet are printed at the same height on each of its pages, to the rounding of the program that
prints; other rows lie a line apart, 12 pt or more for type that can be read: a quarter of that."""
_FEWEST_ROWS = 3
"""A heading and two rows: two tables that happen to have one row are no sheet."""
_SHORTEST_NAME = 6
"""Letters: `ผ่านดี` and `AA` are ratings and `IIT` is a heading, no names of rows."""


def join_sheets(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, tables whose columns go on on the next page as one.

    Args:
        blocks: of a document with pages, in reading order, tables joined over page ends.
    """
    held: Table | None = None
    for block in blocks:
        if isinstance(block, Table) and held is not None and (whole := _join(held, block)) is not None:
            held = whole
            continue
        if held is not None:
            yield held
            held = None
        if isinstance(block, Table):
            held = block
        else:
            yield block
    if held is not None:
        yield held


def _join(left: Table, right: Table) -> Table | None:
    """Both as one table; None where the right one is a table of its own."""
    if left.n_rows != right.n_rows or left.n_rows < _FEWEST_ROWS or not _goes_on(left.pages, right.pages):
        return None
    heights, others = _row_tops(left), _row_tops(right)
    if len(heights) < left.n_rows or len(others) < left.n_rows:
        return None
    if any(abs(one - other) > _SAME_HEIGHT_PT for one, other in zip(heights, others, strict=True)):
        return None
    if _has_names(right) or not _has_names(left):
        return None
    moved = tuple(replace(cell, col=cell.col + left.n_cols) for cell in right.cells)
    n_cols, pages = left.n_cols + right.n_cols, tuple(sorted({*left.pages, *right.pages}))
    return replace(left, cells=(*left.cells, *moved), n_cols=n_cols, pages=pages)


def _goes_on(left: Sequence[int], right: Sequence[int]) -> bool:
    """True where the right columns begin on the page behind the left ones."""
    return bool(left) and bool(right) and right[0] == left[-1] + 1


def _row_tops(table: Table) -> list[float]:
    tops: dict[int, float] = {}
    for cell in table.cells:
        if cell.bbox is not None:
            tops[cell.row] = min(tops.get(cell.row, cell.bbox.top), cell.bbox.top)
    return [tops[row] for row in sorted(tops)]


def _has_names(table: Table) -> bool:
    """True where a column holds words in most rows below the heading: the rows then have names of their own."""
    words: dict[int, int] = defaultdict(int)
    for cell in table.cells:
        words[cell.col] += cell.row > 0 and _is_name(cell)
    return max(words.values(), default=0) * 2 > table.n_rows


def _is_name(cell: Cell) -> bool:
    return sum(char.isalpha() for char in cell.text) >= _SHORTEST_NAME
