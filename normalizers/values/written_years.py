"""Years as reports write them: `2567`, `๒ ๕ ๖ ๗`, `ปี 67`, `FY2024`, `ปี 256O`, `ปีที่แล้ว`.

Only a year of four Buddhist digits says by itself that it is one. All other forms need a word before them (`ปี`, `พ.ศ.`,
`FY`), or stand in a heading. Words are in `data/language/written_years.csv` and `relative_years.csv`; what a year dates
is for `parsers.years` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from prongsai.normalizers.values.dates import BE_OFFSET, ERA, year_to_be
from prongsai.normalizers.values.digits import FULL_YEAR, to_arabic
from prongsai.normalizers.values.report_years import is_report_year, is_short_year
from prongsai.normalizers.vocabulary import load_vocabulary

YearForm = Literal["full", "short", "western", "damaged", "relative"]

_WORDS = load_vocabulary("written_years")
_YEAR_WORD = rf"(?:{_WORDS.alternation('year', 'western year')}|{ERA})"
_AFTER_WORD = rf"(?P<word>(?<![A-Za-z]){_YEAR_WORD}(?:[ \t]*{ERA})?)[ \t]*"
_ENDS = r"(?![0-9]|[.,][0-9])"
_FULL = re.compile(rf"(?<![0-9])(?<![0-9][.,/])(?P<year>{FULL_YEAR}){_ENDS}")
# a blank inside the digits comes of a text layer; without a word before them four digits apart are anything
_SPACED = re.compile(rf"{_AFTER_WORD}(?P<year>2[ \t]*5[ \t]*[0-9][ \t]*[0-9]){_ENDS}")
_WESTERN = re.compile(rf"{_AFTER_WORD}(?P<year>20[0-9]{{2}}){_ENDS}(?![/])")
_SHORT = re.compile(
    rf"(?:{_AFTER_WORD}['’‘]?|['’‘])(?P<year>[0-9]{{2}})(?P<more>(?:[ \t]*(?:{_WORDS.alternation('and')})[ \t]*"
    rf"[0-9]{{2}}(?![0-9.,%]))*)(?![0-9.,%])(?!\s*(?:{_WORDS.alternation('counted')}))"
)
_TWO_DIGITS = re.compile("[0-9]{2}")
_LOOK_ALIKE = str.maketrans("OoQDlI|!iSsBZz", "00001111155822")
_DAMAGED = re.compile(rf"{_AFTER_WORD}(?P<year>[2Zz][5Ss][0-9OoQDlI|!iSsBZz]{{2}})(?![0-9A-Za-z])")
_DAMAGED_THAI = re.compile(rf"{_YEAR_WORD}\s*(?:{ERA})?\s*(?P<year>๒๔[๐-๙]{{2}})(?![๐-๙])")
"""A year of the ๒๔00s behind a year's word, which no assessment has: `๕` read as `๔`."""
_BARE = re.compile(
    rf"(?<![0-9A-Za-z])(?<![0-9][ \t.,/])(?P<year>20[0-9]{{2}}|2[ \t]*5[ \t]*[0-9][ \t]*[0-9]){_ENDS}(?![ \t]?[0-9])"
)
"""In a heading no word need say that it is a year."""
_SHIFTS = {"last": -1, "same": 0, "next": 1}
"""Years from the report's own: what the words mean."""
_WHOLE = {"last": "last year", "same": "this year", "next": "next year"}
_PLACES = load_vocabulary("relative_years")
_RELATIVE = re.compile(
    rf"(?:{_PLACES.alternation('span')})\s*(?:"
    + "|".join(f"(?P<{means}>{_PLACES.alternation(means)})" for means in _SHIFTS)
    + ")|"
    + "|".join(f"(?P<{means}_whole>{_PLACES.alternation(words)})" for means, words in _WHOLE.items()),
    re.IGNORECASE,
)
_SEVERAL = re.compile(rf"(?:[0-9]|{_PLACES.alternation('several')})\s*$")
"""Before `ปีที่ผ่านมา` it makes a span of years of it: `๓ ปีที่ผ่านมา`."""


@dataclass(frozen=True, slots=True)
class WrittenYear:
    """A year in a text, from `start` to before `end`, the words that make it one not counted.

    `number` is a Buddhist year, or where `form` is `relative` how many years it lies from the year of the report.
    """

    number: int
    start: int
    end: int
    form: YearForm

    def resolve(self, report_year: int | None) -> int | None:
        """The Buddhist year; None for a relative one where the report's year is unknown."""
        if self.form != "relative":
            return self.number
        return None if report_year is None else report_year + self.number


def find_written_years(text: str, *, is_heading: bool = False) -> list[WrittenYear]:
    """The years of a text in order; of two that overlap the one that is written out more.

    >>> [(y.number, y.form) for y in find_written_years("ปี ๖๖ FY2024 พ.ศ. ๒ ๕ ๖ ๕ ปีที่แล้ว ๓ ปีที่ผ่านมา")]
    [(2566, 'short'), (2567, 'western'), (2565, 'full'), (-1, 'relative')]

    Args:
        text: a heading, a cell or running text.
        is_heading: True where western years and digits apart need no word before them.
    """
    plain = to_arabic(text)
    found: list[WrittenYear] = []
    taken: set[int] = set()
    for year in _candidates(text, plain, is_heading):
        if taken.isdisjoint(range(year.start, year.end)):
            taken.update(range(year.start, year.end))
            found.append(year)
    found.extend(_relative_years(plain, taken))
    return sorted(found, key=lambda year: year.start)


def _candidates(text: str, plain: str, is_heading: bool) -> Iterator[WrittenYear]:
    for match in (*_FULL.finditer(plain), *_SPACED.finditer(plain)):
        year = int(re.sub(r"\s", "", match["year"]))
        if is_report_year(year):
            yield WrittenYear(year, *match.span("year"), "full")
    for match in _WESTERN.finditer(plain):
        if is_report_year(year := int(match["year"]) + BE_OFFSET):
            yield WrittenYear(year, *match.span("year"), "western")
    for match in _BARE.finditer(plain) if is_heading else ():
        year = year_to_be(match["year"])
        if is_short_year(year):
            yield WrittenYear(year, *match.span("year"), "western" if match["year"].startswith("20") else "full")
    for match in _SHORT.finditer(plain):
        for digits in _TWO_DIGITS.finditer(plain, match.start("year"), match.end("more")):
            if is_short_year(year := year_to_be(digits[0])):
                yield WrittenYear(year, *digits.span(), "short")
    for match in _DAMAGED.finditer(plain):
        if is_report_year(year := int(match["year"].translate(_LOOK_ALIKE))):
            yield WrittenYear(year, *match.span("year"), "damaged")
    for match in _DAMAGED_THAI.finditer(text):
        if is_short_year(year := int(to_arabic(match["year"])) + 100):
            yield WrittenYear(year, *match.span("year"), "damaged")


def _relative_years(plain: str, taken: set[int]) -> Iterator[WrittenYear]:
    """Years named by their distance; a number before them counts years, unless it is a year itself."""
    for match in _RELATIVE.finditer(plain):
        several = _SEVERAL.search(plain[: match.start()])
        if several is None or several.start() in taken:
            means = next(name for name, words in match.groupdict().items() if words is not None)
            yield WrittenYear(_SHIFTS[means.removesuffix("_whole")], *match.span(), "relative")
