"""What of a page's text is seen, and what is noticed of the rest."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from prongsai.pipeline.model import Page
from prongsai.pipeline.pages.glyphs.maps import FileStructure
from prongsai.pipeline.pages.layer.layers import read_hidden_layers
from prongsai.pipeline.pages.layer.opening import load_page, open_pdf
from prongsai.pipeline.pages.layer.page import PageLook, look_at_page, look_to_page
from prongsai.pipeline.pages.layer.second_reader import read_pages_again
from tests.kinds.drawn import Sheet, save, sheets_to_document, sheets_to_pdf

OLD, NEW = "12.34", "56.78"


def look(data: bytes) -> PageLook:
    return look_at_page(open_pdf(data), 0, read_hidden_layers(FileStructure(data)))


def read(data: bytes) -> Page:
    seen = look(data)
    return look_to_page(seen, 1, seen.chars)


def texts(data: bytes) -> list[str]:
    return [word.text for word in read(data).words]


def draw_covered(sheet: Sheet) -> None:
    sheet.text(50, 50, OLD)
    sheet.fill(48, 46, 110, 70, 1.0)


def draw_invisible(sheet: Sheet) -> None:
    sheet.text(50, 50, OLD, mode=3)


def draw_clipped(sheet: Sheet) -> None:
    sheet.begin("q 0 0 20 20 re W n")
    sheet.text(50, 50, OLD)
    sheet.end("Q")


def draw_white(sheet: Sheet) -> None:
    sheet.begin("q 1 1 1 rg")
    sheet.text(50, 50, OLD)
    sheet.end("Q")


HIDDEN = {"covered": draw_covered, "invisible": draw_invisible, "clipped": draw_clipped, "white": draw_white}


@pytest.mark.parametrize("reason", HIDDEN)
def test_text_that_nobody_sees_is_counted_and_not_read(reason: str) -> None:
    sheet = Sheet()
    HIDDEN[reason](sheet)
    sheet.text(50, 50, NEW)
    data = sheets_to_pdf(sheet)
    assert texts(data) == [NEW]
    assert look(data).hidden == {reason: len(OLD)}


def test_a_digit_under_an_equal_invisible_one_is_kept() -> None:
    sheet = Sheet()
    sheet.text(50, 50, "90.90", mode=3)
    sheet.text(50, 50, "91.90")
    assert texts(sheets_to_pdf(sheet)) == ["91.90"]


def test_only_the_covered_part_of_a_text_is_left_out() -> None:
    sheet = Sheet()
    sheet.text(50, 50, "score 12.34")
    sheet.fill(50 + 5.8 * 6, 46, 140, 70, 1.0)
    data = sheets_to_pdf(sheet)
    assert texts(data) == ["score"]
    assert look(data).hidden == {"covered": 5}


def draw_on_shade(sheet: Sheet) -> None:
    sheet.fill(40, 40, 200, 80, 0.9)
    sheet.text(50, 50, NEW)


def draw_white_on_dark(sheet: Sheet) -> None:
    sheet.fill(40, 40, 200, 80, 0.2)
    sheet.begin("q 1 1 1 rg")
    sheet.text(50, 50, NEW)
    sheet.end("Q")


def draw_struck(sheet: Sheet) -> None:
    sheet.text(50, 50, NEW)
    sheet.fill(48, 57, 110, 58, 0.0)


def draw_partly_clipped(sheet: Sheet) -> None:
    # a spreadsheet clips what flows over the edge of its cell
    sheet.begin("q 0 0 65 842 re W n")
    sheet.text(50, 50, NEW)
    sheet.end("Q")


def draw_beside_a_box(sheet: Sheet) -> None:
    sheet.text(50, 50, NEW)
    sheet.fill(120, 46, 200, 70, 1.0)


SEEN = [draw_on_shade, draw_white_on_dark, draw_struck, draw_partly_clipped, draw_beside_a_box]


@pytest.mark.parametrize("draw", SEEN, ids=lambda draw: draw.__name__)
def test_text_that_is_seen_is_read(draw: object) -> None:
    sheet = Sheet()
    draw(sheet)  # type: ignore[operator]
    data = sheets_to_pdf(sheet)
    assert texts(data) == [NEW]
    assert not look(data).hidden


def test_invisible_text_over_a_picture_is_its_text_layer() -> None:
    sheet = Sheet()
    sheet.begin("q 400 0 0 400 40 440 cm /Im Do Q")
    sheet.text(50, 50, NEW, mode=3)
    pdf = sheets_to_document([sheet])
    image = pdf.make_stream(b"\x80")
    image.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8
    )
    pdf.pages[0].Resources.XObject = Dictionary(Im=image)
    assert texts(save(pdf)) == [NEW]


def make_layered(states: dict[str, bool], base: str = "/ON") -> bytes:
    """A page with a line in each layer, which says the layer's name."""
    sheet = Sheet()
    for number, name in enumerate(states):
        sheet.begin(f"/OC /L{number} BDC")
        sheet.text(50, 50 + 30 * number, name)
        sheet.end("EMC")
    pdf = sheets_to_document([sheet])
    layers = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String(name))) for name in states]
    shown = Array([layer for layer, is_on in zip(layers, states.values(), strict=True) if is_on])
    hidden = Array([layer for layer, is_on in zip(layers, states.values(), strict=True) if not is_on])
    default = Dictionary(BaseState=Name(base), ON=shown) if base == "/OFF" else Dictionary(OFF=hidden)
    pdf.Root.OCProperties = Dictionary(OCGs=Array(layers), D=default)
    pdf.pages[0].Resources.Properties = Dictionary({f"/L{number}": layer for number, layer in enumerate(layers)})
    return save(pdf)


@pytest.mark.parametrize("base", ["/ON", "/OFF"])
def test_a_layer_is_read_as_viewers_show_it(base: str) -> None:
    data = make_layered({"draft": False, "final": True}, base)
    assert read_hidden_layers(FileStructure(data)) == {"draft"}
    assert texts(data) == ["final"]
    assert look(data).hidden == {"switched-off": 5}


def test_a_file_without_layers_hides_none() -> None:
    sheet = Sheet()
    sheet.text(50, 50, NEW)
    assert read_hidden_layers(FileStructure(sheets_to_pdf(sheet))) == frozenset()
    assert read_hidden_layers(FileStructure(b"/OCProperties of no file")) == frozenset()


def make_form(matrix: str, operators: str, letters: str) -> bytes:
    """A page that shows a form, as print tools make them of pages."""
    sheet = Sheet()
    sheet.texts.append(letters)
    sheet.begin(f"q {matrix} cm /Page Do Q")
    pdf = sheets_to_document([sheet])
    form = pdf.make_stream(operators.encode())
    form.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 595, 842]),
        Resources=Dictionary(Font=Dictionary(F=pdf.pages[0].Resources.Font.F)),
    )
    pdf.pages[0].Resources.XObject = Dictionary(Page=form)
    return save(pdf)


@pytest.mark.parametrize("matrix", ["1 0 0 1 4 -7", "0.7 0 0 0.7 60 110", "0.5 0 0 0.5 300 200"])
def test_characters_of_actual_text_stay_in_their_word_where_a_page_was_moved(matrix: str) -> None:
    before, drawn, meant = "\u0e01\u0e32\u0e19", "\u0e32\u0e32", "\u0e33"

    def show(text: str) -> str:
        return f"<{text.encode('utf-16-be').hex()}> Tj"

    operators = (
        f"BT /F 12 Tf 1 0 0 1 50 700 Tm {show(before)} ET "
        f"BT /F 12 Tf 1 0 0 1 68 700 Tm /Span <</ActualText <FEFF0E33>>> BDC {show(drawn)} EMC ET"
    )
    (word,) = read(make_form(matrix, operators, before + drawn + meant)).words
    assert word.text == before + meant


def test_a_note_typed_onto_a_page_is_read_where_it_stands() -> None:
    sheet = Sheet()
    sheet.text(50, 50, "score")
    pdf = sheets_to_document([sheet])
    form = pdf.make_stream(f"BT /F 12 Tf 1 0 0 1 2 5 Tm <{NEW.encode('utf-16-be').hex()}> Tj ET".encode())
    form.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 66, 18]),
        Resources=Dictionary(Font=Dictionary(F=pdf.pages[0].Resources.Font.F)),
    )
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([100, 776, 166, 794]), F=4, AP=Dictionary(N=form)
    )
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
    words = read(save(pdf)).words
    assert [word.text for word in words] == ["score", NEW]
    assert words[1].bbox.x0 == pytest.approx(102, abs=0.1)
    assert words[1].baseline == pytest.approx(842 - 781, abs=0.1)


def test_a_page_that_only_links_is_left_as_it_is() -> None:
    sheet = Sheet()
    sheet.text(50, 50, NEW)
    pdf = sheets_to_document([sheet])
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([50, 700, 100, 720]))
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])
    document = open_pdf(save(pdf))
    page = load_page(document, 0)
    assert page.get_textpage().get_text_range() == NEW


def test_the_second_reader_takes_a_raised_mark_for_no_digit_either() -> None:
    sheet = Sheet()
    sheet.text(50, 50, NEW)
    sheet.text(50 + 5 * 6 + 1, 50, "1", size=6)
    (page,) = read_pages_again(sheets_to_pdf(sheet), [1]).rows
    assert "".join(char.text for char in page.chars) == NEW
