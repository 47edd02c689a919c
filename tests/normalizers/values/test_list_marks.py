"""What may open an item: numbers, letters and bullets, and what only looks like one."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.list_marks import find_marks, is_plausible
from prongsai.normalizers.vocabulary import load_vocabulary

WORDS = load_vocabulary("number_words").wordings


def texts_of(meaning: str) -> list[str]:
    return [wording.text for wording in WORDS if wording.means == meaning]


def marks_of(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(mark.kind, mark.path) for mark in find_marks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๑. จัดทำ", [(".", (1,))]),
        ("๑) จัดทำ", [(")", (1,))]),
        ("(๑) จัดทำ", [("()", (1,))]),
        ("๑.๒ จัดทำ", [(".", (1, 2))]),
        ("๑.๒) จัดทำ", [(")", (1, 2))]),
        ("๑.) จัดทำ", [(")", (1,))]),
        ("ข. จัดทำ", [("\u0e01.", (2,))]),
        ("(ก) จัดทำ", [("(\u0e01)", (1,))]),
        ("- จัดทำ", [("-", ())]),
        ("\u2022 จัดทำ", [("\u2022", ())]),
        ("- ๑. จัดทำ", [(".", (1,))]),
        ("๑ จัดทำ", [(".", (1,))]),
        ("จัดทำ ๒. ปรับปรุง", [(".", (2,))]),
        ("จัดทำ๒. ปรับปรุง", [(".", (2,))]),
    ],
)
def test_styles_of_marks(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert marks_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "๙๖.๕๓ คะแนน", "๕๑. จัดทำ", "๐. จัดทำ", "(๑. จัดทำ", "๑.๒๑ จัดทำ", "๓๐ วัน", "๒๕๖๗ จัดทำ", "พก. จัดทำ", "ก.จัดทำ",
        "ก.พ. - มี.ค.", "ติดต่อ - สอบถาม", "๒๕๖๖ - ๒๕๗๐", "๕ - วันที่ ๗", "อ่าน - เขียน", "จัดทำ๑. ปรับปรุง", "๑%", "๒ หรือ ๓",
    ],
)  # fmt: skip
def test_numbers_and_dashes_of_the_sentence_open_nothing(text: str) -> None:
    assert marks_of(text) == []


@pytest.mark.parametrize("word", [word for kind in ("takes_number", "quarter") for word in texts_of(kind)])
def test_number_behind_a_word_that_takes_one_is_doubtful(word: str) -> None:
    assert [mark.is_doubtful for mark in find_marks(f"ใน{word} ๒. จัดทำ")] == [True]


@pytest.mark.parametrize(
    "word", [word for kind in ("takes_number_alone", "counted_or_numbered", "score") for word in texts_of(kind)]
)
def test_short_words_take_a_number_only_where_they_stand_alone(word: str) -> None:
    assert [mark.is_doubtful for mark in find_marks(f"ใน {word} ๒. จัดทำ")] == [True]
    assert [mark.is_doubtful for mark in find_marks(f"กฏฐฒ{word} ๒. จัดทำ")] == [False]


@pytest.mark.parametrize(
    "word",
    [w for kind in ("counted", "counted_or_numbered", "quarter", "month", "joins") for w in texts_of(kind)],
)
def test_bare_number_before_what_it_counts_opens_nothing(word: str) -> None:
    assert marks_of(f"๓ {word}หนึ่ง") == []


@pytest.mark.parametrize("word", [word for kind in ("unit", "score") for word in texts_of(kind)])
def test_number_before_its_unit_opens_nothing(word: str) -> None:
    assert marks_of(f"๓ {word}") == []


@pytest.mark.parametrize("word", texts_of("opens_pair"))
def test_dash_inside_a_pair_of_words_opens_nothing(word: str) -> None:
    assert marks_of(f"การ{word} - ดำเนินการต่าง ๆ") == []


def test_dash_before_a_phrase_opens_an_item_and_before_a_word_does_not() -> None:
    assert marks_of("ประกาศ - ดำเนินการ") == [("-", ())]
    assert marks_of("ประกาศ - แจ้ง") == []
    assert marks_of("คะแนน ๙๐ - ดำเนินการ") == []


@pytest.mark.parametrize(
    ("path", "is_closed", "expected"),
    [((50,), True, True), ((51,), True, False), ((20,), False, True), ((21,), False, False), ((1, 0), True, False)],
)
def test_numbers_that_can_count_items(path: tuple[int, ...], is_closed: bool, expected: bool) -> None:
    assert is_plausible(path, is_closed=is_closed) is expected
