"""What the lines around a table say of it, and what a name on each line of a report may be."""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.normalizers.names.units import Role
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Block, LetterFacts, Observation, Paragraph
from prongsai.pipeline.parse import Parsed, opening_lines, parse_document
from tests.score_makers import NAMES, read_scores, score_table

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


DUTY = "การปฏิบัติหน้าที่"
MONEY = "การใช้งบประมาณ"
HEAD = "ที่ | ตัวชี้วัด | คะแนน"
PAIR = f"{HEAD} | {HEAD}"


def parse(*blocks: Block | str, names: tuple[str, ...] = ()) -> Parsed:
    return parse_document([Paragraph(one) if isinstance(one, str) else one for one in blocks], FRAME, names)


def listed(*bodies: str, heading: str = "คะแนน") -> Block:
    return score_table(
        f"ที่ | หน่วยงาน | {heading}", *(f"{at} | {body} | 9{at}.11" for at, body in enumerate(bodies, start=1))
    )


def contexts(*blocks: object) -> list[tuple[str, int | None, str]]:
    return [(seen.code, seen.fiscal_year, seen.context) for seen in of_tables(*blocks)]


def test_title_in_a_grid_heads_the_part_below_it() -> None:
    title = "ผลการประเมิน ปี 2566 ของหน่วยงาน"
    grid = score_table(
        HEAD, f"1 | {DUTY} | 90.11", f"{title} | < | <", HEAD, f"2 | {MONEY} | 91.22", "ส่วนที่เหลือของปีนั้นเช่นกัน | < | <",
        HEAD, "6 | คุณภาพการดำเนินงาน | 92.33",
    )  # fmt: skip
    assert contexts("ก", grid) == [
        ("indicator-1", 2568, "ก"),
        ("indicator-2", 2566, f"ก\n{title}"),
        ("indicator-6", 2566, f"ก\n{title}\nส่วนที่เหลือของปีนั้นเช่นกัน"),
    ]


def test_title_over_two_tables_side_by_side_heads_both_and_stands_once() -> None:
    title = "ผลการประเมิน ปี 2566 ของหน่วยงาน"
    grid = score_table(
        PAIR, f"1 | {DUTY} | 90.11 | 2 | {MONEY} | 91.22", f"{title} | < | < | < | < | <",
        PAIR, "6 | คุณภาพการดำเนินงาน | 80.11 | 7 | ประสิทธิภาพการสื่อสาร | 81.22",
    )  # fmt: skip
    assert contexts("ก", grid) == [
        ("indicator-1", 2568, "ก"),
        ("indicator-2", 2568, "ก"),
        ("indicator-6", 2566, f"ก\n{title}"),
        ("indicator-7", 2566, f"ก\n{title}"),
    ]


def test_titles_of_rows_that_come_again_are_each_of_its_own_part() -> None:
    grid = score_table(
        *("ผลการประเมิน ปี 2565 | < | < | < | < | <", PAIR, f"1 | {DUTY} | 90.11 | 2 | {MONEY} | 91.22"),
        *("3 | การใช้อำนาจ | 92.33 | 4 | การใช้ทรัพย์สินของราชการ | 93.44", "ผลการประเมิน ปี 2566 | < | < | < | < | <"),
        *(PAIR, f"1 | {DUTY} | 80.11 | 2 | {MONEY} | 81.22"),
        "3 | การใช้อำนาจ | 82.33 | 4 | การใช้ทรัพย์สินของราชการ | 83.44",
    )
    found = contexts("ก", grid)
    assert [year for _, year, _ in found] == [2565] * 4 + [2566] * 4
    assert {context for _, year, context in found if year == 2565} == {"ก\nผลการประเมิน ปี 2565"}
    assert {context for _, year, context in found if year == 2566} == {"ก\nผลการประเมิน ปี 2566"}


def test_lines_above_a_table_head_no_table_after_it() -> None:
    rows = score_table(HEAD, f"1 | {DUTY} | 90.11")
    assert contexts("ผลการประเมิน ปี 2566 ของหน่วยงาน", rows, "ก", rows)[1][2] == "ก"
    assert contexts("ผลการประเมิน ปี 2566 ของหน่วยงาน", rows, rows)[1][2] == ""


POWER = "ตัวชี้วัดที่ 3 การใช้อำนาจ ได้คะแนน 92.22 คะแนน"


@pytest.mark.parametrize(
    ("blocks", "codes"),
    [
        ((POWER,), ["indicator-3"]),
        ((POWER, ROWS), ["indicator-3", "indicator-6", "indicator-7"]),
        ((ROWS, POWER), ["indicator-6", "indicator-7", "indicator-3"]),
        ((ROWS, POWER, ROWS), ["indicator-6", "indicator-7", "indicator-3", "indicator-6", "indicator-7"]),
        # a sentence over the width of a table
        ((score_table(HEAD, f"1 | {DUTY} | 90.11", f"{POWER} | ~ | ~"),), ["indicator-1", "indicator-3"]),
    ],
    ids=["alone", "before a table", "behind it", "between two", "in it"],
)
def test_sentences_are_read_wherever_they_stand(blocks: tuple[Block | str, ...], codes: list[str]) -> None:
    observations = parse(TITLE, *blocks).observations
    assert [seen.code for seen in observations] == codes


def test_document_that_never_speaks_of_the_assessment_has_names_and_no_scores() -> None:
    lines = ("รายงานประจำปี", NAME, "วันที่ ๑๕ มีนาคม ๒๕๖๗")
    parsed = parse(*lines, listed("เทศบาลตำบลนายาง"), names=("ทต.แม่สอด.pdf",))
    assert (parsed.observations, parsed.measures, parsed.facts.kind) == ([], [], "other")
    assert [(one.name, one.role) for one in parsed.mentions] == [
        ("แม่สอด", "filename"),
        ("นาดี", "title"),
        ("นายาง", "body"),
    ]
    assert [(one.severity, one.code) for one in parsed.findings] == [("info", "not-a-report")]
    assert parsed.letter == LetterFacts(date(2024, 3, 15))


@pytest.mark.parametrize("table", [listed(NAME, heading="คะแนน ITA"), listed("ITA")], ids=["heading", "cell"])
def test_one_cell_that_speaks_of_the_assessment_is_enough(table: Block) -> None:
    assert parse("รายงานประจำปี", table).findings == []
    assert parse("รายงานประจำปี", "ผล ITA", "ก").findings == []


@pytest.mark.parametrize(
    ("blocks", "kind"),
    [
        ((listed("ทต.นาดี", "ทต.นายาง", "ทต.แม่สอด"),), "results_table"),
        ((listed("ทต.นาดี", "ทต.นายาง"),), "other"),
        ((listed("ทต.นาดี", "ทต.นายาง"), "", "ผลคะแนน ITA ในภาพรวม 92.22 คะแนน"), "analysis"),  # a third without a name
        ((score_table(HEAD, *(f"{at} | {NAMES[at]} | 9{at}.11" for at in range(1, 5))),), "analysis"),
        ((score_table(HEAD, *(f"{at} | {NAMES[at]} | 9{at}.11" for at in range(1, 4))),), "other"),
        # targets are no scores
        ((score_table("ที่ | ตัวชี้วัด | เป้าหมาย", *(f"{at} | {NAMES[at]} | 9{at}.11" for at in range(1, 5))),), "other"),
    ],
    ids=["three bodies", "two", "two and a total", "four scores", "three", "four targets"],
)
def test_kind_of_a_report_without_a_title_is_told_by_its_scores(blocks: tuple[Block | str, ...], kind: str) -> None:
    assert parse("ข้อมูล ITA ปี 2567", *blocks).facts.kind == kind


def test_names_in_cells_are_rows_of_a_list_and_else_running_text() -> None:
    def of(*bodies: str) -> list[tuple[str, Role]]:
        return [(one.name, one.role) for one in parse(TITLE, listed(*bodies)).mentions if one.name]

    assert of("ทต.นาดี", "ทต.นายาง") == [("นาดี", "body"), ("นายาง", "body")]
    assert of("ทต.นาดี", "ทต.นายาง", "ทต.แม่สอด") == [("นาดี", "row"), ("นายาง", "row"), ("แม่สอด", "row")]


def test_schools_are_named_in_front_and_in_lists_alone() -> None:
    def schools(*blocks: Block | str) -> list[tuple[str, Role]]:
        return [(one.name, one.role) for one in parse(TITLE, *blocks).mentions if one.unit_type == "other"]

    school = "โรงเรียนสตรีพัทลุง"
    assert schools(*["ก"] * 10, school) == [(school, "heading")]
    assert schools(*["ก"] * 11, school) == []
    assert schools(listed(school)) == []
    assert schools(listed(school, "โรงเรียนบ้านนา", "โรงเรียนวัดนายาง"))[0] == (school, "row")


def test_statement_stands_under_the_issue_and_the_year_of_its_section() -> None:
    issue = "ประเด็นที่ 1 กระบวนการปฏิบัติงานที่โปร่งใส"
    highest = "ตัวชี้วัดที่ 3 การใช้อำนาจ ได้คะแนนสูงสุด"
    (claim,) = parse(TITLE, issue, ROWS, highest).statements.claims
    assert (claim.issue, claim.issue_tables, claim.fiscal_year) == (issue, (7,), 2567)
    (claim,) = parse(TITLE, ROWS, highest).statements.claims
    assert (claim.issue, claim.issue_tables) == ("", ())
    (claim,) = parse(TITLE, "1. ผลการประเมิน ปี 2566", "ก", highest).statements.claims
    assert claim.fiscal_year == 2566


def test_opening_is_the_first_twelve_blocks_and_its_lines_alone() -> None:
    lines: list[Block] = [Paragraph(str(at)) for at in range(20)]
    assert opening_lines(lines) == [str(at) for at in range(12)]
    assert opening_lines([*lines[:2], ROWS, *lines[2:]]) == [str(at) for at in range(11)]
    assert opening_lines([]) == []


def test_cell_that_nobody_can_read_is_told() -> None:
    table = score_table(HEAD, f"1 | {DUTY} | 90.11", f"2 | {MONEY} | 91.22.3")
    parsed = parse(TITLE, table)
    assert [seen.code for seen in parsed.observations] == ["indicator-1"]
    assert [(one.code, one.raw) for one in parsed.findings] == [("score-unreadable", "91.22.3")]
