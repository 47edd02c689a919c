"""Headings that bound the scores of a list, and rules that only hold the words."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.digits import to_arabic
from prongsai.parsers.statements.labels import YearCodes
from prongsai.parsers.statements.limits import find_limited
from tests.score_makers import FRAME

KNOWN = YearCodes.of(FRAME.indicators(2567), FRAME.divided_indicators(2567))


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("จุดแข็ง (ตัวชี้วัดที่ได้คะแนนมากกว่า ๙๙ คะแนนขึ้นไป)", [("at least", 99.0)]),
        ("ตัวชี้วัดที่ได้คะแนนสูงกว่า ๙๕", [("above", 95.0)]),
        ("ตัวชี้วัดที่มีคะแนนตั้งแต่ร้อยละ ๘๕ ขึ้นไป ดังนี้", [("at least", 85.0)]),
        ("ตัวชี้วัดที่มีคะแนนต่ำกว่า ๘๕.๕๐ คะแนน", [("below", 85.5)]),
        ("ตัวชี้วัดที่ได้คะแนนน้อยกว่า ๑๐๐ คะแนน แต่ไม่ต่ำกว่า ๙๗ คะแนน", [("below", 100.0), ("at least", 97.0)]),
        ("ตัวชี้วัดที่ได้คะแนน ๘๕ คะแนนลงมา", [("at most", 85.0)]),
        ("ตัวชี้วัดที่ได้คะแนนไม่เกิน ๘๕ คะแนน", [("at most", 85.0)]),
        ("ตัวชี้วัดที่ได้คะแนนไม่ถึง ๑๐๐", [("below", 100.0)]),
        ("ตัวชี้วัดที่ได้คะแนนไม่น้อยกว่า ๕", [("at least", 5.0)]),
        ("ตัวชี้วัดที่ได้คะแนนเกิน ๘๕.๕%", [("above", 85.5)]),
    ],
)
def test_heading_gives_its_bounds(text: str, limits: list[tuple[str, float]]) -> None:
    (group,) = find_limited(to_arabic(text), KNOWN)
    assert [(limit.claim, limit.value) for limit in group.limits] == limits
    assert group.is_heading
    assert group.members == ()


def test_members_named_in_the_sentence_are_its_own() -> None:
    text = "ตัวชี้วัดที่ได้คะแนนต่ำกว่า 85 คะแนน ได้แก่ ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ และตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน"
    (group,) = find_limited(text, KNOWN)
    assert [member.code for member in group.members] == ["indicator-4", "indicator-8"]
    assert not group.is_heading


@pytest.mark.parametrize(
    "text",
    [
        "ไม่มีตัวชี้วัดที่ได้คะแนนต่ำกว่า 85 คะแนน",
        "ตัวชี้วัดที่ได้คะแนน 85.20",
        "ตัวชี้วัดที่ 4 ได้คะแนนต่ำกว่าปีที่แล้ว",
        "คะแนนตั้งแต่ 85 ขึ้นไป ถือว่าผ่าน",
        "หน่วยงานไม่มีตัวชี้วัดที่ได้คะแนนต่ำกว่า 85 คะแนน",
        "ตัวชี้วัดที่ได้คะแนน (รวม) 85 คะแนนขึ้นไป",  # the number stands behind something else
        "ตัวชี้วัดที่ได้คะแนนสูงกว่า 195",
        "ตัวชี้วัดที่ได้คะแนนสูงกว่า 95.5.1",
        "ตัวชี้วัดที่ได้คะแนนสูงกว่า 95.555",
    ],
)
def test_words_of_bounds_alone_bound_nothing(text: str) -> None:
    assert list(find_limited(text, KNOWN)) == []


def test_rule_that_goes_on_announces_no_list() -> None:
    (group,) = find_limited("ตัวชี้วัดที่ได้คะแนนต่ำกว่า 85 คะแนน ต้องจัดทำแผนปรับปรุงภายใน 30 วัน", KNOWN)
    assert not group.is_heading
    assert not group.members


def test_each_group_of_a_sentence_has_its_own_bounds_and_members() -> None:
    groups = [("สูงกว่า 95", "1"), ("ต่ำกว่า 85", "4"), ("ไม่เกิน 80", "5")]
    text = " ".join(f"ตัวชี้วัดที่ได้คะแนน{bound} คะแนน ได้แก่ ตัวชี้วัดที่ {number}" for bound, number in groups)
    found = list(find_limited(text, KNOWN))
    assert [(one.limits[0].claim, [member.code for member in one.members]) for one in found] == [
        ("above", ["indicator-1"]),
        ("below", ["indicator-4"]),
        ("at most", ["indicator-5"]),
    ]
    assert [text[one.start : one.end].strip() for one in found] == [
        f"ตัวชี้วัดที่ได้คะแนน{bound} คะแนน" for bound, _ in groups
    ]
    assert [text[member.start : member.end] for one in found for member in one.members] == [
        f"ตัวชี้วัดที่ {number}" for _, number in groups
    ]
    assert not any(one.is_heading for one in found)


def test_group_that_there_is_none_of_hides_no_other() -> None:
    none, some = "ไม่พบตัวชี้วัดที่ได้คะแนนต่ำกว่า 85 คะแนน", "ตัวชี้วัดที่ได้คะแนนสูงกว่า 95 คะแนน ได้แก่ ตัวชี้วัดที่ 4"
    for text in (f"{none} และ{some}", f"{some} {none}"):
        (group,) = find_limited(text, KNOWN)
        assert [(limit.claim, limit.value) for limit in group.limits] == [("above", 95.0)]
        assert [member.code for member in group.members] == ["indicator-4"]


def test_group_before_another_is_no_heading_of_a_list() -> None:
    first, last = find_limited("ตัวชี้วัดที่ได้คะแนนสูงกว่า 95 ตัวชี้วัดที่ได้คะแนนต่ำกว่า 85", KNOWN)
    assert (first.is_heading, last.is_heading) == (False, True)
