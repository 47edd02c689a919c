"""Excel files are read as they are seen: values under their formats, merged cells, nothing hidden."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from PIL import Image

from prongsai.pipeline.model import Paragraph, Table
from prongsai.pipeline.pages.embedded import EmbeddedPicture
from tests.pipeline.pages.sheets.workbooks import findings, parts, patched, plain, read, tables, workbook


def texts(data: bytes) -> list[str]:
    return [part.text for part in parts(data) if isinstance(part, Paragraph)]


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


def test_labels_and_facts_above_a_table_are_lines() -> None:
    facts = [("หน่วยงาน", "อบต.กู่ทอง"), ("ปีงบประมาณ :", "2567")]
    data = workbook(plain(*facts, ("ตัวชี้วัด", "คะแนน"), ("การปฏิบัติหน้าที่", 91.25)), names=("Sheet1",))
    assert texts(data) == ["หน่วยงาน อบต.กู่ทอง", "ปีงบประมาณ : 2567"]
    assert tables(data) == [[["ตัวชี้วัด", "คะแนน"], ["การปฏิบัติหน้าที่", "91.25"]]]


def test_heading_of_a_list_is_no_fact() -> None:
    data = workbook(plain(("หน่วยงาน", "คะแนน"), ("อบต.กู่ทอง", 91.25)), names=("Sheet1",))
    assert texts(data) == []
    assert tables(data) == [[["หน่วยงาน", "คะแนน"], ["อบต.กู่ทอง", "91.25"]]]
