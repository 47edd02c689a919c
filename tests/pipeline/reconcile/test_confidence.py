"""What is known of a score, and the probability that goes with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.model import Answer, Observation, OpenClaim, Provenance, Score
from prongsai.pipeline.reconcile.confidence import (
    ALWAYS,
    describe_scores,
    load_ceilings,
    load_weights,
    measure_confidence,
    probability_of,
)

SEEN = Observation(
    2567,
    "overall",
    None,
    "ita",
    92.75,
    100.0,
    "คะแนนรวม",
    "92.75",
    Provenance(3, table_no=1, row_no=2, method="text"),
    answers=(Answer("year", "column heading `ปี 2567`"),),
)
SCORE = Score(2567, "overall", None, "ita", 92.75, 100.0, None, "verified", 1.0, (0,), is_proven=True)


def describe(score: Score, seen: list[Observation]) -> tuple[str, ...]:
    return describe_scores([score], seen)[0]


def test_all_that_is_known_is_said() -> None:
    other = replace(SEEN, value=80.0, provenance=Provenance(3, table_no=1, row_no=9, method="text"))
    score = replace(SCORE, dissent=(1,), basis=("agrees: pdfplumber",))
    assert describe(score, [SEEN, other]) == (
        ALWAYS,
        "status verified",
        "method text",
        "context main",
        "sure from 0.99",
        "scope overall",
        "one code in its table",
        "sum holds",
        "dissent, verified",
        "dissent in the same table, verified",
        "year column heading",
        "body unsaid",
        "quantity unsaid",
        "second reader agrees",
    )


def test_open_questions_and_the_row_of_a_list_are_said() -> None:
    seen = replace(SEEN, open_claims=(OpenClaim("year", ("2567", "2566")),), subject="อบต.นายาง", confidence=0.7)
    words = describe(replace(SCORE, subject="อบต.นายาง", is_proven=False, status="ambiguous"), [seen])
    assert {"open year", "row of a list", "sure from 0.62", "status ambiguous"} <= set(words)
    assert not {"sum holds", "body unsaid"} & set(words)


def test_codes_of_one_table_are_counted() -> None:
    seen = [replace(SEEN, code=f"indicator-{n}") for n in range(1, 6)]
    scores = [replace(SCORE, code=one.code, readings=(at,)) for at, one in enumerate(seen)]
    assert "few codes in its table" in describe_scores(scores[:3], seen)[0]
    assert "several codes in its table" in describe_scores(scores, seen)[4]
    told = replace(SEEN, context_kind="narrative", provenance=Provenance(4, method="text"))
    assert "sentence sure from 0.99" in describe(SCORE, [told])


def test_two_places_agree_and_two_cells_of_one_table_do_not() -> None:
    elsewhere = replace(SEEN, context_kind="narrative", provenance=Provenance(4, method="text"))
    both = replace(SCORE, readings=(0, 1))
    assert "places agree" in describe(both, [SEEN, elsewhere])
    assert "places agree" not in describe(both, [SEEN, SEEN])


@pytest.mark.parametrize(
    ("sureness", "step"), [(0.99, "0.99"), (0.95, "0.95"), (0.9, "0.9"), (0.89, "0.8"), (0.8, "0.8"), (0.62, "0.62")]
)
def test_sureness_of_a_reader_is_told_in_steps(sureness: float, step: str) -> None:
    assert f"sure from {step}" in describe(SCORE, [replace(SEEN, confidence=sureness)])


def test_surest_of_two_readings_counts() -> None:
    both = replace(SCORE, readings=(0, 1))
    assert "sure from 0.99" in describe(both, [replace(SEEN, confidence=0.7), SEEN])


def test_one_dissent_in_the_same_table_is_told_beside_others_elsewhere() -> None:
    elsewhere = replace(SEEN, provenance=Provenance(9, method="text"))
    told = "dissent in the same table, verified"
    assert told in describe(replace(SCORE, dissent=(1, 2)), [SEEN, SEEN, elsewhere])
    assert told not in describe(replace(SCORE, dissent=(2,)), [SEEN, SEEN, elsewhere])


def test_confidence_is_that_of_the_words_and_nothing_else_changes() -> None:
    (measured,) = measure_confidence([SCORE], [SEEN])
    assert measured == replace(SCORE, confidence=probability_of(describe(SCORE, [SEEN])))


def test_probability_is_never_certain_and_unknown_words_weigh_nothing() -> None:
    assert probability_of([ALWAYS] * 100) == 0.999
    assert probability_of(["never met"]) == pytest.approx(0.5)


def test_probability_is_no_lower_than_one_in_a_hundred_and_no_higher_than_the_lowest_ceiling() -> None:
    weights, ceilings = load_weights(), load_ceilings()
    assert probability_of([min(weights, key=weights.__getitem__)] * 100) == 0.01
    assert probability_of([*ceilings, *[ALWAYS] * 100]) == min(ceilings.values()) < max(ceilings.values())


def test_what_speaks_against_a_score_lowers_its_probability() -> None:
    asked = replace(SEEN, open_claims=(OpenClaim("quantity", ("ก", "ข")),))
    (sure,) = measure_confidence([SCORE], [SEEN])
    (doubted,) = measure_confidence([replace(SCORE, status="ambiguous")], [asked])
    (suspect,) = measure_confidence([replace(SCORE, status="suspect", is_proven=False)], [SEEN])
    assert sure.confidence >= 0.9 > max(doubted.confidence, suspect.confidence)


def test_weights_are_numbers_of_words_that_scores_have() -> None:
    kinds = {word.split()[0].rstrip(",") for word in load_weights()}
    assert kinds <= {
        *("always", "status", "method", "context", "sure", "scope", "sum", "places", "dissent"),
        *("year", "row", "body", "quantity", "open", "second", "one", "few", "several", "sentence"),
    }
