"""Rows of tables of measures of which nothing stands in any measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.normalizers.names.persons import hide_persons
from prongsai.pipeline.account.evidence import SHORTEST_PIECE, Evidence, letters_of
from prongsai.pipeline.model import Block, Cell, Finding, Table

_TELLING = 2
"""A row with one cell of text is a group, a remark or a signature."""
_QUOTED, _MOST_QUOTED = 60, 20
"""Characters of a row that a finding quotes, and rows: two printed lines in all for each of a table's pages."""


def find_unread_rows(blocks: Sequence[Block], evidence: Evidence) -> Iterator[Finding]:
    """One finding for each table of measures that has rows of running text which no measure holds.

    Rows above the first measure are headings; what a row shares with others in merged cells is not its own.
    """
    for table in blocks:
        if isinstance(table, Table) and table.table_no in evidence.measured_tables:
            rows = list(_unread_rows(table, evidence))
            if rows:
                yield _finding(table, rows)


def _unread_rows(table: Table, evidence: Evidence) -> Iterator[list[Cell]]:
    first = min(
        place.row_no
        for one in evidence.measures
        if (place := one.provenance).table_no == table.table_no and place.row_no is not None
    )
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.row + table.row_offset > first and len(letters_of(cell.text)) >= SHORTEST_PIECE:
            rows.setdefault(cell.row, []).append(cell)
    for _, cells in sorted(rows.items()):
        if len(cells) >= _TELLING and not any(_is_in_row(cell.text, evidence) for cell in cells):
            yield cells


def _is_in_row(text: str, evidence: Evidence) -> bool:
    """Whether the middle of a cell stands in a measure: without its number, and without a signature behind it."""
    return letters_of(text)[3:SHORTEST_PIECE] in evidence.measured_text


def _finding(table: Table, rows: Sequence[Sequence[Cell]]) -> Finding:
    where = table.place_of(rows[0][0])
    count = f"{len(rows)} rows" if len(rows) > 1 else "a row"
    quoted = "; ".join(hide_persons(" ".join(cells[0].text.split()))[:_QUOTED] for cells in rows[:_MOST_QUOTED])
    return Finding(
        "warning",
        "text-unexplained",
        f"table {table.table_no}: no measure holds the text of {count}",
        where.page,
        where.bbox,
        "measures",
        quoted,
        "read them in the report",
        where,
    )
