"""Excel workbooks of 1997 to 2003 (.xls), read by xlrd: values as they were last calculated, and how they are shown."""

from __future__ import annotations

import io
import struct

import xlrd
from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT, error_text_from_code
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Cell as XlsCell
from xlrd.sheet import Sheet as XlsSheet

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Result
from prongsai.pipeline.pages.sheets.date_formats import DateSystem
from prongsai.pipeline.pages.sheets.number_formats import GENERAL, round_calculated, show_number, show_text
from prongsai.pipeline.pages.sheets.sheet import MOST_CELLS, Oddities, SheetCell, SheetContent, SheetName
from prongsai.pipeline.pages.sheets.spans import MergedArea, Spans
from prongsai.pipeline.pages.sheets.xls_pictures import find_pictures

_FAULTS = (
    xlrd.XLRDError,
    CompDocError,
    struct.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    EOFError,
    OSError,
    RecursionError,
)
"""What xlrd raises on damaged files: it checks little, so faults surface as errors of the language. Each becomes the
finding of a failed document."""


class XlsWorkbook:
    """An Excel file of the older kind that is open."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            DocumentError: it is no Excel file, a damaged one, or needs a password.
        """
        try:
            self._book: Book = xlrd.open_workbook(
                file_contents=data, formatting_info=True, on_demand=True, logfile=io.StringIO()
            )
        except _FAULTS as error:
            raise _say_unreadable(error) from error
        self._system: DateSystem = "1904" if self._book.datemode else "1900"

    @property
    def sheets(self) -> list[SheetName]:
        """All sheets in the order of their tabs."""
        hidden = [visibility != 0 for visibility in self._book._sheet_visibility]
        return [SheetName(name, at) for name, at in zip(self._book.sheet_names(), hidden, strict=True)]

    def read(self, index: int) -> Result[SheetContent]:
        """Sheet `index` (from 0), and what is to be said of its cells.

        Raises:
            DocumentError: it cannot be read.
        """
        try:
            sheet = self._book.sheet_by_index(index)
            odd = Oddities(sheet.name)
            cells = self._cells(sheet, odd)
            spans = Spans()
            for top, bottom, left, right in sheet.merged_cells:
                spans.add(MergedArea(top, left, bottom, right))
            shown = spans.apply(cells)
            rows, columns = _hidden(sheet)
            pictures = find_pictures(self._book) if index == self._first_seen() else ()
            self._book.unload_sheet(index)
        except _FAULTS as error:
            raise _say_unreadable(error) from error
        return Result([SheetContent(sheet.name, shown, rows, columns, (), pictures)], odd.findings(index + 1))

    def _first_seen(self) -> int:
        """The sheet that pictures are told with: the file keeps those of all sheets in one place."""
        return next((at for at, one in enumerate(self.sheets) if not one.is_hidden), 0)

    def _cells(self, sheet: XlsSheet, odd: Oddities) -> list[SheetCell]:
        cells: list[SheetCell] = []
        for row in range(sheet.nrows):
            for col, cell in enumerate(sheet.row(row)):
                text, raw = self._show(cell)
                if not text.strip():
                    continue
                if len(cells) >= MOST_CELLS:
                    odd.is_cut = True
                    return cells
                style = self._book.xf_list[cell.xf_index]
                if self._book.font_list[style.font_index].struck_out:
                    odd.struck.append(text)
                else:
                    cells.append(SheetCell(row, col, text, raw))
        return cells

    def _show(self, cell: XlsCell) -> tuple[str, str]:
        """The text of a cell as shown, and the same with all decimals of a number without a format."""
        if cell.ctype == XL_CELL_TEXT:
            text = show_text(cell.value, self._format_of(cell))
        elif cell.ctype == XL_CELL_BOOLEAN:
            text = "TRUE" if cell.value else "FALSE"
        elif cell.ctype == XL_CELL_ERROR:
            text = error_text_from_code.get(cell.value, "#N/A")
        elif cell.ctype >= XL_CELL_NUMBER and cell.value != "":
            code = self._format_of(cell)
            shown = show_number(float(cell.value), code, self._system)
            return (round_calculated(shown), shown) if code == GENERAL else (shown, shown)
        else:
            text = ""
        return text, text

    def _format_of(self, cell: XlsCell) -> str:
        key = self._book.xf_list[cell.xf_index].format_key
        found = self._book.format_map.get(key)
        return (found.format_str or GENERAL) if found is not None else GENERAL


def _hidden(sheet: XlsSheet) -> tuple[frozenset[int], frozenset[int]]:
    rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0}
    if sheet.default_row_hidden:
        rows |= set(range(sheet.nrows)) - set(sheet.rowinfo_map)
    columns = {col for col, info in sheet.colinfo_map.items() if info.hidden or info.width == 0}
    return frozenset(rows), frozenset(columns)


def _say_unreadable(error: BaseException) -> DocumentError:
    if "encrypted" in str(error).lower():
        remedy = "open it with its password, save it without, and run again"
        return DocumentError("document-encrypted", "the Excel file needs a password", remedy)
    remedy = "open it in Excel or LibreOffice, save it as .xlsx, and run again"
    return DocumentError("document-unreadable", f"not a readable Excel file: {error or type(error).__name__}", remedy)
