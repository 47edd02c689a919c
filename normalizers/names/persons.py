"""Personal names out of text: the dataset keeps positions, never people, and nothing else vanishes with a name.

A title or a rank alone proves nothing: `นางรอง` is a district, `นายูง` another, `นางแบบ` a profession. What stands
before it (`อบต.`, `ตำบล`, a letter), what follows (a first and a family name, a mark that no name begins with), the
gazetteer and a list of common Thai names decide together. Whatever is taken for a name leaves `[ชื่อบุคคล]` behind, so
that a reader sees where something was, and the marks can be counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pythainlp.corpus import thai_family_names, thai_female_names, thai_male_names

from prongsai.normalizers.names.place_names import district_names, tambon_names
from prongsai.normalizers.thai.letters import CONSONANT, LEADING_VOWEL, THAI_SYLLABLE
from prongsai.normalizers.thai.words import count_outside_words, read_words
from prongsai.normalizers.vocabulary import load_vocabulary

_WORDS = load_vocabulary("person_words")


def _dotted(*means: str) -> str:
    """The wordings of a meaning, with blanks allowed around each full stop."""
    return _WORDS.alternation(*means).replace(r"\.", r"\s*\.\s*")


PERSON_MARK = f"[{next(one.text for one in _WORDS.wordings if one.means == 'mark')}]"
"""What stands where a name stood."""
_RANK = rf"(?:(?:{_dotted('acting')})\s*)?(?:{_dotted('rank')})(?:\s*(?:{_dotted('woman')}))?"
# `นายก…`, `นายช่าง`, `นายอำเภอ` and the like are offices, `นางพยาบาล` a profession
_OFFICE = rf"(?:{_dotted('office')}|(?:{_dotted('office_alone')})(?:[\s\u0e2f)/,.]|$))"
_COURTESY = _dotted("courtesy", "polite", "latin_title")
"""What opens offices and ordinary words as often as names: `นายแพทย์สาธารณสุขจังหวัด`, `คุณธรรม`."""
_ENDS_IN_COURTESY = re.compile(
    rf"(?:(?P<polite>{_dotted('polite')})|(?P<latin>{_dotted('latin_title')})|{_dotted('courtesy')})$"
)
_TITLE = rf"(?:{_COURTESY}|(?!{_OFFICE})(?:{_RANK}\s*(?:{_COURTESY}|{_dotted('title')})?|{_dotted('title')}))"
_OPENER = re.compile(_dotted("opens_office", "office", "office_alone", "courtesy", "opens_other", "joins", "area"))
"""A word that follows the first name is the family name unless it opens an office, a place or a clause."""
_SYLLABLES = rf"[{CONSONANT}{LEADING_VOWEL}][{THAI_SYLLABLE}]+"
"""A name begins with a consonant or with a vowel that is written before one: `นายูง` holds none."""
_ALONE = frozenset(one.text for one in _WORDS.wordings if one.means == "office_alone")
"""Offices that end with their word: what goes on behind them without a blank is a name."""
_OF = f"(?:{_WORDS.alternation('of_place')})"
"""`ณ อยุธยา`: family names that are a place with a word before it."""
_OF_PLACE = re.compile(rf"(?:^|\s){_OF}\s*[{CONSONANT}{LEADING_VOWEL}]")
_PERSON = re.compile(
    rf"(?P<title>{_TITLE})(?P<gap>\s*)(?P<first>{_SYLLABLES})"
    rf"(?:(?P<break>[ \t]+|\n)(?P<family>{_SYLLABLES}(?:[ \t]+{_OF}[ \t]*{_SYLLABLES})?|{_OF}\s*{_SYLLABLES}))?"
)
_LATIN_PERSON = re.compile(rf"\b(?:{_dotted('latin_title')})\s*(?:[A-Z][A-Za-z\-]+)(?:[ \t]+[A-Z][A-Za-z\-]+)?")
_BEFORE = re.compile(rf"(?:{_WORDS.alternation('before_person', 'joins')})$")
_PLACE_BEFORE = re.compile(rf"(?:{_dotted('before_place', 'area')})(?P<gap>\s*)$")
_ENDS_THAI = re.compile(f"[{THAI_SYLLABLE}]$")
_GLUED_OPENER = re.compile(rf"{_WORDS.alternation('opens_office', 'courtesy', 'joins')}|{_OFFICE}")
_SHORTEST_GLUED = 4
"""Letters of a word that may follow a family name without a blank; shorter ones are inside many names."""
_LONGEST_IN_BRACKETS = 60
"""Characters: title, rank, two names of 20 letters each, which few exceed, and a wrapped line."""
_SIGNED = re.compile(
    rf"^\s*\(?\s*(?:{_dotted('signature', 'signature_line')}|\(?(?:{_dotted('signs')})\)?)\b"
    rf"|^\s*(?:{_dotted('signature_line')})|\((?:{_dotted('signature')})\)"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A name with its title, from `start` to before `end`."""

    start: int
    end: int


def hide_persons(text: str) -> str:
    """The text with each name of a person, its title included, replaced by `[ชื่อบุคคล]`; offices and places stay.

    >>> hide_persons("นายสมมุติ ตัวอย่าง นักจัดการงานทั่วไป")
    '[ชื่อบุคคล] นักจัดการงานทั่วไป'
    >>> hide_persons("นายกองค์การบริหารส่วนตำบล และนายช่างโยธา")
    'นายกองค์การบริหารส่วนตำบล และนายช่างโยธา'
    >>> hide_persons("อบต.นายาง กับพนักงาน ที่อำเภอนางรอง")
    'อบต.นายาง กับพนักงาน ที่อำเภอนางรอง'

    Args:
        text: one line, or several parted by line ends: a name that wraps is found whole.
    """
    kept: list[str] = []
    at = 0
    while (found := _find(text, at)) is not None:
        before = text[at : found.start]
        kept.append(f"{before} " if before and not before[-1].isspace() and text[found.start] == "(" else before)
        kept.append(PERSON_MARK)
        at = found.end
        if text[at : at + 1] and re.match(f"[{THAI_SYLLABLE}]", text[at]):
            kept.append(" ")
    shown = text if not kept else "".join([*kept, text[at:]])
    return _LATIN_PERSON.sub(PERSON_MARK, shown)


def count_persons(text: str) -> int:
    """How many names were replaced in a text."""
    return text.count(PERSON_MARK)


def is_signature(text: str) -> bool:
    """True for a line of a signature block: `ลงชื่อ …`, or a person's name alone, in brackets or not."""
    stripped = text.strip()
    if _SIGNED.search(stripped):
        return True
    hidden = hide_persons(stripped)
    return hidden != stripped and not hidden.replace(PERSON_MARK, "").strip(" ,/-().")


def _find(text: str, at: int) -> _Found | None:
    """The first name at or behind a position."""
    for match in _PERSON.finditer(text, at):
        if not _is_person(text, match):
            continue
        start, end = match.start(), _end_of_name(match)
        opened = re.search(r"\(\s*$", text[max(0, start - 2) : start])
        if opened is not None:
            start -= len(opened[0])
            closed = text.find(")", end, start + _LONGEST_IN_BRACKETS)
            return _Found(start, closed + 1 if closed >= 0 else end)
        return _Found(start, end)
    return None


def _is_person(text: str, match: re.Match[str]) -> bool:
    """Whether a title with what follows is a person; see the module for what is weighed."""
    title, first, family = match["title"].strip(), match["first"], _family(match)
    before = text[: match.start()]
    is_known = first in _first_names() or _is_family_name(family)
    is_place = _is_place(title + first)
    if _PLACE_BEFORE.search(before):
        # `อบต.นางแล ประจำปี`, but `นายก อบต. นายสมชาย ใจดี`
        return bool(family) and not is_place and (before[-1].isspace() or first in _first_names())
    if (courtesy := _ENDS_IN_COURTESY.search(title)) is not None:
        return bool(family) and not _is_word(title, first) and _is_courteous(courtesy, before, match)
    if _ENDS_THAI.search(before) and not _BEFORE.search(before):
        return bool(family) and is_known and _ends_word(before)
    if match["gap"] and not family and first not in _first_names() and _is_plain_word(first):
        # `เสนอนาย ทราบ`: after a blank, an ordinary word is no name
        return False
    if is_place or _is_word(title, first):
        return bool(family) and is_known
    return True


def _is_courteous(courtesy: re.Match[str], before: str, match: re.Match[str]) -> bool:
    """Whether a courtesy with two names behind it opens a person, and no office, and no other word than it seems.

    `คุณ` needs a name that is known: what garbled text leaves of `คุณภาพ` is no word either.
    """
    is_known = match["first"] in _first_names() or _is_family_name(_family(match))
    is_apart = not _ENDS_THAI.search(before) or bool(_BEFORE.search(before))
    if courtesy["polite"]:
        return is_known and is_apart
    is_plain = not courtesy["latin"] and _is_plain_word(match["first"]) and _is_plain_word(_family(match))
    return (is_known or not is_plain) and (is_apart or _ends_word(before))


def _family(match: re.Match[str]) -> str:
    """The family name behind a first name, "" where what follows is a post, a place or a clause."""
    family = match["family"] or ""
    if _is_family_name(family) or not family:
        return family
    opener = _OPENER.match(family)
    if opener is not None and (opener.end() == len(family) or _is_plain_word(family)):
        return ""
    return "" if match["break"] == "\n" and _is_plain_word(family) else family


def _end_of_name(match: re.Match[str]) -> int:
    """Where the name ends: before a post that is glued to it."""
    family = _family(match)
    if not family:
        return match.start("first") + len(_cut_glued(match["first"], _first_names()))
    return match.start("family") + len(_cut_glued(family, _family_names()))


def _cut_glued(name: str, known: frozenset[str]) -> str:
    """A name without the post or the clause that follows it without a blank."""
    if name in known:
        return name
    for opener in _GLUED_OPENER.finditer(name, 2):
        rest = name[opener.start() :]
        if len(rest) >= _SHORTEST_GLUED and _is_plain_word(rest):
            return name[: opener.start()]
    return name


def _is_family_name(family: str) -> bool:
    return bool(_OF_PLACE.search(family)) or family in _family_names()


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    return frozenset(thai_male_names()) | frozenset(thai_female_names())


@lru_cache(maxsize=1)
def _family_names() -> frozenset[str]:
    return frozenset(thai_family_names())


def _is_place(word: str) -> bool:
    return word in tambon_names() or word in district_names()


def _is_word(title: str, first: str) -> bool:
    """True for a title that begins an ordinary word, whatever follows it glued: `นางแบบ`, `นายหน้าขายที่ดิน`."""
    if title + first in read_words():
        return True
    heads = ((title + first[:end], first[end:]) for end in range(1, len(first)))
    return any(head in read_words() and head not in _ALONE and _is_plain_word(rest) for head, rest in heads)


def _is_plain_word(word: str) -> bool:
    """True for letters that are ordinary words as a whole."""
    return count_outside_words(word) == 0


def _ends_word(before: str) -> bool:
    """True where the letters right before a title are words as a whole, so that the title may begin a new one."""
    run = re.search(f"[{THAI_SYLLABLE}]+$", before)
    return run is not None and _is_plain_word(run[0])
