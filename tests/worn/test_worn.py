"""Worn reports: what they are made of, and what must come of one of each kind."""

from __future__ import annotations

import numpy as np
import pytest

from tests.gate.floors import below
from tests.kinds.corpus_reports import gold
from tests.truth.figures import FIGURES
from tests.truth.scores import wanted_scores
from tests.truth.text import Tally
from tests.worn.collection import HALVES, KINDS, LETTERS, STRENGTHS, worn_report
from tests.worn.floors import PATH, tally_sample
from tests.worn.prints import prints

FEWEST_SCORES, FEWEST_LAYOUTS = 400, 4


@pytest.fixture(scope="module")
def sample() -> dict[str, Tally]:
    return tally_sample()


@pytest.mark.parametrize("figure", [figure.name for figure in FIGURES])
def test_no_figure_falls_below_its_floor(sample: dict[str, Tally], figure: str) -> None:
    assert below(sample, PATH, figure) == []


@pytest.mark.parametrize("name", KINDS)
def test_kind_has_scores_and_layouts_enough_for_its_figures(name: str) -> None:
    layouts = KINDS[name].layouts
    truths = [{"results": [], **gold()[LETTERS[half] + layout]} for half in HALVES for layout in layouts]
    assert len(layouts) >= FEWEST_LAYOUTS
    assert sum(len(wanted_scores(truth)) for truth in truths) >= FEWEST_SCORES


def test_halves_share_neither_reports_nor_strengths() -> None:
    assert not set(STRENGTHS["seen"]) & set(STRENGTHS["unseen"])
    assert {gold()[LETTERS[half] + layout]["split"] for half in HALVES for layout in KINDS["clean"].layouts} == {
        "tuned",
        "held_out",
    }


def test_same_report_is_worn_alike_each_time_and_each_kind_wears_it_otherwise() -> None:
    worn = {name: worn_report(name, "seen", 1) for name in KINDS}
    assert worn["bowed"].files == worn_report("bowed", "seen", 1).files
    assert len({case.files[case.document] for case in worn.values()}) == len(KINDS)


def test_rules_are_taken_off_and_letters_stay() -> None:
    (whole,), (level,), (bare,) = (
        prints("t05-analysis-two-years", 100, rules) for rules in ("all", "horizontal", "none")
    )
    drawn = whole.rules < 128
    dark = [np.count_nonzero((page.image[:, :, 0] < 128) & drawn) for page in (whole, level, bare)]
    assert dark[0] > dark[1] > dark[2]
    letters = [np.count_nonzero((page.image[:, :, 0] < 128) & ~drawn) for page in (whole, bare)]
    assert letters[1] > 0.95 * letters[0]
