"""Whether the scores of a report bear out what its analysis claims of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import Analysis, Claimed, Observation, Score, ScoreClaim, Statement, Statements
from prongsai.pipeline.reconcile.contradictions.claims import holds
from prongsai.pipeline.reconcile.contradictions.contradiction import OwnScores

_CLAIMS: dict[Claimed, ScoreClaim] = {
    "highest": "highest",
    "lowest": "lowest",
    "above": "above",
    "at least": "above",
    "below": "below",
    "at most": "below",
}


def hold_claims(
    analyses: Sequence[Analysis],
    said: Statements,
    scores: Sequence[Score],
    seen: Sequence[Observation],
    frame: Frame,
) -> list[Analysis]:
    """The statements of an analysis, each with its claim and with whether the report's own scores bear it out.

    A statement of several claims holds only if all of them do, as far as the scores say.
    """
    own = OwnScores.of(scores, seen)
    return [_held(one, said.claims, own, frame) for one in analyses]


def _held(one: Analysis, claims: Sequence[Statement], own: OwnScores, frame: Frame) -> Analysis:
    mine = [claim for claim in claims if claim.provenance == one.provenance and claim.code in one.codes]
    if not mine:
        return one
    answers = [answer for claim in mine if (answer := holds(claim, own, frame)) is not None]
    first = mine[0]
    claim = one.claim or _CLAIMS[first.claim]
    value = first.limit if one.claim is None else None
    return replace(one, claim=claim, claim_value=value, claim_holds=all(answers) if answers else None)
