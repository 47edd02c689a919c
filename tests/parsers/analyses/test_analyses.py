"""Statements of analyses: columns beside scores, paragraphs about indicators, items under a heading."""

from __future__ import annotations

import pytest

from prongsai.parsers.analyses.kinds import kind_of_heading, kind_of_statement
from prongsai.parsers.analyses.parse import parse_analyses
from prongsai.parsers.statements.labels import YearCodes
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Analysis, Cell, Observation, Provenance, Scope, Table
from prongsai.pipeline.pages.text import read_dump
from prongsai.pipeline.pages.web.page import read_html
from prongsai.pipeline.parse import parse_document
from prongsai.pipeline.tables.unwrap import unwrap_lines
from tests.measure_makers import tabbed

TITLE = "รายงานผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
TABLE = "\n".join(
    (
        "ลำดับ\tหัวข้อ\tเครื่องมือการประเมิน\tข้อคำถาม\tคะแนน\tข้อบกพร่อง/ข้อแก้ไข/ปรับปรุง/รักษาระดับ",
        "๑.\tการให้บริการ\tIIT\tข้อ i๑\t๙๔.๑๗\tรักษาระดับคะแนนและแจ้งให้แต่ละส่วนงานทราบ",
        "\t\t\tข้อ i๒\t๙๕.๔๒\t",
        "\t\tEIT\tข้อ e๗\t๑๐๐\tปรับปรุงการให้บริการให้รวดเร็วขึ้น",
        "\t\t\tข้อ e๘\t๑๐๐\t",
        "\t\tOIT\tข้อ o๕\t๕๐\t",
    )
)
ABOUT = "เป็นคะแนนจากการประเมินการรับรู้ของผู้รับบริการต่อการดำเนินงานของหน่วยงานในประเด็นที่เกี่ยวข้องกับการให้บริการ"


def read(text: str) -> list[Analysis]:
    return list(parse_document(unwrap_lines(read_dump(TITLE + text).rows), load_frame(), []).analyses)


def told(rows: list[Analysis]) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(one.kind, one.codes, one.instrument) for one in rows]


def test_cell_of_a_dump_stands_for_the_empty_ones_below_it_of_its_instrument() -> None:
    rows = read(f"ประเด็นที่ ๑ การให้บริการ\n\n{TABLE}")
    assert told(rows) == [("keep", ("i1", "i2"), "IIT"), ("proposal", ("e7", "e8"), "EIT")]
    assert {one.issue_no for one in rows} == {1}
    assert rows[0].text == "รักษาระดับคะแนนและแจ้งให้แต่ละส่วนงานทราบ"


def test_merged_cell_stands_for_the_rows_that_it_spans() -> None:
    head = "<tr><td>ตัวชี้วัด</td><td>คะแนน</td><td>จุดอ่อน</td><td>ข้อเสนอแนะ</td></tr>"
    first = "<tr><td>ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่</td><td>90.10</td><td rowspan='2'>ผู้รับบริการรอนาน</td><td>เพิ่มจุดบริการ</td></tr>"
    second = "<tr><td>ตัวชี้วัดที่ 2 การใช้งบประมาณ</td><td>80.10</td><td>-</td></tr>"
    page = f"<p>{TITLE}</p><table>{head}{first}{second}</table>"
    rows = list(parse_document(read_html(page).rows, load_frame(), []).analyses)
    assert [(one.kind, one.codes, one.text) for one in rows] == [
        ("weakness", ("indicator-1", "indicator-2"), "ผู้รับบริการรอนาน"),
        ("proposal", ("indicator-1",), "เพิ่มจุดบริการ"),
    ]


def test_table_without_scores_says_nothing() -> None:
    assert read(tabbed("โครงการ | ข้อเสนอแนะ", "ก่อสร้างถนน | ควรเร่งรัด", "ขุดลอกคลอง | ควรทบทวน")) == []


def test_paragraph_about_an_indicator_takes_the_kind_of_its_heading() -> None:
    rows = read(
        "ประเด็นที่ ๑ การให้บริการ\n\nจุดแข็งที่ต้องรักษาไว้ (ตัวชี้วัดที่ได้คะแนนตั้งแต่ ๙๐ คะแนนขึ้นไป)\n\n"
        f"ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ได้คะแนน ๙๖.๘๐ คะแนน {ABOUT}"
    )
    assert told(rows) == [("strength", ("indicator-4",), "IIT")]


def test_rank_says_the_kind_also_of_the_paragraph_before_it() -> None:
    rows = read(
        f"ประเด็นที่ ๒ การให้บริการ\n\nตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน ได้คะแนน ๙๘.๐๗ คะแนน {ABOUT}\n\n"
        "จากการวิเคราะห์ผลการประเมินปรากฏว่าตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน ซึ่งเป็นตัวชี้วัดที่มีคะแนนต่ำสุด จึงกำหนดมาตรการดังนี้"
    )
    assert told(rows) == [("weakness", ("indicator-6",), "EIT")] * 2
    assert [one.claim for one in rows] == [None, "lowest"]


def test_announced_list_belongs_to_its_statement() -> None:
    (row,) = read(
        f"ประเด็นที่ ๖ การเปิดเผย\n\nตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ได้คะแนน ๙๒.๕๐ คะแนน {ABOUT} ใน ๒ ประเด็น คือ\n\n"
        "๑) ข้อมูลพื้นฐาน\n\n๒) การบริหารงาน"
    )
    assert row.text.endswith("การบริหารงาน")


def test_items_under_a_heading_of_constraints_behind_the_measures_are_the_reports() -> None:
    rows = read(
        "ประเด็นที่ ๗ การป้องกันการทุจริต\n\n๑) วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ\n\n๑.๑) จัดอบรม\n\n๒) ผู้รับผิดชอบ\n\nกองคลัง\n\n"
        "การวิเคราะห์ข้อจำกัดของหน่วยงาน\n\n๑) บุคลากร : มีจำนวนน้อยเมื่อเทียบกับภารกิจ\n\n๒) การรายงานผล : ระบบสารสนเทศไม่รองรับ"
    )
    assert [(one.kind, one.issue_no) for one in rows] == [("constraint", None), ("constraint", None)]


def test_steps_of_measures_are_no_statements() -> None:
    rows = read(
        "ประเด็นที่ ๑ การให้บริการ\n\n๑) วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ\n\n๑.๑) จัดอบรม\n\n๒) ผู้รับผิดชอบ\n\nกองคลัง\n\n"
        "๓) ขั้นตอน\n\n๓.๑) ค้นหาจุดแข็งที่ต้องรักษาไว้\n\n๓.๒) จัดทำคู่มือแนวทางปฏิบัติเกี่ยวกับการให้บริการ"
    )
    assert rows == []


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("จุดแข็ง", "strength"),
        ("๑.๒ จุดที่ต้องพัฒนา", "weakness"),
        ("ปัญหาและอุปสรรคในการดำเนินงาน", "constraint"),
        ("ข้อเสนอแนะ", "proposal"),
        ("เพื่อค้นหาจุดแข็งและจุดอ่อนของหน่วยงาน", None),
        ("ผลการประเมินรายตัวชี้วัด", None),
    ],
)
def test_kind_of_a_heading(heading: str, kind: str | None) -> None:
    assert kind_of_heading(heading) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("รักษาระดับคะแนนและคอยปรับปรุง", "keep"),
        ("ปรับปรุงคะแนนให้ดีขึ้น", "proposal"),
        ("แก้ไขในการจัดซื้อจัดจ้างให้ถูกต้อง", "proposal"),
        ("จุดอ่อนคือการสื่อสาร", "weakness"),
        ("ไม่มี", "other"),
    ],
)
def test_kind_of_a_statement_under_a_heading_of_all_kinds(text: str, kind: str) -> None:
    assert kind_of_statement(text, None) == kind


def reading(code: str, scope: Scope, table_no: int | None, row_no: int | None) -> Observation:
    return Observation(2568, scope, None, code, 90.0, 100.0, code, "90.00", Provenance(1, None, table_no, row_no))


def test_rows_of_the_lower_part_of_a_table_are_counted_from_its_top() -> None:
    texts = (("ตัวชี้วัด", "คะแนน", "ข้อเสนอแนะ"), ("ก", "90.00", "เพิ่มจุดบริการ"), ("ข", "80.00", "ลดขั้นตอน"))
    cells = tuple(Cell(row, col, text) for row, line in enumerate(texts) for col, text in enumerate(line))
    seen = [
        reading("indicator-1", "indicator", 4, 8),
        reading("indicator-2", "indicator", 4, 9),
        reading("iit", "instrument", 4, 9),  # what is no row of the analysis
        reading("indicator-3", "indicator", 5, 8),  # another table
        reading("indicator-4", "indicator", None, 8),
        reading("indicator-5", "indicator", 4, None),
    ]
    rows = parse_analyses([Table(cells, 3, 3, 4, row_offset=7)], {}, YearCodes((), ()), seen)
    assert [(one.codes, one.text) for one in rows] == [
        (("indicator-1",), "เพิ่มจุดบริการ"),
        (("indicator-2",), "ลดขั้นตอน"),
    ]
