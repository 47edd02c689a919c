"""What a report calls its issues, held against the titles of the frame."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.model import IssueTitle, Method, Provenance
from prongsai.pipeline.reconcile.contradictions.contradiction import Contradiction
from prongsai.pipeline.reconcile.contradictions.issues import check_issue_titles

OFFICIAL = {
    1: "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
    2: "การให้บริการและระบบ E-Service",
    3: "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
    4: "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
}
ALL = [IssueTitle(number, f"วิเคราะห์{name}", 1, Provenance(line_no=number)) for number, name in OFFICIAL.items()]
HEADINGS = [IssueTitle(number, name, None, Provenance(line_no=10 * number)) for number, name in OFFICIAL.items()]
WRONG = "การส่งเสริมคุณธรรมของเยาวชนในชุมชน"


def told(*titles: IssueTitle) -> list[Contradiction]:
    return list(check_issue_titles(titles, OFFICIAL))


def test_titles_of_the_frame_whole_or_shortened_are_no_contradiction() -> None:
    assert told(*ALL, *HEADINGS) == []
    assert told(*ALL, IssueTitle(3, "การใช้ทรัพย์สินของราชการ")) == []


def test_title_of_another_issue_is_told_with_whose_it_is() -> None:
    (found,) = told(*ALL, IssueTitle(3, OFFICIAL[4], None, Provenance(line_no=30)))
    assert found.finding.message == f"issue 3 is called `{OFFICIAL[4]}` (line 30), which is the title of issue 4"
    assert (found.finding.field, found.finding.suggestion) == ("issue", OFFICIAL[3])


def test_title_that_is_none_is_told_where_another_place_gives_the_right_one() -> None:
    wrong = IssueTitle(2, WRONG, 1, Provenance(line_no=2))
    (found,) = told(ALL[0], wrong, *ALL[2:], *HEADINGS, wrong)
    assert found.finding.message == f"issue 2 is called `{WRONG}` (line 2) and `{OFFICIAL[2]}` (line 20)"
    assert told(ALL[0], wrong, *ALL[2:]) == []


@pytest.mark.parametrize(
    "titles",
    [
        (ALL[0], HEADINGS[0], IssueTitle(3, OFFICIAL[4])),
        (*ALL, *(IssueTitle(number, WRONG, 2) for number in (1, 2, 3))),
        (*ALL, IssueTitle(3, OFFICIAL[4], None, Provenance(method="ocr"))),
        (*ALL, IssueTitle(9, WRONG)),
    ],
    ids=["issues of its own", "a list of something else", "read from a picture", "no such issue"],
)
def test_what_are_no_titles_of_the_frame_are_left_out(titles: tuple[IssueTitle, ...]) -> None:
    assert told(*titles) == []


FIFTH = "การพัฒนาระบบสารสนเทศ"
assert len(FIFTH) == 20
FIVE = {**OFFICIAL, 5: FIFTH}


def spoilt(letters: int) -> str:
    """The fifth title with so many of its letters unlike."""
    return "".join("x" if at % 3 == 1 and at // 3 < letters else char for at, char in enumerate(FIFTH))


def told_of_fifth(text: str, *more: IssueTitle) -> list[str]:
    fifth = IssueTitle(5, text, None, Provenance(line_no=50))
    return [one.finding.message for one in check_issue_titles([*HEADINGS, *more, fifth], FIVE)]


@pytest.mark.parametrize(("letters", "is_told"), [(0, False), (3, False), (5, False), (6, True)])
def test_misprint_of_a_title_is_that_title(letters: int, is_told: bool) -> None:
    """Up to every fourth letter; what is told needs the right title elsewhere."""
    right = IssueTitle(5, FIFTH, None, Provenance(line_no=5))
    assert len(told_of_fifth(spoilt(letters), right)) == is_told
    assert told_of_fifth(spoilt(letters)) == []


@pytest.mark.parametrize(("letters", "is_other"), [(3, True), (4, False)])
def test_title_is_anothers_where_but_one_letter_in_seven_differs(letters: int, is_other: bool) -> None:
    (found,) = check_issue_titles([*HEADINGS, IssueTitle(5, FIFTH), IssueTitle(2, spoilt(letters))], FIVE)
    assert found.finding.message.endswith("which is the title of issue 5") == is_other


@pytest.mark.parametrize(("letters", "quoted"), [(3, "line 5"), (4, "line 6")])
def test_right_title_that_is_quoted_is_the_first_that_is_the_frames(letters: int, quoted: str) -> None:
    first, second = (
        IssueTitle(5, text, None, Provenance(line_no=at)) for text, at in ((spoilt(letters), 5), (FIFTH, 6))
    )
    (message,) = told_of_fifth(WRONG, first, second)
    assert message.endswith(f"({quoted})")


def test_three_issues_with_the_frames_titles_make_another_title_a_slip() -> None:
    wrong = IssueTitle(2, OFFICIAL[4])
    assert len(told(HEADINGS[0], HEADINGS[2], HEADINGS[3], wrong)) == 1
    assert told(HEADINGS[0], HEADINGS[2], HEADINGS[2], wrong) == []


@pytest.mark.parametrize(("n_right", "is_told"), [(3, True), (2, False), (1, False)])
def test_list_is_one_of_issues_where_most_of_it_bears_their_titles(n_right: int, is_told: bool) -> None:
    numbers = (2, 3, 4, 1)
    right = [IssueTitle(number, OFFICIAL[number], 2) for number in numbers[:n_right]]
    wrong = [IssueTitle(number, WRONG, 2) for number in numbers[n_right:]]
    assert bool(told(*HEADINGS, *right, *wrong)) == is_told
    # as a heading the title stands for itself
    assert told(*HEADINGS, *right, *(replace(one, list_no=None) for one in wrong)) != []


@pytest.mark.parametrize(("method", "is_told"), [("text", True), ("dump", True), ("narrative", True), ("ocr", False)])
def test_only_letters_of_the_file_make_another_title(method: Method, is_told: bool) -> None:
    wrong = IssueTitle(3, OFFICIAL[4], None, Provenance(method=method))
    assert len(told(*HEADINGS, wrong)) == is_told


def test_each_wrong_title_is_told_once_and_two_of_an_issue_are_two() -> None:
    wrong = IssueTitle(3, OFFICIAL[4])
    found = told(*HEADINGS, wrong, wrong, IssueTitle(3, OFFICIAL[1]), IssueTitle(1, OFFICIAL[4]))
    assert [(one.finding.raw, one.finding.suggestion) for one in found] == [
        (OFFICIAL[4], OFFICIAL[3]),
        (OFFICIAL[1], OFFICIAL[3]),
        (OFFICIAL[4], OFFICIAL[1]),
    ]


def test_blanks_make_no_other_title() -> None:
    spaced = " ".join(OFFICIAL[3])
    assert told(*HEADINGS, IssueTitle(3, spaced)) == []
    assert len(told(*HEADINGS, IssueTitle(4, spaced))) == 1


def test_no_titles_say_nothing() -> None:
    assert told() == []
