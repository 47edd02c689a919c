"""Lists that a sentence announces with their number: what announces them, and what their items are."""

from __future__ import annotations

import pytest

from prongsai.parsers.statements.announced import find_announced
from prongsai.pipeline.model import AnnouncedList, Block, Paragraph
from tests.score_makers import score_table

BEFORE = "เผยแพร่ใน ๓ ประเด็น คือ"


def found(*lines: str) -> list[AnnouncedList]:
    return list(find_announced([Paragraph(line) for line in lines]))


def items(*lines: str) -> tuple[str, ...]:
    """The items that these lines give below an announcement; none where they are no list."""
    lists = found(BEFORE, *lines)
    return lists[0].items if lists else ()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("1) ก", "2) ข"), ("ก", "ข")),
        (("๑. ก", "๒. ข", "๓. ค"), ("ก", "ข", "ค")),
        (("- (1) ก", "• 2 ) ข "), ("ก", "ข")),
        (("1) ก", "และอื่น", "2) ข"), ("ก", "ข")),  # an item runs on for a line
        (("1) ก", "และอื่น", "2) ข", "และอื่น", "3) ค"), ("ก", "ข", "ค")),
        (("1) ก", "หนึ่ง", "สอง", "2) ข"), ()),  # and no longer
        (("1) ก", "2) ข", "หนึ่ง", "สอง", "3) ค"), ("ก", "ข")),
        (("1) ก", "", "2) ข"), ("ก", "ข")),
        (("1) ก", "2) ข", "4) ง"), ("ก", "ข")),
        (("1) ก", "1) ข", "2) ค"), ()),
        (("2) ก", "3) ข"), ()),
        (("ก", "1) ข", "2) ค"), ()),
        (("1) ก",), ()),
        # a number with a point is a value, one inside a line no mark
        (("1) ก", "2.5 คะแนน", "2) ข"), ("ก", "ข")),
        (("1) ก", "2. 50 คะแนน", "2) ข"), ("ก", "ข")),
        (("1) ก", "ข้อ 2) ข"), ()),
        (("1) ก", "2)"), ()),
        ((), ()),
    ],
)
def test_items_are_numbered_lines_that_count_from_one(lines: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert items(*lines) == expected


def test_tables_between_the_lines_are_passed_over() -> None:
    blocks: list[Block] = [Paragraph(BEFORE), score_table("ก | ข"), Paragraph("1) ก"), Paragraph("2) ข")]
    assert [one.items for one in find_announced(blocks)] == [("ก", "ข")]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("เผยแพร่ ข้อมูลใน ๑๒ ประเด็น ดังนี้ :", (12, "12 ประเด็น", "เผยแพร่ข้อมูลใน")),
        ("๔ ข้อ ได้แก่", (4, "4 ข้อ", "")),
        ("รายงานผล\nเผยแพร่ใน 3 ด้าน คือ", (3, "3 ด้าน", "เผยแพร่ใน")),  # the line of the number
        (f"{'ก' * 5} {'ข' * 60} 3 ด้าน คือ", (3, "3 ด้าน", "ข" * 60)),
        (f"ก{'ข' * 59} 3 ด้าน คือ", (3, "3 ด้าน", f"ก{'ข' * 59}")),
    ],
)
def test_announcement_has_its_number_and_the_words_before_it(before: str, told: tuple[int, str, str]) -> None:
    (one,) = found(before, "1) ก", "2) ข")
    assert (one.count, one.text, one.lead) == told


@pytest.mark.parametrize("before", ["ใน ๓ ประเด็น คือ เรื่อง", "ใน ๐ ประเด็น คือ", "ใน ๑๒๓ ประเด็น คือ", "ใน ๒.๓ ประเด็น คือ"])
def test_other_words_and_numbers_announce_nothing(before: str) -> None:
    assert found(before, "1) ก", "2) ข") == []
