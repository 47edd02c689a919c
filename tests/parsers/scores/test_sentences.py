"""Sentences of our own, with what a reader takes for this body's results; half were written before the grammar.

`expected` are code, value and year in a report of 2567, `may` what may be given too: the value before a change. What is
read wrongly today stands in `sentences_known_failures.json`: a cure turns up as a failed test.
`sentences_left_open.json` has goals, marks, values of several or of others in words that look like a result's: each is
doubted or none; `methods` where a text with misread letters, whose short words say nothing, is still believed.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from prongsai.parsers.scores.prose import parse_score_prose
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Paragraph
from tests.paths import ROOT
from tests.score_makers import FRAME


def load(name: str, *marks: pytest.MarkDecorator) -> list[Any]:
    cases = json.loads((ROOT / "tests" / "cases" / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["label"], marks=marks) for case in cases]


@pytest.mark.parametrize(
    "case",
    [*load("sentences"), *load("sentences_known_failures", pytest.mark.xfail(strict=True, raises=AssertionError))],
)
def test_sentence_gives_its_results_and_nothing_else(case: dict[str, Any]) -> None:
    seen = parse_score_prose([Paragraph(case["original"])], [YearClaim(2567)], FRAME)
    given = [[one.code, one.value, one.fiscal_year] for one in seen if one.role == "score"]
    may = case.get("may", [])
    assert [one for one in given if one not in may] == case["expected"]
    assert all(one.role_basis for one in seen if one.role != "score")


@pytest.mark.parametrize(
    "case",
    [
        *load("sentences_left_open"),
        *load("sentences_left_open_known_failures", pytest.mark.xfail(strict=True, raises=AssertionError)),
    ],
)
def test_sentence_that_tells_no_result_gives_none_for_sure(case: dict[str, Any]) -> None:
    for method in case.get("methods", ["text", "repaired_text"]):
        paragraphs = [Paragraph(case["original"], method=method)]
        seen = parse_score_prose(paragraphs, [YearClaim(2567)], FRAME, report_year=2567)
        assert [one for one in seen if one.role == "score" and not one.open_claims] == [], method


HEADINGS = [
    [],
    ["รายงานผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2567"],
    ["รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2567", "เผยแพร่ตามแบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ข้อ o12"],
    ["มาตรการส่งเสริมคุณธรรมและความโปร่งใส ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร"],
    ["สรุปผลการประเมิน ITA"],
]
"""What may stand above a sentence of another matter: none of it is that sentence's label."""


@pytest.mark.parametrize("case", load("sentences_no_scores"))
def test_sentence_of_another_matter_gives_no_score_under_any_heading(case: dict[str, Any]) -> None:
    for heading in HEADINGS:
        lines = [Paragraph(text) for text in (*heading, case["original"])]
        seen = parse_score_prose(lines, [YearClaim(2567)] * len(lines), FRAME)
        assert [one for one in seen if one.role == "score"] == [], heading
