"""Readings of one code: what counts as the same number, which weighs most, and which has lost a digit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.normalizers.printed_numbers import SAME_SCORE
from prongsai.pipeline.model import Observation, Provenance
from prongsai.pipeline.reconcile.entries import collect_entries, find_decimals, mark_lost_digits
from prongsai.pipeline.reconcile.scale import scaled


def seen(code, value, *, kind="main", method="text", table_no=1, confidence=1.0, scale_max=100.0, raw=None):
    place = Provenance(1, None, table_no, 1, method)
    printed = f"{value:.2f}" if raw is None else raw
    return Observation(
        2568, "question", "IIT", code, value, scale_max, code, printed, place, context_kind=kind, confidence=confidence
    )


def collect(*readings, copied=()):
    return collect_entries(range(len(readings)), readings, set(copied))


def value_of(*readings, copied=()):
    return collect(*readings, copied=copied)["i1"].value


def test_readings_of_one_number_stand_together_whatever_stands_between():
    entry = collect(seen("i1", 90.0), seen("i1", 80.0), seen("i1", 90.004), seen("i1", 80.0), seen("i1", 70.0))["i1"]
    assert [(value, ids) for value, ids in entry.choices] == [(90.0, [0, 2]), (80.0, [1, 3]), (70.0, [4])]
    assert (entry.value, entry.first, entry.readings(), entry.dissent()) == (90.0, 0, [0, 2], [[1, 3], [4]])


@pytest.mark.parametrize(("other", "is_same"), [(90.005, True), (90.006, False), (90.05, False), (89.99, False)])
def test_numbers_that_print_alike_are_one(other, is_same):
    assert len(collect(seen("i1", 90.0), seen("i1", other))["i1"].choices) == (1 if is_same else 2)
    assert 0.005 < SAME_SCORE < 0.006


@pytest.mark.parametrize(
    ("first", "second", "winner"),
    [
        (seen("i1", 80.0, kind="issue"), seen("i1", 90.0, kind="comparison"), 90.0),
        (seen("i1", 80.0, kind="comparison"), seen("i1", 90.0, kind="narrative"), 90.0),
        (seen("i1", 80.0, kind="narrative"), seen("i1", 90.0, kind="main"), 90.0),
        (seen("i1", 80.0, kind="narrative"), seen("i1", 90.0, kind="results"), 90.0),
        (seen("i1", 80.0, kind="results"), seen("i1", 90.0, kind="main"), 80.0),
        (seen("i1", 80.0, confidence=0.6), seen("i1", 90.0), 90.0),
        (seen("i1", 80.0), seen("i1", 90.0), 80.0),
    ],
)
def test_weightier_reading_is_the_value_and_the_first_where_they_weigh_alike(first, second, winner):
    assert value_of(first, second) == winner


def test_readings_that_agree_weigh_together():
    prose = [seen("i1", 90.0, kind="comparison", table_no=n) for n in (2, 3)]
    assert value_of(seen("i1", 80.0), *prose) == 90.0


def test_first_of_values_that_weigh_alike_is_the_one_that_begins_first():
    half = [seen("i1", 80.0, confidence=0.5), seen("i1", 90.0), seen("i1", 80.0, confidence=0.5)]
    assert value_of(*half) == 80.0


@pytest.mark.parametrize(
    ("kind", "copied", "codes"), [("issue", (9,), []), ("issue", (8,), ["i1"]), ("main", (9,), ["i1"])]
)
def test_only_a_table_of_an_issue_that_is_copied_states_nothing(kind, copied, codes):
    assert list(collect(seen("i1", 90.0, kind=kind, table_no=9), copied=copied)) == codes


def test_contribution_is_compared_on_the_scale_of_a_hundred():
    assert scaled(seen("iit", 27.0, scale_max=30.0)) == pytest.approx(90.0)
    assert scaled(seen("iit", 90.123)) == 90.123
    with pytest.raises(ValueError, match="iit has no value"):
        scaled(replace(seen("iit", 0.0), value=None))


def test_places_are_counted_by_kind_and_table():
    readings = [
        seen("i1", 90.0, table_no=1),
        seen("i1", 90.0, table_no=1),
        seen("i1", 90.0, table_no=2),
        seen("i1", 90.0, kind="narrative", table_no=None),
    ]
    assert collect(*readings)["i1"].count_places(readings) == 3
    assert collect(*readings[:2])["i1"].count_places(readings) == 1


def decimals(*readings):
    return find_decimals(collect(*readings), readings)


EXACT = [seen(f"i{n}", 90.0, method="ocr") for n in (2, 3, 4)]


@pytest.mark.parametrize(
    ("reading", "count"),
    [
        (seen("i1", 84.2, raw="84.2", method="ocr"), 2),  # has lost a digit, so it counts as one of two
        (seen("i1", 84.2, raw="84,2", method="dump"), 2),
        (seen("i1", 84.2, raw="84.2", method="text"), 1),
        (
            seen("i1", 27.5, raw="27.5", method="ocr", scale_max=30.0),
            0.477,
        ),
        (seen("i1", 27.5, raw="27.50", method="text", scale_max=30.0), 1.477),
        (seen("i1", 84.0, raw="84", method="ocr"), 2),
        (seen("i1", 84.2, raw="84.20", method="ocr"), 2),
    ],
)
def test_decimals_that_count_for_rounding(reading, count):
    assert decimals(reading, *EXACT)["i1"] == pytest.approx(count, abs=0.001)


def test_single_decimal_is_how_a_report_prints_where_a_third_of_its_numbers_has_one():
    one = [seen(f"e{n}", 84.2, raw="84.2", method="ocr") for n in (1, 2)]
    assert decimals(one[0], *EXACT)["e1"] == 2
    assert decimals(one[0], *EXACT[:2])["e1"] == 1
    assert decimals(*one, *EXACT)["e1"] == 1


def test_lone_reading_that_lost_a_digit_is_suspect_and_says_so():
    readings = [seen("i1", 84.2, raw="84.2", method="ocr"), *EXACT]
    entries = mark_lost_digits(collect(*readings), decimals(*readings), readings)
    doubt = "doubt: printed with fewer decimals than the other numbers"
    assert [(entry.status, entry.doubts) for entry in entries.values()] == [("suspect", (doubt,)), *[("read", ())] * 3]


def test_number_read_twice_without_its_digit_is_doubted_but_not_suspect():
    readings = [
        seen("i1", 84.2, raw="84.2", method="ocr"),
        seen("i1", 84.2, raw="84.2", method="ocr", table_no=2),
        *EXACT,
    ]
    entry = mark_lost_digits(collect(*readings), decimals(*readings), readings)["i1"]
    assert (entry.status, len(entry.doubts)) == ("read", 1)
