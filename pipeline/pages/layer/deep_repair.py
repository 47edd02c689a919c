"""Deep repair: find out what the glyphs of a font with a wrong character map are, and read its pages anew.

Needed where no rule can know: LibreOffice without ActualText trades marks among themselves, TCPDF re-subsets fonts
and keeps the old map, e-LAAS and budget books have no map for their marks. Every use of a glyph is the same shape, so
a glyph is decided once per font and document.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

import pypdfium2 as pdfium

from prongsai.normalizers.thai.steps import Edit, StepTaken
from prongsai.pipeline.errors import DocumentError
from prongsai.pipeline.model import Char
from prongsai.pipeline.pages.glyphs.codes import (
    CONTINUED,
    FIRST_CODE,
    CodesUnavailable,
    add_lost_glyphs,
    match_codes,
    reveal_codes,
)
from prongsai.pipeline.pages.glyphs.decisions import FontReading, decide_font
from prongsai.pipeline.pages.glyphs.maps import CodeTable, program_of
from prongsai.pipeline.pages.glyphs.outlines import read_outline
from prongsai.pipeline.pages.glyphs.uses import GlyphUses
from prongsai.pipeline.pages.layer.fonts import read_fonts
from prongsai.pipeline.pages.layer.glyph_stream import read_chars
from prongsai.pipeline.pages.layer.opening import load_page, open_pdf
from prongsai.pipeline.paper.page_frame import page_to_frame

STEP = "read-glyph-outline"
_MAX_LINES = 400
"""Some twelve pages of a font; more lines take time and say nothing new. Measured: 200 to 600 give the same rows of 6
reports."""
_MAX_PAGES = 10
"""Pages that decide; a glyph that only others use is decided when they are read."""
_ENOUGH_LINES = 240
"""Lines of a font after which further pages tell little that is new of it: six dense pages."""
_SAME_LINE_PT = 2.0
"""Less than superscripts rise in 10 pt type (0.33 em)."""
_CELL_GAP_EM = 0.6
"""Wider than any blank in a line: the next glyph stands in another cell."""


@dataclass(frozen=True, slots=True)
class OutlineGlyphs:
    """What the outlines say of one page: its glyphs, edits for their repair, and how many nobody can read."""

    chars: list[Char]
    steps: tuple[StepTaken, ...] = ()
    undecided: int = 0


class GlyphReadings:
    """The fonts of a document that were read from their outlines.

    Holds a copy of the document in which every glyph reads as its code; `close` it with the document.
    """

    def __init__(
        self,
        revealed: pdfium.PdfDocument,
        survey: GlyphSurvey,
        hidden_layers: frozenset[str],
        copies: dict[int, list[Char]],
    ) -> None:
        self._revealed = revealed
        self._copies = copies
        """The glyphs of the pages of the copy that the survey read, until they are asked for."""
        self._hidden_layers = hidden_layers
        self._survey = survey
        self.fonts: Mapping[str, FontReading] = {font: decide_font(found) for font, found in survey.uses.items()}

    def close(self) -> None:
        """Close the copy."""
        self._revealed.close()

    def read_page(self, number: int, chars: Sequence[Char]) -> OutlineGlyphs:
        """How the glyphs of page `number` (from 1), given as the layer has them, truly read."""
        fonts = {font for font, reading in self.fonts.items() if reading.is_better}
        if fonts.isdisjoint(char.font for char in chars):
            return OutlineGlyphs(list(chars))
        with _opened(self._revealed, number) as page:
            copy = _read_copy(page, chars, self._hidden_layers, self._copies.pop(number, None))
            chars = add_lost_glyphs(chars, copy, fonts)
            codes = match_codes(chars, copy)
            self._read_new_codes(page, chars, codes)
        edits: list[Edit] = []
        undecided = 0
        for index, (char, code) in enumerate(zip(chars, codes, strict=True)):
            reading = self.fonts.get(char.font)
            if reading is None or char.is_generated or not reading.is_better:
                continue
            if code in reading.undecided or (code is None and not reading.trusts_map):
                undecided += 1
            text = "" if code == CONTINUED else reading.texts.get(code, char.text) if code is not None else char.text
            if text != char.text:
                edits.append(Edit(index, text))
        return OutlineGlyphs(chars, (StepTaken(STEP, tuple(edits)),) if edits else (), undecided)

    def _read_new_codes(self, page: pdfium.PdfPage, chars: Sequence[Char], codes: Sequence[int | None]) -> None:
        """Decide the fonts anew that draw glyphs here which the sampled pages did not have."""
        new = {
            char.font
            for char, code in zip(chars, codes, strict=True)
            if code is not None and code != CONTINUED and char.font in self.fonts
            if code not in self.fonts[char.font].texts
        }
        if new:
            self._survey.add(page, chars, codes, new)
            self.fonts = {**self.fonts, **{font: decide_font(self._survey.uses[font]) for font in new}}


def read_glyphs(
    document: pdfium.PdfDocument,
    data: bytes,
    suspects: Mapping[str, Sequence[int]],
    tables: Mapping[str, CodeTable] = MappingProxyType({}),
    hidden_layers: frozenset[str] = frozenset(),
    seen: Mapping[int, list[Char]] = MappingProxyType({}),
) -> GlyphReadings | None:
    """Read the glyphs of suspected fonts from their outlines.

    Args:
        document: the open document.
        data: its bytes.
        suspects: font name -> the pages, from 1, that use it.
        tables: the fonts' ToUnicode tables, from `prongsai.pipeline.pages.glyphs.maps.read_code_tables`.
        hidden_layers: names of the layers that are switched off.
        seen: page, from 1 -> its glyphs on the page as it lies, where they were read before.
    Returns:
        None where the file does not let its codes be seen; then nothing is known of these fonts.
    """
    try:
        revealed = open_pdf(reveal_codes(data))
    except (CodesUnavailable, DocumentError):
        return None
    if len(revealed) != len(document):
        revealed.close()
        return None
    copies: dict[int, list[Char]] = {}
    survey = GlyphSurvey({font: tables.get(program_of(font)) for font in suspects})
    for number in _pick_pages(suspects):
        here = [font for font, pages in suspects.items() if number in pages]
        if all(len(survey.uses[font].lines) >= _ENOUGH_LINES for font in here):
            continue
        chars = seen[number] if number in seen else _read_page(document, number, hidden_layers)
        with _opened(revealed, number) as copy:
            copies[number] = read_chars(copy, hidden_layers=hidden_layers)
            survey.add(copy, chars, match_codes(chars, copies[number]), suspects)
    return GlyphReadings(revealed, survey, hidden_layers, copies)


def _read_page(document: pdfium.PdfDocument, number: int, hidden_layers: frozenset[str]) -> list[Char]:
    with _opened(document, number) as page:
        return read_chars(page, hidden_layers=hidden_layers)


def _read_copy(
    copy: pdfium.PdfPage, chars: Sequence[Char], hidden_layers: frozenset[str], kept: list[Char] | None
) -> list[Char]:
    """The glyphs of a page of the copy, turned the way that the page was when its glyphs were read.

    `kept` are those of the page as it lies, where they were read before.
    """
    frame = page_to_frame(copy)
    revealed: list[Char] = []
    for turn in range(4):
        if not turn and kept is not None:
            revealed = kept
        else:
            revealed = read_chars(copy, frame.turned(turn) if turn else frame, hidden_layers)
        found = sum(code is not None for code in match_codes(chars, revealed))
        if 2 * found >= sum(not char.is_generated for char in chars):
            break
    return revealed


@contextmanager
def _opened(document: pdfium.PdfDocument, number: int) -> Iterator[pdfium.PdfPage]:
    page = load_page(document, number - 1)
    try:
        yield page
    finally:
        page.close()


def _pick_pages(suspects: Mapping[str, Sequence[int]]) -> list[int]:
    """The first pages of each font and an even sample of the others."""
    pages = sorted({page for found in suspects.values() for page in found})
    firsts = {page for found in suspects.values() for page in found[:1]}
    step = max(1, len(pages) // _MAX_PAGES)
    return sorted(set(sorted(firsts)[:_MAX_PAGES]) | set(pages[::step][:_MAX_PAGES]))


class GlyphSurvey:
    """How the glyphs of suspected fonts are used in a document, page by page: `uses` by font name."""

    def __init__(self, maps: Mapping[str, CodeTable | None]) -> None:
        self.uses = {font: GlyphUses(mapped=found.mapped if found else None) for font, found in maps.items()}

    def add(
        self, copy: pdfium.PdfPage, chars: Sequence[Char], codes: Sequence[int | None], fonts: Collection[str]
    ) -> None:
        """Add the uses that one page makes of `fonts`; outlines come from the page of the copy."""
        line = _OpenLine()
        for char, code in zip(chars, codes, strict=True):
            if char.is_generated:
                continue
            is_apart = char.x0 - line.x1 > _CELL_GAP_EM * char.size_pt
            if char.font != line.font or abs(char.origin_y - line.origin_y) > _SAME_LINE_PT or is_apart:
                self._close(line)
                line = _OpenLine(char.font, char.origin_y)
            line.x1 = char.x1
            if char.font not in fonts:
                continue
            line.raw.append(char.raw)
            found = self.uses[char.font]
            if code == CONTINUED:
                last = line.codes[-1] if line.codes else None
                if last is not None and found.counts[last] == 1:
                    found.raw[last] += char.raw
            elif code is not None:
                found.counts[code] = found.counts.get(code, 0) + 1
                found.raw.setdefault(code, char.raw)
                line.codes.append(code)
        self._close(line)
        self._add_outlines(copy, fonts)

    def _close(self, line: _OpenLine) -> None:
        found = self.uses.get(line.font)
        if found is not None and line.raw and len(found.lines) < _MAX_LINES:
            found.lines.append(tuple(line.codes))
            found.raw_lines.append("".join(line.raw))

    def _add_outlines(self, copy: pdfium.PdfPage, fonts: Collection[str]) -> None:
        missing = {font: [c for c in self.uses[font].counts if c not in self.uses[font].outlines] for font in fonts}
        if not any(missing.values()):
            return
        handles = read_fonts(copy)
        for font, codes in missing.items():
            if font in handles:
                shapes = {code: read_outline(handles[font], FIRST_CODE + code) for code in codes}
                self.uses[font].outlines.update(shapes)


@dataclass(slots=True)
class _OpenLine:
    """Glyphs of one font that follow one another on a line."""

    font: str = ""
    origin_y: float = 0.0
    x1: float = 0.0
    codes: list[int] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
