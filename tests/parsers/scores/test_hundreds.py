"""Whole numbers in sentences: a full score, and one whose scale is printed behind it."""

from __future__ import annotations

import pytest

from tests.score_makers import read_prose


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("OIT = 100", []),
        ("คะแนนเต็ม IIT 100 EIT 100 OIT 100", []),
        ("คะแนนเต็ม IIT = 100 EIT = 100 OIT = 100", []),
        ("OIT = 100/100", [100.0]),
        ("IIT = 85/100", [85.0]),
        ("IIT 85 / 100", [85.0]),
        ("IIT = 85.25/100", [85.25]),
        ("คะแนน ITA เท่ากับ 85.25/100", [85.25]),
        ("IIT = 85", []),
        ("IIT = 85/1000", []),
        ("จำนวน = 85/100", []),
        ("เป้าหมาย OIT = 100", []),
        ("OIT 100 คะแนนเต็ม", []),
        ("ค่าน้ำหนัก OIT 100", []),
    ],
)
def test_whole_number_behind_the_short_name_of_an_instrument(text: str, values: list[float]) -> None:
    assert [seen.value for seen in read_prose(text) if seen.role == "score"] == values
