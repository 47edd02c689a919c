"""PDF page -> glyphs in content-stream order.

PDFium is called through its C interface, three or four calls a glyph, because its own text extraction loses what the
repair of a text layer needs: the order of the stream, zero-width glyphs, and the font subset of each glyph.
"""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from prongsai.pipeline.model import Char
from prongsai.pipeline.pages.layer.fonts import FontNames
from prongsai.pipeline.pages.layer.ghost_clusters import drop_ghost_clusters
from prongsai.pipeline.pages.layer.pdfium_calls import (
    get_char_box,
    get_font_size,
    get_form_object,
    get_loose_box,
    get_matrix,
    get_object,
    get_origin,
    get_page_object,
    get_type,
    get_unicode,
    handle_of,
    is_generated,
)
from prongsai.pipeline.paper.page_frame import PageFrame, page_to_frame

_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})
"""What PDFium makes of a hyphen at a line end, by version."""
_BREAKS = frozenset({0x0A, 0x0D})
"""Line feed and carriage return, which pdfium puts between lines."""
_OUTSIDE_TOLERANCE_PT = 1.0
"""Chosen: overhang of a glyph at the edge of the paper; what lies further out is not printed."""


class _Style(NamedTuple):
    """What all glyphs of one text object share."""

    font: str
    size_pt: float
    turn: int


def read_chars(page: pdfium.PdfPage, frame: PageFrame | None = None) -> list[Char]:
    """The glyphs of a page in content-stream order, in points from the top left of `frame`.

    `frame` defaults to the page as a viewer shows it. `x0` is the pen position, so a mark or a ghost blank that
    advances by nothing has no width, whatever its ink covers; `x1` reaches to the end of advance and ink. A blank
    that PDFium invented is flagged, its line breaks are left out, and so is what lies outside the page.

    Raises:
        pdfium.PdfiumError: PDFium cannot load the page's text.
    """
    frame = frame or page_to_frame(page)
    text_page = page.get_textpage()
    try:
        return _read_text_page(text_page, frame, _rank_text_objects(page))
    finally:
        text_page.close()


def _rank_text_objects(page: pdfium.PdfPage) -> dict[int, int]:
    """The address of each text object of a page -> its rank in the content stream.

    PDFium's text page sorts the objects of a line by x, which tears marks that are drawn on their own from their
    consonants; the page's object list keeps the order of the stream.
    """
    ranks: dict[int, int] = {}

    def rank(obj: int | None) -> None:
        if obj is None:
            return
        kind = get_type(ctypes.c_void_p(obj))
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            ranks[obj] = len(ranks)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            form = ctypes.cast(obj, pdfium_c.FPDF_PAGEOBJECT)
            for index in range(pdfium_c.FPDFFormObj_CountObjects(form)):
                rank(get_form_object(ctypes.c_void_p(obj), index))

    handle = handle_of(page.raw)
    for index in range(pdfium_c.FPDFPage_CountObjects(page.raw)):
        rank(get_page_object(handle, index))
    return ranks


def _read_text_page(text_page: pdfium.PdfTextPage, frame: PageFrame, ranks: dict[int, int]) -> list[Char]:
    handle = handle_of(text_page.raw)
    x, y = ctypes.c_double(), ctypes.c_double()
    x_ref, y_ref = ctypes.byref(x), ctypes.byref(y)
    loose = pdfium_c.FS_RECTF()
    loose_ref = ctypes.byref(loose)
    styles: dict[int | None, _Style] = {None: _Style("", 0.0, 0)}
    fonts = FontNames()
    style = styles[None]
    last_object: int | None = None
    is_plain = frame.b == 0 and frame.c == 0 and frame.a == 1
    e, f = frame.e, frame.f
    max_x, max_y = frame.width + _OUTSIDE_TOLERANCE_PT, frame.height + _OUTSIDE_TOLERANCE_PT
    chars: list[Char] = []
    chars_by_rank: dict[int, list[Char]] = {-1: chars}
    for index in range(text_page.count_chars()):
        code = get_unicode(handle, index)
        obj = get_object(handle, index)
        if code in _BREAKS:
            if obj is None or is_generated(handle, index):
                continue
            code = 0  # a drawn glyph whose map calls it a line break
        if obj != last_object:
            last_object = obj
            if obj not in styles:
                styles[obj] = _read_style(handle, index, obj, frame, fonts)
            style = styles[obj]
            if obj in ranks:  # what PDFium invents stays behind the glyph before it
                chars = chars_by_rank.setdefault(ranks[obj], [])
        generated = obj is None or (code == 0x20 and bool(is_generated(handle, index)))
        get_origin(handle, index, x_ref, y_ref)
        get_loose_box(handle, index, loose_ref)
        if is_plain and style.turn == 0:
            x0, origin_y = x.value + e, f - y.value
            x1, top, bottom = loose.right + e, f - loose.top, f - loose.bottom
        else:
            x0, origin_y, x1, top, bottom = _turned_box(handle, index, style, frame, (x.value, y.value), loose)
        if not (-_OUTSIDE_TOLERANCE_PT <= x0 <= max_x and -_OUTSIDE_TOLERANCE_PT <= origin_y <= max_y):
            continue
        text = "-" if code in _LINE_END_HYPHENS else _code_to_text(code)
        chars.append(
            Char(text, text, x0, top, max(x0, x1), bottom, origin_y, style.size_pt, style.font, generated, style.turn)
        )
    return drop_ghost_clusters([char for rank in sorted(chars_by_rank) for char in chars_by_rank[rank]])


def _turned_box(
    handle: ctypes.c_void_p, index: int, style: _Style, frame: PageFrame, origin: tuple[float, float], loose: Any
) -> tuple[float, float, float, float, float]:
    """x0, origin_y, x1, top, bottom of a glyph on a turned page, or of one that is drawn sideways."""
    origin_x, origin_y = frame.point(*origin)
    if style.turn == 0:
        box = frame.box(loose.left, loose.bottom, loose.right, loose.top)
        return origin_x, origin_y, box.x1, box.top, box.bottom
    # PDFium's loose box is only right for upright text, so a sideways glyph has the box of its ink
    sides = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = sides
    get_char_box(handle, index, *(ctypes.byref(side) for side in sides))
    box = frame.box(left.value, bottom.value, right.value, top.value)
    return box.x0, origin_y, box.x1, box.top, box.bottom


def _code_to_text(code: int) -> str:
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return chr(code)


def _read_style(handle: ctypes.c_void_p, index: int, obj: int, frame: PageFrame, fonts: FontNames) -> _Style:
    matrix = pdfium_c.FS_MATRIX()
    get_matrix(handle, index, ctypes.byref(matrix))
    along_x = frame.a * matrix.a + frame.c * matrix.b
    along_y = frame.b * matrix.a + frame.d * matrix.b
    up = (matrix.c**2 + matrix.d**2) ** 0.5
    size = abs(float(get_font_size(handle, index))) * (up or 1.0)
    return _Style(fonts.read(obj), size, _direction_to_turn(along_x, along_y))


def _direction_to_turn(along_x: float, along_y: float) -> int:
    """Clockwise quarter turns of text that runs in this direction on the page (y down)."""
    if abs(along_x) >= abs(along_y):
        return 0 if along_x >= 0 else 2
    return 1 if along_y > 0 else 3
