"""Words that join several years in one number, and words that do not."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.means_of_years import find_means_of_years
from prongsai.parsers.scores.claims import read_caption, read_claim
from prongsai.parsers.scores.sentence_roles import read_roles

JOINED = [
    "คะแนนเฉลี่ย 3 ปี",
    "คะแนนเฉลี่ยย้อนหลัง 3 ปี",
    "คะแนนรวม 5 ปี",
    "คะแนน ITA เฉลี่ยย้อนหลังห้าปี",
    "ค่าเฉลี่ย ITA ในรอบ 3 ปีงบประมาณ",
    "คะแนนเฉลี่ย ปี 2565 - 2567",
    "คะแนนเฉลี่ย ITA ปี พ.ศ. 2565 ถึง พ.ศ. 2567",
    "คะแนนเฉลี่ยตัวชี้วัดทั้งหมด 3 ปี",
]
OF_ONE_YEAR = [
    "คะแนนเฉลี่ย ปี 2567",
    "คะแนนรวม 67 ปี 66",
    "คะแนนเฉลี่ยตัวชี้วัดที่ 5",
    "คะแนนรวมตัวชี้วัดที่ 5 ปี 2567",
    "คะแนนเฉลี่ย ITA ตัวชี้วัดที่ 5 ปี",
    "คะแนนตามแผน 5 ปี",
    "คะแนนเฉลี่ย IIT 30 คะแนน",
]


@pytest.mark.parametrize("text", JOINED)
def test_number_of_several_years_is_a_result_of_none(text: str) -> None:
    assert len(list(find_means_of_years(text))) == 1
    assert read_claim(text).role == read_caption(text).role == "unknown"
    sentence = f"{text} เท่ากับ 88.10 คะแนน"
    at = sentence.index("88.10")
    assert read_roles(sentence, {at})[at].role == "unknown"


@pytest.mark.parametrize("text", OF_ONE_YEAR)
def test_number_of_one_year_or_of_a_thing_that_is_counted_is_left_alone(text: str) -> None:
    assert list(find_means_of_years(text)) == []
    assert read_claim(text).role != "unknown"
