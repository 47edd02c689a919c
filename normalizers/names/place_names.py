"""The names that Thai places bear, as a dictionary: where a name ends in text written without blanks.

The names come from the package `geothai` (CC BY 4.0); here they are words only. Which place is meant is decided by
`prongsai.pipeline.link.units` with the whole report at hand.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

import geothai
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from prongsai.normalizers.thai.letters import DIGIT, FOLLOWING_VOWEL, MARK
from prongsai.normalizers.vocabulary import load_vocabulary

_WORDS = load_vocabulary("words_around_names", "ends_name", "opens_no_body", "is_no_place", "only_before")
_ENDS = _WORDS.where(ends_name="yes")
_ABBREVIATED = "\u0e2f"
"""Paiyannoi, the sign for the rest of a name that is known."""
_WORD_BEHIND = re.compile(
    rf"(?!{_WORDS.alternation('part of names')})(?=(?:{_ENDS.where(only_before='').alternation()})"
    rf"|(?:{_ENDS.where(only_before='number or end').alternation()})(?:$|[{DIGIT}])"
    rf"|(?:{_ENDS.where(only_before='end').alternation()})$|{_ABBREVIATED})"
)
"""Words that follow a body's name in prose. Short ones count only with what usually follows them: `นำ`, `ราย`, `รับ` and
`กอง` are parts of names too, above all of names that lost a tone mark. Words are looked at, not taken: in เชียงรายได้ one
begins inside another."""
_NO_BODY = re.compile(rf"{_WORDS.where(opens_no_body='yes').alternation()}|{_ABBREVIATED}")
_NO_PLACE = re.compile(rf"{_WORDS.where(is_no_place='yes').alternation()}|\u0e46")
_TELLING_LETTERS = 2
"""Letters behind an ordinary word that must agree with a known name: `ในเมื` can only become ในเมือง."""
CAPITAL = "\u0e40\u0e21\u0e37\u0e2d\u0e07"
"""What the districts of provincial capitals are called for short: Mueang."""
_CITY = "\u0e19\u0e04\u0e23"
BANGKOK_CODE = "10"
"""DOPA code of Bangkok, which has districts of a kind of its own (เขต) and no local body beside its own."""
TOWN_HEADS = (_CITY, CAPITAL)
"""Heads of names that a type word in front of them swallows: Nakhon, Mueang."""
_LONGEST_NAME = 26
"""Letters: the longest name of geothai has 23 (นิคมสร้างตนเองลำโดมน้อย), and a garbled one a few more."""
_LONGEST_WORD = max(len(word.text) for word in _ENDS.wordings)
_LEAST_HEAD = 6
"""Letters from which a known name in front of unknown text tells more than chance: of 1,930 names that begin longer
names 1,603 are shorter."""
_LONGEST_UNKNOWN = 20
"""Letters up to which a text is taken for a name that the dictionary lacks: มาบข่าพัฒนา is not มาบข่า. All names but
one have at most so many."""
_RUNNING_ON_COST = 2.0
"""What it costs to end a known name before text that is no known word: as two quite different letters."""
_WORD_BOUNDARY_COST = 0.3
"""What it costs, in edited letters, to end a name at a word instead of at a blank."""


@lru_cache(maxsize=1)
def tambon_names() -> frozenset[str]:
    """Names of all tambons, districts (with and without `เมือง` in front) and provinces."""
    names: set[str] = set()
    for province in geothai.provinces():
        names.add(province.name_th)
        for district in geothai.districts(province.code):
            names.add(district.name_th)
            names.add(district.name_th.removeprefix(CAPITAL))
            names.update(strip_second_name(tambon.name_th) for tambon in geothai.subdistricts(district.code))
    return frozenset(names)


def strip_second_name(name: str) -> str:
    """A place's name without the other spelling that geothai gives in brackets.

    >>> strip_second_name("ปอภาร (ปอพาน)")
    'ปอภาร'
    """
    return name.split(" (")[0]


@lru_cache(maxsize=1)
def dotted_names() -> tuple[str, ...]:
    """The names that are written with full stops (จ.ป.ร.), which otherwise end a name."""
    return tuple(sorted(name for name in tambon_names() if "." in name))


@lru_cache(maxsize=1)
def district_names() -> frozenset[str]:
    """Names of all districts, those of the capitals also as the bare `เมือง`."""
    return frozenset(d.name_th for p in geothai.provinces() for d in geothai.districts(p.code)) | {CAPITAL}


@lru_cache(maxsize=1)
def bangkok_districts() -> tuple[str, ...]:
    """Names of the districts of Bangkok with the word for their kind, the longest first."""
    capital = next(province for province in geothai.provinces() if province.code == BANGKOK_CODE)
    names = {district.name_th for district in geothai.districts(capital.code)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=1)
def province_names() -> frozenset[str]:
    """Names of all provinces."""
    return frozenset(province.name_th for province in geothai.provinces())


@lru_cache(maxsize=8)
def _beginnings(names: frozenset[str]) -> frozenset[str]:
    return frozenset(head for name in names for head in accumulate(name))


def names_no_body(run: str) -> bool:
    """True where letters behind a type word begin with a word of ordinary prose, and no known name begins so.

    >>> names_no_body("จะดำเนินการ"), names_no_body("จะโหนง")
    (True, False)
    """
    return _opens_with(_NO_BODY, run, tambon_names())


def names_no_place(run: str, names: frozenset[str]) -> bool:
    """As `names_no_body` for what follows the words for a district or a province.

    >>> names_no_place("ต่าง", province_names())
    True
    """
    return _opens_with(_NO_PLACE, run, names)


def _opens_with(words: re.Pattern[str], run: str, names: frozenset[str]) -> bool:
    word = words.match(run)
    if word is None:
        return False
    head = run[: word.end() + _TELLING_LETTERS]
    return len(head) < word.end() + _TELLING_LETTERS or head not in _beginnings(names)


def cut_name(run: str, names: frozenset[str]) -> str:
    """The name that a run of letters begins with.

    >>> cut_name("นายางได้ดำเนินการ", tambon_names())
    'นายาง'
    >>> cut_name("ภูทองจึงได้นำผล", tambon_names())
    'ภูทอง'

    A garbled name is cut where the first word of ordinary Thai begins behind it, unless the letters up to a later word
    are nearer to a name (`ทรายมูล` contains `ราย`).

    Args:
        run: text without blanks, starting where the name starts.
        names: the known names of this kind.
    """
    return _cut(run[: _LONGEST_NAME + _LONGEST_WORD], names)


@lru_cache(maxsize=4096)
def _cut(run: str, names: frozenset[str]) -> str:
    ends = [m.start() for m in _WORD_BEHIND.finditer(run) if 2 <= m.start() <= _LONGEST_NAME]
    if len(run) <= _LONGEST_NAME:
        ends.append(len(run))
    exact = [len(head) for head in accumulate(run[:_LONGEST_NAME]) if head in names]
    known_ends = [end for end in exact if end in ends]
    if known_ends:
        return run[: max(known_ends)]
    options = [(_nearest(run[:end], names) + (0 if end == len(run) else _WORD_BOUNDARY_COST), end) for end in ends]
    # a known name that runs on into unknown text counts only where that text is too long to be the rest of a name
    if not ends or ends[0] > _LONGEST_UNKNOWN:
        options += [(_RUNNING_ON_COST, end) for end in exact if end >= _LEAST_HEAD and not _starts_with_mark(run[end:])]
    cost, end = min(options, key=lambda option: (option[0], -option[1]), default=(float("inf"), 0))
    if cost <= max(_RUNNING_ON_COST, end / 3):
        return run[:end]
    # nothing near: the first word of ordinary Thai is the best that is known of its end
    return run[: ends[0]] if ends else run[:_LONGEST_NAME]


def _nearest(word: str, names: frozenset[str]) -> float:
    best = process.extractOne(word, _as_list(names), scorer=Levenshtein.distance, score_cutoff=4)
    return float(best[1]) if best else float("inf")


@lru_cache(maxsize=8)
def _as_list(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(names))


def _starts_with_mark(text: str) -> bool:
    return bool(re.match(f"[{FOLLOWING_VOWEL}{MARK}]", text))
