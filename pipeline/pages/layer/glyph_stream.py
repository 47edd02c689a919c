"""PDF page -> glyphs in content-stream order.

PDFium is called through its C interface, three or four calls a glyph, because its own text extraction loses what the
repair of a text layer needs: the order of the stream, zero-width glyphs, and the font subset of each glyph.
"""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Callable, Collection
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Char
from prongsai.pipeline.pages.layer.ghost_clusters import drop_ghost_clusters
from prongsai.pipeline.paper.page_frame import PageFrame, page_to_frame

_LINE_END_HYPHENS = frozenset({0x02, 0xFFFE})
"""What PDFium makes of a hyphen at a line end, by version."""
_BREAKS = frozenset({0x0A, 0x0D})
_INVISIBLE_MODE = 3
_OUTSIDE_TOLERANCE_PT = 1.0


def _without_checks(function: object, result: type[Any]) -> Callable[..., Any]:
    """A C function that takes its arguments as they are: half the time of a call with declared argument types."""
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    return ctypes.CFUNCTYPE(result)(address)  # type: ignore[arg-type]


_get_unicode = _without_checks(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint)
_is_generated = _without_checks(pdfium_c.FPDFText_IsGenerated, ctypes.c_int)
_get_loose_box = _without_checks(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int)
_get_char_box = _without_checks(pdfium_c.FPDFText_GetCharBox, ctypes.c_int)
_get_origin = _without_checks(pdfium_c.FPDFText_GetCharOrigin, ctypes.c_int)
_get_object = _without_checks(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p)
_get_matrix = _without_checks(pdfium_c.FPDFText_GetMatrix, ctypes.c_int)
_get_font_size = _without_checks(pdfium_c.FPDFText_GetFontSize, ctypes.c_double)
_get_font = _without_checks(pdfium_c.FPDFTextObj_GetFont, ctypes.c_void_p)
_get_type = _without_checks(pdfium_c.FPDFPageObj_GetType, ctypes.c_int)
_get_page_object = _without_checks(pdfium_c.FPDFPage_GetObject, ctypes.c_void_p)
_get_form_object = _without_checks(pdfium_c.FPDFFormObj_GetObject, ctypes.c_void_p)


class _Style(NamedTuple):
    """What all glyphs of one text object share."""

    font: str
    size_pt: float
    turn: int


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """Open a PDF; a file that only restricts what may be done with it opens with the empty password.

    Raises:
        DocumentError: `document-encrypted`, `document-unreadable` or `document-empty`.
    """
    try:
        doc = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY) or "assword" in str(error):
            raise DocumentError(
                "document-encrypted",
                "the PDF cannot be opened without a password",
                "ask the publisher for an open copy, or leave the file out with --skip",
            ) from error
        if _names_no_page(data):
            raise _no_page() from error
        raise DocumentError(
            "document-unreadable",
            "the PDF is damaged or cut short",
            "fetch the file again from its source; if it is broken there too, ask the publisher for a new copy",
        ) from error
    if len(doc) == 0:
        doc.close()
        raise _no_page()
    return doc


def _names_no_page(data: bytes) -> bool:
    """Whether a complete PDF has no page object: PDFium refuses it without saying why."""
    return b"/Root" in data and b"/ObjStm" not in data and not re.search(rb"/Type\s*/Page\b", data)


def _no_page() -> DocumentError:
    return DocumentError("document-empty", "the PDF has no page", "fetch the file again from its source")


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


def read_fonts(page: pdfium.PdfPage) -> dict[str, Any]:
    """The font handle behind each font name that `read_chars` gives the glyphs of this page.

    A handle is good as long as its page is open.
    """
    text_page = page.get_textpage()
    try:
        handle = ctypes.c_void_p(ctypes.cast(text_page.raw, ctypes.c_void_p).value)
        names = _FontNames()
        fonts: dict[str, Any] = {}
        last_object: int | None = None
        for index in range(text_page.count_chars()):
            obj = _get_object(handle, index)
            if obj is None or obj == last_object:
                continue
            last_object = obj
            name = names.read(obj)
            if name not in fonts:
                fonts[name] = pdfium_c.FPDFTextObj_GetFont(ctypes.cast(obj, pdfium_c.FPDF_PAGEOBJECT))
        return fonts
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
        kind = _get_type(ctypes.c_void_p(obj))
        if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            ranks[obj] = len(ranks)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            form = ctypes.cast(obj, pdfium_c.FPDF_PAGEOBJECT)
            for index in range(pdfium_c.FPDFFormObj_CountObjects(form)):
                rank(_get_form_object(ctypes.c_void_p(obj), index))

    handle = ctypes.c_void_p(ctypes.cast(page.raw, ctypes.c_void_p).value)
    for index in range(pdfium_c.FPDFPage_CountObjects(page.raw)):
        rank(_get_page_object(handle, index))
    return ranks


def _read_text_page(text_page: pdfium.PdfTextPage, frame: PageFrame, ranks: dict[int, int]) -> list[Char]:
    handle = ctypes.c_void_p(ctypes.cast(text_page.raw, ctypes.c_void_p).value)
    x, y = ctypes.c_double(), ctypes.c_double()
    x_ref, y_ref = ctypes.byref(x), ctypes.byref(y)
    loose = pdfium_c.FS_RECTF()
    loose_ref = ctypes.byref(loose)
    styles: dict[int | None, _Style] = {None: _Style("", 0.0, 0)}
    fonts = _FontNames()
    style = styles[None]
    last_object: int | None = None
    is_plain = frame.b == 0 and frame.c == 0 and frame.a == 1
    e, f = frame.e, frame.f
    max_x, max_y = frame.width + _OUTSIDE_TOLERANCE_PT, frame.height + _OUTSIDE_TOLERANCE_PT
    chars: list[Char] = []
    chars_by_rank: dict[int, list[Char]] = {-1: chars}
    for index in range(text_page.count_chars()):
        code = _get_unicode(handle, index)
        obj = _get_object(handle, index)
        if code in _BREAKS:
            if obj is None or _is_generated(handle, index):
                continue
            code = 0  # a drawn glyph whose map calls it a line break
        if obj != last_object:
            last_object = obj
            if obj not in styles:
                styles[obj] = _read_style(handle, index, obj, frame, fonts)
            style = styles[obj]
            if obj in ranks:  # what PDFium invents stays behind the glyph before it
                chars = chars_by_rank.setdefault(ranks[obj], [])
        generated = obj is None or (code == 0x20 and bool(_is_generated(handle, index)))
        _get_origin(handle, index, x_ref, y_ref)
        _get_loose_box(handle, index, loose_ref)
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
    _get_char_box(handle, index, *(ctypes.byref(side) for side in sides))
    box = frame.box(left.value, bottom.value, right.value, top.value)
    return box.x0, origin_y, box.x1, box.top, box.bottom


def _code_to_text(code: int) -> str:
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return chr(code)


def _read_style(handle: ctypes.c_void_p, index: int, obj: int, frame: PageFrame, fonts: _FontNames) -> _Style:
    matrix = pdfium_c.FS_MATRIX()
    _get_matrix(handle, index, ctypes.byref(matrix))
    along_x = frame.a * matrix.a + frame.c * matrix.b
    along_y = frame.b * matrix.a + frame.d * matrix.b
    up = (matrix.c**2 + matrix.d**2) ** 0.5
    size = abs(float(_get_font_size(handle, index))) * (up or 1.0)
    return _Style(fonts.read(obj), size, _direction_to_turn(along_x, along_y))


def _direction_to_turn(along_x: float, along_y: float) -> int:
    """Clockwise quarter turns of text that runs in this direction on the page (y down)."""
    if abs(along_x) >= abs(along_y):
        return 0 if along_x >= 0 else 2
    return 1 if along_y > 0 else 3


class _FontNames:
    """Names for the font objects of one page: base font and a sum over the embedded program.

    Word gives all subsets of a file one and the same tag, so the name alone would mix good and broken ones. Addresses
    are reused from page to page, so they only serve as a key within one page.
    """

    def __init__(self) -> None:
        self._by_address: dict[int, str] = {}

    def read(self, obj: int) -> str:
        """The name of the font of a text object; empty where it has none."""
        address = _get_font(ctypes.c_void_p(obj))
        if address is None:
            return ""
        if address not in self._by_address:
            name = _describe_font(ctypes.cast(address, pdfium_c.FPDF_FONT))
            self._by_address[address] = _unique_name(name, set(self._by_address.values()))
        return self._by_address[address]


def _describe_font(font: Any) -> str:
    length = pdfium_c.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(max(length, 1))
    pdfium_c.FPDFFont_GetBaseFontName(font, name, length)
    size = ctypes.c_size_t()
    pdfium_c.FPDFFont_GetFontData(font, None, 0, size)
    program = (ctypes.c_uint8 * size.value)()
    pdfium_c.FPDFFont_GetFontData(font, program, size.value, size)
    return f"{name.value.decode('utf-8', 'replace')}#{zlib.crc32(program):08x}"


def _unique_name(name: str, taken: Collection[str]) -> str:
    """`name`, with a number where another font object of the page has the same program."""
    number = 2
    unique = name
    while unique in taken:
        unique = f"{name}/{number}"
        number += 1
    return unique
