"""Lines without marks: items where somebody ended each line, one text where a line was only full."""

from __future__ import annotations

import pytest

from prongsai.parsers.measures.plain_lines import part_unmarked


@pytest.mark.parametrize(
    ("lines", "is_typed", "parts"),
    [
        (["สำรวจความต้องการ", "จัดอบรมเจ้าหน้าที่ทุกคน"], True, 2),
        (["สำรวจความต้องการ", "จัดอบรมเจ้าหน้าที่ทุกคน"], False, 2),
        (["สำรวจความต้องการของประชาชนทุกหมู่", "บ้านในเขตตำบลและสรุปความเห็น", "เสนอผู้บริหาร"], False, 1),
        (["จัดอบรมเจ้าหน้าที่ผู้ให้บริการ", "ทุกคน"], True, 1),
        (["- สำรวจความต้องการ", "- จัดอบรมเจ้าหน้าที่"], True, 1),
        (["จัดอบรมเจ้าหน้าที่"], True, 1),
    ],
)
def test_lines_are_parted(lines: list[str], is_typed: bool, parts: int) -> None:
    found = part_unmarked(lines, is_typed)
    assert len(found) == parts
    assert [line for part in found for line in part] == lines


@pytest.mark.parametrize(("length", "parts"), [(8, 2), (7, 1)])
def test_item_is_more_than_a_word(length: int, parts: int) -> None:
    assert len(part_unmarked(["ก" * length, "ข" * 20], is_typed=True)) == parts
    assert len(part_unmarked(["ข" * 20, "ก" * length], is_typed=True)) == parts


def test_blank_lines_are_no_items() -> None:
    lines = ["สำรวจความต้องการ ", "", " จัดอบรมเจ้าหน้าที่"]
    assert part_unmarked(lines, is_typed=True) == [["สำรวจความต้องการ"], ["จัดอบรมเจ้าหน้าที่"]]
    assert part_unmarked(["", "สำรวจความต้องการ"], is_typed=True) == [["", "สำรวจความต้องการ"]]
    assert part_unmarked([], is_typed=True) == [[]]


@pytest.mark.parametrize(("length", "parts"), [(28, 2), (29, 1), (39, 1)])
def test_line_that_could_have_held_the_next_word_was_ended_on_purpose(length: int, parts: int) -> None:
    """The longest line has forty letters, and the word of seven would have ended within nine tenths of it."""
    assert len(part_unmarked(["ข" * length, f"ประชาชน{'ก' * 33}"], is_typed=False)) == parts
    assert len(part_unmarked([f"ประชาชน{'ก' * 33}", "ข" * length, f"ประชาชน{'ข' * 33}"], is_typed=False)) == (
        3 if parts == 2 else 1
    )


def test_lines_of_one_length_may_all_be_full() -> None:
    assert len(part_unmarked(["ก" * 30, "ข" * 30], is_typed=False)) == 1
