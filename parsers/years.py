"""Which year a score belongs to: the year of the assessment, not the year of the report that quotes it.

A report of one fiscal year may quote the results of the year before, and says both years in one sentence. A year is
taken for the year assessed where the words before it speak of results (`ผลการประเมิน … ปีงบประมาณ พ.ศ. ๒๕๖๕`), not of
what is to be done (`มาตรการ … ปีงบประมาณ พ.ศ. ๒๕๖๖`). The year of a date, of an Act or of a plan over several years
dates no score at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from prongsai.normalizers.thai.months import MONTH
from prongsai.normalizers.values.dates import ERA
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.written_years import WrittenYear, find_written_years
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.number_places import NumberPlace
from prongsai.parsers.year_brackets import find_bracketed, leave_to_others

_WORDS = load_vocabulary("year_words")
_YEARS = load_vocabulary("written_years").alternation("year")
YearRole = Literal["assessed", "planned", "plain", "dated", "act", "span"]
"""What a year is of: results, what is to be done, a day or a letter, an Act, a plan over years; `plain`: unsaid."""

# the nearer of the two kinds of words decides
_RESULT_WORDS = re.compile(_WORDS.alternation("assessed"))
_PLAN_WORDS = re.compile(_WORDS.alternation("planned"))
_INTENDS = re.compile(_WORDS.alternation("intended"))
_RESTS_ON = re.compile(_WORDS.alternation("rests on"))
_ACT_WORDS = re.compile(_WORDS.alternation("act"))
_SPAN_WORDS = re.compile(_WORDS.alternation("span"))
_ERA_LAST = re.compile(rf"(?:(?P<year>{_YEARS})\s*)?{ERA}\s*$")
_MONTH_BEFORE = re.compile(rf"{MONTH}\s*(?:(?:{_YEARS}|{ERA})\s*)*$")
_NUMBER_BEFORE = re.compile(r"[^\s0-9]/\s?$")
"""`ลป/2567`: the year of a letter's number."""
_GOES_ON = re.compile(rf"\s*(?:{_WORDS.alternation('from then on')})")
_TO = re.compile(rf"\s*(?:[-–—]|{_WORDS.alternation('to')})\s*(?:(?:{_YEARS}|{ERA})\s*)*")
_WINDOW = 110
"""Characters: a printed line and a little. What is said of a year stands in its own line or ends the one before.
Measured: 82 to 165 give the same rows of 11 reports; 55 changes 2 rows."""
_DATE_WINDOW = 30
"""Characters: the name of a month with the words for the year and its era. Measured: 15 to 45 give the same rows of 11
reports."""
_GOVERNS = 60
"""Characters: what a word of intent governs: `ยกระดับผลการประเมิน … ปีงบประมาณ พ.ศ.`. Measured: 30 to 90 give the same
rows of 11 reports."""
_REACH = 320
"""Characters: a sentence of three to four lines, of which nine in ten have up to 87 in the corpus."""
_LIST_GAP = 20
"""Between the years of a list stand only their words (`ปีงบประมาณ พ.ศ.`); a score between two years is a number."""
_COMPARED_WITHIN = 24
"""Characters: a word of comparison has up to 9, and `ปีงบประมาณ พ.ศ.` may stand between it and the year."""
_COMPARES = re.compile(_WORDS.alternation("compared"))


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year of a text, where its digits or words stand, and what the words around it speak of."""

    year: int
    start: int
    end: int
    role: YearRole
    is_relative: bool = False
    """True for `ปีที่แล้ว`: it holds where it stands and is no heading of what follows."""


def find_years(text: str, report_year: int | None = None, *, is_heading: bool = False) -> list[YearMention]:
    """Every year in `text` in order, with its role.

    >>> [(m.year, m.role) for m in find_years("ผลการประเมิน ITA ปี พ.ศ.๒๕๖๕ เพื่อปรับปรุงในปีงบประมาณ ๒๕๖๖")]
    [(2565, 'assessed'), (2566, 'planned')]
    >>> [(m.year, m.role) for m in find_years("ผลการประเมินปีที่แล้ว ประกาศ ณ วันที่ 2 พ.ค. 2567", 2567)]
    [(2566, 'assessed'), (2567, 'dated')]

    Args:
        text: a heading, a cell or consecutive paragraphs.
        report_year: the year of the report, from which `ปีที่แล้ว` counts; without it such words name no year.
        is_heading: whether a number alone may be a year.
    """
    plain = to_arabic(text)
    mentions: list[YearMention] = []
    floor = 0
    for written in find_written_years(text, is_heading=is_heading):
        year = written.resolve(report_year)
        if year is None:
            continue
        role = _role(plain, floor, written)
        if role == "assessed" and report_year is not None and year > report_year:
            role = "planned"  # no report has results of a later year
        mentions.append(YearMention(year, written.start, written.end, role, written.form == "relative"))
        floor = written.end
    return _mark_spans(plain, mentions)


def _role(plain: str, floor: int, written: WrittenYear) -> YearRole:
    before = plain[max(floor, written.start - _WINDOW) : written.start]
    if written.form != "relative":
        if _MONTH_BEFORE.search(before[-_DATE_WINDOW:]) or _NUMBER_BEFORE.search(before[-3:]):
            return "dated"
        if _GOES_ON.match(plain, written.end):
            return "planned"
    result = _last_end(_RESULT_WORDS, before)
    plan = _last_end(_PLAN_WORDS, before)
    if _is_of_act(before, max(result, plan)):
        return "act"
    if _is_intended(before[-_GOVERNS:]):
        return "planned"
    if not (result or plan):
        return "plain"
    return "assessed" if result > plan else "planned"


def _is_intended(before: str) -> bool:
    """True where a year stands in what is aimed at: `เพื่อยกระดับผลการประเมินปี`, not `เพื่อยกระดับงานตามผลการประเมินปี`."""
    intent = _last_end(_INTENDS, before)
    return intent > 0 and "\n" not in before[intent:] and not _RESTS_ON.search(before, intent)


def _is_of_act(before: str, other_words: int) -> bool:
    """True where a year stands behind the name of an Act and its era, with no word of results or plans between."""
    era = _ERA_LAST.search(before)
    # `ปีงบประมาณ พ.ศ.` is no Act's
    return era is not None and era["year"] is None and _last_end(_ACT_WORDS, before[: era.start()]) > other_words


def _mark_spans(plain: str, mentions: Sequence[YearMention]) -> list[YearMention]:
    """The years with the ends of spans marked: `แผนพัฒนา (พ.ศ. ๒๕๖๖ - ๒๕๗๐)`."""
    marked = list(mentions)
    for at, (first, last) in enumerate(pairwise(mentions)):
        is_joined = _TO.fullmatch(plain, first.end, last.start) is not None
        is_plan = _SPAN_WORDS.search(plain, max(first.start - _WINDOW, 0), first.start) is not None
        if is_joined and (is_plan or last.year - first.year > 2):
            marked[at : at + 2] = replace(first, role="span"), replace(last, role="span")
    return marked


def _last_end(pattern: re.Pattern[str], text: str) -> int:
    end = 0
    for match in pattern.finditer(text):
        end = match.end()
    return end


def is_compared(text: str, mention: YearMention) -> bool:
    """True where the words before a year compare with it (`เพิ่มขึ้นจากปี ๒๕๖๖`): it dates something else."""
    return bool(_COMPARES.search(text[max(0, mention.start - _COMPARED_WITHIN) : mention.start]))


_DATES_NOTHING = ("dated", "act", "span")


def pick_only_year(text: str, report_year: int | None = None) -> int | None:
    """The year of a heading: the assessed one if it names one, else the only one; None for none or for several.

    A year of plans that lies behind the report's own is none, and neither is a date or the year of an Act.
    """
    mentions = [m for m in find_years(text, report_year, is_heading=True) if m.role not in _DATES_NOTHING]
    assessed = {m.year for m in mentions if m.role == "assessed"}
    if len(assessed) == 1:
        return assessed.pop()
    years = {m.year for m in _without_lists(text, mentions) if report_year is None or m.year <= report_year}
    return years.pop() if len(years) == 1 else None


def pick_year_of_score(place: NumberPlace, years: Sequence[YearMention], reach: int = _REACH) -> YearMention | None:
    """The year that the words around a score give it; None where they give none.

    Args:
        place: where the score's number stands; before its paragraph only a year of results counts, not one of a title,
            and behind its paragraph none.
        years: the years of its text.
        reach: how far, in characters, a year may stand from the number.
    """
    years = [m for m in _without_lists(place.text, years) if m.role not in _DATES_NOTHING]
    alone = find_bracketed(place, [m for m in years if m.role != "planned"])
    if alone is not None:
        return alone
    years = leave_to_others(place, years)
    floor, ceiling = max(place.floor, place.start - reach), min(place.ceiling, place.end + reach)
    before = [m for m in years if floor <= m.start < place.start and m.role != "planned"]
    before = [m for m in before if m.role == "assessed" or m.start >= place.line_start]
    if before:
        return before[-1]
    line_end = place.text.find("\n", place.end)
    ceiling = ceiling if line_end < 0 else min(ceiling, line_end)
    after = [m for m in years if place.end <= m.start < ceiling and m.role == "assessed"]
    if not after or _COMPARES.search(place.text[place.end : after[0].start]):
        return None
    return after[0]


def find_later_year(place: NumberPlace, years: Sequence[YearMention], report_year: int) -> YearMention | None:
    """The last year after the report's own that the words of a number's line name before it: it may be a goal of then.

    >>> text = "ในปี 2569 คะแนน ITA อยู่ที่ 92.15"
    >>> later = find_later_year(NumberPlace(text, 30, 35, 0, 35), find_years(text), 2567)
    >>> later and later.year
    2569

    Args:
        place: where the number stands.
        years: the years of its text.
        report_year: the year of the report.
    """
    floor = max(place.floor, place.line_start)
    later = [
        m
        for m in years
        if floor <= m.start < place.start
        and m.year > report_year
        and m.role not in _DATES_NOTHING
        and not _RESTS_ON.search(place.text, m.end, place.start)
    ]
    return later[-1] if later else None


def _without_lists(text: str, years: Sequence[YearMention]) -> list[YearMention]:
    """Leave out years that stand in a list of three or more, such as the legend of a chart: they date nothing."""
    plain = to_arabic(text)
    listed: set[int] = set()
    for at in range(len(years)):
        run = years[at : at + 3]
        is_close = all(
            b.start - a.end <= _LIST_GAP and not re.search("[0-9]", plain[a.end : b.start]) for a, b in pairwise(run)
        )
        if is_close and len({m.year for m in run}) == 3:
            listed.update(range(at, at + 3))
    return [m for at, m in enumerate(years) if at not in listed]


def pick_document_year(titles: Iterable[str], texts: Iterable[str]) -> int | None:
    """The report's own year: from its title lines, else the year that its text names most often.

    Where the first title lines name several years, the one that most of them name wins, then the latest.
    """
    named = _count_years(titles) or _count_years(texts)
    return max(named, key=lambda year: (named[year], year)) if named else None


def _count_years(texts: Iterable[str]) -> Counter[int]:
    """How often each year is named; days, Acts and plans over years count only where there is nothing else."""
    mentions = [m for text in texts for m in find_years(text, is_heading=True)]
    return Counter(m.year for m in mentions if m.role not in _DATES_NOTHING) or Counter(m.year for m in mentions)


def pick_assessed_year(texts: Iterable[str], report_year: int | None = None) -> int | None:
    """The year whose results the report speaks of most, none later than its own; None where it never says so."""
    years = [m for text in texts for m in find_years(text, report_year) if not m.is_relative]
    named = Counter(m.year for m in years if m.role == "assessed")
    return max(named, key=lambda year: (named[year], -year)) if named else None
