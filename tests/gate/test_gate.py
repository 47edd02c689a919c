"""The gate: reports of every kind go through the whole pipeline, and no figure may fall below its floor."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.corpus.garble import CLASSES
from tests.corpus.variants import VARIANTS, is_scan
from tests.gate.batch import SCANNED, Batch
from tests.gate.floors import WANTED, Floor, Reached, judge, load_floors, raise_floors
from tests.truth.figures import FIGURES

AS_MADE = ("pdf", "docx", "txt", "md", "html", "results")
FIGURE_NAMES = [figure.name for figure in FIGURES]


@pytest.mark.parametrize("figure", FIGURE_NAMES)
def test_no_figure_falls_below_its_floor(batch: Batch, figure: str) -> None:
    below = [str(each) for each in judge(batch.tallies, load_floors()) if each.figure.name == figure and each.is_below]
    assert not below, "\n".join([*below, *batch.misses])


def test_batch_has_reports_of_every_kind(batch: Batch) -> None:
    reports = Counter(each.group for each in batch.expected)
    assert set(reports) == {*AS_MADE, *CLASSES, *SCANNED}
    assert set(SCANNED) <= {each for each in VARIANTS if is_scan(each)}
    assert sum(reports[kind] for kind in AS_MADE) == 92
    assert sum(reports[name] for name in CLASSES) >= 30
    assert sum(reports[name] for name in SCANNED) >= 15


def test_batch_states_something_for_every_figure(batch: Batch) -> None:
    """A floor under a figure that nothing enters holds nothing."""
    total: Counter[str] = Counter()
    for tally in batch.tallies.values():
        total.update(tally)
    for figure in FIGURES:
        if figure.direction == "least":
            assert total[WANTED[figure.name]] > 0, figure.name


def test_every_floor_has_a_reason_and_is_of_a_kind_and_figure_that_exist(batch: Batch) -> None:
    floors = load_floors()
    assert len({(each.kind, each.figure) for each in floors}) == len(floors)
    for each in floors:
        assert each.kind in batch.tallies
        assert each.figure in FIGURE_NAMES
        assert len(each.why) > 10


def reached(count: int, floor: int, direction: str = "least", wanted: int = 10) -> Reached:
    name = "scores_right" if direction == "least" else "scores_silent"
    figure = next(figure for figure in FIGURES if figure.name == name)
    return Reached("pdf", figure, count, floor, wanted if direction == "least" else 0)


def test_least_and_most_are_told_apart() -> None:
    assert reached(8, 9).is_below
    assert not reached(9, 9).is_below
    assert reached(10, 9).is_above
    assert reached(3, 2, "most").is_below
    assert not reached(2, 2, "most").is_below
    assert reached(1, 2, "most").is_above


def test_floors_rise_and_never_fall() -> None:
    right, silent = Floor("pdf", "scores_right", 8, 10, "why"), Floor("pdf", "scores_silent", 2, 0, "why")
    assert raise_floors([reached(9, 8), reached(1, 2, "most")], [right, silent]) == [
        right._replace(floor=9),
        silent._replace(floor=1),
    ]
    assert raise_floors([reached(7, 8), reached(3, 2, "most")], [right, silent]) == [right, silent]
    assert raise_floors([reached(10, 8), reached(0, 2, "most")], [right, silent]) == []


def test_without_a_floor_perfection_is_wanted(batch: Batch) -> None:
    flawed = [each for each in judge(batch.tallies, []) if each.is_below]
    assert {(each.kind, each.figure.name) for each in flawed} <= {(each.kind, each.figure) for each in load_floors()}
    assert flawed
