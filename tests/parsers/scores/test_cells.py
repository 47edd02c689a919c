"""What one cell of a column of scores says, and how much it is believed."""

from __future__ import annotations

import pytest

from prongsai.normalizers.printed_numbers import Evidence
from prongsai.parsers.scores.cells import (
    NO_RATING,
    Rating,
    ScoreCell,
    read_rating,
    read_score_cell,
    split_trailing_score,
)
from prongsai.parsers.scores.doubtful import MENDED_CONFIDENCE, doubt_of_value, mend_score_text
from prongsai.pipeline.model import BBox, Cell, Finding, Method, Table


def read(
    text: str, method: Method = "text", confidence: float = 1.0, lines: tuple[str, ...] = ()
) -> ScoreCell | Finding | None:
    cell = Cell(0, 0, text, f"raw {text}", lines=lines or (text,), bbox=BBox(1, 2, 3, 4), page=3, confidence=confidence)
    return read_score_cell(cell, Table((cell,), 1, 1, table_no=7, method=method))


@pytest.mark.parametrize(
    ("text", "method", "value", "confidence"),
    [
        ("๙๒.๗๕", "text", 92.75, 1.0),
        ("92.75", "ocr", 92.75, 1.0),
        ("-", "text", None, 1.0),
        ("ไม่ได้รับการประเมิน", "ocr", None, 1.0),
        ("39.99", "ocr", 39.99, 0.85),
        ("39.99", "dump", 39.99, 0.85),
        ("39.99", "text", 39.99, 1.0),
        ("40.00", "ocr", 40.0, 1.0),
        ("10.00", "ocr", 10.0, 0.5),
        ("10.00", "text", 10.0, 1.0),
        ("9375", "ocr", 93.75, 0.6),
        ("9375", "dump", 93.75, 0.6),
        ("ไม่ประเมิน", "text", None, 1.0),
        ("ไม่มีคะแนน", "text", None, 1.0),
    ],
)
def test_score_with_the_confidence_that_it_deserves(
    text: str, method: Method, value: float | None, confidence: float
) -> None:
    assert read(text, method) == ScoreCell(value, confidence)


@pytest.mark.parametrize(
    ("text", "method", "expected"),
    [("92.75", "text", 0.4), ("-", "text", 0.4), ("10.00", "ocr", 0.4), ("9375", "ocr", 0.4)],
)
def test_score_is_never_surer_than_its_cell(text: str, method: Method, expected: float) -> None:
    found = read(text, method, confidence=0.4)
    assert isinstance(found, ScoreCell)
    assert found.confidence == expected


def test_number_that_a_cell_shows_on_two_lines_is_doubted_and_on_one_line_refused() -> None:
    assert read("9 0.56", lines=("9", "0.56")) == ScoreCell(90.56, 0.6)
    assert isinstance(read("9 0.56"), Finding)


@pytest.mark.parametrize(
    ("text", "method", "evidence", "confidence"),
    [
        ("7 0.00", "text", "exact column", 0.85),
        ("10 0.00", "text", "exact column", 0.85),
        ("7 0.00", "text", "blank", 0.6),
        ("7 0.00", "ocr", "exact column", 0.6),
        ("7 0.0", "text", "exact column", 0.6),
    ],
)
def test_lines_are_one_score_where_the_first_lacks_the_decimals_of_its_column(
    text: str, method: Method, evidence: Evidence, confidence: float
) -> None:
    cell = Cell(0, 0, text, text, lines=tuple(text.split()))
    found = read_score_cell(cell, Table((cell,), 1, 1, method=method), evidence)
    assert found == ScoreCell(float(text.replace(" ", "")), confidence)


@pytest.mark.parametrize("lines", [("93", "75"), ("93 75",)])
def test_two_whole_numbers_of_a_text_layer_are_never_made_one(lines: tuple[str, ...]) -> None:
    found = read("93 75", lines=lines)
    assert isinstance(found, Finding)
    assert found.code == "score-unreadable"


@pytest.mark.parametrize(("method", "text"), [("text", "90.5 6"), ("ocr", "90.5 6"), ("dump", "90.5\n6")])
def test_number_with_a_blank_in_its_decimals_is_as_sure_as_its_column_makes_it(method: Method, text: str) -> None:
    cell = Cell(0, 0, text, text, lines=(text,))
    table = Table((cell,), 1, 1, method=method)
    assert read_score_cell(cell, table) == ScoreCell(90.56, 0.6)
    assert read_score_cell(cell, table, "exact column") == ScoreCell(90.56, 0.85)


@pytest.mark.parametrize(("text", "value"), [("๑๐๐\n2", 100.0), ("๙๑.๒๐\n3", 91.2), ("100\n๒", 100.0)])
def test_last_line_of_one_digit_of_the_other_script_is_a_speck(text: str, value: float) -> None:
    assert _read_lines(text) == ScoreCell(value, MENDED_CONFIDENCE)


@pytest.mark.parametrize(("text", "value"), [("๙๑.๒\n๐", 91.2), ("๙\n๔.๑\n๗", 94.17)])
def test_last_line_of_one_digit_of_the_same_script_is_of_the_number(text: str, value: float) -> None:
    found = _read_lines(text)
    assert isinstance(found, ScoreCell)
    assert found.value == value


def _read_lines(text: str) -> ScoreCell | Finding | None:
    cell = Cell(0, 0, text, text, lines=tuple(text.split("\n")))
    return read_score_cell(cell, Table((cell,), 1, 1, method="ocr"), "exact column")


@pytest.mark.parametrize("text", ["", "  ", "รักษาระดับ", "x"])
def test_cell_without_a_digit_says_nothing(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["9?.5x3", "101", "๙x", "x๙", "9375"])
def test_digits_that_are_no_score_are_a_finding(text: str) -> None:
    found = read(text)
    assert isinstance(found, Finding)
    assert (found.severity, found.code, found.field, found.raw) == (
        "warning",
        "score-unreadable",
        "score",
        f"raw {text}",
    )
    assert (found.page, found.bbox) == (3, BBox(1, 2, 3, 4))
    assert found.message.startswith("table 7: ")


def test_finding_names_the_text_where_nothing_rawer_is_kept() -> None:
    cell = Cell(0, 0, "9?.5x3")
    found = read_score_cell(cell, Table((cell,), 1, 1))
    assert isinstance(found, Finding)
    assert found.raw == "9?.5x3"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("๙๓๗๕", 93.75),
        ("10000", 100.0),
        ("๙ ๐.๕๖", 90.56),
        ("๙๘.๓๓ -", 98.33),
        ("- 98.33", 98.33),
        ("|98.33|", 98.33),
        ("_98.33'", 98.33),
        ("98.3", 98.3),
        ("8.25", 8.25),
        ("1 00", 100.0),
        ("100.00", 100.0),
        ("100.01", None),
        ("123.45", None),
        ("1234.5", None),
        ("98.333", None),
        ("98.", None),
        ("98", None),
        ("937", None),
        ("93755", None),
        ("๐c", None),
        ("", None),
    ],
)
def test_misread_text_means_one_score_or_none(text: str, value: float | None) -> None:
    assert mend_score_text(text, "ocr") == value


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        *((text, float(text), 0.5) for text in ("1", "10", "1.0", "1.00", "10.0", "10.00")),
        ("1000", 10.0, 0.5),
        ("๑๐.๐๐", 10.0, 0.5),
        *((text, 0.0, 0.85) for text in ("0", "00", "0.0", "0.00", "00.00")),
        ("1000", 100.0, 1.0),
        ("100", 100.0, 1.0),
        ("10.01", 10.01, 0.85),
        ("11", 11.0, 0.85),
        ("10.000", 10.0, 0.85),
        ("100.00", 100.0, 1.0),
        ("40", 40.0, 1.0),
        ("39.9", 39.9, 0.85),
    ],
)
def test_unlikely_number_on_a_scan_is_doubted(text: str, value: float, doubt: float) -> None:
    assert [doubt_of_value(text, value, method) for method in ("ocr", "dump", "text")] == [doubt, doubt, 1.0]


@pytest.mark.parametrize(
    ("text", "year", "rating"),
    [
        ("ผ่านดี", 2568, Rating("ผ่านดี", None)),
        ("A หรือ ผ่านดี", 2568, Rating("ผ่านดี", "A หรือ ผ่านดี")),
        ("ระดับ A", 2565, Rating("A", "ระดับ A")),
        ("A", 2565, Rating("A", None)),
        ("92.75", 2565, NO_RATING),
        ("", 2565, NO_RATING),
    ],
)
def test_rating_in_the_words_of_its_year(text: str, year: int, rating: Rating) -> None:
    assert read_rating(text, year) == rating


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("การใช้อำนาจ 92.75", "92.75"),
        ("การใช้อำนาจ ๙๒.๗๕", "92.75"),
        ("การใช้อำนาจ 8.25", "8.25"),
        ("การใช้อำนาจ 100", "100"),
        ("การใช้อำนาจ 100.00", "100.00"),
        ("การใช้อำนาจ 50", "50"),
        ("การใช้อำนาจ 0", "0"),
        ("การใช้อำนาจ 92", None),
        ("การใช้อำนาจ 92.7", None),
        ("การใช้อำนาจ 100.0", None),
        ("การใช้อำนาจ 192.75", None),
        ("การใช้อำนาจ92.75", None),
        ("92.75", None),
        ("การใช้อำนาจ 92.75 คะแนน", None),
    ],
)
def test_score_at_the_end_of_a_cell_that_ran_into_its_neighbour(text: str, score: str | None) -> None:
    cell = Cell(2, 1, text, text, col_span=2, confidence=0.95)
    found = split_trailing_score(cell)
    assert (found and found.text) == score
    if found is not None:
        assert (found.row, found.col, found.raw, found.confidence) == (2, 1, text, 0.85)


def test_split_score_is_never_surer_than_its_cell() -> None:
    found = split_trailing_score(Cell(0, 0, "การใช้อำนาจ 92.75", confidence=0.3))
    assert found is not None
    assert found.confidence == 0.3
