"""Issues and lists of a report, held against the frame and against each other."""

from __future__ import annotations

import pytest

from prongsai.pipeline.model import AnnouncedList, IssueTitle, Provenance
from prongsai.pipeline.reconcile.contradictions.contradiction import Contradiction
from prongsai.pipeline.reconcile.contradictions.issues import check_issue_titles
from prongsai.pipeline.reconcile.contradictions.lists import check_lists

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


ITEMS = ("ข้อมูลพื้นฐาน ได้แก่ โครงสร้าง", "การบริหารงาน ได้แก่ แผนงาน")


def listed(*items: str, count: int = 2, line: int = 1, lead: str = "เผยแพร่ข้อมูลใน") -> AnnouncedList:
    return AnnouncedList(count, f"{count} ประเด็น", lead, items, Provenance(line_no=line))


def test_list_of_another_length_than_announced_is_told() -> None:
    (found,) = check_lists([listed(*ITEMS, count=3)])
    assert found.finding.message == "`3 ประเด็น` (line 1) announces 3 and 2 are listed below it"
    assert list(check_lists([listed(*ITEMS)])) == []


def test_list_that_stands_twice_with_other_items_is_told_with_both_places() -> None:
    other = listed("การรับเรื่องร้องเรียนของหน่วยงาน", ITEMS[1], line=9)
    (found,) = check_lists([listed(*ITEMS), other])
    assert found.finding.message == (
        "`2 ประเด็น` are listed twice (line 1) (line 9), and 1 of them differ: `ข้อมูลพื้นฐาน ได้แก่ โครงสร้าง` and "
        "`การรับเรื่องร้องเรียนของหน่วยงาน`"
    )


@pytest.mark.parametrize(
    "other",
    [
        listed(*ITEMS, line=9),
        listed("ข้อมูลพื้นฐาน ได้แก่โครงสร้าง", ITEMS[1], line=9),
        listed("การรับเรื่องร้องเรียน", ITEMS[1], line=9, lead="ประกาศตามกฎหมายของราชการ"),
        listed("หนึ่งเรื่อง", "สองเรื่อง", "สามเรื่อง", count=3, line=9),
    ],
    ids=["the same", "but for a blank", "announced otherwise", "of another number"],
)
def test_same_list_and_another_list_are_no_contradiction(other: AnnouncedList) -> None:
    assert list(check_lists([listed(*ITEMS), other])) == []
