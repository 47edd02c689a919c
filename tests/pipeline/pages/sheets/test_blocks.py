"""The cells of one sheet as titles, facts and tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.model import Paragraph, Table
from prongsai.pipeline.pages.embedded import EmbeddedPicture, Part
from prongsai.pipeline.pages.sheets import blocks
from prongsai.pipeline.pages.sheets.blocks import sheet_to_blocks
from prongsai.pipeline.pages.sheets.sheet import SheetCell, SheetContent


def cell(row: int, col: int, text: str, height: int = 1, width: int = 1) -> SheetCell:
    return SheetCell(row, col, text, text, height, width)


def sheet(
    *cells: SheetCell, pictures: tuple[EmbeddedPicture, ...] = (), hidden: frozenset[int] = frozenset()
) -> SheetContent:
    return SheetContent("Sheet1", tuple(cells), hidden, frozenset(), (), pictures)


def lines(*rows: str, top: int = 0) -> list[SheetCell]:
    """Cells of rows whose texts stand between bars; empty ones are no cells."""
    placed = [(top + at, col, text.strip()) for at, row in enumerate(rows) for col, text in enumerate(row.split("|"))]
    return [cell(row, col, text) for row, col, text in placed if text]


def told(parts: list[Part]) -> list[object]:
    """Paragraphs as their text, tables as rows, pictures as their bytes."""
    return [
        part.text
        if isinstance(part, Paragraph)
        else [[one.text if one else "" for one in row] for row in part.grid()]
        if isinstance(part, Table)
        else part.data
        for part in parts
    ]


def read(*rows: str) -> list[object]:
    return told(sheet_to_blocks(sheet(*lines(*rows)), 1).rows)


@pytest.mark.parametrize("year", ["2567", "๒๕๖๗", "2024"])
def test_one_fact_that_names_a_year_stands_above_a_table(year: str) -> None:
    table = [["รหัส", "คะแนน"], ["i1", "90.00"]]
    assert read(f"ปีงบประมาณ | {year}", "รหัส | คะแนน", "i1 | 90.00") == [f"ปีงบประมาณ {year}", table]


@pytest.mark.parametrize("text", ["25671", "256", "3024", "ไม่มี"])
def test_one_row_of_labels_that_names_none_is_its_heading(text: str) -> None:
    (table,) = read(f"หน่วยงาน | {text[:3]}", "นาดี | 90.00", "นาแดง | 91.00")
    assert isinstance(table, list)


def test_two_facts_need_no_year_and_titles_above_a_table_are_lines() -> None:
    read_again = read("หน่วยงาน | นาดี", "จังหวัด | ลำปาง", "ผลคะแนน", "รหัส | คะแนน", "i1 | 90.00")
    assert read_again == ["หน่วยงาน นาดี", "จังหวัด ลำปาง", "ผลคะแนน", [["รหัส", "คะแนน"], ["i1", "90.00"]]]


@pytest.mark.parametrize("number", ["91", "91.25", "91,25", "91.25 %", "๙๑.๒๕"])
def test_tables_beside_each_other_have_names_and_numbers_each(number: str) -> None:
    side = f"สวนหลวง | {number} | | หนองบัว | {number}", f"คลองสอง | {number} | | บางกรวย | {number}"
    found = read("ชื่อ | คะแนน | | ชื่อ | คะแนน", *side)
    assert found == [
        [["ชื่อ", "คะแนน"], ["สวนหลวง", number], ["คลองสอง", number]],
        [["ชื่อ", "คะแนน"], ["หนองบัว", number], ["บางกรวย", number]],
    ]


@pytest.mark.parametrize("text", ["91 คะแนน", "ครั้งที่ 91", "สวนหลวง"])
def test_columns_of_words_beside_each_other_are_one_table(text: str) -> None:
    side = f"สวนหลวง | {text} | | หนองบัว | {text}", f"คลองสอง | {text} | | บางกรวย | {text}"
    assert len(read("ชื่อ | คะแนน | | ชื่อ | คะแนน", *side)) == 1


@pytest.mark.parametrize(
    ("title", "below", "is_over"),
    [
        ("แบบวัด IIT", "รหัส | คะแนน", True),
        ("2567 แบบวัด IIT", "รหัส | คะแนน", True),
        ("2567", "รหัส | คะแนน", False),
        ("แบบวัด IIT", "i2 | 91.00", False),
        ("แบบวัด IIT", "i2 | 91.00 คะแนน", True),
    ],
)
def test_title_within_a_table_runs_over_its_columns(title: str, below: str, is_over: bool) -> None:
    (table,) = sheet_to_blocks(sheet(*lines("รหัส | คะแนน", title, below, "i3 | 92.00")), 1).rows
    assert isinstance(table, Table)
    assert [one.col_span for one in table.cells if one.row == 1][0] == (2 if is_over else 1)


def test_merged_cell_is_as_high_as_its_rows_and_cells_stand_in_reading_order() -> None:
    cells = [
        cell(2, 0, "ก", height=2),
        cell(2, 1, "91.00"),
        cell(3, 1, "92.00"),
        cell(3, 2, "x"),
        cell(4, 1, "93.00"),
        cell(4, 2, "y"),
    ]
    (table,) = sheet_to_blocks(sheet(*cells), 1).rows
    assert isinstance(table, Table)
    assert [(one.row, one.col, one.text, one.row_span) for one in table.cells] == [
        (0, 0, "ก", 2), (0, 1, "91.00", 1), (0, 2, "", 1), (1, 1, "92.00", 1), (1, 2, "x", 1),
        (2, 0, "", 1), (2, 1, "93.00", 1), (2, 2, "y", 1),
    ]  # fmt: skip


def test_picture_stands_where_its_corner_is_and_one_without_at_the_end() -> None:
    pictures = (
        EmbeddedPicture(b"end"),
        EmbeddedPicture(b"middle", cell=(2, 0)),
        EmbeddedPicture(b"first", cell=(0, 0)),
    )
    content = sheet(*lines("เรื่องหนึ่ง"), *lines("รหัส | คะแนน", "i1 | 90.00", top=4), pictures=pictures)
    assert told(sheet_to_blocks(content, 1).rows) == [
        "เรื่องหนึ่ง", b"first", b"middle", [["รหัส", "คะแนน"], ["i1", "90.00"]], b"end",
    ]  # fmt: skip
    assert told(sheet_to_blocks(sheet(pictures=pictures[:1]), 1).rows) == [b"end"]


def test_cells_far_apart_are_told_and_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MOST_CELLS", 2)
    far = [cell(0, 0, "ก", height=4), cell(3, 1, "ข")]
    near = [cell(9, 0, "รหัส"), cell(9, 1, "คะแนน")]
    read_again = sheet_to_blocks(sheet(*far, *near), 1)
    assert told(read_again.rows) == [[["รหัส", "คะแนน"]]]
    assert [finding.code for finding in read_again.findings] == ["sheet-too-large"]


def test_hidden_cells_are_quoted_apart() -> None:
    content = sheet(*lines("ก", "ข | ค", "ง"), hidden=frozenset({1}))
    (finding,) = sheet_to_blocks(content, 1).findings
    assert finding.raw == "ข | ค"
    assert sheet_to_blocks(replace(content, hidden_rows=frozenset()), 1).findings == []
