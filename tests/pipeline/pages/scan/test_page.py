from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from prongsai.pipeline.model import BBox
from prongsai.pipeline.pages.scan.engine import LineReading
from prongsai.pipeline.pages.scan.engines import Engines
from prongsai.pipeline.pages.scan.page import ScanSettings, read_page_image, read_scan_page, render_page
from tests.pipeline.pages.scan.drawn_page import DPI, SayingReader, blank_page, draw_letters, draw_table, turn_page

SIZE_PT = (1654 * 72 / DPI, 1200 * 72 / DPI)


def drawn_report():
    page = blank_page()
    for baseline in (150, 210):
        draw_letters(page, 200, baseline, 40)
    draw_table(page, [200, 500, 1400], [300, 400, 500])
    for x in (230, 530):
        for baseline in (370, 470):
            draw_letters(page, x, baseline, 8)
    return page


def read(page, reader, size_pt=SIZE_PT):
    return read_page_image(page, DPI, 3, size_pt, Engines(own=reader))


def image_page(image, width_pt, height_pt):
    """A PDF page that shows `image` all over."""
    doc = pdfium.PdfDocument.new()
    page = doc.new_page(width_pt, height_pt)
    bitmap = pdfium.PdfBitmap.from_pil(Image.fromarray(image))
    item = pdfium.PdfImage.new(doc)
    item.set_bitmap(bitmap)
    item.set_matrix(pdfium.PdfMatrix().scale(width_pt, height_pt))
    page.insert_obj(item)
    page.gen_content()
    return doc, page


def test_words_and_edges_are_in_points():
    result = read(drawn_report(), SayingReader("one two", 0.99))
    page = result.rows[0]
    assert (page.number, page.method, page.turn) == (3, "ocr", 0)
    assert len(page.words) == 2 * 6
    first = page.words[0]
    assert first.text == "one" and not first.space_before and page.words[1].space_before
    assert first.bbox.x0 == pytest.approx(200 * 72 / DPI, abs=4)
    assert first.baseline == pytest.approx(150 * 72 / DPI, abs=2)
    assert sorted(round(e.top) for e in page.edges if e.is_horizontal) == [108, 144, 180]


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_any_way_up_gives_the_same_page(quarters):
    image = np.ascontiguousarray(np.rot90(drawn_report(), quarters))
    size_pt = SIZE_PT if quarters % 2 == 0 else SIZE_PT[::-1]
    page = read(image, SayingReader("one two", 0.99), size_pt).rows[0]
    assert (page.width, page.height) == pytest.approx(SIZE_PT)
    assert page.turn == quarters
    assert len(page.words) == 12
    assert page.words[0].baseline == pytest.approx(150 * 72 / DPI, abs=2)


def test_skew_is_taken_out_of_words_and_edges():
    page = read(turn_page(drawn_report(), 2.0), SayingReader("one", 0.99)).rows[0]
    assert len(page.words) == 6
    assert len({round(e.top) for e in page.edges if e.is_horizontal}) == 3


def test_without_a_reader_the_page_is_a_finding_with_a_remedy():
    _doc, page = image_page(drawn_report(), *SIZE_PT)
    result = read_scan_page(page, 5, Engines())
    assert not result.rows[0].is_readable
    assert [(f.code, f.page) for f in result.findings] == [("page-unreadable", 5)]
    assert "install" in (result.findings[0].suggestion or "")


def test_handwriting_is_left_out_and_said():
    result = read(drawn_report(), SayingReader("???", 0.2))
    assert result.rows[0].words == ()
    assert not result.rows[0].is_readable
    assert [f.code for f in result.findings] == ["page-handwritten"]


def test_empty_page_is_no_fault():
    result = read(blank_page(), SayingReader("x", 0.9))
    assert result.rows[0].is_readable and not result.findings


def test_word_is_as_sure_as_its_weakest_digit():
    class Unsure(SayingReader):
        def read_lines(self, images):
            return [
                type(r)(r.text, r.confidence, (0.99, 0.6, 0.99, 0.99), r.char_x, r.engine)
                for r in super().read_lines(images)
            ]

    page = read(drawn_report(), Unsure("9 .5", 0.99)).rows[0]
    assert page.words[0].confidence == 0.99
    page = read(drawn_report(), Unsure("98.5", 0.99)).rows[0]
    assert page.words[0].confidence == 0.6


def test_page_is_rendered_at_the_resolution_of_its_image():
    _doc, page = image_page(drawn_report(), *SIZE_PT)
    grey, dpi = render_page(page, ScanSettings())
    assert dpi == pytest.approx(DPI, abs=1)
    assert grey.shape == pytest.approx((1200, 1654), abs=2)


def test_page_in_pixels_for_points_is_measured_as_a4():
    _doc, page = image_page(np.full((2263, 1600), 255, np.uint8), 1600, 2263)
    grey, dpi = render_page(page, ScanSettings())
    assert max(grey.shape) == pytest.approx(2263, rel=0.02)
    assert dpi == pytest.approx(194, abs=3)


def findings_of_sheet(image, width_pt, height_pt):
    _doc, page = image_page(image, width_pt, height_pt)
    return read_scan_page(page, 7, Engines(own=SayingReader("one", 0.99))).findings


def test_sheet_of_few_pixels_is_told_of():
    half = np.ascontiguousarray(drawn_report()[::2, ::2])
    (finding,) = findings_of_sheet(half, 1.2 * SIZE_PT[0], 1.2 * SIZE_PT[1])
    assert (finding.severity, finding.code, finding.page) == ("warning", "page-coarse", 7)
    assert "83 dots" in finding.message


def test_sheet_of_pixels_enough_is_not_told_of_nor_a_pixel_for_a_point_nor_an_empty_one():
    assert findings_of_sheet(drawn_report(), *SIZE_PT) == []
    assert findings_of_sheet(drawn_report(), 1654.0, 1200.0) == []
    assert findings_of_sheet(np.full((600, 800), 255, np.uint8), 720.0, 540.0) == []


def test_text_that_is_known_already_is_not_read_again():
    _doc, page = image_page(drawn_report(), *SIZE_PT)
    known = BBox(0, 0, SIZE_PT[0], 90)  # both lines above the table
    reader = SayingReader("one", 0.99)
    result = read_scan_page(page, 1, Engines(own=reader), covered=[known])
    assert len(result.rows[0].words) == 4
    assert len(result.rows[0].edges) == 6


def test_lone_speck_in_the_margin_is_dirt_and_a_dash_in_a_cell_is_not():
    class Signs(SayingReader):
        def read_lines(self, images):
            self.n_images += len(images)
            return [LineReading("-" if image.shape[1] < 60 else "text", 0.95, engine="signs") for image in images]

    page = drawn_report()
    page[950:954, 700:714] = 0  # below the table, beside nothing
    page[450:454, 1000:1014] = 0  # in a cell
    words = read(page, Signs("", 1.0)).rows[0].words
    assert [round(w.baseline) for w in words if w.text == "-"] == [pytest.approx(452 * 72 / DPI + 4, abs=4)]


@pytest.mark.parametrize("shape", [(1, 1), (5, 2000), (59, 59)])
def test_strip_too_small_for_text_is_an_empty_page(shape):
    result = read(np.zeros(shape, np.uint8), SayingReader("x", 0.99))
    assert result.rows[0].words == () and not result.findings
