"""Thai dates and fiscal years in running text.

Years are Buddhist with four or two digits, or Gregorian with four. The Thai fiscal year Y runs from 1 October Y-1 to
30 September Y. Every date that leaves this module is Gregorian.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from prongsai.normalizers.thai.months import MONTH, MONTHS_IN_YEAR, month_number
from prongsai.normalizers.values.digits import FULL_YEAR, to_arabic
from prongsai.normalizers.vocabulary import load_vocabulary

YearKind = Literal["fiscal", "annual", "plain"]

BE_OFFSET = 543
"""Years from a Gregorian year to the Buddhist one that begins on the same 1 January."""
_CENTURY = 2500
"""Which years two digits leave out, in reports of the fifties to nineties of it."""
_FIRST_BUDDHIST = 2200
"""Between 2022, the last years that reports write as Gregorian, and 2500, the first Buddhist ones, lies nothing."""
FIRST_FISCAL_MONTH = 10
"""Thai fiscal years have begun in October since 2483."""

_WORDS = load_vocabulary("time_words")
ERA = f"(?:{_WORDS.abbreviations('era')})"
# a short year lies in the fifties to seventies of its century: `มี.ค. ๑๕` names a day
YEAR = rf"(?:(?:{_WORDS.alternation('year')}|{ERA})\s*)*(?P<year>2\s?[0-9]\s?[0-9]\s?[0-9]|[5-7][0-9])(?![0-9])"
"""A year of any era with the words before it, as a pattern with the group `year`."""
_FIRST_SHORT_YEAR = 50
"""Days of a month end at 31, and years that reports print with two digits begin in 2550: between them is nothing."""
_DAY = r"(?<![0-9./])(?P<day>[0-9]{1,2})"
_DATE = re.compile(rf"{_DAY}\s*(?:(?:{_WORDS.alternation('month')})\s*)?{MONTH}\s*{YEAR}")
# three numbers with strokes are a date only where the middle one can be a month; else a document's number
NUMERIC_DATE = re.compile(
    r"(?<![0-9./])(?P<day>[0-9]{1,2})\s?/\s?(?P<month>1[0-2]|0?[1-9])\s?/\s?(?P<year>[0-9]{4}|[5-7][0-9])(?![0-9/])"
)
"""A date in numbers, with the groups `day`, `month` and `year`."""

_ERA_BEFORE = rf"\s*(?:{ERA}\s*)?"
_FULL_OR_SHORT = rf"(?:{FULL_YEAR}|[0-9]{{2}}(?![0-9]))"
_NAMED_YEAR = re.compile(
    rf"(?P<fiscal>{_WORDS.alternation('fiscal_year')}){_ERA_BEFORE}(?P<y1>{_FULL_OR_SHORT})"
    rf"|(?P<annual>{_WORDS.alternation('annual')}){_ERA_BEFORE}(?P<y2>{_FULL_OR_SHORT})"
    rf"|(?:{_WORDS.alternation('year', 'assessment')}){_ERA_BEFORE}(?P<y3>{FULL_YEAR})"
    # of short years behind a bare `ปี` only those that cannot count years or months
    rf"|(?:{_WORDS.alternation('year')})[ ](?P<y4>[3-9][0-9](?![0-9]))"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A full date in a text; `value` is None where the calendar has no such day."""

    raw: str
    span: tuple[int, int]
    value: date | None


def year_to_be(digits: str) -> int:
    """The Buddhist year of two or four printed digits; a Gregorian year is turned into one.

    >>> year_to_be("66"), year_to_be("2566"), year_to_be("2023")
    (2566, 2566, 2566)
    """
    year = int("".join(digits.split()))
    if year < 100:
        return _CENTURY + year
    return year + BE_OFFSET if year < _FIRST_BUDDHIST else year


def make_date(day: int, month: int, year: int) -> date | None:
    """The Gregorian date of a day in a Buddhist year; None where the calendar has no such day.

    >>> make_date(29, 2, 2566) is None, make_date(29, 2, 2567)
    (True, datetime.date(2024, 2, 29))
    """
    if not 1 <= month <= MONTHS_IN_YEAR or not date.min.year <= year - BE_OFFSET <= date.max.year:
        return None
    if not 1 <= day <= days_in_month(month, year):
        return None
    return date(year - BE_OFFSET, month, day)


def days_in_month(month: int, year: int) -> int:
    """How many days the month has in a Buddhist year."""
    return calendar.monthrange(year - BE_OFFSET, month)[1]


def fiscal_bounds(fiscal_year: int) -> tuple[date, date]:
    """First and last day of a fiscal year (Buddhist era).

    >>> fiscal_bounds(2566)
    (datetime.date(2022, 10, 1), datetime.date(2023, 9, 30))
    """
    year_ce = fiscal_year - BE_OFFSET
    return date(year_ce - 1, FIRST_FISCAL_MONTH, 1), date(year_ce, FIRST_FISCAL_MONTH, 1) - timedelta(days=1)


def calendar_year(month: int, fiscal_year: int) -> int:
    """The Buddhist calendar year in which a month of the fiscal year lies."""
    return fiscal_year - 1 if month >= FIRST_FISCAL_MONTH else fiscal_year


def find_dates(text: str) -> list[FoundDate]:
    """Every full date (day, month and year) in `text`, in order, also those that the calendar does not have.

    >>> [f.value for f in find_dates("ลงวันที่ ๑๐ มี.ค. ๖๖ และ ๒๙ กุมภาพันธ์ ๒๕๖๖")]
    [datetime.date(2023, 3, 10), None]
    """
    arabic = to_arabic(text)
    found = list(_written_dates(text, arabic)) + list(_numeric_dates(text, arabic))
    return sorted(found, key=lambda one: one.span)


def _written_dates(text: str, arabic: str) -> Iterator[FoundDate]:
    for match in _DATE.finditer(arabic):
        if int(match.group("day")) >= _FIRST_SHORT_YEAR:
            # `ต.ค. ๖๕ ก.ย. ๖๖`, its dash lost: the number is the year of the month before it
            continue
        value = make_date(int(match.group("day")), month_number(match), year_to_be(match.group("year")))
        yield FoundDate(text[match.start() : match.end()], match.span(), value)


def _numeric_dates(text: str, arabic: str) -> Iterator[FoundDate]:
    for match in NUMERIC_DATE.finditer(arabic):
        value = make_date(int(match.group("day")), int(match.group("month")), year_to_be(match.group("year")))
        yield FoundDate(text[match.start() : match.end()], match.span(), value)


def find_fiscal_years(text: str) -> list[tuple[int, YearKind, tuple[int, int]]]:
    """Years that a text names as fiscal year, as annual (`ประจำปี`) or plainly (`ปี`), with kind and span, in order.

    >>> [(y, k) for y, k, _ in find_fiscal_years("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ จากผลปี ๒๕๖๗ ตาม พ.ร.บ. พ.ศ. ๒๕๔๐")]
    [(2568, 'fiscal'), (2567, 'plain')]
    """
    found: list[tuple[int, YearKind, tuple[int, int]]] = []
    for match in _NAMED_YEAR.finditer(to_arabic(text)):
        kind: YearKind = "fiscal" if match.group("fiscal") else "annual" if match.group("annual") else "plain"
        digits = next(digits for digits in match.group("y1", "y2", "y3", "y4") if digits)
        found.append((year_to_be(digits), kind, match.span()))
    return found
