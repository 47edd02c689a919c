"""Whether the scores of a report bear out what its analysis claims of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Analysis, Claimed, Observation, Provenance, Score, Statement, Statements
from prongsai.pipeline.reconcile.contradictions.analyses import hold_claims

VALUES = {"indicator-1": 96.1, "indicator-2": 93.2, "indicator-5": 94.8}
SCORES = [
    Score(2567, "indicator", "IIT", code, value, 100.0, None, "read", 0.97, (at,))
    for at, (code, value) in enumerate(VALUES.items())
]
SEEN = [
    Observation(2567, "indicator", None, code, value, 100.0, "", f"{value:.2f}", Provenance(2))
    for code, value in VALUES.items()
]
HERE = Provenance(7, line_no=3)


def said_of(code: str, claim: Claimed, limit: float | None = None, **changes: Any) -> Statement:
    made = Statement(code, claim, 2567, f"{code} …", limit=limit, among="all", provenance=HERE)
    return replace(made, **changes)


def held(*claims: Statement, one: Analysis | None = None, scores: Sequence[Score] = SCORES) -> Analysis:
    analysis = one or Analysis("strength", "…", ("indicator-5",), provenance=HERE)
    (row,) = hold_claims([analysis], Statements(claims), scores, SEEN, load_frame())
    return row


@pytest.mark.parametrize(
    ("claim", "limit", "told", "holds"),
    [
        ("above", 90.0, "above", True),
        ("above", 95.0, "above", False),
        ("at least", 90.0, "above", True),
        ("at least", 95.0, "above", False),
        ("below", 95.0, "below", True),
        ("below", 90.0, "below", False),
        ("at most", 95.0, "below", True),
        ("at most", 90.0, "below", False),
        ("highest", None, "highest", False),
        ("lowest", None, "lowest", False),
    ],
)
def test_claim_is_told_with_its_value_and_what_the_score_says_of_it(
    claim: Claimed, limit: float | None, told: str, holds: bool
) -> None:
    row = held(said_of("indicator-5", claim, limit))
    assert (row.claim, row.claim_value, row.claim_holds) == (told, limit, holds)


def test_rank_that_the_score_has_holds() -> None:
    assert held(said_of("indicator-5", "highest"), scores=SCORES[1:]).claim_holds is True
    assert held(said_of("indicator-5", "lowest"), scores=(SCORES[0], SCORES[2])).claim_holds is True


@pytest.mark.parametrize(
    ("scores", "claim"),
    [
        ([], said_of("indicator-5", "above", 95.0)),
        (SCORES[2:], said_of("indicator-5", "highest")),
        (SCORES, said_of("indicator-5", "above", 95.0, fiscal_year=2566)),
    ],
    ids=["no score", "nothing to be the highest of", "of a year without scores"],
)
def test_claim_that_no_score_decides_is_told_and_left_open(scores: Sequence[Score], claim: Statement) -> None:
    row = held(claim, scores=scores)
    assert (row.claim, row.claim_holds) == (claim.claim, None)


def test_statement_of_several_claims_holds_only_if_all_do() -> None:
    true, false = said_of("indicator-1", "above", 95.0), said_of("indicator-5", "above", 95.0)
    unknown = said_of("indicator-9", "above", 95.0)
    both = Analysis("strength", "…", ("indicator-1", "indicator-5", "indicator-9"), provenance=HERE)
    assert held(true, false, one=both).claim_holds is False
    assert held(false, true, one=both).claim_holds is False
    assert held(true, true, one=both).claim_holds is True
    # what no score decides leaves it to the others
    assert held(unknown, true, one=both).claim_holds is True
    assert held(true, unknown, false, one=both).claim_holds is False
    assert held(unknown, one=both).claim_holds is None


def test_first_of_several_claims_is_the_one_told() -> None:
    both = Analysis("strength", "…", ("indicator-1", "indicator-5"), provenance=HERE)
    row = held(said_of("indicator-1", "at least", 95.0), said_of("indicator-5", "below", 96.0), one=both)
    assert (row.claim, row.claim_value, row.claim_holds) == ("above", 95.0, True)


@pytest.mark.parametrize(
    "claim",
    [
        said_of("indicator-1", "above", 95.0),
        said_of("indicator-5", "above", 95.0, provenance=Provenance(7, line_no=4)),
    ],
    ids=["of another indicator", "at another place"],
)
def test_claim_of_something_else_leaves_the_statement_as_it_is(claim: Statement) -> None:
    one = Analysis("strength", "…", ("indicator-5",), provenance=HERE)
    assert held(claim, one=one) == one


def test_rank_that_the_analysis_itself_tells_stays_and_has_no_value() -> None:
    ranked = Analysis("weakness", "…", ("indicator-2",), claim="lowest", provenance=HERE)
    row = held(said_of("indicator-2", "below", 94.0), one=ranked)
    assert (row.claim, row.claim_value, row.claim_holds) == ("lowest", None, True)
    row = held(said_of("indicator-2", "lowest"), one=ranked)
    assert (row.claim, row.claim_value, row.claim_holds) == ("lowest", None, True)


def test_each_statement_is_held_against_its_own_claims_in_their_order() -> None:
    rows = [Analysis("strength", text, (code,), provenance=HERE) for text, code in (("ก", "indicator-1"), ("ข", "ita"))]
    kept = hold_claims(rows, Statements((said_of("indicator-1", "highest"),)), SCORES, SEEN, load_frame())
    assert [(row.text, row.claim, row.claim_holds) for row in kept] == [("ก", "highest", True), ("ข", None, None)]


def test_score_that_is_doubted_or_another_bodys_decides_nothing() -> None:
    claim = said_of("indicator-5", "above", 95.0)
    for changes in ({"status": "conflict"}, {"subject": "ทต.ท่าข้าม"}):
        assert held(claim, scores=[replace(one, **changes) for one in SCORES]).claim_holds is None
