"""One document from its bytes to its rows: pages, tables, parse, link, reconcile, account, emit, from top to bottom."""

from __future__ import annotations

from dataclasses import replace

from prongsai.pipeline.account.account import take_account
from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.account.pictures import judge_pictures
from prongsai.pipeline.emit.document_rows import Decided, DocumentRows, emit_document, failed_rows
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.frame.schemes import judge_scheme
from prongsai.pipeline.link.subjects import link_subjects
from prongsai.pipeline.link.units import link_unit
from prongsai.pipeline.model import Document, Finding, Result
from prongsai.pipeline.pages.counts import PageCounts
from prongsai.pipeline.pages.layer.second_reader import read_pages_again
from prongsai.pipeline.pages.memory import ALONE, Beside
from prongsai.pipeline.parse import gather_cards, opening_lines, parse_document
from prongsai.pipeline.reading import Reading, read_blocks
from prongsai.pipeline.reconcile.contradictions.analyses import hold_claims
from prongsai.pipeline.reconcile.contradictions.check import SaidInWords
from prongsai.pipeline.reconcile.reconcile import ReadAgain, reconcile_readings, settle_readings
from prongsai.pipeline.resources import Resources
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
    try:
        reading = read_blocks(document.media_type, data, lambda: resources.engines, beside)
    except DocumentError as error:
        return _failed(document, error)
    return read_rows(document, reading, filename, resources, _second_reader(data, reading, beside))


def read_rows(
    document: Document,
    reading: Reading,
    filename: str,
    resources: Resources,
    read_again: ReadAgain = lambda numbers: Result([], []),
) -> DocumentRows:
    """All rows of a document whose text and tables are read; `read_again` reads pages of a PDF with a second reader."""
    if not reading.blocks and not reading.findings:
        try:
            reading = replace(reading, findings=[say_nothing_read(reading, filename)])
        except DocumentError as error:
            return _failed(document, error)
    return emit_document(_decide(document, reading, filename, read_again, resources))


def _failed(document: Document, error: DocumentError) -> DocumentRows:
    return failed_rows(document, Finding("error", error.code, str(error), suggestion=error.remedy))


def _decide(
    document: Document, reading: Reading, filename: str, read_again: ReadAgain, resources: Resources
) -> Decided:
    """All that a document's blocks say, decided: the stages between its pages and its rows."""
    frame, gazetteer = resources.frame, resources.gazetteer
    blocks = gather_cards(unwrap_lines(reading.blocks))
    parsed = parse_document(blocks, frame, [filename])
    linked = link_unit(parsed.mentions, gazetteer, parsed.facts.fiscal_year)
    seen = settle_readings(parsed.observations, linked.decision)
    subjects = link_subjects(seen, linked.decision, gazetteer)
    own_mentions = [mention for mention in parsed.mentions if mention not in linked.foreign]
    judged = judge_scheme(linked.decision, list(subjects.decisions.values()), opening_lines(blocks), seen)
    said = SaidInWords(parsed.statements, own_mentions, linked.decision, parsed.measures)
    is_damaged = any(finding.code == "document-damaged" for finding in reading.findings)
    reconciled = reconcile_readings(seen, said, judged.frame, read_again, is_damaged)
    stages = (reading, parsed, linked, subjects, judged, reconciled)
    findings = judge_pictures([finding for stage in stages for finding in stage.findings], blocks)
    evidence = Evidence(seen, reconciled.roles, parsed.measures, findings, parsed.facts.kind, parsed.analyses)
    account = take_account(blocks, evidence, frame, parsed.facts.fiscal_year)
    return Decided(
        document,
        kind=parsed.facts.kind,
        title=parsed.facts.title,
        letter=parsed.letter,
        scheme=judged.scheme,
        frame=judged.frame,
        fiscal_year=parsed.facts.fiscal_year,
        pages=reading.pages,
        body=linked.decision,
        body_of=subjects.body_of,
        readings=seen,
        roles=reconciled.roles,
        scores=reconciled.scores,
        measures=parsed.measures,
        analyses=hold_claims(parsed.analyses, parsed.statements, reconciled.scores, seen, judged.frame),
        findings=findings,
        account=account,
    )


def _second_reader(data: bytes, reading: Reading, beside: Beside) -> ReadAgain:
    """The second reader of a PDF's pages, kept from those of which a part is not seen.

    pdfplumber sees what lies under a box or in a layer that is switched off, so it would contradict what is seen.
    """
    veiled = {finding.page for finding in reading.findings if finding.code == "text-not-seen"}
    return lambda numbers: read_pages_again(
        data, [number for number in numbers if number not in veiled], beside.memory, beside.watch
    )


def say_nothing_read(reading: Reading, filename: str) -> Finding:
    """The finding about a document without any text.

    Raises:
        DocumentError: it is no paper, and holds nothing.
    """
    if reading.pages is None:
        raise DocumentError("document-empty", f"{filename} holds no text", "look at it in the program that made it")
    if reading.is_picture:
        message = f"{filename} shows no text: a photograph, an emblem or a drawing"
        return Finding("info", "document-blank", message)
    if not reading.drawn:
        return Finding("info", "document-blank", f"{filename} {_say_pages(reading.pages)}")
    message = f"{filename} shows drawings and no text: nobody read them"
    return Finding("warning", "page-unreadable", message, reading.drawn[0], suggestion="look at the page")


def _say_pages(pages: PageCounts) -> str:
    """What pages without any text show."""
    if not pages.scanned:
        return "is blank: none of its pages holds anything"
    return f"shows no text: none was found in the pictures on {pages.scanned} of its {pages.pages} pages"
