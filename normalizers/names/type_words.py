"""Words that say what kind of local body a name belongs to: `องค์การบริหารส่วนตำบล`, `อบต.`, `เทศบาลนคร`.

The words and their spellings lie in `data/language/unit_types.csv` and `unit_type_spellings.csv`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple

from prongsai.normalizers.names.word_bounds import can_be_word, is_inside_words
from prongsai.normalizers.thai.letters import CONSONANT, LEADING_VOWEL, SARA_AM
from prongsai.normalizers.vocabulary import Wording, load_vocabulary

_TYPES = load_vocabulary("unit_types", "kind", "form").wordings
_SPELLINGS = load_vocabulary("unit_type_spellings").wordings

_AROUND = load_vocabulary("words_around_names", "ends_name", "opens_no_body", "is_no_place", "only_before").wordings
_BEHIND_WORD = "|".join(f"(?<={re.escape(one.text)})" for one in _AROUND if one.means == "word")
"""Behind a word that stands around names: `คะแนนของทต.นาดี`."""
_NEXT_WORD = rf"(?=\s|[{CONSONANT}{LEADING_VOWEL}])"
_AM_IN_PARTS = "[\u0e4d\u0e32\u0e33]{0,2}"
"""The vowel am as faulty fonts leave it: whole, in two signs, in one of them, or lost."""
_SHORTEST_SURE = 3
"""Letters from which a short form is known behind others; one of two letters is the tail of many abbreviations."""


class TypeWord(NamedTuple):
    """A type word in a text: its kind (sao, mun, pao), its official abbreviation, and the word as printed."""

    start: int
    end: int
    kind: str
    abbreviation: str
    text: str


def _letters(wording: Wording) -> str:
    return wording.text.replace(".", "")


def _part_pattern(part: str) -> str:
    spellings = [part, *(wording.text for wording in _SPELLINGS if wording.means == part)]
    return f"(?:{'|'.join(spellings).replace(SARA_AM, _AM_IN_PARTS)})"


def _form_pattern(wording: Wording) -> str:
    letters = _letters(wording)
    if wording.more["form"] == "full":
        return r"\s*".join(_part_pattern(part) for part in wording.text.split())
    if wording.more["form"] == "bare":
        return letters + _NEXT_WORD
    # `รายงานผลอบต.` is written without a blank; the shortest may touch only words that stand before names
    boundary = "" if len(letters) >= _SHORTEST_SURE else rf"(?={letters[0]})(?:(?<![{CONSONANT}.])|{_BEHIND_WORD})"
    return boundary + r"\s?\.?\s?".join(letters) + r"\s?\."


_ANY = re.compile("|".join(f"(?P<t{at}>{_form_pattern(wording)})" for at, wording in enumerate(_TYPES)))


def _read_match(match: re.Match[str]) -> TypeWord:
    wording = _TYPES[int((match.lastgroup or "t0")[1:])]
    return TypeWord(match.start(), match.end(), wording.more["kind"], wording.means, match[0])


def find_type_words(text: str) -> Iterator[TypeWord]:
    """Every type word of a local body in a text, in order; letters inside another word are none.

    >>> [word.abbreviation for word in find_type_words("รายงานผลอบต.นายาง ตามกรอบจริยธรรม และกรอบจรรยาบรรณ")]
    ['อบต.']
    """
    for match in _ANY.finditer(text):
        wording = _TYPES[int((match.lastgroup or "t0")[1:])]
        form = wording.more["form"]
        if form == "bare" and is_inside_words(text, *match.span()):
            continue
        if form == "full" or can_be_word(text, *match.span()):
            yield _read_match(match)


def printed_type(text: str) -> str | None:
    """The official abbreviation of the type word that a name begins with.

    >>> printed_type("เทศบาลเมืองแม่เหียะ"), printed_type("แม่เหียะ")
    ('ทม.', None)
    """
    match = _ANY.match(text)
    return _read_match(match).abbreviation if match else None


def long_form(kind: str) -> str:
    """What the full forms of a kind begin with alike; "" for a kind without type words.

    >>> long_form("sao"), long_form("mun"), long_form("special")
    ('องค์การบริหารส่วนตำบล', 'เทศบาล', '')
    """
    forms = [one.text.split() for one in _TYPES if (one.more["kind"], one.more["form"]) == (kind, "full")]
    return "".join(parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, zip(*forms, strict=False)))


def short_form(kind: str) -> str:
    """The official abbreviation of a kind that has but one, else its long form.

    >>> short_form("pao"), short_form("mun")
    ('อบจ.', 'เทศบาล')
    """
    abbreviations = {one.means for one in _TYPES if one.more["kind"] == kind}
    return abbreviations.pop() if len(abbreviations) == 1 else long_form(kind)


def abbreviation_of(word: str) -> str | None:
    """The official abbreviation of a type, by its full form or itself.

    >>> abbreviation_of("เทศบาลเมือง"), abbreviation_of("ทม."), abbreviation_of("สภา")
    ('ทม.', 'ทม.', None)
    """
    official = (one for one in _TYPES if one.more["form"] == "full" or one.text == one.means)
    return next((one.means for one in official if "".join(one.text.split()) == word), None)


def full_form(word: str) -> str | None:
    """The full form of a type, by its official abbreviation or itself.

    >>> full_form("ทต."), full_form("เทศบาลตำบล"), full_form("สภา")
    ('เทศบาลตำบล', 'เทศบาลตำบล', None)
    """
    official = abbreviation_of(word)
    full = (one for one in _TYPES if one.more["form"] == "full" and one.means == official)
    return next(("".join(one.text.split()) for one in full), None)


def kinds_of_types() -> Mapping[str, str]:
    """The official abbreviation and the full form of each type -> its kind."""
    official = (one for one in _TYPES if one.more["form"] == "full" or one.text == one.means)
    return {"".join(one.text.split()): one.more["kind"] for one in official}
