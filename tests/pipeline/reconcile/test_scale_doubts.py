"""Scores that are hardly of a hundred points, though nothing in their headings says otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Score
from prongsai.pipeline.reconcile.checks import check_scores

YEAR = 2567
FIRST = Score(YEAR, "instrument", "IIT", "iit", 88.11, 100.0, None, "read", 0.97, (0,))
QUESTION = replace(FIRST, scope="question", code="i3")
INDICATOR = replace(FIRST, scope="indicator", code="indicator-2")


def instrument(name: str, value: float) -> Score:
    return replace(FIRST, instrument=name, code=name.lower(), score=value)


def statuses(*scores: Score) -> list[str]:
    return [score.status for score in check_scores(scores, load_frame()).rows]


@pytest.mark.parametrize("value", [0.0, 0.91, 1.14, 4.25, 9.99])
@pytest.mark.parametrize("score", [FIRST, QUESTION, INDICATOR, replace(FIRST, instrument="EIT", code="eit")])
def test_mean_of_answers_that_is_all_but_nothing_is_suspect(score: Score, value: float) -> None:
    result = check_scores([replace(score, score=value)], load_frame())
    (finding,) = result.findings
    assert (result.rows[0].status, finding.code, finding.field) == ("suspect", "score-unusual", score.code)


@pytest.mark.parametrize("value", [31.0, 45.5, 88.11, 100.0])
@pytest.mark.parametrize("score", [FIRST, QUESTION, INDICATOR])
def test_low_mean_that_can_be_is_left_alone(score: Score, value: float) -> None:
    assert statuses(replace(score, score=value)) == ["read"]


@pytest.mark.parametrize(
    "score",
    [
        replace(QUESTION, instrument="OIT", code="o3", score=0.0),
        replace(INDICATOR, instrument="OIT", code="indicator-9", score=5.0),
        replace(INDICATOR, score=8.5, status="verified"),
        replace(INDICATOR, score=8.5, scale_max=10.0),
    ],
)
def test_items_that_bodies_miss_and_what_is_proven_or_of_another_scale_may_be_low(score: Score) -> None:
    assert statuses(score) == [score.status]


def test_instruments_within_their_parts_of_the_points_may_be_those() -> None:
    parts = [instrument("IIT", 26.43), instrument("EIT", 27.4), instrument("OIT", 35.27)]
    assert statuses(*parts) == ["suspect"] * 3
    (first, *_) = check_scores(parts, load_frame()).findings
    assert first.message == "iit is 26.43, which may be its part of 30 points"


def indicator(number: int, name: str, value: float) -> Score:
    return replace(INDICATOR, code=f"indicator-{number}", instrument=name, score=value)


def test_indicators_that_are_all_within_their_parts_may_be_those() -> None:
    parts = [indicator(1, "IIT", 26.43), indicator(6, "EIT", 27.4), indicator(9, "OIT", 35.27)]
    assert statuses(*parts) == ["suspect"] * 3
    assert statuses(*parts, indicator(2, "IIT", 76.43)) == ["read"] * 4
    assert statuses(indicator(1, "IIT", 26.43), indicator(9, "OIT", 35.27)) == ["read"] * 2


def test_only_an_instrument_that_is_answered_tells_that_numbers_are_parts() -> None:
    low = instrument("OIT", 35.27)
    assert statuses(instrument("IIT", 86.43), instrument("EIT", 87.4), low) == ["read"] * 3
    assert statuses(replace(instrument("IIT", 26.43), subject="another body"), low) == ["suspect", "read"]
    assert statuses(replace(instrument("IIT", 26.43), fiscal_year=2566), low) == ["suspect", "read"]
