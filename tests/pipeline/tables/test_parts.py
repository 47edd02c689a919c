"""Sheets that hold several pages, and sheets that do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.model import BBox, Edge, Page, Word
from prongsai.pipeline.tables.parts import find_halves, part_page
from tests.page_makers import make_line, make_page, make_word

PROSE = "one line of running text that fills its page to the margin"
MIDDLE = 421.0


def sheet(words: list[Word], edges: tuple[Edge, ...] = ()) -> Page:
    return replace(make_page(words, edges), width=2 * MIDDLE, height=595.0)


def page_of_lines(x: float, tops: list[float], text: str = PROSE) -> list[Word]:
    return [word for top in tops for word in make_line(text, x, top)]


def two_pages(shift: float = 0.0, tops: tuple[float, ...] = (100, 120, 140, 160, 180)) -> list[Word]:
    return page_of_lines(60, [100, 120, 140, 160, 180]) + page_of_lines(MIDDLE + 60 + shift, list(tops))


def test_two_pages_of_prose_are_read_one_behind_the_other() -> None:
    left, right = part_page(sheet(two_pages()))
    assert max(word.bbox.x1 for word in left.words) < MIDDLE < min(word.bbox.x0 for word in right.words)
    assert [len(left.words), len(right.words)] == [len(two_pages()) // 2] * 2


def test_a_page_whose_halves_begin_at_different_margins_is_one_page() -> None:
    assert not find_halves(sheet(two_pages(shift=20)))


def test_a_word_or_a_rule_across_the_middle_makes_it_one_page() -> None:
    title = make_word("a title over all of it", MIDDLE - 50, 60)
    assert not find_halves(sheet([*two_pages(), title]))
    assert not find_halves(sheet(two_pages(), (Edge(60, 90, 780, 90),)))


def test_a_table_without_rules_over_the_whole_sheet_is_one_page() -> None:
    rows = [100.0 + 20 * n for n in range(8)]
    words = [make_word("name", 60, top) for top in rows] + [make_word("91.25", MIDDLE + 60, top) for top in rows]
    assert not find_halves(sheet(words))
    # the same with lines at heights of their own: no rows of one table
    moved = [make_word("name", 60, top) for top in rows] + [make_word("91.25", MIDDLE + 60, top + 9) for top in rows]
    assert find_halves(sheet(moved))


def test_an_upright_page_is_one_page() -> None:
    page = make_page(two_pages())
    assert list(part_page(page)) == [page]


def test_parts_keep_number_size_and_places_and_lose_no_word() -> None:
    boxes = (BBox(0, 0, 300, 595), BBox(430, 0, 842, 595))
    between = make_word("page 3", 350, 560)
    page = replace(sheet([*two_pages(), between], (Edge(60, 90, 200, 90), Edge(480, 90, 700, 90))), parts=boxes)
    left, right, rest = part_page(page)
    assert {word.text for word in rest.words} == {"page 3"} | {w.text for w in two_pages() if 300 < w.bbox.x_mid < 430}
    assert sum(len(part.words) for part in (left, right, rest)) == len(page.words)
    assert [len(part.edges) for part in (left, right, rest)] == [1, 1, 0]
    assert {(part.number, part.width, part.height) for part in (left, right, rest)} == {(1, 842.0, 595.0)}


@pytest.mark.parametrize("lines", [1, 4])
def test_a_few_lines_beside_a_page_are_no_page(lines: int) -> None:
    tops = tuple(100.0 + 20 * n for n in range(lines))
    assert not find_halves(sheet(two_pages(tops=tops)))
