"""Tables that say beside their scores what is to be done about them: a statement for each cell of that column.

A cell stands for the rows that it reaches over: those that it spans, and in a dump, which knows no spans, the empty
ones below it, as far as the same instrument goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from prongsai.normalizers.names.persons import hide_persons
from prongsai.normalizers.values.instruments import find_instruments
from prongsai.parsers.analyses.kinds import kind_of_statement, kinds_named
from prongsai.parsers.measures.columns import distinct_cells
from prongsai.parsers.measures.groups import Group
from prongsai.pipeline.model import Analysis, AnalysisKind, Cell, Instrument, Table

_HEADING_ROWS = 3
"""A title, a group and a heading."""
_LONGEST_HEADING = 90
"""Letters; what is longer is a statement and no heading."""
_WORDS = re.compile("[\u0e01-\u0e2e]{2}|[A-Za-z]{3}")
Codes = Mapping[int, Sequence[str]]
"""Row of the table -> the codes that are scored in it."""


def read_analysis_table(table: Table, group: Group, codes: Codes) -> Iterator[Analysis]:
    """The statements of the columns of analysis of a table of scores.

    Args:
        table: any table; one without such a column, or without scores, says nothing.
        group: issue and instrument that it stands under.
        codes: what its rows score.
    """
    if not codes:
        return
    grid = table.grid()
    for col, heading_row, kind in _analysis_columns(table, min(codes)):
        row = heading_row + 1
        while row < table.n_rows:
            cell = grid[row][col]
            end = _end_of(grid, row, col)
            if cell is not None and _WORDS.search(cell.text) and cell.col_span < table.n_cols:
                yield _statement(table, cell, kind, group, _codes_of(codes, row, end), _instrument(grid, row))
            row = end


def _analysis_columns(table: Table, first_scored: int) -> Iterator[tuple[int, int, AnalysisKind | None]]:
    """Columns of analysis with the row of their heading, and the kind where that names but one."""
    for cell in table.cells:
        if cell.row >= min(_HEADING_ROWS, first_scored) or len(cell.text) > _LONGEST_HEADING or cell.col_span > 1:
            continue
        named = kinds_named(cell.text)
        row = [other for other in table.cells if other.row == cell.row]
        if named and len(row) > 1:
            kind = next(iter(named)) if len(named) == 1 else None
            yield cell.col, cell.row + cell.row_span - 1, kind


def _end_of(grid: Sequence[Sequence[Cell | None]], row: int, col: int) -> int:
    """The first row below `row` that a cell does not stand for any more."""
    cell, instrument = grid[row][col], _instrument_cell(grid[row])
    end = row + 1
    while end < len(grid):
        below = grid[end][col]
        if below is not None and below is cell:
            end += 1
            continue
        is_open = below is None or not below.text.strip()
        begins_other = _instrument_cell(grid[end]) not in (None, instrument)
        if not is_open or begins_other or not distinct_cells(grid[end]):
            break
        end += 1
    return end


def _instrument_cell(row: Sequence[Cell | None]) -> Instrument | None:
    for cell in row:
        named = find_instruments(cell.text) if cell is not None else []
        if len(named) == 1:
            return named[0]
    return None


def _instrument(grid: Sequence[Sequence[Cell | None]], row: int) -> Instrument | None:
    """The instrument that this row names, or the nearest one above it."""
    return next((found for at in range(row, -1, -1) if (found := _instrument_cell(grid[at])) is not None), None)


def _codes_of(codes: Codes, start: int, end: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for row in range(start, end) for code in codes.get(row, ())))


def _statement(
    table: Table,
    cell: Cell,
    kind: AnalysisKind | None,
    group: Group,
    codes: tuple[str, ...],
    instrument: Instrument | None,
) -> Analysis:
    text = " ".join(hide_persons(cell.text).split())
    return Analysis(
        kind_of_statement(text, kind),
        text,
        codes,
        group.issue_no,
        group.issue,
        instrument or group.instrument,
        confidence=cell.confidence,
        provenance=table.place_of(cell),
    )
