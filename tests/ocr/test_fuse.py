from __future__ import annotations

from pipeline.ocr.engine import Reading
from pipeline.ocr.fuse import distrust_numbers, fuse_readings


def reading(text: str, confidence: float, engine: str = "own") -> Reading:
    return Reading(text, confidence, (confidence,) * len(text), tuple(float(i) for i in range(len(text))), engine)


def test_text_is_always_our_own():
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
