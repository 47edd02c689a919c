"""Names that a page end cut: the rest of a name goes back to it, and nothing else does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from prongsai.parsers.scores.columns import ScoreGrid
from prongsai.parsers.scores.cut_names import sew_cut_names
from tests.score_makers import score_grid

HEAD = "ที่ | หน่วยงาน | คะแนน"
FIRST = "1 | อบต.บ้าน | 82.20"


def on_pages(*rows: str, pages: Sequence[int | None]) -> ScoreGrid:
    """A list whose rows lie on these pages."""
    grid = score_grid(HEAD, *rows)
    placed = (
        tuple(cell and replace(cell, page=page) for cell in row) for row, page in zip(grid.rows, pages, strict=True)
    )
    return replace(grid, rows=tuple(placed))


def cut(*rows: str, pages: Sequence[int | None]) -> ScoreGrid:
    return sew_cut_names(on_pages(*rows, pages=pages), 1)


def names(grid: ScoreGrid) -> list[str | None]:
    return [cell.text if (cell := row[1]) is not None else None for row in grid.rows]


@pytest.mark.parametrize("rest", ["ใหม่", "ใหม่พัฒนา", "ร้อยเอ็ด", "น้อย (สาขา)"])
def test_rest_of_a_name_goes_back_to_it(rest: str) -> None:
    grid = cut(FIRST, f" | {rest} | ", "2 | ทต.จำปา | 84.40", pages=(1, 2, 2))
    assert names(grid) == [f"อบต.บ้าน{rest}", None, "ทต.จำปา"]
    first, emptied, _ = grid.rows
    assert [cell.text for cell in first if cell] == ["1", f"อบต.บ้าน{rest}", "82.20"]
    assert first[1] is not None
    assert first[1].raw == f"อบต.บ้าน\n{rest}"
    assert emptied == (None, None, None)
    assert grid.row_numbers == (1, 2, 3)


def test_blanks_at_the_cut_are_no_part_of_the_name() -> None:
    grid = score_grid(HEAD, FIRST, " | ใหม่ | ")
    rows = [
        tuple(cell and replace(cell, text=text, page=page) for cell, text in zip(row, texts, strict=True))
        for row, page, texts in zip(grid.rows, (1, 2), (("1", "อบต.บ้าน ", "82.20"), ("", " ใหม่", "")), strict=True)
    ]
    assert names(sew_cut_names(replace(grid, rows=tuple(rows)), 1)) == ["อบต.บ้านใหม่", None]


@pytest.mark.parametrize(
    "row",
    [
        " | 2. บ้านใหม่ | ",
        " | ๒ บ้านใหม่ | ",
        " | (2) บ้านใหม่ | ",
        " | อบต.ใหม่ | ",
        " | เทศบาลตำบลใหม่ | ",
        " | ที่ทำการ อบต.ใหม่ | ",
        " | สำนักงานเทศบาลใหม่ | ",
        " | โรงเรียนใหม่ | ",
        " | อำเภอเมือง | ",
        " | จังหวัดตาก | ",
        " | ใหม่ | 83.30",  # more than the rest of a name
        "2 | ใหม่ | ",
        " | ใหม่ | <",  # over several columns
        "ใหม่ |  | ",  # beside the names
        " |  | ",
        "~ | ~ | ~",
        " | ~ | ใหม่",
    ],
)
def test_row_of_its_own_is_no_rest(row: str) -> None:
    grid = on_pages(FIRST, row, pages=(1, 2))
    assert sew_cut_names(grid, 1) == grid


@pytest.mark.parametrize(
    ("pages", "is_sewn"),
    [((1, 2), True), ((1, 3), True), ((1, 1), False), ((2, 1), False), ((None, 2), False), ((1, None), False)],
)
def test_only_a_page_end_cuts_a_name(pages: Sequence[int | None], is_sewn: bool) -> None:
    assert names(cut(FIRST, " | ใหม่ | ", pages=pages))[0] == ("อบต.บ้านใหม่" if is_sewn else "อบต.บ้าน")


@pytest.mark.parametrize("above", ["1 |  | 82.20", "1 | ~ | 82.20"])
def test_nothing_goes_back_to_a_row_without_a_name(above: str) -> None:
    grid = cut(above, " | ใหม่ | ", "2 | ทต.จำปา | 84.40", pages=(1, 2, 2))
    assert names(grid)[1:] == ["ใหม่", "ทต.จำปา"]


def test_first_row_and_later_rests_stay() -> None:
    grid = cut(" | ใหม่ | ", FIRST, " | ใหม่ | ", " | มาก | ", pages=(1, 1, 2, 3))
    assert names(grid) == ["ใหม่", "อบต.บ้านใหม่", None, "มาก"]


def test_name_over_two_columns_is_whole_in_both() -> None:
    grid = on_pages("1 | อบต.บ้าน | <", " | ใหม่ | ", pages=(1, 2))
    first, _ = sew_cut_names(grid, 1).rows
    assert [cell.text for cell in first if cell] == ["1", "อบต.บ้านใหม่", "อบต.บ้านใหม่"]
