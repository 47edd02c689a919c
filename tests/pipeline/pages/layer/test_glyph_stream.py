"""PDF files and their glyphs."""

import io

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.layer.glyph_stream import read_chars
from prongsai.pipeline.pages.layer.opening import open_pdf
from tests.page_makers import make_pdf


def draw_hello(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    canvas.drawString(100, 742, "score 92.75")


def read_first_page(data: bytes) -> str:
    return "".join(c.text for c in read_chars(open_pdf(data)[0]))


def test_a_file_with_a_user_password_is_encrypted() -> None:
    data = make_pdf(draw_hello, encrypt=StandardEncryption("secret"))
    with pytest.raises(DocumentError) as caught:
        open_pdf(data)
    assert caught.value.code == "document-encrypted"
    assert "--skip" in caught.value.remedy


def test_a_file_that_only_restricts_printing_opens() -> None:
    data = make_pdf(draw_hello, encrypt=StandardEncryption("", ownerPassword="owner", canPrint=0))
    assert read_first_page(data) == "score 92.75"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"<html></html>"], ids=["empty", "header only", "html"])
def test_what_is_no_pdf_is_unreadable(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        open_pdf(data)
    assert caught.value.code == "document-unreadable"


def test_a_pdf_without_pages_is_empty() -> None:
    stream = io.BytesIO()
    pdfium.PdfDocument.new().save(stream)
    with pytest.raises(DocumentError) as caught:
        open_pdf(stream.getvalue())
    assert caught.value.code == "document-empty"


def test_boxes_count_from_the_top_left() -> None:
    first = read_chars(open_pdf(make_pdf(draw_hello))[0])[0]
    assert (first.text, first.size_pt) == ("s", 10)
    assert first.x0 == pytest.approx(100, abs=0.1)
    assert first.origin_y == pytest.approx(100, abs=0.1)
    assert first.top < first.origin_y < first.bottom + 0.5


def test_glyphs_come_in_the_order_of_the_stream() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(300, 700, "second")
        canvas.drawString(100, 700, "first")

    text = "".join(c.text for c in read_chars(open_pdf(make_pdf(draw))[0]) if not c.is_generated)
    assert text == "secondfirst"


def test_what_lies_outside_the_page_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(100, 700, "in")
        canvas.drawString(700, 700, "out")

    text = "".join(c.text for c in read_chars(open_pdf(make_pdf(draw))[0]) if not c.is_generated)
    assert text == "in"


def test_every_font_object_has_a_name_of_its_own() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(100, 700, "a")
        canvas.setFont("Courier", 10)
        canvas.drawString(100, 600, "b")

    fonts = {c.font for c in read_chars(open_pdf(make_pdf(draw))[0]) if not c.is_generated}
    assert len(fonts) == 2


def test_a_page_shown_turned_has_its_boxes_turned() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, -100, "turned")

    first = read_chars(open_pdf(make_pdf(draw))[0])[0]
    assert first.turn == 0
    assert first.x0 == pytest.approx(50, abs=0.1)
    assert first.origin_y == pytest.approx(100, abs=0.1)


def test_sideways_glyphs_say_so() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(50, -100, "up")

    assert {c.turn for c in read_chars(open_pdf(make_pdf(draw))[0]) if not c.is_generated} == {3}
