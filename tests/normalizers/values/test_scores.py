"""Scores and ratings as printed."""

from __future__ import annotations

import pytest

from prongsai.normalizers.values.levels import find_printed_level, read_level
from prongsai.normalizers.values.scores import read_score
from prongsai.normalizers.values.unreadable import UnreadableValue


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("๘๕.๓๒", 85.32),
        ("92.75 คะแนน", 92.75),
        ("ร้อยละ ๘๕.๐๐", 85.0),
        ("๑๐๐.๐๐", 100.0),
        ("96,53", 96.53),
        ("92 .75", 92.75),
        ("๙๒ . ๗๕", 92.75),
        ("(๙๒.๕๐)", 92.5),
        ("100 %", 100.0),
        ("\u200b0", 0.0),
        ("0.5", 0.5),
        ("9", 9.0),
        ("9,25", 9.25),
        ("90. 56", 90.56),
        ("92.1234", 92.12),
        ("92.756", 92.76),
        ("[ 92.5 ]", 92.5),
        ("(92)", 92.0),
        ("(ร้อยละ 92.5)", 92.5),
        ("คะแนนที่ได้ : ร้อยละ 92.5 คะแนน %", 92.5),
        ("92.5 Points", 92.5),
        ("92.5 \uff05", 92.5),
    ],
)
def test_score_is_read_in_every_writing(text: str, value: float) -> None:
    assert read_score(text) == value


@pytest.mark.parametrize("text", ["", " ", "-", "–", "- -", "-----", "n/a", "N / A.", "na", "ไม่ได้ประเมิน"])
def test_dash_means_not_assessed(text: str) -> None:
    assert read_score(text) is None


@pytest.mark.parametrize(
    "text",
    [
        ".75", "- .00", "9 2.75", "๙๐.๕ ๖", "105", "12/03", "92.75 A", "00.50", "1,234", "92..5", "คะแนน", "i1 92.50",
        "92.", ".5 6", "9.5 6", "90.5 67", "90.56 7", "92,5", "92,555", "92,50,50", "92.12345", "100.01", "1000",
        "01", "(92.5", "92.5)", "()", "- 92", "------", "9 ร้อยละ 92", "92 %ๆ", "ๆ% 92",
    ],
)  # fmt: skip
def test_doubtful_score_is_refused(text: str) -> None:
    with pytest.raises(UnreadableValue):
        read_score(text)


def test_blank_in_the_decimals_is_closed_where_the_column_prints_two() -> None:
    writings = ("๙๐.๕ ๖ คะแนน", "90 . 5 6", "100.0 0")
    assert [read_score(text, evidence="exact column") for text in writings] == [90.56, 90.56, 100.0]
    with pytest.raises(UnreadableValue):
        read_score("9 2.75", evidence="exact column")


def test_contribution_beyond_its_weight_is_refused() -> None:
    assert read_score("29.92", scale_max=30) == 29.92
    with pytest.raises(UnreadableValue):
        read_score("92.75", scale_max=30)


@pytest.mark.parametrize(
    ("text", "letter", "thai"),
    [
        ("AA", "AA", None),
        ("A หรือ ผ่านดี", "A", "ผ่านดี"),
        ("ผ่านดีเยี่ยม (AA)", "AA", "ผ่านดีเยี่ยม"),
        ("B / ต้องปรับปรุง", "B", "ต้องปรับปรุง"),
        ("ฝานดี", None, "ผ่านดี"),
        ("ผ\u0e32นด\u0e35เย\u0e35ยม", None, "ผ่านดีเยี่ยม"),
        ("ต้องปรับปรุงโดยด่วน", None, "ต้องปรับปรุงโดยด่วน"),
    ],
)
def test_level_cell_is_read_with_its_slips(text: str, letter: str | None, thai: str | None) -> None:
    reading = read_level(text)
    assert reading is not None
    assert (reading.letter, reading.thai) == (letter, thai)


@pytest.mark.parametrize("text", ["", "ผ่านเกณฑ์เป้าหมาย", "ผ่านเว็บไซต์", "ดี", "Good", "ผ่านดิจิทัล", "๙๒.๗๕"])
def test_other_cells_are_no_level(text: str) -> None:
    assert read_level(text) is None


@pytest.mark.parametrize(
    ("text", "year", "level"),
    [
        ("อยู่ในระดับ A หรือ ผ่านดี", 2568, "ผ่านดี"),
        ("อยู่ในระดับ A หรือ ผ่านดี", 2564, "A"),
        ("อยู่ในระดับผ่านดีเยี่ยม (AA)", 2564, "AA"),
        ("มีผลการประเมินอยู่ในระดับ B", 2565, "B"),
        ("ได้ ๙๒.๗๕ คะแนน (ผ่านดี)", 2566, "ผ่านดี"),
        ("คะแนนผ่านเกณฑ์เป้าหมายร้อยละ ๘๕", 2566, None),
        ("ประชาสัมพันธ์ผ่านดิจิทัล", 2566, None),
        ("เผยแพร่ผ่านเว็บไซต์ของหน่วยงานระดับตำบล", 2566, None),
    ],
)
def test_level_in_prose_needs_its_cue(text: str, year: int, level: str | None) -> None:
    assert find_printed_level(text)[0].pick(year) == level
