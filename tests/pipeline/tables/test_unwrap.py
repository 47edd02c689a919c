"""Lines that were wrapped at the margin become one paragraph; headings, items and new paragraphs stay apart."""

from prongsai.pipeline.model import BBox, Paragraph, Table
from prongsai.pipeline.tables.unwrap import unwrap_lines


def line(text, top, x0=60.0, x1=530.0, page=1, size=16.0):
    return Paragraph(text, page=page, bbox=BBox(x0, top, x1, top + 18), size_pt=size)


def texts(*lines):
    return [b.text for b in unwrap_lines(lines) if isinstance(b, Paragraph)]


def test_compound_cut_at_the_margin_is_whole_again():
    assert texts(line("ขององค์การบริหารส่วน", 100), line("ตำบลหนองบัว อำเภอเมือง", 124, x1=300)) == [
        "ขององค์การบริหารส่วนตำบลหนองบัว อำเภอเมือง"
    ]


def test_numbered_item_and_heading_begin_paragraphs():
    lines = [line("๑. จัดประชุม", 100), line("๒. รายงานผล", 124), line("ประเด็นที่ ๓ การใช้งบประมาณ", 148)]
    assert len(texts(*lines)) == 3


def test_short_line_ends_its_paragraph():
    assert len(texts(line("จบย่อหน้าแล้ว", 100, x1=200), line("ย่อหน้าใหม่", 124), line("ต่อจากเดิม", 148))) == 2


def test_set_in_line_begins_a_paragraph():
    assert len(texts(line("เต็มบรรทัด", 100), line("ย่อหน้าใหม่", 124, x0=100))) == 2


def test_other_type_size_is_not_joined():
    assert len(texts(line("หัวข้อใหญ่", 100, size=20), line("เนื้อความ", 130))) == 2


def test_paragraph_goes_on_over_the_page_end():
    first = [line("บรรทัดบน", 60), line("ท้ายหน้า", 700)]
    second = [line("ต้นหน้าถัดไป", 60, page=2, x1=300), line("ย่อหน้าหลัง", 200, page=2)]
    assert texts(*first, *second) == ["บรรทัดบน", "ท้ายหน้าต้นหน้าถัดไป", "ย่อหน้าหลัง"]


def test_table_stands_between_paragraphs():
    table = Table((), 0, 0)
    blocks = unwrap_lines([line("ก่อนตาราง", 100), table, line("หลังตาราง", 300)])
    assert [type(b) for b in blocks] == [Paragraph, Table, Paragraph]


def test_lines_of_a_dump_join_only_where_they_are_long_and_touch():
    long = "ก" * 70
    joined = unwrap_lines([Paragraph(long, is_wrapped=True), Paragraph("ข")])
    apart = unwrap_lines([Paragraph(long), Paragraph("ข")])
    assert (len(joined), len(apart)) == (1, 2)
