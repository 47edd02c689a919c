"""One document from its bytes to its rows: pages, tables, parse, link, reconcile, account, emit, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

from prongsai.pipeline.account.account import take_account
from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.account.pictures import judge_pictures
from prongsai.pipeline.discover.media_types import CSV, DOCX, HTML, JSON, MHTML, PDF, TEXT_TYPES, TSV
from prongsai.pipeline.emit.document_rows import Decided, DocumentRows, emit_document, failed_rows
from prongsai.pipeline.errors import DocumentError, SettingsError
from prongsai.pipeline.link.subjects import link_subjects
from prongsai.pipeline.link.units import link_unit
from prongsai.pipeline.model import Block, Document, Finding, Page, Result, without_page
from prongsai.pipeline.pages.counts import PageCounts
from prongsai.pipeline.pages.dumps.encodings import decode_text
from prongsai.pipeline.pages.dumps.services import read_service_answer
from prongsai.pipeline.pages.dumps.sheets import read_sheet
from prongsai.pipeline.pages.layer.second_reader import read_pages_again
from prongsai.pipeline.pages.memory import ALONE, LOST_CODES, Beside
from prongsai.pipeline.pages.numbered import number_paragraphs, number_tables
from prongsai.pipeline.pages.pdf import judge_document, read_one_page, read_pages
from prongsai.pipeline.pages.pictures import FindEngines, PageRead, PictureReader, to_page_read
from prongsai.pipeline.pages.text import read_dump
from prongsai.pipeline.pages.web.page import read_html
from prongsai.pipeline.pages.web.saved import unpack_saved_page
from prongsai.pipeline.pages.word.parts import WordPicture
from prongsai.pipeline.pages.word.pictures import read_word_picture
from prongsai.pipeline.pages.word.read import read_docx
from prongsai.pipeline.parse import parse_document
from prongsai.pipeline.reconcile.contradictions.check import SaidInWords
from prongsai.pipeline.reconcile.reconcile import ReadAgain, reconcile_readings, settle_readings
from prongsai.pipeline.resources import Resources
from prongsai.pipeline.tables.blocks import extract_blocks
from prongsai.pipeline.tables.joined.pages import TableJoiner
from prongsai.pipeline.tables.joined.sheets import join_sheets
from prongsai.pipeline.tables.parts import part_page
from prongsai.pipeline.tables.unwrap import unwrap_lines


def read_document(
    document: Document, data: bytes, filename: str, resources: Resources, beside: Beside = ALONE
) -> DocumentRows:
    """All rows of one document.

    A file that cannot be read is a `failed` document with one finding; nothing is raised for it.

    Args:
        document: its identity, its sources and its media type.
        data: its bytes.
        filename: the name it was found under, which may say whose report it is.
        resources: the frame, the gazetteer and the readers of scans.
        beside: pages that were read before, and who is told of each page.
    """
    frame, gazetteer = resources.frame, resources.gazetteer
    try:
        reading = read_blocks(document.media_type, data, lambda: resources.engines, beside)
        if not reading.blocks and not reading.findings:
            reading = replace(reading, findings=[_nothing_read(reading, filename)])
    except DocumentError as error:
        finding = Finding("error", error.code, str(error), suggestion=error.remedy)
        return failed_rows(document, finding)
    blocks = unwrap_lines(reading.blocks)
    parsed = parse_document(blocks, frame, [filename])
    linked = link_unit(parsed.mentions, gazetteer, parsed.facts.fiscal_year)
    seen = settle_readings(parsed.observations, linked.decision)
    subjects = link_subjects(seen, linked.decision, gazetteer)
    own_mentions = [mention for mention in parsed.mentions if mention not in linked.foreign]
    said = SaidInWords(parsed.statements, own_mentions, linked.decision)
    is_damaged = any(finding.code == "document-damaged" for finding in reading.findings)
    reconciled = reconcile_readings(seen, said, frame, _second_reader(data, reading, beside), is_damaged)
    stages = (reading, parsed, linked, subjects, reconciled)
    findings = judge_pictures([finding for stage in stages for finding in stage.findings], blocks)
    evidence = Evidence(seen, reconciled.roles, parsed.measures, findings, parsed.facts.kind)
    account = take_account(blocks, evidence, frame, parsed.facts.fiscal_year)
    decided = Decided(
        document,
        kind=parsed.facts.kind,
        title=parsed.facts.title,
        fiscal_year=parsed.facts.fiscal_year,
        pages=reading.pages,
        body=linked.decision,
        body_of=subjects.body_of,
        readings=seen,
        roles=reconciled.roles,
        scores=reconciled.scores,
        measures=parsed.measures,
        findings=findings,
        account=account,
    )
    return emit_document(decided, frame)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document holds in reading order, and how it was read."""

    blocks: list[Block]
    findings: list[Finding] = field(default_factory=list)
    pages: PageCounts | None = None
    """None for inputs without pages."""
    drawn: tuple[int, ...] = ()
    """Pages that show rules or drawings and no text."""


def _second_reader(data: bytes, reading: Reading, beside: Beside) -> ReadAgain:
    """The second reader of a PDF's pages, kept from those of which a part is not seen.

    pdfplumber sees what lies under a box or in a layer that is switched off, so it would contradict what is seen.
    """
    veiled = {finding.page for finding in reading.findings if finding.code == "text-not-seen"}
    return lambda numbers: read_pages_again(
        data, [number for number in numbers if number not in veiled], beside.memory, beside.watch
    )


def _nothing_read(reading: Reading, filename: str) -> Finding:
    """The finding about a document without any text.

    Raises:
        DocumentError: it is no paper, and holds nothing.
    """
    if reading.pages is None:
        raise DocumentError("document-empty", f"{filename} holds no text", "look at it in the program that made it")
    if not reading.drawn:
        return Finding("info", "document-blank", f"all {reading.pages.pages} pages of {filename} are blank")
    message = f"{filename} shows drawings and no text: nobody read them"
    return Finding("warning", "page-unreadable", message, reading.drawn[0], suggestion="look at the page")


def read_blocks(media_type: str, data: bytes, find_engines: FindEngines, beside: Beside = ALONE) -> Reading:
    """The text and tables of a file in reading order, tables joined over page ends.

    Raises:
        DocumentError: the file cannot be read as what it is.
    """
    if media_type == PDF:
        return _pages_to_blocks(_recall_or_read_pages(data, find_engines, beside))
    if media_type == DOCX:
        return _word_to_blocks(data, find_engines, beside)
    if media_type in _TEXT_READERS:
        decoded = decode_text(data)
        read = _TEXT_READERS[media_type](decoded.text)
        return Reading(read.rows, [*decoded.findings, *read.findings])
    if media_type == MHTML:
        page = unpack_saved_page(data)
        read = read_html(page.text)
        return Reading(read.rows, [*page.findings, *read.findings])
    raise DocumentError("media-type-unknown", f"{media_type} is no report", "give PDF, Word, HTML or text files")


_TEXT_READERS: dict[str, Callable[[str], Result[Block]]] = {
    **dict.fromkeys(TEXT_TYPES, read_dump),
    HTML: read_html,
    CSV: read_sheet,
    TSV: read_sheet,
    JSON: read_service_answer,
}
"""What reads a text of each type, once it is decoded."""


@dataclass(frozen=True, slots=True)
class PagesRead:
    """All pages of a document, and what its text layer is like, as they are remembered."""

    layer: tuple[Finding, ...]
    pages: tuple[PageRead, ...]


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
        for read in read_pages(judged, PictureReader(find_engines, beside.memory), beside.watch):
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


def _word_to_blocks(data: bytes, find_engines: FindEngines, beside: Beside) -> Reading:
    """The blocks of a Word file, and where a picture stands in it the blocks of the picture."""
    read = read_docx(data)
    pictures = PictureReader(find_engines, beside.memory)
    blocks: list[Block] = []
    findings = list(read.findings)
    n_pictures = 0
    for part in read.rows:
        if not isinstance(part, WordPicture):
            blocks.append(part)
            continue
        n_pictures += 1
        seen = read_word_picture(part, n_pictures, pictures, beside.watch)
        findings.extend(seen.findings)
        for page in seen.rows:
            found = extract_blocks(page)
            blocks.extend(without_page(block) for block in found.rows)
            findings.extend(found.findings)
    return Reading(number_paragraphs(number_tables(blocks)), findings)


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
