"""A score with an open claim is ambiguous, whatever sum it stands in; another reading with the words closes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.model import Answer, Observation, OpenClaim, Provenance, Score
from prongsai.pipeline.reconcile.belonging import doubt_undated, settle_belonging
from prongsai.pipeline.reconcile.roles import find_roles

SEEN = Observation(2567, "overall", None, "ita", 92.75, 100.0, "ITA", "92.75", Provenance(page=3))
SCORE = Score(2567, "overall", None, "ita", 92.75, 100.0, None, "verified", 0.998, (0,), basis=("sum: s",))
COLUMN = OpenClaim("body", ("ภาพรวม", "สำนักปลัด"))
YEAR = OpenClaim("year", ("2567", "2566"))


def test_score_without_open_claims_passes() -> None:
    result = settle_belonging([SCORE], [SEEN])
    assert (result.rows, result.findings) == ([SCORE], [])


@pytest.mark.parametrize(
    ("status", "becomes"),
    [
        ("verified", "ambiguous"),
        ("read", "ambiguous"),
        ("repaired", "ambiguous"),
        ("conflict", "conflict"),
        ("suspect", "suspect"),
    ],
)
def test_open_claim_makes_a_trusted_score_ambiguous(status, becomes) -> None:
    result = settle_belonging([replace(SCORE, status=status)], [replace(SEEN, open_claims=(COLUMN, YEAR))])
    (row,) = result.rows
    assert row.status == becomes
    assert row.basis == ("sum: s", "doubt: body may be ภาพรวม or สำนักปลัด", "doubt: year may be 2567 or 2566")
    assert [(one.code, one.severity, one.page, one.raw) for one in result.findings] == [
        ("score-ambiguous", "warning", 3, "92.75")
    ] * 2


def test_one_finding_names_all_codes_of_a_question() -> None:
    seen = [replace(SEEN, code=code, open_claims=(COLUMN,)) for code in ("i1", "i2")]
    scores = [replace(SCORE, code=code, readings=(at,)) for at, code in enumerate(("i1", "i2"))]
    (finding,) = settle_belonging(scores, seen).findings
    assert finding.message.startswith("the body of i1, i2 may be ภาพรวม or สำนักปลัด;")


def test_reading_with_the_words_closes_the_question_for_those_that_agree() -> None:
    seen = [replace(SEEN, open_claims=(COLUMN, YEAR)), replace(SEEN, open_claims=(YEAR,))]
    (row,) = settle_belonging([replace(SCORE, readings=(0, 1))], seen).rows
    assert row.status == "ambiguous"
    assert row.basis[1:] == ("doubt: year may be 2567 or 2566",)
    closed = settle_belonging([replace(SCORE, readings=(0, 1))], [seen[0], SEEN])
    assert (closed.rows[0].status, closed.findings) == ("verified", [])


def test_words_that_make_a_claim_are_part_of_the_basis() -> None:
    seen = replace(SEEN, answers=(Answer("year", "column heading `ปี ๒๕๖๗`"),))
    (row,) = settle_belonging([SCORE], [seen]).rows
    assert row.basis == ("sum: s", "year: column heading `ปี ๒๕๖๗`")


def test_role_that_the_words_say_is_kept() -> None:
    target = replace(SEEN, role="target", role_basis="ตั้งเป้าไว้ที่")
    assert find_roles([SEEN, target, replace(SEEN, value=None)], [SCORE]) == {0: "score", 1: "target", 2: "score"}


def test_words_of_the_reading_that_is_shown_are_told_once() -> None:
    column, caption = Answer("year", "column heading `ปี ๒๕๖๗`"), Answer("year", "caption `ปี 2567`")
    seen = [replace(SEEN, answers=(column, column)), replace(SEEN, answers=(caption,))]
    (row,) = settle_belonging([replace(SCORE, readings=(0, 1))], seen).rows
    assert row.basis == ("sum: s", "year: column heading `ปี ๒๕๖๗`")
    (again,) = settle_belonging([row], seen).rows
    assert again.basis == row.basis


def test_question_that_another_reading_alone_asks_is_none() -> None:
    result = settle_belonging([replace(SCORE, readings=(0, 1))], [SEEN, replace(SEEN, open_claims=(COLUMN,))])
    assert (result.rows[0].status, result.findings) == ("verified", [])


def test_question_is_put_as_the_first_reading_puts_it() -> None:
    other = OpenClaim("body", ("ภาพรวม", "กองคลัง"))
    seen = [replace(SEEN, open_claims=(COLUMN,)), replace(SEEN, open_claims=(other,))]
    (row,) = settle_belonging([replace(SCORE, readings=(0, 1))], seen).rows
    assert row.basis[-1] == "doubt: body may be ภาพรวม or สำนักปลัด"


def test_finding_stands_where_the_first_of_its_scores_does() -> None:
    seen = [
        replace(SEEN, code=code, raw_score=f"9{at}", open_claims=(COLUMN,), provenance=Provenance(page=at))
        for at, code in enumerate(("i1", "i2"), 3)
    ]
    scores = [replace(SCORE, code=code, readings=(at,)) for at, code in enumerate(("i1", "i2"))]
    (finding,) = settle_belonging(scores, seen).findings
    assert (finding.page, finding.field, finding.raw, finding.suggestion) == (3, "i1", "93", "ภาพรวม or สำนักปลัด")
    assert finding.message.endswith("nothing decides, and ภาพรวม is taken")


def test_each_question_has_a_finding_of_its_own() -> None:
    seen = [replace(SEEN, code="i1", open_claims=(COLUMN,)), replace(SEEN, code="i2", open_claims=(YEAR,))]
    scores = [replace(SCORE, code=code, readings=(at,)) for at, code in enumerate(("i1", "i2"))]
    assert [one.field for one in settle_belonging(scores, seen).findings] == ["i1", "i2"]


def test_finding_shows_the_first_of_agreeing_readings() -> None:
    seen = [
        replace(SEEN, raw_score=raw, open_claims=(COLUMN,), provenance=Provenance(page=page))
        for raw, page in (("92.75", 3), ("92.75 ", 9))
    ]
    (finding,) = settle_belonging([replace(SCORE, readings=(0, 1))], seen).findings
    assert (finding.page, finding.raw) == (3, "92.75")


def test_score_of_no_year_is_ambiguous_and_told_once() -> None:
    undated = [replace(SCORE, fiscal_year=None), replace(SCORE, fiscal_year=None, code="iit", status="suspect")]
    result = doubt_undated([*undated, SCORE], [SEEN])
    assert [score.status for score in result.rows] == ["ambiguous", "suspect", "verified"]
    assert result.rows[0].basis == ("sum: s", "doubt: nothing tells the year")
    (finding,) = result.findings
    assert (finding.code, finding.severity, finding.page) == ("score-year-missing", "warning", 3)
    assert finding.message == "nothing tells the year of ita, iit"


def test_dated_scores_pass() -> None:
    result = doubt_undated([SCORE], [SEEN])
    assert (result.rows, result.findings) == ([SCORE], [])
