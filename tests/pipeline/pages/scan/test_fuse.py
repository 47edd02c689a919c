from __future__ import annotations

from prongsai.pipeline.pages.scan.engine import LineReading
from prongsai.pipeline.pages.scan.fuse import distrust_numbers, fuse_readings


def reading(text: str, confidence: float, engine: str = "own") -> LineReading:
    return LineReading(text, confidence, (confidence,) * len(text), tuple(float(i) for i in range(len(text))), engine)


def test_digits_are_always_our_own():
    own, other = "\u0e59\u0e56.\u0e55\u0e53", "\u0e55\u0e52.\u0e55\u0e53"
    assert fuse_readings(reading(own, 0.7), reading(other, 0.95)).text == own


def test_agreement_raises_and_disagreement_lowers_letters():
    fused = fuse_readings(reading("\u0e01\u0e32\u0e23", 0.8), reading("\u0e01\u0e32\u0e19", 0.9))
    assert fused.char_confidence[0] > 0.8
    assert fused.char_confidence[2] < 0.8


def test_tesseract_has_no_say_in_digits():
    fused = fuse_readings(reading("\u0e59\u0e56", 0.8), reading("\u0e55\u0e52", 0.99))
    assert fused.char_confidence == (0.8, 0.8)


def test_silent_second_reader_changes_nothing():
    own = reading("\u0e01\u0e32\u0e23", 0.8)
    assert fuse_readings(own, reading("", 0.0)) == own


def test_word_without_digits_keeps_its_confidence():
    kept = distrust_numbers(reading("\u0e41\u0e1c\u0e19\u0e07\u0e32\u0e19", 0.97))
    assert set(kept.char_confidence) == {0.97}


def test_code_of_latin_letter_and_digit_is_worth_little():
    assert max(distrust_numbers(reading("O22", 0.97)).char_confidence) < 0.5


HEALTH = "\u0e2a\u0e32\u0e18\u0e32\u0e23\u0e13\u0e2a\u0e38\u0e02"
HEALTH_MISREAD = "\u0e25\u0e32\u0e18\u0e32\u0e23\u0e13\u0e25\u0e38\u0e02"


def test_doubted_letters_are_taken_over_where_they_make_words():
    fused = fuse_readings(reading(HEALTH_MISREAD, 0.6), reading(HEALTH, 0.9, "tesseract"))
    assert fused.text == HEALTH
    assert len(fused.char_x) == len(fused.char_confidence) == len(fused.text)


def test_letters_that_we_are_sure_of_stay():
    assert fuse_readings(reading(HEALTH_MISREAD, 0.97), reading(HEALTH, 0.9)).text == HEALTH_MISREAD


def test_letters_are_not_taken_over_where_they_break_words():
    assert fuse_readings(reading(HEALTH, 0.6), reading(HEALTH_MISREAD, 0.9)).text == HEALTH


def test_latin_and_signs_stay_our_own():
    assert fuse_readings(reading("(IIT)", 0.6), reading("\u0e2d\u0e32\u0e17", 0.9)).text == "(IIT)"
