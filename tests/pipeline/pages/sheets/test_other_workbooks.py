"""Workbooks of OpenDocument and of Excel 97: the same sheets as .xlsx gives."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlrd
import xlwt
from PIL import Image

from prongsai.pipeline.discover.media_types import ODS, XLS
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Finding, Paragraph, Table
from prongsai.pipeline.pages.embedded import EmbeddedPicture, Part
from prongsai.pipeline.pages.memory import UNWATCHED
from prongsai.pipeline.pages.sheets import read as reader
from prongsai.pipeline.pages.sheets import xls as xls_reader
from prongsai.pipeline.pages.sheets.read import SheetRead, read_workbook
from prongsai.pipeline.pages.sheets.xls import XlsWorkbook
from tests.corpus.writers.opendocument import ODS_TYPE, content_of, pack_odf


def parts(sheets: list[SheetRead]) -> list[Part]:
    return [part for sheet in sheets for part in sheet.parts.rows]


def tables(sheets: list[SheetRead]) -> list[list[list[str]]]:
    found = [part for part in parts(sheets) if isinstance(part, Table)]
    return [[[cell.text if cell else "" for cell in row] for row in table.grid()] for table in found]


def findings(sheets: list[SheetRead]) -> list[Finding]:
    return [finding for sheet in sheets for finding in sheet.parts.findings]


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (400, 200), "white").save(buffer, "PNG")
    return buffer.getvalue()


# OpenDocument

CELL = '<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def cell(text: str, more: str = "") -> str:
    return CELL.format(text=text, more=more and " " + more)


def number(value: float, text: str, more: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="float" office:value="{value}" {more}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def ods(
    *rows: str, columns: str = "", styles: str = "", more: str = "", files: dict[str, bytes] | None = None
) -> list[SheetRead]:
    table = f'<table:table table:name="ผล" {more}>{columns}{"".join(rows)}</table:table>'
    content = content_of(f"<office:spreadsheet>{table}</office:spreadsheet>", styles)
    return list(read_workbook(ODS, pack_odf(ODS_TYPE, content, files), UNWATCHED))


def test_cell_of_opendocument_says_what_it_shows() -> None:
    sheets = ods(row(cell("ก"), number(0.9133, "91.33%"), number(91.333333333, "91.3333333333")))
    assert tables(sheets) == [[["ก", "91.33%", "91.33"]]]


def test_repeated_cells_and_rows_are_counted_and_empty_ones_end_nothing() -> None:
    sheets = ods(
        row(cell("ก"), cell("ข", 'table:number-columns-repeated="2"')),
        row(cell("ค"), number(1, "1", 'table:number-columns-repeated="2"'), more='table:number-rows-repeated="2"'),
        row('<table:table-cell table:number-columns-repeated="16384"/>', more='table:number-rows-repeated="1048000"'),
    )
    assert tables(sheets) == [[["ก", "ข", "ข"], ["ค", "1", "1"], ["ค", "1", "1"]]]
    (table,) = [part for part in parts(sheets) if isinstance(part, Table)]
    assert table.place_of(table.cells[-1]).sheet_cell == "ผล!C3"


def test_hidden_rows_columns_and_sheets_are_named_and_not_read() -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    sheets = ods(
        row(cell("ก"), cell("ข"), cell("ค")),
        row(cell("1"), cell("2"), cell("3"), more='table:visibility="filter"'),
        row(cell("4"), cell("5"), cell("6")),
        columns=columns,
    )
    assert tables(sheets) == [[["ก", "ค"], ["4", "6"]]]
    assert [one.code for one in findings(sheets)] == ["text-left-out"]
    style = (
        '<style:style style:name="H" style:family="table"><style:table-properties table:display="false"/></style:style>'
    )
    hidden = ods(row(cell("ก"), cell("ข")), styles=style, more='table:style-name="H"')
    assert (hidden[0].is_hidden, hidden[0].parts.rows) == (True, [])


def test_merged_cells_of_opendocument_and_remarks_at_them() -> None:
    remark = "<office:annotation><text:p>ดูอีกครั้ง 55.55</text:p></office:annotation>"
    sheets = ods(
        row(cell("คะแนน", 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>", cell("ระดับ")),
        row(
            cell("ก"),
            f'<table:table-cell office:value-type="string">{remark}<text:p>91.25</text:p></table:table-cell>',
            cell("A"),
        ),
    )
    assert tables(sheets) == [[["คะแนน", "คะแนน", "ระดับ"], ["ก", "91.25", "A"]]]


def test_picture_and_box_on_a_sheet_of_opendocument() -> None:
    frame = '<draw:frame svg:width="10cm" svg:height="5cm"><draw:image xlink:href="Pictures/p.png"/></draw:frame>'
    box = "<draw:frame><draw:text-box><text:p>ประกาศ</text:p></draw:text-box></draw:frame>"
    sheets = ods(
        row(cell("ก"), cell("ข")),
        row(f"<table:table-cell>{frame}</table:table-cell>"),
        f"<table:shapes>{box}</table:shapes>",
        files={"Pictures/p.png": picture()},
    )
    found = [part for part in parts(sheets) if isinstance(part, EmbeddedPicture)]
    assert [(one.cell, one.data) for one in found] == [((1, 0), picture())]
    assert found[0].size_pt == pytest.approx((283.46, 141.73), abs=0.01)
    assert "ประกาศ" in [part.text for part in parts(sheets) if isinstance(part, Paragraph)]


@pytest.mark.parametrize(
    ("kind", "shown", "told"),
    [
        ("float", "91.3333333333", "91.33"),
        ("float", "-91.3333333333", "-91.33"),
        ("float", "91.33", "91.33"),
        ("float", "๙๑.๓๓๓๓๓๓", "๙๑.๓๓๓๓๓๓"),
        ("float", "1,091.333333", "1,091.333333"),
        ("string", "91.3333333333", "91.3333333333"),
    ],
)
def test_number_that_was_calculated_is_told_with_two_decimals(kind: str, shown: str, told: str) -> None:
    value = f'<table:table-cell office:value-type="{kind}"><text:p>{shown}</text:p></table:table-cell>'
    assert tables(ods(row(cell("ก"), value))) == [[["ก", told]]]


@pytest.mark.parametrize("group", ["rows", "header-rows", "row-group"])
def test_rows_in_groups_are_rows(group: str) -> None:
    inside = f"<table:table-{group}>{row(cell('ก'), cell('ข'))}</table:table-{group}>"
    assert tables(ods(inside, row(cell("ค"), cell("ง")))) == [[["ก", "ข"], ["ค", "ง"]]]


@pytest.mark.parametrize("group", ["columns", "header-columns", "column-group"])
def test_columns_in_groups_are_columns(group: str) -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    inside = f"<table:table-{group}>{columns}</table:table-{group}>"
    assert tables(ods(row(cell("ก"), cell("ข"), cell("ค")), columns=inside)) == [[["ก", "ค"]]]


def test_struck_cell_of_opendocument_is_told_and_what_is_no_cell_is_passed_over() -> None:
    style = (
        '<style:style style:name="S" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    sheets = ods(
        row("<text:soft-page-break/>", cell("ก"), cell("91.25"), cell("77.77", 'table:style-name="S"')), styles=style
    )
    assert tables(sheets) == [[["ก", "91.25"]]]
    assert [finding.raw for finding in findings(sheets)] == ["77.77"]


@pytest.mark.parametrize("kind", ["frame", "custom-shape", "rect", "g"])
def test_text_of_shapes_is_told_and_empty_ones_are_not(kind: str) -> None:
    texts = "<text:p>  ประกาศ   ณ </text:p><text:p> </text:p>"
    shapes = f"<table:shapes><draw:{kind}>{texts}</draw:{kind}><draw:line>{texts}</draw:line></table:shapes>"
    sheets = ods(shapes, row(cell("ก"), cell("ข")))
    assert [part.text for part in parts(sheets) if isinstance(part, Paragraph)] == ["ผล", "ประกาศ ณ"]


def test_finding_names_its_sheet_and_a_table_in_a_drawing_is_none() -> None:
    hidden = row(cell("1"), cell("2"), more='table:visibility="filter"')
    names = ("หนึ่ง", "สอง")
    inner = f'<table:table table:name="ใน">{row(cell("ค"))}</table:table>'
    drawn = f"<table:shapes><draw:frame>{inner}</draw:frame></table:shapes>"
    rows = row(cell("ก"), cell("ข")) + hidden
    sheets = [f'<table:table table:name="{name}">{rows}{drawn}</table:table>' for name in names]
    content = content_of(f"<office:spreadsheet>{''.join(sheets)}</office:spreadsheet>")
    read = list(read_workbook(ODS, pack_odf(ODS_TYPE, content, None), UNWATCHED))
    assert [one.name for one in read] == ["หนึ่ง", "สอง"]
    assert [finding.page for one in read for finding in one.parts.findings] == [1, 2]


def test_locked_sheet_of_opendocument_says_so() -> None:
    manifest = b'<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    with pytest.raises(DocumentError, match="password") as refused:
        ods(row(cell("ก")), files={"META-INF/manifest.xml": manifest})
    assert refused.value.code == "document-encrypted"


@pytest.mark.parametrize("times", ["1000000000", "-5", "0"])
def test_counts_that_no_sheet_has_are_bounded(times: str) -> None:
    sheets = ods(row(cell("ก"), cell("ข", f'table:number-columns-repeated="{times}"')))
    (table,) = tables(sheets)
    assert len(table[0]) == (2 if int(times) <= 0 else 500)


def test_rows_repeated_without_end_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.pipeline.pages.sheets.ods.MOST_CELLS", 100)
    sheets = ods(row(cell("ก"), cell("ข"), more='table:number-rows-repeated="1048576"'))
    assert [one.code for one in findings(sheets)] == ["sheet-too-large"]
    assert len(tables(sheets)[0]) <= 50


def test_count_that_is_no_number_is_damage() -> None:
    with pytest.raises(DocumentError, match="not a readable"):
        ods(row(cell("ก", 'table:number-columns-repeated="x"')))


# Excel 97


def xls(fill: Any) -> list[SheetRead]:
    book = xlwt.Workbook(encoding="utf-8")
    fill(book, book.add_sheet("ผล"))
    buffer = io.BytesIO()
    book.save(buffer)
    return list(read_workbook(XLS, buffer.getvalue(), UNWATCHED))


def test_number_of_excel_97_is_read_as_it_is_shown() -> None:
    def fill(book: Any, sheet: Any) -> None:
        shown = [(91.333333, "0.00"), (0.9133, "0.00%"), (91.3333333333, "General"), (45200, "D/M/YYYY")]
        for col, (value, code) in enumerate(shown):
            sheet.write(0, col, value, xlwt.easyxf(num_format_str=code))

    assert tables(xls(fill)) == [[["91.33", "91.33%", "91.33", "1/10/2023"]]]


def test_merged_hidden_and_struck_cells_of_excel_97() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_merge(0, 0, 0, 2, "ชื่อเรื่องของแผ่น")
        for at, line in enumerate([("ที่", "เก่า", "คะแนน"), (1, 55.55, 91.25), (2, 44.44, 90.5)], start=1):
            for col, value in enumerate(line):
                sheet.write(at, col, value)
        sheet.write(3, 3, 77.77, xlwt.easyxf("font: struck_out on"))
        sheet.col(1).hidden = True
        sheet.row(2).hidden = True

    sheets = xls(fill)
    assert [part.text for part in parts(sheets) if isinstance(part, Paragraph)] == ["ผล", "ชื่อเรื่องของแผ่น"]
    assert tables(sheets) == [[["ที่", "คะแนน"], ["2", "90.5"]]]
    assert sorted((one.code, one.severity) for one in findings(sheets)) == [
        ("text-left-out", "info"),
        ("text-left-out", "warning"),
    ]


def test_hidden_sheet_of_excel_97_is_named() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "ก")
        other = book.add_sheet("ลับ")
        other.write(0, 0, 55.55)
        other.visibility = 1

    assert [(sheet.name, sheet.is_hidden) for sheet in xls(fill)] == [("ผล", False), ("ลับ", True)]


@pytest.mark.parametrize("end", [0.2, 0.5, 0.9])
def test_cut_file_of_excel_97_is_an_error_or_reads_what_is_there(end: float) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("ผล")
    for at in range(200):
        sheet.write(at, 0, f"ตัวชี้วัดที่ {at}")
    buffer = io.BytesIO()
    book.save(buffer)
    data = buffer.getvalue()
    try:
        sheets = list(read_workbook(XLS, data[: int(len(data) * end)], UNWATCHED))
    except DocumentError as error:
        assert error.code == "document-unreadable"
    else:
        assert len(tables(sheets)) + len(parts(sheets)) >= 200 or findings(sheets)


def test_what_is_no_number_in_excel_97_is_shown_as_the_program_shows_it() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "ก")
        sheet.write(0, 1, True)
        sheet.write(0, 2, False)
        sheet.row(0).set_cell_error(3, "#DIV/0!")
        sheet.write(0, 4, None, xlwt.easyxf("pattern: pattern solid"))
        sheet.write(0, 5, "AA", xlwt.easyxf(num_format_str='"ระดับ "@'))

    assert tables(xls(fill)) == [[["ก", "TRUE", "FALSE", "#DIV/0!", "ระดับ AA"]]]


def test_rows_hidden_by_default_are_those_that_nobody_showed() -> None:
    def fill(book: Any, sheet: Any) -> None:
        for at in range(4):
            sheet.write(at, 0, f"ก{at}")
            sheet.write(at, 1, 90.5 + at)
        sheet.row_default_hidden = 1
        sheet.row(1).hidden = True

    (sheet,) = xls(fill)
    assert any(finding.code == "text-left-out" for finding in sheet.parts.findings)
    assert not any("ก1" in "".join(line) for table in tables([sheet]) for line in table)


def test_more_cells_of_excel_97_than_are_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(book: Any, sheet: Any) -> None:
        for at in range(6):
            sheet.write(at, 0, f"ข้อ {at}")

    monkeypatch.setattr(xls_reader, "MOST_CELLS", 4)
    sheets = xls(fill)
    assert "sheet-too-large" in {finding.code for finding in findings(sheets)}
    assert "ข้อ 4" not in str(parts(sheets))


def test_workbook_under_a_password_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**how: object) -> None:
        raise xlrd.XLRDError("Workbook is encrypted")

    monkeypatch.setattr(xlrd, "open_workbook", refuse)
    with pytest.raises(DocumentError, match="needs a password") as caught:
        XlsWorkbook(b"")
    assert caught.value.code == "document-encrypted"


def test_damaged_sheet_of_excel_97_costs_no_other() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    for name in ("ดี", "เสีย"):
        book.add_sheet(name).write(0, 0, f"ตัวชี้วัด {name}")
    stream = book.get_biff_data()
    sheets = list(read_workbook(XLS, stream[: stream.rindex(b"\x09\x08\x10\x00") + 6], UNWATCHED))
    assert [(sheet.name, sheet.is_lost) for sheet in sheets] == [("ดี", False), ("เสีย", True)]
    (finding,) = sheets[1].parts.findings
    assert (finding.code, finding.severity, finding.page) == ("page-unreadable", "error", 2)


def test_sheets_beyond_the_most_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_SHEETS", 1)

    def fill(book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "ก")
        book.add_sheet("อีก").write(0, 0, "ข")

    *_, last = xls(fill)
    assert last.is_lost
    assert [(one.code, one.severity) for one in last.parts.findings] == [("sheet-too-large", "error")]
