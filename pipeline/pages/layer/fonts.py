"""The fonts of a page: a name for each subset, and the handle behind it."""

from __future__ import annotations

import ctypes
import zlib
from collections.abc import Collection
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from prongsai.pipeline.pages.layer.pdfium_calls import get_font, get_object, handle_of


class FontNames:
    """Names for the font objects of one page: base font and a sum over the embedded program.

    Word gives all subsets of a file one and the same tag, so the name alone would mix good and broken ones. Addresses
    are reused from page to page, so they only serve as a key within one page.
    """

    def __init__(self) -> None:
        self._by_address: dict[int, str] = {}

    def read(self, obj: int) -> str:
        """The name of the font of a text object; empty where it has none."""
        address = get_font(ctypes.c_void_p(obj))
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


def read_fonts(page: pdfium.PdfPage) -> dict[str, Any]:
    """The font handle behind each font name that `glyph_stream.read_chars` gives the glyphs of this page.

    A handle is good as long as its page is open.
    """
    text_page = page.get_textpage()
    try:
        handle = handle_of(text_page.raw)
        names = FontNames()
        fonts: dict[str, Any] = {}
        last_object: int | None = None
        for index in range(text_page.count_chars()):
            obj = get_object(handle, index)
            if obj is None or obj == last_object:
                continue
            last_object = obj
            name = names.read(obj)
            if name not in fonts:
                fonts[name] = pdfium_c.FPDFTextObj_GetFont(ctypes.cast(obj, pdfium_c.FPDF_PAGEOBJECT))
        return fonts
    finally:
        text_page.close()
