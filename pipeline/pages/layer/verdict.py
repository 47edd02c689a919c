"""Whether a PDF's text layer can be believed, and the repair of one that can be mended.

Faults sit in font subsets: one page may mix a good font, one that swaps two letters and one whose characters are
mere codes. So fonts are judged over the whole document, and a page is usable when all its fonts that matter are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from prongsai.normalizers.thai.repair import repair_text
from prongsai.normalizers.thai.words import count_outside_words, measure_word_share
from prongsai.pipeline.model import Char, Finding
from prongsai.pipeline.pages.glyphs.counts import FontCounts, group_by_font
from prongsai.pipeline.pages.glyphs.decisions import FontReading
from prongsai.pipeline.pages.glyphs.maps import CodeTable, program_of
from prongsai.pipeline.pages.glyphs.repairs import RepairedChars, StepTaken, repair_glyphs

FontStatus = Literal["good", "repairable", "unreadable"]
PageStatus = Literal["good", "repairable", "no_text", "stamp_only", "junk_layer", "unreadable_font"]

_ENOUGH_GLYPHS = 12
"""Below this a font is a bullet, a page number or a logo, and no share over it means anything."""
_UNKNOWN_SHARE = 0.1
_MADE_UP_SHARE = 0.3
_MISPLACED_SHARE = 0.25
"""Good fonts have none in stream order, repairable ones up to 0.06; random codes about 0.8."""
_DOUBTFUL_MISPLACED_SHARE = 0.003
_ENOUGH_THAI = 40
_GOOD_WORD_SHARE = 0.97
"""Under this a font is read from its outlines: marks that trade places cost 0.02 to 0.07, names and tables 0.03."""
_WORD_SHARE = 0.6
"""After repair the worst good font (names, abbreviations, 6 pt tables) has 0.8; letters at random 0.3."""
_ENGLISH_SHARE = 0.08
"""English prose has a third of its words in the list below, headings and tables a tenth; junk has none."""
_JUNK_LETTERS = 60
_THAI_SHARE = 0.05
"""Less Thai than this beside Latin letters is no Thai page with English terms: those have 0.4 and more."""
_UNREADABLE_PAGE_SHARE = 0.02
"""One line of a page in an unreadable font is enough: that line may be the score."""
_STAMP_GLYPHS = 200
_SCAN_SHARE = 0.5
_CURED_BY_OUTLINES = frozenset(
    {"doubled-sara-am", "misplaced-marks", "codes-without-characters", "wrong-character-map", "swapped-sara-am"}
)
_ENGLISH = frozenset((
    "the", "of", "and", "to", "in", "for", "is", "on", "by", "with", "as", "at", "from", "an", "be", "are", "or",
    "this", "that", "it", "not", "we", "you", "all", "page", "no", "date", "name", "total", "table", "score",
    "report", "public", "service", "integrity", "transparency", "assessment", "agency", "internal", "external",
    "open", "data", "ita", "iit", "eit", "oit", "website", "link", "http", "https", "www", "com", "go", "th",
    "line", "facebook", "email", "online", "system", "information", "contact", "pdf", "file",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class FontVerdict:
    """One font subset: how far it can be believed, and the named faults found in it."""

    font: str
    status: FontStatus
    faults: tuple[str, ...] = ()
    glyphs: int = 0
    pages: tuple[int, ...] = ()
    needs_outlines: bool = False
    """True where only the glyphs' outlines can tell whether the characters are right, and which ones would be."""
    has_guesses: bool = False
    """True where characters may be a reader's guesses for codes that have none, however well the rest reads."""

    @property
    def is_lost(self) -> bool:
        return self.status == "unreadable" or self.has_guesses


@dataclass(frozen=True, slots=True)
class PageVerdict:
    """One page: whether its text layer can be used, and why not."""

    page: int
    status: PageStatus
    glyphs: int = 0
    image_share: float = 0.0
    fonts: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Font name -> its glyphs on the page without blanks, and how many of its characters are Thai."""

    @property
    def is_usable(self) -> bool:
        return self.status in ("good", "repairable")


@dataclass(frozen=True, slots=True)
class LayerVerdict:
    """A document's fonts by name, and its pages in order from page 1."""

    fonts: Mapping[str, FontVerdict]
    pages: tuple[PageVerdict, ...]

    @property
    def swapped_fonts(self) -> frozenset[str]:
        return frozenset(name for name, font in self.fonts.items() if "swapped-sara-am" in font.faults)

    @property
    def suspects(self) -> dict[str, tuple[int, ...]]:
        """The fonts to be read from their outlines, each with its pages."""
        return {name: font.pages for name, font in self.fonts.items() if font.needs_outlines}

    def page(self, number: int) -> PageVerdict:
        """The verdict on a page, counted from 1."""
        return self.pages[number - 1]


def judge_layer(
    pages: Iterable[Sequence[Char]],
    image_shares: Sequence[float] | None = None,
    tables: Mapping[str, CodeTable] = MappingProxyType({}),
) -> LayerVerdict:
    """Judge a text layer in one pass over its pages; only counters are kept.

    Args:
        pages: the glyphs of every page in content-stream order, page 1 first.
        image_shares: how much of each page images cover, 0 to 1; tells a scan with a stamp from a short page.
        tables: the fonts' ToUnicode tables, from `read_code_tables`.
    """
    counts: dict[str, FontCounts] = {}
    thai_beside: dict[str, int] = {}
    page_fonts: list[dict[str, tuple[int, int]]] = []
    for number, chars in enumerate(pages, start=1):
        on_page: dict[str, tuple[int, int]] = {}
        for font, text in group_by_font(chars).items():
            font_counts = counts.setdefault(font, FontCounts())
            thai_before = font_counts.thai
            font_counts.add(number, text)
            on_page[font] = (len(text) - text.count(" ") - text.count("\n"), font_counts.thai - thai_before)
        page_fonts.append(on_page)
        thai_on_page = sum(thai for _, thai in on_page.values())
        for font in on_page:
            thai_beside[font] = thai_beside.get(font, 0) + thai_on_page
    pictured = {n for n, share in enumerate(image_shares or (), start=1) if share > _SCAN_SHARE}
    fonts = {
        name: _judge_font(name, found, thai_beside[name], not pictured.isdisjoint(found.pages))
        for name, found in counts.items()
    }
    for name, found in counts.items():
        table = tables.get(program_of(name))
        if table is not None and not table.explains(found.characters):
            fonts[name] = replace(fonts[name], needs_outlines=True, has_guesses=True)
    verdicts = []
    for number, on_page in enumerate(page_fonts, start=1):
        image_share = image_shares[number - 1] if image_shares else 0.0
        verdicts.append(_judge_page(number, on_page, fonts, image_share))
    return LayerVerdict(fonts, tuple(verdicts))


def settle_verdict(verdict: LayerVerdict, readings: Mapping[str, FontReading]) -> LayerVerdict:
    """The verdict after the suspected fonts were read from their outlines; fonts without a reading stay as judged."""
    fonts = dict(verdict.fonts)
    for name, reading in readings.items():
        if name in fonts:
            fonts[name] = _settle_font(fonts[name], reading)
    pages = (_judge_page(page.page, page.fonts, fonts, page.image_share) for page in verdict.pages)
    return LayerVerdict(fonts, tuple(pages))


def _settle_font(font: FontVerdict, reading: FontReading) -> FontVerdict:
    font = replace(font, has_guesses=False)
    if not reading.is_better:
        return replace(font, needs_outlines=False)
    if not reading.is_sound:
        return replace(font, status="unreadable", faults=font.faults or ("wrong-character-map",), needs_outlines=False)
    faults = [fault for fault in font.faults if fault not in _CURED_BY_OUTLINES]
    if reading.changed:
        faults.append("wrong-character-map")
    return replace(font, status="repairable" if faults else "good", faults=tuple(faults), needs_outlines=False)


def _judge_font(name: str, counts: FontCounts, thai_beside: int, is_over_picture: bool) -> FontVerdict:
    """`thai_beside` counts the Thai characters, of whatever font, on the pages where this font stands.

    A layer of junk lies over the picture that it was made from: Latin text elsewhere is what it says.
    """
    pages = tuple(counts.pages)
    wrong = _find_wrong_map(counts, thai_beside)
    if wrong == "junk-latin" and not is_over_picture:
        wrong = None
    if wrong:
        return FontVerdict(name, "unreadable", (wrong,), counts.glyphs, pages, wrong != "junk-latin")
    faults: list[str] = []
    if counts.private:
        faults.append("private-use-marks")
    if counts.split_am:
        faults.append("split-sara-am")
    if counts.doubled_am:
        faults.append("doubled-sara-am")
    if _is_swapped(counts):
        faults.append("swapped-sara-am")
    if counts.misplaced_marks:
        faults.append("misplaced-marks")
    if counts.made_up + counts.unknown and counts.thai:
        faults.append("codes-without-characters")
    doubtful = bool({"doubled-sara-am", "codes-without-characters"} & set(faults))
    doubtful = doubtful or counts.misplaced_marks > _DOUBTFUL_MISPLACED_SHARE * counts.marks
    doubtful = doubtful or (
        counts.thai >= _ENOUGH_THAI
        and "swapped-sara-am" not in faults
        and _mended_word_share(counts) < _GOOD_WORD_SHARE
    )
    return FontVerdict(name, "repairable" if faults else "good", tuple(faults), counts.glyphs, pages, doubtful)


def _find_wrong_map(counts: FontCounts, thai_beside: int) -> str | None:
    """The fault that leaves nothing to repair without the glyphs' outlines, if there is one."""
    if counts.glyphs < _ENOUGH_GLYPHS:
        return None
    if counts.unknown > _UNKNOWN_SHARE * counts.glyphs or counts.made_up > _MADE_UP_SHARE * counts.glyphs:
        return "codes-without-characters"
    if counts.marks >= 8 and counts.misplaced_marks > _MISPLACED_SHARE * counts.marks:
        return "wrong-character-map"
    if counts.thai >= _ENOUGH_THAI and _mended_word_share(counts) < _WORD_SHARE:
        return "wrong-character-map"
    is_latin = counts.latin >= _JUNK_LETTERS and thai_beside < _THAI_SHARE * counts.glyphs
    if is_latin and _english_share(counts) < _ENGLISH_SHARE:
        return "junk-latin"
    return None


def _mended_word_share(counts: FontCounts) -> float:
    return measure_word_share(repair_text(counts.sample_text).text)


def _english_share(counts: FontCounts) -> float:
    words = counts.latin_words()
    return sum(word in _ENGLISH for word in words) / len(words) if words else 0.0


def _is_swapped(counts: FontCounts) -> bool:
    """A Thai text without a single sara aa but with sara am is swapped, if that makes words of it."""
    if counts.sara_aa or counts.plain_am < 2:
        return False
    text = counts.sample_text
    return count_outside_words(text.replace("\u0e33", "\u0e32")) < count_outside_words(text)


def _judge_page(
    number: int, on_page: Mapping[str, tuple[int, int]], fonts: Mapping[str, FontVerdict], image_share: float
) -> PageVerdict:
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
    elif image_share > _SCAN_SHARE and glyphs < _STAMP_GLYPHS:
        status = "stamp_only"
    elif image_share > _SCAN_SHARE and thai < _THAI_SHARE * glyphs:
        status = "junk_layer"
    return PageVerdict(number, status, glyphs, image_share, on_page)


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
