"""Rows of tables that only white space shows."""

from __future__ import annotations

from prongsai.pipeline.model import Edge, Table, Word
from prongsai.pipeline.tables.blocks import extract_blocks
from prongsai.pipeline.tables.text_columns import words_to_text_lines
from tests.page_makers import make_line, make_page, table_texts

XS = (50.0, 100.0, 420.0)


def place(*rows: tuple[str, ...], top: float = 100.0, pitch: float = 20.0) -> list[Word]:
    """One printed line per row; an empty text leaves its column empty."""
    words: list[Word] = []
    for r, row in enumerate(rows):
        for text, x in zip(row, XS, strict=True):
            if text:
                words += make_line(text, x, top + pitch * r)
    return words


def read_table(words: list[Word], rules: tuple[Edge, ...] = ()) -> list[list[str | None]]:
    (table,) = [block for block in extract_blocks(make_page(words, rules)).rows if isinstance(block, Table)]
    assert not table.is_ruled
    return table_texts(table)


HEAD = ("ข้อ", "คำถาม", "คะแนน")
ROWS = (("i1", "ปฏิบัติงานตามขั้นตอน", "91.20"), ("i2", "ปฏิบัติงานเท่าเทียม", "88.40"), ("i3", "มุ่งผลสำเร็จ", "79.05"))


def test_each_line_with_a_number_is_a_row() -> None:
    assert read_table(place(HEAD, *ROWS)) == [list(HEAD), *map(list, ROWS)]


def test_a_close_line_without_a_number_goes_on_with_the_row_above() -> None:
    long = "ปฏิบัติงานตามขั้นตอนและระยะเวลาที่กำหนดไว้ในคู่มือของ"
    words = place(HEAD, ("i1", long, "91.20"))
    words += place(("", "หน่วยงาน", ""), top=132.0)
    words += place(*ROWS[1:], ("i4", "รักษาทรัพย์สิน", "90.10"), top=152.0)
    assert read_table(words)[1] == ["i1", f"{long}หน่วยงาน", "91.20"]


def test_a_line_after_a_gap_is_a_row_of_its_own() -> None:
    words = place(HEAD, *ROWS)
    words += place(("", "รวมทุกข้อของแบบวัดนี้", "86.22"), top=186.0)
    assert read_table(words)[-1] == ["", "รวมทุกข้อของแบบวัดนี้", "86.22"]


def test_rules_between_rows_hold_wrapped_lines_together() -> None:
    words = place(HEAD)
    for r, (code, text, value) in enumerate(ROWS):
        words += place((code, text, value), ("", "ของบุคลากรทุกคนในหน่วยงาน", ""), top=130.0 + 44 * r, pitch=16.0)
    rules = tuple(Edge(45, y, 480, y) for y in (85.0, 110.0, 154.0, 198.0, 242.0))
    assert read_table(words, rules) == [
        list(HEAD),
        *([code, f"{text}ของบุคลากรทุกคนในหน่วยงาน", value] for code, text, value in ROWS),
    ]


def test_total_right_below_numbered_rows_is_a_row_of_its_own() -> None:
    words = place(
        ("1", "การปฏิบัติหน้าที่", "91.20"),
        ("2", "การใช้งบประมาณ", "92.30"),
        ("", "และการใช้อำนาจ", ""),
        ("3", "การใช้ทรัพย์สิน", "93.40"),
        ("", "คะแนนรวม", "92.30"),
    )
    assert [row[-1] for row in read_table(words)] == ["91.20", "92.30", "93.40", "92.30"]


def test_two_scores_beside_each_other_are_cells_of_their_own_however_near_they_stand() -> None:
    """Even in the one line that there is; a number with a blank in it stays whole."""
    words = [*make_line("91.20 92.30", 100.0, 100.0), *make_line("12 345", 300.0, 100.0)]
    (line,) = words_to_text_lines(words)
    assert [chunk.text for chunk in line.chunks] == ["91.20", "92.30", "12 345"]


def test_column_of_scores_makes_a_table_of_rows_with_holes() -> None:
    """A name that is merged over its rows leaves most of them with a hole."""
    rows = [("เทศบาล" if n % 4 == 1 else "", f"i{n} เรื่องที่พิจารณา", f"8{n}.2{n}") for n in range(1, 9)]
    words = [
        word
        for r, row in enumerate(rows)
        for x, text in zip((50.0, 150.0, 420.0), row, strict=True)
        if text
        for word in make_line(text, x, 100 + 20 * r)
    ]
    assert [row[-1] for row in read_table(words)] == [row[-1] for row in rows]


def test_cell_that_is_merged_over_rows_stands_beside_rules_that_stop_there() -> None:
    xs = (50.0, 110.0, 330.0, 420.0)
    rows = [
        ("แบบวัด", "ตัวชี้วัด", "คะแนน", "รวม"),
        *[("IIT" if n == 2 else "", f"เรื่องที่{n}", f"8{n}.10", "84.20" if n == 2 else "") for n in (1, 2, 3)],
        *[("EIT" if n == 5 else "", f"เรื่องที่{n}", f"7{n}.10", "74.20" if n == 5 else "") for n in (4, 5, 6)],
    ]
    words = [
        word
        for r, row in enumerate(rows)
        for x, text in zip(xs, row, strict=True)
        if text
        for word in make_line(text, x, 100.0 + 20 * r)
    ]
    whole = [Edge(45.0, y, 480.0, y) for y in (86.0, 106.0, 166.0, 226.0)]
    short = [Edge(105.0, y, 410.0, y) for y in (126.0, 146.0, 186.0, 206.0)]
    (table,) = [b for b in extract_blocks(make_page(words, (*whole, *short))).rows if isinstance(b, Table)]
    spans = {cell.text: (cell.row, cell.row_span) for cell in table.cells if cell.row_span > 1}
    assert spans == {"IIT": (1, 3), "84.20": (1, 3), "EIT": (4, 3), "74.20": (4, 3)}
    assert [cell.text for cell in table.cells if cell.col == 2] == [row[2] for row in rows]
