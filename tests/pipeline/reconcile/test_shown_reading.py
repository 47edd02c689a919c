"""Which reading a score shows, how sure it is, and what it says for itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.frame.relations import mean_relation
from prongsai.pipeline.model import Observation, Provenance
from prongsai.pipeline.reconcile.scores import reconcile_scores


def seen(code, value, *, kind="main", method="text", table_no=1, confidence=1.0, level=None):
    place = Provenance(1, None, table_no, 1, method)
    return Observation(
        2568, "question", "IIT", code, value, 100.0, code, f"{value:.2f}", place, level,
        context_kind=kind, confidence=confidence,
    )  # fmt: skip


def reconcile(*readings, relations=()):
    return reconcile_scores(readings, lambda year, codes: relations)


def only(*readings, relations=()):
    (score,) = reconcile(*readings, relations=relations).rows
    return score


def test_surest_of_the_agreeing_readings_speaks_for_the_digits():
    assert only(seen("i1", 90.0, confidence=0.8), seen("i1", 90.0, table_no=2, confidence=0.9)).confidence == 0.9


def test_sum_speaks_only_for_the_scores_in_it():
    relation = mean_relation("indicator-1", ("i1", "i2"), is_hard=True)
    result = reconcile(
        seen("i1", 80.0), seen("i2", 90.0), seen("indicator-1", 85.0), seen("i9", 70.0), relations=(relation,)
    )
    basis = {score.code: score.basis for score in result.rows}
    assert basis["i9"] == ()
    assert basis["i1"] == basis["indicator-1"] == ("sum: indicator-1 = mean(i1…2)",)


@pytest.mark.parametrize(
    ("readings", "shown"),
    [
        ([seen("i1", 90.0, kind="issue"), seen("i1", 90.0, table_no=2)], 1),
        ([seen("i1", 90.0, confidence=0.8), seen("i1", 90.0, table_no=2)], 1),
        ([seen("i1", 90.0), seen("i1", 90.0, table_no=2)], 0),
    ],
    ids=["main table before issue", "surer before doubted", "first of equals"],
)
def test_best_reading_is_shown_first(readings, shown):
    assert only(*readings).readings == (shown, 1 - shown)


def test_rating_is_taken_from_the_reading_that_has_one():
    assert only(seen("i1", 90.0), seen("i1", 90.0, table_no=2, level="ผ่านดี")).level == "ผ่านดี"


def test_disagreement_with_a_verified_score_is_for_information_and_with_another_a_warning():
    other = seen("i1", 70.0, kind="narrative", table_no=None)
    relation = mean_relation("indicator-1", ("i1", "i2"), is_hard=True)
    proven = reconcile(seen("i1", 80.0), seen("i2", 90.0), seen("indicator-1", 85.0), other, relations=(relation,))
    assert [(finding.code, finding.severity, finding.suggestion) for finding in proven.findings] == [
        ("score-conflict", "info", "80.00")
    ]
    open_ = reconcile(seen("i1", 80.0), other)
    assert [(finding.code, finding.severity, finding.suggestion) for finding in open_.findings] == [
        ("score-conflict", "warning", None)
    ]


def test_soft_sum_mends_nothing_that_a_machine_misread():
    relation = replace(mean_relation("indicator-1", ("i1", "i2"), is_hard=True), is_hard=False)
    agreed = [seen("i1", 80.0, method="ocr"), seen("i1", 80.0, method="ocr", table_no=2)]
    parent = [seen("indicator-1", 85.0, method="ocr"), seen("indicator-1", 85.0, method="ocr", table_no=2)]
    misread = seen("i2", 70.0, method="ocr")
    statuses = {score.code: score.status for score in reconcile(*agreed, misread, *parent, relations=(relation,)).rows}
    assert statuses["i2"] == "read"
