"""Word files keep their merged cells and the numbers that only Word prints."""

import io

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Paragraph
from prongsai.pipeline.pages.numbered import number_paragraphs, number_tables
from prongsai.pipeline.pages.word.read import read_docx


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
    return [block.text for block in read_docx(saved(document)).rows]


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


def test_a_file_without_any_list_prints_no_number():
    document = docx.Document()
    relations = document.part.rels
    for name in [name for name, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.NUMBERING]:
        del relations[name]
    number(document.add_paragraph("มาตรการ"), "77")
    assert printed(document) == ["มาตรการ"]


def test_a_file_with_two_tables_of_lists_is_refused_with_a_remedy():
    document = docx.Document()
    document.part.relate_to(
        Part(PackURI("/word/numbering2.xml"), "application/xml", b"<x/>"), RELATIONSHIP_TYPE.NUMBERING
    )
    with pytest.raises(DocumentError, match="not a readable Word file"):
        read_docx(saved(document))


def test_cells_have_automatic_numbers_too():
    document = docx.Document()
    num_id = add_list(document, ("decimal", "%1)", 1))
    table = document.add_table(2, 1)
    for row, text in enumerate(("ประชุม", "แจ้งผล")):
        paragraph = table.cell(row, 0).paragraphs[0]
        paragraph.add_run(text)
        number(paragraph, num_id)
    (read,) = read_docx(saved(document)).rows
    assert [cell.text for cell in read.cells] == ["1) ประชุม", "2) แจ้งผล"]


def test_merged_cells_span_rows_and_columns():
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "สองแถว"
    table.cell(0, 1).text = "ข"
    table.cell(2, 0).merge(table.cell(2, 2)).text = "ทั้งแถว"
    (read,) = read_docx(saved(document)).rows
    grid = read.grid()
    assert grid[0][0] is grid[1][0]
    assert grid[0][0].text == "สองแถว"
    assert grid[2][0] is grid[2][2]
    assert (read.n_rows, read.n_cols) == (3, 3)


def test_damaged_file_is_refused_with_a_remedy():
    with pytest.raises(DocumentError) as caught:
        read_docx(b"PK\x03\x04 not a word file")
    assert caught.value.code == "document-unreadable"


def by_style(document, name: str, num_id: str | None = None, depth: int | None = None, base: str | None = None) -> str:
    """A paragraph style that gives its paragraphs the numbers of a list; gives its name."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if base is not None:
        style.base_style = document.styles[base]
    properties = style.element.get_or_add_pPr().get_or_add_numPr()
    if num_id is not None:
        properties.get_or_add_numId().val = int(num_id)
    if depth is not None:
        properties.get_or_add_ilvl().val = depth
    return name


def another_list(document, num_id: str, starts: dict[int, int]) -> str:
    """A list that uses the definition of another one, with first numbers of its own; gives its numId."""
    root = document.part.numbering_part.element
    num = root.add_num(root.num_having_numId(int(num_id)).abstractNumId.val)
    for depth, start in starts.items():
        num.add_lvlOverride(depth).add_startOverride(start)
    return str(num.numId)


def test_a_style_numbers_its_paragraphs():
    document = docx.Document()
    style = by_style(document, "ข้อ", add_list(document, ("thaiNumbers", "ข้อ %1", 1)))
    for text in ("แรก", "สอง"):
        document.add_paragraph(text, style=style)
    assert printed(document) == ["ข้อ ๑ แรก", "ข้อ ๒ สอง"]


def test_a_style_has_the_numbers_of_those_it_is_based_on():
    document = docx.Document()
    num_id = add_list(document, ("decimal", "%1.", 1), ("decimal", "%1.%2", 1))
    by_style(document, "ข้อ", num_id)
    by_style(document, "ข้อย่อย", depth=1, base="ข้อ")
    document.styles.add_style("ข้อเน้น", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["ข้อ"]
    for text, style in (("หนึ่ง", "ข้อ"), ("ย่อย", "ข้อย่อย"), ("สอง", "ข้อเน้น"), ("ย่อย", "ข้อย่อย")):
        document.add_paragraph(text, style=style)
    assert printed(document) == ["1. หนึ่ง", "1.1 ย่อย", "2. สอง", "2.1 ย่อย"]


def test_a_list_names_the_style_of_its_level():
    """So Word numbers headings: their styles name the list, and the list's levels name the styles."""
    document = docx.Document()
    num_id = add_list(document, ("decimal", "%1.", 1), ("thaiLetters", "(%2)", 1))
    for depth, name in enumerate(("บท", "ตอน")):
        link = OxmlElement("w:pStyle")
        link.set(qn("w:val"), document.styles[by_style(document, name, num_id)].style_id)
        document.part.numbering_part.element.findall(f".//{qn('w:lvl')}")[depth].append(link)
    for text, style in (("หนึ่ง", "บท"), ("ก", "ตอน"), ("ข", "ตอน")):
        document.add_paragraph(text, style=style)
    assert printed(document) == ["1. หนึ่ง", "(ก) ก", "(ข) ข"]


def test_a_paragraph_may_have_other_numbers_than_its_style_or_none():
    document = docx.Document()
    style = by_style(document, "ข้อ", add_list(document, ("decimal", "%1.", 1), ("decimal", "%1.%2", 1)))
    document.add_paragraph("แรก", style=style)
    number(document.add_paragraph("ไม่มีเลข", style=style), "0")
    document.add_paragraph("สอง", style=style)
    document.add_paragraph("ย่อย", style=style)._p.get_or_add_pPr().get_or_add_numPr().get_or_add_ilvl().val = 1
    assert printed(document) == ["1. แรก", "ไม่มีเลข", "2. สอง", "2.1 ย่อย"]


def test_a_definition_that_names_a_style_of_lists_has_its_levels():
    document = docx.Document()
    num_id = add_list(document, ("thaiNumbers", "%1)", 1))
    style = document.styles.add_style("ลำดับ", WD_STYLE_TYPE.LIST)
    style.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = int(num_id)
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "78")
    link = OxmlElement("w:numStyleLink")
    link.set(qn("w:val"), style.style_id)
    abstract.append(link)
    root.insert(0, abstract)
    number(document.add_paragraph("แรก"), str(root.add_num(78).numId))
    assert printed(document) == ["๑) แรก"]


def test_lists_of_one_definition_count_on_unless_they_say_where_to_start():
    document = docx.Document()
    first = add_list(document, ("decimal", "%1.", 1))
    lists = (first, another_list(document, first, {}), another_list(document, first, {0: 5}))
    for num_id in (lists[0], lists[1], lists[2], lists[2], lists[0]):
        number(document.add_paragraph("ข้อ"), num_id)
    assert printed(document) == ["1. ข้อ", "2. ข้อ", "5. ข้อ", "6. ข้อ", "7. ข้อ"]


def test_a_level_may_count_on_below_every_heading():
    document = docx.Document()
    num_id = add_list(document, ("upperRoman", "%1.", 1), ("decimal", "%2.", 1))
    restart = OxmlElement("w:lvlRestart")
    restart.set(qn("w:val"), "0")
    document.part.numbering_part.element.findall(f".//{qn('w:lvl')}")[1].append(restart)
    for text, depth in (("บท", 0), ("ข้อ", 1), ("บท", 0), ("ข้อ", 1)):
        number(document.add_paragraph(text), num_id, depth)
    assert printed(document) == ["I. บท", "1. ข้อ", "II. บท", "2. ข้อ"]


def test_a_level_may_show_all_numbers_in_arabic_digits():
    document = docx.Document()
    num_id = add_list(document, ("thaiNumbers", "%1.", 1), ("thaiNumbers", "%1.%2", 1))
    document.part.numbering_part.element.findall(f".//{qn('w:lvl')}")[1].append(OxmlElement("w:isLgl"))
    for text, depth in (("หนึ่ง", 0), ("ย่อย", 1)):
        number(document.add_paragraph(text), num_id, depth)
    assert printed(document) == ["๑. หนึ่ง", "1.1 ย่อย"]


def test_letters_go_on_after_the_last_one():
    document = docx.Document()
    num_id = add_list(document, ("thaiLetters", "%1)", 41))
    for _ in range(2):
        number(document.add_paragraph("ข้อ"), num_id)
    assert printed(document) == ["ฮ) ข้อ", "กก) ข้อ"]


def test_a_first_number_beyond_all_letters_is_shown_in_digits():
    document = docx.Document()
    number(document.add_paragraph("ข้อ"), add_list(document, ("upperRoman", "%1.", 2_000_000_000)))
    assert printed(document) == ["2000000000. ข้อ"]


def test_styles_based_on_one_another_end():
    document = docx.Document()
    for name in ("ก", "ข"):
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    document.styles["ก"].base_style, document.styles["ข"].base_style = document.styles["ข"], document.styles["ก"]
    document.add_paragraph("ไม่มีเลข", style="ก")
    assert printed(document) == ["ไม่มีเลข"]


def test_a_list_without_its_number_is_refused_with_a_remedy():
    """python-docx has two errors of one name for markup without what it needs; they share no ancestor of its own."""
    document = docx.Document()
    properties = number(document.add_paragraph("ข้อ"), "1")._p.pPr.numPr
    del properties.numId.attrib[qn("w:val")]
    with pytest.raises(DocumentError, match="not a readable Word file"):
        read_docx(saved(document))


def test_paragraphs_are_counted_beside_tables():
    document = docx.Document()
    document.add_paragraph("ก")
    document.add_table(1, 2).cell(0, 0).text = "ข"
    document.add_paragraph("ค")
    blocks = number_paragraphs(number_tables(read_docx(saved(document)).rows))
    assert [block.paragraph_no for block in blocks if isinstance(block, Paragraph)] == [1, 2]
