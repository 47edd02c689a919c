"""Pictures in Word files are read where they show numbers; one that cannot be read is named."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
import pytest
from docx.shared import Pt
from PIL import Image, ImageDraw

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import BBox, Page, Result, Word
from prongsai.pipeline.pages.embedded import EmbeddedPicture, read_embedded_picture
from prongsai.pipeline.pages.memory import UNWATCHED, PageWatch
from prongsai.pipeline.pages.picture_files import PictureFile, picture_as_pdf
from prongsai.pipeline.pages.word.read import read_docx


class FakeReader:
    """Stands for the reader of pictures: gives a page with these words, or with none that can be read."""

    def __init__(self, *words: str, is_empty: bool = False, is_readable: bool = True) -> None:
        self.is_empty, self._is_readable = is_empty, is_readable
        self._words = tuple(Word(word, word, BBox(0, 0, 10, 10), 10.0, 10.0) for word in words)
        self.sizes: list[tuple[float, float]] = []
        self.names: list[str | None] = []

    def read(self, document, index: int, covered: Sequence[BBox] = (), name: str | None = None) -> Result[Page]:
        self.sizes.append(document[index].get_size())
        self.names.append(name)
        return Result([Page(1, 100.0, 100.0, self._words, (), "ocr", is_readable=self._is_readable)])


def picture_bytes(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (400, 200)) -> bytes:
    picture = Image.new(mode, size, "white" if mode != "RGBA" else (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((50, 50, 150, 100), fill="black" if mode != "RGBA" else (0, 0, 0, 255))
    buffer = io.BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()


def test_picture_stands_where_it_is_pasted_with_its_size_on_paper():
    document = docx.Document()
    document.add_paragraph("ก่อน")
    document.add_picture(io.BytesIO(picture_bytes()), width=Pt(300))
    document.add_paragraph("หลัง")
    buffer = io.BytesIO()
    document.save(buffer)
    before, picture, after = read_docx(buffer.getvalue()).rows
    assert (before.text, after.text) == ("ก่อน", "หลัง")
    assert isinstance(picture, EmbeddedPicture)
    assert picture.size_pt == pytest.approx((300, 150))


def test_picture_with_numbers_is_a_page_remembered_by_its_number():
    reader = FakeReader("คะแนน", "91.20")
    read = read_embedded_picture(EmbeddedPicture(picture_bytes(), (300.0, 150.0)), 2, reader, UNWATCHED)
    assert [word.text for word in read.rows[0].words] == ["คะแนน", "91.20"]
    assert reader.names == ["picture 2"]
    assert reader.sizes == [pytest.approx((300, 150))]


@pytest.mark.parametrize(
    ("reader", "size", "code"),
    [
        (FakeReader("ตราครุฑ"), (300.0, 150.0), None),
        (FakeReader("91.20"), (20.0, 20.0), None),
        (FakeReader(is_empty=True), (300.0, 150.0), "picture-not-read"),
        (FakeReader(is_readable=False), (300.0, 150.0), "picture-not-read"),
    ],
)
def test_what_gives_no_page_says_so_where_something_may_be_lost(reader, size, code):
    read = read_embedded_picture(EmbeddedPicture(picture_bytes(), size), 1, reader, UNWATCHED)
    assert read.rows == []
    assert [finding.code for finding in read.findings] == ([code] if code else [])


def test_kind_of_picture_that_nobody_decodes_is_named():
    read = read_embedded_picture(
        EmbeddedPicture(b"\x01\x00\x00\x00 EMF", (300.0, 150.0)), 3, FakeReader("91.20"), UNWATCHED
    )
    (finding,) = read.findings
    assert (finding.code, finding.severity) == ("picture-not-read", "warning")
    assert "picture 3" in finding.message


def test_picture_that_the_reader_dies_of_costs_itself_alone():
    read = read_embedded_picture(
        EmbeddedPicture(picture_bytes()), 1, FakeReader("91.20"), PageWatch(is_spent=lambda: True)
    )
    assert [finding.code for finding in read.findings] == ["page-out-of-time"]


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGB"), ("JPEG", "RGB"), ("PNG", "RGBA"), ("PNG", "1"), ("TIFF", "CMYK"), ("GIF", "P")]
)
def test_pictures_of_all_kinds_show_black_on_white(kind, mode):
    mode_of_file = {"CMYK": "CMYK", "P": "L"}.get(mode, mode)
    with Image.open(io.BytesIO(picture_bytes(kind, "RGBA" if mode == "RGBA" else "RGB"))) as made:
        converted = made if mode == "RGBA" else made.convert(mode_of_file)
        buffer = io.BytesIO()
        converted.save(buffer, kind)
    with picture_as_pdf(PictureFile(buffer.getvalue(), (400.0, 200.0))) as document:
        shown = document[0].render(scale=1).to_pil().convert("L")
    assert shown.size == (400, 200)
    assert shown.getpixel((100, 75)) < 60
    assert shown.getpixel((300, 150)) > 200


def test_picture_that_claims_too_many_pixels_is_refused_unopened():
    header = picture_bytes(size=(4, 4))
    at = header.index(b"IHDR") + 4
    huge = header[:at] + (60_000).to_bytes(4, "big") * 2 + header[at + 8 :]
    with pytest.raises(DocumentError, match="picture is not read"), picture_as_pdf(PictureFile(huge)):
        pass
