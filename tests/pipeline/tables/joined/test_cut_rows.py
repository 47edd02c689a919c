"""Whether the first row of a page is the rest of the row that the page before it ends with."""

from __future__ import annotations

import pytest

from prongsai.pipeline.model import Cell
from prongsai.pipeline.tables.joined.cut_rows import is_cut_row

Rows = list[list[str]]
HEADER = ["ข้อ", "มาตรการ", "ผล"]


def cells(rows: Rows) -> list[Cell]:
    """Plain cells; a text with line ends is in so many lines."""
    return [
        Cell(row, col, text.replace("\n", ""), text, lines=tuple(text.split("\n")))
        for row, texts in enumerate(rows)
        for col, text in enumerate(texts)
    ]


FULL = "กขคงจฉชซฌญ"


@pytest.mark.parametrize(
    ("above", "below", "is_cut"),
    [
        # what nothing begins with goes on
        (["1.", "แจ้งเวียน", "ดำเนินการ"], ["", "\u0e31น", ""], True),
        (["1.", "แจ้งเวียน", "ดำเนินการ"], ["", ") แล้ว", ""], True),
        # a label, a number, a code or a list from 1 of its own begins a row
        (["1.", "แจ้งเวียน", "ดำเนินการ"], ["2.", "ประชุม", "ดำเนินการ"], False),
        (["ก", "แจ้งเวียน", "92.50"], ["ข", "ประชุม", "88.10"], False),
        (["ก", "ข้อ ๕", "ดี"], ["ข", "ข้อ ๖", "ดี"], False),
        (["ก", "1. แจ้ง", "ดี"], ["", "1. ประชุม", "ดี"], False),
        # a number cut at its point goes on
        (["1.", "แจ้งเวียน", "92."], ["", "", "50"], True),
        # nothing below, or other columns, is no rest of a row
        (["1.", "แจ้งเวียน", "ดำเนินการ"], ["", "", ""], False),
        (["1.", "แจ้งเวียน", "ดำเนินการ"], ["", "ต่อ"], False),
        # all cells end on one line that is full: torn, and else a row of its own
        (["ก", f"{FULL}\n{FULL}", f"{FULL}\n{FULL}"], ["ข", "ต่อ", "ต่อ"], False),
        ([f"{FULL}\n{FULL}"] * 3, ["ข", "ต่อ", "ต่อ"], True),
        ([f"{FULL}\nกขคงจฉชซ"] * 3, ["ข", "ต่อ", "ต่อ"], True),
        ([f"{FULL}\nกขค"] * 3, ["ข", "ต่อ", "ต่อ"], False),
        (["กขค"] * 3, ["ข", "ต่อ", "ต่อ"], False),
    ],
)
def test_how_a_row_goes_on_says_whether_it_is_cut(above: list[str], below: list[str], is_cut: bool) -> None:
    assert is_cut_row(cells([HEADER, above]), 2, cells([below]), len(HEADER)) is is_cut


def test_cells_that_span_other_columns_are_no_rest() -> None:
    upper = cells([HEADER, ["1.", "แจ้งเวียน", "ดำเนินการ"]])
    lower = [Cell(0, 0, ""), Cell(0, 1, "\u0e31น", col_span=2)]
    assert not is_cut_row(upper, 2, lower, 3)
    assert not is_cut_row(upper, 2, [*lower, Cell(0, 2, "")], 3)


def test_empty_cell_under_one_merged_over_rows_begins_one_more_of_them() -> None:
    upper = [*cells([HEADER]), Cell(1, 0, "1.", row_span=2), Cell(1, 1, "แจ้ง"), Cell(1, 2, "ดี")]
    upper += [Cell(2, 1, "ประชุม"), Cell(2, 2, "ดี")]
    lower = cells([["", "อบรม", "ดี"]])
    assert not is_cut_row(upper, 3, lower, 3)


def test_row_without_a_label_goes_on_where_every_row_has_one() -> None:
    rows: Rows = [HEADER, ["1.", "แจ้ง", "ดี"], ["2.", "ประชุม", "ดี"]]
    assert is_cut_row(cells(rows), 3, cells([["สั้น", "อบรม", "ดี"]]), 3)
    rows[1][0] = rows[2][0] = "สั้น"
    assert not is_cut_row(cells(rows), 3, cells([["สั้น", "อบรม", "ดี"]]), 3)
