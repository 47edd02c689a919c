"""How far one font subset of a text layer can be believed, judged over the whole document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from prongsai.normalizers.thai.repair import repair_text
from prongsai.normalizers.thai.sara_am import is_swapped_text
from prongsai.normalizers.thai.words import measure_word_share
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.pages.glyphs.counts import FontCounts
from prongsai.pipeline.pages.glyphs.decisions import FontReading

FontStatus = Literal["good", "repairable", "unreadable"]

_ENOUGH_GLYPHS = 12
"""Below this a font is a bullet, a page number or a logo, and no share over it means anything."""
_UNKNOWN_SHARE = 0.1
"""A font with more than a tenth of its glyphs unknown cannot be read as it is. Measured: 0.05 to 0.55 give the same
rows of 7 reports."""
_MADE_UP_SHARE = 0.3
"""Codes that a print tool made up are repaired from their outlines; beyond a third little else is left. Measured: 0.15
to 0.65 give the same rows of 7 reports."""
_MISPLACED_SHARE = 0.25
"""Good fonts have none in stream order, repairable ones up to 0.06; random codes about 0.8."""
_DOUBTFUL_MISPLACED_SHARE = 0.003
"""Typing slips put a mark wrong once in hundreds of marks; a garbled font does it in every line. Measured: 0.0015 to
0.501 give the same rows of 7 reports."""
_ENOUGH_THAI = 40
"""Letters. Half a line; fewer say nothing of the words that a font writes. Measured: 20 to 60 give the same rows of 7
reports."""
_GOOD_WORD_SHARE = 0.97
"""Under this a font is read from its outlines: marks that trade places cost 0.02 to 0.07, names and tables 0.03."""
_WORD_SHARE = 0.6
"""After repair the worst good font (names, abbreviations, 6 pt tables) has 0.8; letters at random 0.3."""
_ENGLISH_SHARE = 0.08
"""English prose has a third of its words in the table, headings and tables a tenth; junk has none."""
_JUNK_LETTERS = 60
"""Letters. A line of a Thai report in Latin letters may be an address; two are none. Measured: 30 to 90 give the same
rows of 7 reports."""
THAI_SHARE = 0.05
"""Less Thai than this beside Latin letters is no Thai page with English terms: those have 0.4 and more."""
_CURED_BY_OUTLINES = frozenset(
    {"doubled-sara-am", "misplaced-marks", "codes-without-characters", "wrong-character-map", "swapped-sara-am"}
)
_ENGLISH = frozenset(wording.text for wording in load_vocabulary("english_words").wordings)


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
        """True where its characters must not be believed as they are."""
        return self.status == "unreadable" or self.has_guesses


def judge_font(name: str, counts: FontCounts, thai_beside: int, is_over_picture: bool) -> FontVerdict:
    """The verdict on one font by what was counted of it.

    `thai_beside` counts the Thai characters, of whatever font, on the pages where this font stands.

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
    is_latin = counts.latin >= _JUNK_LETTERS and thai_beside < THAI_SHARE * counts.glyphs
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
    return not counts.sara_aa and is_swapped_text(counts.sample_text)


def settle_font(font: FontVerdict, reading: FontReading) -> FontVerdict:
    """The verdict on a suspected font once its glyphs were read from their outlines."""
    font = replace(font, has_guesses=False)
    if not reading.is_better:
        return replace(font, needs_outlines=False)
    if not reading.is_sound:
        return replace(font, status="unreadable", faults=font.faults or ("wrong-character-map",), needs_outlines=False)
    faults = [fault for fault in font.faults if fault not in _CURED_BY_OUTLINES]
    if reading.changed:
        faults.append("wrong-character-map")
    return replace(font, status="repairable" if faults else "good", faults=tuple(faults), needs_outlines=False)
