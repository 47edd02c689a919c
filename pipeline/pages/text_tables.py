"""Tables of plain texts: cells without boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prongsai.pipeline.model import Cell, Finding, Method, Provenance, Table

MOST_COLUMNS = 500
"""What is read of a row: a list of every assessed year, instrument, indicator and question has 300 columns, and a
hostile row of a million would make as many of each row."""


def say_too_wide(rows: Sequence[Sequence[str]], line: int) -> list[Finding]:
    """A finding where a row of the table that begins in this line has more values than are read."""
    widest = max(map(len, rows))
    if widest <= MOST_COLUMNS:
        return []
    message = f"a row of the table in line {line} has {widest} values; only the first {MOST_COLUMNS} are read"
    remedy = "if it is a report, split its columns into several files"
    where = Provenance(line_no=line)
    return [Finding("error", "text-damaged", message, raw=f"line {line}", suggestion=remedy, where=where)]


def rows_to_table(
    rows: Sequence[Sequence[str]],
    clean: Callable[[str], str] = str.strip,
    method: Method = "dump",
    line_nos: Sequence[Sequence[int]] = (),
) -> Table:
    """A table without spans from rows of texts; short rows are filled with empty cells.

    Args:
        rows: texts as printed, at least one.
        clean: what makes of a text as printed the text of the cell.
        method: how the texts were read.
        line_nos: for each row the lines that its cells begin in, the last one that of all behind it; empty for a text
            whose lines nobody counts.
    """
    n_cols = min(max(len(row) for row in rows), MOST_COLUMNS)
    cells = tuple(
        Cell(r, c, clean(row[c]), raw=row[c], line_no=line) if c < len(row) else Cell(r, c, "", line_no=line)
        for r, row in enumerate(rows)
        for c, line in zip(range(n_cols), _to_lines(line_nos[r] if line_nos else (), n_cols), strict=True)
    )
    return Table(cells, len(rows), n_cols, method=method, is_ruled=False)


def _to_lines(line_nos: Sequence[int], n_cols: int) -> list[int | None]:
    """The line of each cell of a row."""
    if not line_nos:
        return [None] * n_cols
    return [line_nos[min(col, len(line_nos) - 1)] for col in range(n_cols)]
