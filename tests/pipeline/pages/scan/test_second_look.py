from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from prongsai.pipeline.pages.scan.engine import LineReading
from prongsai.pipeline.pages.scan.second_look import confirm_numbers

BODY = (10.0, 30.0)
PITCH = 24


class NumberSayer:
    """Reads every number as it is told."""

    def __init__(self, text: str, confidence: float = 0.98) -> None:
        self.said = LineReading(text, confidence)
        self.widths: list[int] = []

    def read_numbers(self, images, bodies=None):
        self.widths += [image.shape[1] for image in images]
        return [self.said] * len(images)


def glyphs(n: int) -> np.ndarray:
    """A line of `n` digit-sized shapes."""
    image = np.full((40, 10 + n * PITCH), 255, np.uint8)
    for i in range(n):
        image[10:30, 6 + i * PITCH : 20 + i * PITCH] = 0
    return image


def reading_of(text: str, confidence: float = 0.99) -> LineReading:
    places = tuple(13.0 + i * PITCH for i in range(len(text)))
    return LineReading(text, confidence, (confidence,) * len(text), places, "own")


def confirm(text: str, second: str, n_glyphs: int) -> LineReading:
    (result,) = confirm_numbers(NumberSayer(second), [glyphs(n_glyphs)], [BODY], [reading_of(text)])
    return result


def test_number_read_twice_alike_with_as_many_glyphs_gains_confidence():
    (result,) = confirm_numbers(NumberSayer("100"), [glyphs(3)], [BODY], [reading_of("100", 0.7)])
    assert result.text == "100" and 0.9 < min(result.char_confidence) < 0.95


def test_number_that_the_first_look_guessed_stays_doubtful():
    (result,) = confirm_numbers(NumberSayer("100"), [glyphs(3)], [BODY], [reading_of("100", 0.5)])
    assert max(result.char_confidence) < 0.9


def test_doubled_digit_read_once_is_put_right_but_stays_doubtful():
    result = confirm("10", "100", 3)
    assert result.text == "100"
    assert max(result.char_confidence) < 0.9
    assert len(result.char_x) == len(result.char_confidence) == 3


def test_two_readings_alike_with_a_glyph_too_many_are_doubtful():
    result = confirm("10", "10", 3)
    assert result.text == "10" and max(result.char_confidence) < 0.9


def test_text_does_not_change_on_the_second_readers_word_alone():
    result = confirm("95", "96", 2)
    assert result.text == "95" and max(result.char_confidence) < 0.9


def test_zero_and_code_letter_o_are_one_shape_that_no_look_decides():
    result = confirm("o5", "05", 2)
    assert result.text == "o5" and 0.7 < max(result.char_confidence) < 0.9


def test_words_are_not_looked_at_again():
    sayer = NumberSayer("1")
    original = reading_of("\u0e01\u0e32\u0e23")
    assert confirm_numbers(sayer, [glyphs(3)], [BODY], [original]) == [original]
    assert sayer.widths == []


def test_only_the_numbers_picture_is_shown_again():
    sayer = NumberSayer("12")
    confirm_numbers(sayer, [glyphs(8)], [BODY], [reading_of("\u0e01\u0e32\u0e23\u0e0112\u0e01\u0e02")])
    (width,) = sayer.widths
    assert width == pytest.approx(2 * PITCH * 1.35, rel=0.3)


def test_reading_without_places_is_left_alone():
    bare = replace(reading_of("12"), char_x=())
    assert confirm_numbers(NumberSayer("13"), [glyphs(2)], [BODY], [bare]) == [bare]


def test_decimal_point_that_nobody_read_makes_the_number_doubtful():
    image = glyphs(3)
    image[27:31, 24:28] = 0  # between the first and the second digit
    (result,) = confirm_numbers(NumberSayer("966"), [image], [BODY], [reading_of("966")])
    assert max(result.char_confidence) < 0.9


def test_letter_stuck_to_a_number_is_looked_at_with_it():
    result = confirm("10c", "100", 3)
    assert max(result.char_confidence[:2]) < 0.9


def test_comma_that_parts_no_thousands_is_doubtful():
    assert max(confirm("65,88", "65,88", 4).char_confidence) < 0.9
    assert min(confirm("6,588", "6,588", 4).char_confidence) >= 0.9
