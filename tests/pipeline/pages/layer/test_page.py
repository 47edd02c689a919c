"""PDF pages to words and rules, by both readers."""

import time
from collections.abc import Callable

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from prongsai.pipeline.model import BBox, Char, Table
from prongsai.pipeline.pages.glyphs.counts import group_by_font
from prongsai.pipeline.pages.layer.glyph_stream import read_chars
from prongsai.pipeline.pages.layer.opening import open_pdf
from prongsai.pipeline.pages.layer.page import look_at_page, look_to_page
from prongsai.pipeline.pages.layer.second_reader import read_pages_again
from prongsai.pipeline.paper.page_frame import turn_box
from prongsai.pipeline.tables.blocks import extract_blocks
from tests.kinds.drawn import Sheet, sheets_to_pdf
from tests.page_makers import make_pdf, read_layer, table_texts

ROWS = [["code", "score"], ["i1", "92.75"]]


def draw_table(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    canvas.grid([100, 200, 300], [700, 720, 740])
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            canvas.drawString(105 + 100 * c, 726 - 20 * r, text)


def draw_sideways(canvas: Canvas) -> None:
    canvas.rotate(90)
    canvas.translate(0, -595 - 300)
    draw_table(canvas)


def read_table(data: bytes) -> Table:
    (table,) = [b for b in extract_blocks(read_layer(data)).rows if isinstance(b, Table)]
    return table


def test_a_drawn_table_is_read() -> None:
    table = read_table(make_pdf(draw_table))
    assert table_texts(table) == ROWS
    assert table.bbox == pytest.approx((100, 102, 300, 142), abs=0.5)


def test_a_table_drawn_sideways_is_read_upright() -> None:
    table = read_table(make_pdf(draw_sideways))
    assert table_texts(table) == ROWS
    assert table.bbox is not None
    assert table.bbox.height > table.bbox.width


HEADING = "\u0e15\u0e31\u0e27\u0e0a\u0e35\u0e49\u0e27\u0e31\u0e14\u0e17\u0e35\u0e48 10"
"""Marks above letters and above marks, and a blank."""


def test_a_heading_that_stands_upright_beside_level_text_is_read_whole() -> None:
    sheet = Sheet()
    sheet.text(50, 100, "level text, and more of it than is turned")
    sheet.text(132, 300, HEADING, up=True)
    page = read_layer(sheets_to_pdf(sheet))
    *level, heading_word, number = page.words
    heading = [heading_word, number]
    assert not any(word.turn for word in level)
    assert [(word.text, word.turn) for word in heading] == [(part, 3) for part in HEADING.split(" ")]
    # the baseline is at x 132, the pen begins at y 300 and moves up
    assert heading[0].bbox.x0 < 125 < heading[0].bbox.x1 <= 136
    assert heading[1].bbox.bottom < heading[0].bbox.top < heading[0].bbox.bottom <= 300


def test_a_heading_that_stands_upright_is_one_line_of_its_font() -> None:
    sheet = Sheet()
    sheet.text(132, 300, HEADING, up=True)
    look = look_at_page(open_pdf(sheets_to_pdf(sheet)), 0)
    assert list(group_by_font(look.chars).values()) == [HEADING]


def test_thin_rectangles_are_rules() -> None:
    def draw(canvas: Canvas) -> None:
        for x in (100, 200, 300):
            canvas.rect(x, 700, 0.5, 40, stroke=0, fill=1)
        for y in (700, 720, 740):
            canvas.rect(100, y, 200, 0.5, stroke=0, fill=1)
        canvas.drawString(105, 726, "code")
        canvas.drawString(205, 706, "92.75")

    assert table_texts(read_table(make_pdf(draw))) == [["code", ""], ["", "92.75"]]


def test_shaded_lines_inside_a_shaded_cell_draw_no_rule() -> None:
    def draw(canvas: Canvas) -> None:
        draw_table(canvas)
        canvas.setFillGray(0.8)
        canvas.rect(100, 720, 100, 20, stroke=0, fill=1)
        canvas.rect(105, 722, 90, 8, stroke=0, fill=1)
        canvas.rect(105, 730, 90, 8, stroke=0, fill=1)

    page = read_layer(make_pdf(draw))
    assert not any(abs(e.top - (842 - 730)) < 1 for e in page.edges if e.is_horizontal)


def test_slanted_lines_are_figures_and_no_rules() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.line(100, 700, 200, 760)
        canvas.roundRect(300, 700, 100, 60, 4)

    page = read_layer(make_pdf(draw))
    assert [tuple(round(v) for v in f) for f in page.figures] == [(100, 82, 200, 142)]


def test_words_are_made_of_repaired_glyphs() -> None:
    def repair(chars: list[Char]) -> list[Char]:
        return [c._replace(text=c.text.upper()) for c in chars]

    look = look_at_page(open_pdf(make_pdf(draw_table)), 0)
    (first, *_) = look_to_page(look, 1, repair(look.chars)).words
    assert (first.text, first.raw) == ("CODE", "code")


def test_two_strips_of_a_scan_cover_the_page() -> None:
    picture = ImageReader(Image.new("L", (60, 84), 200))

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture, 0, 421, 595, 421)
        canvas.drawImage(picture, 0, 0, 595, 421)

    assert look_at_page(open_pdf(make_pdf(draw)), 0).image_share == pytest.approx(1.0)


def test_a_page_of_text_is_under_no_picture() -> None:
    assert look_at_page(open_pdf(make_pdf(draw_table)), 0).image_share == 0.0


@pytest.mark.parametrize("draw", [draw_table, draw_sideways], ids=["upright", "sideways"])
def test_both_readers_agree_on_places(draw: Callable[[Canvas], None]) -> None:
    data = make_pdf(draw)
    first = [c for c in read_chars(open_pdf(data)[0]) if not c.is_generated]
    second = read_pages_again(data, [1]).rows[0].chars
    assert [c.text for c in first] == [c.text for c in second]
    assert [c.turn for c in first] == [c.turn for c in second]
    for a, b in zip(first, second, strict=True):
        # the first reader has sideways glyphs on the turned page, the second one where they stand
        across, down = (842.0, 595.0) if a.turn % 2 else (595.0, 842.0)
        box = turn_box(BBox(a.x0, a.top, a.x1, a.bottom), a.turn, across, down)
        assert b.x0 - 1 <= box.x_mid <= b.x1 + 1
        assert b.top - 1 <= box.y_mid <= b.bottom + 1


def test_a_page_of_five_thousand_pieces_is_read_in_time() -> None:
    def draw(canvas: Canvas) -> None:
        for i in range(5000):
            canvas.line(50 + i % 100 * 5, 50 + i // 100 * 14, 53 + i % 100 * 5, 50 + i // 100 * 14)

    data = make_pdf(draw)
    started = time.process_time()
    extract_blocks(read_layer(data))
    assert time.process_time() - started < 2.0
