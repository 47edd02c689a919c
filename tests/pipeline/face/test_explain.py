"""Why a score has its status, as a person reads it."""

from __future__ import annotations

import pytest

from prongsai.pipeline.emit.schema import SCORES
from prongsai.pipeline.face.explain import describe_score, explain_score
from tests.fake_rows import fill_row


def why(status: str, *basis: str, code: str = "iit") -> str:
    return explain_score(fill_row(SCORES, code=code, status=status, basis=list(basis)))


def test_proofs_and_claims_are_told_in_words() -> None:
    said = why(
        "verified",
        "sum: ita = 0.3 iit + 0.3 eit + 0.4 oit",
        "sum: iit = mean(indicator-1…5)",
        "agrees: 2 readings",
        "body: caption `ผลการประเมินของเรา`",
        "year: column heading `ปี ๒๕๖๗`",
    )
    assert said == (
        "verified: with it ita is 0.3 iit + 0.3 eit + 0.4 oit; it is the mean of indicator-1 … indicator-5; "
        "it is printed alike in 2 places; body from the caption `ผลการประเมินของเรา`; "
        "year from the column heading `ปี ๒๕๖๗`"
    )


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("sum: iit = weighted mean(i1, i3, i9)", "it is the weighted mean of i1, i3, i9"),
        ("agrees: pdfplumber", "a second reader, pdfplumber, reads the same digits"),
        ("not compared: pdfplumber", "the second reader, pdfplumber, finds no number there"),
        ("year: the report's own year", "year the report's own, as no word near it names one"),
        ("quantity: caption `ผลคะแนน: รวม`", "quantity from the caption `ผลคะแนน: รวม`"),
        ("something new", "something new"),
    ],
)
def test_each_kind_of_entry_has_its_words(entry: str, words: str) -> None:
    assert why("read", entry) == f"read: {words}"


def test_doubts_stand_behind_a_but() -> None:
    said = why("verified", "sum: oit = mean(indicator-9…10)", "doubt: also given as ๙๐.๐๐", code="oit")
    assert said == "verified: it is the mean of indicator-9 … indicator-10; but: also given as ๙๐.๐๐"


@pytest.mark.parametrize("status", list(next(one for one in SCORES.columns if one.name == "status").values))
def test_status_without_a_basis_says_what_it_means(status: str) -> None:
    said = why(status)
    assert said.startswith(status)
    assert "but" not in said


def test_status_with_a_doubt_alone() -> None:
    assert why("suspect", "doubt: ita = 0.3 iit + 0.7 oit does not hold") == (
        "suspect, but: ita = 0.3 iit + 0.7 oit does not hold"
    )


def test_score_is_told_with_body_year_and_print() -> None:
    row = fill_row(SCORES, code="iit", score=28.11, scale_max=30.0, raw_score="๒๘.๑๑", subject="อบต.ในเรื่อง")
    assert describe_score(row) == "iit of อบต.ในเรื่อง is 28.11 of 30 points, printed as `๒๘.๑๑`"
