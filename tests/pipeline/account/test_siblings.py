"""Items of a list of which nothing is in any row, beside items of the same list that are in one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.account.siblings import Mark, find_lost_items, read_mark
from prongsai.pipeline.account.texts import TextInRows
from prongsai.pipeline.model import Block, Measure, Paragraph
from tests.score_makers import score_table

HELD = "จัดทำแผนผังขั้นตอนงานบริการทุกงาน"
ALSO_HELD = "เผยแพร่คู่มือประชาชนบนเว็บไซต์ของหน่วยงาน"
LOST = "อบรมเจ้าหน้าที่ผู้ให้บริการปีละสองครั้ง"
OTHER = "สำนักปลัดประชุมร่วมกับกองคลังเรื่องนั้น"


def lost(*texts: str | Block, kinds: Sequence[str | None] | None = None) -> list[str]:
    blocks = [Paragraph(text, line_no=at) if isinstance(text, str) else text for at, text in enumerate(texts)]
    measures = [Measure(None, None, None, 1, text) for text in (HELD, ALSO_HELD)]
    rows = TextInRows(Evidence([], {}, measures, ()))
    return [one.text for one in find_lost_items(blocks, kinds or [None] * len(blocks), rows)]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("3. อบรม", ("", 3)),
        ("๑.๒) พัฒนาช่องทาง", ("1", 2)),
        ("1.2.3) อบรม", ("1.2", 3)),
        ("  (4) อบรม", ("", 4)),
        ("- 5) อบรม", ("", 5)),
        ("- อบรม", ("-", 0)),
        ("\u2022อบรม", ("\u2022", 0)),
        ("* อบรม", ("*", 0)),
        ("อบรม", None),
        ("๙๒.๗๕ คะแนน", None),
        ("5 อบรม", None),
        ("", None),
    ],
)
def test_mark_of_an_item_is_its_number_or_its_bullet(text: str, mark: Mark | None) -> None:
    assert read_mark(text) == mark


@pytest.mark.parametrize(
    ("held", "item", "is_lost"),
    [
        ("1. ", "2. ", True),
        ("2. ", "2. ", True),  # counted twice
        ("1. ", "3. ", False),  # not the next one
        ("1.1) ", "1.2) ", True),
        ("1.1) ", "2.2) ", False),
        ("1. ", "1.2) ", False),
        ("- ", "- ", True),
        ("- ", "\u2022 ", False),
        ("- ", "2. ", False),
    ],
)
def test_item_is_lost_where_the_next_of_its_list_is_in_a_row(held: str, item: str, is_lost: bool) -> None:
    assert lost(f"{held}{HELD}", f"{item}{LOST}") == [f"{item}{LOST}"] * is_lost


def test_direction_counts() -> None:
    """Behind `2.` comes `3.`, and before it `1.`"""
    assert lost(f"2. {LOST}", f"3. {HELD}") == [f"2. {LOST}"]
    assert lost(f"2. {LOST}", f"1. {HELD}") == []
    assert lost(f"3. {HELD}", f"2. {LOST}") == []
    assert lost(f"1. {HELD}", f"2. {LOST}") == [f"2. {LOST}"]


def test_nearest_sibling_decides() -> None:
    assert lost(f"- {HELD}", f"- {LOST}", f"- {OTHER}") == [f"- {LOST}"]
    assert lost(f"- {HELD}", f"- {OTHER}", f"- {LOST}", f"- {ALSO_HELD}") == [f"- {OTHER}", f"- {LOST}"]
    assert lost(f"1. {HELD}", f"2. {OTHER}", f"3. {LOST}") == [f"2. {OTHER}"]


@pytest.mark.parametrize(("between", "is_lost"), [(0, True), (11, True), (12, False)])
def test_sibling_stands_within_twelve_blocks(between: int, is_lost: bool) -> None:
    expected = [f"2. {LOST}"] * is_lost
    assert lost(f"1. {HELD}", *["ฌฌฌ"] * between, f"2. {LOST}") == expected
    assert lost(f"2. {LOST}", *["ฌฌฌ"] * between, f"3. {HELD}") == expected


@pytest.mark.parametrize(
    ("kind", "is_lost"),
    [(None, True), ("analysis", True), ("letter", True), ("law", False), ("contents", False), ("repeated", False)],
)
def test_what_its_words_name_otherwise_is_no_item(kind: str | None, is_lost: bool) -> None:
    assert lost(f"1. {HELD}", f"2. {LOST}", kinds=[None, kind]) == [f"2. {LOST}"] * is_lost


@pytest.mark.parametrize(
    ("following", "is_label"),
    [
        (score_table("ก | ข"), True),  # a table
        (f"2.1) {OTHER}", True),  # its first part
        (f"2.2) {OTHER}", False),
        (f"3.1) {OTHER}", False),
        (f"1) {OTHER}", False),
        (HELD, True),  # what is in a row
        (OTHER, False),
    ],
)
def test_label_of_what_follows_is_no_item(following: str | Block, is_label: bool) -> None:
    assert (f"2. {LOST}" in lost(f"1. {HELD}", f"2. {LOST}", following)) is not is_label
    # a longer one says something itself
    long = f"2. {LOST}{LOST.replace('อ', 'ฮ')}{LOST}"
    assert long in lost(f"1. {HELD}", long, following)


def test_part_of_a_part_is_the_first_of_its_own_number() -> None:
    assert lost(f"1.1) {HELD}", f"1.2) {LOST}", f"1.2.1) {OTHER}") == []
    assert lost(f"1.1) {HELD}", f"1.2) {LOST}", f"1.3.1) {OTHER}") == [f"1.2) {LOST}"]


def test_short_lines_and_lines_without_a_mark_are_no_items() -> None:
    assert lost(f"1. {HELD}", "2. ก", LOST) == []
    assert lost() == []
