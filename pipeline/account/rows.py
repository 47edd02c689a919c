"""Rows of tables of measures of which nothing stands in any measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.normalizers.names.persons import hide_persons
from prongsai.pipeline.account.evidence import SHORTEST_PIECE, Evidence, letters_of
from prongsai.pipeline.account.measures import find_last_heading
from prongsai.pipeline.account.texts import TextInRows
from prongsai.pipeline.model import Block, Cell, Finding, Table

_TELLING = 2
"""A row with one cell of text is a group, a remark or a signature."""
_FEWEST_HELD = 0.5
"""Share of the cells of a row: offices, periods, steps come again in other measures, and fill two of five columns."""
_QUOTED, _MOST_QUOTED = 60, 20
"""Characters of a row that a finding quotes, and rows: two printed lines in all for each of a table's pages."""


def find_unread_rows(blocks: Sequence[Block], evidence: Evidence, rows: TextInRows) -> Iterator[Finding]:
    """One finding for each table of measures that has rows of running text which no measure holds.

    Rows down to the one that names fields, else to the first measure, are headings; what a row shares with others in
    merged cells is not its own.
    """
    for table in blocks:
        if isinstance(table, Table) and table.table_no in evidence.measured_tables:
            unread = list(_unread_rows(table, evidence, rows))
            if unread:
                yield _finding(table, unread)


def _unread_rows(table: Table, evidence: Evidence, rows: TextInRows) -> Iterator[list[Cell]]:
    first = find_last_heading(table)
    if first is None:
        first = min(
            place.row_no - table.row_offset
            for one in evidence.measures
            if (place := one.provenance).table_no == table.table_no and place.row_no is not None
        )
    found: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.row > first and len(letters_of(cell.text)) >= SHORTEST_PIECE:
            found.setdefault(cell.row, []).append(cell)
    for _, cells in sorted(found.items()):
        held = sum(rows.holds_cell(cell.text) for cell in cells)
        if len(cells) >= _TELLING and held < _FEWEST_HELD * len(cells):
            yield cells


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
