"""Quarters, halves and whole years that a period names: `ไตรมาสที่ ๑ - ๒`, `๖ เดือนแรก`, `ตลอดปีงบประมาณ ๒๕๖๖`."""

from __future__ import annotations

import re
from datetime import date

from prongsai.normalizers.thai.months import MONTHS_IN_YEAR
from prongsai.normalizers.values.dates import (
    BE_OFFSET,
    ERA,
    FIRST_FISCAL_MONTH,
    calendar_year,
    days_in_month,
    find_fiscal_years,
    fiscal_bounds,
    make_date,
    year_to_be,
)
from prongsai.normalizers.values.digits import FULL_YEAR
from prongsai.normalizers.values.period import Note, Period, unreadable
from prongsai.normalizers.vocabulary import load_vocabulary

_QUARTER_MONTHS, _HALF_MONTHS = 3, 6
"""Of the calendar: a quarter and a half of a year, in months."""

_WORDS = load_vocabulary("time_words")
_REPEATED = "\u0e46"
"""The sign that repeats the word before it (`ทุก ๆ`)."""
_MONTH_WORD, _QUARTER_WORD = _WORDS.alternation("month"), _WORDS.alternation("quarter")
_FIRST, _SECOND, _EVERY = _WORDS.alternation("first"), _WORDS.alternation("second"), _WORDS.alternation("every")
_ORDINAL = f"(?:{_WORDS.alternation('ordinal')})"
_AND = f"(?:-|,|{_WORDS.alternation('range', 'and')})"
_SIDE = f"(?:{_FIRST}|(?P<second%d>{_SECOND}))"
_SHORT_OR_FULL = rf"(?:{FULL_YEAR}|[5-7][0-9])"
_QUARTER = re.compile(
    rf"(?:{_QUARTER_WORD})(?:\s*{_ORDINAL})?\s*(?P<first>[1-4])(?!\s*(?:{_MONTH_WORD}))"
    rf"(?P<more>(?:\s*{_AND}\s*(?:{_QUARTER_WORD})?(?:\s*{_ORDINAL})?\s*[1-4](?![0-9]))*)"
    rf"(?:\s*/\s*(?P<year>{_SHORT_OR_FULL})(?![0-9]))?"
)
_HALF = re.compile(
    rf"6\s*(?:{_MONTH_WORD})\s*{_SIDE % 1}|(?:{_WORDS.alternation('half_year')})\s*{_SIDE % 2}"
    rf"|(?:{_EVERY})\s*6\s*(?:{_MONTH_WORD})(?P<every>)"
    rf"|(?:{_WORDS.alternation('round')})\s*(?:{_ORDINAL}\s*)?(?P<round>[12])?\s*\(?\s*(?P<months>6|12)\s*(?:{_MONTH_WORD})"
    rf"\s*(?:{_SIDE % 3})?"
)
_MONTH_NUMBERS = re.compile(
    rf"(?:{_MONTH_WORD})\s*{_ORDINAL}\s*(?P<first>1[0-2]|[1-9])(?:\s*{_AND}\s*(?:(?:{_MONTH_WORD})\s*)?(?:{_ORDINAL}\s*)?"
    r"(?P<last>1[0-2]|[1-9]))?(?![0-9])"
)
_YEAR_WORD = _WORDS.alternation("year", "annual", "fiscal_year")
_YEARS = re.compile(
    rf"(?:{_YEAR_WORD})\s*(?:{ERA})?(?P<a>{_SHORT_OR_FULL})"
    rf"\s*(?:-|{_WORDS.alternation('range')})\s*(?:(?:{_YEAR_WORD})\s*)?(?:{ERA})?(?P<b>{_SHORT_OR_FULL})(?![0-9])"
)
_BARE_YEAR = re.compile(rf"\s*(?:{ERA})?({FULL_YEAR})\s*")
_WHOLE_YEAR = re.compile(
    rf"{_WORDS.alternation('whole_year', 'fiscal_year', 'annual')}|{MONTHS_IN_YEAR}\s*(?:{_MONTH_WORD})"
    rf"|(?:{_EVERY})\s*(?:{_REPEATED}\s*)?(?:{_MONTH_WORD}|{_QUARTER_WORD})"
)
_CALENDAR_YEAR = re.compile(_WORDS.alternation("calendar_year"))


def read_quarters(text: str, fiscal_year: int | None) -> Period | None:
    """From the first quarter of the fiscal year that a text names to the last; None where it names none.

    >>> read_quarters("ไตรมาสที่ 1 - 2", 2567).end
    datetime.date(2024, 3, 31)
    """
    days: list[date] = []
    notes: tuple[Note, ...] = ()
    for match in _QUARTER.finditer(text):
        printed = match.group("year")
        year = year_to_be(printed) if printed else fiscal_year
        if year is None:
            return unreadable()
        if not printed and not find_fiscal_years(text):
            notes = ("year-assumed",)
        for number in [match.group("first"), *re.findall("[1-4]", match.group("more"))]:
            days.extend(_months_to_days((int(number) - 1) * _QUARTER_MONTHS, _QUARTER_MONTHS, year))
    return Period(min(days), max(days), notes) if days else None


def read_halves(text: str, fiscal_year: int | None) -> Period | None:
    """The half of the fiscal year, or the round of 6 or 12 months, that a text names; None where it names none.

    >>> read_halves("รอบ 6 เดือนหลัง", 2567).start
    datetime.date(2024, 4, 1)
    """
    match = _HALF.search(text)
    if match is None or match.group("every") is not None:
        return None
    if fiscal_year is None:
        return unreadable()
    notes: tuple[Note, ...] = () if find_fiscal_years(text) else ("year-assumed",)
    is_second = any(match.group("second1", "second2", "second3")) or match.group("round") == "2"
    length = MONTHS_IN_YEAR if match.group("months") == str(MONTHS_IN_YEAR) else _HALF_MONTHS
    offset = _HALF_MONTHS if is_second and length == _HALF_MONTHS else 0
    return Period(*_months_to_days(offset, length, fiscal_year), notes)


def read_month_numbers(text: str, fiscal_year: int | None) -> Period | None:
    """The months of the fiscal year that a text counts, October being the first; None where it counts none.

    >>> read_month_numbers("เดือนที่ 4 - 6", 2567).start
    datetime.date(2024, 1, 1)
    """
    match = _MONTH_NUMBERS.search(text)
    if match is None:
        return None
    if fiscal_year is None:
        return unreadable()
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if last < first:
        return unreadable()
    notes: tuple[Note, ...] = () if find_fiscal_years(text) else ("year-assumed",)
    return Period(*_months_to_days(first - 1, last - first + 1, fiscal_year), notes)


def _months_to_days(offset: int, length: int, fiscal_year: int) -> tuple[date, date]:
    """First and last day of `length` months that begin `offset` months after October."""
    first_month = (FIRST_FISCAL_MONTH - 1 + offset) % MONTHS_IN_YEAR + 1
    last_month = (FIRST_FISCAL_MONTH - 1 + offset + length - 1) % MONTHS_IN_YEAR + 1
    first_year, last_year = calendar_year(first_month, fiscal_year), calendar_year(last_month, fiscal_year)
    start = date(first_year - BE_OFFSET, first_month, 1)
    return start, date(last_year - BE_OFFSET, last_month, days_in_month(last_month, last_year))


def read_years(text: str, fiscal_year: int | None) -> Period | None:
    """The whole years, fiscal unless called calendar years, that a text names; None where it names none.

    >>> read_years("ปีงบประมาณ 2566 - 2570", None).end
    datetime.date(2027, 9, 30)
    """
    if match := _YEARS.search(text):
        first, last = year_to_be(match.group("a")), year_to_be(match.group("b"))
        return Period(fiscal_bounds(first)[0], fiscal_bounds(last)[1])
    bare = _BARE_YEAR.fullmatch(text)
    years = [int(bare.group(1))] if bare else [year for year, _, _ in find_fiscal_years(text)]
    if years and _CALENDAR_YEAR.search(text):
        return Period(make_date(1, 1, years[0]), make_date(31, MONTHS_IN_YEAR, years[0]))
    if years:
        return Period(fiscal_bounds(min(years))[0], fiscal_bounds(max(years))[1])
    if fiscal_year is not None and _WHOLE_YEAR.search(text):
        return Period(*fiscal_bounds(fiscal_year), ("year-assumed",))
    return None
