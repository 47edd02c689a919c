"""Turned lists: a column for each body, a row for each indicator."""

from __future__ import annotations

from tests.score_makers import read_scores, score_table

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


def test_list_under_a_caption_of_a_province_is_of_its_bodies() -> None:
    caption = "ผลคะแนน ITA ของ อปท. ทั้งจังหวัดตาก"
    seen, _ = read_scores(caption, score_table("หน่วยงาน | ITA", "อบต.ก้าวหน้า | 81.10", "ทต.งามตา | 82.20"))
    assert [(one.subject, one.role) for one in seen] == [("อบต.ก้าวหน้า", "score"), ("ทต.งามตา", "score")]
