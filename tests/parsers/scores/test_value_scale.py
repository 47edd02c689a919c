"""Columns whose values say that they are no scores of a hundred, whatever stands over them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.parsers.scores.value_scale import (
    ODD_VALUE_CONFIDENCE,
    doubt_odd_values,
    find_few_marks,
    find_shares,
)
from prongsai.pipeline.model import Observation, Provenance
from tests.score_makers import read_scores, score_grid, score_table, scores_of

PLACE = Provenance(page=1, column_no=2)
SEEN = Observation(2567, "indicator", "IIT", "indicator-1", 90.0, 100.0, "1.", "90.00", PLACE, confidence=0.9)
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


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (("4.52", "3.98"), "no value above 4.52"),
        (("5.00", "3.98"), "no value above 5"),
        (("4.52", "5.01"), None),
        (("4.52", "~"), None),  # one value may be low by chance
        (("4.52", "~", "3.98"), "no value above 4.52"),
        (("4", "5"), None),  # whole marks may be items of a hundred that nearly all failed
        (("4", "4.5"), "no value above 4.5"),
    ],
)
def test_column_of_a_scale_of_five_is_known_by_its_values(values: tuple[str, ...], why: str | None) -> None:
    grid = score_grid("ตัวชี้วัด | คะแนน", *(f"{name} | {value}" for name, value in zip("กขค", values, strict=False)))
    assert find_few_marks(grid, [grid.columns[1]]) == ({1: why} if why else {})


def test_points_of_a_weight_may_all_be_few() -> None:
    grid = score_grid("ตัวชี้วัด | คะแนนถ่วงน้ำหนัก", "ก | 4.52", "ข | 3.98")
    assert grid.columns[1].kind == "contribution"
    assert find_few_marks(grid, [grid.columns[1]]) == {}


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (("40.00 | 60.00", "30.00 | 70.00"), (1, 2)),
        (("40.00 | 60.00",), ()),  # a sum of one row may be chance
        (("40.00 | 60.00", "30.00 | ~"), ()),
        (("40.00 | 59.95", "30.00 | 70.05"), (1, 2)),
        (("40.00 | 59.93", "30.00 | 70.07"), ()),
        (("40.00 | 60.00", "30.00 | 70.00", "20.00 | 80.00", "10.00 | 90.00", "50.00 | 60.00"), (1, 2)),
        (("40.00 | 60.00", "30.00 | 70.00", "20.00 | 80.00", "50.00 | 60.00"), ()),
        (("100.00 | 0.00", "0.00 | 100.00"), ()),  # items that are 0 or 100
        (("100.00 | 0.00", "30.00 | 70.00"), (1, 2)),
        (("40.00 | 60.00 | 100.00", "30.00 | 70.00 | 100.00"), (1, 2, 3)),
        (("40.00 | 60.00 | 88.00", "30.00 | 70.00 | 100.00"), (1, 2)),
        (("88.00 | 40.00 | 60.00", "75.50 | 30.00 | 70.00"), (2, 3)),
        (("20.00 | 30.00 | 50.00 | 100.00", "10.00 | 30.00 | 60.00 | 100.00"), (1, 2, 3, 4)),
        (("100.00 | 40.00 | 60.00", "100.00 | 30.00 | 70.00"), (2, 3)),
    ],
)
def test_columns_side_by_side_that_fill_up_a_hundred(rows: tuple[str, ...], columns: tuple[int, ...]) -> None:
    names = " | ".join("กขคง"[: rows[0].count("|") + 1])
    grid = score_grid(f"ข้อ | {names}", *(f"i{at} | {row}" for at, row in enumerate(rows, 1)))
    assert find_shares(grid) == dict.fromkeys(columns, "values of a row add up to 100")


@pytest.mark.parametrize(
    ("values", "is_doubted"),
    [
        ((91.4, 92.1, 90.6, 1.14), True),
        ((91.4, 90.6, 1.14), False),  # too few to say what is usual
        ((91.4, 60.0, 60.0, 1.14), True),
        ((91.4, 59.9, 59.9, 1.14), False),
        ((91.4, 92.1, 90.6, 4.99), True),
        ((91.4, 92.1, 90.6, 5.0), False),
        ((91.4, 92.1, 90.6, 0.0), False),
    ],
)
def test_value_that_lost_a_digit_is_far_below_many_high_ones(values: tuple[float, ...], is_doubted: bool) -> None:
    seen = [replace(SEEN, value=value) for value in values]
    assert [one.confidence for one in doubt_odd_values(seen)] == [0.9] * (len(seen) - 1) + [0.5 if is_doubted else 0.9]


def test_doubt_asks_scores_of_one_column_and_adds_no_confidence() -> None:
    high = [replace(SEEN, value=value) for value in (91.4, 92.1, 90.6)]
    low = replace(SEEN, value=1.14)
    for changes in ({"fiscal_year": 2566}, {"scale_max": 5.0}, {"role": "target"}, {"instrument": "OIT"}):
        other = replace(low, **changes)  # type: ignore[arg-type]
        assert doubt_odd_values([*high, other])[-1] == other, changes
    elsewhere = replace(low, provenance=replace(SEEN.provenance, column_no=3))
    assert doubt_odd_values([*high, elsewhere])[-1] == elsewhere
    assert doubt_odd_values([*high, replace(low, confidence=0.2)])[-1].confidence == 0.2
