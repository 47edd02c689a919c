"""What headings and captions say of the numbers below them."""

from __future__ import annotations

import pytest

from prongsai.pipeline.account.headings import (
    is_about_assessment,
    is_of_other_index,
    is_of_scores,
    names_other_quantity,
)


@pytest.mark.parametrize(
    ("heading", "is_named"),
    [
        ("คะแนนที่ได้", True),
        ("ผล SCORE", True),
        ("score", True),
        ("คะแนนร้อยละ", True),
        ("ร้อยละ", False),  # of anything
        ("งบประมาณ", False),
        ("", False),
    ],
)
def test_heading_that_names_scores(heading: str, is_named: bool) -> None:
    assert is_of_scores(heading) is is_named


@pytest.mark.parametrize(
    ("text", "is_about"),
    [
        ("ผลการประเมิน ITA", True),
        ("ผล ITA ตัวชี้วัดที่ 4", True),
        ("เผยแพร่ตามแบบ OIT ข้อ o15", False),  # a question is cited
        ("ITA i7", False),
        ("ITA ตัวชี้วัดที่ 4 และ i7", False),
        ("โครงการอบรม", False),
    ],
)
def test_line_that_speaks_of_the_assessment_itself(text: str, is_about: bool) -> None:
    assert is_about_assessment(text) is is_about


@pytest.mark.parametrize(
    ("caption", "is_other"),
    [("ผลการประเมิน LPA", True), ("ผลการประเมิน LPA และ ITA", False), ("ผลการประเมิน ITA", False), ("คะแนน", False)],
)
def test_caption_that_names_another_index_alone(caption: str, is_other: bool) -> None:
    assert is_of_other_index(caption) is is_other


@pytest.mark.parametrize(
    ("heading", "all_headings", "is_other"),
    [
        ("งบประมาณ (บาท)", "", True),
        ("เป้าหมาย", "ข้อ | เป้าหมาย", True),  # no result
        ("คะแนน", "งบประมาณ | คะแนน", False),
        ("คะแนน", "LPA | คะแนน", True),
        # a percentage is one of what stands beside it
        ("ร้อยละ", "งบประมาณ | ร้อยละ", True),
        ("ร้อยละ", "ข้อ | ร้อยละ", False),
        ("ผล", "งบประมาณ | ผล", False),
        ("คะแนนร้อยละ", "งบประมาณ | คะแนนร้อยละ", False),
        ("", "", False),
    ],
)
def test_heading_that_says_that_its_numbers_are_no_scores(heading: str, all_headings: str, is_other: bool) -> None:
    assert names_other_quantity(heading, all_headings) is is_other
