"""Sheets of OpenDocument (.ods): their cells hold the text that is shown beside the value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Result
from prongsai.pipeline.pages.embedded import EmbeddedPicture
from prongsai.pipeline.pages.opendocument.package import (
    OdfStyles,
    open_package,
    paragraphs_in,
    read_picture,
    read_printed,
)
from prongsai.pipeline.pages.packages import PACKAGE_ERRORS, Package, attribute, local_name
from prongsai.pipeline.pages.sheets.number_formats import round_calculated
from prongsai.pipeline.pages.sheets.sheet import MOST_CELLS, Oddities, SheetCell, SheetContent, SheetName

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
"""Of a sheet, in LibreOffice as in Excel; what a file repeats more often is damaged."""
_HIDDEN = ("collapse", "filter")
_GROUPS = frozenset(
    f"table-{what}" for what in ("rows", "columns", "header-rows", "header-columns", "row-group", "column-group")
)
"""What stands around rows and columns."""


class OdsWorkbook:
    """An OpenDocument spreadsheet that is open."""

    def __init__(self, data: bytes) -> None:
        """Open it, and read all of its sheets: they stand in one part of the file.

        Raises:
            DocumentError: it is no such file, a damaged one, or needs a password.
        """
        self._package = open_package(data, "OpenDocument sheet")
        styles = OdfStyles()
        self._read: list[tuple[SheetName, Result[SheetContent]]] = []
        left = MOST_CELLS
        try:
            if self._package.has("styles.xml"):
                styles.add(self._package.parse("styles.xml"))
            for element in self._package.iterate("content.xml", ["automatic-styles", "table"]):
                if local_name(element) == "automatic-styles":
                    styles.add(element)
                    continue
                if local_name(element.getparent()) != "spreadsheet":
                    continue  # a table in a drawing
                reader = _TableReader(self._package, element, styles, left)
                sheet = reader.read(len(self._read) + 1)
                left -= reader.n_cells
                is_hidden = (attribute(element, "style-name") or "") in styles.hidden_tables
                self._read.append((SheetName(reader.name, is_hidden), sheet))
                element.clear()
        except DocumentError:
            raise
        except PACKAGE_ERRORS as error:
            raise self._package.damaged(error) from error

    @property
    def sheets(self) -> list[SheetName]:
        """All sheets in the order of their tabs."""
        return [name for name, _ in self._read]

    def read(self, index: int) -> Result[SheetContent]:
        """Sheet `index` (from 0), and what is to be said of its cells."""
        return self._read[index][1]


class _TableReader:
    """Reads one table with no more than `left` cells."""

    def __init__(self, package: Package, table: Any, styles: OdfStyles, left: int) -> None:
        self._package, self._table, self._styles, self._left = package, table, styles, left
        self.name = attribute(table, "name") or ""
        self._odd = Oddities(self.name)
        self._cells: list[SheetCell] = []
        self._lines: list[str] = []
        self._pictures: list[EmbeddedPicture] = []
        self._hidden_rows: set[int] = set()

    @property
    def n_cells(self) -> int:
        """Cells with text."""
        return len(self._cells)

    def read(self, page: int) -> Result[SheetContent]:
        """The table as sheet `page` of its file."""
        row = 0
        for element in _all(self._table, "table-row"):
            times = _times(element, "number-rows-repeated", _MOST_ROWS - row)
            before = len(self._cells)
            self._read_row(element, row)
            made = self._cells[before:]
            if made and attribute(element, "visibility") in _HIDDEN:
                self._hidden_rows.update(range(row, row + times))
            for again in range(1, times if made else 1):
                if self._is_full(len(made)):
                    break
                self._cells += [_moved(cell, again, 0) for cell in made]
            row += times
        for shapes in (child for child in self._table if local_name(child) == "shapes"):
            self._take_shapes(shapes, None)
        hidden = frozenset(self._hidden_columns())
        name, rows = self.name, frozenset(self._hidden_rows)
        sheet = SheetContent(name, tuple(self._cells), rows, hidden, tuple(self._lines), tuple(self._pictures))
        return Result([sheet], self._odd.findings(page))

    def _is_full(self, more: int) -> bool:
        self._odd.is_cut = self._odd.is_cut or len(self._cells) + more > self._left
        return self._odd.is_cut

    def _hidden_columns(self) -> Iterator[int]:
        used = {cell.col for cell in self._cells}
        col = 0
        for element in _all(self._table, "table-column"):
            times = _times(element, "number-columns-repeated", _MOST_COLUMNS)
            if attribute(element, "visibility") in _HIDDEN:
                yield from (one for one in used if col <= one < col + times)
            col += times

    def _read_row(self, row_element: Any, row: int) -> None:
        col = 0
        for cell in row_element:
            name = local_name(cell)
            if name not in ("table-cell", "covered-table-cell"):
                continue
            times = _times(cell, "number-columns-repeated", _MOST_COLUMNS - col)
            if name == "table-cell" and len(cell):
                made = self._read_cell(cell, row, col)
                for again in range(times if made is not None else 0):
                    if self._is_full(1):
                        return
                    assert made is not None
                    self._cells.append(_moved(made, 0, again))
            col += times

    def _read_cell(self, cell: Any, row: int, col: int) -> SheetCell | None:
        self._take_shapes(cell, (row, col))
        printed = [read_printed(one, self._styles) for one in cell if local_name(one) == "p"]
        text = "\n".join(one.text for one in printed)
        self._odd.struck += [piece for one in printed for piece in one.struck]
        if not text.strip():
            return None
        if self._styles.text_of(cell).is_struck:
            self._odd.struck.append(text)
            return None
        height = _times(cell, "number-rows-spanned", _MOST_ROWS)
        width = _times(cell, "number-columns-spanned", _MOST_COLUMNS)
        is_number = attribute(cell, "value-type") == "float"
        shown = round_calculated(text) if is_number and _is_plain(text) else text
        return SheetCell(row, col, shown, text, height, width)

    def _take_shapes(self, holder: Any, cell: tuple[int, int] | None) -> None:
        for frame in holder:
            if local_name(frame) not in ("frame", "custom-shape", "rect", "g"):
                continue
            picture = read_picture(self._package, frame, cell)
            if picture is not None:
                self._pictures.append(picture)
            texts = (read_printed(one, self._styles).text for one in paragraphs_in(frame))
            self._lines += [" ".join(text.split()) for text in texts if text.strip()]


def _is_plain(text: str) -> bool:
    whole, _, part = text.partition(".")
    return (whole.removeprefix("-") + part).isdecimal() and text.isascii()


def _moved(cell: SheetCell, rows: int, columns: int) -> SheetCell:
    return SheetCell(cell.row + rows, cell.col + columns, cell.text, cell.raw, cell.row_span, cell.col_span)


def _times(element: Any, name: str, most: int) -> int:
    """A count that an attribute gives, from 1 to `most`."""
    return max(1, min(int(attribute(element, name) or 1), most))


def _all(table: Any, name: str) -> Iterator[Any]:
    """The rows or columns of a table, those in groups and among its headings too; a table in a cell has its own."""
    for child in table:
        kind = local_name(child)
        if kind == name:
            yield child
        elif kind in _GROUPS:
            yield from _all(child, name)
