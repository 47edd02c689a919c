"""What Word prints is read, whatever it is wrapped in; what it doesn't print is left out and said."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Paragraph, Table
from prongsai.pipeline.pages.word.read import read_docx

W = nsdecls("w")


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read_body(*markup: str):
    """A file whose body holds this markup, read."""
    document = docx.Document()
    for text in markup:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(text))
    return read_docx(saved(document))


def texts_of(result) -> list[str]:
    return [part.text for part in result.rows if isinstance(part, Paragraph)]


def read_paragraph(inside: str) -> list[str]:
    return texts_of(read_body(f"<w:p {W}>{inside}</w:p>"))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("wrapped", "expected"),
    [
        (f'<w:ins w:id="1">{run("ได้ 91.20")}</w:ins>', "ได้ 91.20"),
        (f'<w:moveTo w:id="1">{run("ได้ 91.20")}</w:moveTo>', "ได้ 91.20"),
        (f'<w:smartTag w:element="x">{run("91.20")}</w:smartTag>', "91.20"),
        (f"<w:hyperlink>{run('91.20')}</w:hyperlink>", "91.20"),
        (f'<w:fldSimple w:instr="REF a">{run("91.20")}</w:fldSimple>', "91.20"),
        (f"<w:sdt><w:sdtContent>{run('91.20')}</w:sdtContent></w:sdt>", "91.20"),
        (f"<w:customXml>{run('91.20')}</w:customXml>", "91.20"),
        (run("91.20", '<w:vanish w:val="0"/>'), "91.20"),
        ("<w:r><w:t>ก</w:t><w:noBreakHyphen/><w:t>ข</w:t></w:r>", "ก-ข"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "\u2713"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "\u2611"),
    ],
)
def test_text_is_read_through_what_stands_around_it(wrapped, expected):
    assert read_paragraph(wrapped) == [expected]


def test_sign_that_means_nothing_to_us_leaves_the_text_as_it_is():
    assert read_paragraph('<w:r><w:sym w:font="Webdings" w:char="F028"/><w:t>02-1234567</w:t></w:r>') == ["02-1234567"]
    assert read_paragraph('<w:r><w:sym w:font="Wingdings" w:char="tick"/><w:t>ข้อ</w:t></w:r>') == ["ข้อ"]


def test_field_gives_its_result_and_not_its_formula_even_over_paragraphs():
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    formula = "<w:r><w:instrText>REF ita</w:instrText></w:r>" + run("สูตร")
    result = read_body(
        f"<w:p {W}>{run('ได้ ')}{begin}{formula}{separate}{run('91.20')}</w:p>",
        f"<w:p {W}>{run('คะแนน')}{end}{run(' ระดับ A')}</w:p>",
    )
    assert texts_of(result) == ["ได้ 91.20", "คะแนน ระดับ A"]


def test_field_that_ends_without_having_begun_hides_nothing():
    assert read_paragraph(f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{run("91.20")}') == ["91.20"]


def test_text_that_asks_to_be_filled_in_is_none():
    asks = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
    assert read_paragraph(f"<w:sdt>{asks}<w:sdtContent>{run('คลิกเพื่อใส่คะแนน')}</w:sdtContent></w:sdt>{run('ข')}") == [
        "ข"
    ]
    block = f"<w:sdt {W}>{asks}<w:sdtContent><w:p>{run('คลิก')}</w:p></w:sdtContent></w:sdt>"
    assert texts_of(read_body(block)) == []


@pytest.mark.parametrize(
    ("old", "severity", "word"),
    [
        ('<w:del w:id="1"><w:r><w:delText>88.10 </w:delText></w:r></w:del>', "info", "tracked changes"),
        (f'<w:moveFrom w:id="1">{run("88.10 ")}</w:moveFrom>', "info", "tracked changes"),
        (run("88.10 ", "<w:vanish/>"), "info", "hidden"),
        (run("88.10 ", "<w:strike/>"), "warning", "struck"),
        (run("88.10 ", "<w:dstrike/>"), "warning", "struck"),
        (run("ร่าง ", "<w:strike/>"), "info", "struck"),
    ],
)
def test_what_is_no_part_of_the_report_is_left_out_and_said(old, severity, word):
    result = read_body(f"<w:p {W}>{old}{run('91.20')}</w:p>")
    assert texts_of(result) == ["91.20"]
    (finding,) = result.findings
    assert (finding.code, finding.severity) == ("text-left-out", severity)
    assert word in finding.message
    assert finding.raw in ("88.10", "ร่าง")


def test_raised_mark_of_a_note_is_no_digit_and_stays_in_the_raw_text():
    mark = run("1", '<w:vertAlign w:val="superscript"/>')
    result = read_body(f"<w:p {W}>{run('91.20')}{mark}</w:p>", f"<w:p {W}>{run('ตร.ม')}{mark}</w:p>")
    assert texts_of(result) == ["91.20", "ตร.ม\u00b9"]
    assert result.rows[0].raw == "91.20\u00b9"


ALTERNATE = (
    f'<w:p {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<w:r><w:t>ก่อน</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
    "<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
BOX = f"<w:txbxContent><w:p>{run('ในกรอบ')}</w:p></w:txbxContent>"


def test_text_box_is_read_once_though_the_file_says_it_twice():
    modern = f"<w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing>"
    assert texts_of(read_body(ALTERNATE.format(choice=modern, box=BOX))) == ["ก่อน", "ในกรอบ"]


def test_older_way_counts_where_the_newer_one_says_nothing():
    assert texts_of(read_body(ALTERNATE.format(choice="<w:drawing/>", box=BOX))) == ["ก่อน", "ในกรอบ"]


def test_formula_is_read_as_its_text():
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    assert read_paragraph(f"<m:oMath {math}><m:r><m:t>91.20</m:t></m:r></m:oMath>") == ["91.20"]


def test_edges_of_pages_and_notes_are_read_once_each():
    document = docx.Document()
    document.add_paragraph("เนื้อความ")
    document.sections[0].header.paragraphs[0].text = "เทศบาลตำบลบางแก้ว"
    document.sections[0].footer.paragraphs[0].text = "ปีงบประมาณ 2567"
    document.add_section().header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "เทศบาลตำบลบางแก้ว"
    assert texts_of(read_docx(saved(document))) == ["เทศบาลตำบลบางแก้ว", "เนื้อความ", "ปีงบประมาณ 2567"]


def test_footnotes_follow_the_body():
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p>{run("___")}</w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p>{run("คะแนนปี 2566")}</w:p></w:footnote></w:footnotes>'
    )
    document = docx.Document()
    document.add_paragraph("เนื้อความ")
    archive = io.BytesIO(saved(document))
    with zipfile.ZipFile(archive) as read:
        parts = {name: read.read(name) for name in read.namelist()}
    relations, kinds = "word/_rels/document.xml.rels", "[Content_Types].xml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId99" Type="{office}/footnotes" Target="footnotes.xml"/></Relationships>'
    parts[relations] = parts[relations].replace(b"</Relationships>", link.encode())
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    parts[kinds] = parts[kinds].replace(b"</Types>", override.encode())
    parts["word/footnotes.xml"] = notes.encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as written:
        for name, data in parts.items():
            written.writestr(name, data)
    assert texts_of(read_docx(buffer.getvalue())) == ["เนื้อความ", "คะแนนปี 2566"]


def row(*cells: str, properties: str = "") -> str:
    boxes = "".join(f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{boxes}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl {W}>{''.join(rows)}</w:tbl>"


def grid_of(result) -> list[list[str]]:
    (read,) = [part for part in result.rows if isinstance(part, Table)]
    return [["" if cell is None else cell.text for cell in one] for one in read.grid()]


def test_rows_and_cells_in_content_controls_stand_where_they_are_seen():
    held_row = f"<w:sdt><w:sdtContent>{row('ข', '2')}</w:sdtContent></w:sdt>"
    held_cell = f"<w:sdt><w:sdtContent><w:tc><w:p>{run('3')}</w:p></w:tc></w:sdtContent></w:sdt>"
    last = f"<w:tr><w:tc><w:p>{run('ค')}</w:p></w:tc>{held_cell}</w:tr>"
    assert grid_of(read_body(table(row("ก", "1"), held_row, last))) == [["ก", "1"], ["ข", "2"], ["ค", "3"]]


def test_deleted_and_hidden_rows_are_none():
    gone = row("เก่า", "0", properties='<w:del w:id="1"/>')
    hidden = row("ซ่อน", "0", properties="<w:hidden/>")
    assert grid_of(read_body(table(row("ก", "1"), gone, hidden, row("ข", "2")))) == [["ก", "1"], ["ข", "2"]]


def test_table_that_frames_a_page_gives_what_it_holds():
    inner = table(row("ก", "1"), row("ข", "2"))
    frame = f"<w:tbl {W}><w:tr><w:tc><w:p>{run('หัวเรื่อง')}</w:p>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    result = read_body(frame)
    assert texts_of(result) == ["หัวเรื่อง"]
    assert grid_of(result) == [["ก", "1"], ["ข", "2"]]


def test_table_in_a_cell_among_others_gives_a_line_for_each_of_its_rows():
    inner = table(row("1.", "ประชุม"), row("2.", "แจ้งผล"))
    held = f"<w:tr><w:tc><w:p>{run('มาตรการ')}</w:p></w:tc><w:tc>{inner}<w:p/></w:tc></w:tr>"
    assert grid_of(read_body(table(row("ชื่อ", "ขั้นตอน"), held))) == [
        ["ชื่อ", "ขั้นตอน"],
        ["มาตรการ", "1. ประชุม\n2. แจ้งผล"],
    ]


def tabbed(*lines: str):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return read_docx(saved(document))


def test_list_set_with_tabs_and_dots_is_a_table():
    result = tabbed("ผลการประเมิน", "การปฏิบัติหน้าที่.....\t91.20", "การใช้งบประมาณ\t\t88.35")
    assert texts_of(result) == ["ผลการประเมิน"]
    assert grid_of(result) == [["การปฏิบัติหน้าที่", "91.20"], ["การใช้งบประมาณ", "88.35"]]


@pytest.mark.parametrize("lines", [("บทนำ\t1", "ผลการประเมิน\t12"), ("\tย่อหน้า", "\tต่อไป"), ("ได้คะแนน\t91.20",)])
def test_contents_indents_and_a_single_line_are_no_table(lines):
    assert [type(part) for part in tabbed(*lines).rows] == [Paragraph] * len(lines)


def test_strict_variant_is_read_as_the_usual_one():
    document = docx.Document()
    document.add_paragraph("เนื้อความ")
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(document))) as usual, zipfile.ZipFile(buffer, "w") as strict:
        for name in usual.namelist():
            data = usual.read(name)
            for kind in (b"officeDocument", b"wordprocessingml", b"drawingml"):
                usual_name = b"http://schemas.openxmlformats.org/" + kind + b"/2006/"
                data = data.replace(usual_name, b"http://purl.oclc.org/ooxml/" + kind + b"/")
            strict.writestr(name, data)
    with pytest.raises((ValueError, KeyError)):  # or there is nothing to mend
        docx.Document(io.BytesIO(buffer.getvalue()))
    assert texts_of(read_docx(buffer.getvalue())) == ["เนื้อความ"]


def test_tables_nested_beyond_all_sense_are_refused():
    deep = f"<w:p>{run('ใน')}</w:p>"
    for _ in range(300):
        deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc></w:tr></w:tbl>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(docx.Document()))) as plain, zipfile.ZipFile(buffer, "w") as nested:
        for name in plain.namelist():
            data = plain.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body>" + deep.encode())
            nested.writestr(name, data)
    with pytest.raises(DocumentError, match="not a readable Word file"):
        read_docx(buffer.getvalue())
