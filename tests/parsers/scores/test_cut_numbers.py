"""Numbers that a narrow column cut in two, and those that lost their end."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.cut_numbers import doubt_odd_decimals, sew_cut_rows
from prongsai.pipeline.model import Observation, Provenance
from tests.score_makers import score_grid

HEAD = ("ข้อ | คำถาม | คะแนน", "e1 | ก | 80.00")


def sewn(*lines: str) -> list[list[str | None]]:
    grid = sew_cut_rows(score_grid(*lines))
    return [[cell.text if cell is not None else None for cell in row] for row in grid.rows]


@pytest.mark.parametrize(
    ("above", "rest", "whole"),
    [
        ("๑๐", "๐.๐๐", "100.00"),
        ("1", "00", "100"),
        ("9", "2.75", "92.75"),
        ("92.", "75", "92.75"),
        ("92.7", "5", "92.75"),
        ("92", ".75", "92.75"),
        ("9 2", ". 75", "92.75"),
        ("8", ".25", "8.25"),
        ("100.", "00", "100.00"),
        ("", "92.75", "92.75"),
        ("", "100.00", "100.00"),
        ("100", ".00", "100.00"),
    ],
)
def test_rest_of_a_number_alone_in_a_row_goes_behind_the_number_above(above: str, rest: str, whole: str) -> None:
    rows = sewn(*HEAD, f"e2 | ข | {above}", f" | | {rest}", "e3 | ค | 70.00")
    assert rows == [["e1", "ก", "80.00"], ["e2", "ข", whole], [None, None, None], ["e3", "ค", "70.00"]]


@pytest.mark.parametrize(
    ("above", "rest"),
    [
        ("92.75", "5"),
        ("100", ".56"),
        ("92.", "7"),
        ("100", "0"),
        ("92", "75"),
        ("9", "9"),
        ("10", "1.00"),
        ("92", "..75"),
        ("92", "x"),
        ("", "92.75 คะแนน"),
        ("9", "2.755"),
    ],
)
def test_numbers_that_make_no_score_together_stay_apart(above: str, rest: str) -> None:
    rows = sewn(*HEAD, f"e2 | ข | {above}", f" | | {rest}")
    assert rows[1:] == [["e2", "ข", above], ["", "", rest]]


def test_row_with_a_word_of_its_own_is_not_sewn() -> None:
    assert sewn(*HEAD, "e2 | ข | 10", " | ค | 0.00")[1:] == [["e2", "ข", "10"], ["", "ค", "0.00"]]


def test_rest_below_no_cell_at_all_is_not_sewn() -> None:
    assert sewn(*HEAD, "e2 | ข | ~", " | | 0.00")[1:] == [["e2", "ข", None], ["", "", "0.00"]]


def test_first_row_has_nothing_to_be_sewn_to() -> None:
    assert sewn("ข้อ | คำถาม | คะแนน", " | | 0.00", "e1 | ก | 80.00")[0] == ["", "", "0.00"]


def test_every_number_of_a_cut_row_is_sewn_or_none() -> None:
    head = "ข้อ | คำถาม | คะแนน ปี 2567 | คะแนน ปี 2568"
    both = sewn(head, "e1 | ก | 8 | 9", " | | 0.00 | 1.00")
    assert both == [["e1", "ก", "80.00", "91.00"], [None, None, None, None]]
    one = sewn(head, "e1 | ก | 8 | 91.00", " | | 0.00 | 1.00")
    assert one == [["e1", "ก", "8", "91.00"], ["", "", "0.00", "1.00"]]


def test_sewn_cell_keeps_both_texts_as_printed_and_the_place_of_its_head() -> None:
    cell = sew_cut_rows(score_grid(*HEAD, "e2 | ข | ๑๐", " | | ๐.๐๐")).rows[1][2]
    assert cell is not None
    assert (cell.row, cell.col, cell.raw, cell.lines) == (2, 2, "๑๐\n๐.๐๐", ("๑๐", "๐.๐๐"))


def seen(raw: str, value: float | None = 80.0, year: int = 2568, scale_max: float = 100.0) -> Observation:
    return Observation(year, "question", "EIT", "e1", value, scale_max, "e1", raw, Provenance(1), confidence=0.9)


def doubted(*observations: Observation) -> list[str]:
    found = doubt_odd_decimals(observations)
    assert [one.raw_score for one in found] == [one.raw_score for one in observations]
    assert {one.confidence for one in found} <= {0.5, 0.9}
    return [one.raw_score for one in found if one.confidence == 0.5]


@pytest.mark.parametrize(
    ("raws", "expected"),
    [
        (["80.11", "81.22", "82.33", "83"], ["83"]),
        (["80.11", "๘๑,๒๒", "82.33", "8.3"], ["8.3"]),
        (["80.11", "81.22", "82.33", "83."], ["83."]),
        (["80.11", "81.22", "83"], []),
        (["80.11", "81.22", "82.33", "0", "50", "100"], []),
        (["80.11", "81.22", "82.33", "84.44", "0", "50", "๑๐๐", "10"], ["10"]),
        (["80.11", "81.22", "82.33", "84.555", "83.1"], ["83.1"]),
        (["80.11", "81.22", "82.33", "83", "84"], ["83", "84"]),
        (["80.11", "81.22", "83", "84"], []),
    ],
)
def test_number_with_fewer_decimals_than_its_column_is_doubted(raws: list[str], expected: list[str]) -> None:
    assert doubted(*(seen(raw) for raw in raws)) == expected


def test_dashes_say_nothing_of_decimals() -> None:
    assert doubted(seen("80.11"), seen("81.22"), seen("83"), seen("-", None)) == []


def test_columns_of_other_years_and_scales_have_decimals_of_their_own() -> None:
    exact = [seen("80.11"), seen("81.22"), seen("82.33"), seen("83.44")]
    assert doubted(*exact, seen("84", year=2567), seen("85", scale_max=30.0)) == []
    assert doubted(*exact, seen("84")) == ["84"]


def test_doubt_never_makes_a_reading_surer() -> None:
    unsure = Observation(2568, "question", "EIT", "e1", 83.0, 100.0, "e1", "83", Provenance(1), confidence=0.2)
    found = doubt_odd_decimals([seen("80.11"), seen("81.22"), seen("82.33"), unsure])
    assert found[-1].confidence == 0.2
