"""Excel workbooks (.xlsx, .xlsm): values as they were last calculated, in the format that they are shown in.

Macros and formulas are never run. Both variants of the format are read by the names of elements alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Result, name_cell
from prongsai.pipeline.pages.charts import find_charts, say_charts
from prongsai.pipeline.pages.packages import PACKAGE_ERRORS, Package, attribute, is_set, local_name
from prongsai.pipeline.pages.sheets.date_formats import DateSystem
from prongsai.pipeline.pages.sheets.drawings import read_drawing
from prongsai.pipeline.pages.sheets.number_formats import GENERAL, round_calculated, show_number, show_text
from prongsai.pipeline.pages.sheets.rich_text import read_rich_text
from prongsai.pipeline.pages.sheets.sheet import MOST_CELLS, Oddities, SheetCell, SheetContent, SheetName
from prongsai.pipeline.pages.sheets.spans import Spans, read_area
from prongsai.pipeline.pages.sheets.styles import PLAIN, CellStyle, read_styles

_HEAD_AND_FOOT = ("oddHeader", "oddFooter", "firstHeader", "firstFooter", "evenHeader", "evenFooter")
_PRINT_CODE = re.compile(r'&(?:"[^"]*"|[0-9]+|K[0-9A-F]{6}|[LCR]|.)')
_PLACE_CODE = re.compile("&[LCR]")
_PARTS = ("row", "col", "mergeCell", "sheetFormatPr", "drawing", *_HEAD_AND_FOOT)


class XlsxWorkbook:
    """An Excel file that is open."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            DocumentError: it is no Excel file, or a damaged one.
        """
        self._package = Package(data, "Excel file")
        try:
            main = next(part for kind, part in self._package.relations("").values() if kind == "officeDocument")
            root = self._package.parse(main)
            self._relations = self._package.relations(main)
            self._parts = dict(self._relations.values())
            self._places = list(self._list_sheets(root))
            properties = next((one for one in root if local_name(one) == "workbookPr"), None)
            is_1904 = properties is not None and is_set(properties.get("date1904"))
            self._system: DateSystem = "1904" if is_1904 else "1900"
            calculation = next((one for one in root if local_name(one) == "calcPr"), None)
            self._is_stale = calculation is not None and is_set(calculation.get("fullCalcOnLoad"))
            self._styles = self._read_styles()
            self._texts = list(self._read_texts())
        except (StopIteration, *PACKAGE_ERRORS) as error:
            raise self._package.damaged(error) from error

    @property
    def sheets(self) -> list[SheetName]:
        """All sheets in the order of their tabs."""
        return [name for name, _ in self._places]

    def _list_sheets(self, root: Any) -> Iterator[tuple[SheetName, str]]:
        for holder in root:
            if local_name(holder) != "sheets":
                continue
            for node in holder:
                kind, part = self._relations[attribute(node, "id") or ""]
                if kind == "worksheet":  # else it is a chart, whose numbers stand on other sheets
                    yield SheetName(node.get("name", ""), node.get("state", "visible") != "visible"), part

    def _read_styles(self) -> list[CellStyle]:
        part = self._parts.get("styles")
        return read_styles(self._package.parse(part)) if part and self._package.has(part) else []

    def _read_texts(self) -> Iterator[str]:
        part = self._parts.get("sharedStrings")
        if part is None or not self._package.has(part):
            return
        for item in self._package.iterate(part, ["si"]):
            yield read_rich_text(item)
            item.clear()

    def read(self, index: int) -> Result[SheetContent]:
        """Sheet `index` (from 0), and what is to be said of its cells.

        Raises:
            DocumentError: it cannot be read.
        """
        name, part = self._places[index]
        reader = _SheetReader(name.name, self._texts, self._styles, self._system, self._is_stale)
        try:
            for element in self._package.iterate(part, _PARTS):
                reader.take(element)
            relations = self._package.relations(part)
            drawings = [relations[one][1] for one in reader.drawings if one in relations]
            drawings = [drawing for drawing in drawings if self._package.has(drawing)]
            drawn = [read_drawing(self._package, drawing) for drawing in drawings]
            charts = [chart for drawing in drawings for chart in find_charts(self._package, drawing)]
        except DocumentError:
            raise
        except PACKAGE_ERRORS as error:
            raise self._package.damaged(error) from error
        lines = (*reader.lines, *(line for one in drawn for line in one.lines))
        pictures = tuple(picture for one in drawn for picture in one.pictures)
        spans = reader.spans
        cells = spans.apply(reader.cells)
        sheet = SheetContent(name.name, cells, frozenset(reader.hidden_rows), reader.hidden_columns(), lines, pictures)
        shown = frozenset(one.name for one, _ in self._places if not one.is_hidden)
        return Result([sheet], [*reader.odd.findings(index + 1), *say_charts(charts, shown, index + 1)])


class _SheetReader:
    """Takes the elements of one sheet as they end."""

    def __init__(
        self, name: str, texts: list[str], styles: list[CellStyle], system: DateSystem, is_stale: bool
    ) -> None:
        self._texts, self._styles, self._system, self._is_stale = texts, styles, system, is_stale
        self.odd = Oddities(name)
        self.cells: list[SheetCell] = []
        self.hidden_rows: set[int] = set()
        self.spans = Spans()
        self.lines: list[str] = []
        self.drawings: list[str] = []
        self._hidden_areas: list[tuple[int, int]] = []
        self._hides_rows = False
        self._row = -1

    def take(self, element: Any) -> None:
        """One element of the parts listed in `_PARTS`."""
        name = local_name(element)
        if name == "row":
            self._take_row(element)
            element.clear()
            while element.getprevious() is not None:  # what was read is not kept: a sheet may have a million rows
                del element.getparent()[0]
        elif name == "col":
            if is_set(element.get("hidden")) or element.get("width") == "0":
                self._hidden_areas.append((int(element.get("min")) - 1, int(element.get("max"))))
        elif name == "mergeCell":
            self.spans.add(read_area(element.get("ref", "")))
        elif name == "sheetFormatPr":
            self._hides_rows = is_set(element.get("zeroHeight"))
        elif name == "drawing":
            self.drawings.append(attribute(element, "id") or "")
        else:
            self.lines += read_print_line(element.text or "")

    def hidden_columns(self) -> frozenset[int]:
        """Those of the columns with cells that are hidden."""
        used = {cell.col for cell in self.cells} | {area.col for area in self.spans.areas}
        return frozenset(col for col in used for first, end in self._hidden_areas if first <= col < end)

    def _take_row(self, row: Any) -> None:
        told = row.get("r")
        self._row = int(told) - 1 if told else self._row + 1
        is_hidden = row.get("hidden")
        if is_set(is_hidden) or row.get("ht") == "0" or (self._hides_rows and is_hidden is None):
            self.hidden_rows.add(self._row)
        col = -1
        for cell in row:
            reference = cell.get("r")
            col = _column_of(reference) if reference else col + 1
            if len(cell):
                self._take_cell(cell, col)

    def _take_cell(self, cell: Any, col: int) -> None:
        if len(self.cells) >= MOST_CELLS:
            self.odd.is_cut = True
            return
        parts = {local_name(part): part for part in cell}
        number = int(cell.get("s", "0"))
        style = self._styles[number] if number < len(self._styles) else PLAIN
        text, raw = self._show(cell.get("t", "n"), parts, style)
        if "f" in parts and self._lacks_value(parts):
            self.odd.uncalculated.append(name_cell(self._row, col))
        elif text.strip():
            if style.is_struck:
                self.odd.struck.append(text)
            else:
                self.cells.append(SheetCell(self._row, col, text, raw))

    def _lacks_value(self, parts: dict[str, Any]) -> bool:
        """Whether a formula was not calculated: who cannot leaves its value out, or writes 0 and asks for it."""
        value = parts.get("v")
        # a formula may give "", which is a value
        return value is None or (self._is_stale and (value.text or "") in ("0", ""))

    def _show(self, kind: str, parts: dict[str, Any], style: CellStyle) -> tuple[str, str]:
        """The text of a cell as shown, and the same with all decimals of a number without a format."""
        if kind == "inlineStr":
            text = show_text(read_rich_text(parts["is"]), style.format) if "is" in parts else ""
            return text, text
        value = parts["v"].text if "v" in parts else None
        if value is None:
            return "", ""
        if kind == "s":
            text = show_text(self._texts[int(value)], style.format)
        elif kind == "b":
            text = "TRUE" if is_set(value) else "FALSE"
        elif kind == "n":
            shown = show_number(float(value), style.format, self._system)
            return (round_calculated(shown), shown) if style.format == GENERAL else (shown, shown)
        else:
            text = value if kind == "e" else show_text(value, style.format)
        return text, text


def read_print_line(code: str) -> list[str]:
    """The texts of a header or footer of printed pages, its codes for fonts, dates and page numbers left out.

    >>> read_print_line('&L&"TH Sarabun,Bold"&16อบต.กู่ทอง&Rหน้า &P')
    ['อบต.กู่ทอง', 'หน้า']
    """
    parts = (_PRINT_CODE.sub(" ", part).strip() for part in _PLACE_CODE.split(code))
    return [" ".join(part.split()) for part in parts if part]


def _column_of(reference: str) -> int:
    """The column, from 0, that a reference such as `AB7` names.

    Raises:
        ValueError: it is none.
    """
    return read_area(reference).col
