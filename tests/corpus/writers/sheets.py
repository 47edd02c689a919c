"""Blocks to workbooks and separated values, as an office types them: numbers as numbers under a format."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

import xlsxwriter
import xlwt

from tests.corpus.blocks import Block, Grid, placed
from tests.corpus.writers.opendocument import ODS_TYPE, content_of, pack_odf

ARABIC, THAI = "0123456789", "๐๑๒๓๔๕๖๗๘๙"
TO_ARABIC = str.maketrans(THAI, ARABIC)
NUMBER = re.compile(r"([0-9๐-๙]{1,3})\.([0-9๐-๙]{2})(%?)")


class Typed(NamedTuple):
    """What stands in a cell: a text, or a number under a format."""

    text: str
    value: float | None = None
    format: str = "General"


class Placed(NamedTuple):
    row: int
    col: int
    height: int
    width: int
    cell: Typed


def to_typed(text: str) -> Typed:
    """A cell as somebody types it: `91.33` is a number shown with two decimals, `๙๑.๓๓` one under Thai digits."""
    found = NUMBER.fullmatch(text.strip())
    if found is None:
        return Typed(text)
    value = float(f"{found[1]}.{found[2]}".translate(TO_ARABIC))
    code = ("[$-D00041E]" if text.strip()[0] in THAI else "") + "0.00" + found[3]
    return Typed(text, value / 100 if found[3] else value, code)


def lay_out(blocks: Sequence[Block]) -> list[Placed]:
    """Every block below the one before, paragraphs over all columns; an empty row stands between a table and a text."""
    width = max((len(block.widths) for block in blocks if isinstance(block, Grid)), default=1)
    found: list[Placed] = []
    row = 0
    for block in blocks:
        if isinstance(block, Grid):
            row += bool(row)
            found += [
                Placed(row + r, c, cell.row_span, cell.col_span, to_typed(cell.text)) for r, c, cell in placed(block)
            ]
            row += len(block.rows) + 1
        else:
            found.append(Placed(row, 0, 1, width, Typed(block.text)))
            row += 1
    return [one for one in found if one.cell.text]


def to_xlsx(blocks: Sequence[Block], sheet: str = "Sheet1") -> bytes:
    return write_xlsx({sheet: lay_out(blocks)})


def write_xlsx(sheets: dict[str, Sequence[Placed]]) -> bytes:
    """A workbook by XlsxWriter."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, cells in sheets.items():
            sheet = book.add_worksheet(name)
            for row, col, height, width, cell in cells:
                style = book.add_format({"num_format": cell.format, "text_wrap": "\n" in cell.text})
                held = cell.text if cell.value is None else cell.value
                if height > 1 or width > 1:
                    sheet.merge_range(row, col, row + height - 1, col + width - 1, held, style)
                elif cell.value is None:
                    sheet.write_string(row, col, cell.text, style)
                else:
                    sheet.write_number(row, col, cell.value, style)
    return buffer.getvalue()


def to_xls(blocks: Sequence[Block]) -> bytes:
    """A workbook of Excel 97 by xlwt."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    for row, col, height, width, cell in lay_out(blocks):
        style = xlwt.easyxf(num_format_str=cell.format)
        held = cell.text if cell.value is None else cell.value
        sheet.write_merge(row, row + height - 1, col, col + width - 1, held, style)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def to_ods(blocks: Sequence[Block]) -> bytes:
    """A workbook of OpenDocument."""
    cells = {(one.row, one.col): one for one in lay_out(blocks)}
    covered = {
        (row, col)
        for one in cells.values()
        for row in range(one.row, one.row + one.height)
        for col in range(one.col, one.col + one.width)
    } - set(cells)
    n_rows, n_cols = max(row for row, _ in cells) + 1, max(col for _, col in (*cells, *covered)) + 1
    rows = []
    for row in range(n_rows):
        made = []
        for col in range(n_cols):
            one = cells.get((row, col))
            made.append(_ods_cell(one) if one else f"<table:{'covered-' * ((row, col) in covered)}table-cell/>")
        rows.append(f"<table:table-row>{''.join(made)}</table:table-row>")
    empty = '<table:table-cell table:number-columns-repeated="99"/>'
    rest = f'<table:table-row table:number-rows-repeated="1000000">{empty}</table:table-row>'
    table = f'<table:table table:name="Sheet1">{"".join(rows)}{rest}</table:table>'
    return pack_odf(ODS_TYPE, content_of(f"<office:spreadsheet>{table}</office:spreadsheet>"))


def _ods_cell(one: Placed) -> str:
    spans = f' table:number-rows-spanned="{one.height}" table:number-columns-spanned="{one.width}"'
    kind = "string" if one.cell.value is None else "float"
    value = "" if one.cell.value is None else f' office:value="{one.cell.value}"'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in one.cell.text.split("\n"))
    return f'<table:table-cell office:value-type="{kind}"{value}{spans}>{lines}</table:table-cell>'


def to_csv(blocks: Sequence[Block]) -> bytes:
    """Separated values as Excel saves them: merged cells once, with the mark of UTF-8 that it writes."""
    cells = lay_out(blocks)
    width = max(one.col for one in cells) + 1
    rows = [[""] * width for _ in range(max(one.row for one in cells) + 1)]
    for one in cells:
        rows[one.row][one.col] = one.cell.text
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")


def grid_cells(rows: Sequence[Sequence[str]], top: int = 0, left: int = 0) -> list[Placed]:
    """Rows of texts as cells of a sheet, empty ones left out."""
    return [
        Placed(top + r, left + c, 1, 1, to_typed(text))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
        if text
    ]
