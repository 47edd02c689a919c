"""Rows above the first and below the last rule, and columns that pieces of rules show."""

from __future__ import annotations

import pytest

from prongsai.pipeline.model import Edge, Paragraph, Table, Word
from prongsai.pipeline.tables.blocks import extract_blocks
from tests.page_makers import make_line, make_page, table_texts

XS = (50.0, 300.0, 400.0)
HEAD = ("ตัวชี้วัด", "ปี 2566", "ปี 2567")
ROWS = (
    ("การปฏิบัติหน้าที่", "91.20", "92.30"),
    ("การใช้งบประมาณ", "88.40", "85.10"),
    ("การใช้อำนาจ", "79.05", "80.20"),
    ("คุณภาพการดำเนินงาน", "90.10", "93.40"),
    ("การเปิดเผยข้อมูล", "70.00", "75.15"),
)
PITCH = 24.0


def rows_of_words(*rows: tuple[str, ...], xs: tuple[float, ...] = XS, top: float = 100.0) -> list[Word]:
    return [
        word
        for at, row in enumerate(rows)
        for text, x in zip(row, xs, strict=True)
        for word in (make_line(text, x, top + at * PITCH) if text else ())
    ]


def rules_under(first: int, last: int, joints: tuple[float, ...] = ()) -> list[Edge]:
    """Rules under the rows `first` to `last`, in one piece or cut at some x."""
    ends = (45.0, *joints, 480.0)
    return [
        Edge(left, 107.0 + at * PITCH, right, 107.0 + at * PITCH)
        for at in range(first, last + 1)
        for left, right in zip(ends, ends[1:], strict=False)
    ]


def read(words: list[Word], edges: list[Edge]) -> tuple[list[list[str | None]], list[str]]:
    """The table of a page, and the lines beside it."""
    blocks = extract_blocks(make_page(words, edges)).rows
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return table_texts(table), [block.text for block in blocks if isinstance(block, Paragraph)]


def test_the_heading_above_the_first_rule_is_a_row() -> None:
    table, beside = read(rows_of_words(HEAD, *ROWS), rules_under(0, 5))
    assert (table, beside) == ([list(HEAD), *map(list, ROWS)], [])


def test_the_row_below_the_last_rule_is_a_row() -> None:
    table, beside = read(rows_of_words(HEAD, *ROWS), rules_under(0, 4))
    assert (table[-1], beside) == (list(ROWS[-1]), [])


def test_a_caption_a_remark_and_what_is_far_stay_outside() -> None:
    words = rows_of_words(HEAD, *ROWS, top=100.0)
    for text, baseline in (("ตารางแสดงผลการประเมินของหน่วยงาน", 80.0), ("หมายเหตุ ข้อมูลสิ้นปี", 244.0)):
        words += make_line(text, 50.0, baseline)
    table, beside = read(words, rules_under(0, 5))
    assert table == [list(HEAD), *map(list, ROWS)]
    assert beside == ["ตารางแสดงผลการประเมินของหน่วยงาน", "หมายเหตุ ข้อมูลสิ้นปี"]
    far = [*rows_of_words(HEAD, top=60.0), *rows_of_words(*ROWS, top=124.0)]
    assert read(far, rules_under(0, 5))[0] == list(map(list, ROWS))


def test_a_line_that_leaves_a_column_empty_is_no_last_row() -> None:
    words = [*rows_of_words(HEAD, *ROWS), *rows_of_words(("หน้า", "", "3"), top=100.0 + 6 * PITCH)]
    table, beside = read(words, rules_under(0, 5))
    assert (len(table), len(beside)) == (6, 1)


def test_few_rules_do_not_show_how_far_rows_lie_from_them() -> None:
    table, beside = read(rows_of_words(HEAD, *ROWS[:3]), rules_under(0, 2))
    assert (len(table), len(beside)) == (2, 2)


@pytest.mark.parametrize("joints", [(290.0, 390.0), ()], ids=["cell by cell", "in one piece"])
def test_pieces_of_rules_show_columns_that_no_white_shows(joints: tuple[float, ...]) -> None:
    # headings set to the left over numbers set to the right: the white between columns is another in each
    heads = rows_of_words(HEAD, xs=(50.0, 294.0, 394.0))
    numbers = [
        word
        for at, row in enumerate(ROWS, 1)
        for text, x in zip(row, (50.0, 360.0, 450.0), strict=True)
        for word in make_line(text, x, 100.0 + at * PITCH)
    ]
    table, _ = read([*heads, *numbers], rules_under(0, 5, joints))
    expected = [list(HEAD), *map(list, ROWS)]
    assert table == (expected if joints else expected[1:])


def test_text_across_the_joints_says_that_they_part_no_columns() -> None:
    rows = [(f"{name}ของหน่วยงานทุกปี", *numbers) for name, *numbers in ROWS]
    table, _ = read(rows_of_words(*rows), rules_under(0, 4, (90.0, 390.0)))
    assert {len(row) for row in table} == {3}
    assert table[0][1:] == ["91.20", "92.30"]
