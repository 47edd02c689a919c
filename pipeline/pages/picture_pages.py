"""Picture files (PNG, JPEG, TIFF, BMP, WebP, GIF) -> pages: each is a sheet of paper that was scanned or photographed.

A TIFF may hold many pages, and a picture of a whole web page is cut into sheets; of a GIF, or of the two pictures that
some phones write, the first one is what is shown.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from PIL import Image

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Finding, Page, Result
from prongsai.pipeline.pages.memory import PageWatch
from prongsai.pipeline.pages.picture_files import PICTURE_ERRORS, PictureFile, find_sheets, picture_as_pdf
from prongsai.pipeline.pages.pictures import PictureReader
from prongsai.pipeline.pages.triage import read_in_turn

MOST_FRAMES = 2_000
"""Pages of one TIFF: as many as a PDF may claim (`document-too-long`)."""
_PAGED = "TIFF"
_SUBFILE_TYPE, _REDUCED = 254, 1
"""The tag of a TIFF whose first bit says that a picture is a smaller one of another (TIFF 6.0, section 8)."""


def read_picture_pages(
    data: bytes, reader: PictureReader, watch: PageWatch, every_scan: bool = True
) -> Iterator[Result[Page]]:
    """Every page of a picture file, each with its findings; one that cannot be decoded costs only itself.

    Args:
        data: the bytes of the file.
        reader: reads each page.
        watch: told of each page.
        every_scan: False where long scans in another language are left unread (`triage`).
    Raises:
        DocumentError: the file as a whole cannot be opened, or claims more pages than any report has.
    """
    sheets = [
        sheet for frame in list_frames(data) for sheet in _sheets_of(PictureFile(data, frame=frame, is_paper=True))
    ]

    def find_scans() -> Sequence[int]:
        return () if every_scan or reader.is_empty else range(len(sheets))

    return read_in_turn(len(sheets), find_scans, lambda index: _read_sheet(sheets[index], index + 1, reader, watch))


def _sheets_of(whole: PictureFile) -> list[PictureFile]:
    try:
        return find_sheets(whole)
    except DocumentError:
        return [whole]  # reading it says why it cannot be read


def _read_sheet(sheet: PictureFile, number: int, reader: PictureReader, watch: PageWatch) -> Result[Page]:
    try:
        with watch.page("read", number), picture_as_pdf(sheet) as document:
            read = reader.read(document, 0, name=f"page {number}", number=number)
    except DocumentError as error:
        code = error.code if error.code != "picture-not-read" else "page-unreadable"
        finding = Finding("error", code, f"page {number}: {error}", number, suggestion=error.remedy)
        return Result([Page(number, 0.0, 0.0, (), (), "ocr", is_readable=False)], [finding])
    return _without_guesses(read)


def list_frames(data: bytes) -> list[int]:
    """The pictures of a file that are pages, by their numbers from 0.

    Raises:
        DocumentError: it cannot be opened, or claims more than any report has.
    """
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.format != _PAGED:
                return [0]
            frames = []
            for frame in range(MOST_FRAMES + 1):
                try:
                    opened.seek(frame)
                except EOFError:
                    break
                if not int(opened.tag_v2.get(_SUBFILE_TYPE, 0)) & _REDUCED:  # type: ignore[attr-defined]
                    frames.append(frame)
    except PICTURE_ERRORS as error:
        remedy = "open it in a viewer, save it as PNG or PDF, and run again"
        message = f"not a readable picture ({type(error).__name__})"
        raise DocumentError("document-unreadable", message, remedy) from error
    if len(frames) > MOST_FRAMES:
        raise DocumentError("document-too-long", f"it has more than {MOST_FRAMES} pages", "split it, or --skip it")
    return frames


def _without_guesses(read: Result[Page]) -> Result[Page]:
    """A page of which no line is print is a photograph or an emblem: it is told of, and is no page that was lost."""
    is_photograph = all(not page.words for page in read.rows)
    if not is_photograph or any(one.severity == "error" for one in read.findings):
        return read
    return Result([replace(page, is_readable=True) for page in read.rows], read.findings)
