"""Lists of a report that announce their number, held against what follows and against each other."""

from __future__ import annotations

import pytest

from prongsai.pipeline.model import AnnouncedList, Provenance
from prongsai.pipeline.reconcile.contradictions.lists import check_lists

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


FIRST = "การพัฒนาระบบสารสนเทศ"
assert len(FIRST) == 20


def spoilt(text: str, letters: int) -> str:
    """The text with so many of its letters unlike."""
    return "".join("x" if at % 3 == 1 and at // 3 < letters else char for at, char in enumerate(text))


@pytest.mark.parametrize(("letters", "is_told"), [(1, False), (5, False), (6, True)])
def test_item_differs_where_more_than_every_fourth_letter_is_another(letters: int, is_told: bool) -> None:
    assert (
        len(list(check_lists([listed(FIRST, ITEMS[1]), listed(spoilt(FIRST, letters), ITEMS[1], line=9)]))) == is_told
    )


@pytest.mark.parametrize(("letters", "is_told"), [(1, True), (5, True), (6, False)])
def test_list_is_the_same_as_far_as_it_is_announced_alike(letters: int, is_told: bool) -> None:
    lists = [listed(*ITEMS, lead=FIRST), listed("อื่น", "ต่างกัน", lead=spoilt(FIRST, letters))]
    assert len(list(check_lists(lists))) == is_told


def test_list_that_nothing_announces_in_words_is_no_repetition() -> None:
    assert list(check_lists([listed(*ITEMS, lead=""), listed("อื่น", "ต่างกัน", lead="")])) == []


def test_all_items_that_differ_are_counted_and_the_first_pair_is_quoted_in_one_line() -> None:
    long = "การรับเรื่องร้องเรียน\nของหน่วยงาน" + "ก" * 60
    (found,) = check_lists([listed(*ITEMS), listed(long, "อีกเรื่องหนึ่ง", line=9)])
    quoted = ("การรับเรื่องร้องเรียน ของหน่วยงาน" + "ก" * 60)[:60]
    assert found.finding.message.endswith(f", and 2 of them differ: `{ITEMS[0]}` and `{quoted}`")
    assert (found.finding.field, found.finding.raw, found.finding.where) == ("list", "2 ประเด็น", Provenance(line_no=9))


def test_short_list_is_told_as_such_and_not_held_against_the_whole_one() -> None:
    short = listed(ITEMS[1], line=9)
    (found,) = check_lists([listed(*ITEMS), short])
    assert found.finding.message == "`2 ประเด็น` (line 9) announces 2 and 1 are listed below it"
    (found,) = check_lists([short, listed(*ITEMS)])
    assert "announces" in found.finding.message


def test_list_that_stands_three_times_is_held_against_the_first() -> None:
    found = list(check_lists([listed(*ITEMS), listed(*ITEMS, line=5), listed("อื่น", "ต่างกัน", line=9)]))
    assert [one.finding.message.split(", and")[0] for one in found] == ["`2 ประเด็น` are listed twice (line 1) (line 9)"]
    # a list of another number or lead between the two hides neither
    between = [listed("ก", "ข", "ค", count=3, line=3), listed("ก", "ข", lead="ประกาศตามกฎหมายของราชการ", line=4)]
    assert len(list(check_lists([listed(*ITEMS), *between, listed("อื่น", "ต่างกัน", line=9)]))) == 1


def test_no_lists_say_nothing() -> None:
    assert list(check_lists([])) == []
