"""What is asked of a case: each question is a test of its own, so that a part of a cure is noticed too."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.kinds.case import Case
from tests.truth.text import Tally


@dataclass
class Reading:
    """What came of one case."""

    case: Case
    tally: Tally
    misses: list[str]
    said: str = field(repr=False, default="")
    """All that the dataset says of it, as JSON text."""


def missing_scores(tally: Tally) -> int:
    """Scores that are neither given nor named in a finding."""
    return tally["scores_wanted"] - tally["scores_right"] - tally["scores_doubted"] - tally["scores_flagged"]


def missing_measures(tally: Tally) -> int:
    return tally["measures_wanted"] - tally["measures_found"] - tally["measures_flagged"]


def faults_silent(reading: Reading) -> int:
    """Wrong or invented values that nothing warns of; measures have no status, so any invented one is of them."""
    tally = reading.tally
    return tally["scores_silent"] + tally["measures_invented"] + tally["units_silent"]


def faults_unanswered(reading: Reading) -> int:
    """Values that are neither right nor said to be left out: wrong ones and lost ones."""
    return missing_scores(reading.tally) + missing_measures(reading.tally)


def faults_lost(reading: Reading) -> int:
    """Values left out without a word."""
    return reading.tally["scores_lost"] + reading.tally["measures_lost"] + reading.tally["reports_lost"]


def faults_facts(reading: Reading) -> int:
    """Year, body, names in a list, printed levels."""
    tally = reading.tally
    return 1 - tally["years_right"] + sum(tally[f"{each}_wanted"] - tally[f"{each}_right"] for each in PLAIN_FACTS)


def faults_fields(reading: Reading) -> int:
    """Fields of measures, their periods and whether they were done."""
    tally = reading.tally
    return sum(tally[f"{each}_wanted"] - tally[f"{each}_right"] for each in ("cells", "periods", "statuses"))


def faults_private(reading: Reading) -> int:
    """Names that may come out nowhere, and do."""
    return sum(word in reading.said for word in reading.case.never)


PLAIN_FACTS = ("units", "names", "levels")
CHECKS: dict[str, Callable[[Reading], int]] = {
    "nothing silently wrong": faults_silent,
    "right or flagged": faults_unanswered,
    "nothing lost silently": faults_lost,
    "body and year": faults_facts,
    "fields": faults_fields,
    "nothing private": faults_private,
}
"""Question -> how many faults answer it; none is right."""


def checks_for(case: Case) -> list[str]:
    """The questions that a case can answer wrongly."""
    states_something = bool(case.truth["scores"] or case.truth["results"] or case.truth["measures"])
    asked = ["nothing silently wrong"]
    if states_something:
        asked += ["right or flagged", "nothing lost silently"]
    asked.append("body and year")
    if case.truth["measures"]:
        asked.append("fields")
    if case.never:
        asked.append("nothing private")
    return asked


def faults_in_all(reading: Reading) -> int:
    return sum(CHECKS[check](reading) for check in checks_for(reading.case))


def said_of(rows: dict[str, list[dict[str, object]]]) -> str:
    return json.dumps(rows, ensure_ascii=False, default=str)
