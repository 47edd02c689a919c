"""Columns of scores that hold no score at all beside their codes."""

from __future__ import annotations

import pytest

from prongsai.pipeline.account.lost_columns import has_lost_column
from tests.score_makers import score_table

HEAD = "ข้อ | คำถาม | คะแนน"


def is_lost(*lines: str) -> bool:
    """Whether a table lost a column; a first cell that begins as a code does is one."""
    table = score_table(*lines)
    row_codes = [
        [cell.text] if (cell := row[0]) is not None and cell.text[:1] in ("i", "e", "o") and cell.text[1:] else []
        for row in table.grid()
    ]
    return has_lost_column(table.grid(), {cell: cell.text for cell in table.cells}, row_codes)


@pytest.mark.parametrize(
    ("cells", "lost"),
    [
        (("#####", "#####"), True),
        (("#####", ""), True),
        (("#####",), False),  # one may be anything
        (("#####", "92.14"), False),
        (("#####", "ไม่ประเมิน"), False),
        (("", ""), False),
        (("",) * 5, False),  # a form of the five indicators of an instrument
        (("",) * 6, True),
        ((*[""] * 5, "-"), False),
        # numbers that are not printed as scores are
        (("0.8811", "0.9133"), True),
        ((",8811", ".913"), True),
        (("88.111", "91.333"), True),
        (("881.1", "913,30"), True),
        (("0.881", "9.1333"), True),
        (("0.88", "0.91"), False),
        (("100.00", "100.00"), False),
        (("88.1", "91.3"), False),
        (("8811", "9133"), True),
        (("881.1 คะแนน", "913.3 คะแนน"), False),
        ((" 881.1 ", "913.3"), True),
    ],
)
def test_column_of_scores_is_lost_where_every_row_with_a_code_has_none(cells: tuple[str, ...], lost: bool) -> None:
    assert is_lost(HEAD, *(f"i{at} | ก | {cell}" for at, cell in enumerate(cells, start=1))) is lost


def test_only_a_heading_of_scores_above_the_first_code_makes_a_column_one() -> None:
    rows = ("i1 | ก | #####", "i2 | ข | #####")
    assert not is_lost("ข้อ | คำถาม | วันที่", *rows)
    assert not is_lost("ข้อ | คำถาม | วันที่", *rows, "รวม | | คะแนน")
    assert is_lost("ข้อ | คำถาม | ปี 2567", "^ | ^ | คะแนน", *rows)
    assert is_lost("ข้อ | คะแนน | <", "^ | 2566 | 2567", "i1 | 92.14 | #####", "i2 | 90.00 | #####")


def test_any_column_of_scores_may_be_the_lost_one() -> None:
    assert is_lost("ข้อ | คะแนน IIT | คะแนน EIT", "i1 | 92.14 | #####", "i2 | 90.00 | #####")
    assert is_lost("ข้อ | คะแนน IIT | คะแนน EIT", "i1 | ##### | 92.14", "i2 | ##### | 90.00")


def test_rows_without_a_code_do_not_count_and_a_merged_cell_counts_once() -> None:
    assert is_lost(HEAD, "i1 | ก | #####", "รวม | ข | 92.14", "i2 | ค | #####")
    assert not is_lost(HEAD, "i1 | ก | #####", "i2 | ข | ^")
    assert is_lost(HEAD, "i1 | ก | #####", "i2 | ข | ~", "i3 | ค | #####")  # no cell at all
    assert not is_lost(HEAD, "รวม | ก | #####", "รวม | ข | #####")


def test_table_without_rows_or_codes_has_lost_nothing() -> None:
    assert not has_lost_column([], {}, [])
    assert not is_lost(HEAD)
