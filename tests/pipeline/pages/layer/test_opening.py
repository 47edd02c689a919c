"""PDFs that are opened, or refused with what to do."""

from __future__ import annotations

import io

import pikepdf
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.layer.opening import load_page, open_pdf
from tests.page_makers import make_pdf


def write(canvas: Canvas) -> None:
    canvas.drawString(100, 700, "i1 92.75")


def with_note(text: str, kind: str, *before: int) -> bytes:
    """A page with a note on it, and before that in the list of notes what is none."""
    with pikepdf.open(io.BytesIO(make_pdf(write))) as pdf:
        shown = pdf.make_stream(f"BT /Helv 12 Tf 5 5 Td ({text}) Tj ET".encode())
        font = pikepdf.Dictionary(
            {"/Type": pikepdf.Name.Font, "/Subtype": pikepdf.Name.Type1, "/BaseFont": pikepdf.Name.Helvetica}
        )
        shown["/Type"], shown["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
        shown["/BBox"] = pikepdf.Array([0, 0, 200, 20])
        shown["/Resources"] = pikepdf.Dictionary({"/Font": pikepdf.Dictionary({"/Helv": font})})
        note = pikepdf.Dictionary({"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name(kind), "/F": 4})
        note["/Rect"] = pikepdf.Array([100, 600, 300, 620])
        note["/AP"] = pikepdf.Dictionary({"/N": shown})
        pdf.pages[0].obj["/Annots"] = pikepdf.Array([*before, pdf.make_indirect(note)])
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def no_pages() -> bytes:
    buffer = io.BytesIO()
    pikepdf.new().save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "document-unreadable"),
        (b"%PDF-1.7\nno more", "document-unreadable"),
        (make_pdf(write)[:300], "document-unreadable"),
        (no_pages(), "document-empty"),
        (b"%PDF-1.7\n1 0 obj <</Root 2 0 R>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF", "document-empty"),
        (make_pdf(write, encrypt=StandardEncryption("secret", canPrint=0)), "document-encrypted"),
    ],
    ids=["nothing", "head only", "cut", "no pages", "no page object", "password"],
)
def test_file_that_cannot_be_opened_says_what_to_do(data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        open_pdf(data)
    assert caught.value.code == code
    assert caught.value.remedy


def words(data: bytes) -> list[str]:
    return str(load_page(open_pdf(data), 0).get_textpage().get_text_range()).split()


def test_what_is_typed_onto_a_page_is_part_of_it() -> None:
    assert words(make_pdf(write)) == ["i1", "92.75"]
    assert words(with_note("i2 88.10", "/FreeText")) == ["i1", "92.75", "i2", "88.10"]


def test_what_is_no_note_in_the_list_of_notes_hides_none() -> None:
    assert words(with_note("i2 88.10", "/FreeText", 7)) == ["i1", "92.75", "i2", "88.10"]


def test_remark_that_opens_on_a_click_is_no_part_of_a_page() -> None:
    assert words(with_note("i2 88.10", "/Text")) == ["i1", "92.75"]
