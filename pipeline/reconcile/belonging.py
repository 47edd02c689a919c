"""Whose number, which year, what quantity: a score whose digits are sure and whose claims are not is `ambiguous`.

A sum proves digits and code. It holds just as well in the column of a neighbour, of last year or of targets, so it
closes none of the other questions: only words do, or another reading of the same value that has them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from prongsai.pipeline.model import Finding, Observation, OpenClaim, Question, Result, Score
from prongsai.pipeline.reconcile.basis import NO_YEAR, answer_basis, open_claim_basis

_TRUSTED = ("verified", "read", "repaired")


def settle_belonging(scores: Sequence[Score], seen: Sequence[Observation]) -> Result[Score]:
    """The scores with those marked `ambiguous` of which a claim is open, and one finding for each question.

    Args:
        scores: as sums and rules left them.
        seen: the readings that they refer to.
    """
    rows: list[Score] = []
    doubted: dict[OpenClaim, list[Score]] = defaultdict(list)
    for score in scores:
        answers = (answer_basis(answer) for answer in seen[score.readings[0]].answers)
        score = replace(score, basis=tuple(dict.fromkeys((*score.basis, *answers))))
        claims = list(find_open_claims([seen[at] for at in score.readings]))
        for claim in claims:
            doubted[claim].append(score)
        rows.append(_doubt(score, claims) if claims else score)
    return Result(rows, [_finding(claim, ones, seen) for claim, ones in doubted.items()])


def doubt_undated(scores: Sequence[Score], seen: Sequence[Observation]) -> Result[Score]:
    """The scores with those marked `ambiguous` whose year nothing tells, and one finding for all of them.

    A value that is trusted is one of a year. Where neither the words near it nor the report give one, it may have been
    lost with a stamp or a corner, and next year's report prints the same codes.

    Args:
        scores: as sums, rules and words left them.
        seen: the readings that they refer to.
    """
    undated = [score for score in scores if score.fiscal_year is None]
    if not undated:
        return Result(list(scores), [])
    rows = [_distrust(score, NO_YEAR) if score.fiscal_year is None else score for score in scores]
    first = seen[undated[0].readings[0]]
    codes = ", ".join(dict.fromkeys(score.code for score in undated))
    message = f"nothing tells the year of {codes}"
    place = first.provenance
    found = Finding(
        "warning", "score-year-missing", message, place.page, place.bbox, undated[0].code, first.raw_score, where=place
    )
    return Result(rows, [found])


def find_open_claims(readings: Sequence[Observation]) -> Iterator[OpenClaim]:
    """The questions that every one of some agreeing readings leaves open, as the first of them puts them."""
    by_reading: list[Mapping[Question, OpenClaim]] = [
        {claim.question: claim for claim in one.open_claims} for one in readings
    ]
    for question, claim in by_reading[0].items():
        if all(question in one for one in by_reading):
            yield claim


def _doubt(score: Score, claims: Sequence[OpenClaim]) -> Score:
    return _distrust(score, *map(open_claim_basis, claims))


def _distrust(score: Score, *doubts: str) -> Score:
    status = "ambiguous" if score.status in _TRUSTED else score.status
    return replace(score, status=status, basis=(*score.basis, *doubts))


def _finding(claim: OpenClaim, scores: Sequence[Score], seen: Sequence[Observation]) -> Finding:
    first = seen[scores[0].readings[0]]
    codes = ", ".join(score.code for score in scores)
    between = " or ".join(claim.between)
    message = f"the {claim.question} of {codes} may be {between}; nothing decides, and {claim.between[0]} is taken"
    place = first.provenance
    return Finding(
        "warning", "score-ambiguous", message, place.page, place.bbox, scores[0].code, first.raw_score, between, place
    )
