"""Scores in lines of their own below a title, where the same codes come again below another title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from prongsai.parsers.scores.listed_lines import settle_lists
from prongsai.parsers.scores.prose_passages import join_passage
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Answer, Observation, OpenClaim, Paragraph, Provenance
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


# lists by themselves: readings of our own, and what the titles make of them

SEEN = Observation(2567, "indicator", "IIT", "", 0.0, 100.0, "", "", Provenance(1))
CLASH = ("quantity",)


def settle(*texts: str, change: Observation = SEEN, changed: str = "7") -> list[Observation]:
    """The readings of lines that end with a number, and what is left of their questions.

    Args:
        texts: the lines; the code of a reading is what stands before its number.
        change: the reading whose fields those have that begin with the digit `changed`; others are as `SEEN`.
    """
    passage = join_passage([Paragraph(text) for text in texts], [YearClaim(2567)] * len(texts), FRAME, "", 2567)
    found = []
    for match in re.finditer(r"(?m)^([^0-9:\n]*) : ([0-9]+[.,][0-9]+)", passage.text):
        number = match[2]
        made = change if number.startswith(changed) else SEEN
        found.append((match.start(2), replace(made, code=match[1], value=float(number.replace(",", ".")))))
    return settle_lists(found, passage)


def values(title: str, *numbers: str, end: str = " คะแนน") -> list[str]:
    """A list of codes a, b, c … with these values below a title."""
    return [title, *(f"{code} : {number}{end}" for code, number in zip("abcdefgh", numbers, strict=False))]


def questions(seen: Sequence[Observation]) -> list[tuple[str, ...]]:
    return [tuple(claim.question for claim in one.open_claims) for one in seen]


@pytest.mark.parametrize(
    ("first", "second", "are_rivals"),
    [
        (("80.00", "81.00"), ("70.00", "71.00"), True),
        (("80.00",), ("70.00",), False),  # one code is too few
        (("80.00", "81.00"), ("70.00", "81.00"), False),
        (("80.00", "81.00", "82.00", "83.00"), ("70.00", "71.00", "82.00", "83.00"), True),  # half of them
        (("80.00", "81.00", "82.00", "83.00", "84.00"), ("70.00", "71.00", "82.00", "83.00", "84.00"), False),
        (("80.00", "81.00"), ("80.00", "81.00"), False),
        (("80.00", "81.00"), ("80.01", "81.01"), True),
        (("8.50", "8.25"), ("7.50", "7.25"), True),
        (("80.5", "81.5"), ("70.5", "71.5"), True),
        (("80,50", "81,50"), ("70,50", "71,50"), True),
        (("100.00", "100.0"), ("70.00", "71.00"), True),
        (("80.500", "81.500"), ("70.500", "71.500"), False),  # no scores of a report
        (("80", "81"), ("70", "71"), False),
    ],
)
def test_lists_that_give_most_codes_other_values_are_of_two_things(
    first: tuple[str, ...], second: tuple[str, ...], are_rivals: bool
) -> None:
    seen = settle(*values(OWN, *first), *values("หมายตาไว้", *second))
    assert [bool(one.caption) for one in seen] == [are_rivals] * len(seen)


@pytest.mark.parametrize(
    ("end", "are_lists"),
    [
        ("", True),
        (" คะแนน", True),
        ("%", True),
        (" คะแนน.", True),
        (" คะแนน ระดับดี", False),
        (" และ 5.00", False),
        (" " * 91, True),  # a hundred characters with the rest of the line
        (" " * 92, False),
    ],
)
def test_line_of_a_list_holds_a_label_and_its_number_alone(end: str, are_lists: bool) -> None:
    numbers = (("80.00", "81.00"), ("70.00", "71.00"))
    seen = settle(*values(OWN, *numbers[0], end=end), *values("หมายตาไว้", *numbers[1], end=end))
    assert [bool(one.caption) for one in seen] == [are_lists] * 4


def test_other_years_roles_and_codes_are_no_rivals() -> None:
    lists = (*values(OWN, "80.00", "81.00"), *values("หมายตาไว้", "70.00", "71.00"))
    for other in (replace(SEEN, fiscal_year=2566), replace(SEEN, role="target")):
        assert [one.caption for one in settle(*lists, change=other)] == [""] * 4
        assert [one.caption for one in settle(*lists, change=other, changed="8")] == [""] * 4
    other_codes = [line.replace("a :", "x :").replace("b :", "y :") for line in lists[3:]]
    assert [one.caption for one in settle(*lists[:3], *other_codes)] == [""] * 4


@pytest.mark.parametrize(
    ("title", "caption"),
    [
        (["หมายตาไว้"], "หมายตาไว้"),
        (["หมาย  ตาไว้ "], "หมาย ตาไว้"),
        (["หัวข้อ", "หมายตาไว้"], "หมายตาไว้"),
        (["หมายตาไว้", "x : 75.00 คะแนน"], "หมายตาไว้"),  # a line of the list of which nothing was read
        (["หมายตาไว้ 5 ข้อ"], "หมายตาไว้ 5 ข้อ"),
        (["ได้คะแนน 85.50 ดังนี้"], ""),
        (["ได้คะแนน ๘๕.๕๐ ดังนี้"], ""),
    ],
)
def test_title_of_a_list_is_the_line_above_it_that_gives_no_number(title: list[str], caption: str) -> None:
    seen = settle(*values(OWN, "80.00", "81.00"), *title, *values("", "70.00", "71.00")[1:])
    below = [one for one in seen if one.code in "ab" and one.value in (70.0, 71.0)]
    assert [(one.caption, one.context) for one in below] == [(caption, f"{caption}\n")] * 2


def test_list_at_the_top_of_a_passage_has_no_title() -> None:
    seen = settle(*values("", "80.00", "81.00")[1:], *values("ค่าเป้าหมาย", "70.00", "71.00"))
    assert [(one.caption, one.role) for one in seen] == [("", "score")] * 2 + [("ค่าเป้าหมาย", "target")] * 2
    assert questions(seen) == [()] * 4


def test_lists_of_one_title_each_stay_open_beside_any_other() -> None:
    titles = ("ผลที่ได้", OWN, "ผลคะแนน")
    seen = settle(*(line for at, title in enumerate(titles) for line in values(title, f"8{at}.00", f"9{at}.00")))
    assert [one.caption for one in seen] == [title for title in titles for _ in "ab"]
    assert questions(seen) == [CLASH] * 6
    assert seen[0].open_claims[0].between == (f"list `{titles[0]}`", f"list `{titles[1]}`")
    assert seen[5].open_claims[0].between == (f"list `{titles[0]}`", f"list `{titles[2]}`")


OWN_YEAR = Answer("year", "the report's own year")
BODY = Answer("body", "sentence `หน่วยงาน`")
SPOKEN = Answer("year", "sentence `ปี 2567`")


@pytest.mark.parametrize(
    ("answers", "year", "left"),
    [
        ((), 2566, ()),
        ((OWN_YEAR,), 2566, ()),
        ((BODY, OWN_YEAR), 2566, (BODY,)),
        ((BODY,), 2566, (BODY,)),
        ((SPOKEN,), 2567, (SPOKEN,)),
        ((BODY, SPOKEN), 2567, (BODY, SPOKEN)),
    ],
)
def test_year_of_a_title_gives_way_to_that_of_the_line_itself(
    answers: tuple[Answer, ...], year: int, left: tuple[Answer, ...]
) -> None:
    lists = (*values(OWN, "80.00", "81.00"), *values("ผลปี 2566", "70.00", "71.00"))
    seen = settle(*lists, change=replace(SEEN, answers=answers))[2]
    said = (Answer("year", "caption `ผลปี 2566`"),) if year == 2566 else ()
    assert (seen.fiscal_year, seen.answers) == (year, (*left, *said))


def test_year_of_a_title_settles_which_year_was_meant_and_nothing_else() -> None:
    asked = (OpenClaim("year", ("2567", "2565")), OpenClaim("body", ("ก", "ข")))
    lists = (*values(OWN, "80.00", "81.00"), *values("ผลปี 2566", "70.00", "71.00"))
    assert settle(*lists, change=replace(SEEN, open_claims=asked))[2].open_claims == asked[1:]


@pytest.mark.parametrize(
    ("title", "between"),
    [
        ("งปม. 2566", {}),  # what stands before a year is a word for it
        ("งปม. 66", {"year": ("2567", "that of `งปม. 66`"), "quantity": ("score", "what `ปม` makes of it")}),
        ("หมายตาไว้", {"quantity": ("score", "what `หมายตา` makes of it")}),
        ("ผลคะแนน การใช้อำนาจ", {"quantity": (f"list `{OWN}`", "list `ผลคะแนน การใช้อำนาจ`")}),
    ],
)
def test_title_leaves_open_what_nobody_can_tell_of_it(title: str, between: dict[str, tuple[str, ...]]) -> None:
    seen = settle(*values(OWN, "80.00", "81.00"), *values(title, "70.00", "71.00"))[2]
    assert {claim.question: claim.between for claim in seen.open_claims} == between


def test_question_that_is_open_already_is_not_asked_again() -> None:
    asked = (OpenClaim("quantity", ("ก", "ข")),)
    lists = (*values(OWN, "80.00", "81.00"), *values("หมายตาไว้", "70.00", "71.00"))
    assert settle(*lists, change=replace(SEEN, open_claims=asked))[2].open_claims == asked
    other = (OpenClaim("body", ("ก", "ข")),)
    assert questions(settle(*lists, change=replace(SEEN, open_claims=other))[2:]) == [("body", "quantity")] * 2


def test_reading_that_is_no_score_keeps_what_its_line_says_and_learns_its_title() -> None:
    lists = (*values(OWN, "80.00", "81.00", "82.00"), *values("ค่าเป้าหมาย", "70.00", "71.00", "75.00"))
    change = replace(SEEN, role="change", role_basis="ผลต่าง")
    seen = settle(*lists, change=change, changed="75")
    assert [one.role for one in seen] == ["score"] * 3 + ["target"] * 2 + ["change"]
    assert (seen[5].role_basis, seen[5].caption) == ("ผลต่าง", "ค่าเป้าหมาย")
    assert seen[3].role_basis == "caption `ค่าเป้าหมาย`"
