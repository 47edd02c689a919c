"""Pages laid out from objects that the pattern finds: the same glyphs and lines that pdfplumber lays out."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from pdfminer.pdftypes import stream_value

from prongsai.pipeline.pages.layer.content_stream import lay_out
from prongsai.pipeline.pages.pdf_objects import read_objects
from tests.fuzz.test_pdf import CONTENT, pdf_of
from tests.paths import ROOT


def _drawn(page: pdfplumber.page.Page) -> list[tuple[str, object, str]]:
    return [(type(item).__name__, item.bbox, getattr(item, "get_text", str)()) for item in lay_out(page)]


def _drawn_by_pdfplumber(page: pdfplumber.page.Page) -> list[tuple[str, object, str]]:
    return [(type(item).__name__, item.bbox, getattr(item, "get_text", str)()) for item in page.layout]


@pytest.mark.parametrize("name", ["results", "measures"])
def test_pages_hold_what_pdfplumber_finds_on_them(name: str) -> None:
    with pdfplumber.open(ROOT / "data" / "samples" / f"{name}.pdf") as document:
        for page in document.pages:
            decoded = [stream_value(stream).get_data() for stream in page.page_obj.contents]
            assert read_objects(decoded) is not None, "no stream of a program may need the slow way"
            assert _drawn(page) == _drawn_by_pdfplumber(page) != []


def test_a_page_with_an_inline_picture_is_read_as_well() -> None:
    picture = b"q 8 0 0 8 300 300 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q\n"
    with pdfplumber.open(io.BytesIO(pdf_of(CONTENT.encode() + picture))) as document:
        (page,) = document.pages
        assert _drawn(page) == _drawn_by_pdfplumber(page) != []
