"""Picture files are paper: upright, at their own resolution, each page of a TIFF by itself."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image, ImageDraw

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import BBox, Finding, Page, Result, Word
from prongsai.pipeline.pages.memory import UNWATCHED, PageWatch
from prongsai.pipeline.pages.picture_files import PictureFile, find_sheets, picture_as_pdf
from prongsai.pipeline.pages.picture_pages import list_frames, read_picture_pages
from prongsai.pipeline.pages.pictures import PictureReader
from prongsai.pipeline.pages.scan.engines import Engines
from prongsai.pipeline.pages.triage import FEWEST_PAGES
from tests.reading import findings_of, read_bytes


class FakeReader:
    """Stands for the reader of pictures: notes the size of each page, gives one with these words."""

    is_empty = False

    def __init__(self, *words: str, findings: Sequence[Finding] = ()) -> None:
        self._words = tuple(Word(word, word, BBox(0, 0, 10, 10), 10.0, 10.0) for word in words)
        self._findings = list(findings)
        self.sizes: list[tuple[float, float]] = []

    def read(self, document, index, covered=(), name=None, number=None) -> Result[Page]:
        self.sizes.append(tuple(map(round, document[index].get_size())))
        is_readable = bool(self._words) or not self._findings
        return Result([Page(number, 9.0, 9.0, self._words, (), "ocr", is_readable=is_readable)], self._findings)


def pages(*pictures: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = io.BytesIO()
    if len(pictures) > 1:
        options |= {"save_all": True, "append_images": list(pictures[1:])}
    pictures[0].save(buffer, kind, **options)
    return buffer.getvalue()


def paper(width: int = 827, height: int = 1169, mode: str = "L") -> Image.Image:
    picture = Image.new(mode, (width, height), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, width // 4, height // 8), fill="black")
    return picture


@pytest.mark.parametrize(
    ("dpi", "size"),
    [
        (100, (595, 842)),
        (None, (620, 877)),  # 96 pixels an inch
        (72, (620, 877)),  # written by programs that know none
        (5_000, (620, 877)),
    ],
)
def test_page_has_the_size_that_its_resolution_gives(dpi: int | None, size: tuple[int, int]) -> None:
    reader = FakeReader("ก")
    data = pages(paper(), **({"dpi": (dpi, dpi)} if dpi else {}))
    assert [page.number for read in read_picture_pages(data, reader, UNWATCHED) for page in read.rows] == [1]  # type: ignore[arg-type]
    assert reader.sizes == [size]


def test_fax_of_uneven_resolution_keeps_its_shape() -> None:
    reader = FakeReader("ก")
    list(read_picture_pages(pages(paper(1_000, 500), kind="TIFF", dpi=(200, 100)), reader, UNWATCHED))  # type: ignore[arg-type]
    assert reader.sizes == [(360, 360)]


def test_picture_turned_by_the_camera_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    data = pages(paper(800, 400), kind="JPEG", exif=exif, quality=95)
    with picture_as_pdf(PictureFile(data, is_paper=True)) as document:
        shown = document[0].render(scale=1).to_pil().convert("L")
    assert shown.height == 2 * shown.width
    assert shown.getpixel((shown.width - 5, 5)) < 60  # the corner that was top left
    assert shown.getpixel((5, shown.height - 5)) > 200


def test_every_page_of_a_tiff_is_read_and_smaller_copies_are_not() -> None:
    reader = FakeReader("ก")
    data = pages(paper(), paper(), paper(), kind="TIFF", dpi=(100, 100))
    assert [read.rows[0].number for read in read_picture_pages(data, reader, UNWATCHED)] == [1, 2, 3]  # type: ignore[arg-type]
    with Image.open(io.BytesIO(data)) as opened:
        assert opened.n_frames == 3
    small = io.BytesIO()
    paper().save(small, "TIFF", save_all=True, append_images=[paper(80, 110)])
    assert list_frames(small.getvalue()) == [0, 1]
    info = {254: 1}
    buffer = io.BytesIO()
    paper(80, 110).save(buffer, "TIFF", tiffinfo=info)
    assert list_frames(buffer.getvalue()) == []


def test_animation_is_its_first_picture() -> None:
    assert list_frames(pages(paper(40, 40), paper(40, 40).rotate(90), kind="GIF")) == [0]


@pytest.mark.parametrize("mode", ["I;16", "I", "F"])
def test_more_than_256_shades_are_not_all_white(mode: str) -> None:
    shades = np.full((100, 100), 60_000.0)
    shades[:50, :50] = 2_000.0
    picture = Image.fromarray(shades.astype({"I;16": np.uint16, "I": np.int32, "F": np.float32}[mode]))
    with picture_as_pdf(PictureFile(pages(picture, kind="TIFF"), (100.0, 100.0))) as document:
        shown = document[0].render(scale=1).to_pil().convert("L")
    assert shown.getpixel((20, 20)) < 60
    assert shown.getpixel((80, 80)) > 200


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF"])
def test_cut_picture_is_an_error_of_its_page(kind: str) -> None:
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 255, (300, 300), dtype=np.uint8))
    data = pages(noise, kind=kind)
    try:
        (read,) = read_picture_pages(data[: len(data) // 2], FakeReader("ก"), UNWATCHED)  # type: ignore[arg-type]
    except DocumentError as error:
        assert error.code == "document-unreadable"
    else:
        assert [(one.code, one.severity) for one in read.findings] == [("page-unreadable", "error")]
        assert not read.rows[0].is_readable


def test_photograph_is_told_of_and_no_page_that_was_lost() -> None:
    told = Finding("warning", "page-handwritten", "page 1: 3 of 3 lines are no print", 1)
    (read,) = read_picture_pages(pages(paper()), FakeReader(findings=[told]), UNWATCHED)  # type: ignore[arg-type]
    assert (read.rows[0].is_readable, read.findings) == (True, [told])


def test_page_that_the_reader_dies_of_costs_no_other() -> None:
    gone = Finding("error", "page-crashed", "page 2 crashed the reader", 2)
    watch = PageWatch(given_up={("read", 2): gone})
    data = pages(paper(), paper(), paper(), kind="TIFF")
    found = list(read_picture_pages(data, FakeReader("ก"), watch))  # type: ignore[arg-type]
    assert [[one.code for one in read.findings] for read in found] == [[], ["page-crashed"], []]


def test_icon_and_blank_sheet_are_documents_without_text() -> None:
    for picture in (Image.new("RGB", (16, 16), "red"), Image.new("L", (827, 1169), "white")):
        rows = read_bytes(pages(picture), "report.png", ocr="own")
        assert (rows.document["status"], rows.document["pages"], rows.document["media_type"]) == ("ok", 1, "image/png")
        (finding,) = findings_of(rows, "document-blank")
        assert finding["severity"] == "info"


def test_without_a_reader_a_picture_is_an_unread_page() -> None:
    reader = PictureReader(lambda: Engines())
    (read,) = read_picture_pages(pages(paper()), reader, UNWATCHED)
    assert [(one.code, one.severity) for one in read.findings] == [("page-unreadable", "error")]


def striped(width: int, height: int, pitch: int) -> Image.Image:
    """Lines of print, black from row 10 to 30 of each pitch."""
    picture = Image.new("L", (width, height), "white")
    for top in range(0, height, pitch):
        ImageDraw.Draw(picture).rectangle((0, top + 10, width, top + 30), fill="black")
    return picture


def test_picture_of_a_whole_web_page_is_cut_into_sheets_between_its_lines() -> None:
    data = pages(striped(400, 4_000, 40))
    sheets = find_sheets(PictureFile(data, is_paper=True))
    assert len(sheets) in (7, 8)
    rows = [sheet.rows for sheet in sheets]
    assert rows[0][0] == 0 and rows[-1][1] == 4_000
    assert all(one[1] == other[0] for one, other in pairwise(rows))
    assert all(not 10 <= one[1] % 40 <= 30 for one in rows[:-1])
    reader = FakeReader("ก")
    found = list(read_picture_pages(data, reader, UNWATCHED))  # type: ignore[arg-type]
    assert [read.rows[0].number for read in found] == list(range(1, len(sheets) + 1))
    assert sum(height for _, height in reader.sizes) == pytest.approx(3_000, abs=len(sheets))


@pytest.mark.parametrize("size", [(827, 1169), (850, 1400), (400, 800), (1169, 827)])
def test_sheet_of_paper_stays_whole(size: tuple[int, int]) -> None:
    picture = PictureFile(pages(paper(*size)), is_paper=True)
    assert find_sheets(picture) == [picture]


FOREIGN = "Le conseil municipal adopte le budget " * 7


@pytest.mark.parametrize(
    ("text", "every_scan", "n_read"),
    [(FOREIGN, False, 5), (FOREIGN, True, FEWEST_PAGES), ("รายงานการประเมินผลของเทศบาล", False, FEWEST_PAGES)],
)
def test_long_file_in_another_language_is_left_after_some_pages(text: str, every_scan: bool, n_read: int) -> None:
    reader = FakeReader(text)
    data = pages(*[paper(80, 110)] * FEWEST_PAGES, kind="TIFF")
    found = list(read_picture_pages(data, reader, UNWATCHED, every_scan))  # type: ignore[arg-type]
    assert [read.rows[0].number for read in found] == list(range(1, FEWEST_PAGES + 1))
    assert (len(reader.sizes), sum(read.rows[0].is_readable for read in found)) == (n_read, n_read)
    codes = [one.code for read in found for one in read.findings]
    assert codes == (["scan-foreign"] if n_read < FEWEST_PAGES else [])
