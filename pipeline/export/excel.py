"""An Excel workbook: a sheet for each table, with types, filters and a heading that stays, and one that explains.

Texts are written as texts, so that none becomes a formula or a link. A list is one cell, a line for each thing listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from prongsai.pipeline.emit.dictionary import format_type
from prongsai.pipeline.emit.schema import SCHEMA_VERSION, Column, TableSchema
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.errors import SettingsError
from prongsai.pipeline.export.flat import read_batches, to_cells

GUIDE_SHEET = "README"
MOST_ROWS = 1_048_576
"""Of a sheet (Excel specifications and limits, Microsoft)."""
MOST_CHARACTERS = 32_767
"""Of a cell (the same)."""
CUT_MARK = "…"
"""At the end of a text that did not fit into a cell."""
_GUIDE_WIDTHS = (20, 20, 12, 100)
"""Characters: the longest name of a table, of a column and of a type, and a sentence on two lines at most."""
_MADE = datetime(2000, 1, 1)
"""What the workbook says of when it was made: the same dataset gives the same bytes."""
_WIDEST = 50
"""Characters of a column's width: a sentence's line is as long on paper."""
_NARROWEST = 8
"""Characters: the width of a column of an empty sheet."""
_LOOKED_AT = 200
"""Rows by which a column's width is found: some screens of them."""


def write_workbook(dataset: Path, tables: Sequence[TableSchema], path: Path) -> tuple[int, int]:
    """Write tables of a dataset as sheets of one workbook.

    Returns:
        The number of rows written, and of cells whose text was cut to what a cell holds (it ends with `…`).
    Raises:
        SettingsError: a table has more rows than a sheet.
    """
    _check_sizes(dataset, tables)
    rows = cut = 0
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": _MADE})
        sheets = _Sheets(book)
        sheets.write_guide(tables)
        for schema in tables:
            sheet_rows, sheet_cut = sheets.write_table(dataset, schema)
            rows, cut = rows + sheet_rows, cut + sheet_cut
    return rows, cut


def _check_sizes(dataset: Path, tables: Sequence[TableSchema]) -> None:
    for schema in tables:
        count = pq.read_metadata(table_path(dataset, schema.name)).num_rows
        if count >= MOST_ROWS:
            raise SettingsError(
                f"the table {schema.name} has {count:,} rows and an Excel sheet holds {MOST_ROWS - 1:,}; "
                "export to CSV or SQLite, or choose smaller tables with --table"
            )


class _Sheets:
    """Writes sheets into a workbook; its formats are made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._heading = book.add_format({"bold": True, "bg_color": "#DDE6F0", "text_wrap": True, "valign": "top"})
        self._text = book.add_format({"valign": "top"})
        self._lines = book.add_format({"valign": "top", "text_wrap": True})
        self._date = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self._time = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm:ss"})

    def write_guide(self, tables: Sequence[TableSchema]) -> None:
        """The sheet that says what the others hold."""
        sheet = self._book.add_worksheet(GUIDE_SHEET)
        for number, width in enumerate(_GUIDE_WIDTHS):
            sheet.set_column(number, number, width)
        lines = [
            f"Scores and measures read by prongsai from reports of the ITA; tables of version {SCHEMA_VERSION}.",
            "Rely on a score whose status is verified, read, repaired or corrected; of others `basis` says the doubt.",
            "Years are Buddhist era, dates Gregorian. Filters stand over every column.",
        ]
        for number, line in enumerate(lines):
            sheet.write_string(number, 0, line)
        row = len(lines) + 1
        for column, heading in enumerate(("table", "column", "type", "meaning")):
            sheet.write_string(row, column, heading, self._heading)
        for schema in tables:
            row += 1
            sheet.write_string(row, 0, schema.name, self._heading)
            sheet.write_string(row, 3, schema.description, self._lines)
            for one in schema.columns:
                row += 1
                sheet.write_string(row, 0, schema.name)
                sheet.write_string(row, 1, one.name)
                sheet.write_string(row, 2, format_type(one.type))
                sheet.write_string(row, 3, one.full_description + (f" ({one.unit})" if one.unit else ""), self._lines)

    def write_table(self, dataset: Path, schema: TableSchema) -> tuple[int, int]:
        """One table; gives its rows and how many of its cells were cut."""
        sheet = self._book.add_worksheet(schema.name)
        sheet.freeze_panes(1, 0)
        rows = _rows_of(dataset, schema)
        head = [row for _, row in zip(range(_LOOKED_AT), rows, strict=False)]
        for number, column in enumerate(schema.columns):
            sheet.set_column(number, number, _width_of(column, [row[number] for row in head]))
        for number, column in enumerate(schema.columns):
            sheet.write_string(0, number, column.name, self._heading)
        count = cut = 0
        for some in (head, rows):
            for row in some:
                count += 1
                cut += sum(self._write(sheet, count, number, value) for number, value in enumerate(row))
        sheet.autofilter(0, 0, count, len(schema.columns) - 1)
        return count, cut

    def _write(self, sheet: Worksheet, row: int, column: int, value: Any) -> bool:
        """One cell; says whether its text was cut."""
        if value is None:
            return False
        if isinstance(value, list):
            text = "\n".join(map(str, value))
            return self._write_text(sheet, (row, column), text, self._lines)
        if isinstance(value, bool):  # a bool is an int too
            sheet.write_boolean(row, column, value, self._text)
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, self._text)
        elif isinstance(value, datetime):  # a datetime is a date too
            sheet.write_datetime(row, column, value.replace(tzinfo=None), self._time)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self._date)
        else:
            return self._write_text(sheet, (row, column), str(value), self._text)
        return False

    def _write_text(self, sheet: Worksheet, cell: tuple[int, int], text: str, style: Format) -> bool:
        is_cut = len(text) > MOST_CHARACTERS
        if text:
            sheet.write_string(*cell, text[: MOST_CHARACTERS - 1] + CUT_MARK if is_cut else text, style)
        return is_cut


def _rows_of(dataset: Path, schema: TableSchema) -> Iterator[tuple[Any, ...]]:
    for _, batch in read_batches(dataset, schema):
        yield from zip(*(to_cells(batch.column(column.name)) for column in schema.columns), strict=True)


def _width_of(column: Column, values: Sequence[Any]) -> int:
    """Characters that a column needs for its name and its first values, within bounds."""
    lines = (
        str(line) for value in values if value is not None for line in (value if isinstance(value, list) else [value])
    )
    return min(_WIDEST, max([_NARROWEST, len(column.name) + 3, *map(len, lines)]))
