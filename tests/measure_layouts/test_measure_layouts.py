"""Reports of measures by chance: what they are made of, and what must come of a sample of them."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import get_args

import pytest

from tests.measure_layouts.collection import FAMILIES, VARIANTS, Family
from tests.measure_layouts.floors import EVERY, beside, load_floors, tally_sample
from tests.measure_layouts.hand import MeasureHand, MeasureReport, Wanted
from tests.measure_layouts.judge import judge
from tests.measure_layouts.tables import any_order
from tests.measure_layouts.words import FOLDER, HALVES, HIDDEN, load_plans, load_words
from tests.paths import ROOT
from tests.truth.text import Tally

FEWEST = {"tables": 120, "analyses": 40, "prose": 40}
"""Reports of each family over all halves."""


@pytest.fixture(scope="module")
def sample() -> dict[str, Tally]:
    return tally_sample()


def test_no_figure_falls_below_its_floor(sample: dict[str, Tally]) -> None:
    assert [one for one in beside(sample, load_floors()) if one[2] < one[3]] == []


def test_sample_has_every_family_of_each_half(sample: dict[str, Tally]) -> None:
    assert {name: tally["reports"] for name, tally in sample.items()} == {
        f"{half} {family}": -(-count(family) // EVERY) for half in HALVES for family in get_args(Family)
    }


def count(family: Family) -> int:
    """Reports of a family in a half."""
    return sum(len(kinds) * each for kinds, each in zip(FAMILIES[family], VARIANTS[family], strict=True))


def test_half_of_a_large_collection_is_hidden() -> None:
    assert len(HIDDEN) * 2 == len(HALVES)
    for family in get_args(Family):
        assert count(family) * len(HALVES) >= FEWEST[family]


def test_hidden_words_are_no_words_of_the_product_or_of_another_half_alone() -> None:
    """Each half has headings, labels and titles that no other half has."""
    own = {
        half: {one.text for slot, ones in load_words(half).items() if slot.startswith("head.") for one in ones}
        for half in HALVES
    }
    for one, other in combinations(HALVES, 2):
        assert len(own[one] - own[other]) > 10
    assert not any(
        "data/language/" in path.read_text(encoding="utf-8")
        for path in FOLDER.parent.glob("*.py")
        if path.name != "test_measure_layouts.py"
    )
    assert FOLDER.is_relative_to(ROOT / "tests")


def test_last_half_has_measures_of_its_own() -> None:
    last = {plan.measure for plan in load_plans("fresh")}
    assert len(last) >= 9
    assert all(last.isdisjoint(plan.measure for plan in load_plans(half)) for half in HALVES if half != "fresh")


def test_same_seed_gives_the_same_report_and_another_seed_another() -> None:
    for family in get_args(Family):
        for kinds in FAMILIES[family]:
            make = next(iter(kinds.values()))
            first, again, other = (make(MeasureHand("seen", "x", seed)) for seed in (3, 3, 4))
            assert (first.measures, first.analyses) == (again.measures, again.analyses)
            assert first.data != other.data


def test_reports_come_in_many_forms() -> None:
    forms = Counter(any_order(MeasureHand("seen", "any-order", seed)).name for seed in range(20))
    assert len(forms) >= 4


REPORT = MeasureReport("report.txt", b"", (Wanted("จัดอบรม", 1, steps=("ก", "ข"), offices=("กองคลัง",)),))


def test_what_no_row_stands_for_is_counted_as_lost() -> None:
    notes: list[str] = []
    tally = judge(REPORT, notes.append)
    assert notes == ["lost: จัดอบรม"]
    assert tally["measures_wanted"] == tally["offices_wanted"] == tally["lists_wanted"] == 1
    assert (tally["fields_wanted"], tally["items_wanted"], tally["measures_found"]) == (3, 2, 0)


def test_row_beside_the_truth_is_counted_as_invented_and_a_wrong_field_is_noted() -> None:
    made = any_order(MeasureHand("seen", "any-order", 0))
    first, second, third = made.measures
    notes: list[str] = []
    changed = Wanted(first.measure, 1, ("ก",), first.results, first.outcomes, first.offices, first.days)
    tally = judge(MeasureReport(made.name, made.data, (changed, second)), notes.append)
    assert tally["measures_invented"] == 1 and tally["measures_found"] == 2
    assert tally["lists_right"] == tally["lists_wanted"] - 1
    assert [note.split(":")[0] for note in notes] == ["lists", "invented"]
    assert third.measure in notes[-1]
