"""Texts of OpenDocument are read as they are printed."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Paragraph, Result, Table
from prongsai.pipeline.pages.embedded import EmbeddedPicture, Part
from prongsai.pipeline.pages.opendocument.text import read_odt
from tests.corpus.writers.opendocument import NAMES, ODT_TYPE, content_of, pack_odf


def read(body: str, styles: str = "", files: dict[str, bytes] | None = None) -> Result[Part]:
    return read_odt(pack_odf(ODT_TYPE, content_of(f"<office:text>{body}</office:text>", styles), files))


def texts(read: Result[Part]) -> list[str]:
    return [part.text for part in read.rows if isinstance(part, Paragraph)]


def text_style(name: str, properties: str, parent: str = "") -> str:
    more = f' style:parent-style-name="{parent}"' if parent else ""
    inside = f"<style:text-properties {properties}/>"
    return f'<style:style style:name="{name}" style:family="text"{more}>{inside}</style:style>'


def test_blanks_tabs_and_breaks_are_signs_of_their_own() -> None:
    found = read("<text:p>ก<text:s text:c='3'/>ข<text:tab/>ค<text:line-break/>ง</text:p>")
    assert texts(found) == ["ก   ข ค", "ง"]


def test_remarks_and_deletions_are_no_text_and_notes_come_last() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>55.55</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    body = "<text:note-body><text:p>ที่มา</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    remark = "<office:annotation><text:p>ดู</text:p></office:annotation>"
    found = read(f"{changes}<text:p>คะแนน 91.25{note}{remark}</text:p><text:p>หลัง</text:p>")
    assert texts(found) == ["คะแนน 91.25", "หลัง", "ที่มา"]
    assert [(one.code, one.raw) for one in found.findings] == [("text-left-out", "55.55")]


@pytest.mark.parametrize(
    ("properties", "severity"), [('text:display="none"', "info"), ('style:text-line-through-style="solid"', "warning")]
)
def test_hidden_and_struck_text_is_told(properties: str, severity: str) -> None:
    styles = text_style("A", properties) + text_style("B", "", parent="A")
    found = read("<text:p>ได้ <text:span text:style-name='B'>55.55 </text:span>91.25</text:p>", styles)
    assert texts(found) == ["ได้ 91.25"]
    assert [(one.code, one.severity) for one in found.findings] == [("text-left-out", severity)]


LIST_STYLE = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="๑, ๒, ๓, ..." '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix=")" '
    'text:display-levels="2"/><text:list-level-style-bullet text:level="3"/></text:list-style>'
)


def item(text: str, inside: str = "") -> str:
    return f"<text:list-item><text:p>{text}</text:p>{inside}</text:list-item>"


def test_numbers_of_lists_are_counted_as_they_are_printed() -> None:
    inner = f"<text:list>{item('ใน')}{item('ในสอง')}</text:list>"
    first = f'<text:list text:style-name="L">{item("หนึ่ง", inner)}{item("สอง")}</text:list>'
    again = f'<text:list text:style-name="L" text:continue-numbering="true">{item("สาม")}</text:list>'
    fresh = f'<text:list text:style-name="L">{item("ใหม่")}</text:list>'
    found = read(first + again + fresh, LIST_STYLE)
    assert texts(found) == ["๑. หนึ่ง", "๑.1) ใน", "๑.2) ในสอง", "๒. สอง", "๓. สาม", "๑. ใหม่"]


def test_head_and_foot_of_pages_stand_around_the_text() -> None:
    styles = (
        f"<office:document-styles {NAMES}><office:master-styles><style:master-page style:name='S'>"
        "<style:header><text:p>อบต.กู่ทอง</text:p></style:header><style:footer><text:p>ท้าย</text:p></style:footer>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    assert texts(read("<text:p>เนื้อ</text:p>", files={"styles.xml": styles.encode()})) == ["อบต.กู่ทอง", "เนื้อ", "ท้าย"]


def test_table_keeps_spans_and_pictures_stand_behind_it() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20)).save(buffer, "PNG")
    image = '<draw:image xlink:href="Pictures/p.png"/>'
    frame = f'<text:p><draw:frame svg:width="5cm" svg:height="2cm">{image}</draw:frame></text:p>'
    table = (
        "<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned='2'>"
        "<text:p>หัว</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>"
        f"<table:table-row><table:table-cell><text:p>ก</text:p><text:p>ข</text:p></table:table-cell><table:table-cell>{frame}"
        "<text:p>91.25</text:p></table:table-cell></table:table-row></table:table>"
    )
    first, second = read(table, files={"Pictures/p.png": buffer.getvalue()}).rows
    assert isinstance(first, Table) and isinstance(second, EmbeddedPicture)
    assert [[cell.text if cell else None for cell in row] for row in first.grid()] == [["หัว", "หัว"], ["ก\nข", "91.25"]]


def test_text_in_a_frame_is_read() -> None:
    assert texts(
        read("<text:p><draw:frame><draw:text-box><text:p>กรอบ</text:p></draw:text-box></draw:frame></text:p>")
    ) == ["กรอบ"]


def test_tables_nested_beyond_reason_are_damage() -> None:
    deep = (
        "<table:table><table:table-row><table:table-cell>" * 60
        + "<text:p>ก</text:p>"
        + "</table:table-cell></table:table-row></table:table>" * 60
    )
    with pytest.raises(DocumentError, match="nested"):
        read(deep)


@pytest.mark.parametrize("content", [b"", b"<a", b"<!DOCTYPE x><a/>", b"<a/>"])
def test_damaged_text_is_an_error(content: bytes) -> None:
    with pytest.raises(DocumentError, match="not a readable OpenDocument text"):
        read_odt(pack_odf(ODT_TYPE, "", {}) if not content else pack_odf(ODT_TYPE, content.decode()))


def test_row_that_lost_cells_is_told() -> None:
    cell, covered = "<table:table-cell><text:p>1</text:p></table:table-cell>", "<table:covered-table-cell/>"

    def findings(*rows: str) -> list[str]:
        inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        return [one.code for one in read(f"<table:table>{inside}</table:table>").findings]

    assert findings(cell * 3, cell * 2) == ["text-damaged"]
    assert findings(cell * 2, cell * 3) == ["text-damaged"]
    assert findings(cell * 3, cell * 2 + covered) == []
