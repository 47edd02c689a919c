"""Ratings as printed: letters, Thai words, or both, with the letters that readers take for one another.

Which ratings there are, and in which years, stands in `data/codes/<scheme>/levels.csv`; the words around them in
`data/language/level_words.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from prongsai.normalizers.tables import read_tables_of_schemes
from prongsai.normalizers.thai.letters import THAI_WORD
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.vocabulary import VocabularyError, load_vocabulary


@dataclass(frozen=True, slots=True)
class Scale:
    """The ratings of a span of years (B.E.), the best first."""

    first_year: int
    last_year: int
    names: tuple[str, ...]

    @property
    def is_of_letters(self) -> bool:
        """True for `AA` to `F`, False for words."""
        return all(map(_is_letter, self.names))


@dataclass(frozen=True, slots=True)
class LevelReading:
    """A rating as printed: the letter, the Thai words, or both (`A หรือ ผ่านดี`)."""

    letter: str | None
    thai: str | None

    def pick(self, year: int | None) -> str | None:
        """The one that belongs to the scale of the fiscal year, else the one that is printed."""
        return self.letter or self.thai if _scale_of(year).is_of_letters else self.thai or self.letter


def _is_letter(name: str) -> bool:
    return re.fullmatch("[A-Z]{1,2}", name) is not None


@cache
def load_scales() -> tuple[Scale, ...]:
    """The scales in the order of their years."""
    spans: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for row in read_tables_of_schemes("levels"):
        span = int(row["year_from"]), int(row["year_to"])
        spans.setdefault(span, []).append((-int(row["level_order"]), row["level"]))
    return tuple(Scale(*span, tuple(name for _, name in sorted(rows))) for span, rows in sorted(spans.items()))


def _scale_of(year: int | None) -> Scale:
    """The scale of a year, else the last one before it, else the first; the newest where no year is known."""
    scales = load_scales()
    before = [scale for scale in scales if year is None or scale.first_year <= year]
    return before[-1] if before else scales[0]


# letters that readers take for one another in ratings; tone marks are what scans lose first
_FOLD = str.maketrans(
    {"ฝ": "ผ", "พ": "ผ", "ฟ": "ผ", "ต": "ด", "ค": "ด", "ศ": "ด", "ี": "ิ", "ึ": "ิ", "ื": "ิ"}
    | dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e47", "")
)


def _fold(text: str) -> str:
    return text.translate(_FOLD)


def _words(*means: str) -> str:
    return _fold(load_vocabulary("level_words").alternation(*means))


def _fold_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for scale in load_scales():
        for name in scale.names:
            if not _is_letter(name) and names.setdefault(_fold(name), name) != name:
                raise VocabularyError(f"levels.csv: {name!r} and {names[_fold(name)]!r} are told apart by no reader")
    return names


_BY_FOLDED = _fold_names()
_LETTERS = {name for scale in load_scales() for name in scale.names if _is_letter(name)}
_ALONE = {row["level"] for row in read_tables_of_schemes("levels") if row["stands_alone"] == "yes"}
"""Ratings that say so without a word before them; `ผ่าน` is also "through" and "passed"."""


def _longest_first(texts: set[str]) -> str:
    return "|".join(map(re.escape, sorted(texts, key=lambda text: (-len(text), text)))) or "(?!)"


_ANY_LEVEL = _longest_first(set(_BY_FOLDED))
_LETTER = rf"(?<![A-Za-z.])({_longest_first(_LETTERS)})(?![A-Za-z]|\.[A-Za-z])"
_GRADE_WORD = rf"(?:{_words('rating')})"
_OR = _words("or")
_CELL = re.compile(
    rf"(?:{_words('result', 'stands')}|{_GRADE_WORD}|{_OR}|{_ANY_LEVEL}|{_LETTER}|[\s()\[\]/,:=*\"'“”.-])+",
    re.IGNORECASE,
)
_THAI_IN_CELL = re.compile(_ANY_LEVEL)
# in running text `ผ่าน` is also "through" and "passed": a rating word stands before it, or nothing of a word behind it
_CUED = re.compile(
    rf"{_GRADE_WORD}\s*(?:(?:{_words('virtue')})\S*\s*)?[\s\"'“”(\[:*]*(?:{_LETTER}[\s)\]/,\"'“”]*(?:(?:{_OR})|/)?[\s(\[\"'“”]*)?"
    rf"({_ANY_LEVEL})(?!\s*(?:{_words('no rating behind')}))",
    re.IGNORECASE,
)
_LETTER_BEHIND = re.compile(rf"[\s)\]\"'“”]*(?:(?:{_OR})|/)?[\s(\[\"'“”]*{_LETTER}")
_CUED_LETTER = re.compile(rf"{_GRADE_WORD}\s*[\s\"'“”(\[:*]*{_LETTER}", re.IGNORECASE)
_DISTINCT = re.compile(rf"(?:{_longest_first(set(map(_fold, _ALONE)))})(?![{THAI_WORD}])")


def read_level(text: str) -> LevelReading | None:
    """Read a cell that holds a rating and nothing else; None where it holds anything else.

    >>> read_level("A หรือ ผ่านดี")
    LevelReading(letter='A', thai='ผ่านดี')
    >>> read_level("ฝานดี").thai
    'ผ่านดี'
    >>> read_level("ผ่านเกณฑ์เป้าหมาย") is None
    True
    """
    folded = _fold(to_arabic(text).strip())
    if not folded or not _CELL.fullmatch(folded):
        return None
    thai = _THAI_IN_CELL.search(folded)
    letter = re.search(_LETTER, folded)
    if not thai and not letter:
        return None
    return LevelReading(letter.group() if letter else None, _BY_FOLDED[thai.group()] if thai else None)


def find_printed_level(text: str) -> tuple[LevelReading, str | None]:
    """The first rating stated in running text, and both of its words as printed where both scales are.

    In an empty reading nothing is rated: `เผยแพร่ผ่านเว็บไซต์` holds no rating.

    >>> find_printed_level("อยู่ในระดับ A หรือ ผ่านดี")
    (LevelReading(letter='A', thai='ผ่านดี'), 'A หรือ ผ่านดี')
    >>> find_printed_level("อยู่ในระดับ ผ่านดี")
    (LevelReading(letter=None, thai='ผ่านดี'), None)
    """
    folded = _fold(text)
    cued, letter, distinct = _CUED.search(folded), _CUED_LETTER.search(folded), _DISTINCT.search(folded)
    if cued and not letter:
        letter = _LETTER_BEHIND.match(folded, cued.end())
    thai = cued.span(2) if cued else distinct.span() if distinct else None
    reading = LevelReading(letter.group(1) if letter else None, _BY_FOLDED[folded[slice(*thai)]] if thai else None)
    if letter is None or thai is None:
        return reading, None
    return reading, _unfold(text, min(letter.start(1), thai[0]), max(letter.end(1), thai[1]))


def _unfold(text: str, start: int, end: int) -> str:
    """What stands in `text` where its folded form, which lost some marks, has `start` to before `end`."""
    kept = [at for at, char in enumerate(text) if _fold(char)]
    behind = kept[end] if end < len(kept) else len(text)
    printed = text[kept[start] : behind].rstrip()
    return f"{printed})" if "(" in printed and ")" not in printed and text[behind:].startswith(")") else printed
