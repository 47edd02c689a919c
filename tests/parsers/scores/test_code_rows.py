"""Rows of codes: a total is that of the whole, or of the instrument that heads its column."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.score_makers import read_scores, score_table

POWER, MONEY = "การใช้อำนาจ", "การใช้งบประมาณ"


@pytest.mark.parametrize(
    ("head", "row", "codes"),
    [
        ("รายการ | EIT", "คะแนนที่ได้ | 81.00", ["eit"]),
        ("รายการ | แบบวัด EIT", "คะแนนเฉลี่ย | 81.00", ["eit"]),
        ("รายการ | EIT ปี 2566 | EIT ปี 2567", "คะแนนที่ได้ | 81.00 | 82.00", ["eit", "eit"]),
        ("รายการ | คะแนน", "คะแนนที่ได้ | 81.00", ["ita"]),
        ("รายการ | EIT", "คะแนนรวม ITA | 81.00", ["ita"]),
        ("รายการ | EIT", "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน | 81.00", ["indicator-6"]),
    ],
)
def test_total_under_an_instrument_is_not_the_overall_score(head: str, row: str, codes: list[str]) -> None:
    assert [one.code for one in read_scores(score_table(head, row))[0]] == codes


@pytest.mark.parametrize(("raw", "printed"), [("๙๑.๒๐", "๙๑.๒๐"), ("", "91.20")])
def test_score_is_kept_as_printed(raw: str, printed: str) -> None:
    table = score_table("ตัวชี้วัด | คะแนน", f"{POWER} | 91.20", f"{MONEY} | 88.10")
    cells = tuple(replace(cell, raw=raw) if cell.text == "91.20" else cell for cell in table.cells)
    (first, _), _ = read_scores(replace(table, cells=cells))
    assert first.raw_score == printed


def test_rows_count_on_from_the_part_of_the_table_above() -> None:
    table = score_table("ตัวชี้วัด | คะแนน", f"{POWER} | 91.20", f"{MONEY} | 88.10")
    seen, _ = read_scores(replace(table, row_offset=5))
    assert [one.provenance.row_no for one in seen] == [6, 7]


@pytest.mark.parametrize(
    ("heading", "year", "kind"),
    [
        ("คะแนน", 2568, "main"),
        ("คะแนน ปี 2567", 2567, "comparison"),
        ("คะแนน ปี 2568", 2568, "comparison"),
    ],
)
def test_column_of_a_year_is_compared(heading: str, year: int, kind: str) -> None:
    seen, _ = read_scores(score_table(f"ตัวชี้วัด | {heading}", f"{POWER} | 91.20", f"{MONEY} | 88.10"))
    assert {(one.fiscal_year, one.context_kind) for one in seen} == {(year, kind)}


def test_unreadable_number_is_told_of_scores_alone() -> None:
    head = "ตัวชี้วัด | คะแนน | เป้าหมาย"
    rows = (f"{POWER} | 9x.20 | 90.00", f"{MONEY} | 88.10 | 8x.00", "การปฏิบัติหน้าที่ | 87.10 | 90.00")
    _, findings = read_scores(score_table(head, *rows))
    assert [(one.code, one.field, one.raw) for one in findings] == [("score-unreadable", "indicator-3", "9x.20")]
