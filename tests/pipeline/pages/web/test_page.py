"""A web page gives what a browser shows of it: no more, and nothing less without a finding."""

import time

import pytest

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Paragraph, Table
from prongsai.pipeline.pages.web.page import read_html

TABLE = "<table><tr><th>ตัวชี้วัด</th><th>คะแนน</th></tr><tr><td>1</td><td>{}</td></tr></table>"


def cells(page: str) -> list[list[list[str | None]]]:
    tables = [block for block in read_html(page).rows if isinstance(block, Table)]
    return [[[cell.text if cell else None for cell in row] for row in table.grid()] for table in tables]


def lines(page: str) -> list[str]:
    return [block.text for block in read_html(page).rows if isinstance(block, Paragraph)]


def codes(page: str) -> list[str]:
    return [finding.code for finding in read_html(page).findings]


@pytest.mark.parametrize(
    "cell",
    [
        "92.14",
        '<input type="text" value="92.14">',
        "<input value=92.14 disabled>",
        '<input type="hidden" value="50.00">92.14',
        "<textarea>92.14</textarea>",
        "<select><option>50.00<option selected>92.14</select>",
        "<select><option>92.14<option>50.00</select>",
        "<b>92</b>.14",
        "<font color=red>92.14",
        "<!-- 50.00 -->92.14",
        "92.14<sup>1</sup>",
        "<span>92.14</span><script>document.write('50.00')</script><noscript>50.00</noscript>",
        "<template>50.00</template>92.14<style>p { width: 50.00 }</style>",
        "92.14<button>50.00</button>",
        "<p>92.14</p>",
        "\n   92.14\n   ",
    ],
)
def test_cell_is_what_a_browser_shows(cell: str) -> None:
    page = TABLE.format(cell)
    assert cells(page) == [[["ตัวชี้วัด", "คะแนน"], ["1", "92.14"]]]
    assert not codes(page)


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display:none">{}</span>',
        '<span style="DISPLAY : None !important">{}</span>',
        '<span style="visibility:hidden">{}</span>',
        '<span style="font-size:0">{}</span>',
        '<span style="opacity: 0.0">{}</span>',
        "<span hidden>{}</span>",
        "<style>.old {{ color: red; display: none }}</style><span class='new old'>{}</span>",
        "<style>/* .b */ .a, span.old {{ display: none }}</style><span class=old>{}</span>",
        "<style>#old {{ visibility: hidden }}</style><span id=old>{}</span>",
        "<dialog>{}</dialog>",
    ],
)
def test_hidden_text_is_left_out_and_said_to_be(hidden: str) -> None:
    page = TABLE.format(hidden.format("50.00") + "92.14")
    assert cells(page)[0][1] == ["1", "92.14"]
    assert codes(page) == ["text-left-out"]
    outside = f"<p>ก</p>{hidden.format('<p>50.00</p>')}<p>ข</p>"
    assert lines(outside) == ["ก", "ข"]
    assert codes(outside) == ["text-left-out"]


@pytest.mark.parametrize(
    "shown",
    [
        '<span style="font-size:0.8em">{}</span>',
        '<span style="opacity: 0.5">{}</span>',
        '<span style="display: inline">{}</span>',
        '<span class="old">{}</span>',
        "<style>@media print {{ .old {{ display: none }} }}</style><span class=old>{}</span>",
        "<style>.menu .old {{ display: none }}</style><span class=old>{}</span>",
        "<details><summary>x</summary>{}</details>",
    ],
)
def test_text_that_a_reader_sees_stays(shown: str) -> None:
    assert "92.14" in " ".join(lines(f"<div>{shown.format('92.14')}</div>"))


@pytest.mark.parametrize(
    "struck", ["<del>{}</del>", "<s>{}</s>", "<strike>{}</strike>", '<i style="text-decoration: line-through">{}</i>']
)
def test_struck_text_is_left_out_with_a_warning(struck: str) -> None:
    page = TABLE.format(struck.format("50.00") + " 92.14")
    assert cells(page)[0][1] == ["1", "92.14"]
    (finding,) = read_html(page).findings
    assert (finding.code, finding.severity) == ("text-left-out", "warning")
    assert "50.00" in finding.message


@pytest.mark.parametrize(
    "frame",
    [
        "<table><tr><td>เมนู</td><td>{}</td></tr></table>",
        "<table><tr><td>{}</td></tr></table>",
        "<table><tr><td colspan=2>หัว</td></tr><tr><td>เมนู</td><td>{}</td></tr></table>",
        "<table><tr><td><table><tr><td>{}</td></tr></table></td></tr></table>",
        "<table role=presentation><tr><td>{}",
        "<table><td>{}",
    ],
)
def test_table_that_frames_a_page_is_no_table(frame: str) -> None:
    report = f"<h1>รายงาน</h1><p>ได้คะแนน 88.36</p>{TABLE.format('92.14')}<p>ท้าย</p>"
    page = frame.format(report)
    assert cells(page) == [[["ตัวชี้วัด", "คะแนน"], ["1", "92.14"]]]
    assert [line for line in lines(page) if line not in ("เมนู", "หัว")] == ["รายงาน", "ได้คะแนน 88.36", "ท้าย"]


def test_page_that_is_one_row_of_paragraphs_is_no_table() -> None:
    page = "<table><tr><td>เมนู</td><td><p>รายงาน</p><p>อบต. ก</p><p>ได้คะแนน 92.14</p></td></tr></table>"
    assert cells(page) == []
    assert lines(page) == ["เมนู", "รายงาน", "อบต. ก", "ได้คะแนน 92.14"]


def test_small_table_in_a_cell_of_data_belongs_to_the_cell() -> None:
    measure = "ปรับปรุงขั้นตอนการให้บริการให้สั้นลงและเผยแพร่แผนผัง"
    page = f"<table><tr><td>{measure}</td><td>ก<table><tr><td>ข</td></tr></table></td></tr></table>"
    assert cells(page) == [[[measure, "ก\nข"]]]


def test_numbers_of_a_table_in_a_cell_do_not_become_one() -> None:
    row = "<tr><td>มาตรการที่ยาวพอจะเป็นข้อความของตารางข้อมูล</td><td>{}</td></tr>"
    page = f"<table>{row.format('ก') * 3}{row.format('<table><tr><td>1</td><td>92.14</td></tr></table>')}</table>"
    assert cells(page)[0][3][1] == "1 92.14"


def test_large_picture_is_said_to_be_unread() -> None:
    source = "data:image/png;base64,"
    page = f"<p>ก<img alt='ผลการประเมิน' src='{source}{'A' * 40_000}'><img src='{source}AAAA'>"
    (finding,) = read_html(page).findings
    assert (finding.code, "ผลการประเมิน" in finding.message) == ("picture-not-read", True)


def test_rows_and_cells_that_are_never_closed_end_where_the_next_begins() -> None:
    page = "<table><tr><td>ตัวชี้วัด<td>คะแนน<tr><td>1<td>92.14<tr><td>2<td>88.36</table><p>ท้าย"
    assert cells(page) == [[["ตัวชี้วัด", "คะแนน"], ["1", "92.14"], ["2", "88.36"]]]
    assert lines(page) == ["ท้าย"]


def test_spans_place_cells_as_a_browser_does() -> None:
    page = (
        "<table><tr><td rowspan=2>ก</td><td colspan=2>ข</td></tr><tr><td>ค</td><td>ง</td></tr>"
        "<tr><td rowspan=0>จ</td><td>ฉ</td></tr></table>"
    )
    assert cells(page) == [[["ก", "ข", "ข"], ["ก", "ค", "ง"], ["จ", "ฉ", None]]]


def test_caption_comes_before_its_table_and_foot_comes_last() -> None:
    page = "<table><caption>ผลปี 2567</caption><tfoot><tr><td>รวม</td></tr></tfoot><tr><td>1</td></tr></table>"
    assert lines(page) == ["ผลปี 2567"]
    assert cells(page) == [[["1"], ["รวม"]]]


def test_text_between_cells_is_shown_before_the_table_and_raw_text_is_the_cell_alone() -> None:
    read = read_html("<table>\n<tr>\n<td>1</td>\nหมายเหตุ<td>2 </td>\n</tr>\n</table>")
    title, table = read.rows
    assert isinstance(title, Paragraph)
    assert isinstance(table, Table)
    assert title.text == "หมายเหตุ"
    assert [cell.raw for cell in table.cells] == ["1", "2 "]


def test_breaks_part_lines_in_cells_and_paragraphs() -> None:
    page = "<table><tr><td>1. ก<br>2. ข</td><td><ul><li>ค<li>ง</ul></td></tr></table>"
    assert cells(page) == [[["1. ก\n2. ข", "ค\nง"]]]
    assert lines("<p>ก<br/>ข</p><div>ค<div>ง</div>จ</div>") == ["ก", "ข", "ค", "ง", "จ"]


def test_line_end_in_the_source_of_a_paragraph_is_a_blank() -> None:
    assert lines("<p>ได้คะแนน\n   92.14 คะแนน</p>") == ["ได้คะแนน 92.14 คะแนน"]


def test_text_as_typed_is_read_as_the_dump_that_it_is() -> None:
    assert cells("<pre>ตัวชี้วัด\tคะแนน\n1\t92.14\n</pre>") == [[["ตัวชี้วัด", "คะแนน"], ["1", "92.14"]]]


@pytest.mark.parametrize(
    "page",
    [
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body><p>ก</p></body></html>',
        '\ufeff<?xml version="1.0" encoding="TIS-620"?><!DOCTYPE html><html><body><p>ก<br/></p></body></html>',
        "<p>ก",
        "ก",
        "<html><p>ก</html></body></p>",
    ],
)
def test_page_is_read_whatever_it_says_of_itself(page: str) -> None:
    assert lines(page) == ["ก"]


@pytest.mark.parametrize("tag", ["<font>", "<div>", "<p><font>", "<b>", "<span style='color:red'>", "<ul><li>"])
@pytest.mark.parametrize("depth", [260, 3000])
def test_tags_that_are_never_closed_hide_nothing(tag: str, depth: int) -> None:
    page = f"<html><body>{tag * depth}<p>ก</p>{TABLE.format('92.14')}"
    assert lines(page) == ["ก"]
    assert cells(page)[0][1] == ["1", "92.14"]


def test_page_that_nests_beyond_reason_is_said_to_be_read_in_part() -> None:
    page = "<table><tr><td>" * 3000 + "92.14"
    (finding,) = read_html(page).findings
    assert (finding.code, finding.severity) == ("text-damaged", "error")


@pytest.mark.parametrize("page", ["", "  ", "<?xml version='1.0'?>"])
def test_page_without_content_is_refused_with_a_remedy(page: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_html(page)
    assert (caught.value.code, bool(caught.value.remedy)) == ("document-empty", True)


@pytest.mark.parametrize(
    "piece",
    [
        "<td rowspan=999 colspan=999>1",
        "<table><tr><td>",
        "</table><table>",
        "<span style='display:none'>1",
        "<style>.a{display:none}",
        "<style>@media a{",
        "<!--",
        "<del>",
        "<select><option selected>1",
        "<td>92.14<sup>",
        "<pre>1  2\n</pre>",
        "<p>1\n",
    ],
)
def test_piece_over_and_over_is_read_in_time_that_grows_with_it(piece: str) -> None:
    start = time.process_time()
    read_html("<table>" + piece * (40_000 // len(piece)))
    assert time.process_time() - start < 5


_CUT = {
    "within a cell": "<html><body><p>ก</p><table><tr><td>1</td><td>ข",
    "within a tag": "<html><body><p>ก</p><table><tr><td>1</td></tr></table><p>ข</p",
    "before its end": "<html><body><p>ก</p><p>ข",
    "the second table": "<table><tr><td>1</td></tr></table><table><tr><td>2</td></tr>",
}
_WHOLE = {
    "whole": "<html><body><p>ก</p><table><tr><td>1</td></tr></table></body></html>",
    "a piece": "<p>ก</p><table><tr><td>1</td></tr></table>",
    "that leaves out every end": "<html><p>ก<table><tr><td>1<tr><td>2",
    "that speaks of tables": "<p>ก</p><!-- <table> --><script>a = '<table>';</script><p>2 < 3</p>",
}


@pytest.mark.parametrize("name", [*_CUT, *_WHOLE])
def test_page_that_was_cut_is_said_to_be_and_no_other(name: str) -> None:
    assert codes({**_CUT, **_WHOLE}[name]) == (["text-damaged"] if name in _CUT else [])
