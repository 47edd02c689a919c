"""Why a score has its status, in words that a person can follow to the paper."""

from __future__ import annotations

import pytest

from prongsai.pipeline.frame.relations import Relation
from prongsai.pipeline.reconcile.basis import (
    agreement_basis,
    describe_sum,
    dissent_basis,
    failing_sum_basis,
    rule_basis,
    sum_basis,
)


def relation(parent, **parts):
    return Relation(parent, tuple((code.replace("_", "-"), weight) for code, weight in parts.items()), True, "")


PLAIN = relation("iit", indicator_1=0.5, indicator_2=0.5)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (PLAIN, "iit = mean(indicator-1…2)"),
        (relation("eit", indicator_6=0.5, indicator_8=0.5), "eit = mean(indicator-6, indicator-8)"),
        (relation("eit", indicator_7=0.5, indicator_6=0.5), "eit = mean(indicator-7, indicator-6)"),
        (relation("x", iit=0.5, oit=0.5), "x = mean(iit, oit)"),
        (relation("x", o12=1.0), "x = mean(o12)"),
        (relation("x", o1=0.5, i2=0.5), "x = mean(o1, i2)"),
        (relation("x", o1=0.5, ita=0.5), "x = mean(o1, ita)"),
        (relation("ita", iit=0.3, eit=0.3, oit=0.4), "ita = 0.3 iit + 0.3 eit + 0.4 oit"),
        (relation("x", o1=0.1, o2=0.2, o3=0.3, o4=0.4), "x = weighted mean(o1…4)"),
        (relation("x", o1=0.48, o2=0.52), "x = 0.48 o1 + 0.52 o2"),
    ],
)
def test_sum_is_written_as_a_formula(one, words):
    assert describe_sum(one) == words


def test_each_reason_names_what_it_is():
    assert sum_basis(PLAIN) == "sum: iit = mean(indicator-1…2)"
    assert failing_sum_basis(PLAIN) == "doubt: iit = mean(indicator-1…2) does not hold"
    assert agreement_basis(2) == "agrees: 2 readings"
    assert dissent_basis(["90.00", "80.00", "90.00"]) == "doubt: also given as 90.00, 80.00"
    assert rule_basis("score-unusual") == "doubt: score-unusual"
