"""The bytes of a document -> what it holds in reading order: pages and tables composed, one page in memory at a time.

Every kind of input ends here as the same blocks; which reader takes which media type stands in `read_blocks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

from prongsai.pipeline.discover.media_types import (
    CSV,
    DOCX,
    HTML,
    JSON,
    MHTML,
    ODT,
    PDF,
    PICTURES,
    PPTX,
    RTF,
    TEXT_TYPES,
    TSV,
)
from prongsai.pipeline.errors import DocumentError, SettingsError
from prongsai.pipeline.model import Block, Finding, Page, Paragraph, Provenance, Result, SheetFrame, Table, name_cell
from prongsai.pipeline.model import without_page as without_paper
from prongsai.pipeline.pages.counts import PageCounts
from prongsai.pipeline.pages.dumps.encodings import decode_text
from prongsai.pipeline.pages.dumps.services import read_service_answer
from prongsai.pipeline.pages.dumps.sheets import read_sheet
from prongsai.pipeline.pages.embedded import EmbeddedPicture, Part, read_embedded_picture
from prongsai.pipeline.pages.libreoffice import CONVERTED, convert
from prongsai.pipeline.pages.memory import ALONE, LOST_CODES, Beside
from prongsai.pipeline.pages.numbered import number_paragraphs, number_tables
from prongsai.pipeline.pages.opendocument.text import read_odt
from prongsai.pipeline.pages.pdf import judge_document, read_one_page, read_pages
from prongsai.pipeline.pages.picture_pages import read_picture_pages
from prongsai.pipeline.pages.pictures import FindEngines, PageRead, PagesRead, PictureReader, to_page_read
from prongsai.pipeline.pages.rtf.read import read_rtf
from prongsai.pipeline.pages.sheets.read import READERS as WORKBOOK_READERS
from prongsai.pipeline.pages.sheets.read import read_workbook
from prongsai.pipeline.pages.slides import read_slides
from prongsai.pipeline.pages.text import read_dump
from prongsai.pipeline.pages.web.page import read_html
from prongsai.pipeline.pages.web.saved import unpack_saved_page
from prongsai.pipeline.pages.word.read import read_docx
from prongsai.pipeline.tables.blocks import extract_blocks
from prongsai.pipeline.tables.joined.pages import TableJoiner
from prongsai.pipeline.tables.joined.sheets import join_sheets
from prongsai.pipeline.tables.parts import part_page


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document holds in reading order, and how it was read."""

    blocks: list[Block]
    findings: list[Finding] = field(default_factory=list)
    pages: PageCounts | None = None
    """None for inputs without pages."""
    drawn: tuple[int, ...] = ()
    """Pages that show rules or drawings and no text."""
    is_picture: bool = False
    """Whether the file is a picture, and not paper that may hold one."""


def read_blocks(media_type: str, data: bytes, find_engines: FindEngines, beside: Beside = ALONE) -> Reading:
    """The text and tables of a file in reading order, tables joined over page ends; remembered where that is cheaper.

    Raises:
        DocumentError: the file cannot be read as what it is.
    """
    if media_type in _TEXT_READERS:
        return _read_blocks(media_type, data, find_engines, beside)  # as quick as it would be to remember it
    kept = beside.memory.recall("blocks", media_type, Reading)
    if isinstance(kept, Reading):
        return kept
    reading = _read_blocks(media_type, data, find_engines, beside)
    if not any(finding.code in LOST_CODES for finding in reading.findings):
        beside.memory.keep("blocks", media_type, reading)
    return reading


def _read_blocks(media_type: str, data: bytes, find_engines: FindEngines, beside: Beside) -> Reading:
    if media_type in CONVERTED:
        becomes, *_ = CONVERTED[media_type]
        reading = _read_blocks(becomes, convert(media_type, data), find_engines, beside)
        return replace(reading, findings=[_say_converted(), *reading.findings])
    if media_type == PDF:
        return _pages_to_blocks(_recall_or_read_pages(data, find_engines, beside))
    if media_type in PICTURES:
        pages = read_picture_pages(data, PictureReader(find_engines, beside.memory), beside.watch, beside.every_scan)
        return replace(_pages_to_blocks(pages), is_picture=True)
    if media_type in _FLOW_READERS:
        return _flow_to_blocks(_FLOW_READERS[media_type](data), find_engines, beside)
    if media_type in WORKBOOK_READERS:
        return _sheets_to_blocks(media_type, data, find_engines, beside)
    if media_type == PPTX:
        return _slides_to_blocks(data, find_engines, beside)
    if media_type in _TEXT_READERS:
        decoded = decode_text(data)
        read = _TEXT_READERS[media_type](decoded.text)
        return Reading(read.rows, [*decoded.findings, *read.findings])
    if media_type == MHTML:
        page = unpack_saved_page(data)
        read = read_html(page.text)
        return Reading(read.rows, [*page.findings, *read.findings])
    raise DocumentError("media-type-unknown", f"{media_type} is no report", "give PDF, Word, HTML or text files")


def _say_converted() -> Finding:
    return Finding("info", "document-converted", "read as what LibreOffice makes of it", suggestion="spot-check it")


_FLOW_READERS: dict[str, Callable[[bytes], Result[Part]]] = {DOCX: read_docx, ODT: read_odt, RTF: read_rtf}
"""What reads files whose text flows: they have pages only once they are printed."""
_TEXT_READERS: dict[str, Callable[[str], Result[Block]]] = {
    **dict.fromkeys(TEXT_TYPES, read_dump),
    HTML: read_html,
    CSV: read_sheet,
    TSV: read_sheet,
    JSON: read_service_answer,
}
"""What reads a text of each type, once it is decoded."""


def _recall_or_read_pages(data: bytes, find_engines: FindEngines, beside: Beside) -> Iterator[Result[Page]]:
    """The pages of a PDF, one page in memory at a time where they are read; the first result has no page."""
    kept = beside.memory.recall("pages", _ALL_PAGES, PagesRead)
    if isinstance(kept, PagesRead):
        yield Result([], list(kept.layer))
        yield from (page.as_result() for page in kept.pages)
        return
    with closing(judge_document(data, beside.watch)) as judged:
        layer = judged.describe()
        yield Result([], layer)
        pages: list[PageRead] = []
        pictures = PictureReader(find_engines, beside.memory)
        for read in read_pages(judged, pictures, beside.watch, beside.every_scan):
            pages.append(to_page_read(read))
            yield read
    if not any(finding.code in LOST_CODES for page in pages for finding in page.findings):
        beside.memory.keep("pages", _ALL_PAGES, PagesRead(tuple(layer), tuple(pages)))


_ALL_PAGES = "all"


def _pages_to_blocks(pages: Iterable[Result[Page]]) -> Reading:
    """The tables of each page, and the tables joined: page after page, so that a thousand take no more room."""
    joiner, counts = TableJoiner(), PageCounts()
    blocks: list[Block] = []
    drawn: list[int] = []
    findings: list[Finding] = []
    for read in pages:
        findings.extend(read.findings)
        for page in read.rows:
            for part in part_page(page):
                found = extract_blocks(part)
                blocks.extend(joiner.feed(found.rows))
                findings.extend(found.findings)
            counts = counts.with_page(page)
            if not page.words and (page.edges or page.figures):
                drawn.append(page.number)
    return Reading(list(join_sheets([*blocks, *joiner.flush()])), findings, counts, tuple(drawn))


class _Pasted:
    """Reads the pictures that are pasted into one file, and counts them."""

    def __init__(self, find_engines: FindEngines, beside: Beside) -> None:
        self._reader, self._watch = PictureReader(find_engines, beside.memory), beside.watch
        self._count = 0

    def read(self, picture: EmbeddedPicture) -> Result[Block]:
        """The blocks of the next picture, without a place: its boxes are on no page of the file."""
        self._count += 1
        seen = read_embedded_picture(picture, self._count, self._reader, self._watch)
        blocks: list[Block] = []
        findings = list(seen.findings)
        for page in seen.rows:
            found = extract_blocks(page)
            blocks.extend(without_paper(block) for block in found.rows)
            findings.extend(found.findings)
        return Result(blocks, findings)


def _flow_to_blocks(read: Result[Part], find_engines: FindEngines, beside: Beside) -> Reading:
    """The blocks of a file whose text flows, and where a picture stands in it the blocks of the picture."""
    pasted = _Pasted(find_engines, beside)
    blocks: list[Block] = []
    findings = list(read.findings)
    for part in read.rows:
        if isinstance(part, EmbeddedPicture):
            seen = pasted.read(part)
            blocks.extend(seen.rows)
            findings.extend(seen.findings)
        else:
            blocks.append(part)
    return Reading(number_paragraphs(number_tables(blocks)), findings)


def _sheets_to_blocks(media_type: str, data: bytes, find_engines: FindEngines, beside: Beside) -> Reading:
    """The blocks of a workbook, a sheet being a page; hidden sheets are none."""
    pasted = _Pasted(find_engines, beside)
    blocks: list[Block] = []
    findings: list[Finding] = []
    counts = PageCounts()
    for sheet in read_workbook(media_type, data, beside.watch):
        findings.extend(sheet.parts.findings)
        counts = counts.with_sheet(sheet.is_lost) if not sheet.is_hidden else counts
        for part in sheet.parts.rows:
            if not isinstance(part, EmbeddedPicture):
                blocks.append(part)
                continue
            seen = pasted.read(part)
            findings.extend(replace(one, page=sheet.page) for one in seen.findings)
            blocks.extend(_on_sheet(block, part, sheet.page, sheet.name) for block in seen.rows)
    return Reading(number_tables(blocks), findings, counts)


def _on_sheet(block: Block, picture: EmbeddedPicture, page: int, name: str) -> Block:
    """A block of a picture that lies on a sheet: it stands where the picture does."""
    row, col = picture.cell or (0, 0)
    if isinstance(block, Paragraph):
        place = Provenance(page, method=block.method, sheet_cell=f"{name}!{name_cell(row, col)}")
        return replace(block, page=page, cell=place)
    frame = SheetFrame(name, (row,) * block.n_rows, (col,) * block.n_cols)
    return replace(block, page=page, pages=(page,), sheet=frame)


def _slides_to_blocks(data: bytes, find_engines: FindEngines, beside: Beside) -> Reading:
    """The blocks of a presentation, a slide being a page."""
    pasted = _Pasted(find_engines, beside)
    blocks: list[Block] = []
    findings: list[Finding] = []
    counts = PageCounts()
    for page, slide in enumerate(read_slides(data, beside.watch), start=1):
        findings.extend(slide.findings)
        counts = counts.with_sheet(is_lost=any(one.severity == "error" for one in slide.findings))
        for part in slide.rows:
            seen = pasted.read(part) if isinstance(part, EmbeddedPicture) else Result([part])
            findings.extend(replace(one, page=page) for one in seen.findings)
            blocks.extend(_on_slide(block, page) for block in seen.rows)
    return Reading(number_tables(blocks), findings, counts)


def _on_slide(block: Block, page: int) -> Block:
    if isinstance(block, Table):
        return replace(block, page=page, pages=(page,))
    return replace(block, page=page)


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page as it was read, and what the table stage made of it."""

    page: Page
    blocks: list[Block]
    findings: list[Finding]


def read_pdf_page(data: bytes, number: int, find_engines: FindEngines) -> PageReading:
    """Page `number` (from 1) of a PDF, for whoever wants to look at it.

    Raises:
        DocumentError: the file or the page cannot be read.
        SettingsError: there is no such page.
    """
    with closing(judge_document(data)) as judged:
        count = len(judged.layer.pages)
        if not 1 <= number <= count:
            raise SettingsError(f"it has {count} pages; --page {number} is not one of them")
        read = read_one_page(judged, number - 1, PictureReader(find_engines))
    (page,) = read.rows
    parts = [extract_blocks(part) for part in part_page(page)]
    blocks = number_tables([block for part in parts for block in part.rows])
    return PageReading(page, blocks, [*read.findings, *(one for part in parts for one in part.findings)])
