"""Which year a score belongs to: the year of the assessment, not the year of the report that quotes it.

A report of one fiscal year may quote the results of the year before, and says both years in one sentence. A year is
taken for the year assessed where the words before it speak of results (`ผลการประเมิน … ปีงบประมาณ พ.ศ. ๒๕๖๕`), not of
what is to be done (`มาตรการ … ปีงบประมาณ พ.ศ. ๒๕๖๖`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from prongsai.normalizers.values.dates import ERA
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.report_years import is_report_year, is_short_year
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.number_places import NumberPlace

_WORDS = load_vocabulary("year_words")
YearRole = Literal["assessed", "planned", "plain"]

_YEAR = re.compile(r"(?<![0-9])(?<![0-9][.,/])(25[0-9]{2})(?![0-9]|[.,][0-9])")
_SHORT_YEAR = re.compile(rf"(?:{_WORDS.alternation('before short year')})\s*(?:{ERA})?\s*([0-9]{{2}})(?![0-9.,])")
# the nearer of the two kinds of words decides
_RESULT_WORDS = re.compile(_WORDS.alternation("assessed"))
_PLAN_WORDS = re.compile(_WORDS.alternation("planned"))
_WINDOW = 110
"""Chosen, in characters: a printed line and a little. What is said of a year stands in its own line or ends the one
before."""
_REACH = 320
"""Chosen, in characters: a sentence of three to four printed lines."""
_LIST_GAP = 20
"""Between the years of a list stand only their words (`ปีงบประมาณ พ.ศ.`); a score between two years takes more."""
_COMPARES = re.compile(_WORDS.alternation("compared"))


@dataclass(frozen=True, slots=True)
class YearMention:
    """A Buddhist year in a text, where it stands, and what the words before it speak of."""

    year: int
    start: int
    end: int
    role: YearRole


def find_years(text: str) -> list[YearMention]:
    """Every year in `text` in order, with its role.

    >>> [(m.year, m.role) for m in find_years("ผลการประเมิน ITA ปี พ.ศ.๒๕๖๕ เพื่อปรับปรุงในปีงบประมาณ ๒๕๖๖")]
    [(2565, 'assessed'), (2566, 'planned')]
    """
    plain = to_arabic(text)
    spans = [(int(m[1]), m.start(1), m.end(1)) for m in _YEAR.finditer(plain) if is_report_year(int(m[1]))]
    short = [(2500 + int(m[1]), m.start(1), m.end(1)) for m in _SHORT_YEAR.finditer(plain)]
    spans += [span for span in short if is_short_year(span[0])]
    spans.sort(key=lambda span: span[1])
    mentions = []
    floor = 0
    for year, start, end in spans:
        mentions.append(YearMention(year, start, end, _role(plain[max(floor, start - _WINDOW) : start])))
        floor = end
    return mentions


def _role(before: str) -> YearRole:
    result = _last_end(_RESULT_WORDS, before)
    plan = _last_end(_PLAN_WORDS, before)
    if not (result or plan):
        return "plain"
    return "assessed" if result > plan else "planned"


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    end = 0
    for match in pattern.finditer(text):
        end = match.end()
    return end


def is_compared(text: str, mention: YearMention) -> bool:
    """True where the words before a year compare with it (`เพิ่มขึ้นจากปี ๒๕๖๖`): it dates something else."""
    return bool(_COMPARES.search(text[max(0, mention.start - 24) : mention.start]))


def pick_only_year(text: str) -> int | None:
    """The year of a heading: the assessed one if it names one, else the only one; None for none or for several."""
    mentions = find_years(text)
    assessed = {m.year for m in mentions if m.role == "assessed"}
    if len(assessed) == 1:
        return assessed.pop()
    years = {m.year for m in _without_lists(mentions)}
    return years.pop() if len(years) == 1 else None


def pick_year_of_score(place: NumberPlace, years: Sequence[YearMention], reach: int = _REACH) -> int | None:
    """The year that the words around a score give it; None where they give none.

    Args:
        place: where the score's number stands; before its paragraph only a year of results counts, not one of a title.
        years: the years of its text.
        reach: how far, in characters, a year may stand from the number.
    """
    years = _without_lists(years)
    floor, ceiling = max(place.floor, place.start - reach), min(place.ceiling, place.end + reach)
    before = [m for m in years if floor <= m.start < place.start and m.role != "planned"]
    before = [m for m in before if m.role == "assessed" or m.start >= place.line_start]
    if before:
        return before[-1].year
    after = [m for m in years if place.end <= m.start < ceiling and m.role == "assessed"]
    if not after or _COMPARES.search(place.text[place.end : after[0].start]):
        return None
    return after[0].year


def _without_lists(years: Sequence[YearMention]) -> list[YearMention]:
    """Leave out years that stand in a list of three or more, such as the legend of a chart: they date nothing."""
    listed: set[int] = set()
    for at in range(len(years)):
        run = years[at : at + 3]
        is_close = all(b.start - a.end <= _LIST_GAP for a, b in pairwise(run))
        if is_close and len({m.year for m in run}) == 3:
            listed.update(range(at, at + 3))
    return [m for at, m in enumerate(years) if at not in listed]


def pick_document_year(titles: Iterable[str], texts: Iterable[str]) -> int | None:
    """The report's own year: from its title lines, else the year that its text names most often.

    Where the first title lines name several years, the one that most of them name wins, then the latest.
    """
    named = Counter(m.year for title in titles for m in find_years(title))
    if not named:
        named = Counter(m.year for text in texts for m in find_years(text))
    return max(named, key=lambda year: (named[year], year)) if named else None


def pick_assessed_year(texts: Iterable[str]) -> int | None:
    """The year whose results the report speaks of most; None where it never says so."""
    named = Counter(m.year for text in texts for m in find_years(text) if m.role == "assessed")
    return max(named, key=lambda year: (named[year], -year)) if named else None
