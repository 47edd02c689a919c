"""Measures that a list counts past."""

from __future__ import annotations

import pytest

from prongsai.pipeline.account.missing_measures import find_missing_measures
from prongsai.pipeline.model import Measure, Provenance


def told(*numbers: int | None, issues: tuple[int, ...] = ()) -> list[str | None]:
    measures = [
        Measure(issues[at] if issues else None, None, None, number, f"measure {at}", provenance=Provenance(line_no=at))
        for at, number in enumerate(numbers)
    ]
    return [one.raw for one in find_missing_measures(measures)]


@pytest.mark.parametrize(
    ("numbers", "jump"),
    [
        ((1, 2, 4), "2 to 4"),
        ((1, 2, 3, 4, 5, 2), "5 to 2"),
        ((1, 4, 3, 4), "1 to 4"),
        ((1, 2, 1, 2, 4), "2 to 4"),
        ((2, 3, 5), "3 to 5"),
    ],
    ids=["one is left out", "one stands twice", "a block over another", "the second list", "from the second"],
)
def test_number_that_does_not_count_on_is_told(numbers: tuple[int, ...], jump: str) -> None:
    assert told(*numbers) == [jump]


@pytest.mark.parametrize(
    "numbers",
    [(), (1, 3), (1, 2, 3), (1, 2, 2, 3), (1, 2, 1, 2, 3), (3, 4, 5), (3, 8, 12), (1, 3, 5, 9), (1, 2, None, 3)],
    ids=["none", "two", "whole", "in parts", "anew", "from the third", "questions", "a choice", "without a number"],
)
def test_lists_that_count_on_or_count_something_else_are_not(numbers: tuple[int | None, ...]) -> None:
    assert told(*numbers) == []


def test_issue_that_begins_within_its_numbers_lost_its_beginning() -> None:
    assert told(1, 2, 1, 2, 3, issues=(1, 1, 2, 2, 3)) == ["2 to 3"]
    assert told(1, 2, 3, 4, 5, issues=(1, 1, 2, 2, 3)) == []


def test_place_is_that_of_the_measure_before() -> None:
    measures = [Measure(None, None, None, n, "x", provenance=Provenance(line_no=n)) for n in (1, 2, 4)]
    (finding,) = find_missing_measures(measures)
    assert (finding.severity, finding.code) == ("warning", "measures-unrecognised")
    assert finding.where == Provenance(line_no=2)
