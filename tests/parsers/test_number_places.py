"""Words between two numbers may speak of either, and never reach beyond one of them."""

from __future__ import annotations

import re

from prongsai.parsers.number_places import NumberPlace, find_number_places

TEXT = "IIT 91 และ\nEIT 82 คือ OIT 73"
FIRST, SECOND, THIRD = find_number_places(TEXT, list(re.finditer("[0-9]+", TEXT)))


def test_numbers_stand_as_printed() -> None:
    assert [place.printed for place in (FIRST, SECOND, THIRD)] == ["91", "82", "73"]


def test_words_of_a_number_end_at_the_numbers_beside_it() -> None:
    assert [place.before(99) for place in (FIRST, SECOND, THIRD)] == ["IIT ", " และ\nEIT ", " คือ OIT "]
    assert [place.after(99) for place in (FIRST, SECOND, THIRD)] == [" และ\nEIT ", " คือ OIT ", ""]


def test_words_of_a_number_end_at_their_reach() -> None:
    assert (SECOND.before(4), SECOND.after(4)) == ("EIT ", " คือ")
    assert (SECOND.before(0), SECOND.after(0)) == ("", "")


def test_paragraph_of_a_number_begins_behind_the_line_end_before_it() -> None:
    assert [place.line_start for place in (FIRST, SECOND, THIRD)] == [0, TEXT.index("EIT"), TEXT.index("EIT")]


def test_text_without_numbers_has_no_places() -> None:
    assert find_number_places("ไม่มี", []) == []


def test_lone_number_has_the_whole_text() -> None:
    assert find_number_places("ได้ 90", list(re.finditer("90", "ได้ 90"))) == [NumberPlace("ได้ 90", 4, 6, 0, 6)]
