"""Columns that go on on the next page are joined by the heights of their rows."""

from __future__ import annotations

from dataclasses import replace

from prongsai.pipeline.model import Paragraph, Table
from prongsai.pipeline.tables.joined.sheets import join_sheets
from tests.score_makers import score_table

NAMES = ("หน่วยงาน", "อบต.ก้าวหน้า", "อบต.ขวัญใจ", "ทต.งามตาดี")
NUMBERS = ("IIT | ITA", "81.10 | 80.10", "82.20 | 80.20", "83.30 | 80.30")


def sheet(lines: tuple[str, ...], page: int, down: float = 0.0) -> Table:
    table = score_table(*lines)
    cells = tuple(
        replace(cell, page=page, bbox=cell.bbox and cell.bbox._replace(top=cell.bbox.top * 20 + down))
        for cell in table.cells
    )
    return replace(table, cells=cells, page=page, pages=(page,))


def shapes(*tables: Table) -> list[tuple[int, int]]:
    return [(one.n_rows, one.n_cols) for one in join_sheets(tables) if isinstance(one, Table)]


def test_columns_on_the_next_page_stand_beside_their_names() -> None:
    (whole,) = join_sheets([sheet(NAMES, 1), sheet(NUMBERS, 2)])
    assert isinstance(whole, Table)
    assert [cell.text for cell in whole.grid()[2] if cell] == ["อบต.ขวัญใจ", "82.20", "80.20"]
    assert whole.pages == (1, 2)


def test_other_heights_names_of_its_own_or_a_page_between_make_it_another_table() -> None:
    apart = [(4, 1), (4, 2)]
    assert shapes(sheet(NAMES, 1), sheet(NUMBERS, 2, down=9.0)) == apart
    assert shapes(sheet(NAMES, 1), sheet(NUMBERS, 3)) == apart
    assert shapes(sheet(NAMES, 1), sheet(NUMBERS[:3], 2)) == [(4, 1), (3, 2)]
    assert shapes(sheet(NAMES, 1), sheet(NAMES, 2)) == [(4, 1), (4, 1)]
    assert shapes(sheet(NUMBERS, 1), sheet(NUMBERS, 2)) == [(4, 2), (4, 2)]


def test_line_between_two_tables_keeps_them_apart() -> None:
    blocks = [sheet(NAMES, 1), Paragraph("คะแนนของปีก่อน", page=2), sheet(NUMBERS, 2)]
    assert list(join_sheets(blocks)) == blocks
