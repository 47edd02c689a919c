"""pdfplumber as the second reader of a text layer: slower, but it keeps what PDFium guesses away.

Where a font has no ToUnicode, PDFium answers with Latin or Greek letters; pdfplumber says `(cid:917)`, which a font map
can still turn into Thai. Where both readers agree on a number, that is a free confirmation.
"""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Char

_FAULTS = (
    PDFException,
    PSException,
    PdfminerException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
"""What pdfminer raises on damaged files: it checks little, so faults surface as errors of the language."""


def second_reading(source: Path | bytes, index: int) -> list[Char]:
    """The glyphs of page `index` (from 0) in content-stream order, as pdfplumber reads them.

    Points from the top left of the page as a viewer shows it; the font is named without the sum that `read_chars` adds.
    A glyph without a character reads `(cid:n)`.

    Raises:
        DocumentError: `second-reader-failed`; the first reader may still have read the page.
    """
    stream: Path | io.BytesIO = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        with pdfplumber.open(stream, pages=[index + 1]) as document:
            page = document.pages[0]
            return [_to_char(char, float(page.height)) for char in page.chars]
    except _FAULTS as error:
        raise DocumentError(
            "second-reader-failed",
            f"pdfplumber cannot read page {index + 1}: {type(error).__name__}",
            "the file is damaged; what the first reader found is used as it is",
        ) from error


def _to_char(char: dict[str, Any], height: float) -> Char:
    text = str(char["text"])
    x0, x1 = float(char["x0"]), float(char["x1"])
    top, bottom = float(char["top"]), float(char["bottom"])
    matrix = char.get("matrix")
    turn = 0
    origin_y = bottom
    if matrix is not None:
        a, b = float(matrix[0]), float(matrix[1])
        if abs(b) > abs(a):
            turn = 3 if b > 0 else 1
        elif a < 0:
            turn = 2
        origin_y = height - float(matrix[5])
    return Char(text, text, x0, top, x1, bottom, origin_y, float(char["size"]), str(char["fontname"]), False, turn)
