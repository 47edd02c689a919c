"""Cells of a dump know the line that they stand in, whatever shape their table has."""

from __future__ import annotations

import pytest

from prongsai.pipeline.model import Table
from prongsai.pipeline.model.places import describe_place
from prongsai.pipeline.pages.dumps.sheets import read_sheet
from prongsai.pipeline.pages.text import read_dump
from prongsai.pipeline.pages.web.page import read_html

INDICATORS = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ")
VALUES = ("92.14", "81.20", "77.35", "90.06")
ROWS = tuple(zip("1234", INDICATORS, VALUES, strict=True))


def stacked() -> str:
    return "\n".join(("ที่", "ตัวชี้วัด", "คะแนน", *(cell for row in ROWS for cell in row)))


def in_turn() -> str:
    columns = zip(("ที่", *"1234"), ("ตัวชี้วัด", *INDICATORS), ("คะแนน", *VALUES), strict=True)
    return "\n\n".join("\n".join(column) for column in zip(*columns, strict=True))


def padded() -> str:
    return "\n".join(f"{no:<6}{name:<32}{value}" for no, name, value in (("ที่", "ตัวชี้วัด", "คะแนน"), *ROWS))


def drawn() -> str:
    rule = "+----+--------+-------+"
    lines = (f"| {no} | {name} | {value} |" for no, name, value in (("ที่", "ตัวชี้วัด", "คะแนน"), *ROWS))
    return "\n".join((rule, *(part for line in lines for part in (line, rule))))


FORMS = {
    "tabs": "\n".join("\t".join(row) for row in (("ที่", "ตัวชี้วัด", "คะแนน"), *ROWS)),
    "pipes": "\n".join(("| ที่ | ตัวชี้วัด | คะแนน |", "|---|---|---|", *(f"| {a} | {b} | {c} |" for a, b, c in ROWS))),
    "rows": "\n".join(("ที่ ตัวชี้วัด คะแนน", *(" ".join(row) for row in ROWS))),
    "html": "<table>\n<tr><td>ที่</td><td>ตัวชี้วัด</td>\n<td>คะแนน</td></tr>\n"
    + "\n".join(f"<tr><td>{a}</td><td>{b}</td>\n<td>{c}</td></tr>" for a, b, c in ROWS)
    + "\n</table>",
    "drawn": drawn(),
    "padded": padded(),
    "stacked": stacked(),
    "in turn": in_turn(),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("before", ["", "ผลการประเมิน ITA\n\n"], ids=["first", "behind a title"])
def test_a_number_stands_in_the_line_that_prints_it(form: str, before: str) -> None:
    text = f"{before}{FORMS[form]}\n\nลงชื่อ\n"
    lines = text.split("\n")
    (table,) = (block for block in read_dump(text).rows if isinstance(block, Table))
    found = [cell for cell in table.cells if cell.text in VALUES]
    assert [cell.text for cell in found] == list(VALUES)
    for cell in found:
        assert cell.line_no is not None
        assert cell.text in lines[cell.line_no - 1]
        assert describe_place(table.place_of(cell)) == f"line {cell.line_no}"


def test_a_broken_cell_stands_in_its_first_line() -> None:
    (table,) = read_dump("1\tประชุม\nชี้แจง\n2\tอบรม\tกองคลัง").rows
    assert isinstance(table, Table)
    assert [(cell.text, cell.line_no) for cell in table.cells if cell.col == 1] == [("ประชุม\nชี้แจง", 1), ("อบรม", 3)]


def test_a_sheet_of_values_counts_the_lines_within_quotes() -> None:
    (table,) = read_sheet('ที่,ตัวชี้วัด,คะแนน\n1,"การปฏิบัติ\nหน้าที่",92.14\n2,การใช้งบประมาณ,81.20').rows
    assert isinstance(table, Table)
    assert [cell.line_no for cell in table.cells if cell.col == 2] == [1, 2, 4]
    assert table.place.line_no == 1


def test_a_web_page_counts_tables_and_no_lines() -> None:
    text = f"<p>ผล</p>{FORMS['html']}<div>1\tประชุม\tกองคลัง\n2\tอบรม\tกองคลัง</div>"
    tables = [block for block in read_html(text).rows if isinstance(block, Table)]
    assert [describe_place(table.place_of(table.cells[0])) for table in tables] == [
        "table 1 row 1 column 1",
        "table 2 row 1 column 1",
    ]
