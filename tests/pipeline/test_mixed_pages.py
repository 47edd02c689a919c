"""A table pasted as a picture under text is read too, and said where nobody can read it."""

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from prongsai.pipeline.discover.media_types import PDF
from prongsai.pipeline.model import BBox, Finding, Page, Result, Word
from prongsai.pipeline.pages import pictures
from prongsai.pipeline.pages.scan.engines import Engines
from prongsai.pipeline.reading import read_blocks


def mixed_pdf() -> bytes:
    """Six lines of text over a picture that covers a third of the page."""
    buffer = io.BytesIO()
    page = canvas.Canvas(buffer, pagesize=(595, 842))
    for line in range(6):
        page.drawString(60, 800 - 20 * line, f"The assessment of the year, line {line}, is printed as text here.")
    picture = Image.fromarray(np.full((400, 595), 255, dtype=np.uint8))
    page.drawImage(ImageReader(picture), 0, 200, 595, 400)
    page.save()
    return buffer.getvalue()


class FakeEngine:
    name = "fake"

    def read_lines(self, images: Any) -> list[Any]:
        return []


def test_large_picture_beside_text_is_a_finding_without_readers() -> None:
    reading = read_blocks(PDF, mixed_pdf(), Engines)
    assert [f.code for f in reading.findings] == ["picture-not-read"]
    assert reading.pages is not None
    assert reading.pages.text == 1


@pytest.mark.parametrize(("printed", "method"), [("96.53", 1), ("seal", 0)])
def test_numbers_in_the_picture_join_the_text(monkeypatch: pytest.MonkeyPatch, printed: str, method: int) -> None:
    def read(page: Any, number: int, engines: Engines, covered: Any = ()) -> Result[Page]:
        assert len(covered) > 6  # the text is not read a second time
        word = Word(printed, printed, BBox(100, 400, 140, 415), 413, 12.0, confidence=0.9)
        return Result([Page(number, 595, 842, (word,), (), "ocr")], [Finding("info", "lines-unreadable", "")])

    monkeypatch.setattr(pictures, "read_scan_page", read)
    reading = read_blocks(PDF, mixed_pdf(), lambda: Engines(own=FakeEngine()))
    assert reading.pages is not None
    assert reading.pages.scanned == method
    assert any(getattr(block, "text", "") == printed for block in reading.blocks) == bool(method)
