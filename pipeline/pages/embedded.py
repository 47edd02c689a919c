"""Pictures in files of office programs: bodies paste the portal's table of scores as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Block, Finding, Page, Paragraph, Result, Table
from prongsai.pipeline.pages.memory import PageLost, PageWatch
from prongsai.pipeline.pages.picture_files import POINTS_PER_INCH, PictureFile, picture_as_pdf
from prongsai.pipeline.pages.pictures import PictureReader
from prongsai.pipeline.pages.scan.page import SMALLEST_PAGE_IN


@dataclass(frozen=True, slots=True)
class EmbeddedPicture:
    """A picture between paragraphs or on a sheet: the bytes of its file, its width and height on paper in points, if
    said, and the cell that it lies on, row and column from 0, if it lies on one."""

    data: bytes
    size_pt: tuple[float, float] | None = None
    cell: tuple[int, int] | None = None


Part = Block | EmbeddedPicture
"""One thing after another, as they stand in a file."""


class CellContent(NamedTuple):
    """What a cell of a table holds: its text, its text as printed, and the pictures in it."""

    text: str
    raw: str
    pictures: list[EmbeddedPicture]


def join_in_cell(inside: Sequence[Part]) -> CellContent:
    """What stands in a cell as its content, a line for each paragraph and for each row of a table in it."""
    text = "\n".join(line for part in inside for line in _lines_of(part)).strip()
    raw = "\n".join(part.raw for part in inside if isinstance(part, Paragraph)) or text
    return CellContent(text, raw, [part for part in inside if isinstance(part, EmbeddedPicture)])


def _lines_of(part: Part) -> list[str]:
    if isinstance(part, Paragraph):
        return [part.text]
    if isinstance(part, Table):
        rows = ([cell.text for cell in part.cells if cell.row == row and cell.text] for row in range(part.n_rows))
        return [" ".join(row) for row in rows if row]
    return []


def read_embedded_picture(
    picture: EmbeddedPicture, number: int, reader: PictureReader, watch: PageWatch
) -> Result[Page]:
    """Picture `number` (from 1) of a file as a page; no page where it is an emblem, a photograph or not readable.

    What cannot be read is a finding; a picture without a number in it is none, for no table is in it.
    """
    if picture.size_pt is not None and min(picture.size_pt) < SMALLEST_PAGE_IN * POINTS_PER_INCH:
        return Result([])
    if reader.is_empty:
        return Result([], [_not_read(number, "nobody reads pictures", "install a reader: `prongsai doctor` says how")])
    try:
        with watch.page("picture", number), picture_as_pdf(PictureFile(picture.data, picture.size_pt)) as document:
            read = reader.read(document, 0, name=f"picture {number}")
    except PageLost as error:
        return Result([], [Finding("error", error.code, f"picture {number}: {error}", suggestion=error.remedy)])
    except DocumentError as error:
        return Result([], [_not_read(number, str(error), error.remedy)])
    (page,) = read.rows
    if not page.is_readable:
        return Result([], [_not_read(number, "none of its lines can be read", "look at it in the file")])
    has_number = any(ch.isdecimal() for word in page.words for ch in word.text)
    return Result([page] if has_number else [])


def _not_read(number: int, why: str, remedy: str | None) -> Finding:
    message = f"picture {number} of the file is not read, and may hold a table: {why}"
    return Finding("warning", "picture-not-read", message, suggestion=remedy)
