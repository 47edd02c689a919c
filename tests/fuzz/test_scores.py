"""Scores and ratings in cells: a value is all the digits of its cell, or nothing is read."""

from __future__ import annotations

from hypothesis import example
from hypothesis import strategies as st

from prongsai.normalizers.values.levels import find_printed_level, read_level
from prongsai.normalizers.values.scores import read_score
from prongsai.normalizers.values.unreadable import UnreadableValue
from prongsai.parsers.scores.cells import ScoreCell, read_score_cell, split_trailing_score
from prongsai.parsers.scores.doubtful import doubt_of_value, mend_score_text
from prongsai.pipeline.model import Cell, Finding, Table
from tests.fuzz.claims import assert_all_digits_used, assert_digits_printed, is_inside
from tests.fuzz.strategies import numbers, texts
from tests.fuzz.target import fuzz

CELL_WORDS = ("ร้อยละ", "คะแนน", "ได้", "เท่ากับ", "%", "ไม่มี", "n/a", "(", ")", "ไม่ได้รับการประเมิน", "points")
LEVEL_WORDS = (
    "ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน", "ระดับ", "หรือ", "A", "AA", "B", "F", "เกณฑ์",
    "ผลการประเมิน", "อยู่ใน", "/", "(", ")", "ฝ่านดี", "เว็บไซต์",
)  # fmt: skip
THAI_LEVELS = {"ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุงโดยด่วน", "ต้องปรับปรุง"}
LETTERS = {"AA", "A", "B", "C", "D", "E", "F"}

cell_texts = st.one_of(numbers(), texts(*CELL_WORDS, max_pieces=4))


@fuzz(cell_texts, st.sampled_from([100.0, 40.0, 30.0]))
def test_score_is_all_the_digits_of_its_cell(text, scale_max):
    try:
        value = read_score(text, scale_max)
    except UnreadableValue:
        return
    if value is not None:
        assert 0 <= value <= scale_max
        assert round(value, 2) == value
        assert_all_digits_used(value, text)


@fuzz(cell_texts)
def test_mended_score_is_all_the_digits_of_its_cell(text):
    value = mend_score_text(text, "ocr")
    if value is not None:
        assert 0 <= value <= 100
        assert_all_digits_used(value, text)
        assert 0 < doubt_of_value(text, value, "ocr") <= 1


@fuzz(cell_texts, st.sampled_from(["text", "repaired_text", "ocr", "dump"]), st.integers(1, 2))
def test_score_cell_is_a_value_of_its_digits_a_dash_or_a_finding(text, method, n_lines):
    cell = Cell(0, 0, text, text, lines=(text,) * n_lines, confidence=0.9)
    read = read_score_cell(cell, Table((cell,), 1, 1, method=method))
    if isinstance(read, ScoreCell):
        assert 0 < read.confidence <= 0.9
        if read.value is not None:
            assert_all_digits_used(read.value, text)
    elif isinstance(read, Finding):
        assert (read.code, read.raw) == ("score-unreadable", text)


@fuzz(texts(*CELL_WORDS, max_pieces=6))
def test_score_cut_off_the_end_of_a_cell_stands_there(text):
    cut = split_trailing_score(Cell(0, 0, text, text))
    if cut is not None:
        assert_digits_printed(float(cut.text), text)
        assert cut.raw == text


@fuzz(texts(*LEVEL_WORDS, max_pieces=6), st.one_of(st.none(), st.integers(2555, 2599)))
@example("A/", None)
def test_rating_is_one_of_the_scale_and_its_letter_is_printed(text, year):
    reading = read_level(text)
    if reading is not None:
        assert reading.letter is not None or reading.thai is not None
        assert reading.letter is None or (reading.letter in LETTERS and is_inside(reading.letter, text.upper()))
        assert reading.thai is None or reading.thai in THAI_LEVELS
        assert reading.pick(year) in THAI_LEVELS | LETTERS
    assert find_printed_level(text)[0].pick(year) in THAI_LEVELS | LETTERS | {None}
