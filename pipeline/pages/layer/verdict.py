"""Whether a PDF's text layer can be believed, and the repair of one that can be mended.

Faults sit in font subsets: one page may mix a good font, one that swaps two letters and one whose characters are
mere codes. So fonts are judged over the whole document, and a page is usable when all its fonts that matter are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, NamedTuple

from prongsai.normalizers.thai.steps import StepTaken
from prongsai.pipeline.model import Char, Finding
from prongsai.pipeline.pages.glyphs.counts import FontCounts, group_by_font
from prongsai.pipeline.pages.glyphs.decisions import FontReading
from prongsai.pipeline.pages.glyphs.maps import CodeTable, program_of
from prongsai.pipeline.pages.glyphs.repairs import RepairedChars, repair_glyphs
from prongsai.pipeline.pages.layer.font_verdict import THAI_SHARE, FontVerdict, judge_font, settle_font

PageStatus = Literal[
    "good", "repairable", "no_text", "stamp_only", "junk_layer", "read_from_picture", "unreadable_font"
]

_UNREADABLE_PAGE_SHARE = 0.02
"""One line of a page in an unreadable font is enough: that line may be the score."""
_STAMP_GLYPHS = 200
"""A stamp, a page number and a file name have some dozens; a page of text has a thousand. Measured: 100 to 300 give the
same rows of 7 reports."""
SCAN_SHARE = 0.5
"""A picture over more than half of the page is the page; photographs in reports are smaller. Measured: 0.25 to 0.75
give the same rows of 7 reports."""


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """One page: whether its text layer can be used, and why not."""

    page: int
    status: PageStatus
    glyphs: int = 0
    image_share: float = 0.0
    fonts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Font name -> its glyphs on the page without blanks, and how many of its characters are Thai."""
    laid: int = 0
    """How many of its glyphs lie unseen over or under a picture."""

    @property
    def is_usable(self) -> bool:
        """True where the page can be read from its text, repaired where needed."""
        return self.status in ("good", "repairable")


@dataclass(frozen=True, slots=True)
class LayerVerdict:
    """A document's fonts by name, and its pages in order from page 1."""

    fonts: Mapping[str, FontVerdict]
    pages: tuple[PageVerdict, ...]

    @property
    def swapped_fonts(self) -> frozenset[str]:
        """The fonts whose sara aa reads sara am."""
        return frozenset(name for name, font in self.fonts.items() if "swapped-sara-am" in font.faults)

    @property
    def suspects(self) -> dict[str, tuple[int, ...]]:
        """The fonts to be read from their outlines, each with its pages."""
        return {name: font.pages for name, font in self.fonts.items() if font.needs_outlines}

    def page(self, number: int) -> PageVerdict:
        """The verdict on a page, counted from 1."""
        return self.pages[number - 1]


class _CountedPage(NamedTuple):
    """What is counted of one page: see `PageVerdict`."""

    fonts: Mapping[str, tuple[int, int]]
    image_share: float
    laid: int


class LayerCounter:
    """What one pass over a document counts of its fonts and pages; no glyph is kept."""

    def __init__(self) -> None:
        self._counts: dict[str, FontCounts] = {}
        self._thai_beside: dict[str, int] = {}
        """Font name -> the Thai characters, of whatever font, on the pages where it stands."""
        self._pages: list[_CountedPage] = []

    def add(self, chars: Sequence[Char], image_share: float = 0.0, laid: int = 0) -> None:
        """Count the next page, page 1 first.

        Args:
            chars: its glyphs in content-stream order.
            image_share: how much of it images cover, 0 to 1; tells a scan with a stamp from a short page.
            laid: how many of its glyphs lie unseen over or under a picture.
        """
        number = len(self._pages) + 1
        on_page: dict[str, tuple[int, int]] = {}
        for font, text in group_by_font(chars).items():
            counts = self._counts.setdefault(font, FontCounts())
            thai_before = counts.thai
            counts.add(number, text)
            on_page[font] = (len(text) - text.count(" ") - text.count("\n"), counts.thai - thai_before)
        thai_on_page = sum(thai for _, thai in on_page.values())
        for font in on_page:
            self._thai_beside[font] = self._thai_beside.get(font, 0) + thai_on_page
        self._pages.append(_CountedPage(on_page, image_share, laid))

    def judge(
        self, tables: Mapping[str, CodeTable] = MappingProxyType({}), damaged: Collection[str] = ()
    ) -> LayerVerdict:
        """The verdict on the layer.

        Args:
            tables: the fonts' ToUnicode tables, from `read_code_tables`.
            damaged: names, without the tags of subsets, of the fonts whose programs cannot be read: what is printed in
                them is not seen, and PDFium leaves out single characters of it.
        """
        pictured = {number for number, page in enumerate(self._pages, start=1) if page.image_share > SCAN_SHARE}
        fonts = {}
        for name, counts in self._counts.items():
            is_over_picture = not pictured.isdisjoint(counts.pages)
            fonts[name] = judge_font(name, counts, self._thai_beside[name], is_over_picture)
            if name.partition("#")[0].rpartition("+")[2] in damaged:
                fonts[name] = FontVerdict(name, "unreadable", ("damaged-program",), counts.glyphs, tuple(counts.pages))
                continue
            table = tables.get(program_of(name))
            if table is not None and not table.explains(counts.characters):
                fonts[name] = replace(fonts[name], needs_outlines=True, has_guesses=True)
        pages = (_judge_page(number, page, fonts) for number, page in enumerate(self._pages, start=1))
        return LayerVerdict(fonts, tuple(pages))


def settle_verdict(verdict: LayerVerdict, readings: Mapping[str, FontReading]) -> LayerVerdict:
    """The verdict after the suspected fonts were read from their outlines; fonts without a reading stay as judged."""
    fonts = dict(verdict.fonts)
    for name, reading in readings.items():
        if name in fonts:
            fonts[name] = settle_font(fonts[name], reading)
    pages = (
        _judge_page(page.page, _CountedPage(page.fonts, page.image_share, page.laid), fonts) for page in verdict.pages
    )
    return LayerVerdict(fonts, tuple(pages))


def _judge_page(number: int, page: _CountedPage, fonts: Mapping[str, FontVerdict]) -> PageVerdict:
    on_page, image_share = page.fonts, page.image_share
    glyphs = sum(count for count, _ in on_page.values())
    thai = sum(count for _, count in on_page.values())
    if glyphs == 0:
        return PageVerdict(number, "no_text", 0, image_share, on_page)
    unreadable = {name: found for name, found in on_page.items() if fonts[name].is_lost}
    lost = sum(count for count, _ in unreadable.values())
    status: PageStatus = "repairable" if any(fonts[name].faults for name in on_page) else "good"
    if lost > _UNREADABLE_PAGE_SHARE * glyphs:
        is_junk = all("junk-latin" in fonts[name].faults for name in unreadable) and lost > 0.5 * glyphs
        status = "junk_layer" if is_junk else "unreadable_font"
    elif image_share > SCAN_SHARE and glyphs < _STAMP_GLYPHS:
        status = "stamp_only"
    elif image_share > SCAN_SHARE and thai < THAI_SHARE * glyphs:
        status = "junk_layer"
    elif image_share > SCAN_SHARE and 2 * page.laid > glyphs:
        status = "read_from_picture"
    return PageVerdict(number, status, glyphs, image_share, on_page, page.laid)


def repair_chars(chars: Sequence[Char], verdict: LayerVerdict, first: Iterable[StepTaken] = ()) -> RepairedChars:
    """Mend the glyphs of one page by what the whole document says of its fonts.

    Args:
        chars: the page's glyphs in content-stream order.
        verdict: the judgement of the document that they are from.
        first: edits decided from the glyphs' outlines.
    Returns:
        The same glyphs with mended `text` ("" for one that another has absorbed) and untouched `raw`.
    """
    swapped = verdict.swapped_fonts
    here = {char.font for char in chars} & swapped if swapped else swapped
    return repair_glyphs(chars, here, first)


_REASONS: dict[PageStatus, str] = {
    "no_text": "the page has no text layer",
    "stamp_only": "only a stamp or a page number is text, the rest is an image",
    "junk_layer": "the text layer is what a scanner's English recognition made of Thai",
    "read_from_picture": "the text layer is what some program read in the picture, and the picture is what is seen",
    "unreadable_font": "a font of the page has wrong characters and its glyphs do not tell which are right",
}


def describe_verdict(verdict: LayerVerdict) -> list[Finding]:
    """What a person should know of the text layer.

    One finding for each faulty font, and one for each page that goes to the image reader in spite of its text.
    """
    findings = [
        Finding(
            severity="warning" if font.status == "unreadable" else "info",
            code="text-layer-garbled",
            message=f"font {font.font.split('#')[0]}: {', '.join(font.faults)} ({font.status})",
            page=font.pages[0] if font.pages else None,
            field="font",
            raw=font.font,
        )
        for font in verdict.fonts.values()
        if font.faults
    ]
    findings += [
        Finding("info", "text-layer-unusable", f"{_REASONS[page.status]}; it is read from its image", page.page)
        for page in verdict.pages
        if page.status in _REASONS and page.status != "no_text"
    ]
    return findings
