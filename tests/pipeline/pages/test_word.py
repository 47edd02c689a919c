"""Word files keep their merged cells and the numbers that only Word prints."""

import io

import docx
import pytest

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.word import read_docx


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_automatic_numbers_are_printed_and_restart_below():
    document = docx.Document()
    for text in ("ข้อแรก", "ข้อสอง"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("ไม่มีเลข")
    blocks = read_docx(saved(document))
    assert blocks[0].text.endswith("ข้อแรก")
    assert blocks[-1].text == "ไม่มีเลข"


def test_merged_cells_span_rows_and_columns():
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "สองแถว"
    table.cell(0, 1).text = "ข"
    table.cell(2, 0).merge(table.cell(2, 2)).text = "ทั้งแถว"
    (read,) = read_docx(saved(document))
    grid = read.grid()
    assert grid[0][0] is grid[1][0]
    assert grid[0][0].text == "สองแถว"
    assert grid[2][0] is grid[2][2]
    assert (read.n_rows, read.n_cols, read.table_no) == (3, 3, 1)


def test_damaged_file_is_refused_with_a_remedy():
    with pytest.raises(DocumentError) as caught:
        read_docx(b"PK\x03\x04 not a word file")
    assert caught.value.code == "document-unreadable"
