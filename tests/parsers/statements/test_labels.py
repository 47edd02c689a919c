"""Which scores a sentence speaks of, and where the name of each ends."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.parsers.statements.labels import YearCodes, find_spoken, is_title_of, title_at
from tests.score_makers import FRAME

KNOWN = YearCodes.of(FRAME.indicators(2567), FRAME.divided_indicators(2567))
FOUR = "ตัวชี้วัดที่ 4"
SLIPPED = "คุณภาพการดำเนนงาน"
"""The name of the sixth with a letter lost."""


def spoken(text: str) -> list[tuple[str, str]]:
    """Codes and the words that name them."""
    return [(one.code, text[one.start : one.end]) for one in find_spoken(text, KNOWN)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FOUR, [("indicator-4", FOUR)]),
        (f"{FOUR} การใช้ทรัพย์สินของราชการ", [("indicator-4", f"{FOUR} การใช้ทรัพย์สินของราชการ")]),
        (f"{FOUR}การใช้อำนาจ", [("indicator-3", f"{FOUR}การใช้อำนาจ")]),  # the title says which
        (f"{FOUR} : “การใช้อำนาจ”", [("indicator-3", f"{FOUR} : “การใช้อำนาจ")]),
        ("การเปิดเผยข้อมูล", [("indicator-9", "การเปิดเผยข้อมูล")]),
        ("ตัวชี้วัดย่อยที่ 9.1", [("indicator-9.1", "ตัวชี้วัดย่อยที่ 9.1")]),
        ("i7 e3 o12", [("i7", "i7"), ("e3", "e3"), ("o12", "o12")]),
        (f"{FOUR} การใช้อำนาจi7", [("indicator-3", f"{FOUR} การใช้อำนาจ"), ("i7", "i7")]),
        (f"{FOUR} การใช้อำนาจ การเปิดเผยข้อมูล", [("indicator-3", f"{FOUR} การใช้อำนาจ"), ("indicator-9", "การเปิดเผยข้อมูล")]),
        # the whole is spoken of by every report
        (f"ภาพรวม และ{FOUR} และ ITA", [("indicator-4", FOUR)]),
        # a title with a slip is read up to the next score, and no farther
        (f"{FOUR} {SLIPPED}", [("indicator-6", FOUR)]),
        (f"{FOUR} และตัวชี้วัดที่ 5 {SLIPPED}", [("indicator-4", FOUR), ("indicator-6", "ตัวชี้วัดที่ 5")]),
        (f"{FOUR} {SLIPPED} และตัวชี้วัดที่ 5", [("indicator-6", FOUR), ("indicator-5", "ตัวชี้วัดที่ 5")]),
        (f"i7 และ{FOUR} และ i8 {SLIPPED}", [("i7", "i7"), ("indicator-4", FOUR), ("i8", "i8")]),
        ("หน่วยงานจะรักษาไว้", []),
        ("", []),
    ],
)
def test_scores_are_told_from_left_to_right_with_their_titles(text: str, expected: list[tuple[str, str]]) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(("gap", "code"), [(1, "indicator-3"), (49, "indicator-3"), (50, "indicator-4")])
def test_title_stands_within_sixty_characters_behind_its_number(gap: int, code: str) -> None:
    assert spoken(f"{FOUR}{' ' * gap}การใช้อำนาจ")[0][0] == code


def test_title_with_a_slip_stands_within_sixty_characters_too() -> None:
    near, far = (f"{FOUR}{' ' * gap}{SLIPPED}" for gap in (60 - len(SLIPPED), 60))
    assert (spoken(near)[0][0], spoken(far)[0][0]) == ("indicator-6", "indicator-4")


@pytest.mark.parametrize(
    ("text", "code", "is_title"),
    [
        ("", "indicator-4", True),
        (" : ", "i7", True),  # nothing stands there
        ("ก", "i7", False),  # a question has no name that is known
        ("การใช้ทรัพย์สินของราชการ", "indicator-4", True),
        ("การใช้ทรัพย์", "indicator-4", True),  # more than half of it
        ("การใช้ทรัพย", "indicator-4", False),
        ("การใช้อำนาจ", "indicator-4", False),
        ("การเปิดเผยข้อมูล", "indicator-9.1", True),
    ],
)
def test_words_behind_a_number_are_its_title_where_they_are_like_its_name(text: str, code: str, is_title: bool) -> None:
    assert is_title_of(text, code, KNOWN) is is_title


def test_longest_name_that_stands_there_is_the_title() -> None:
    names = (KnownIndicator(1, "IIT", ("การใช้ทรัพย์สิน",)), KnownIndicator(2, "IIT", ("การใช้ทรัพย์สิน ของราชการ",)))
    for known in (names, names[::-1]):
        assert title_at("1 การใช้ ทรัพย์สินของราชการ ได้", 1, known) == (27, 2)
        assert title_at("1 การใช้ ทรัพย์สินของทางราชการ", 1, known) == (18, 1)
        assert title_at("1 ด้านการใช้ทรัพย์สิน", 1, known) is None
        assert title_at("1 ", 1, known) is None
    # of two indicators with one name the first
    same = (KnownIndicator(3, "IIT", ("การใช้อำนาจ",)), KnownIndicator(4, "IIT", ("การใช้อำนาจ",)))
    assert title_at("การใช้อำนาจ", 0, same) == (11, 3)
