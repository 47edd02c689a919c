"""All contradictions of one report together, and the doubts that they leave on its scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import (
    AnnouncedList,
    IssueTitle,
    Measure,
    MeasureItem,
    Mention,
    Misnaming,
    Observation,
    Provenance,
    Score,
    Statement,
    Statements,
    Unit,
    UnitDecision,
)
from prongsai.pipeline.reconcile.contradictions.check import SaidInWords, check_contradictions

FRAME = load_frame()
ISSUES = {issue.no: issue.name for issue in FRAME.issues}
HERE = Provenance(2)
UNIT = Unit("6301-sao-ป่ามะม่วง", "sao", "ป่ามะม่วง", "อบต.ป่ามะม่วง", "เมืองตาก", "ตาก", "6301", None, "geothai")
OWN = UnitDecision(UNIT, 0.9, "ป่ามะม่วง", "sao", "เมืองตาก", "ตาก")
VALUES = {"indicator-4": 90.0, "indicator-6": 91.3}
SCORES = [
    Score(2567, "indicator", "IIT", code, value, 100.0, None, "read", 0.97, (at,))
    for at, (code, value) in enumerate(VALUES.items())
]
SEEN = [
    Observation(2567, "indicator", None, code, value, 100.0, "", f"{value:.2f}", HERE) for code, value in VALUES.items()
]
SWAPPED = Misnaming("indicator-4", "indicator-6", "ตัวชี้วัดที่ 4 คุณภาพการดำเนินงาน", 2567, Provenance(2))
HIGHEST = Statement("indicator-4", "highest", 2567, "สูงสุด", among="all", provenance=HERE)
ABOVE = Statement("indicator-4", "above", 2567, "สูงกว่า 95", limit=95.0, provenance=HERE)


def check(
    *claims: Statement, scores: Sequence[Score] = SCORES, measures: Sequence[Measure] = (), **said: object
) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The basis of each score by its code and subject, and the messages."""
    mentions = said.pop("mentions", ())
    statements = Statements(claims, **said)  # type: ignore[arg-type]
    words = SaidInWords(statements, mentions, OWN, measures)  # type: ignore[arg-type]
    result = check_contradictions(scores, SEEN, words, FRAME)
    assert [replace(one, basis=()) for one in result.rows] == [replace(one, basis=()) for one in scores]
    return {f"{one.code}{one.subject or ''}": one.basis for one in result.rows}, [
        one.message for one in result.findings
    ]


def test_report_that_says_nothing_else_keeps_its_scores() -> None:
    scores = [replace(one, basis=("read",)) for one in SCORES]
    assert check(scores=scores) == ({"indicator-4": ("read",), "indicator-6": ("read",)}, [])


def test_contradiction_puts_its_doubt_behind_what_is_said_of_its_score_alone() -> None:
    bases, messages = check(HIGHEST, scores=[replace(one, basis=("read",)) for one in SCORES])
    assert bases == {"indicator-4": ("read", "doubt: said to be the highest"), "indicator-6": ("read",)}
    assert len(messages) == 1


def test_each_doubt_stands_once_and_in_the_order_found() -> None:
    bases, messages = check(HIGHEST, ABOVE, replace(ABOVE, limit=97.0))
    doubts = ("doubt: said to be the highest", "doubt: said to be above 95", "doubt: said to be above 97")
    assert bases["indicator-4"] == doubts
    assert len(messages) == 3
    again, _ = check(HIGHEST, scores=[replace(one, basis=doubts[:1]) for one in SCORES])
    assert again["indicator-4"] == doubts[:1]


@pytest.mark.parametrize("changes", [{"subject": "ทต.ท่าข้าม"}, {"fiscal_year": 2566}], ids=str)
def test_score_of_another_body_or_year_bears_no_doubt(changes: dict[str, object]) -> None:
    other = replace(SCORES[0], **changes)  # type: ignore[arg-type]
    (own, _, theirs) = check_contradictions(
        [*SCORES, other], SEEN, SaidInWords(Statements((HIGHEST,)), (), OWN), FRAME
    ).rows
    assert own.basis == ("doubt: said to be the highest",)
    assert theirs.basis == ()


def measure(text: str) -> Measure:
    items = (MeasureItem("results", text, text),)
    return Measure(None, None, None, 2, "เผยแพร่แผน", items, provenance=HERE)


def cover(province: str, page: int) -> Mention:
    return Mention("อบต.ป่ามะม่วง", "sao", "ป่ามะม่วง", None, province, "title", Provenance(page))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"misnamings": (SWAPPED,), "n_rightly_named": 9}, "the number is 4"),
        (
            {"other_titles": (replace(SWAPPED, text="ตัวชี้วัดที่ 4 การบริหารจัดการน้ำ"),), "n_rightly_named": 9},
            "its name is",
        ),
        (
            {
                "issue_titles": (
                    *(IssueTitle(number, name, None, HERE) for number, name in ISSUES.items()),
                    IssueTitle(3, ISSUES[4], None, HERE),
                )
            },
            "which is the title of issue 4",
        ),
        ({"lists": (AnnouncedList(3, "3 ประเด็น", "", ("ก", "ข"), HERE),)}, "announces 3 and 2 are listed"),
        ({"mentions": (cover("พะเยา", 1), cover("ตาก", 2))}, "the province is พะเยา on the cover"),
        ({"measures": (measure("สำนักงานจังหวัดน่าน ได้กำหนดมาตรการ"),)}, "what `สำนักงานจังหวัดน่าน` did"),
    ],
    ids=["name", "title", "issue", "list", "cover", "doer"],
)
def test_everything_that_a_report_says_in_words_is_held_against_it(said: dict[str, object], words: str) -> None:
    _, messages = check(**said)  # type: ignore[arg-type]
    assert len(messages) == 1
    assert words in messages[0]


def test_two_levels_of_one_score_are_told() -> None:
    levels = [replace(SEEN[0], scope="overall", code="ita", value=93.07, level=level) for level in ("ผ่านดี", "ผ่าน")]
    ita = Score(2567, "overall", None, "ita", 93.07, 100.0, None, "read", 0.97, (0, 1))
    result = check_contradictions([ita], levels, SaidInWords(Statements(), (), OWN), FRAME)
    assert [one.field for one in result.findings] == ["level"]
