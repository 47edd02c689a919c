"""Scores of one body and year that differ from document to document: who is told, of whom, and what it does to them."""

from __future__ import annotations

import pytest
from pyarrow import concat_tables

from tests.pipeline.across.compared import (
    OURS,
    SCORED,
    THEIRS,
    compared,
    document,
    fill_unknown,
    found,
    scores,
)


def test_documents_that_agree_are_told_nothing() -> None:
    other = {**SCORED, "o1": 100.0}
    before = [document("a"), document("b", other), document("c", body=THEIRS, scores={"ita": 60.0})]
    assert compared(*before) == before


def test_score_that_differs_is_told_in_both_and_names_the_other() -> None:
    one, other = compared(document("a"), document("b", {**SCORED, "ita": 82.35}))
    assert found(one) == found(other) == ["score-differs-between-documents"]
    (finding,) = one["findings"].to_pylist()
    assert finding["message"] == (
        "the scores of 2567 differ from those in b.pdf (bbbbbbbb): here ita 91.39 and there 82.35"
    )
    assert (finding["field"], finding["raw"], finding["page"], finding["place"]) == ("ita", "91.39", 2, "page 2")
    assert [finding[side] for side in ("x0", "top", "x1", "bottom")] == [10, 20, 30, 40]
    ita, iit = scores(one)["ita"], scores(one)["iit"]
    assert (ita["status"], ita["basis"]) == ("read", ["sum: here", "doubt: 82.35 in b.pdf (bbbbbbbb)"])
    assert (iit["status"], iit["basis"]) == ("read", ["sum: here"])
    assert one["documents"].to_pylist()[0]["n_warnings"] == 1


def test_confirmed_score_bears_the_doubt_too() -> None:
    one, other = compared(document("a", status="verified"), document("b", {**SCORED, "ita": 82.35}))
    assert (scores(one)["ita"]["status"], scores(one)["ita"]["basis"][-1]) == (
        "verified",
        "doubt: 82.35 in b.pdf (bbbbbbbb)",
    )
    assert scores(other)["ita"]["basis"][-1] == "doubt: 91.39 in a.pdf (aaaaaaaa)"


@pytest.mark.parametrize("raw", ["91.4", "91"])
def test_value_that_is_rounded_in_one_document_agrees(raw: str) -> None:
    rounded = document("b", {**SCORED, "ita": float(raw)}, raw={"ita": raw})
    assert [found(tables) for tables in compared(document("a"), rounded)] == [[], []]


@pytest.mark.parametrize("status", ["suspect", "conflict", "ambiguous"])
def test_doubted_score_speaks_against_nobody(status: str) -> None:
    doubted = document("b", {"ita": 82.35}, status=status)
    assert [found(tables) for tables in compared(document("a"), doubted)] == [[], []]


def test_other_bodies_years_and_unknown_bodies_do_not_differ() -> None:
    others = [
        document("b", {"ita": 82.35}, year=2566),
        document("c", {"ita": 70.11}, body=THEIRS),
        fill_unknown("d"),
    ]
    assert all(not found(tables) for tables in compared(document("a"), *others))


def test_three_codes_that_differ_are_named_and_more_are_counted() -> None:
    changed = {code: value - 10 for code, value in SCORED.items()}
    for count, more in ((3, ""), (4, " and 1 more"), (5, " and 2 more")):
        other = SCORED | dict(list(changed.items())[:count])
        one, _ = compared(document("a"), document("b", other))
        (finding,) = one["findings"].to_pylist()
        assert finding["message"].count(" and there ") == 3
        assert finding["message"].partition(" more")[0].endswith(more.partition(" more")[0])
        assert (" more" in finding["message"]) == bool(more)
        doubts = [row for row in scores(one).values() if row["basis"][-1].startswith("doubt: ")]
        assert len(doubts) == count


@pytest.mark.parametrize(("value", "is_told"), [(91.41, True), (91.40, False), (91.38, False), (91.37, True)])
def test_one_hundredth_may_be_rounding_and_two_are_a_difference(value: float, is_told: bool) -> None:
    one, _ = compared(document("a"), document("b", {"ita": value}))
    assert found(one) == ["score-differs-between-documents"] * is_told


@pytest.mark.parametrize(("value", "raw", "is_told"), [(91.4, "91.4", False), (91.5, "91.5", True), (92.0, "92", True)])
def test_rounded_value_may_be_half_its_last_place_away(value: float, raw: str, is_told: bool) -> None:
    one, _ = compared(document("a"), document("b", {"ita": value}, raw={"ita": raw}))
    assert found(one) == ["score-differs-between-documents"] * is_told


def test_each_of_many_documents_is_held_against_the_first_twenty() -> None:
    names = "abcdefghijklmnopqrstuvw"
    told = compared(*(document(name, {"ita": 50.11 + at}) for at, name in enumerate(names)))
    counted = [len(scores(tables)["ita"]["basis"]) - 1 for tables in told]
    # the first twenty meet all others, the three behind them the first twenty
    assert counted == [1] * len(names)
    assert [tables["findings"].to_pylist()[0]["message"].rpartition("; ")[2] for tables in (told[0], told[-1])] == [
        "so say 21 documents more",
        "so say 19 documents more",
    ]


def test_finding_stands_where_the_first_score_that_differs_does() -> None:
    ours = document("a", pages={"eit": 3, "ita": 7})
    one, _ = compared(ours, document("b", SCORED | {"ita": 12.34, "indicator-2": 55.55}))
    (finding,) = one["findings"].to_pylist()
    assert (finding["field"], finding["raw"], finding["page"]) == ("indicator-2", "92.29", 2)
    one, _ = compared(ours, document("b", SCORED | {"ita": 12.34}))
    assert [(row["field"], row["page"]) for row in one["findings"].to_pylist()] == [("ita", 7)]


def test_finding_stands_where_the_score_of_that_body_and_year_does() -> None:
    """A list of bodies gives one code many times."""
    first, second = document("a", {"ita": 70.11}, body=THEIRS), document("a", {"ita": 91.39}, pages={"ita": 4})
    both = {**first, "scores": concat_tables([first["scores"], second["scores"]])}
    listed, _ = compared(both, document("b", {"ita": 82.35}))
    (finding,) = listed["findings"].to_pylist()
    assert (finding["raw"], finding["page"]) == ("91.39", 4)
    basis = {row["unit_id"]: row["basis"] for row in listed["scores"].to_pylist()}
    assert basis == {THEIRS: ["sum: here"], OURS: ["sum: here", "doubt: 82.35 in b.pdf (bbbbbbbb)"]}
