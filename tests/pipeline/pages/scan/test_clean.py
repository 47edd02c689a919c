from __future__ import annotations

import pytest

from prongsai.pipeline.pages.scan.clean import LEXICON_STEP, clean_word

ADVICE = "\u0e1b\u0e23\u0e36\u0e01\u0e29\u0e32"
ADVICE_MISREAD = "\u0e1b\u0e23\u0e35\u0e01\u0e29\u0e32"  # sara ii for sara ue
BUDGET = "\u0e07\u0e1a\u0e1b\u0e23\u0e30\u0e21\u0e32\u0e13"
BUDGET_DOUBLED = "\u0e07\u0e1a\u0e1a\u0e1b\u0e23\u0e30\u0e21\u0e32\u0e13"


def doubts(text: str, *places: int) -> tuple[float, ...]:
    return tuple(0.6 if i in places else 1.0 for i in range(len(text)))


def test_doubtful_letter_becomes_the_look_alike_that_makes_a_word():
    assert clean_word(ADVICE_MISREAD, doubts(ADVICE_MISREAD, 2)) == (ADVICE, (LEXICON_STEP,))


def test_doubtful_doubled_letter_is_dropped():
    assert clean_word(BUDGET_DOUBLED, doubts(BUDGET_DOUBLED, 2)) == (BUDGET, (LEXICON_STEP,))


def test_sure_letters_stay_even_if_they_make_no_word():
    assert clean_word(ADVICE_MISREAD, doubts(ADVICE_MISREAD)) == (ADVICE_MISREAD, ())


@pytest.mark.parametrize(
    "announcement", ["\u0e15\u0e33\u0e1a\u0e25", "\u0e08\u0e31\u0e07\u0e2b\u0e27\u0e31\u0e14", "\u0e19\u0e32\u0e22"]
)
def test_names_stay_as_read(announcement):
    text = announcement + ADVICE_MISREAD
    assert clean_word(text, doubts(text, len(announcement) + 2)) == (text, ())


@pytest.mark.parametrize("text", ["\u0e59\u0e56.\u0e55\u0e53", "100.00", "E-Service", "o\u0e51\u0e55", "-", ""])
def test_numbers_codes_and_latin_stay_as_read(text):
    assert clean_word(text, doubts(text, *range(len(text)))) == (text, ())


def test_signs_that_no_word_has_are_mended_with_their_step():
    text, steps = clean_word("\u0e17\u0e33\u0e33", (1.0, 1.0, 1.0))
    assert text == "\u0e17\u0e33" and steps


def test_two_possible_words_decide_nothing():
    text = "\u0e03\u0e32\u0e22"  # an obsolete letter: chaai (man) and khaai (sell) both look like it
    assert clean_word(text, doubts(text, 0)) == (text, ())


def test_two_slips_of_one_run_are_mended_one_by_one():
    text = ADVICE_MISREAD + BUDGET_DOUBLED
    places = 2, len(ADVICE_MISREAD) + 2
    assert clean_word(text, doubts(text, *places)) == (ADVICE + BUDGET, (LEXICON_STEP,))
    assert clean_word(text, doubts(text, places[0])) == (text, ()), "half mended is no words either"


def test_doubtful_mark_that_no_word_has_there_is_dropped():
    text = "\u0e04\u0e30\u0e41\u0e19\u0e19\u0e48\u0e04\u0e27\u0e32\u0e21"  # a tone on the last letter of "score"
    assert clean_word(text, doubts(text, 5)) == (text.replace("\u0e48", ""), (LEXICON_STEP,))
    assert clean_word(text, doubts(text)) == (text, ())


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("เจ้าหน้าที่ไห้บริการ", 11, "เจ้าหน้าที่ให้บริการ"),
        ("ภายไต้กฎหมาย", 3, "ภายใต้กฎหมาย"),
        ("เสียงร้องไห้", 9, "เสียงร้องไห้"),
        ("เจ้าหน้าที่ไห้บริการ", 0, "เจ้าหน้าที่ไห้บริการ"),
        ("เที่ยวไต้หวัน", 6, "เที่ยวไต้หวัน"),
        ("ตำบลไห้บริการ", 4, "ตำบลไห้บริการ"),
    ],
)
def test_slip_that_is_a_word_itself_is_mended_where_it_cannot_be_that_word(text, place, expected):
    assert clean_word(text, doubts(text, place))[0] == expected
