"""A heading's brackets that speak of the brackets in the cells below are no heading of the numbers before them."""

from __future__ import annotations

import pytest

from tests.reading import read_lines

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
