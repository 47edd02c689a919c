"""Which number a year in brackets dates."""

from __future__ import annotations

import pytest

from prongsai.parsers.number_places import NumberPlace
from prongsai.parsers.years import find_years, pick_year_of_score


def year_of(text: str) -> int | None:
    """The year given to the 91.00 of `text`."""
    at = text.index("91.00")
    found = pick_year_of_score(NumberPlace(text, at, at + len("91.00"), 0, len(text)), find_years(text))
    return found.year if found else None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("91.00 (ปี 2566)", 2566),
        ("91.00 คะแนน (ปีงบประมาณ พ.ศ. 2566)", 2566),
        ("91.00 [2566]", 2566),
        ("ปี 2567 91.00 (ปี 2566)", 2566),
        ("91.00 (ผลการประเมินปี 2566 90.11)", None),
        ("ผลการประเมิน 88.10 (ปี 2566 90.11)\nIIT 91.00", None),
        ("ผลการประเมิน 88.10 คะแนน (ปี 2566) 91.00", None),
        ("ผลการประเมิน 88.10 (ปี 2566 ได้ 91.00)", 2566),
        ("ผลการประเมิน (ปี 2566) ได้ 91.00", 2566),
        ("ผลการประเมิน ตัวชี้วัดที่ 4 (ปี 2566) ได้ 91.00", 2566),
        ("91.00 (เพิ่มขึ้นจากปี 2566)", None),
        ("91.00 (แผนงานปี 2566)", None),
        ("(ผลการประเมินปี 2566 90.1) ได้ 91.00", None),
        ("ผลการประเมิน\n(ปี 2566 90.11) ได้ 91.00", None),
        ("ผลการประเมิน (\nปี 2566 90.11) ได้ 91.00", 2566),
        ("ผลการประเมิน (ปี 2566 90.11\n) ได้ 91.00", 2566),
        ("(ผลการประเมินปี 2566 ตัวชี้วัดที่ 9) ได้ 91.00", 2566),
        ("ผลการประเมิน 88.10 (ก) ปี 2566 (ข) ได้ 91.00", 2566),
        ("91.00 88.10 (ปี 2566)", None),
        ("88.10 % (ผลการประเมินปี 2566) 91.00", 2566),
        ("ปี 2567 91.00 (ปี 2566) 88.00 (ปี 2565)", 2566),
        ("91.00 ระดับผ่านดี (ปี 2566)", None),
        ("ผลการประเมิน (ปี 2566 91.00", 2566),
        ("ผลการประเมิน) ปี 2566 88.10 (91.00", 2566),
    ],
)
def test_year_in_brackets_dates_the_number_in_them_or_right_before_them(text: str, year: int | None) -> None:
    assert year_of(text) == year
