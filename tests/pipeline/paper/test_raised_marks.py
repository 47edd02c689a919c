"""Raised note marks behind numbers."""

import pytest

from prongsai.pipeline.paper.words import chars_to_words
from tests.page_makers import HEIGHT_PT, WIDTH_PT, make_chars


@pytest.mark.parametrize(("size", "rise"), [(6.0, 3.3), (5.0, 5.0), (7.0, 2.0)])
def test_a_raised_mark_is_no_digit_of_the_number(size: float, rise: float) -> None:
    chars = make_chars("90.02", 100) + make_chars("12", 125.3, 100 - rise, size)
    (word,) = chars_to_words(chars, WIDTH_PT, HEIGHT_PT)
    assert (word.text, word.raw, word.steps) == ("90.02", "90.02\u00b9\u00b2", ("raise-note-mark",))


def test_a_raised_mark_behind_a_letter_is_kept_as_one() -> None:
    chars = make_chars("m", 100) + make_chars("2", 105.3, 96, 6)
    (word,) = chars_to_words(chars, WIDTH_PT, HEIGHT_PT)
    assert word.text == "m\u00b2"


@pytest.mark.parametrize(
    ("text", "x", "baseline", "size"),
    [
        ("12", 125.3, 100, 10.0),  # a digit of the number
        ("12", 125.3, 96, 10.0),  # of full size on the line above
        ("12", 125.3, 100, 6.0),  # small, and level
        ("12", 140.0, 96, 6.0),  # in the next column
        ("th", 125.3, 96, 6.0),  # letters
    ],
)
def test_other_text_is_left_alone(text: str, x: float, baseline: float, size: float) -> None:
    words = chars_to_words(make_chars("90.02", 100) + make_chars(text, x, baseline, size), WIDTH_PT, HEIGHT_PT)
    assert "".join(word.text for word in words) == f"90.02{text}"
