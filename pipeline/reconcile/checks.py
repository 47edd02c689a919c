"""Rules of the frame that a score must keep beside the sums: the marks of items, the rating of the overall score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalizers.values.levels import load_scales, read_level
from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import Finding, Observation, Provenance, Result, Score
from prongsai.pipeline.reconcile.basis import rule_basis
from prongsai.pipeline.reconcile.scale import INSTRUMENTS, doubt_scale

DOUBTED = 0.62
"""Below this a single reading is rather wrong than right in one case of three, and is called suspect."""

_HARDLY = 0.1
"""Odds of nine to one against. Measured: plain sentences of a total without its year are given 0.26, labels on a page
of drawings 0.12, and are right; what was wrong with a status to rely on was given 0.04."""


def check_scores(scores: Sequence[Score], frame: Frame, seen: Sequence[Observation] = ()) -> Result[Score]:
    """The scores with those marked `suspect` that break a rule, and a finding for each.

    Args:
        scores: what the readings came to.
        frame: the rules of each year.
        seen: the readings, which say where a score stands; without them the findings have no place.
    """
    rows: list[Score] = []
    findings: list[Finding] = []
    for score in scores:
        finding = _check_item(score, frame) or _check_level(score, scores, frame)
        finding = finding or _check_scale(score, scores, frame) or _check_doubt(score)
        finding = finding or _check_other_rating(score, frame)
        if finding is not None:
            findings.append(_placed(finding, seen[score.readings[0]].provenance) if seen else finding)
        breaks = finding is not None and finding.severity == "warning" and score.status in ("read", "repaired")
        if finding is not None and breaks:
            basis = (*score.basis, rule_basis(finding.code))
            score = replace(score, status="suspect", basis=basis)
        rows.append(score)
    return Result(rows, findings)


def doubt_unlikely(scores: Sequence[Score], seen: Sequence[Observation]) -> Result[Score]:
    """The scores with those marked `suspect` that are most likely wrong by all that is known, and a finding each.

    Args:
        scores: with their measured confidence; a status that promises all five claims cannot go with hardly
            any odds that they hold.
        seen: the readings that they refer to.
    """
    rows: list[Score] = []
    findings: list[Finding] = []
    for score in scores:
        if score.status == "ambiguous" and score.confidence < _HARDLY and score.subject is None:
            continue  # what it may be as well it is: the finding that named the doubt stays, and the reading
        if score.status in ("read", "repaired", "verified") and score.confidence < _HARDLY:
            message = f"{score.code} {score.score:.2f} was read, and scores known like this one are nearly always wrong"
            finding = Finding("warning", "score-doubtful", message, field=score.code, raw=f"{score.score:.2f}")
            findings.append(_placed(finding, seen[score.readings[0]].provenance))
            score = replace(score, status="suspect", basis=(*score.basis, rule_basis(finding.code)))
        rows.append(score)
    return Result(rows, findings)


def doubt_damaged(scores: Sequence[Score], is_damaged: bool) -> list[Score]:
    """The scores of a document, those of a damaged file marked `suspect` that no sum proves, or whose year was lost.

    Where bytes are wrong a reader sees other digits, or none; what the file shows is not what was printed.
    """
    if not is_damaged:
        return list(scores)
    return [_doubt_damaged(score) for score in scores]


def _doubt_damaged(score: Score) -> Score:
    is_sure = score.status == "verified" and score.fiscal_year is not None
    if is_sure or score.status not in ("read", "repaired", "verified"):
        return score
    return replace(score, status="suspect", basis=(*score.basis, rule_basis("document-damaged")))


def _placed(finding: Finding, place: Provenance) -> Finding:
    return replace(finding, page=place.page, bbox=place.bbox, where=place)


def _check_item(score: Score, frame: Frame) -> Finding | None:
    """A mark that no item of its instrument can have: it is misread, or the mean of many bodies."""
    if score.scope != "question" or score.instrument is None:
        return None
    marks = frame.nearest(score.fiscal_year).rules[score.instrument].item_marks
    if not marks or score.score in marks:
        return None
    listed = f"{', '.join(f'{mark:g}' for mark in marks[:-1])} or {marks[-1]:g}"
    message = f"{score.code} is {score.score:.2f}, but items of {score.instrument} are marked {listed}"
    return Finding("warning", "score-unusual", message, field=score.code, raw=f"{score.score:.2f}")


def _check_other_rating(score: Score, frame: Frame) -> Finding | None:
    """The finding for a rating of other years, printed beside the year's own, that the score never had.

    It is no doubt of the score: `A หรือ ผ่านดี` is printed where the old letters were looked up by a wrong table.
    """
    if score.code != "ita" or score.printed_level is None or score.fiscal_year is None:
        return None
    printed = read_level(score.printed_level)
    other = None if printed is None or score.level == printed.letter else printed.letter
    if other is None:
        return None
    scale = next(scale for scale in load_scales() if scale.is_of_letters)
    possible = frame.level_for(scale.last_year, score.score, {})
    if not possible or other in possible:
        return None
    message = (
        f"{score.score:.2f} is also rated {other!r}; by the letters of {scale.first_year} to {scale.last_year} it is "
        f"{' or '.join(sorted(possible))}"
    )
    return Finding("info", "level-mismatch", message, field="level", raw=score.printed_level)


def _check_scale(score: Score, scores: Sequence[Score], frame: Frame) -> Finding | None:
    doubt = doubt_scale(score, scores, frame) if score.status in ("read", "repaired") else None
    if doubt is None:
        return None
    return Finding("warning", "score-unusual", doubt, field=score.code, raw=f"{score.score:.2f}")


def _check_doubt(score: Score) -> Finding | None:
    if score.status != "read" or score.confidence >= DOUBTED:
        return None
    message = f"{score.code} {score.score:.2f} was read with little confidence and nothing confirms it"
    return Finding("warning", "score-doubtful", message, field=score.code, raw=f"{score.score:.2f}")


def _check_level(score: Score, scores: Sequence[Score], frame: Frame) -> Finding | None:
    if score.code != "ita" or score.level is None or score.fiscal_year is None:
        return None
    parts = {
        INSTRUMENTS[other.code]: other.score / other.scale_max * 100
        for other in scores
        if other.code in INSTRUMENTS
        and other.status != "suspect"
        and (other.subject, other.twin, other.fiscal_year) == (score.subject, score.twin, score.fiscal_year)
    }
    possible = frame.level_for(score.fiscal_year, score.score, parts)
    names = {level.name for year in frame.years.values() if year.year == score.fiscal_year for level in year.levels}
    # bodies print the other scale too (A beside ผ่านดี): a word of another scale says nothing about this one
    if not possible or score.level in possible or score.level not in names:
        return None
    message = f"{score.score:.2f} is rated {score.level!r}; the frame gives {' or '.join(sorted(possible))}"
    return Finding("warning", "level-mismatch", message, field="level", raw=score.level)
