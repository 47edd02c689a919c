"""The weights of `confidence` are those that the kept counts give, and the kept figures those of the weights."""

from __future__ import annotations

import csv
import json

import pytest

from prongsai.pipeline.reconcile.confidence import load_ceilings, load_weights
from tests.bench.fit_confidence import CURVE, FITTED, SOURCES, WEIGHTS, Counted, curve, find_ceilings, fit, load_counts


def test_weights_are_what_the_kept_counts_give() -> None:
    kept = [each for source in FITTED for each in load_counts(source)]
    assert load_weights() == pytest.approx(fit(kept), abs=1e-4)
    assert load_ceilings() == find_ceilings(kept)
    with WEIGHTS.open(encoding="utf-8", newline="") as file:
        words = [row["word"] for row in csv.DictReader(file)]
    assert words == sorted(set(words))


@pytest.mark.parametrize("source", SOURCES)
def test_figures_are_those_of_the_weights(source: str) -> None:
    assert json.loads(CURVE.read_text(encoding="utf-8"))[source] == curve(load_counts(source))


def test_fit_finds_the_word_that_tells() -> None:
    weights = fit([Counted(("always", "good"), 990, 10), Counted(("always", "bad"), 100, 100)])
    assert weights["good"] > 1 > 0 > weights["bad"]


def test_word_met_once_moves_the_odds_little() -> None:
    weights = fit([Counted(("always",), 900, 100), Counted(("always", "rare"), 0, 1)])
    assert -3 < weights["rare"] < 0


def test_curve_counts_what_is_said_to_be_sure() -> None:
    sure = tuple(word for word, weight in load_weights().items() if weight > 0)
    figures = curve([Counted(sure, 95, 5), Counted(("never met",), 10, 10)])
    assert (figures["scores"], figures["held"], figures["sure"], figures["sure_held"]) == (120, 105, 100, 95)
    assert figures["sure_held_share"] == 0.95
    low, high = figures["sure_held_bounds"]
    assert 0.88 < low < 0.95 < high < 0.99
    assert figures["right_that_are_sure"] == pytest.approx(95 / 105, abs=1e-4)
