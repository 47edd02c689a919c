"""A PDF -> pages: each by its text layer, by its repaired text layer, or from its picture.

A first pass judges the text layer of the whole document, because faults sit in fonts; a second one reads page by page,
one page in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Finding, Page, Result
from prongsai.pipeline.pages.glyphs.maps import FileStructure, read_code_tables
from prongsai.pipeline.pages.ink import shows_print
from prongsai.pipeline.pages.layer.damage import Damage, read_damage
from prongsai.pipeline.pages.layer.deep_repair import GlyphReadings, OutlineGlyphs, read_glyphs
from prongsai.pipeline.pages.layer.dropped import restore_dropped
from prongsai.pipeline.pages.layer.forms import find_unseen_form
from prongsai.pipeline.pages.layer.layers import read_hidden_layers
from prongsai.pipeline.pages.layer.opening import load_page, open_pdf
from prongsai.pipeline.pages.layer.page import PageLook, look_at_page, look_to_page
from prongsai.pipeline.pages.layer.second_reader import read_pages_again
from prongsai.pipeline.pages.layer.undrawn_notes import find_undrawn_notes
from prongsai.pipeline.pages.layer.veils import Reason
from prongsai.pipeline.pages.layer.verdict import (
    LayerCounter,
    LayerVerdict,
    describe_verdict,
    repair_chars,
    settle_verdict,
)
from prongsai.pipeline.pages.memory import UNWATCHED, PageLost, PageWatch
from prongsai.pipeline.pages.pictures import PictureReader
from prongsai.pipeline.pages.triage import list_scans, read_in_turn
from prongsai.pipeline.pages.witness import hear_layer

_MIXED_IMAGE_SHARE, _MIXED_WORDS = 0.25, 250
"""A page with at least this share under pictures, and no more words than this, may show a table as a picture."""
_UNDECIDED = 0.5
"""Confidence of the words of a page on which some glyphs could not be told and no picture could be read."""
_LOOKS_KEPT = 40
"""Pages kept from the first pass for the second: most reports whole, and about 20 MB at the most."""
_LEAST_IMAGE_SHARE = 0.05
"""A page without text, print in outlines and pictures of some size is blank: a cover's back, or a page of rules."""
MAX_PAGES = 20_000
"""A broken page tree may claim a million; the longest bundle of reports seen has some hundreds."""


@dataclass(frozen=True, slots=True)
class JudgedDocument:
    """An open PDF and what the first pass says of its text layer.

    `glyphs` reads the fonts whose characters only the outlines of their glyphs tell; `looks` are the first pages as
    the first pass saw them, None for one that could not be loaded. `close` it when the pages are read.
    """

    document: pdfium.PdfDocument
    layer: LayerVerdict
    looks: tuple[PageLook | None, ...] = ()
    glyphs: GlyphReadings | None = None
    hidden_layers: frozenset[str] = frozenset()
    """Names of the layers that viewers do not show."""
    damage: Damage = Damage()
    data: bytes = b""
    """Of the file, for the second reader."""
    form: tuple[Finding, ...] = ()
    """What is said of a form, or of notes, that its pages do not show."""

    def describe(self) -> list[Finding]:
        """What a person should know of the file and of its text layer."""
        return [*self.form, *self.damage.describe(), *describe_verdict(self.layer)]

    def close(self) -> None:
        """Let go of the document and of what the reading of outlines holds."""
        if self.glyphs is not None:
            self.glyphs.close()
        self.document.close()

    def needs_picture(self, index: int) -> bool:
        """True where page `index` (from 0) must be read from its picture.

        Raises:
            pdfium.PdfiumError: the page cannot be drawn.
        """
        page = self.layer.page(index + 1)
        if page.status != "no_text":
            return not page.is_usable
        return page.image_share >= _LEAST_IMAGE_SHARE or self._shows_print(index)

    def _shows_print(self, index: int) -> bool:
        page = load_page(self.document, index)
        try:
            return shows_print(page)
        finally:
            page.close()

    def look(self, index: int) -> PageLook:
        """Page `index` (from 0) as PDFium gives it.

        Raises:
            pdfium.PdfiumError: the page cannot be loaded.
        """
        kept = self.looks[index] if index < len(self.looks) else None
        return kept or look_at_page(self.document, index, self.hidden_layers)


def judge_document(data: bytes, watch: PageWatch = UNWATCHED) -> JudgedDocument:
    """Open a PDF and judge its text layer, one page in memory at a time, the first `_LOOKS_KEPT` aside.

    Raises:
        DocumentError: the file as a whole cannot be opened, has no pages, or claims more than any report has.
    """
    document = open_pdf(data)
    try:
        return _judge_opened(document, data, watch)
    except BaseException:
        document.close()
        raise


def _judge_opened(document: pdfium.PdfDocument, data: bytes, watch: PageWatch) -> JudgedDocument:
    if len(document) > MAX_PAGES:
        message = f"the PDF claims {len(document)} pages"
        raise DocumentError("document-too-long", message, "split it, or leave it out with --skip")
    file = FileStructure(data)
    tables, hidden_layers, damage = read_code_tables(file), read_hidden_layers(file), read_damage(file, len(document))
    form = (*find_unseen_form(file), *find_undrawn_notes(file))
    del file  # its objects would lie in memory beside the pages
    counter = LayerCounter()
    looks: list[PageLook | None] = []
    for index in range(len(document)):
        look = _try_look(document, index, hidden_layers, watch)
        if look is None:
            counter.add(())
        else:
            counter.add(look.chars, look.image_share, look.laid)
        if index < _LOOKS_KEPT:
            looks.append(look)
    layer = counter.judge(tables, damage.fonts)
    seen = {at: one.chars for at, one in enumerate(looks, start=1) if one and not (one.turn or one.tilt_deg)}
    glyphs = read_glyphs(document, data, layer.suspects, tables, hidden_layers, seen) if layer.suspects else None
    if glyphs is not None:
        layer = settle_verdict(layer, glyphs.fonts)
    return JudgedDocument(document, layer, tuple(looks), glyphs, hidden_layers, damage, data, form)


def _try_look(
    document: pdfium.PdfDocument, index: int, hidden_layers: frozenset[str], watch: PageWatch
) -> PageLook | None:
    try:
        with watch.page("look", index + 1):
            try:
                return look_at_page(document, index, hidden_layers)
            except pdfium.PdfiumError:
                return None  # the second pass tries again and reports the page
    except PageLost:
        return None


def read_pages(
    judged: JudgedDocument, pictures: PictureReader, watch: PageWatch = UNWATCHED, every_scan: bool = True
) -> Iterator[Result[Page]]:
    """Every page in order, each with its findings; a page that cannot be read costs only itself.

    Args:
        judged: the document after its first pass.
        pictures: reads the pages that have no text to be used.
        watch: told of each page.
        every_scan: False where long scans in another language are left unread (`triage`).
    Returns:
        One page and its findings at a time; a page that cannot be opened is empty and not `is_readable`.
    """

    def read(index: int) -> Result[Page]:
        return _read_or_tell(judged, index, pictures, watch)

    def find_scans() -> list[int]:
        # only now: asking who reads pictures loads them, which a document without scans spares
        return [] if every_scan or pictures.is_empty else list_scans(judged.layer)

    return read_in_turn(len(judged.layer.pages), find_scans, read)


def _read_or_tell(judged: JudgedDocument, index: int, pictures: PictureReader, watch: PageWatch) -> Result[Page]:
    try:
        return read_one_page(judged, index, pictures, watch)
    except DocumentError as error:
        finding = Finding("error", error.code, str(error), index + 1, suggestion=error.remedy)
        return Result([Page(index + 1, 0.0, 0.0, (), (), "text", is_readable=False)], [finding])


def read_one_page(
    judged: JudgedDocument, index: int, pictures: PictureReader, watch: PageWatch = UNWATCHED
) -> Result[Page]:
    """Page `index` (from 0) by the way that the first pass chose for it.

    Raises:
        DocumentError: the page cannot be opened, or is given up.
    """
    with watch.page("read", index + 1):
        try:
            if judged.layer.page(index + 1).status == "read_from_picture":
                return _read_both(judged, index, pictures)
            if judged.needs_picture(index):
                return pictures.read(judged.document, index)
            return _read_layer(judged, index, pictures)
        except pdfium.PdfiumError as error:
            message = f"page {index + 1} cannot be opened: {error}"
            raise DocumentError("page-unreadable", message, "repair the PDF") from error


def _read_both(judged: JudgedDocument, index: int, pictures: PictureReader) -> Result[Page]:
    """A page that is a picture with what some program read in it: the picture, and the other as a witness."""
    number = index + 1
    look = judged.look(index)
    layer = look_to_page(look, number, read_glyph_texts(judged, number, look).chars)
    if pictures.is_empty:
        page = replace(layer, words=tuple(replace(word, confidence=_UNDECIDED) for word in layer.words))
        message = (
            "the page is a picture with a program's reading of it, and nobody reads pictures: nothing on it is sure"
        )
        remedy = "install a reader of pictures (`prongsai doctor` says how) and run again"
        return Result([page], [Finding("warning", "text-layer-unusable", message, number, suggestion=remedy)])
    picture = pictures.read(judged.document, index)
    (page,) = picture.rows
    heard = Result([page]) if layer.turn else hear_layer(page, layer.words)
    return Result(heard.rows, picture.findings + heard.findings)


def _read_layer(judged: JudgedDocument, index: int, pictures: PictureReader) -> Result[Page]:
    number = index + 1
    look = judged.look(index)
    findings = [_hidden_finding(number, look.hidden)] if look.hidden else []
    if look.dropped:
        again = read_pages_again(judged.data, [number])
        whole = restore_dropped(look, number, next(iter(again.rows), None))
        look, findings = replace(look, chars=whole.rows), [*findings, *whole.findings]
    reading = read_glyph_texts(judged, number, look)
    if reading.undecided:
        findings.append(_undecided_finding(number, reading.undecided, pictures.is_empty))
        if not pictures.is_empty:
            picture = pictures.read(judged.document, index)
            return Result(picture.rows, findings + picture.findings)
    page = look_to_page(look, number, reading.chars)
    if reading.undecided:
        page = replace(page, words=tuple(replace(word, confidence=_UNDECIDED) for word in page.words))
    verdict = judged.layer.page(number)
    if verdict.status == "repairable":
        page = replace(page, method="repaired_text")
    if verdict.image_share < _MIXED_IMAGE_SHARE or len(page.words) > _MIXED_WORDS or page.turn:
        return Result([page], findings)
    mixed = _add_picture(judged.document, page, pictures)
    return Result(mixed.rows, findings + mixed.findings)


def read_glyph_texts(judged: JudgedDocument, number: int, look: PageLook) -> OutlineGlyphs:
    """The glyphs of page `number` (from 1) mended by their outlines and by rules, and how many nobody could read."""
    outlines = judged.glyphs.read_page(number, look.chars) if judged.glyphs else OutlineGlyphs(look.chars)
    mended = repair_chars(outlines.chars, judged.layer, outlines.steps)
    return OutlineGlyphs(mended.chars, mended.steps, outlines.undecided)


def _add_picture(document: pdfium.PdfDocument, page: Page, pictures: PictureReader) -> Result[Page]:
    """The page with what its pictures say beside its text: bodies paste the portal's table of scores as a picture."""
    if pictures.is_empty:
        message = f"page {page.number} shows a large picture beside its text, and nobody reads pictures"
        return Result([page], [Finding("info", "picture-not-read", message, page.number)])
    # what could not be read in a picture is no finding here: it may be a photograph, and the text stands without it
    (picture,) = pictures.read(document, page.number - 1, [word.bbox for word in page.words]).rows
    if picture.turn or not any(ch.isdecimal() for word in picture.words for ch in word.text):
        return Result([page])  # a photograph or a seal: without a number there is no table in it
    words, edges = page.words + picture.words, page.edges + picture.edges
    return Result([replace(page, words=words, edges=edges, method="ocr")])


_HIDDEN: dict[Reason, str] = {
    "switched-off": "in a layer that is switched off",
    "clipped": "outside what is shown of its place",
    "invisible": "drawn invisibly",
    "white": "white on white",
    "covered": "under something that is painted over it",
}


def _hidden_finding(number: int, hidden: Mapping[Reason, int]) -> Finding:
    what = ", ".join(f"{count} characters {_HIDDEN[reason]}" for reason, count in sorted(hidden.items()))
    message = f"page {number} holds text that a reader does not see, and that is not read: {what}"
    return Finding("info", "text-not-seen", message, number, suggestion="look at the page if something is missing")


def _undecided_finding(number: int, undecided: int, is_kept: bool) -> Finding:
    what = f"{undecided} glyphs of its text layer cannot be told from their outlines"
    if is_kept:
        message = f"{what}, and nobody reads pictures: nothing on the page is sure"
        remedy = "install a reader of pictures (`prongsai doctor` says how) and run again"
        return Finding("warning", "text-layer-unusable", message, number, suggestion=remedy)
    return Finding("info", "text-layer-unusable", f"{what}; the page is read from its image", number)
