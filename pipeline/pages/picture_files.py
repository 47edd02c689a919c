"""Files of pictures -> pages of a PDF, so that one reader of scans serves pictures wherever they come from."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageOps, UnidentifiedImageError

from prongsai.pipeline.errors import DocumentError

POINTS_PER_INCH = 72.0
"""By definition of the PDF point."""
USUAL_DPI = 96.0
"""Pixels per inch of a picture that does not say so: what Word and browsers take it for (CSS pixels)."""
MOST_PIXELS = 120_000_000
"""An A3 sheet at 600 dpi has 70 million; a file of some kilobytes may claim billions."""
_STRUCTURE_ERRORS = (struct.error, EOFError, LookupError, TypeError, OverflowError, ArithmeticError)
PICTURE_ERRORS = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    Image.DecompressionBombError,
    *_STRUCTURE_ERRORS,
)
"""What Pillow throws at damaged pictures, or at kinds that it does not know (Word's EMF and WMF)."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """The bytes of a picture, and its width and height on paper in points, None where only its own pixels tell."""

    data: bytes
    size_pt: tuple[float, float] | None = None
    frame: int = 0
    """Which of the pictures in the file, from 0."""
    rows: tuple[int, int] | None = None
    """The first of its rows of pixels that are shown and the one behind the last; all where it is None."""
    is_paper: bool = False
    """True for a file by itself, which may be turned by the camera and say its resolution; a program that pastes one
    into a document has turned it, and says its size."""


@contextmanager
def picture_as_pdf(picture: PictureFile) -> Iterator[pdfium.PdfDocument]:
    """A PDF of one page that shows the picture alone, open for as long as the block runs.

    Raises:
        DocumentError: `picture-not-read`, because it cannot be decoded or is larger than any page.
    """
    pixels, dpi = _decode(picture)
    size_pt = picture.size_pt or (pixels.width * POINTS_PER_INCH / dpi[0], pixels.height * POINTS_PER_INCH / dpi[1])
    with closing(pdfium.PdfDocument.new()) as document, closing(document.new_page(*size_pt)) as page:
        image = pdfium.PdfImage.new(document)
        with closing(pdfium.PdfBitmap.from_pil(pixels)) as bitmap:
            image.set_bitmap(bitmap)
        image.set_matrix(pdfium.PdfMatrix().scale(*size_pt))
        page.insert_obj(image)
        page.gen_content()
        yield document


def find_sheets(picture: PictureFile) -> list[PictureFile]:
    """The picture, or the sheets of paper that one which is much taller than wide is cut into, from top to bottom.

    A picture of a whole web page would be shrunk to one sheet otherwise, until nobody can read it. It is cut where the
    least ink is, between lines and not through them.

    Raises:
        DocumentError: `picture-not-read`, because it cannot be decoded or is larger than any page.
    """
    pixels, _ = _decode(picture)
    if pixels.height <= _TALLEST * pixels.width:
        return [picture]
    ink = (np.asarray(pixels.convert("L")) < _DARK).sum(axis=1)
    height, slack = round(pixels.width * _SHEET), round(pixels.width * _SLACK)
    cuts = [0]
    while pixels.height - cuts[-1] > height + slack:
        first = cuts[-1] + height - slack
        near = ink[first : cuts[-1] + height + slack]
        rows = np.flatnonzero(near == near.min())
        cuts.append(first + int(rows[len(rows) // 2]))
    return [replace(picture, rows=rows) for rows in pairwise([*cuts, pixels.height])]


_TALLEST, _SHEET, _SLACK = 2.0, 1.41, 0.25
"""Heights by the width: beyond twice it is no sheet of paper (legal paper has 1.65), 1.41 is that of A4, and a cut may
lie a quarter of the width above or below it: some ten lines."""
_DARK = 128
"""Darker than the middle between black and white is ink."""


def _decode(picture: PictureFile) -> tuple[Image.Image, tuple[float, float]]:
    """The picture in grey or colour, upright, and its pixels per inch in both directions."""
    try:
        with Image.open(io.BytesIO(picture.data)) as opened:
            if picture.frame:
                opened.seek(picture.frame)
            if opened.width * opened.height > MOST_PIXELS:
                raise _unreadable(f"it claims {opened.width} x {opened.height} pixels")
            dpi = _resolution(opened) if picture.is_paper else (USUAL_DPI, USUAL_DPI)
            turned = ImageOps.exif_transpose(opened) if picture.is_paper else opened
            if turned.size == opened.size[::-1] != opened.size:
                dpi = dpi[::-1]
            shown = _on_paper(turned)
            if picture.rows is not None:
                shown = shown.crop((0, picture.rows[0], shown.width, picture.rows[1]))
            return shown, dpi
    except PICTURE_ERRORS as error:
        raise _unreadable(f"it cannot be decoded ({type(error).__name__})") from error


def _on_paper(picture: Image.Image) -> Image.Image:
    """The picture in grey or colour, on white where something shines through."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        # what shines through is the paper, not black
        paper = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")
    if picture.mode.startswith("I") or picture.mode == "F":
        # more than 256 shades of grey; Pillow would make all the brighter ones white
        shades = np.asarray(picture, dtype=np.float64)
        brightest = _BRIGHTEST_16 if shades.max(initial=0) > _BRIGHTEST_8 else _BRIGHTEST_8
        return Image.fromarray(np.clip(shades * (_BRIGHTEST_8 / brightest), 0, _BRIGHTEST_8).astype(np.uint8))
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB")


_BRIGHTEST_8, _BRIGHTEST_16 = 255, 65_535
"""White in 8 and in 16 bits."""
_LEAST_DPI, _MOST_DPI = 90.0, 1_200.0
"""What a scanner's resolution lies between: 72 is written by programs that know none, more by ones that are wrong."""


def _resolution(picture: Image.Image) -> tuple[float, float]:
    """Pixels per inch as the file says, across and down; the usual ones where it says nothing that can be."""
    across, down = (float(one) for one in picture.info.get("dpi", (0, 0))[:2])
    if _LEAST_DPI <= across <= _MOST_DPI and _LEAST_DPI <= down <= _MOST_DPI:
        return across, down
    return USUAL_DPI, USUAL_DPI


def _unreadable(why: str) -> DocumentError:
    return DocumentError("picture-not-read", f"a picture is not read: {why}", "save it as PNG or JPEG and run again")
