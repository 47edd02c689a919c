"""Columns whose values say that they are no scores of a hundred, whatever stands over them."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.value_scale import ODD_VALUE_CONFIDENCE
from tests.score_makers import read_scores, score_table, scores_of

DUTY, MONEY, POWER, PROPERTY = "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ"


def read(head: str, *rows: str) -> list[tuple[str, float | None]]:
    return scores_of(read_scores(score_table(head, *rows))[0])


@pytest.mark.parametrize("heading", ["ค่าเฉลี่ย", "คะแนน", "ผลการประเมิน"])
def test_means_of_a_scale_of_five_are_no_scores(heading: str) -> None:
    seen, _ = read_scores(score_table(f"ตัวชี้วัด | {heading}", f"{DUTY} | 4.52", f"{MONEY} | 3.98"))
    assert scores_of(seen) == []
    assert {one.role for one in seen} <= {"other_index"}


def test_score_of_a_hundred_stands_beside_the_mean_of_five() -> None:
    rows = (f"{DUTY} | 4.52 | 90.40", f"{MONEY} | 3.98 | 79.60")
    assert read("ตัวชี้วัด | คะแนนเฉลี่ย | คะแนน", *rows) == [("indicator-1", 90.4), ("indicator-2", 79.6)]


def test_scores_that_are_low_or_whole_stay() -> None:
    assert read("ข้อ | คะแนน", "o1 | 0", "o2 | 0", "o3 | 100") == [("o1", 0.0), ("o2", 0.0), ("o3", 100.0)]
    assert read("ตัวชี้วัด | คะแนน", f"{DUTY} | 4.52", f"{MONEY} | 73.98") == [
        ("indicator-1", 4.52),
        ("indicator-2", 73.98),
    ]


def test_shares_of_answers_add_up_to_a_hundred() -> None:
    head = "ข้อ | น้อย | ปานกลาง | มาก"
    rows = ("i1 | 10.50 | 20.25 | 69.25", "i2 | 5.00 | 15.50 | 79.50", "i3 | 8.30 | 11.70 | 80.00")
    seen, _ = read_scores(score_table(head, *rows))
    assert {one.role for one in seen} == {"share"}
    with_score = [f"{row} | 8{at}.10" for at, row in enumerate(rows)]
    assert read(f"{head} | คะแนน", *with_score) == [("i1", 80.1), ("i2", 81.1), ("i3", 82.1)]


def test_score_and_what_it_lacks_are_no_shares() -> None:
    rows = (f"{DUTY} | 90.40 | 9.60", f"{MONEY} | 79.60 | 20.40")
    assert read("ตัวชี้วัด | คะแนน | ส่วนที่ขาด", *rows) == [("indicator-1", 90.4), ("indicator-2", 79.6)]


def test_value_far_below_its_column_is_doubted() -> None:
    rows = (f"{DUTY} | 91.40", f"{MONEY} | 1.14", f"{POWER} | 92.10", f"{PROPERTY} | 90.60")
    seen, _ = read_scores(score_table("ตัวชี้วัด | คะแนน", *rows))
    assert [one.confidence <= ODD_VALUE_CONFIDENCE for one in seen] == [False, True, False, False]
    items = ("o1 | 100.00", "o2 | 1.14", "o3 | 100.00", "o4 | 100.00")
    assert all(one.confidence > ODD_VALUE_CONFIDENCE for one in read_scores(score_table("ข้อ | คะแนน", *items))[0])
