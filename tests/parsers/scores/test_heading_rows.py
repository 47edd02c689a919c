"""Which rows of a table head its columns."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.heading_rows import (
    are_short_years,
    count_alike,
    find_heading_height,
    is_count,
    is_heading_row,
    spread_groups,
)
from prongsai.pipeline.model import MOST_HEADING_ROWS
from tests.score_makers import score_table

BODY = ("การใช้อำนาจ | 84.77", "การใช้งบประมาณ | 86.51")
THREE = ("การใช้อำนาจ | 84.77 | 86.51", "การใช้งบประมาณ | 71.20 | 70.10", "การใช้ทรัพย์สิน | 91.33 | 90.20")


def height(*lines: str) -> int:
    return find_heading_height(score_table(*lines).grid())


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (("ตัวชี้วัด | คะแนน",), 1),
        (("", "ตัวชี้วัด | คะแนน"), 2),
        (("", "ตัวชี้วัด | คะแนน", "", "ข้อ | ปี 2567", ""), 4),  # the blank row below heads nothing
        (("ตัวชี้วัด | ผลการประเมิน", "^ | คะแนน"), 2),
        (("ตัวชี้วัด | คะแนน", *["ลำดับ | คะแนนรวม"] * (MOST_HEADING_ROWS - 1)), MOST_HEADING_ROWS),
        (("ตัวชี้วัด | คะแนน", *["ลำดับ | คะแนนรวม"] * MOST_HEADING_ROWS), MOST_HEADING_ROWS),
        ((), 0),
        (("เรื่อง | ค่า",), 0),  # words that head nothing
        (("เรื่อง | ค่า", "ตัวชี้วัด | คะแนน"), 0),  # a heading below rows of the body heads none of them
        (("ตัวชี้วัด | คะแนน", "เรื่อง | ค่า", "ลำดับ | คะแนนรวม"), 1),
    ],
)
def test_heading_ends_at_its_last_row(heading: tuple[str, ...], expected: int) -> None:
    assert height(*heading, *BODY) == expected


@pytest.mark.parametrize("lines", [("ตัวชี้วัด | คะแนน",), ("ตัวชี้วัด | คะแนน", "ลำดับ | คะแนนรวม"), ("", "")])
def test_rows_without_a_body_head_nothing(lines: tuple[str, ...]) -> None:
    assert height(*lines) == 0


@pytest.mark.parametrize(
    ("second", "is_heading"),
    [
        ("ลำดับ | คะแนน", True),
        ("ระดับที่ได้ | คะแนนที่ได้", True),
        ("ที่มา | คะแนนที่ได้", True),  # half of the words are known
        ("ที่มา | ค่าที่ได้", False),
        ("ลำดับ | 84.77", False),
        ("ลำดับ | 84", False),
        ("ลำดับ | 84:77", False),
        ("ลำดับ | 84 . 77", False),
        (f"ข้อ 1 {'ก' * 54} | คะแนน", True),
        (f"ข้อ 1 {'ก' * 55} | คะแนน", False),  # a question
        ("ผลการประเมินแบบวัด | ", False),  # a title of the rows below
        ("ผลการประเมินแบบวัด | <", False),
    ],
)
def test_row_below_a_heading_is_one_where_it_is_surely_no_row_of_the_body(second: str, is_heading: bool) -> None:
    assert height("ตัวชี้วัด | คะแนน", second, *BODY) == 1 + is_heading


@pytest.mark.parametrize(("above", "is_heading"), [("คะแนนของหน่วยงาน | <", True), ("คะแนนของหน่วยงาน | ผล", False)])
def test_text_over_all_columns_heads_them_below_another_such_text_alone(above: str, is_heading: bool) -> None:
    assert height(above, "คะแนนแบบวัด | <", *BODY) == 1 + is_heading
    # below a row of one cell and one of several it is a title again
    assert height("คะแนนของหน่วยงาน | <", "ตัวชี้วัด | คะแนน", "คะแนนแบบวัด | <", *BODY) == 2


@pytest.mark.parametrize(
    ("first", "is_heading"),
    [
        ("หน่วยงาน | ปี 2567", True),
        ("การใช้อำนาจ | ปี 2567", True),
        ("รวม | 84.77", False),
        ("รวม | 84", False),
        ("รวม | 8:45", False),
        ("รวม | 89:45", False),
        ("รวม | 89;45", False),
        ("รวม | 100:00", False),
        ("รวม | 89 : 45", False),
        ("รวม | 89 :45", False),
        ("รวม | 89: 45", False),
        ("รวม | 89::45", False),
        ("รวม | 89:::45", True),
        ("รวม | 1089:45", True),
        ("รวม | 89:45 ผล", True),
        ("รวม | 89/45", True),
        ("89:45 | รวม", True),  # the first column may be a running number
        ("รวม | รวม | 84 | 85", False),
        ("รวม | รวม | รวม | 84", True),
        ("รวม | รวม | รวม | 84.77", False),
        ("รวม | รวม | รวม | 84 | 8.77", False),
    ],
)
def test_scores_in_a_row_make_it_no_heading(first: str, is_heading: bool) -> None:
    assert height(first, *BODY) == is_heading


def test_number_in_the_first_column_is_a_running_one() -> None:
    assert height("1.5 | รวมคะแนน", *BODY) == 1


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("มิติ | น้ำดี | น้ำเสีย", 1),
        ("มิติ | น้ำดี | ", 0),
        (" | น้ำดี | น้ำเสีย", 1),
        ("มิติ | น้ำดี | 2", 0),
        ("มิติ | น้ำดี | ***", 0),
        ("น้ำดีน้ำเสีย | < | <", 0),  # a title
        (" | น้ำดีน้ำเสีย | <", 0),
        (f"มิติ | {'น' * 60} | น้ำเสีย", 1),
        (f"มิติ | {'น' * 61} | น้ำเสีย", 0),
    ],
)
def test_short_words_over_every_column_of_numbers_head_them(heading: str, expected: int) -> None:
    assert height(heading, *THREE) == expected
    assert height(heading, *THREE[:2]) == 0  # two numbers below it are too few


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ((), 1),
        (("การใช้เงิน | - | -",), 1),  # a dash is a number that is missing
        ((" |  | ", "การใช้เงิน | 80.10 | 81.10"), 1),
        (("การใช้เงิน | ~ | 81.10",), 1),
        # a word below them may say why a number is missing; the next row is no heading then
        (("การใช้เงิน | งดวัด | 81.10",), 0),
        (("การใช้เงิน | งดวัด | งดวัด",), 0),
    ],
)
def test_column_below_short_words_holds_numbers_alone(extra: tuple[str, ...], expected: int) -> None:
    assert height("มิติ | น้ำดี | น้ำเสีย", *THREE, *extra) == expected


def test_groups_of_a_dump_stand_over_their_first_columns() -> None:
    rows = ("การใช้อำนาจ | 84 | 1 | 86 | 2", "การใช้เงิน | 71 | 2 | 70 | 1", "การใช้ของ | 91 | 1 | 90 | 2")
    assert height("มิติ | น้ำดี |  | น้ำเสีย | ", " | ก่อน | หลัง | ก่อน | หลัง", *rows) == 2
    assert height("มิติ | น้ำดี |  | น้ำเสีย | ", *rows) == 0
    assert height("มิติ | น้ำดี |  |  | ", " | ก่อน | หลัง | ก่อน | หลัง", *rows) == 0


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("ตัวชี้วัด", "คะแนน"), True),
        (("ค่าของตัวชี้วัด", "ค่าที่ได้"), True),  # half of them, and not only where it begins
        (("ปี 2567", "ค่าที่ได้"), True),
        (("ตัวชี้วัด", "ค่า", "อื่น"), False),
        (("ตัวชี้วัด", "92.75"), False),
        (("ตัวชี้วัด", "-"), False),
        (("ตัวชี้วัด",), False),
        ((), False),
        (("ตัวชี้วัด", "", "คะแนน"), True),
        (("ตัวชี้วัด", "~", "คะแนน"), True),
        (("ตัวชี้วัด", "<"), False),
        (("ตัวชี้วัด", "<", "ค่า", "<"), True),  # a cell counts once, however wide it is
        (("ค่า", "<", "<", "คะแนน"), True),
        (("คะแนน" + "ก" * 55, "ค่า"), True),
        (("คะแนน" + "ก" * 56, "ค่า"), False),
    ],
)
def test_most_words_of_a_row_of_headings_are_known(texts: tuple[str, ...], expected: bool) -> None:
    line = " | ".join(texts)
    assert is_heading_row(score_table(line).grid()[0] if texts else []) is expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("ตัวชี้วัดที่ | 1 | 2", 1),
        ("ตัวชี้วัดที่ | 6 | 7 | 8", 1),
        ("ตัวชี้วัดที่ | 9 | 10", 1),
        ("ตัวชี้วัดที่ | 10 | 11 | 12", 1),
        ("ตัวชี้วัดที่ | 80 | 81 | 82", 0),  # no year has so many
        ("หน่วยงาน | 80 | 81", 0),
        ("ตัวชี้วัดที่ | 1 | 3", 0),
        ("ตัวชี้วัดที่ | 2 | 1", 0),
        ("ตัวชี้วัดที่ | 1", 0),
        ("หน่วยงาน | ตัวชี้วัดที่ | 1 | 2", 1),
        ("หน่วยงาน | ตัวชี้วัดที่ | เรื่อง | 1 | 2", 1),
        ("ปี | 1 | 2 | 3", 1),
        ("ปี | 1 | 2", 0),
        ("ปี | รวม | 1 | 2 | 3", 1),
        ("ค่า | 1 | 2 | 3", 0),
        ("ปี | ค่า | 1 | 2 | 3", 0),
        ("1 | 2 | 3", 0),
    ],
)
def test_numbers_that_count_on_head_the_columns_of_what_is_counted(heading: str, expected: int) -> None:
    n_cols = heading.count("|")
    row = " | ".join(["หนองแวง", *["80.25"] * n_cols])
    assert height(heading, row, row) == expected


def test_heading_above_says_what_numbers_without_words_count() -> None:
    rows = ["หนองแวง | 80.25 | 81.25 | 82.25"] * 2
    assert height("หน่วยงาน | ตัวชี้วัดที่ | < | <", "^ | 1 | 2 | 3", *rows) == 2
    assert height("พื้นที่ | ตัวชี้วัดที่ | < | <", " | 1 | 2 | 3", *rows) == 2
    assert height("เครื่องมือ | รวม | < | <", " | 1 | 2 | 3", *rows) == 1


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("ตัวชี้วัด", "66", "67"), True),
        (("ชื่อ", "ตัวชี้วัด", "66", "67"), True),
        (("ชื่อ", "66", "67"), False),
        (("66", "67"), False),
        (("ตัวชี้วัด", "66", "68"), False),
        (("ตัวชี้วัด", "66"), False),
        (("ตัวชี้วัดที่ 1", "66", "67"), False),
        (("ตัวชี้วัด",), False),
        ((), False),
    ],
)
def test_short_years_stand_among_words_that_head_columns(texts: tuple[str, ...], expected: bool) -> None:
    assert are_short_years(texts) is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("มิติ 1", "มิติ 2", "มิติ 3"), 3),
        (("ชื่อ", "มิติ 4", "มิติ 5", "มิติ 6", "มิติ 7"), 4),
        (("มิติ 9", "มิติ 10", "มิติ 11"), 3),
        (("มิติ 1 ก", "มิติ 2 ข", "มิติ 3 ค"), 3),
        (("มิติ 1", "มิติ 2"), 0),
        (("มิติ 1", "มิติ 2", "ด้าน 3"), 0),
        (("มิติ 1", "มิติ 2", "มิติ 4"), 0),
        (("มิติ 3", "มิติ 2", "มิติ 1"), 0),
        (("1", "2", "3"), 0),
        (("1ก", "2ก", "3ก"), 0),
        (("มิติ 1.1", "มิติ 2.1", "มิติ 3.1"), 0),
        (("มิติ 1,1", "มิติ 2,1", "มิติ 3,1"), 0),
        (("มิติ 101", "มิติ 102", "มิติ 103"), 0),
        ((), 0),
    ],
)
def test_texts_alike_but_for_a_number_that_counts_on_head_columns(texts: tuple[str, ...], expected: int) -> None:
    assert count_alike(texts) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([1, 2], True), ([6, 7, 8], True), ([0, 1], True), ([1], False), ([], False), ([1, 3], False), ([2, 1], False)],
)
def test_count_goes_on_by_one(numbers: list[int], expected: bool) -> None:
    assert is_count(numbers) is expected


@pytest.mark.parametrize(
    ("groups", "below", "expected"),
    [
        ("ตัวชี้วัด | ปี 66 | | ปี 67 | ", " | S.D. | ค่า | S.D. | ค่า", ["ตัวชี้วัด", "ปี 66", "ปี 66", "ปี 67", "ปี 67"]),
        ("ตัวชี้วัด | ปี 66 | | | ปี 67", " | S.D. | ค่า | ผล | ค่า", ["ตัวชี้วัด", "ปี 66", "ปี 66", "ปี 66", "ปี 67"]),
        ("ตัวชี้วัด | ปี 66 | | ", " | ค่า | | ผล", ["ตัวชี้วัด", "ปี 66", "", ""]),
        ("ตัวชี้วัด | ปี 66 | | ", " | | ค่า | ", ["ตัวชี้วัด", "ปี 66", "", ""]),
        ("ตัวชี้วัด | | ปี 66", " | ค่า | ผล", ["ตัวชี้วัด", "", "ปี 66"]),
        ("ปี 66 | | ปี 67", "ค่า | ผล | ค่า", ["ปี 66", "ปี 66", "ปี 67"]),
        (" | ปี 66 | ", "ข้อ | ค่า | ผล", ["", "ปี 66", "ปี 66"]),
        ("ปี 66 | ~ | ", "ค่า | ผล | ~", ["ปี 66", "ปี 66", ""]),
    ],
)
def test_empty_cell_belongs_to_the_group_before_it(groups: str, below: str, expected: list[str]) -> None:
    rows = spread_groups(score_table(groups, below).grid())
    assert [cell.text if cell is not None else "" for cell in rows[0]] == expected


def test_lowest_headings_are_no_groups() -> None:
    grid = score_table("ตัวชี้วัด | ปี 66 | ").grid()
    assert spread_groups(grid) == grid
    assert spread_groups([]) == []
