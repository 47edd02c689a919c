"""Ratings: which scale a year has, and what a cell or a sentence must show to state one."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.levels import (
    LevelReading,
    Scale,
    find_printed_level,
    load_scales,
    read_level,
)


def test_scales_follow_one_another() -> None:
    assert [(scale.first_year, scale.is_of_letters, scale.names[0]) for scale in load_scales()][:2] == [
        (2562, True, "AA"),
        (2566, False, "ผ่านดีเยี่ยม"),
    ]


@pytest.mark.parametrize(
    ("year", "picked"), [(2555, "A"), (2565, "A"), (2566, "ผ่านดี"), (2568, "ผ่านดี"), (2590, "ผ่านดี"), (None, "ผ่านดี")]
)
def test_of_two_ratings_the_one_of_the_year_counts(year: int | None, picked: str) -> None:
    assert LevelReading("A", "ผ่านดี").pick(year) == picked
    assert LevelReading("A", None).pick(year) == "A"
    assert LevelReading(None, "ผ่านดี").pick(year) == "ผ่านดี"


@pytest.mark.parametrize(
    ("text", "letter", "thai"),
    [
        ("AA", "AA", None),
        ("ระดับ B", "B", None),
        ("rating C", "C", None),
        ("ต้องปรับปรุงโดยด่วน", None, "ต้องปรับปรุงโดยด่วน"),
        ("ต้องปรับปรุง", None, "ต้องปรับปรุง"),
        ("ผ่านดีเยี่ยม (AA)", "AA", "ผ่านดีเยี่ยม"),
        ("ค้องปรับปรุง", None, "ต้องปรับปรุง"),
        ("ศ้องปรับปรุง", None, "ต้องปรับปรุง"),
        ("พ่านดี", None, "ผ่านดี"),
        ("ฟ่านตี", None, "ผ่านดี"),
        ("ผ่านด\u0e36", None, "ผ่านดี"),
        ("ผ่านด\u0e37", None, "ผ่านดี"),
        ("ผ่านด\u0e34", None, "ผ่านดี"),
    ],
)
def test_cell_of_a_rating(text: str, letter: str | None, thai: str | None) -> None:
    assert read_level(text) == LevelReading(letter, thai)


@pytest.mark.parametrize("text", ["", "ดี", "G", "ผ่านการอบรม", "A.B.", "ระดับ", "ปรับปรุง"])
def test_cell_of_anything_else(text: str) -> None:
    assert read_level(text) is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("อยู่ในระดับ ผ่าน", "ผ่าน"),
        ("ผ่าน", None),
        ("ต้องปรับปรุง", None),
        ("ผลคือ ต้องปรับปรุงโดยด่วน", "ต้องปรับปรุงโดยด่วน"),
        ("ระดับผ่านเว็บไซต์", None),
        ("ระดับคุณธรรมและความโปร่งใส ผ่านดี", "ผ่านดี"),
        ("ระดับ A", "A"),
        ("ระดับ ผ่าน ตามประเภท A", "ผ่าน"),
        ("ตามประเภท A", None),
    ],
)
def test_rating_in_a_sentence(text: str, level: str | None) -> None:
    assert find_printed_level(text)[0].pick(2568) == level


def test_letter_behind_the_words_belongs_to_the_old_scale() -> None:
    assert find_printed_level("ระดับ ผ่านดี หรือ A")[0].pick(2565) == "A"
    assert find_printed_level("ระดับ ผ่านดี หรือ A")[0].pick(2566) == "ผ่านดี"
    assert find_printed_level("ระดับ ผ่านดี ตามประเภท A")[0].pick(2565) == "ผ่านดี"


@pytest.mark.parametrize(
    ("names", "is_of_letters"),
    [(("AA", "A"), True), (("ผ่านดี", "ผ่าน"), False), (("A", "ผ่าน"), False), (("AAA",), False), (("A+",), False)],
)
def test_scale_of_letters_has_nothing_but_one_or_two_letters(names: tuple[str, ...], is_of_letters: bool) -> None:
    assert Scale(2562, 2565, names).is_of_letters is is_of_letters


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ได้ ๙๕.๒๑ คะแนน อยู่ในระดับ A หรือ ผ่านดี ดังนี้", "A หรือ ผ่านดี"),
        ("ระดับ ผ่านดีเยี่ยม (AA) และ", "ผ่านดีเยี่ยม (AA)"),
        ("ระดับ ผ่านดี ดังนี้", None),
        ("ระดับ A ดังนี้", None),
        ("ไม่มีอะไร", None),
    ],
)
def test_both_words_of_a_rating_are_kept_as_printed(text: str, printed: str | None) -> None:
    assert find_printed_level(text)[1] == printed
