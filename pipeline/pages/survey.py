"""How many pages a file has, and which of them are pictures: told from a quick look, without reading any."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import pypdfium2 as pdfium
from PIL import Image

from prongsai.normalizers.thai.letters import count_thai
from prongsai.pipeline.discover.media_types import PDF, PICTURES
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.pages.layer.opening import open_pdf
from prongsai.pipeline.pages.picture_files import PICTURE_ERRORS

MOST_LOOKED_AT = 24
"""Pages of one file; the kind of the others is that of the nearest of these. Reports are of one kind throughout, or
change with an annex of some pages."""
FEWEST_CHARACTERS = 20
"""A page with less text than a heading has none that anybody would read it by: a number, a stamp of the scanner."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Pages with a text layer, and pages that are pictures; `has_thai` is None where there is no text to say it."""

    text: int = 0
    scanned: int = 0
    has_thai: bool | None = None


def survey_file(data: bytes, media_type: str) -> Survey | None:
    """What pages a file has; None for kinds that have none, which are quick to read.

    Raises:
        DocumentError: it cannot be opened.
    """
    if media_type == PDF:
        with closing(open_pdf(data)) as document:
            return _survey_pdf(document)
    if media_type in PICTURES:
        return Survey(scanned=_count_pictures(data))
    return None


def _survey_pdf(document: pdfium.PdfDocument) -> Survey:
    pages = len(document)
    looked = sorted({at * pages // min(pages, MOST_LOOKED_AT) for at in range(min(pages, MOST_LOOKED_AT))})
    texts = [_text_of(document, index) for index in looked]
    with_text = sum(len(texts[_nearest(looked, index)]) >= FEWEST_CHARACTERS for index in range(pages))
    has_thai = any(map(count_thai, texts)) if with_text else None
    return Survey(with_text, pages - with_text, has_thai)


def _nearest(looked: Sequence[int], index: int) -> int:
    """The position in `looked` of the page that stands for page `index`."""
    return min(range(len(looked)), key=lambda at: abs(looked[at] - index))


def _text_of(document: pdfium.PdfDocument, index: int) -> str:
    """The text of a page without blanks; "" where the page cannot be loaded, which reading it will tell."""
    try:
        with closing(document[index]) as page, closing(page.get_textpage()) as text:
            return "".join(text.get_text_range().split())
    except pdfium.PdfiumError:
        return ""


def _count_pictures(data: bytes) -> int:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return getattr(picture, "n_frames", 1)
    except PICTURE_ERRORS as error:
        remedy = "fetch it again, or save it anew with a picture program"
        raise DocumentError("picture-not-read", "the picture cannot be decoded", remedy) from error
