"""Slides are read as they are shown."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Paragraph, Result, Table
from prongsai.pipeline.pages.embedded import EmbeddedPicture, Part
from prongsai.pipeline.pages.memory import UNWATCHED, PageWatch
from prongsai.pipeline.pages.slides import read_slides
from tests.corpus.writers.slides import frame, pack_slides, picture_shape, shape, slide, table_frame


def read(*slides: str, **more: bytes) -> list[Result[Part]]:
    return list(read_slides(pack_slides(list(slides), more), UNWATCHED))


def texts(result: Result[Part]) -> list[str]:
    return [part.text for part in result.rows if isinstance(part, Paragraph)]


def test_shapes_stand_from_top_to_bottom_after_the_title() -> None:
    low, right, left = shape("ล่าง", y=5_000_000), shape("ขวา", y=1_000_000, x=4_000_000), shape("ซ้าย", y=1_050_000)
    found = read(slide(low, right, left, shape("ชื่อเรื่อง", y=9_000_000, kind="title")))
    assert texts(found[0]) == ["ชื่อเรื่อง", "ซ้าย", "ขวา", "ล่าง"]
    first = found[0].rows[0]
    assert isinstance(first, Paragraph) and first.is_bold


def test_number_and_date_of_a_slide_and_hidden_shapes_are_no_text() -> None:
    found = read(
        slide(shape("12", kind="sldNum"), shape("1/1/2567", kind="dt"), shape("ลับ", hidden=True), shape("เนื้อ"))
    )
    assert texts(found[0]) == ["เนื้อ"]


def test_table_keeps_its_spans() -> None:
    rows = [
        [("คะแนน", 'gridSpan="2"'), ("", 'hMerge="1"')],
        [("ก", 'rowSpan="2"'), ("91.25", "")],
        [("", 'vMerge="1"'), ("90.50", "")],
    ]
    (table,) = read(slide(table_frame(rows)))[0].rows
    assert isinstance(table, Table)
    assert [[cell.text if cell else None for cell in row] for row in table.grid()] == [
        ["คะแนน", "คะแนน"],
        ["ก", "91.25"],
        ["ก", "90.50"],
    ]


def test_picture_of_a_slide_is_found_with_its_size() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20)).save(buffer, "PNG")
    (picture,) = read(slide(picture_shape()), picture=buffer.getvalue())[0].rows
    assert isinstance(picture, EmbeddedPicture)
    assert picture.size_pt == (300.0, 150.0)


def test_grouped_shapes_are_read_and_struck_text_is_not() -> None:
    group = f"<p:grpSp><p:grpSpPr/>{shape('ในกลุ่ม')}</p:grpSp>"
    struck = frame(
        '<a:p><a:r><a:rPr strike="sngStrike"/><a:t>55.55 </a:t></a:r><a:r><a:t>91.25</a:t></a:r></a:p>', y=8_000_000
    )
    assert texts(read(slide(group, struck))[0]) == ["ในกลุ่ม", "91.25"]


def test_hidden_slide_is_named_and_not_read() -> None:
    found = read(slide(shape("ก")), slide(shape("ลับ"), more='show="0"'))
    assert texts(found[1]) == []
    assert [(one.code, one.page) for one in found[1].findings] == [("text-left-out", 2)]


def test_slide_that_is_damaged_or_out_of_time_costs_no_other() -> None:
    found = read("<p:sld", slide(shape("ข")))
    assert [[one.code for one in result.findings] for result in found] == [["page-unreadable"], []]
    assert texts(found[1]) == ["ข"]
    spent = list(read_slides(pack_slides([slide(shape("ก"))], {}), PageWatch(is_spent=lambda: True)))
    assert [one.code for one in spent[0].findings] == ["page-out-of-time"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut", b""])
def test_damaged_presentation_is_an_error(data: bytes) -> None:
    with pytest.raises(DocumentError, match="not a readable presentation"):
        list(read_slides(data, UNWATCHED))


def test_archive_without_a_presentation_is_an_error() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(DocumentError, match="not a readable presentation"):
        list(read_slides(buffer.getvalue(), UNWATCHED))
