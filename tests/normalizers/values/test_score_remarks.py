"""Remarks at a score in its own cell: taken off where their signs say what they are, else left."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.score_remarks import find_rating, strip_remarks
from prongsai.normalizers.values.scores import read_score
from prongsai.normalizers.values.unreadable import UnreadableValue
from prongsai.parsers.scores.cell_text import is_score_text


@pytest.mark.parametrize(
    ("cell", "score"),
    [
        ("๘๗.๑๒ (+๒.๐๕)", 87.12),
        ("87.12(-0.40)", 87.12),
        ("87.12 (\u22120.40)", 87.12),
        ("87.12 (เพิ่มขึ้น 2.05)", 87.12),
        ("87.12 (2.05 \u2191)", 87.12),
        ("87.12 \u25b22.05", 87.12),
        ("87.12 \u2193", 87.12),
        ("87.12 / -0.40", 87.12),
        ("87.12 +2.05%", 87.12),
        ("87.12/100", 87.12),
        ("100 / 100.00", 100.0),
        ("87.12**", 87.12),
        ("87.12 \u2020", 87.12),
        ("87.12<sup>2</sup>", 87.12),
        ("87.12^{1}", 87.12),
        ("87.12^1", 87.12),
        ("9*", 9.0),
        ("87.12 (+2.05 คะแนน)", 87.12),
        ("$87.12$", 87.12),
        ("$87.12", 87.12),
        ("87.12$", 87.12),
        (r"\(87.12\)", 87.12),
        ("87.12 (ผ่านดี)", 87.12),
        ("87.12 คะแนน (ระดับ B)", 87.12),
        ("ร้อยละ 87.12 (+2.05)", 87.12),
    ],
)
def test_remark_at_a_score_is_no_part_of_it(cell: str, score: float) -> None:
    assert read_score(cell) == score


@pytest.mark.parametrize(
    "cell",
    [
        "87.12 85.10",
        "85 - 90",
        "4.5/5",
        "28/30",
        "87.12 (85.10)",
        "87.12 (2566)",
        "87.12 (เพิ่มขึ้น 2566)",
        "87.12<sup>85.10</sup>",
        "$87.12$ 85.10",
        "ผ่าน*",
        "คะแนน/100",
        "(+2.05)",
        "+2.05",
        "87.12 (กองคลัง)",
    ],
)
def test_second_number_without_a_sign_is_no_remark(cell: str) -> None:
    assert strip_remarks(cell) == cell
    with pytest.raises(UnreadableValue):
        read_score(cell)


def test_rating_in_brackets_is_told_and_other_words_in_them_are_none() -> None:
    assert find_rating("87.12 (ผ่านดี)") == "ผ่านดี"
    assert find_rating("87.12 (กองคลัง)") is None


@pytest.mark.parametrize("cell", ["๙ ๑.๓๓", "91.3 3", "87.12 (+2.05)", "100/100", "87.12*"])
def test_cell_with_a_remark_or_a_blank_still_makes_its_column_one_of_scores(cell: str) -> None:
    assert is_score_text(cell)


@pytest.mark.parametrize("cell", ["87.12 85.10", "12 50", "ข้อ 5", "28/30"])
def test_two_numbers_make_no_column_of_scores(cell: str) -> None:
    assert not is_score_text(cell)
