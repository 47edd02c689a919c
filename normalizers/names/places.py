"""Districts, provinces and letter numbers as printed: evidence for which body a report is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from prongsai.normalizers.names.place_names import cut_name, district_names, names_no_place, province_names
from prongsai.normalizers.thai.letters import CONSONANT, LEADING_VOWEL, MARK, SARA_AM, THAI_WORD
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.vocabulary import load_vocabulary

PlaceKind = Literal["district", "province", "letter_code"]

_WORDS = load_vocabulary("place_words")
_AM_IN_PARTS = "[\u0e33\u0e32\u0e4d]+"
"""The vowel am as faulty fonts leave it: whole, without its ring, or in two signs."""
_RUN_BEHIND = rf"\s*(?=([{CONSONANT}{LEADING_VOWEL}][{THAI_WORD}A-Za-z\u0900-\u097f]*))"
"""The letters behind: looked at only, because the next place may stand among them."""
_MARK_BEHIND = rf"(?=([{MARK}][{THAI_WORD}]+))"
"""A mark on the last letter of the word, which then is the first of the name too: `อำเภอัญญาคีรี`."""


def _place_pattern(means: str) -> re.Pattern[str]:
    """The words for a kind of place before a name; a short form is none at the end of another abbreviation."""
    words = [wording.text for wording in _WORDS.wordings if wording.means == means]
    short = "|".join(re.escape(word) for word in words if "." in word)
    full = "|".join(sorted((word for word in words if "." not in word), key=len, reverse=True))
    return re.compile(f"(?:{full.replace(SARA_AM, _AM_IN_PARTS)}|(?<![{THAI_WORD}.])(?:{short})){_RUN_BEHIND}")


_DISTRICT, _PROVINCE = _place_pattern("district"), _place_pattern("province")
_DISTRICT_IN_ONE = re.compile(f"(?:{_WORDS.alternation('district').replace(SARA_AM, _AM_IN_PARTS)}){_MARK_BEHIND}")
_LETTER_CODE = re.compile(
    rf"(?:^|{load_vocabulary('document_words').alternation('letter_number')}|\s)\s*([{CONSONANT}]{{2}})\s{{0,2}}([0-9]{{4,5}})(?:\.[0-9]+)?"
    r"\s*(?:/|\.)\s*(?:\u0e27\s*)?[0-9]*"
)

_TAIL = 4
"""Letters at the end of a name that tell it from chance: three names of a hundred share them with another."""


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A place as printed: `name` for a district or province, the two letters for a letter number.

    `number` is the number behind the letters of a letter number; its first digit tells the kind of body.
    """

    kind: PlaceKind
    name: str
    start: int
    end: int
    number: str = ""


def find_places(text: str) -> list[PlaceWord]:
    """All place words of a text in order.

    >>> [(p.kind, p.name) for p in find_places("อำเภอระแงะ จังหวัด นราธิวาส")]
    [('district', 'ระแงะ'), ('province', 'นราธิวาส')]
    >>> [(p.kind, p.name, p.number) for p in find_places("ที่ ลป ๗๓๔๐๑/๑๒๓")]
    [('letter_code', 'ลป', '73401')]
    >>> find_places("ในระดับจังหวัด และอำเภอต่าง ๆ")
    []
    """
    found = [place for match in _DISTRICT.finditer(text) if (place := _read_place("district", match, district_names()))]
    found += [place for match in _DISTRICT_IN_ONE.finditer(text) if (place := _read_shared(match)) is not None]
    found += [
        place for match in _PROVINCE.finditer(text) if (place := _read_place("province", match, province_names()))
    ]
    for match in _LETTER_CODE.finditer(to_arabic(text)):
        found.append(PlaceWord("letter_code", match[1], match.start(1), match.end(2), match[2]))
    return sorted(found, key=lambda place: place.start)


def _read_place(kind: PlaceKind, match: re.Match[str], names: frozenset[str]) -> PlaceWord | None:
    name = cut_name(match[1], names)
    if name not in names and (len(name) < 2 or names_no_place(match[1], names)):
        return None
    return PlaceWord(kind, name, match.end(), match.end() + len(name))


def _read_shared(match: re.Match[str]) -> PlaceWord | None:
    """A district whose name begins with the last letter of the word before it: only one that is nearly a known name."""
    name = cut_name(match[0][-1:] + match[1], district_names())
    start = match.end() - 1
    is_near = any(abs(len(known) - len(name)) <= 1 and known[-_TAIL:] == name[-_TAIL:] for known in district_names())
    return PlaceWord("district", name, start, start + len(name)) if is_near else None
