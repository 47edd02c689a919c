"""What stands around a table: the section that it is in, and what the lines above it say of its numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.parsers.scores.context import TableContext
from prongsai.parsers.scores.sections import Section, read_table_context
from prongsai.parsers.scores.stacked import StackedPart
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Paragraph
from tests.score_makers import score_table

START = Section(YearClaim(2568), 2568)
ISSUE = "ประเด็นที่ 3 การสื่อสารของหน่วยงาน"


def after(*lines: str | Paragraph) -> Section:
    """The section once these paragraphs have been read."""
    section = START
    for line in lines:
        section = section.after(Paragraph(line) if isinstance(line, str) else line)
    return section


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("1. ผลการประเมิน", True),
        ("๑. ผลการประเมิน", True),
        ("12. ผลการประเมิน", True),
        ("(1) ผลการประเมิน", True),
        ("1) ผลการประเมิน", True),
        (" 1.2. ผลการประเมิน", True),
        ("1.2) ผลการประเมิน", True),
        ("1.2.3) ผลการประเมิน", True),
        ("1.2 ผลการประเมิน", True),
        ("123. ผลการประเมิน", False),
        ("1 ผลการประเมิน", False),
        ("ผลการประเมิน", False),
        ("ผลการประเมิน 1. แบบวัด", False),
        ("1. ได้คะแนน 92.75", False),
        ("1. ได้คะแนน ๙๒.๗๕", False),
        ("1. IIT ได้ 92.75", False),
        ("1. คะแนน 92", False),
        ("1. คะแนน 9", True),
        ("1. ผลร้อยละ 92", True),
        ("1. ".ljust(110, "ก"), True),
        ("1. ".ljust(111, "ก"), False),  # an item of a list
        ("", False),
    ],
)
def test_short_numbered_line_heads_a_section(text: str, is_heading: bool) -> None:
    assert after(text).heading == (text if is_heading else "")
    assert after("9. อื่น ๆ", text).heading == (text if is_heading else "9. อื่น ๆ")


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [("ผลการประเมิน", True), ("ผลการประเมิน 92.75", False), ("ก" * 110, True), ("ก" * 111, False)],
)
def test_short_bold_line_heads_a_section(text: str, is_heading: bool) -> None:
    assert after(Paragraph(text, is_bold=True)).heading == (text if is_heading else "")
    assert after(Paragraph(text)).heading == ""


def test_issue_lasts_until_another_chapter_begins() -> None:
    assert (after(ISSUE).is_issue, after(ISSUE).issue) == (True, ISSUE)
    assert (after(ISSUE, "เนื้อหา").is_issue, after(ISSUE, "เนื้อหา").issue) == (True, ISSUE)
    assert after(ISSUE, "ประเด็นที่ 4 การใช้อำนาจ").issue == "ประเด็นที่ 4 การใช้อำนาจ"
    left = after(ISSUE, "ส่วนที่ 2 ผลการประเมิน")
    assert (left.is_issue, left.issue) == (False, "")
    assert (after("เนื้อหา").is_issue, after("เนื้อหา").issue) == (False, "")


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        ((), 2568),
        (("ผลการประเมิน ITA ปี พ.ศ. 2566",), 2566),
        (("ผลการประเมิน ITA ปี พ.ศ. ๒๕๖๖",), 2566),
        (("ผลการประเมิน ITA ปี พ.ศ. 2566", "เนื้อหา"), 2566),
        (("ผลการประเมิน ITA ปี พ.ศ. 2566", "ผลการประเมิน ITA ปี พ.ศ. 2567"), 2567),
        (("แผนปรับปรุง ปีงบประมาณ 2566",), 2568),  # no results
        (("ผลการประเมิน ITA ปี พ.ศ. 2565 เพื่อปรับปรุงในปีงบประมาณ 2567",), 2565),
        (("ผลการประเมิน ITA ปี พ.ศ. 2565 และผลการประเมิน ITA ปี พ.ศ. 2566",), 2568),
        (("ผลการประเมิน ITA ปี พ.ศ. 2566", "ผลการประเมิน ITA ปี 2564 และผลการประเมิน ITA ปี 2565"), 2566),
        (("ผลการประเมิน ITA ปีที่แล้ว",), 2568),
        (("ผลการประเมิน ITA ปี 2567 เพิ่มขึ้นจากปี 2566",), 2567),
        (("ผลการประเมิน ITA เพิ่มขึ้นจากปี 2566",), 2568),
    ],
)
def test_section_is_of_the_one_year_whose_results_it_names(lines: tuple[str, ...], year: int) -> None:
    assert after(*lines).year.year == year


def test_year_of_a_section_is_said_by_its_line() -> None:
    assert after("ผลการประเมิน ITA ปี พ.ศ. 2566").year.said_by == "section `ผลการประเมิน ITA ปี พ.ศ. 2566`"
    assert after().year == YearClaim(2568)


TABLE = score_table("ตัวชี้วัด | คะแนน", "การใช้อำนาจ | 84.77")


def context(
    *lines: str, titles: tuple[str, ...] = (), section: Section = START, year: int | None = None, is_again: bool = False
) -> TableContext:
    """What a table below these lines has around it."""
    part = StackedPart([Paragraph(title) for title in titles], TABLE, is_again, year)
    return read_table_context([Paragraph(line) for line in lines], part, section)


def test_four_lines_above_a_table_caption_it() -> None:
    seen = context("ก", "ข", "ค", "ง", "จ")
    assert (seen.heading, seen.captions) == ("ข\nค\nง\nจ", ("จ", "ง", "ค", "ข"))
    assert (context().heading, context().captions) == ("", ())


def test_running_text_above_a_table_is_no_heading_of_it() -> None:
    line, text = "ก" * 220, "ข" * 221
    assert context("ค", line).captions == (line, "ค")
    assert context("ค", text).captions == ("ค",)
    assert context(*"กขค", text, "ง").captions == ("ง", "ค", "ข")  # it is a line of the four all the same


@pytest.mark.parametrize("line", ["IIT ได้ 92.75 คะแนน", "92.75 เป็นของ IIT", "IIT ได้คะแนน ๙๒", "IIT ได้คะแนน 92 คะแนน"])
def test_line_that_states_a_score_captions_nothing_and_names_no_instrument(line: str) -> None:
    seen = context("แบบวัด EIT", line)
    assert (seen.instrument, seen.captions) == ("EIT", ("แบบวัด EIT",))
    assert seen.heading == f"แบบวัด EIT\n{line}"


@pytest.mark.parametrize(
    ("lines", "instrument"),
    [
        ((), None),
        (("ตาราง",), None),
        (("แบบวัด EIT",), "EIT"),
        (("แบบวัด EIT", "ตาราง"), "EIT"),
        (("แบบวัด EIT", "แบบวัด IIT"), "IIT"),  # the nearest one
    ],
)
def test_instrument_is_that_of_the_nearest_line(lines: tuple[str, ...], instrument: str | None) -> None:
    assert context(*lines).instrument == instrument


def test_year_is_that_of_the_nearest_line_else_of_the_section() -> None:
    dated = after("ผลการประเมิน ITA ปี พ.ศ. 2565")
    assert context("คะแนนปี 2566", "คะแนนปี 2567", "ตาราง", section=dated).year == 2567
    assert context("ตาราง", section=dated).year == 2565
    assert context("ตาราง").year == 2568


def test_issue_is_that_of_the_section_or_of_the_columns() -> None:
    assert context(section=after(ISSUE)).is_issue
    assert context("ค", section=after(ISSUE)).heading == f"{ISSUE}\nค"
    assert not context().is_issue
    part = StackedPart([], score_table("ประเด็น | ข้อคำถาม | คะแนน", "ก | i1 | 84.77"))
    assert read_table_context([], part, START).is_issue
    second = replace(part, table=score_table("ตารางคะแนน | < | <", "ประเด็น | ข้อคำถาม | คะแนน", "ก | i1 | 84.77"))
    assert read_table_context([], second, START).is_issue
    below = replace(part, table=score_table("ก | < | <", "ข | ค | ง", "ประเด็น | ข้อคำถาม | คะแนน", "ก | i1 | 84.77"))
    assert not read_table_context([], below, START).is_issue


def test_section_and_year_of_the_report_are_handed_on() -> None:
    seen = context(section=after("1. ผลการประเมิน"))
    assert (seen.section, seen.report_year, seen.part) == ("1. ผลการประเมิน", 2568, None)


def test_title_row_of_a_lower_table_is_a_line_above_it() -> None:
    seen = context("ก", titles=("แบบวัด EIT ปี 2566",))
    assert (seen.heading, seen.captions) == ("ก\nแบบวัด EIT ปี 2566", ("แบบวัด EIT ปี 2566", "ก"))
    assert (seen.instrument, seen.year, seen.part) == ("EIT", 2566, None)


@pytest.mark.parametrize(
    ("titles", "year", "expected"),
    [
        (("ปี 2566",), None, (2566, ())),
        (("ปี", "2566"), None, (2566, ())),
        (("งปม. 66",), 2566, (2566, ())),
        (("ปี 2565",), 2566, (2566, ())),  # the titles together tell more than one of them
        (("งปม. 66",), None, (2567, ("caption `คะแนนปี 2567`", "that of `งปม. 66`"))),
        (("ค่าเป้าหมาย",), None, (2567, ())),
        ((), None, (2567, ())),
    ],
)
def test_part_of_a_grid_is_of_the_year_of_its_titles(
    titles: tuple[str, ...], year: int | None, expected: tuple[int, tuple[str, ...]]
) -> None:
    seen = context("คะแนนปี 2567", titles=titles, year=year, is_again=True)
    assert (seen.year_claim.year, seen.year_claim.between) == expected
    assert seen.part == " ".join(titles)
    assert seen.captions == ("คะแนนปี 2567",)
    assert seen.heading == "\n".join(("คะแนนปี 2567", *titles))


def test_title_of_a_part_names_its_instrument() -> None:
    assert context("แบบวัด EIT", titles=("แบบวัด IIT",), is_again=True).instrument == "IIT"
    assert context("แบบวัด EIT", titles=("ปี 2566",), is_again=True).instrument == "EIT"
