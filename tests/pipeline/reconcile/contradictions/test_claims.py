"""Ranks and limits that sentences give to scores, held against the scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Observation, Provenance, Score, Statement
from prongsai.pipeline.reconcile.contradictions.claims import check_statements
from prongsai.pipeline.reconcile.contradictions.contradiction import Contradiction, OwnScores

FRAME = load_frame()
VALUES = {1: 96.1, 2: 93.2, 3: 95.4, 4: 90.0, 5: 94.8, 6: 91.3, 7: 89.5, 8: 88.2, 9: 97.0, 10: 93.0}


def score(code: str, value: float, reading: int = 0, **changes: Any) -> Score:
    number = int(code.removeprefix("indicator-")) if code.startswith("indicator-") else 1
    instrument = "IIT" if number < 6 else "EIT" if number < 9 else "OIT"
    scope = "indicator" if code.startswith("indicator-") else "question"
    made = Score(2567, scope, instrument, code, value, 100.0, None, "read", 0.97, (reading,))  # type: ignore[arg-type]
    return replace(made, **changes)


def reading(code: str, table_no: int | None = 3, page: int = 2) -> Observation:
    return Observation(2567, "indicator", None, code, 90.0, 100.0, "", "90.00", Provenance(page, None, table_no))


SCORES = [score(f"indicator-{number}", value) for number, value in VALUES.items()]
SEEN = [reading("indicator-1")]


def ranked(code: str, claim: str = "highest", **changes: Any) -> Statement:
    made = Statement(code, claim, 2567, f"{code} …", provenance=Provenance(7))  # type: ignore[arg-type]
    return replace(made, **changes)


def told(
    *statements: Statement, scores: Sequence[Score] = SCORES, seen: Sequence[Observation] = SEEN
) -> list[Contradiction]:
    return list(check_statements(statements, OwnScores.of(scores, seen), FRAME))


@pytest.mark.parametrize(
    ("claim", "limit", "is_refuted"),
    [
        ("above", 94.79, False),
        ("above", 94.80, False),  # said of it by many
        ("above", 94.81, True),
        ("at least", 94.80, False),
        ("at least", 94.81, True),
        ("below", 94.81, False),
        ("below", 94.80, False),
        ("below", 94.79, True),
        ("at most", 94.80, False),
        ("at most", 94.79, True),
    ],
)
def test_value_on_the_wrong_side_of_its_limit_is_refuted(claim: str, limit: float, is_refuted: bool) -> None:
    found = told(ranked("indicator-5", claim, limit=limit))
    assert len(found) == is_refuted
    for one in found:
        assert f"counted among those {claim} {limit:g}" in one.finding.message
        assert one.doubts == {(2567, "indicator-5"): f"doubt: said to be {claim} {limit:g}"}


def test_finding_about_a_limit_quotes_the_item_and_names_both_places() -> None:
    (found,) = told(ranked("indicator-5", "above", limit=95.0, about="ตัวชี้วัดที่ 5", text="สูงกว่า 95"))
    assert found.finding.message == (
        "`ตัวชี้วัดที่ 5` (page 7) is counted among those above 95 (`สูงกว่า 95`), and indicator-5 is 94.80 (page 2)"
    )
    assert (found.finding.code, found.finding.field, found.finding.raw, found.finding.page) == (
        "contradiction",
        "indicator-5",
        "ตัวชี้วัดที่ 5",
        7,
    )
    (found,) = told(ranked("indicator-5", "above", limit=95.0, text="สูงกว่า 95"))
    assert found.finding.raw == "สูงกว่า 95"


def test_score_is_compared_on_the_scale_of_the_limit() -> None:
    contribution = score("indicator-5", 28.5, scale_max=30.0)
    assert told(ranked("indicator-5", "at least", limit=95.0), scores=[contribution]) == []
    assert len(told(ranked("indicator-5", "at least", limit=95.5), scores=[contribution])) == 1


@pytest.mark.parametrize(("other", "is_refuted"), [(94.79, False), (94.80, False), (94.81, True)])
def test_rank_is_shared_by_equal_values(other: float, is_refuted: bool) -> None:
    scores = [score("indicator-5", 94.80), score("indicator-2", other)]
    assert len(told(ranked("indicator-5"), scores=scores)) == is_refuted
    lower = [score("indicator-5", 94.80), score("indicator-2", 2 * 94.80 - other)]
    assert len(told(ranked("indicator-5", "lowest"), scores=lower)) == is_refuted


def test_three_that_stand_beyond_are_named_from_the_farthest_and_the_rest_counted() -> None:
    (found,) = told(ranked("indicator-4", among="all"))
    assert found.finding.message == (
        "indicator-4 is said to be the highest in `indicator-4 …` (page 7), and is 90.00 (page 2): "
        "indicator-9 is 97.00 (page 2), indicator-1 is 96.10 (page 2), indicator-3 is 95.40 (page 2) "
        "and 4 more are higher"
    )
    assert found.doubts == {(2567, "indicator-4"): "doubt: said to be the highest"}
    (found,) = told(ranked("indicator-2", "lowest", among="all"))
    assert found.finding.message.endswith(
        "indicator-8 is 88.20 (page 2), indicator-7 is 89.50 (page 2), indicator-4 is 90.00 (page 2) "
        "and 2 more are lower"
    )
    (found,) = told(ranked("indicator-6", "lowest", among="all"))
    assert "more" not in found.finding.message


def test_only_scores_of_its_own_kind_and_year_are_rivals() -> None:
    others = [score("i1", 99.9), score("indicator-3", 99.9, fiscal_year=2566)]
    assert told(ranked("indicator-9", among="all"), scores=[*SCORES, *others]) == []


@pytest.mark.parametrize(
    ("changes", "is_refuted"),
    [
        ({"among": "all"}, True),
        ({"among": "instrument"}, False),
        ({"among": "unsaid"}, True),
        ({"among": "unsaid", "instrument": "IIT"}, False),
        ({"among": "unsaid", "instrument": "EIT"}, False),  # another one is named in passing
        ({"among": "all", "instrument": "IIT"}, True),
    ],
    ids=str,
)
def test_sentence_says_which_scores_it_ranks(changes: dict[str, Any], is_refuted: bool) -> None:
    """Indicator 1 is the highest of IIT; of all it is indicator 9."""
    assert len(told(ranked("indicator-1", **changes))) == is_refuted


def test_issue_ranks_the_indicators_of_its_tables_alone() -> None:
    part = ranked("indicator-2", among="part", issue_tables=(5, 6))
    own = [reading("indicator-2", 5), reading("indicator-9", 3), reading("indicator-1", None)]
    assert told(part, seen=own) == []
    # a question stands for the indicator that it is part of: of IIT by itself, of OIT through its sub-indicator
    (found,) = told(part, seen=[*own, reading("i8", 6)])
    assert "indicator-3 is 95.40" in found.finding.message
    (found,) = told(part, seen=[*own, reading("o1", 6)])
    assert "indicator-9 is 97.00" in found.finding.message
    assert told(part, seen=[*own, reading("o1", 7)]) == []
    assert told(part, seen=[*own, reading("iit", 6)]) == []


def test_each_claim_is_told_once_and_other_claims_on_the_same_score_too() -> None:
    claims = [
        ranked("indicator-4"),
        ranked("indicator-4", text="again"),
        ranked("indicator-4", "above", limit=95.0),
        ranked("indicator-4", "above", limit=96.0),
        ranked("indicator-7"),
    ]
    assert [one.finding.field for one in told(*claims)] == ["indicator-4"] * 3 + ["indicator-7"]
    # one that the scores bear out says nothing of the next
    assert len(told(ranked("indicator-5", "above", limit=94.0), ranked("indicator-5", "above", limit=95.0))) == 1


def test_score_that_a_sum_proves_keeps_its_good_name() -> None:
    proven = [replace(one, is_proven=True) for one in SCORES]
    (found,) = told(ranked("indicator-4"), scores=proven)
    assert found.doubts == {}


def test_claim_on_a_score_that_is_not_there_says_nothing() -> None:
    assert told(ranked("indicator-4", fiscal_year=2566)) == []
    assert told(ranked("i4")) == []


@pytest.mark.parametrize("status", ["verified", "read", "repaired", "corrected", "suspect", "conflict", "ambiguous"])
def test_only_scores_of_the_body_that_nobody_doubts_speak_against_a_sentence(status: str) -> None:
    is_solid = status in ("verified", "read", "repaired", "corrected")
    rivals = [score("indicator-4", 90.0), score("indicator-5", 94.8, status=status)]
    assert len(told(ranked("indicator-4"), scores=rivals)) == is_solid
    assert len(told(ranked("indicator-5", "above", limit=95.0), scores=rivals)) == is_solid
    neighbours = [score("indicator-4", 90.0), score("indicator-5", 94.8, status=status, subject="ทต.ท่าข้าม")]
    assert told(ranked("indicator-4"), scores=neighbours) == []


def test_score_is_shown_where_its_first_reading_stands() -> None:
    seen = [reading("indicator-4", page=5), reading("indicator-4", page=9)]
    scores = [score("indicator-4", 90.0, 0, readings=(0, 1)), score("indicator-5", 94.8, 1)]
    (found,) = told(ranked("indicator-4"), scores=scores, seen=seen)
    assert found.finding.message.endswith("and is 90.00 (page 5): indicator-5 is 94.80 (page 9)")
