"""Headings that are alike but for a number: of which years they are, and when the number is none."""

from __future__ import annotations

import pytest

from prongsai.parsers.year_claims import read_column_years
from prongsai.parsers.year_runs import find_year_runs, has_unread_year
from tests.score_makers import read_scores, score_table

DUTY, MONEY, POWER = "ตัวชี้วัดที่ 1", "ตัวชี้วัดที่ 2", "ตัวชี้วัดที่ 3"


@pytest.mark.parametrize(
    ("headings", "years"),
    [
        (["ตัวชี้วัด", "งปม. 65", "งปม. 66"], {1: 2565, 2: 2566}),
        (["ข้อ", "รุ่น'๖๗", "S.D.", "รุ่น'๖๖"], {1: 2567, 3: 2566}),
        (["ผลใน 2023", "ผลใน 2024", "ผลใน 2025"], {0: 2566, 1: 2567, 2: 2568}),
        (["งปม. 65", "งปม. 65", "งปม. 66"], {0: 2565, 1: 2565, 2: 2566}),
        (["65 คะแนนที่ได้", "66 คะแนนที่ได้"], {0: 2565, 1: 2566}),
        (["65 (ก)", "66 (ก)"], {0: 2565, 1: 2566}),
        (["ผลใน  65", "ผลใน\n66"], {0: 2565, 1: 2566}),
        (["IIT งปม. 65", "EIT งปม. 65", "IIT งปม. 66", "EIT งปม. 66"], {0: 2565, 1: 2565, 2: 2566, 3: 2566}),
    ],
)
def test_numbers_that_count_on_in_like_headings_are_years(headings: list[str], years: dict[int, int]) -> None:
    assert find_year_runs(headings) == years


@pytest.mark.parametrize(
    "headings",
    [
        ["งปม. 66"],  # alone it may be anything
        ["งปม. 66", "งบ 65"],
        ["เกณฑ์ 85", "เกณฑ์ 86"],  # no years
        ["คนที่ 62", "คนที่ 67"],  # not next to each other
        ["ร้อยละ 65.00", "ร้อยละ 66.00"],
        ["เลขที่ 65/1", "เลขที่ 66/1"],
        ["คนที่ 62", "คนที่ 63", "คนที่ 65"],
        ["(65)", "(66)"],
        ["65 - 1", "66 - 1"],
        ["ข้อ 65 66", "ข้อ 66 67"],
        [],
        ["66", "67"],  # bare numbers are for `find_short_years`
    ],
)
def test_other_numbers_are_no_years(headings: list[str]) -> None:
    assert find_year_runs(headings) == {}


@pytest.mark.parametrize(
    ("heading", "has_year"),
    [
        ("งปม. 66", True),
        ("งปม. ๖๖", True),
        ("2567", True),
        ("ผลใน 2024", True),
        ("ข้อ 12 รุ่น 66", True),  # one of them
        ("รุ่น 66 ข้อ 12", True),
        ("ข้อ 12", False),
        ("ร้อยละ 66.00", False),
        ("66/1", False),
        ("เกณฑ์ 85", False),
        ("คะแนน", False),
        ("", False),
    ],
)
def test_number_like_a_year_in_a_heading(heading: str, has_year: bool) -> None:
    assert has_unread_year(heading) is has_year


def test_a_word_for_a_year_is_believed_before_likeness() -> None:
    claims = read_column_years([["ปี 2567"], ["งปม. 65"], ["งปม. 66"]], 2568)
    assert [claim.year if claim else None for claim in claims] == [2567, None, None]


def test_columns_under_short_forms_have_their_years_in_one_row_of_headings_and_in_two() -> None:
    one = score_table("ตัวชี้วัด | คะแนน งปม. 66 | คะแนน งปม. 67", f"{DUTY} | 80.10 | 81.20", f"{MONEY} | 82.30 | 83.40")
    two = score_table(
        "ตัวชี้วัด | เป้า | < | คะแนน | <",
        "^ | งปม. 66 | งปม. 67 | งปม. 66 | งปม. 67",
        f"{DUTY} | 90.00 | 91.00 | 80.10 | 81.20",
        f"{MONEY} | 90.00 | 91.00 | 82.30 | 83.40",
        f"{POWER} | 90.00 | 91.00 | 84.50 | 85.60",
    )
    for table in (one, two):
        seen = read_scores("ผลการประเมิน ITA", table)[0]
        scores = {(o.code, o.fiscal_year): o.value for o in seen if o.role == "score" and not o.open_claims}
        assert scores["indicator-1", 2566] == 80.10 and scores["indicator-2", 2567] == 83.40
