"""The readings of a document -> its scores: the steps of this stage in their order.

First whose each number is (`settle_readings`), as far as words tell it. Then one score for each body, year and code
(`reconcile_readings`): weighed and held against sums, rules, a second reader and the report's own sentences. Each step
knows only what those before it left, and a doubt is never taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.frame.sums import relations_of_year
from prongsai.pipeline.model import Finding, Observation, Result, Role, Score, UnitDecision
from prongsai.pipeline.pages.layer.second_reader import SecondPage
from prongsai.pipeline.reconcile.belonging import doubt_undated, settle_belonging
from prongsai.pipeline.reconcile.checks import check_scores, doubt_damaged, doubt_unlikely
from prongsai.pipeline.reconcile.confidence import measure_confidence
from prongsai.pipeline.reconcile.contradictions.check import SaidInWords, check_contradictions
from prongsai.pipeline.reconcile.foreign import mark_foreign
from prongsai.pipeline.reconcile.rival_tables import settle_rival_tables
from prongsai.pipeline.reconcile.roles import find_roles
from prongsai.pipeline.reconcile.scores import reconcile_scores
from prongsai.pipeline.reconcile.second_reading import confirm_scores, find_pages_to_confirm
from prongsai.pipeline.reconcile.twins import tell_twins
from prongsai.pipeline.reconcile.whose import settle_bodies

ReadAgain = Callable[[Sequence[int]], Result[SecondPage]]
"""Reads pages, by their numbers from 1 in rising order, with a second reader; leaves out those that it cannot read."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The scores of a document, what each reading turned out to be, and what a person should look at."""

    scores: list[Score]
    roles: dict[int, Role]
    """Position of a reading -> what it is, where that was decided."""
    findings: list[Finding]


def settle_readings(observations: Sequence[Observation], own: UnitDecision) -> list[Observation]:
    """The observations in their order, with whose number each is as far as names, columns and captions tell.

    Args:
        observations: all readings of a document, in reading order.
        own: whose report it is.
    """
    settled = settle_bodies(mark_foreign(observations, own), own)
    return tell_twins(settle_rival_tables(settled))


def reconcile_readings(
    seen: Sequence[Observation], said: SaidInWords, frame: Frame, read_again: ReadAgain, is_damaged: bool
) -> Reconciled:
    """The scores that the settled readings of a document leave.

    Args:
        seen: as `settle_readings` left them.
        said: what the report says of its scores and its body in words.
        frame: the assessment frame of all years.
        read_again: asked only for pages with a score that nothing else proves.
        is_damaged: whether bytes of the file are wrong or gone.
    """
    weighed = reconcile_scores(seen, lambda year, codes: relations_of_year(frame, year, codes))
    checked = check_scores(weighed.rows, frame, seen)
    belonging = settle_belonging(checked.rows, seen)
    dated = doubt_undated(belonging.rows, seen)
    again = read_again(find_pages_to_confirm(dated.rows, seen))
    confirmed = confirm_scores(dated.rows, seen, {page.number: page for page in again.rows})
    contradicted = check_contradictions(confirmed.rows, seen, said, frame)
    sound = doubt_damaged(contradicted.rows, is_damaged)
    likely = doubt_unlikely(measure_confidence(sound, seen), seen)
    steps = (weighed, checked, belonging, dated, again, confirmed, contradicted, likely)
    findings = [finding for step in steps for finding in step.findings]
    return Reconciled(likely.rows, find_roles(seen, likely.rows), findings)
