"""A PDF -> blocks: each page by its text layer, by its repaired text layer, or from its picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import BBox, Block, Char, Finding, Page
from prongsai.pipeline.pages.glyphs.deep_repair import GlyphReadings, PageReading, read_glyphs
from prongsai.pipeline.pages.glyphs.maps import read_code_tables
from prongsai.pipeline.pages.layer.glyph_stream import open_pdf
from prongsai.pipeline.pages.layer.page import PageLook, covered_share, look_at_page, read_page
from prongsai.pipeline.pages.layer.verdict import (
    LayerVerdict,
    describe_verdict,
    judge_layer,
    repair_chars,
    settle_verdict,
)
from prongsai.pipeline.pages.scan.page import read_scan_page
from prongsai.pipeline.resources import Resources
from prongsai.pipeline.tables.blocks import TableSettings, extract_blocks
from prongsai.pipeline.tables.edges import PAGE_IMAGE
from prongsai.pipeline.tables.joined.pages import join_pages

_MIXED_IMAGE_SHARE, _MIXED_WORDS = 0.25, 250
"""A page with at least this share under pictures, and no more words than this, may show a table as a picture."""
_UNDECIDED = 0.5
"""Confidence of the words of a page on which some glyphs could not be told and no picture could be read."""
_LOOKS_KEPT = 40
"""Pages kept from the first pass for the second: most reports whole, and about 20 MB at the most."""
_LEAST_IMAGE_SHARE = 0.05
"""A page without text and without pictures of some size is blank: a cover's back, or a page of rules only."""
MAX_PAGES = 20_000
"""A broken page tree may claim a million; the longest bundle of reports seen has some hundreds."""
SCANNED = TableSettings(edges=PAGE_IMAGE)
"""How tables are looked for on pictures of pages."""


@dataclass(slots=True)
class PageCounts:
    """How the text of the pages was obtained."""

    pages: int = 0
    text: int = 0
    scanned: int = 0
    repaired: int = 0
    unread: int = 0


@dataclass(slots=True)
class Reading:
    """What a document holds, and how it was read."""

    blocks: list[Block]
    findings: list[Finding] = field(default_factory=list)
    counts: PageCounts | None = None
    """None for inputs without pages."""


def read_pdf(data: bytes, resources: Resources) -> Reading:
    """Read every page of a PDF; a page that cannot be read costs only itself.

    Raises:
        DocumentError: the file as a whole cannot be opened, or has no pages.
    """
    document = open_pdf(data)
    try:
        if len(document) > MAX_PAGES:
            message = f"the PDF claims {len(document)} pages"
            raise DocumentError("document-too-long", message, "split it, or leave it out with --skip")
        counts = PageCounts(pages=len(document))
        with closing(judge_document(document, data)) as judged:
            findings = describe_verdict(judged.layer)
            blocks = list(join_pages(_page_blocks(document, judged, resources, counts, findings)))
    finally:
        document.close()
    return Reading(blocks, findings, counts)


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """What the first pass says: of the text layer, and how much of each page pictures cover (0 to 1).

    `glyphs` reads the fonts whose characters only the outlines of their glyphs tell; `close` it with the document.
    """

    layer: LayerVerdict
    image_shares: tuple[float, ...]
    glyphs: GlyphReadings | None = None
    looks: dict[int, PageLook] = field(default_factory=dict)
    """The first pages as the first pass saw them, each taken out when the second comes to it."""

    def close(self) -> None:
        """Let go of what the reading of outlines holds."""
        if self.glyphs is not None:
            self.glyphs.close()

    def needs_picture(self, index: int) -> bool:
        """True where page `index` (from 0) must be read from its picture."""
        status = self.layer.page(index + 1).status
        if status == "no_text":
            return self.image_shares[index] >= _LEAST_IMAGE_SHARE  # else the page is blank
        return status not in ("good", "repairable")


def judge_document(document: pdfium.PdfDocument, data: bytes) -> JudgedDocument:
    """Judge the text layer of a whole document, one page in memory at a time."""
    shares: list[float] = []
    looks: dict[int, PageLook] = {}
    tables = read_code_tables(data)
    layer = judge_layer(_first_pass(document, shares, looks), shares, tables)
    glyphs = read_glyphs(document, data, layer.suspects, tables) if layer.suspects else None
    if glyphs is not None:
        layer = settle_verdict(layer, glyphs.fonts)
    return JudgedDocument(layer, tuple(shares), glyphs, looks)


def _first_pass(document: pdfium.PdfDocument, shares: list[float], looks: dict[int, PageLook]) -> Iterator[list[Char]]:
    """The glyphs of each page; its share of pictures goes to `shares` and the first pages to `looks` meanwhile."""
    for index in range(len(document)):
        try:
            look = look_at_page(document, index)
        except pdfium.PdfiumError:
            shares.append(0.0)
            yield []  # the second pass reports the page
            continue
        shares.append(covered_share(look.drawings.images, look.frame.width, look.frame.height))
        if index < _LOOKS_KEPT:
            looks[index] = look
        yield look.chars


def _page_blocks(
    document: pdfium.PdfDocument,
    judged: JudgedDocument,
    resources: Resources,
    counts: PageCounts,
    findings: list[Finding],
) -> Iterator[list[Block]]:
    for index in range(len(document)):
        try:
            page = read_one_page(document, index, judged, resources, findings)
        except pdfium.PdfiumError as error:
            counts.unread += 1
            message = f"page {index + 1} cannot be opened: {error}"
            findings.append(Finding("error", "page-unreadable", message, index + 1, suggestion="repair the PDF"))
            yield []
            continue
        _count(page, counts)
        result = extract_blocks(page, SCANNED if page.method == "ocr" else None)
        findings.extend(result.findings)
        yield result.rows


def read_one_page(
    document: pdfium.PdfDocument, index: int, judged: JudgedDocument, resources: Resources, findings: list[Finding]
) -> Page:
    """Page `index` (from 0) by the way that the first pass chose for it; what it leaves open goes to `findings`."""
    if judged.needs_picture(index):
        return _read_picture(document, index, resources, findings)
    repair = PageRepair(index + 1, judged)
    page = read_page(document, index, repair, judged.looks.pop(index, None))
    if repair.undecided:
        findings.append(_undecided_finding(index + 1, repair.undecided, resources.engines.is_empty))
        if not resources.engines.is_empty:
            return _read_picture(document, index, resources, findings)
        page = replace(page, words=tuple(replace(word, confidence=_UNDECIDED) for word in page.words))
    if judged.layer.page(index + 1).status == "repairable":
        page = replace(page, method="repaired_text")
    is_mixed = judged.image_shares[index] >= _MIXED_IMAGE_SHARE and len(page.words) <= _MIXED_WORDS and not page.turn
    return _add_picture(document, page, resources, findings) if is_mixed else page


def _read_picture(
    document: pdfium.PdfDocument,
    index: int,
    resources: Resources,
    findings: list[Finding],
    covered: Sequence[BBox] = (),
) -> Page:
    image = document[index]
    try:
        result = read_scan_page(image, index + 1, resources.engines, covered=covered)
    finally:
        image.close()
    findings.extend(result.findings)
    return result.rows[0]


def _add_picture(document: pdfium.PdfDocument, page: Page, resources: Resources, findings: list[Finding]) -> Page:
    """The page with what its pictures say beside its text: bodies paste the portal's table of scores as a picture."""
    if resources.engines.is_empty:
        message = f"page {page.number} shows a large picture beside its text, and nobody reads pictures"
        findings.append(Finding("info", "picture-not-read", message, page.number))
        return page
    unread: list[Finding] = []
    picture = _read_picture(document, page.number - 1, resources, unread, [word.bbox for word in page.words])
    if picture.turn or not any(ch.isdecimal() for word in picture.words for ch in word.text):
        return page  # a photograph or a seal: without a number there is no table in it
    return replace(page, words=page.words + picture.words, edges=page.edges + picture.edges, method="ocr")


def _undecided_finding(number: int, undecided: int, is_kept: bool) -> Finding:
    what = f"{undecided} glyphs of its text layer cannot be told from their outlines"
    if is_kept:
        message = f"{what}, and nobody reads pictures: nothing on the page is sure"
        remedy = "install a reader of pictures (`prongsai doctor` says how) and run again"
        return Finding("warning", "text-layer-unusable", message, number, suggestion=remedy)
    return Finding("info", "text-layer-unusable", f"{what}; the page is read from its image", number)


class PageRepair:
    """The repair of one page; `undecided` counts the glyphs that it could not read."""

    def __init__(self, number: int, judged: JudgedDocument) -> None:
        self._number = number
        self._judged = judged
        self.undecided = 0

    def __call__(self, chars: list[Char]) -> list[Char]:
        glyphs = self._judged.glyphs
        outlines = glyphs.read_page(self._number, chars) if glyphs else PageReading(chars)
        self.undecided = outlines.undecided
        return repair_chars(outlines.chars, self._judged.layer, outlines.steps).chars


def _count(page: Page, counts: PageCounts) -> None:
    if not page.is_readable:
        counts.unread += 1
    elif page.method == "ocr":
        counts.scanned += 1
    elif page.method == "repaired_text":
        counts.repaired += 1
    else:
        counts.text += 1
