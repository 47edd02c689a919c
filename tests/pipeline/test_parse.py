"""What the lines around a table say of it, and what a name on each line of a report may be."""

from __future__ import annotations

import pytest

from prongsai.normalizers.names.units import Role
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Observation, Paragraph
from prongsai.pipeline.parse import parse_document
from tests.score_makers import read_scores, score_table

FRAME = load_frame()
TOTAL = score_table("รายการ | คะแนน", "คะแนนรวม | 90.67")
ROWS = score_table("ที่ | ตัวชี้วัด | คะแนน", "6 | คุณภาพการดำเนินงาน | 90.11", "7 | ประสิทธิภาพการสื่อสาร | 91.22")
NAME = "เทศบาลตำบลนาดี"
TITLE = "ผลการประเมิน ITA 2567"


def of_tables(*blocks: object) -> list[Observation]:
    observations, _ = read_scores(*blocks)  # type: ignore[arg-type]
    return [seen for seen in observations if seen.provenance.table_no]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("แบบวัด EIT",), "eit"),
        (("แบบวัด EIT", "ก"), "eit"),
        (("แบบวัด EIT", "แบบวัด IIT"), "iit"),  # the nearest
        (("แบบวัด EIT", "แบบวัด IIT ได้ 91.33 คะแนน"), "eit"),  # a line that states a score heads nothing
        (("แบบวัด EIT", "ก", "ข", "ค"), "eit"),
        (("แบบวัด EIT", "ก", "ข", "ค", "ง"), "ita"),
        (("ก",), "ita"),
    ],
)
def test_table_is_of_the_instrument_that_a_line_near_above_names(lines: tuple[str, ...], code: str) -> None:
    assert [seen.code for seen in of_tables(*lines, TOTAL)] == [code]


def test_lines_before_a_table_are_its_heading_up_to_four_of_no_more_than_two_lines_and_a_half() -> None:
    long = "ก" * 220
    assert of_tables("ก", "ข", "ค", "ง", "จ", ROWS)[0].context == "ข\nค\nง\nจ"
    assert of_tables("ก" * 221, "ข", ROWS)[0].context == "ข"
    assert len(of_tables(long, ROWS)[0].context) > 100  # its end is kept


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ((), "main"),
        (("ประเด็นที่ 1 กระบวนการปฏิบัติงานที่โปร่งใส",), "issue"),
        (("ประเด็นที่ 1 กระบวนการปฏิบัติงานที่โปร่งใส", "ก", "ข", "ค", "ง", "จ"), "issue"),
        (("ประเด็นที่ 1 กระบวนการปฏิบัติงานที่โปร่งใส", "ส่วนที่ 2 ผลคะแนน"), "main"),
    ],
)
def test_table_stands_under_an_issue_until_a_section_leaves_it(lines: tuple[str, ...], kind: str) -> None:
    seen = of_tables(*lines, ROWS)[0]
    assert seen.context_kind == kind
    assert seen.context.startswith("ประเด็นที่ 1") == (bool(lines))


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("ผลการประเมิน ปีงบประมาณ พ.ศ. 2566", 2566),
        ("ผลการประเมิน ปี 2566 และ ผลการประเมิน ปี 2565", 2568),  # which of them, nobody knows
        ("แผนปฏิบัติการ พ.ศ. 2566", 2568),
        ("ผลการประเมินปีที่ผ่านมา", 2568),
        ("เทียบกับผลการประเมินปี 2566", 2568),
        ("ผลการประเมิน ปี 2567 เทียบกับ ปี 2566", 2567),
        ("แผนปี 2567 จากผลการประเมินปี 2566", 2566),
    ],
)
def test_section_is_of_the_one_year_whose_results_it_names(line: str, year: int) -> None:
    assert of_tables(line, "ก", "ข", "ค", "ง", "จ", ROWS)[0].fiscal_year == year


def roles(*lines: str, bold: int | None = None) -> list[Role]:
    """The roles of the names in a report of these lines."""
    parsed = parse_document([Paragraph(line, is_bold=at == bold) for at, line in enumerate(lines)], FRAME, [])
    return [mention.role for mention in parsed.mentions]


@pytest.mark.parametrize(
    ("at", "role", "role_of_memo"),
    [
        (1, "title", "letterhead"),
        (4, "title", "letterhead"),
        (5, "heading", "letterhead"),
        (7, "heading", "letterhead"),
        (8, "heading", "heading"),
        (11, "heading", "heading"),
        (12, "body", "body"),
    ],
)
def test_name_on_a_line_of_its_own_is_what_its_place_says(at: int, role: Role, role_of_memo: Role) -> None:
    assert roles(TITLE, *["ก"] * (at - 1), NAME) == [role]
    assert roles("บันทึกข้อความ", *["ก"] * (at - 1), NAME, TITLE) == [role_of_memo]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        (NAME, "heading"),
        (f"{NAME} {'ก' * (89 - len(NAME))}", "heading"),
        (f"{NAME} {'ก' * (90 - len(NAME))}", "body"),
        (f"1. {NAME}", "body"),
        (f"(1.10) {NAME}", "body"),
        (f" 12.2.3) {NAME}", "body"),
        (f"๑. {NAME}", "body"),
        (f"1 {NAME}", "heading"),
        (f"123. {NAME}", "heading"),
        (f"1.123. {NAME}", "body"),
        (f"ที่ 1. {NAME}", "heading"),
    ],
)
def test_bold_line_is_a_heading_where_it_is_short_and_not_numbered(line: str, role: Role) -> None:
    assert roles(TITLE, *["ก"] * 12, line, bold=13) == [role]
    assert roles(TITLE, *["ก"] * 12, line) == ["body"]


def test_title_is_one_wherever_it_stands() -> None:
    title = f"รายงานผลการวิเคราะห์ ITA {NAME}"
    assert roles(*["ก"] * 14, title) == ["title"]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("2. การเบิกจ่าย", []),
        (f"2. การเบิกจ่าย{'ก' * 96}", []),
        (f"2. การเบิกจ่าย{'ก' * 97}", ["ita"]),
        ("2. การเบิกจ่าย ร้อยละ 91.33", ["ita"]),
        ("2. การเบิกจ่าย คะแนน 91", ["ita"]),
        ("การเบิกจ่าย", ["ita"]),
    ],
)
def test_short_numbered_line_without_a_score_heads_a_section(line: str, codes: list[str]) -> None:
    """What a section is about is what a total in it is of."""
    assert [seen.code for seen in of_tables(line, "ก", "ข", "ค", "ง", "จ", TOTAL)] == codes
