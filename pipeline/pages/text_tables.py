"""Tables of plain texts: cells without boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prongsai.pipeline.model import Cell, Method, Table


def rows_to_table(
    rows: Sequence[Sequence[str]], clean: Callable[[str], str] = str.strip, method: Method = "dump"
) -> Table:
    """A table without spans from rows of texts; short rows are filled with empty cells.

    Args:
        rows: texts as printed, at least one.
        clean: what makes of a text as printed the text of the cell.
        method: how the texts were read.
    """
    n_cols = max(len(row) for row in rows)
    cells = tuple(
        Cell(r, c, clean(row[c]) if c < len(row) else "", raw=row[c] if c < len(row) else "")
        for r, row in enumerate(rows)
        for c in range(n_cols)
    )
    return Table(cells, len(rows), n_cols, method=method, is_ruled=False)
