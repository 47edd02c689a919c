"""The instruments of the assessment (IIT, EIT, OIT) as printed: abbreviations, long names, and their misreadings.

The words stand in `data/language/instruments.csv`. Long names are compared without blanks and tone marks, which scans
lose first, and by their ends, because the fronts (`ผู้มีส่วนได้…`) are what fonts garble.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from prongsai.normalizers.vocabulary import VocabularyError, load_vocabulary

InstrumentName = Literal["IIT", "EIT", "OIT"]
INSTRUMENT_NAMES: tuple[InstrumentName, ...] = get_args(InstrumentName)
INSTRUMENT_OF_LETTER: dict[str, InstrumentName] = {name[0].lower(): name for name in INSTRUMENT_NAMES}
"""Question codes begin with their instrument's letter."""

_FIRST = {"E": "EIT", "e": "EIT", "O": "OIT", "o": "OIT", "0": "OIT"}
_ABBREVIATION = re.compile(
    r"(?<![A-Za-z0-9])(?P<first>[IiEeOoLl1|0])(?:\s?[IiLl1|]\s?|\s?\.\s?[IiLl1|]\s?\.\s?)[TtIl7](?![A-Za-z0-9])"
    # all three letters clear: a number may touch them (`1IIT`, where a list's mark lost its dot)
    r"|(?<![A-Za-z])(?P<clear>[IEO])(?:\.?\s?)I(?:\.?\s?)T(?![A-Za-z])",
)
_SEEMS = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9|]{0,2}[IlT1]T(?![A-Za-z0-9])")
_NOT_COMPARED = re.compile("[\\s\u0e47-\u0e4c]")
"""Blanks and the marks above letters (tones, the sign of a silent letter, maitaikhu)."""


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """An instrument named in a text from `start` to before `end`."""

    start: int
    end: int
    name: InstrumentName
    is_abbreviation: bool


def find_instrument_mentions(text: str) -> list[InstrumentMention]:
    """Every place where a text names an instrument, from left to right.

    >>> [(m.start, m.name) for m in find_instrument_mentions("ผู้มีส่วนได้ส่วนเสียภายนอก (OIT)")]
    [(0, 'EIT'), (28, 'OIT')]
    """
    found = [*_find_abbreviations(text), *_find_long_names(text)]
    return sorted(found, key=lambda mention: mention.start)


def _find_abbreviations(text: str) -> Iterator[InstrumentMention]:
    for match in _ABBREVIATION.finditer(text):
        # one sign may be misread as a digit, but digits alone are a number (`1,017,250`)
        if sum(map(str.isalpha, match[0])) >= 2:
            name = _FIRST.get(match["first"] or match["clear"], "IIT")
            yield InstrumentMention(match.start(), match.end(), _known(name), is_abbreviation=True)


def _find_long_names(text: str) -> Iterator[InstrumentMention]:
    pattern, meanings = _long_names()
    matches = list(pattern.finditer(_fold(_NOT_COMPARED.sub("", text))))
    if not matches:
        return  # most texts name none, and need no places
    left_out = {at for match in _NOT_COMPARED.finditer(text) for at in range(*match.span())}
    kept = [at for at in range(len(text)) if at not in left_out]
    for match in matches:
        for name in meanings[match[0]]:
            yield InstrumentMention(kept[match.start()], kept[match.end() - 1] + 1, name, is_abbreviation=False)


@cache
def _long_names() -> tuple[re.Pattern[str], dict[str, tuple[InstrumentName, ...]]]:
    """Folded wordings as one pattern, the longest first, and what each means; () for those that name none."""
    meanings: dict[str, tuple[InstrumentName, ...]] = {}
    for wording in load_vocabulary("instruments").wordings:
        names = () if wording.means in ("none", "form") else tuple(map(_known, wording.means.split()))
        key = _fold(_NOT_COMPARED.sub("", wording.text))
        if meanings.setdefault(key, names) != names:
            raise VocabularyError(f"data/language/instruments.csv: {wording.text!r} is compared like another wording")
    return re.compile("|".join(map(re.escape, sorted(meanings, key=len, reverse=True)))), meanings


def _fold(text: str) -> str:
    small = text.lower()
    if len(small) == len(text):
        return small
    # positions must stay those of the text
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _known(name: str) -> InstrumentName:
    for known in INSTRUMENT_NAMES:
        if name == known:
            return known
    raise VocabularyError(f"data/language/instruments.csv: {name!r} is no instrument")


def find_instruments(text: str) -> list[InstrumentName]:
    """The instruments that a text names, in order, once each; abbreviations beat the long names.

    A report that copies its headings calls OIT "ผู้มีส่วนได้ส่วนเสียภายนอก (OIT)": there the abbreviation is right.

    >>> find_instruments("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (OIT)")
    ['OIT']
    """
    mentions = find_instrument_mentions(text)
    short = [mention.name for mention in mentions if mention.is_abbreviation]
    return list(dict.fromkeys(short or [mention.name for mention in mentions]))


def read_instrument(text: str) -> InstrumentName | None:
    """The one instrument that a heading or cell names; None for none and for several."""
    found = find_instruments(text)
    return found[0] if len(found) == 1 else None


def seems_instrument(text: str) -> bool:
    """True where a text names an instrument that may be too garbled to tell which: a form (`แบบวัด`), or `?IT`.

    >>> seems_instrument("แบบวัด รับรู"), seems_instrument("xIT"), seems_instrument("ITA")
    (True, True, False)
    """
    return bool(_form_words().search(text) or _SEEMS.search(text))


@cache
def _form_words() -> re.Pattern[str]:
    return re.compile(load_vocabulary("instruments").alternation("form"))
