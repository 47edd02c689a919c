"""A heading's brackets that speak of the brackets in the cells below are no heading of the numbers before them."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.bracketed import drop_bracketed_headings
from tests.reading import read_lines
from tests.score_makers import score_table

TITLE = (
    "รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน (ITA)",
    "ประจำปีงบประมาณ พ.ศ. 2567",
    "องค์การบริหารส่วนตำบลกู่ทอง อำเภอเชียงยืน จังหวัดมหาสารคาม",
    "",
)
NAMES = ("1 การปฏิบัติหน้าที่", "2 การใช้งบประมาณ", "3 การใช้อำนาจ")


def read_column(heading: str, *cells: str) -> list[tuple[float, int, str]]:
    lines = [f"{name}\t{cell}" for name, cell in zip(NAMES, cells, strict=True)]
    rows = read_lines(*TITLE, f"ตัวชี้วัด\t{heading}", *lines, "")
    return [(row["score"], row["fiscal_year"], row["status"]) for row in rows.scores]


@pytest.mark.parametrize("heading", ["คะแนน (เทียบปีก่อน)", "ผลคะแนน (เทียบกับปีก่อน)", "คะแนน (เพิ่ม/ลด)"])
def test_differences_in_brackets_leave_the_scores_before_them(heading: str) -> None:
    cells = ("92.14 (+1.25)", "๘๑.๒๕ (-๐.๕๐)", "88.40")
    assert read_column(heading, *cells) == [(92.14, 2567, "read"), (81.25, 2567, "read"), (88.4, 2567, "read")]


def test_heading_in_brackets_over_small_numbers_keeps_its_word() -> None:
    assert read_column("คะแนน (เพิ่ม/ลด)", "1.14", "2.25", "3.40") == []


def test_scores_under_a_heading_of_differences_are_doubted_and_not_lost() -> None:
    found = read_column("คะแนน (เพิ่ม/ลด)", "92.14", "81.25", "88.40")
    assert found == [(92.14, 2567, "ambiguous"), (81.25, 2567, "ambiguous"), (88.4, 2567, "ambiguous")]


def test_year_that_a_column_is_held_against_is_not_its_own() -> None:
    assert [year for _, year, _ in read_column("ผลคะแนน (เทียบปีก่อน)", "92.14", "81.25", "88.40")] == [2567] * 3


def test_year_in_brackets_stays_a_year() -> None:
    cells = ("92.14 (+1.25)", "81.25 (-0.50)", "88.40 (+2.10)")
    assert [year for _, year, _ in read_column("คะแนน (ปี 2566)", *cells)] == [2566] * 3


def heading_over(cells: tuple[str, ...], heading: str = "คะแนน (เทียบปีก่อน)") -> str:
    """What is left of a heading that stands over cells, beside a column of names."""
    grid = score_table(f"ตัวชี้วัด | {heading}", *(f"ก | {cell}" for cell in cells)).grid()
    ((name, left),) = drop_bracketed_headings(grid[:1], grid[1:])
    assert name is not None
    assert left is not None
    assert name.text == "ตัวชี้วัด"
    return left.text


@pytest.mark.parametrize(
    "cell",
    [
        "92.14 (+1.25)",
        "๙๒.๑๔ (+๑.๒๕)",
        "92.14(1.25)",
        "92.14 ( - 1.25 )",
        "92.14 (▲ 1.25)",
        "92 (+1)",
        "9 (1.5)",
        "100 (↑100)",
        "92.1 (1.2)",
        "92.145 (−1.255)",
    ],
)
def test_number_with_another_in_brackets(cell: str) -> None:
    assert heading_over((cell, cell)) == "คะแนน"


@pytest.mark.parametrize(
    "cell",
    [
        "92.14",
        "(+1.25)",
        "92.14 (ดี)",
        "92.14 (+1.25) ดี",
        "ได้ 92.14 (+1.25)",
        "1,250 (100)",
        "2566 (100)",
        "92.1 (2566)",
        "92.1455 (1.25)",
        "92.14 (1.2555)",
        "92.14 (1.25",
        "",
    ],
)
def test_other_cells_leave_the_heading_whole(cell: str) -> None:
    assert heading_over((cell, cell)) == "คะแนน (เทียบปีก่อน)"


SECOND = "92.14 (+1.25)"


@pytest.mark.parametrize(
    ("cells", "is_dropped"),
    [
        ((SECOND,), False),
        ((SECOND, SECOND), True),
        ((SECOND, SECOND, "88.40", "-"), True),
        ((SECOND, SECOND, "88.40", "-", "77.10"), False),
        ((SECOND, SECOND, SECOND, "88.40", "77.10"), True),
        # what is empty or not there counts on neither side
        ((SECOND, SECOND, "", "~", "~", ""), True),
        ((SECOND, SECOND, SECOND, SECOND), True),
    ],
)
def test_two_cells_and_half_of_all_make_the_brackets_theirs(cells: tuple[str, ...], is_dropped: bool) -> None:
    assert (heading_over(cells) == "คะแนน") == is_dropped


@pytest.mark.parametrize(
    ("heading", "left"),
    [
        ("คะแนน (เทียบปีก่อน)", "คะแนน"),
        ("คะแนน(เพิ่ม/ลด) ", "คะแนน"),
        ("ผลคะแนน (ร้อยละ) (เพิ่ม/ลด)", "ผลคะแนน (ร้อยละ)"),
        ("คะแนน", "คะแนน"),
        ("คะแนน (เพิ่ม/ลด) ที่ได้", "คะแนน (เพิ่ม/ลด) ที่ได้"),
        ("คะแนน (ปี 2566)", "คะแนน (ปี 2566)"),
        ("คะแนน (ที่ได้)", "คะแนน (ที่ได้)"),
    ],
)
def test_last_brackets_of_a_heading_go_unless_they_name_scores(heading: str, left: str) -> None:
    assert heading_over((SECOND, SECOND), heading) == left


def test_heading_over_two_columns_speaks_of_neither_s_brackets() -> None:
    heading = "คะแนน (เทียบปีก่อน)"
    grid = score_table(f"{heading} | < | ~", f"{SECOND} | {SECOND} | ก", f"{SECOND} | {SECOND} | ข").grid()
    ((left, right, absent),) = drop_bracketed_headings(grid[:1], grid[1:])
    assert left is not None
    assert (left.text, right, absent) == (heading, left, None)


def test_each_of_several_headings_is_held_against_its_own_column() -> None:
    heading = "คะแนน (เทียบปีก่อน)"
    grid = score_table(f"{heading} | {heading}", f"{SECOND} | 92.14", f"{SECOND} | 81.25").grid()
    ((first, second),) = drop_bracketed_headings(grid[:1], grid[1:])
    assert first is not None
    assert second is not None
    assert (first.text, second.text) == ("คะแนน", heading)
