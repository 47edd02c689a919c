"""All contradictions of one report: a finding for each, and the doubt in the basis of every score that one touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import Measure, Mention, Observation, Result, Score, Statements, UnitDecision
from prongsai.pipeline.reconcile.contradictions.claims import check_statements
from prongsai.pipeline.reconcile.contradictions.contradiction import OwnScores, ScoreKey
from prongsai.pipeline.reconcile.contradictions.cover import check_cover
from prongsai.pipeline.reconcile.contradictions.doers import check_doers
from prongsai.pipeline.reconcile.contradictions.issues import check_issue_titles
from prongsai.pipeline.reconcile.contradictions.levels import check_levels
from prongsai.pipeline.reconcile.contradictions.lists import check_lists
from prongsai.pipeline.reconcile.contradictions.names import check_names, check_titles


@dataclass(frozen=True, slots=True)
class SaidInWords:
    """What a report says in words: of its scores, of its body, of what was done."""

    statements: Statements
    mentions: Sequence[Mention]
    """Bodies and places that it names, without those that `unit-foreign` is found for."""
    body: UnitDecision
    measures: Sequence[Measure] = ()


def check_contradictions(
    scores: Sequence[Score], seen: Sequence[Observation], said: SaidInWords, frame: Frame
) -> Result[Score]:
    """The scores with the doubts that contradictions put on them, and one finding for each contradiction.

    Args:
        scores: as the other checks leave them; their values and statuses stay.
        seen: all readings of the document.
        said: what the report says in words.
        frame: the frames of all years.
    """
    own = OwnScores.of(scores, seen)
    found = [
        *check_names(said.statements, own),
        *check_titles(said.statements, frame),
        *check_issue_titles(said.statements.issue_titles, {issue.no: issue.name for issue in frame.issues}),
        *check_statements(said.statements.claims, own, frame),
        *check_levels(own, frame),
        *check_cover(said.mentions, said.body),
        *check_doers(said.measures, said.body),
        *check_lists(said.statements.lists),
    ]
    doubts: dict[ScoreKey, list[str]] = defaultdict(list)
    for one in found:
        for key, words in one.doubts.items():
            doubts[key].append(words)
    rows = [_with_doubts(score, doubts) for score in scores]
    return Result(rows, [one.finding for one in found])


def _with_doubts(score: Score, doubts: dict[ScoreKey, list[str]]) -> Score:
    words = doubts.get((score.fiscal_year, score.code), []) if score.subject is None else []
    return replace(score, basis=tuple(dict.fromkeys((*score.basis, *words)))) if words else score
