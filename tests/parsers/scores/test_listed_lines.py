"""Scores in lines of their own below a title, where the same codes come again below another title."""

from __future__ import annotations

import pytest

from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Observation, Paragraph
from prongsai.pipeline.parse import parse_scores
from tests.score_makers import FRAME

NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ")
OWN = "ผลคะแนนที่ได้รับ"


def lines(title: str, first: float, end: str = " คะแนน") -> list[str]:
    rows = [f"ตัวชี้วัดที่ {at} {name} : {first + at:.2f}{end}" for at, name in enumerate(NAMES, 1)]
    return [title, *rows]


def read(*texts: str, report_year: int = 2567) -> list[Observation]:
    paragraphs = [Paragraph(text) for text in texts]
    return parse_scores(paragraphs, YearClaim(report_year), FRAME, report_year)[0]


def told(*texts: str, code: str = "indicator-1") -> list[tuple[float | None, int | None, str, list[str]]]:
    return [
        (one.value, one.fiscal_year, one.role, [claim.question for claim in one.open_claims])
        for one in read(*texts)
        if one.code == code
    ]


@pytest.mark.parametrize(
    ("title", "year", "role", "questions"),
    [
        ("ผลคะแนนปีที่ผ่านมา", 2566, "score", []),
        ("คะแนนปี 2566", 2566, "score", []),
        ("ค่าเป้าหมาย", 2567, "target", []),
        ("ค่าเฉลี่ยระดับประเทศ", 2567, "group_mean", []),
        ("หมายตาไว้", 2567, "score", ["quantity"]),
    ],
)
def test_title_says_what_its_lines_are_where_the_codes_come_twice(
    title: str, year: int, role: str, questions: list[str]
) -> None:
    found = told(*lines(OWN, 80), *lines(title, 70), code="indicator-2")
    assert sorted(found) == [(72.0, year, role, questions), (82.0, 2567, "score", questions)]


def test_lists_that_nothing_tells_apart_keep_the_question_open() -> None:
    found = told(*lines(OWN, 80), *lines(OWN, 70))
    assert [questions for _, _, _, questions in found] == [["quantity"], ["quantity"]]


def test_name_in_a_title_is_handed_on_with_the_words_before_each_number() -> None:
    seen = read(*lines(OWN, 80), *lines("คะแนนของเทศบาลตำบลท่าข้าม", 70))
    assert all("ท่าข้าม" in one.context for one in seen if one.value is not None and one.value < 75)


def test_one_list_alone_and_the_same_list_again_are_left_as_they_are() -> None:
    assert told(*lines("หมายตาไว้", 80)) == [(81.0, 2567, "score", [])]
    assert [questions for *_, questions in told(*lines(OWN, 80), *lines("หมายตาไว้", 80))] == [[], []]


def test_lines_that_go_on_are_sentences() -> None:
    found = told(*lines(OWN, 80), *lines("ผลคะแนนปีที่ผ่านมา", 70, " คะแนน อยู่ในระดับดี"), code="indicator-2")
    assert all(year == 2567 for _, year, _, _ in found)
