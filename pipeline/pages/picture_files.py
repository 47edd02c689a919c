"""Files of pictures -> pages of a PDF, so that one reader of scans serves pictures wherever they come from."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image, UnidentifiedImageError

from prongsai.pipeline.errors import DocumentError

POINTS_PER_INCH = 72.0
"""By definition of the PDF point."""
USUAL_DPI = 96.0
"""Pixels per inch of a picture that does not say so: what Word and browsers take it for (CSS pixels)."""
MOST_PIXELS = 120_000_000
"""An A3 sheet at 600 dpi has 70 million; a file of some kilobytes may claim billions."""
_READ_ERRORS = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError)
"""What Pillow throws at damaged pictures, or at kinds that it does not know (Word's EMF and WMF)."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """The bytes of a picture, and its width and height on paper in points, None where only its own pixels tell."""

    data: bytes
    size_pt: tuple[float, float] | None = None


@contextmanager
def picture_as_pdf(picture: PictureFile) -> Iterator[pdfium.PdfDocument]:
    """A PDF of one page that shows the picture alone, open for as long as the block runs.

    Raises:
        DocumentError: `picture-not-read`, because it cannot be decoded or is larger than any page.
    """
    pixels = _decode(picture.data)
    size_pt = picture.size_pt or _own_size(pixels)
    with closing(pdfium.PdfDocument.new()) as document, closing(document.new_page(*size_pt)) as page:
        image = pdfium.PdfImage.new(document)
        with closing(pdfium.PdfBitmap.from_pil(pixels)) as bitmap:
            image.set_bitmap(bitmap)
        image.set_matrix(pdfium.PdfMatrix().scale(*size_pt))
        page.insert_obj(image)
        page.gen_content()
        yield document


def _decode(data: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise _unreadable(f"it claims {opened.width} x {opened.height} pixels")
            if opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info:
                # what shines through is the paper, not black
                paper = Image.new("RGBA", opened.size, "white")
                return Image.alpha_composite(paper, opened.convert("RGBA")).convert("RGB")
            return opened.convert("L" if opened.mode in ("1", "L", "I", "I;16", "F") else "RGB")
    except _READ_ERRORS as error:
        raise _unreadable(f"it cannot be decoded ({type(error).__name__})") from error


def _unreadable(why: str) -> DocumentError:
    return DocumentError("picture-not-read", f"a picture is not read: {why}", "save it as PNG or JPEG and run again")


def _own_size(pixels: Image.Image) -> tuple[float, float]:
    return pixels.width * POINTS_PER_INCH / USUAL_DPI, pixels.height * POINTS_PER_INCH / USUAL_DPI
