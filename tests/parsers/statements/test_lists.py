"""Lists in the prose of a report: what it calls its issues, and lists that a sentence announces with their number."""

from __future__ import annotations

import pytest

from prongsai.parsers.statements.announced import find_announced
from prongsai.parsers.statements.issue_titles import find_issue_titles
from prongsai.pipeline.model import Paragraph

THREE = ("- ๑) การใช้งบประมาณ", "- ๒) การให้บริการ", "๓. การใช้ทรัพย์สิน")


def lines(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, line_no=at) for at, text in enumerate(texts, start=1)]


def test_list_and_headings_give_titles_with_their_place() -> None:
    found = find_issue_titles(lines("แบ่งเป็น", *THREE, "เนื้อความ", "ประเด็นที่ ๒ การให้บริการ"))
    assert [(one.number, one.text, one.list_no, one.provenance.line_no) for one in found] == [
        (1, "การใช้งบประมาณ", 1, 2),
        (2, "การให้บริการ", 1, 3),
        (3, "การใช้ทรัพย์สิน", 1, 4),
        (2, "การให้บริการ", None, 6),
    ]


def test_two_numbered_lines_are_no_list_and_a_title_may_run_on() -> None:
    assert find_issue_titles(lines(*THREE[:2])) == []
    assert len(find_issue_titles(lines(THREE[0], "และการจัดซื้อจัดจ้าง", *THREE[1:]))) == 3
    assert find_issue_titles(lines(THREE[0], "หนึ่ง", "สอง", *THREE[1:])) == []


def test_each_list_is_told_from_the_next() -> None:
    found = find_issue_titles(lines(*THREE, *THREE))
    assert [one.list_no for one in found] == [1, 1, 1, 2, 2, 2]


ITEMS = ("๑) ข้อมูลพื้นฐาน", "๒) การบริหารงาน", "๓) การเงิน")


@pytest.mark.parametrize(
    ("before", "text", "count"),
    [
        ("เผยแพร่ใน ๓ ประเด็น คือ", "3 ประเด็น", 3),
        ("แบ่งเป็น 4 ด้าน ดังนี้:", "4 ด้าน", 4),
        ("มีมาตรการ จำนวน ๒ มาตรการ ได้แก่", "2 มาตรการ", 2),
    ],
)
def test_announced_list_has_its_number_and_the_lines_below(before: str, text: str, count: int) -> None:
    (found,) = find_announced(lines(before, *ITEMS, "ต่อไป"))
    assert (found.count, found.text, len(found.items)) == (count, text, 3)
    assert found.items[0] == "ข้อมูลพื้นฐาน"
    assert found.provenance.line_no == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("เผยแพร่ใน ๓ ประเด็น", *ITEMS),
        ("ภายใน ๓ วัน คือ", *ITEMS),
        ("ได้ ๙๐.๓ ประเด็น คือ", *ITEMS),
        ("เผยแพร่ใน ๓ ประเด็น คือ", "ข้อมูลพื้นฐาน", *ITEMS),
        ("เผยแพร่ใน ๓ ประเด็น คือ", ITEMS[0], "จบ"),
        ("เผยแพร่ใน ๓ ประเด็น คือ", ITEMS[1], ITEMS[2]),
    ],
    ids=["not announced", "days", "a score", "other text between", "one item", "begins with two"],
)
def test_other_text_announces_no_list(texts: tuple[str, ...]) -> None:
    assert list(find_announced(lines(*texts))) == []


def test_items_may_run_on_for_a_line_and_end_where_counting_ends() -> None:
    (found,) = find_announced(lines("ใน ๓ ด้าน คือ", ITEMS[0], "และข่าวสาร", ITEMS[1], "๕) อื่น"))
    assert found.items == ("ข้อมูลพื้นฐาน", "การบริหารงาน")
