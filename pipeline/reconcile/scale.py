"""The values of readings on one scale, and scores that hardly are on the scale that they seem to be on."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import Instrument, Observation, Score

INSTRUMENTS: dict[str, Instrument] = {"iit": "IIT", "eit": "EIT", "oit": "OIT"}
"""Code -> instrument of the scores that make up the overall one."""
_PERCEIVED: frozenset[Instrument] = frozenset(("IIT", "EIT"))
"""The instruments that are answered by people; the items of the third are marked 0 to 100, and a body may miss most."""
_LOWEST_PERCEIVED = 10.0
"""A tenth of the marks: a mean so low would be of people who nearly all gave the worst answer (in three real reports
the lowest is 92.75). It is a share of one, a mean of five or ten marks, or has lost a digit."""


_FEWEST_LOW = 2
"""So many indicators, and no other, below a third of the marks are parts of thirty points each."""


def scaled(observation: Observation) -> float:
    """The value of a reading on the 0-100 scale; the reading must have one."""
    if observation.value is None:
        raise ValueError(f"{observation.code} has no value")
    if observation.scale_max == 100:
        return observation.value
    return observation.value / observation.scale_max * 100


def doubt_scale(score: Score, scores: Sequence[Score], frame: Frame) -> str | None:
    """Why a score is hardly one of a hundred points, though its heading says nothing else; None where it may well be.

    Args:
        score: on a scale of a hundred.
        scores: all of the document, among them it.
        frame: the weights of each year.
    """
    if score.scale_max != 100:
        return None
    full = _full_points(score, frame)
    if full is not None and score.score <= full and _are_parts(score, scores, frame):
        return f"{score.code} is {score.score:.2f}, which may be its part of {full:g} points"
    is_perceived = score.instrument in _PERCEIVED or score.code == "ita"
    if is_perceived and score.score < _LOWEST_PERCEIVED:
        return f"{score.code} is {score.score:.2f}, which hardly is of a hundred points"
    return None


def _full_points(score: Score, frame: Frame) -> float | None:
    """What an instrument adds to the overall score at most, for it and its indicators; None for other scores."""
    instrument = score.instrument if score.scope == "indicator" else INSTRUMENTS.get(score.code)
    if instrument is None:
        return None
    weight = frame.nearest(score.fiscal_year).weights.get(instrument)
    return None if weight is None else 100 * weight


def _are_parts(score: Score, scores: Sequence[Score], frame: Frame) -> bool:
    """Whether scores of instruments that people answer, of the same body, year and scope, are not above their parts.

    Of instruments one is enough; an indicator may be as low by itself, so all are asked, and there must be several.
    """
    owner = (score.subject, score.twin, score.fiscal_year, score.scope)
    low = [
        (full := _full_points(other, frame)) is not None and other.score <= full
        for other in scores
        if other.instrument in _PERCEIVED
        and other.scale_max == 100
        and (other.subject, other.twin, other.fiscal_year, other.scope) == owner
    ]
    return any(low) if score.scope != "indicator" else len(low) >= _FEWEST_LOW and all(low)
