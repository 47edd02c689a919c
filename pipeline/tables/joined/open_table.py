"""A table that may go on over the next page, however long it grows.

Joining looks at the header and at the last rows only; the rows between are settled and never touched again, so that a
table over a thousand pages takes a thousand times what it takes over one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.pipeline.model import Cell, Table
from prongsai.pipeline.tables.joined.rows import append_table

_HEADER_ROWS = 4
"""As `_MAX_HEADER_ROWS` of `joined.rows`: where one part of the table ends so that another repeats its header."""
_MAX_ROWS = 240
"""Some ten pages of rows; tables are let go then, so that a report of a thousand pages takes no more memory. Measured:
120 to 360 give the same rows of 14 reports."""
_KEPT_ROWS = 80
"""Rows of the last page or two, from which the next page's first row is understood."""


class OpenTable:
    """The rows of a table so far; it grows page by page and is closed once."""

    def __init__(self, table: Table) -> None:
        self.tail = table
        """The header and the last rows, numbered as if nothing stood between them."""
        self._settled: list[Cell] = []
        self._settled_rows = 0

    def append(self, table: Table) -> bool:
        """Add the table of the next page; False, and nothing is changed, if it is a table of its own."""
        joined = append_table(self.tail, table)
        if joined is None or (self._settled and joined.n_cols != self.tail.n_cols):
            return False
        self.tail = joined
        if joined.n_rows > _MAX_ROWS:
            self._settle()
        return True

    def close(self) -> Table:
        """The whole table."""
        if not self._settled:
            return self.tail
        top = _find_boundary(self.tail.cells, _HEADER_ROWS)
        head = [c for c in self.tail.cells if c.row < top]
        rest = [replace(c, row=c.row + self._settled_rows) for c in self.tail.cells if c.row >= top]
        cells = (*head, *self._settled, *rest)
        return replace(self.tail, cells=cells, n_rows=self.tail.n_rows + self._settled_rows)

    def _settle(self) -> None:
        cells = self.tail.cells
        top = _find_boundary(cells, _HEADER_ROWS)
        end = _find_boundary(cells, max(self.tail.n_rows - _KEPT_ROWS, top))
        if end >= self.tail.n_rows:
            return  # one merged cell runs through all of it
        done = [replace(c, row=c.row + self._settled_rows) for c in cells if top <= c.row < end]
        self._settled.extend(sorted(done, key=lambda c: (c.row, c.col)))
        kept = [replace(c, row=c.row - (end - top)) if c.row >= end else c for c in cells if not top <= c.row < end]
        self._settled_rows += end - top
        self.tail = replace(self.tail, cells=tuple(kept), n_rows=self.tail.n_rows - (end - top))


def _find_boundary(cells: Sequence[Cell], row: int) -> int:
    """The first row from `row` on that no cell reaches into from above."""
    while True:
        reach = max((c.row + c.row_span for c in cells if c.row < row < c.row + c.row_span), default=row)
        if reach == row:
            return row
        row = reach
