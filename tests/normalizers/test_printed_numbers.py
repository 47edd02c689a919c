"""Two pieces of digits are one number where their place proves it, and stay two everywhere else."""

from __future__ import annotations

import json
import re
from typing import get_args

import pytest

from prongsai.normalizers.printed_numbers import (
    SAME_SCORE,
    SCORE_IN_FULL,
    Evidence,
    count_decimals,
    find_cut,
    join_blanks,
    join_doubtfully,
    join_score,
    lacks_decimals,
    prints_two_decimals,
    restore_point,
    was_cut,
)
from prongsai.normalizers.thai.lines import join_lines
from prongsai.normalizers.values.digits import to_arabic
from tests.paths import ROOT

PAIRS = json.loads((ROOT / "tests" / "cases" / "cut_numbers.json").read_text(encoding="utf-8"))
every_pair = pytest.mark.parametrize("pair", PAIRS, ids=[pair["label"] for pair in PAIRS])


@every_pair
def test_pieces_meet_where_the_pairs_say(pair) -> None:
    assert find_cut(pair["before"], pair["after"]) == pair["cut"]


@every_pair
@pytest.mark.parametrize("evidence", get_args(Evidence))
def test_only_their_place_proves_that_pieces_are_one(pair, evidence: Evidence) -> None:
    is_proven = evidence in pair["proven_by"]
    assert was_cut(pair["before"], pair["after"], evidence) is is_proven
    assert join_score(pair["before"], pair["after"], evidence) == (pair["whole"] if is_proven else None)


@every_pair
def test_lines_of_a_narrow_cell_join_what_their_end_proves(pair) -> None:
    before, after = pair["before"], "".join(pair["after"].split())
    if pair["cut"] is not None:
        joint = "" if "line end" in pair["proven_by"] else " "
        assert join_lines([before, after]) == f"{before}{joint}{after}"
        assert join_lines([before, after], [False]) == f"{before} {after}"


@every_pair
@pytest.mark.parametrize("evidence", ["blank", "exact column"])
def test_a_blank_is_closed_only_where_something_proves_it(pair, evidence: Evidence) -> None:
    before, after = to_arabic(pair["before"]), to_arabic("".join(pair["after"].split()))
    expected = before + after if evidence in pair["proven_by"] else f"{before} {after}"
    assert join_blanks(f"{before} {after}", evidence) == expected


@pytest.mark.parametrize(("before", "after"), [("90", ".567"), ("9", "0.567")])
def test_number_with_three_decimals_is_no_score_that_was_cut(before: str, after: str) -> None:
    assert find_cut(before, after) is None


def test_blank_behind_a_point_is_closed_only_before_a_digit() -> None:
    assert [join_blanks(text) for text in ("9 0. 56", "90. คะแนน")] == ["9 0.56", "90. คะแนน"]


def test_scores_a_hundredth_apart_are_two_and_nearer_ones_are_one() -> None:
    assert abs(90.56 - 90.555) < SAME_SCORE <= abs(90.56 - 90.55)


def test_there_are_as_many_pairs_to_leave_alone_as_pairs_to_join() -> None:
    joined = [pair for pair in PAIRS if pair["proven_by"]]
    assert 2 * len(joined) <= len(PAIRS)


@pytest.mark.parametrize(
    ("text", "layer", "machine"),
    [
        ("90.5 6", "90.56", "90.56"),
        ("9 0.56", "90.56", "90.56"),
        ("9 0 . 5 6", "90.56", "90.56"),
        ("9 0.5", "90.5", "90.5"),
        ("1 00", "100", "100"),
        ("93 75", None, "93.75"),
        ("9375", None, "93.75"),
        ("10000", None, "100.00"),
        ("937", None, None),
        ("93 7", None, None),
        ("100.01", None, None),
        ("00.50", None, None),
        ("0950", None, None),
        ("12 34.5", None, None),
        ("1,234", None, None),
        ("", None, None),
    ],
)
def test_one_score_is_left_when_blanks_are_closed_or_none(text: str, layer: str | None, machine: str | None) -> None:
    assert join_doubtfully(text, may_lose_point=False) == layer
    assert join_doubtfully(text, may_lose_point=True) == machine


@pytest.mark.parametrize(
    ("digits", "score"),
    [("9375", "93.75"), ("937", "9.37"), ("100", "1.00"), ("10000", "100.00"), ("10001", None), ("93755", None),
     ("37", None), ("0937", None), ("93.75", None), ("", None)],
)  # fmt: skip
def test_point_is_put_back_before_the_last_two_digits(digits: str, score: str | None) -> None:
    assert restore_point(digits) == score


@pytest.mark.parametrize(
    ("raw", "count"), [("90.56", 2), ("๙๐.๕", 1), ("96,53", 2), ("90.5 6", 2), ("90.", 0), ("100", 0), ("90.50 %", 2)]
)
def test_decimals_are_counted_as_printed(raw: str, count: int) -> None:
    assert count_decimals(raw) == count


@pytest.mark.parametrize(
    ("raws", "is_exact"),
    [
        (["80.11", "81.22", "82.33", "83.44"], True),
        (["80.11", "81.22", "82.33"], False),
        (["80.11", "81.22", "82.33", "83", "84"], True),
        (["80.11", "81.22", "83", "84"], False),
        (["80.11", "81.22", "82.33", "83.44", "83", "84", "85"], False),
        (["80.11", "81.22", "82.33", "0", "50", "100"], False),
        (["80.11", "81.22", "82.33", "83.44", "0", "50", "100"], True),
        ([], False),
    ],
)
def test_column_prints_two_decimals_where_most_of_enough_numbers_have_them(raws: list[str], is_exact: bool) -> None:
    assert prints_two_decimals(raws) is is_exact


def test_whole_marks_lack_no_decimals() -> None:
    assert [raw for raw in ("0", "50", "๑๐๐", "83", "83.4", "83.45") if lacks_decimals(raw)] == ["83", "83.4"]


def test_score_in_full_is_what_reports_print() -> None:
    texts = ("100", "100.00", "92.75", "0.00", "92.7", "92", "100.0", "101.00", "00.50", "x")
    assert [text for text in texts if re.fullmatch(SCORE_IN_FULL, text)] == ["100", "100.00", "92.75", "0.00"]
