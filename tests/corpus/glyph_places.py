"""Where each glyph of a PDF is drawn against the baseline: above it, below it, or on it.

Producers pair glyphs and characters wrongly inside a cluster (LibreOffice calls the tone of a "low vowel and tone" by
the vowel's name and the other way round), but a mark's place on the page cannot lie.
"""

from __future__ import annotations

import ctypes
import io
import math
from collections import Counter, defaultdict
from typing import Literal

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tests.corpus.fonts import FontMap, strip_actual_text, write_to_unicode

Place = Literal["above", "below", "base"]

ABOVE = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
BELOW = "\u0e38\u0e39\u0e3a"
FIRST_PRIVATE = 0xE000
LEAST_RISE = 0.28
"""A mark above starts at least this far over the baseline, in type sizes; letters reach down to it."""


def place_of_char(char: str) -> Place:
    if char in ABOVE:
        return "above"
    return "below" if char in BELOW else "base"


def place_glyphs(data: bytes, fonts: list[FontMap]) -> dict[tuple[int, int], dict[int, Place]]:
    """Font objgen -> code -> place, read from a copy of the file in which every code has a private name of its own."""
    names: dict[str, tuple[tuple[int, int], int]] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        strip_actual_text(pdf)
        for each in fonts:
            copy = type(each)(pdf.get_object(each.font.objgen), each.code_bytes, {})
            table = {}
            for code in each.said | each.widths:
                private = chr(FIRST_PRIVATE + len(names))
                names[private] = (each.font.objgen, code)
                table[code] = private
            write_to_unicode(pdf, copy, table)
        buffer = io.BytesIO()
        pdf.save(buffer)
    votes: dict[str, Counter[Place]] = defaultdict(Counter)
    document = pdfium.PdfDocument(buffer.getvalue())
    for page in document:
        count_places(page.get_textpage(), votes)
    document.close()
    places: dict[tuple[int, int], dict[int, Place]] = defaultdict(dict)
    for private, count in votes.items():
        if private in names:
            font, code = names[private]
            places[font][code] = count.most_common(1)[0][0]
    return places


def count_places(text: pdfium.PdfTextPage, votes: dict[str, Counter[Place]]) -> None:
    """Vote for the place of every private character on a page, whichever way its line runs."""
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    matrix = pdfium_c.FS_MATRIX()
    for index in range(text.count_chars()):
        char = chr(pdfium_c.FPDFText_GetUnicode(text, index))
        if char < chr(FIRST_PRIVATE):
            continue
        pdfium_c.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        pdfium_c.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium_c.FPDFText_GetMatrix(text, index, matrix)
        scale = math.hypot(matrix.c, matrix.d)
        up = (matrix.c / scale, matrix.d / scale)
        rises = [
            (corner_x - x.value) * up[0] + (corner_y - y.value) * up[1]
            for corner_x in (left.value, right.value)
            for corner_y in (bottom.value, top.value)
        ]
        size = pdfium_c.FPDFText_GetFontSize(text, index) * scale
        if max(rises) <= 0:
            votes[char]["below"] += 1
        elif min(rises) > LEAST_RISE * size:
            votes[char]["above"] += 1
        else:
            votes[char]["base"] += 1
