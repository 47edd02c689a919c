"""Turned lists: a column for each body, a row for each indicator."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.bodies_across import find_bodies_across
from tests.score_makers import read_scores, score_grid, score_table

DUTY, MONEY = "การปฏิบัติหน้าที่", "การใช้งบประมาณ"
HEAD = "ตัวชี้วัด | อบต.ก้าวหน้า | อบต.ขวัญใจ | ทต.งามตา"


def test_each_column_is_its_body_s() -> None:
    seen, _ = read_scores(score_table(HEAD, f"{DUTY} | 81.10 | 82.20 | 83.30", f"{MONEY} | 84.40 | 85.50 | 86.60"))
    assert [(one.subject, one.code, one.value, one.context_kind) for one in seen[:3]] == [
        ("อบต.ก้าวหน้า", "indicator-1", 81.1, "results"),
        ("อบต.ขวัญใจ", "indicator-1", 82.2, "results"),
        ("ทต.งามตา", "indicator-1", 83.3, "results"),
    ]
    assert all(one.role == "score" and not one.open_claims for one in seen)


def test_mean_beside_the_bodies_is_no_body_s() -> None:
    seen, _ = read_scores(score_table(f"{HEAD} | คะแนนเฉลี่ย", f"{DUTY} | 81.10 | 82.20 | 83.30 | 82.20"))
    assert [(one.value, one.role) for one in seen if one.subject is None] == [(82.2, "group_mean")]


def test_two_bodies_are_a_comparison() -> None:
    seen, _ = read_scores(score_table("ตัวชี้วัด | อบต.ก้าวหน้า | อบต.ขวัญใจ", f"{DUTY} | 81.10 | 82.20"))
    assert all(one.subject is None for one in seen)


def bodies(heads: str, numbers: str = "", *rows: str) -> list[str]:
    """The bodies over the columns behind the one of indicators."""
    rows = rows or (f"{DUTY} | {numbers}", f"{MONEY} | {numbers}")
    return list(find_bodies_across(score_grid(f"ตัวชี้วัด | {heads}", *rows)).values())


@pytest.mark.parametrize(
    "name",
    [
        "เทศบาลเมืองงามตา",
        "ทม. งามตา",
        "องค์การบริหารส่วนตำบลก้าวหน้า",
        "สำนักงานเทศบาลตำบลงามตา",
        "ที่ทำการ อบต.ก้าวหน้า",
        "จังหวัดตาก",
        "โรงเรียนบ้านงามตา",
        "องค์การบริหารส่วนตำบล" + "น" * 39,  # sixty characters
    ],
)
def test_heading_that_begins_like_a_body_is_one(name: str) -> None:
    assert bodies(f"อบต.ขวัญใจ | ทต.งามใจ | {name}", "81.10 | 82.20 | 83.30") == ["อบต.ขวัญใจ", "ทต.งามใจ", name]


@pytest.mark.parametrize(
    "heading",
    [
        "ร้อยละ อบต.ก้าวหน้า",
        "อบต.",
        "องค์การบริหารส่วนตำบล",
        "ตัวอย่างของ อบต.ก้าวหน้า",
        "เป้าหมายของ อบต.ก้าวหน้า",
        "อบต.ก้าวหน้า (เป้าหมาย)",
        "องค์การบริหารส่วนตำบล" + "น" * 40,
    ],
)
def test_heading_of_something_else_is_no_third_body(heading: str) -> None:
    assert bodies(f"อบต.ขวัญใจ | ทต.งามใจ | {heading}", "81.10 | 82.20 | 83.30") == []


def test_kinds_of_bodies_are_no_bodies() -> None:
    seen, _ = read_scores(score_table("ตัวชี้วัด | เทศบาล | อบต. | อบจ.", f"{DUTY} | 81.10 | 82.20 | 83.30"))
    assert [(one.subject, bool(one.open_claims)) for one in seen] == [(None, True)] * 3


@pytest.mark.parametrize(
    ("others", "is_list"),
    [
        ("คะแนนรวม", True),
        ("คะแนนรวม | ร้อยละ", True),
        ("คะแนนรวม | ร้อยละ | ผลการประเมิน", False),  # a table of scores that names three bodies beside them
        ("คะแนนรวม | คะแนนสูงสุด | คะแนนต่ำสุด | เป้าหมาย", True),
        ("คะแนนรวม | ร้อยละ | หมายเหตุ", True),
    ],
)
def test_few_other_columns_of_scores_stand_beside_the_bodies(others: str, is_list: bool) -> None:
    others_below = " | ".join("ดี" if name == "หมายเหตุ" else "82.20" for name in others.split(" | "))
    found = bodies(f"อบต.ก้าวหน้า | อบต.ขวัญใจ | ทต.งามตา | {others}", f"81.10 | 82.20 | 83.30 | {others_below}")
    assert bool(found) == is_list


def test_one_name_over_three_columns_is_one_body() -> None:
    assert bodies("อบต.ก้าวหน้า | < | <", "81.10 | 82.20 | 83.30") == []


@pytest.mark.parametrize(("is_sent", "names"), [(True, 3), (False, 0)])
def test_body_that_sent_no_more_than_half_is_still_one(is_sent: bool, names: int) -> None:
    rows = (f"{DUTY} | 81.10 | 82.20 | 83.30", f"{MONEY} | 84.40 | 85.50 | ไม่ส่ง")
    more = () if is_sent else ("การใช้อำนาจ | 87.70 | 88.80 | ไม่ส่ง",)
    assert len(bodies("อบต.ก้าวหน้า | อบต.ขวัญใจ | ทต.งามตา", "", *rows, *more)) == names


def test_list_under_a_caption_of_a_province_is_of_its_bodies() -> None:
    caption = "ผลคะแนน ITA ของ อปท. ทั้งจังหวัดตาก"
    seen, _ = read_scores(caption, score_table("หน่วยงาน | ITA", "อบต.ก้าวหน้า | 81.10", "ทต.งามตา | 82.20"))
    assert [(one.subject, one.role) for one in seen] == [("อบต.ก้าวหน้า", "score"), ("ทต.งามตา", "score")]
