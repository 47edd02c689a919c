"""Dumps of OCR services become paragraphs and tables whatever marks lie between the words."""

import time

import pytest

from prongsai.pipeline.model import Paragraph, Table
from prongsai.pipeline.pages.text import read_dump
from prongsai.pipeline.pages.web.page import read_html


def texts(block):
    return [[cell.text if cell else None for cell in row] for row in block.grid()]


def test_tab_lines_are_a_table_and_blank_lines_end_it():
    blocks = read_dump("หัวเรื่อง\n\nข้อ\tคะแนน\ni๑\t๙๐.๐๐\n\nท้าย").rows
    assert [type(b) for b in blocks] == [Paragraph, Table, Paragraph]
    assert texts(blocks[1]) == [["ข้อ", "คะแนน"], ["i๑", "๙๐.๐๐"]]
    assert blocks[1].table_no == 1


def test_cell_broken_over_two_lines_stays_in_its_row():
    (table,) = read_dump("มาตรการ\tผล\nก\tบรรทัดแรก\nบรรทัดสอง\nข\tอื่น").rows
    assert texts(table)[1] == ["ก", "บรรทัดแรก\nบรรทัดสอง"]
    assert texts(table)[2] == ["ข", "อื่น"]


def test_pipe_table_loses_its_rule_line():
    (table,) = read_dump("| ข้อ | คะแนน |\n|---|:--:|\n| e๑ | ๑๐๐ |\n").rows
    assert texts(table) == [["ข้อ", "คะแนน"], ["e๑", "๑๐๐"]]


def test_html_table_inside_a_dump_keeps_its_spans():
    html = "<table><tr><td rowspan=2>IIT</td><td>i1</td></tr><tr><td>i2 &amp; i3</td></tr></table>"
    before, table = read_dump("บทนำ\n" + html).rows
    assert isinstance(before, Paragraph)
    assert texts(table) == [["IIT", "i1"], ["IIT", "i2 & i3"]]


def test_markdown_marks_and_entities_are_not_text():
    heading, item, bold = read_dump("## ผลการประเมิน\n- ๑) ข้อแรก\n**เข้ม** &amp; ปกติ").rows
    assert (heading.text, heading.is_bold) == ("ผลการประเมิน", True)
    assert item.text == "๑) ข้อแรก"
    assert bold.text == "เข้ม & ปกติ"


def test_html_document_gives_paragraphs_and_no_scripts():
    blocks = read_html("<html><head><script>x=1</script></head><body><h1>ชื่อ</h1><p>ก<br>ข</p></body></html>").rows
    assert [b.text for b in blocks] == ["ชื่อ", "ก", "ข"]


def test_hostile_span_is_bounded():
    (table,) = read_html("<table><tr><td rowspan=99999999 colspan=99999999>x</td></tr></table>").rows
    assert table.n_cols <= 200


def shown(text: str) -> str:
    """All text of the blocks of a dump or a page."""
    blocks = (read_html if text.startswith("<html") else read_dump)(text).rows
    cells = [cell.text for block in blocks if isinstance(block, Table) for cell in block.cells]
    return " ".join([*cells, *(block.text for block in blocks if not isinstance(block, Table))])


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(92.75)</script>",
        "<SCRIPT type='a'>alert(92.75)</SCRIPT >",
        "<style>p { alert(92.75) }</style>",
        "<!-- alert(92.75) -->",
        "<script>alert(92.75)",
        "<img src=x onerror='alert(92.75)'>",
        "&lt;script&gt;alert(92.75)&lt;/script&gt;",
        "&amp;lt;script&amp;gt;alert(92.75)&amp;lt;/script&amp;gt;",
    ],
)
@pytest.mark.parametrize(
    "around",
    [
        "ก่อน {}\nหลัง",
        "ข้อ\tมาตรการ {}\n1\tหลัง\n",
        "<table><tr><td>ก่อน {}</td><td>หลัง</td></tr></table>",
        "<html><body><p>ก่อน</p><p>หลัง</p>{}</body></html>",
        "<html><body><table><tr><td>หลัง</td><td>ก่อน {}</td></tr></table></body></html>",
    ],
)
def test_markup_is_never_text(markup: str, around: str) -> None:
    text = shown(around.format(markup))
    assert "alert" not in text
    assert "<" not in text
    assert "หลัง" in text


def test_comment_that_is_never_closed_hides_nothing() -> None:
    assert "92.75" in shown("คะแนน <!-- 92.75\n")


def test_scripts_opened_over_and_over_end() -> None:
    start = time.process_time()
    shown("<script>x\n" * 20_000 + "&amp;" * 20_000 + "amp;" * 20_000)
    assert time.process_time() - start < 5


def test_paragraphs_of_a_dump_know_their_line() -> None:
    """As an editor counts: blank lines, hidden ones and rows of tables too; a form feed ends no line."""
    text = "ก\r\n\r\n<!-- ข\nค --> ง\n1\tก\n2\tข\nจ\fฉ\n<table><tr><td>ช</td></tr></table>\nซ"
    lines = [(block.text, block.line_no) for block in read_dump(text).rows if isinstance(block, Paragraph)]
    assert lines == [("ก", 1), ("ง", 4), ("จ", 7), ("ฉ", 7), ("ซ", 9)]


def test_paragraphs_of_a_web_page_are_counted_beside_its_tables() -> None:
    blocks = read_html("<p>ก</p><table><tr><td>ข</td></tr></table><p>ค</p>").rows
    assert [block.paragraph_no for block in blocks if isinstance(block, Paragraph)] == [1, 2]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("| ข้อ | คะแนน |\n|---|---|\n| e๑ | ๑๐๐ |\n| e๒ | ๙๒.", 4),
        ("ผล\n\n| ข้อ | คะแ", 3),
        ("| ข้อ | คะแนน |\n| e๑ | ๑๐๐ |\n", None),
        ("| ข้อ | คะแนน\n| e๑ | ๑๐๐", None),
        ("| ข้อ | คะแนน |\n\nจบ", None),
    ],
    ids=["within a number", "within the first row", "whole", "rows without a closing bar", "text behind"],
)
def test_text_that_ends_within_a_row_is_told(text, line):
    told = [finding.raw for finding in read_dump(text).findings if finding.code == "text-damaged"]
    assert told == ([f"line {line}"] if line else [])


def test_table_that_is_never_closed_ends_with_its_last_cell_and_is_told() -> None:
    text = "ก\n<table><tr><td>i1</td><td>90.00</td></tr>\n<tr><td>i2</td><td>80.00</td></tr>\nข้อความต่อไป"
    read = read_dump(text)
    (table,) = [block for block in read.rows if isinstance(block, Table)]
    assert [[cell.text if cell else "" for cell in row] for row in table.grid()] == [["i1", "90.00"], ["i2", "80.00"]]
    assert [block.text for block in read.rows if isinstance(block, Paragraph)] == ["ก", "ข้อความต่อไป"]
    (finding,) = read.findings
    assert "begins in line 2 is never closed" in finding.message


def test_table_in_a_table_is_closed_by_its_own_mark() -> None:
    read = read_dump("<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table>\nจบ</table>")
    assert [block.text for block in read.rows if isinstance(block, Paragraph)][-1] == "จบ"
    assert read.findings == []


@pytest.mark.parametrize(
    ("end", "is_told"),
    [
        ("๓.\tทบทวนคู่", True),
        ("๓.\tทบทวนคู่มือ\tสำนักปลัด\tไตรมาส ๑", False),
        ("๓.\tทบทวนคู่\n", False),
        ("รวม\t๙๑.๒๕", False),
        ("๓ ทบทวนคู่", False),
    ],
    ids=["cut", "whole", "closed", "a total", "without tabs"],
)
def test_dump_that_ends_within_a_row_of_tabs_was_cut(end: str, is_told: bool) -> None:
    text = f"ที่\tมาตรการ\tผู้รับผิดชอบ\tระยะเวลา\n๑.\tจัดทำผัง\tกองช่าง\tไตรมาส ๑\n๒.\tทบทวน\tกองคลัง\tไตรมาส ๒\n{end}"
    found = [finding.raw for finding in read_dump(text).findings if finding.code == "text-damaged"]
    assert found == (["line 4"] if is_told else [])
