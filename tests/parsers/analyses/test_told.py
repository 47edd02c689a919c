"""Statements behind the word for their kind: in a line, below a heading, beside a label, below headings of columns."""

from __future__ import annotations

import pytest

from prongsai.parsers.analyses.kinds import kind_of_heading
from prongsai.parsers.analyses.told import kind_of_label, read_told
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Analysis
from prongsai.pipeline.pages.text import read_dump
from prongsai.pipeline.pages.web.page import read_html
from prongsai.pipeline.parse import parse_document
from prongsai.pipeline.tables.unwrap import unwrap_lines

TITLE = "รายงานผลการวิเคราะห์การประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
GOOD, BAD = "เจ้าหน้าที่ให้บริการรวดเร็วเท่าเทียมกัน", "ข้อมูลบนเว็บไซต์ไม่เป็นปัจจุบัน"


def read(*lines: str, title: str = TITLE) -> list[Analysis]:
    blocks = unwrap_lines(read_dump("\n\n".join((title, *lines))).rows)
    return list(parse_document(blocks, load_frame(), []).analyses)


def read_page(table: str, title: str = TITLE) -> list[Analysis]:
    page = f"<p>{title}</p><table>{table}</table>"
    return list(parse_document(read_html(page).rows, load_frame(), []).analyses)


def told(rows: list[Analysis]) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in rows]


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("สิ่งที่หน่วยงานทำได้ดี", "strength"),
        ("ด้านที่ดำเนินการได้ดี", "strength"),
        ("เรื่องที่ยังต้องแก้ไข", "weakness"),
        ("ข้อที่ควรได้รับการปรับปรุง", "weakness"),
        ("สิ่งที่ยังบกพร่อง", "weakness"),
        ("โอกาสในการพัฒนา", "weakness"),
        ("สิ่งที่ควรรักษาไว้", "keep"),
        ("ข้อเสนอเพื่อการพัฒนา", "proposal"),
        ("ข้อเสนอเพื่อพิจารณา", None),  # of a memo
        ("ปัญหา", "constraint"),
        ("ปัญหาของชุมชน", None),
        ("ประเด็นที่ ๑ การพัฒนาระบบ", None),
        ("ข้อที่ ๓ ปรับปรุงเว็บไซต์", None),
    ],
)
def test_heading_in_words_of_its_own(heading: str, kind: str | None) -> None:
    assert kind_of_heading(heading) == kind


@pytest.mark.parametrize(
    ("line", "kind", "texts"),
    [
        (f"จุดแข็ง : {GOOD}", "strength", [GOOD]),
        (f"๒.๑ จุดอ่อนที่พบ – {BAD}", "weakness", [BAD]),
        (f"จุดแข็ง ได้แก่ 1) {GOOD} 2) {BAD}", "strength", [GOOD, BAD]),
        (f"จุดแข็ง มีดังนี้ ๑. {GOOD} ๒. {BAD}", "strength", [GOOD, BAD]),
        (f"จุดอ่อน\n- {GOOD}\n- {BAD}", "weakness", [GOOD, BAD]),
    ],
)
def test_line_tells_its_statements_behind_its_kind(line: str, kind: str, texts: list[str]) -> None:
    found = read_told(line)
    assert found is not None
    assert (found.kind, list(found.texts)) == (kind, texts)


@pytest.mark.parametrize(
    "line",
    [
        "จุดแข็ง : ดังนี้",
        "ปัญหาและอุปสรรค : -",
        "ปัญหาและอุปสรรค : ไม่มีปัญหาและอุปสรรคในการดำเนินงาน",
        "ข้อเสนอแนะ : ไม่มีข้อเสนอแนะเพิ่มเติม",
        "จุดแข็ง (ตัวชี้วัดที่ได้คะแนน : ตั้งแต่ ๙๐ คะแนนขึ้นไป)",
        "เพื่อให้หน่วยงานทราบถึงจุดแข็งของตน : จึงวิเคราะห์ผลการประเมินทุกตัวชี้วัด",
        f"จุดแข็งและจุดอ่อน : {GOOD}",
        "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ : ได้คะแนน ๙๐.๑๒ คะแนน",
    ],
)
def test_heading_sentence_and_nothing_to_say_are_no_statements(line: str) -> None:
    assert read_told(line) is None


def test_what_is_lacking_is_a_weakness_and_not_nothing() -> None:
    found = read_told("จุดอ่อน : ไม่มีป้ายบอกขั้นตอนให้บริการ")
    assert found is not None
    assert found.texts == ("ไม่มีป้ายบอกขั้นตอนให้บริการ",)


def test_label_begins_with_its_kind() -> None:
    assert kind_of_label("๑. จุดแข็งของหน่วยงาน") == "strength"
    assert kind_of_label("การประชุมเพื่อหาจุดแข็ง") is None


def test_labelled_lines_are_of_the_indicator_above_them() -> None:
    rows = read(
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ ได้คะแนน ๙๐.๑๒ คะแนน", f"จุดแข็ง : {GOOD}", f"จุดอ่อน : {BAD}", "สรุป", f"จุดอ่อน : {GOOD}"
    )
    assert [(one.kind, one.text, one.codes) for one in rows] == [
        ("strength", GOOD, ("indicator-2",)),
        ("weakness", BAD, ("indicator-2",)),
        ("weakness", GOOD, ()),
    ]


def test_sentence_below_the_heading_of_its_kind_is_a_statement() -> None:
    assert told(read("จุดแข็ง", GOOD, "ทั้งนี้ ผลการประเมินอยู่ในระดับที่น่าพอใจเมื่อเทียบกับปีก่อน")) == [("strength", GOOD)]


def test_body_below_a_title_is_no_statement() -> None:
    body = "องค์การบริหารส่วนตำบลตัวอย่าง อำเภอเมือง จังหวัดตัวอย่าง"
    assert read(body, title="แนวทางการยกระดับผลการประเมิน ITA ปี ๒๕๖๘") == []


def test_closing_of_a_letter_and_what_stands_behind_a_table_are_no_statements() -> None:
    assert read("ข้อเสนอแนะ", "จึงเรียนมาเพื่อโปรดทราบ และให้ทุกกองนำไปปรับปรุงงานของตน") == []
    page = f"<p>{TITLE}</p><p>จุดแข็ง</p><table>{row('ที่', 'เรื่อง') + row('1', 'ก')}</table><p>{GOOD}</p>"
    assert list(parse_document(read_html(page).rows, load_frame(), []).analyses) == []


def test_label_of_the_measure_above_it_is_no_statement() -> None:
    rows = read("มาตรการที่ ๑ จัดทำคู่มือ", "ขั้นตอน : จัดประชุมและยกร่างคู่มือ", "แนวทางแก้ไข : ประกาศคู่มือบนเว็บไซต์ของหน่วยงาน")
    assert rows == []


def test_kinds_at_the_left_of_a_table() -> None:
    table = row("ประเด็น", "รายละเอียด") + row("จุดแข็ง", f"๑. {GOOD}<br>๒. {BAD}") + row("จุดอ่อน", BAD) + row("", GOOD)
    assert told(read_page(table)) == [("strength", GOOD), ("strength", BAD), ("weakness", BAD), ("weakness", GOOD)]


def test_kinds_over_the_columns_of_a_table() -> None:
    assert told(read_page(row("จุดแข็ง", "จุดอ่อน") + row(GOOD, BAD) + row("-", GOOD))) == [
        ("strength", GOOD),
        ("weakness", BAD),
        ("weakness", GOOD),
    ]


def test_kinds_in_the_cells_of_a_table() -> None:
    assert told(read_page(row(f"จุดแข็ง<br>- {GOOD}", f"จุดอ่อน<br>- {BAD}"))) == [("strength", GOOD), ("weakness", BAD)]


@pytest.mark.parametrize(
    "table",
    [
        row("โครงการ", "ข้อเสนอแนะ") + row("ก่อสร้างถนนสายหลัก", "ควรเร่งรัดผู้รับจ้าง"),
        row("จุดอ่อน", "แนวทางแก้ไข", "ผู้รับผิดชอบ", "ระยะเวลา") + row(BAD, GOOD, "กองคลัง", "ตลอดปี"),
    ],
    ids=["one kind", "measures"],
)
def test_table_of_another_kind_says_nothing(table: str) -> None:
    assert read_page(table) == []


def test_report_of_purchases_that_names_the_assessment_in_passing_says_nothing_of_it() -> None:
    passing = "ตามการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) จึงวิเคราะห์การจัดซื้อจัดจ้าง " * 3
    lines = (passing, "ปัญหาและอุปสรรค", f"๑. {BAD}", f"๒. {GOOD}", f"ข้อเสนอแนะ : {GOOD}")
    assert read(*lines, title="รายงานการวิเคราะห์ผลการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๗") == []
    assert len(read(*lines)) == 3
    under_issue = read("ประเด็นที่ ๑ การให้บริการ", *lines, title="รายงานการวิเคราะห์ผลการจัดซื้อจัดจ้าง")
    assert len(under_issue) == 3
