"""Word files keep their merged cells and the numbers that only Word prints."""

import io

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.word import read_docx


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_list(document, *levels: tuple[str, str, int]) -> str:
    """A list whose levels have these kinds of numbers, texts and first numbers; gives its numId."""
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for depth, (kind, text, start) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for name, value in (("start", str(start)), ("numFmt", kind), ("lvlText", text)):
            child = OxmlElement(f"w:{name}")
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    root.insert(0, abstract)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), "77")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "77")
    num.append(link)
    root.append(num)
    return "77"


def number(paragraph, num_id: str, depth: int = 0):
    """Give a paragraph the next number of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = int(num_id)
    return paragraph


def printed(document) -> list[str]:
    return [block.text for block in read_docx(saved(document))]


def test_automatic_numbers_are_printed_as_word_does():
    document = docx.Document()
    num_id = add_list(document, ("thaiNumbers", "%1.", 3), ("thaiLetters", "%2)", 1))
    for text, depth in (("แรก", 0), ("ย่อย", 1), ("ย่อย", 1), ("สอง", 0), ("ย่อย", 1)):
        number(document.add_paragraph(text), num_id, depth)
    document.add_paragraph("ไม่มีเลข")
    assert printed(document) == ["๓. แรก", "ก) ย่อย", "ข) ย่อย", "๔. สอง", "ก) ย่อย", "ไม่มีเลข"]


def test_a_deeper_number_carries_those_above_it():
    document = docx.Document()
    num_id = add_list(document, ("decimal", "%1.", 1), ("decimal", "%1.%2", 1))
    for text, depth in (("หนึ่ง", 0), ("หนึ่งหนึ่ง", 1), ("หนึ่งสอง", 1), ("สอง", 0), ("สองหนึ่ง", 1)):
        number(document.add_paragraph(text), num_id, depth)
    assert printed(document) == ["1. หนึ่ง", "1.1 หนึ่งหนึ่ง", "1.2 หนึ่งสอง", "2. สอง", "2.1 สองหนึ่ง"]


def test_bullets_and_letters_of_a_list():
    document = docx.Document()
    bullets = add_list(document, ("bullet", "\uf0b7", 1), ("lowerLetter", "%2.", 1))
    for text, depth in (("จุด", 0), ("อักษร", 1), ("อักษร", 1)):
        number(document.add_paragraph(text), bullets, depth)
    assert printed(document) == ["- จุด", "a. อักษร", "b. อักษร"]


def test_a_list_that_the_file_does_not_define_prints_no_number():
    document = docx.Document()
    number(document.add_paragraph("ข้อแรก"), "9999")
    assert printed(document) == ["ข้อแรก"]


def test_cells_have_automatic_numbers_too():
    document = docx.Document()
    num_id = add_list(document, ("decimal", "%1)", 1))
    table = document.add_table(2, 1)
    for row, text in enumerate(("ประชุม", "แจ้งผล")):
        paragraph = table.cell(row, 0).paragraphs[0]
        paragraph.add_run(text)
        number(paragraph, num_id)
    (read,) = read_docx(saved(document))
    assert [cell.text for cell in read.cells] == ["1) ประชุม", "2) แจ้งผล"]


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
