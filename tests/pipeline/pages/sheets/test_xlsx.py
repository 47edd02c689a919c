"""Excel files are read as they are seen: values under their formats, merged cells, nothing hidden."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from PIL import Image

from prongsai.pipeline.discover.media_types import XLSX
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Finding, Paragraph, Table
from prongsai.pipeline.pages.embedded import EmbeddedPicture, Part
from prongsai.pipeline.pages.memory import UNWATCHED
from prongsai.pipeline.pages.sheets.read import SheetRead, read_workbook

Fill = Callable[[Any, Any], None]


def workbook(*fills: Fill, names: tuple[str, ...] = ("ผล", "สอง", "สาม")) -> bytes:
    """A workbook whose sheets are filled by these."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, fill in zip(names, fills, strict=False):
            fill(book, book.add_worksheet(name))
    return buffer.getvalue()


def patched(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same file, each part changed by name and content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return buffer.getvalue()


def read(data: bytes) -> list[SheetRead]:
    return list(read_workbook(XLSX, data, UNWATCHED))


def parts(data: bytes) -> list[Part]:
    return [part for sheet in read(data) for part in sheet.parts.rows]


def findings(data: bytes) -> list[Finding]:
    return [finding for sheet in read(data) for finding in sheet.parts.findings]


def tables(data: bytes) -> list[list[list[str]]]:
    """The texts of each table in rows, a merged cell in all its places."""
    found = [part for part in parts(data) if isinstance(part, Table)]
    return [[[cell.text if cell else "" for cell in row] for row in table.grid()] for table in found]


def texts(data: bytes) -> list[str]:
    return [part.text for part in parts(data) if isinstance(part, Paragraph)]


def plain(*rows: tuple[object, ...], top: int = 0) -> Fill:
    def fill(book: Any, sheet: Any) -> None:
        for at, row in enumerate(rows):
            for col, value in enumerate(row):
                if value is not None:
                    sheet.write(top + at, col, value)

    return fill


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (91.333333, "0.00", "91.33"),
        (0.9133, "0.00%", "91.33%"),
        (91.335, "0.00", "91.34"),
        (92.14, "[$-D00041E]0.00", "๙๒.๑๔"),
        (92.14, "t0.00", "๙๒.๑๔"),
        (0.0, '#,##0.00;-#,##0.00;"-"', "-"),
        (7.0, "0.00", "7.00"),
        (91.25, "General", "91.25"),
        (100.0, "General", "100"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (45200, "d/m/yyyy", "1/10/2023"),
        (45200, "[$-107041E]d mmmm yyyy", "1 ตุลาคม 2566"),
        (0.5, "h:mm", "12:00"),
    ],
)
def test_number_is_read_as_it_is_shown(value: float, code: str, shown: str) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_string(0, 0, "ตัวชี้วัด")
        sheet.write_number(0, 1, value, book.add_format({"num_format": code}))

    assert tables(workbook(fill)) == [[["ตัวชี้วัด", shown]]]


def test_number_that_was_calculated_is_told_with_two_decimals_and_kept_whole() -> None:
    data = workbook(plain(("ตัวชี้วัด", 91.33333333333333)))
    (table,) = [part for part in parts(data) if isinstance(part, Table)]
    assert [(cell.text, cell.raw) for cell in table.cells] == [("ตัวชี้วัด", "ตัวชี้วัด"), ("91.33", "91.333333333")]


def test_number_hidden_by_its_format_is_not_there() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["ก", "ข"])
        sheet.write_number(0, 2, 91.25, book.add_format({"num_format": ";;;"}))

    assert tables(workbook(fill)) == [[["ก", "ข"]]]


def test_merged_cells_reach_over_their_places() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 3, "ชื่อเรื่องของทั้งแผ่น")
        sheet.merge_range(1, 0, 2, 0, "หน่วยงาน")
        sheet.merge_range(1, 1, 1, 3, "คะแนน")
        sheet.write_row(2, 1, ["IIT", "EIT", "OIT"])
        sheet.write_row(3, 0, ["อบต.กู่ทอง", 91.25, 90.5, 88])

    data = workbook(fill)
    assert texts(data) == ["ผล", "ชื่อเรื่องของทั้งแผ่น"]
    assert tables(data) == [
        [
            ["หน่วยงาน", "คะแนน", "คะแนน", "คะแนน"],
            ["หน่วยงาน", "IIT", "EIT", "OIT"],
            ["อบต.กู่ทอง", "91.25", "90.5", "88"],
        ]
    ]


def test_hidden_rows_and_columns_are_named_and_not_read() -> None:
    def fill(book: Any, sheet: Any) -> None:
        plain(("ที่", "เก่า", "คะแนน"), (1, 55.55, 91.25), (2, 44.44, 90.5), (3, 33.33, 88.5))(book, sheet)
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.set_row(2, None, None, {"hidden": True})

    data = workbook(fill)
    assert tables(data) == [[["ที่", "คะแนน"], ["1", "91.25"], ["3", "88.5"]]]
    (finding,) = findings(data)
    assert (finding.code, finding.severity) == ("text-left-out", "info")
    assert "6 cells" in finding.message and "55.55" in (finding.raw or "")


def test_hidden_rows_do_not_part_a_table_and_empty_ones_do() -> None:
    def fill(book: Any, sheet: Any) -> None:
        plain(("ก", "ข"), ("1", "2"), (None, None), ("3", "4"), (None, None), ("5", "6"))(book, sheet)
        sheet.set_row(2, None, None, {"hidden": True})

    assert [len(table) for table in tables(workbook(fill))] == [3, 1]


def test_places_are_those_of_the_sheet_where_something_is_hidden() -> None:
    def fill(book: Any, sheet: Any) -> None:
        plain(("ที่", "เก่า", "คะแนน"), (1, 55.55, 91.25), (2, 44.44, 90.5), top=4)(book, sheet)
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.set_row(5, None, None, {"hidden": True})

    (table,) = [part for part in parts(workbook(fill)) if isinstance(part, Table)]
    assert [table.place_of(cell).sheet_cell for cell in table.cells] == ["ผล!A5", "ผล!C5", "ผล!A7", "ผล!C7"]
    assert table.page == 1


@pytest.mark.parametrize("hide", ["hide", "very_hidden"])
def test_hidden_sheet_is_named_and_not_read(hide: str) -> None:
    data = workbook(plain(("ก", 91.25)), lambda book, sheet: (plain(("ข", 55.55))(book, sheet), getattr(sheet, hide)()))
    sheets = read(data)
    assert [(sheet.name, sheet.is_hidden, len(sheet.parts.rows)) for sheet in sheets] == [
        ("ผล", False, 2),
        ("สอง", True, 0),
    ]
    assert [(one.code, one.page) for one in findings(data)] == [("text-left-out", 2)]


def test_formula_gives_the_value_that_was_calculated() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_string(0, 0, "คะแนนรวม")
        sheet.write_formula(0, 1, "=AVERAGE(A2:A9)", None, 91.25)
        sheet.write_formula(0, 2, '=IF(B1>85,"ผ่าน","ไม่ผ่าน")', None, "ผ่าน")

    data = workbook(fill)
    assert tables(data) == [[["คะแนนรวม", "91.25", "ผ่าน"]]]
    assert findings(data) == []


@pytest.mark.parametrize("value", [b"<v></v>", b"", b"<v>0</v>"])
def test_formula_without_a_value_is_told(value: bytes) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_string(0, 0, "คะแนนรวม")
        sheet.write_formula(0, 1, "=AVERAGE(A2:A9)", None, 91.25)

    data = patched(workbook(fill), lambda name, part: part.replace(b"<v>91.25</v>", value))
    assert [(one.code, one.severity, one.raw) for one in findings(data)] == [("score-missing", "warning", "B1")]


def test_formula_that_gives_nothing_is_no_loss() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["ก", "ข"])
        sheet.write_formula(0, 2, '=IF(B1="","","")', None, "")

    data = patched(
        workbook(fill),
        lambda name, part: re.sub(rb'(<c r="C1"[^>]*)>(<f>.*?</f>)<v>0?</v>', rb'\1 t="str">\2<v></v>', part).replace(
            b'fullCalcOnLoad="1"', b""
        ),
    )
    assert findings(data) == []


def test_error_of_a_formula_stays_in_its_cell() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_string(0, 0, "คะแนนรวม")
        sheet.write_formula(0, 1, "=1/0", None, "#DIV/0!")

    assert tables(workbook(fill)) == [[["คะแนนรวม", "#DIV/0!"]]]


def test_struck_cell_is_told_and_not_read() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["ก", "ข"])
        sheet.write_number(0, 2, 55.55, book.add_format({"font_strikeout": True}))

    data = workbook(fill)
    assert tables(data) == [[["ก", "ข"]]]
    assert [(one.code, one.severity, one.raw) for one in findings(data)] == [("text-left-out", "warning", "55.55")]


def test_runs_of_a_text_are_put_together_without_what_is_struck_or_raised() -> None:
    def fill(book: Any, sheet: Any) -> None:
        struck, raised = book.add_format({"font_strikeout": True}), book.add_format({"font_script": 1})
        sheet.write_string(0, 0, "ก")
        sheet.write_rich_string(0, 1, "คะแนน ", struck, "88.11 ", "91.25", raised, "1", " คะแนน")

    assert tables(workbook(fill)) == [[["ก", "คะแนน 91.25 คะแนน"]]]


def test_picture_lies_where_its_corner_is_and_boxes_are_lines() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (400, 200), "white").save(buffer, "PNG")

    def fill(book: Any, sheet: Any) -> None:
        plain(("ก", "ข"), (None, None), (None, None), ("ค", "ง"))(book, sheet)
        sheet.insert_image(2, 0, "p.png", {"image_data": buffer})
        sheet.insert_textbox(9, 3, "ประกาศ ณ วันที่")

    found = parts(workbook(fill))
    assert [type(part).__name__ for part in found] == ["Paragraph", "Paragraph", "Table", "EmbeddedPicture", "Table"]
    picture = found[3]
    assert isinstance(picture, EmbeddedPicture)
    assert picture.cell == (2, 0)
    assert picture.size_pt == pytest.approx((300, 150))
    assert "ประกาศ ณ วันที่" in texts(workbook(fill))


def test_head_and_foot_of_printed_pages_are_lines() -> None:
    def fill(book: Any, sheet: Any) -> None:
        plain(("ก", "ข"))(book, sheet)
        sheet.set_header('&C&"TH Sarabun,Bold"&16องค์การบริหารส่วนตำบลกู่ทอง')
        sheet.set_footer("&Rหน้า &P")

    assert texts(workbook(fill)) == ["ผล", "องค์การบริหารส่วนตำบลกู่ทอง", "หน้า"]


def test_name_that_somebody_gave_a_sheet_is_its_heading() -> None:
    data = workbook(plain(("ก", "ข")), plain(("ค", "ง")), names=("ปี 2567", "Sheet2"))
    assert texts(data) == ["ปี 2567"]


def test_strict_variant_is_the_same() -> None:
    usual, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    data = workbook(plain(("ก", 91.25)))

    def change(name: str, part: bytes) -> bytes:
        return re.sub(re.escape(usual) + rb"(officeDocument|spreadsheetml)/2006", strict + rb"\1", part)

    assert tables(patched(data, change)) == tables(data) == [[["ก", "91.25"]]]


def test_tables_side_by_side_are_two_where_each_has_names_and_numbers() -> None:
    left = [("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", 91.25), ("ตัวชี้วัดที่ 2 การใช้งบประมาณ", 90.5), ("ตัวชี้วัดที่ 3 การใช้อำนาจ", 88.0)]
    right = [("ข้อ i1 ให้บริการตามขั้นตอน", 95.5), ("ข้อ i2 เท่าเทียมกัน", 93.25), ("ข้อ i3 มุ่งผลสำเร็จ", 92.0)]
    rows = [("ตัวชี้วัด", "คะแนน", None, "คำถาม", "คะแนน"), *((*a, None, *b) for a, b in zip(left, right, strict=True))]
    assert [[row[1] for row in table] for table in tables(workbook(plain(*rows)))] == [
        ["คะแนน", "91.25", "90.5", "88"],
        ["คะแนน", "95.5", "93.25", "92"],
    ]


def test_empty_column_within_a_table_does_not_part_it() -> None:
    rows = [("ตัวชี้วัด", None, "คะแนน", "ระดับ"), ("การปฏิบัติหน้าที่", None, 91.25, "A"), ("การใช้งบประมาณ", None, 85.5, "A")]
    rows.append(("การใช้อำนาจ", None, 75.0, "B"))
    assert [len(table[0]) for table in tables(workbook(plain(*rows)))] == [3]


def test_title_between_two_tables_reaches_over_them() -> None:
    rows = [
        ("ตัวชี้วัด", "คะแนน"),
        ("การปฏิบัติหน้าที่", 91.25),
        ("แบบวัด EIT ของหน่วยงาน", None),
        ("ตัวชี้วัด", "คะแนน"),
        ("คุณภาพ", 88.5),
    ]
    (table,) = tables(workbook(plain(*rows)))
    assert table[2] == ["แบบวัด EIT ของหน่วยงาน"] * 2


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[: len(data) // 2],
    "no end": lambda data: data[:-30],
    "not a zip": lambda data: b"PK\x03\x04" + data[50:90],
    "empty": lambda data: b"PK\x05\x06" + b"\0" * 18,
    "a document type": lambda data: patched(
        data, lambda name, part: part.replace(b"<workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook', 1)
    ),
    "no workbook": lambda data: patched(data, lambda name, part: b"<a/>" if name == "_rels/.rels" else part),
    "a text that is not there": lambda data: patched(
        data, lambda name, part: b"<sst/>" if name.endswith("sharedStrings.xml") else part
    ),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damaged_file_is_an_error_or_a_finding(kind: str) -> None:
    data = DAMAGE[kind](workbook(plain(("ก", 91.25))))
    try:
        sheets = read(data)
    except DocumentError as error:
        assert error.code == "document-unreadable"
        assert error.remedy
    else:
        assert [(one.code, one.severity) for sheet in sheets for one in sheet.parts.findings] == [
            ("page-unreadable", "error")
        ]
        assert [sheet.is_lost for sheet in sheets] == [True]


def test_damaged_sheet_costs_no_other() -> None:
    data = patched(
        workbook(plain(("ก", 91.25)), plain(("ข", 90.5))),
        lambda name, part: part[: len(part) // 2] if name.endswith("sheet1.xml") else part,
    )
    assert [(sheet.is_lost, len(sheet.parts.rows)) for sheet in read(data)] == [(True, 0), (False, 2)]
    assert tables(data) == [[["ข", "90.5"]]]


def test_entities_are_never_resolved() -> None:
    lol = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 9))
    bomb = (
        b'<!DOCTYPE x [<!ENTITY l0 "ha">'
        + lol
        + b"]><worksheet><sheetData><row><c t='inlineStr'><is><t>&l8;</t></is></c></row></sheetData></worksheet>"
    )
    data = patched(workbook(plain(("ก", 91.25))), lambda name, part: bomb if name.endswith("sheet1.xml") else part)
    assert [one.code for one in findings(data)] == ["page-unreadable"]
    assert tables(data) == []


def sheet_xml(rows: bytes) -> bytes:
    return (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows
        + b"</sheetData></worksheet>"
    )


def with_sheet(rows: bytes) -> bytes:
    return patched(
        workbook(plain(("ก", 91.25))), lambda name, part: sheet_xml(rows) if name.endswith("sheet1.xml") else part
    )


def test_part_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.pipeline.pages.packages.MOST_UNPACKED_BYTES", 2_000_000)
    data = with_sheet(b'<row r="1"/>' * 500_000)
    assert len(data) < 50_000
    assert [(one.code, "unpacks" in one.message) for one in findings(data)] == [("page-unreadable", True)]


def test_formats_down_to_the_last_row_are_no_cells() -> None:
    blank = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (n, n) for n in range(2, 60_000))
    data = with_sheet(b'<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1"><v>91.25</v></c></row>' + blank)
    assert tables(data) == [[["a", "91.25"]]]


def test_cells_spread_over_the_whole_sheet_are_told_and_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.pipeline.pages.sheets.blocks.MOST_CELLS", 1_000)
    diagonal = b"".join(
        b'<row r="%d"><c r="%s%d"><v>1</v></c></row>'
        % (n, (chr(64 + (n - 1) // 26) if n > 26 else "").encode() + bytes([65 + (n - 1) % 26]), n)
        for n in range(1, 120)
    )
    data = with_sheet(diagonal)
    assert [one.code for one in findings(data)] == ["sheet-too-large"]


def test_more_cells_than_are_read_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prongsai.pipeline.pages.sheets.xlsx.MOST_CELLS", 10)
    data = workbook(plain(*[("ก", n) for n in range(10)]))
    assert [one.code for one in findings(data)] == ["sheet-too-large"]


def test_area_as_high_as_the_sheet_reaches_to_the_last_row_only() -> None:
    data = patched(
        workbook(plain(("ก", "ข"), ("ค", 91.25), (None, 90.5))),
        lambda name, part: part.replace(
            b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A2:A1048576"/></mergeCells>'
        ),
    )
    assert tables(data) == [[["ก", "ข"], ["ค", "91.25"], ["ค", "90.5"]]]


def test_columns_beyond_any_report_are_told() -> None:
    data = workbook(plain(tuple(range(600)), tuple(range(600))))
    assert [(one.code, one.severity) for one in findings(data)] == [("sheet-too-large", "error")]
    assert len(tables(data)[0][0]) == 500


def test_labels_and_facts_above_a_table_are_lines() -> None:
    facts = [("หน่วยงาน", "อบต.กู่ทอง"), ("ปีงบประมาณ :", "2567")]
    data = workbook(plain(*facts, ("ตัวชี้วัด", "คะแนน"), ("การปฏิบัติหน้าที่", 91.25)), names=("Sheet1",))
    assert texts(data) == ["หน่วยงาน อบต.กู่ทอง", "ปีงบประมาณ : 2567"]
    assert tables(data) == [[["ตัวชี้วัด", "คะแนน"], ["การปฏิบัติหน้าที่", "91.25"]]]


def test_heading_of_a_list_is_no_fact() -> None:
    data = workbook(plain(("หน่วยงาน", "คะแนน"), ("อบต.กู่ทอง", 91.25)), names=("Sheet1",))
    assert texts(data) == []
    assert tables(data) == [[["หน่วยงาน", "คะแนน"], ["อบต.กู่ทอง", "91.25"]]]
