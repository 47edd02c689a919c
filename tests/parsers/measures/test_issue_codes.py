"""Measures of an issue answer the codes that the tables of scores under its heading list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.parsers.measures.issue_codes import give_issue_codes
from prongsai.pipeline.model import Measure, Observation, Paragraph, Provenance, Scope
from tests.score_makers import score_table

FIRST, SECOND = Paragraph("ประเด็นที่ ๑ การบริการ"), Paragraph("ประเด็นที่ ๒ การสื่อสาร")
TABLE = score_table("ข้อ | คะแนน", "i1 | 80.00")
BLOCKS = (
    *(replace(TABLE, table_no=4), FIRST, replace(TABLE, table_no=5)),
    *(Paragraph("ผลคะแนน"), replace(TABLE, table_no=6), SECOND, replace(TABLE, table_no=7)),
)
"""A table under no issue, two under the first and one under the second."""


def measure(issue_no: int | None, *codes: str) -> Measure:
    return Measure(issue_no, None, None, 1, "จัดอบรม", codes=codes)


def seen(code: str, table_no: int | None, scope: Scope = "question") -> Observation:
    return Observation(2567, scope, "IIT", code, 80.0, 100.0, code, "80.00", Provenance(1, table_no=table_no))


def given(issue_no: int | None, *readings: Observation, own: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The codes of a measure of this issue, beside one of no issue that gets none."""
    measures = [measure(issue_no, *own), measure(None)]
    found = give_issue_codes(measures, BLOCKS, readings, {})
    assert found[1] == measures[1]
    assert replace(found[0], codes=own) == measures[0]
    return found[0].codes


@pytest.mark.parametrize(("issue_no", "codes"), [(1, ("i2", "i1", "indicator-3")), (2, ("e1",)), (3, ()), (None, ())])
def test_measure_answers_the_codes_of_its_issue(issue_no: int | None, codes: tuple[str, ...]) -> None:
    readings = [
        *(seen("i9", 4), seen("i2", 5), seen("i1", 5), seen("i2", 6), seen("indicator-3", 6, "indicator")),
        *(seen("e1", 7), seen("o1", None), seen("o2", 0), seen("o3", 99)),
    ]
    assert given(issue_no, *readings) == codes


@pytest.mark.parametrize(
    ("scope", "is_given"),
    [("question", True), ("indicator", True), ("sub_indicator", False), ("instrument", False), ("overall", False)],
)
def test_codes_of_questions_and_indicators_alone_are_answered(scope: Scope, is_given: bool) -> None:
    assert given(1, seen("x", 5, scope)) == (("x",) if is_given else ())


def test_measure_that_names_codes_of_its_own_keeps_them() -> None:
    assert given(1, seen("i2", 5), own=("o12",)) == ("o12",)


def test_nothing_seen_gives_nothing() -> None:
    assert given(1) == ()
    assert give_issue_codes([], BLOCKS, [seen("i2", 5)], {}) == []
    assert give_issue_codes([measure(1)], (), [seen("i2", 5)], {}) == [measure(1)]
