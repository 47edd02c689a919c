"""Reads generated reports in this process and judges them, as `tests.truth` judges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.kinds.case import Case
from tests.reading import read_bytes
from tests.truth.scores import Verdict, judge_scores, tally_scores
from tests.truth.text import Tally


@dataclass
class Judged:
    """One report with what came of it."""

    case: Case
    tally: Tally
    verdicts: list[Verdict]
    misses: list[str] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)


def judge(case: Case) -> Judged:
    """The report judged by that of its truths which it meets best."""
    rows = read_bytes(case.files[case.document], case.document)
    found = []
    for truth in (case.truth, *case.also_right):
        misses: list[str] = []
        tally = tally_scores(truth, rows.scores, rows.findings, misses.append)
        tally.update(read=1)
        found.append(Judged(case, tally, judge_scores(truth, rows.scores, rows.findings), misses, rows.findings))
    return min(found, key=_badness)


def _badness(judged: Judged) -> tuple[int, int, int]:
    tally = judged.tally
    return tally["scores_silent"], tally["scores_wrong"] + tally["scores_invented"], tally["scores_lost"]


def tally_kinds(cases: Iterable[Case]) -> dict[str, Tally]:
    """Kind of report -> its figures."""
    found: dict[str, Tally] = defaultdict(Tally)
    for case in cases:
        found[case.what].update(judge(case).tally)
    return dict(found)
