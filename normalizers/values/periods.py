"""The time a measure is to take, as printed in one cell -> first and last day.

The readings, from the most to the least telling: months and days (`ต.ค. ๖๕ - ก.ย. ๖๖`), quarters of the fiscal year
(`ไตรมาสที่ ๑ - ๒`), its halves (`๖ เดือนแรก`), years (`ตลอดปีงบประมาณ ๒๕๖๖`). Words that give no day
(`ภายใน ๓๐ วัน`) give none here: an open end is None, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from prongsai.normalizers.values.dates import (
    FIRST_FISCAL_MONTH,
    MONTH,
    YEAR,
    calendar_year,
    days_in_month,
    find_fiscal_years,
    fiscal_bounds,
    make_date,
    month_number,
    year_to_be,
)
from prongsai.normalizers.values.digits import to_arabic


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, each None where the text leaves it open or no such day exists.

    `notes` holds codes: `date-invalid` (a day that the calendar lacks), `period-reversed` (the end lies before the
    start, so neither is given), `several-periods` (the days span more than one printed period), `year-assumed` (the
    year is the report's, not the text's), `month-misread` (March was read as January), `period-unreadable` (no day
    could be found).
    """

    start: date | None
    end: date | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Point:
    """A month as printed, with day and year where they stand; a Buddhist year."""

    month: int
    day: int | None
    year: int | None
    start: int
    end: int


_JANUARY, _MARCH = 1, 3

_RANGE = r"(?:-|ถึง|จนถึง|ถึงวันที่|~)"
_POINT = re.compile(rf"(?:(?P<day>(?<![0-9./])[0-9]{{1,2}})\s*(?:เดือน\s*)?)?{MONTH}(?:\s*[,/]?\s*{YEAR})?")
_DAY_RANGE = re.compile(r"(?<![0-9./])([0-9]{1,2})\s*(?:-|ถึง)\s*$")
_NUMERIC = re.compile(
    r"(?<![0-9./])(?P<day>[0-9]{1,2})\s?/\s?(?P<month>1[0-2]|0?[1-9])\s?/\s?(?P<year>[0-9]{4}|[5-7][0-9])(?![0-9/])"
)
_BETWEEN = re.compile(rf"^[\s.,)]*(?:สิ้น)?\s*{_RANGE}?\s*(?:สิ้น\s*)?(?:วันที่|เดือน|สิ้นเดือน|\s)*$")
_HALF_RANGE_AFTER = re.compile(rf"^[\s.]*{_RANGE}\s*[^\W_]")
_HALF_RANGE_BEFORE = re.compile(r"[^\W_][\s.]*-\s*$")
_IS_RANGE = re.compile(_RANGE)
_DEADLINE = re.compile(r"ภายใน|ไม่เกิน|ไม่ช้ากว่า|ก่อน(?!หน้า)|แล้วเสร็จ|สิ้นสุด|^\s*(?:จน)?ถึง")
_ONWARD = re.compile(r"เป็นต้นไป|เป็นต้นมา")
_QUARTER = re.compile(
    r"ไตร\s*มาส(?:\s*ที่)?\s*(?P<first>[1-4])(?!\s*เดือน)"
    r"(?P<more>(?:\s*(?:-|ถึง|และ|,)\s*(?:ไตร\s*มาส)?(?:\s*ที่)?\s*[1-4](?![0-9]))*)"
    r"(?:\s*/\s*(?P<year>25[0-9]{2}|[5-7][0-9])(?![0-9]))?"
)
_HALF = re.compile(
    r"6\s*เดือน\s*(?P<side>แรก|หลัง)|ครึ่งปี\s*(?P<half>แรก|หลัง)|(?:ราย|ทุก)\s*6\s*เดือน(?P<every>)"
    r"|รอบ(?:ระยะเวลา)?\s*(?:ที่\s*)?(?P<round>[12])?\s*\(?\s*(?P<months>6|12)\s*เดือน\s*(?P<part>แรก|หลัง)?"
)
_YEARS = re.compile(
    r"(?:ปี(?:\s*งบ\s*ประมาณ)?|ประจำปี)\s*(?:พ\s*\.?\s*ศ\s*\.?\s*)?(?P<a>25[0-9]{2}|[5-7][0-9])"
    r"\s*(?:-|ถึง)\s*(?:ปี(?:\s*งบ\s*ประมาณ)?\s*)?(?:พ\s*\.?\s*ศ\s*\.?\s*)?(?P<b>25[0-9]{2}|[5-7][0-9])(?![0-9])"
)
_BARE_YEAR = re.compile(r"^\s*(?:พ\s*\.?\s*ศ\s*\.?\s*)?(25[0-9]{2})\s*$")
_WHOLE_YEAR = re.compile(
    r"ตลอด\s*(?:ทั้ง)?\s*ปี|ทั้ง\s*ปี|ตลอด(?:ระยะ)?เวลา|ปี\s*งบ\s*ประมาณ|ประจำปี|(?:ทุก|ราย|ประจำ)\s*(?:ๆ\s*)?(?:เดือน|ไตร\s*มาส)"
    r"|ต่อเนื่อง|ภายในปี|12\s*เดือน|สิ้นปี"
)
_CALENDAR_YEAR = re.compile(r"ปี\s*ปฏิทิน")
# quotation marks are specks of a scan: `ก.พ.-ม "ค.๖๖`
_DASHES = str.maketrans(
    {'"': "", "'": "", "\u201c": "", "\u201d": "", "`": "", "–": "-", "—": "-", "‐": "-", "−": "-", "―": "-"}
)


def read_period(text: str, fiscal_year: int | None) -> Period:
    """Read a period; months and quarters without a year belong to `fiscal_year` (Buddhist era).

    >>> read_period("ต.ค. ๖๕- ก.ย. ๖๖", None)
    Period(start=datetime.date(2022, 10, 1), end=datetime.date(2023, 9, 30), notes=())
    >>> read_period("ไตรมาสที่ ๑ - ๒", 2567).end
    datetime.date(2024, 3, 31)

    Args:
        text: one cell as printed.
        fiscal_year: the year that the report speaks of, for what the text leaves out; None where nothing says it.
    """
    plain = " ".join(to_arabic(text).translate(_DASHES).split())
    named = [year for year, kind, _ in find_fiscal_years(plain) if kind == "fiscal"]
    year = named[0] if named else fiscal_year
    points, bad_points = _find_points(plain)
    if points:
        period = _points_to_period(plain, points, year)
    else:
        period = (
            _read_quarters(plain, year)
            or _read_halves(plain, year)
            or _read_years(plain, fiscal_year)
            or Period(None, None, ("period-unreadable",) if re.search(r"[^\W_]", plain) else ())
        )
    if bad_points:
        period = replace(period, notes=(*period.notes, "date-invalid"))
    return _check_order(period)


def _check_order(period: Period) -> Period:
    if period.start and period.end and period.start > period.end:
        # which of the two years is misprinted cannot be known, and a period that ends before it begins is none
        return Period(None, None, (*period.notes, "period-reversed"))
    return period


def _find_points(text: str) -> tuple[list[_Point], bool]:
    points: list[_Point] = []
    has_bad = False
    for match in _POINT.finditer(text):
        day = int(match.group("day")) if match.group("day") else None
        if day is not None and not 1 <= day <= 31:
            has_bad = True
            continue
        printed_year = match.group("year")
        year = year_to_be(printed_year) if printed_year else None
        start = match.start()
        days = _DAY_RANGE.search(text[:start]) if day is not None else None
        if days and 1 <= int(days.group(1)) <= 31:
            # `๑ - ๑๕ มีนาคม ๒๕๖๖`: the first day shares month and year with the second
            points.append(_Point(month_number(match), int(days.group(1)), year, days.start(), start))
        points.append(_Point(month_number(match), day, year, start, match.end()))
    for match in _NUMERIC.finditer(text):
        year = year_to_be(match.group("year"))
        points.append(_Point(int(match.group("month")), int(match.group("day")), year, match.start(), match.end()))
    return sorted(points, key=lambda point: point.start), has_bad


def _points_to_period(text: str, points: list[_Point], fiscal_year: int | None) -> Period:
    notes: list[str] = []
    if all(point.year is None for point in points):
        if fiscal_year is None:
            return Period(None, None, ("period-unreadable",))
        notes.append("year-assumed")
        dated = [replace(point, year=calendar_year(point.month, fiscal_year)) for point in points]
    else:
        dated = _fill_years(points)
    if len(points) == 1:
        return _one_point(text, dated[0], notes)
    is_pair = len(dated) == 2 and bool(_IS_RANGE.search(text[points[0].end : points[1].start]) or _same_days(points))
    if is_pair and _is_march_misread(points):
        # `ก.พ. - ม.ค. ๖๖` for `ก.พ. - มี.ค. ๖๖`: recognisers lose the vowel, and no plan runs into the next January
        first, last = replace(dated[0], year=dated[1].year), replace(dated[1], month=_MARCH)
        return _span(first, last, [*notes, "month-misread"])
    if is_pair:
        return _span(dated[0], dated[1], notes)
    spans = _spans(text, dated)
    starts = [period.start for period in spans if period.start]
    ends = [period.end for period in spans if period.end]
    notes.extend(note for period in spans for note in period.notes if note not in notes)
    return Period(min(starts, default=None), max(ends, default=None), (*notes, "several-periods"))


def _is_march_misread(points: Sequence[_Point]) -> bool:
    first, last = points
    return last.month == _JANUARY and first.month in (_MARCH - 1, _MARCH) and first.year is None


def _same_days(points: list[_Point]) -> bool:
    return points[0].end == points[1].start and points[0].month == points[1].month


def _spans(text: str, points: list[_Point]) -> list[Period]:
    """Each printed period by itself: two points with a range mark between them, or one month or day alone."""
    spans: list[Period] = []
    at = 0
    while at < len(points):
        point, after = points[at], points[at + 1] if at + 1 < len(points) else None
        between = text[point.end : after.start] if after else ""
        if after and ((_IS_RANGE.search(between) and _BETWEEN.match(between)) or _same_days([point, after])):
            spans.append(_check_order(_span(point, after, [])))
            at += 2
        else:
            spans.append(_span(point, point, []))
            at += 1
    return spans


def _fill_years(points: list[_Point]) -> list[_Point]:
    """Years for points that print none: from the next one that has a year, else from the one before."""
    filled = list(points)
    for at in range(len(filled) - 2, -1, -1):
        point, after = filled[at], filled[at + 1]
        if point.year is None and after.year is not None:
            # `ต.ค. - ก.ย. ๖๖` begins in the year before
            filled[at] = replace(point, year=after.year - (point.month > after.month))
    for at in range(1, len(filled)):
        before, point = filled[at - 1], filled[at]
        if point.year is None and before.year is not None:
            filled[at] = replace(point, year=before.year + (point.month < before.month))
    return filled


def _one_point(text: str, point: _Point, notes: list[str]) -> Period:
    if _HALF_RANGE_AFTER.match(text[point.end :]) or _HALF_RANGE_BEFORE.search(text[: point.start]):
        # one end of a range could not be read, and the other alone would look like a whole period
        return Period(None, None, (*notes, "period-unreadable"))
    whole = _span(point, point, notes)
    if _DEADLINE.search(text[: point.start]) or _DEADLINE.search(text[point.end :]):
        return Period(None, whole.end, whole.notes)
    if _ONWARD.search(text):
        return Period(whole.start, None, whole.notes)
    return whole


def _span(first: _Point, last: _Point, notes: Sequence[str]) -> Period:
    """From the first day that `first` names to the last day that `last` names."""
    if first.year is None or last.year is None:
        return Period(None, None, (*notes, "period-unreadable"))
    start = make_date(first.day or 1, first.month, first.year)
    end = make_date(last.day or days_in_month(last.month, last.year), last.month, last.year)
    if start is None or end is None:
        notes = [*notes, "date-invalid"]
    return Period(start, end, tuple(notes))


def _read_quarters(text: str, fiscal_year: int | None) -> Period | None:
    days: list[date] = []
    notes: tuple[str, ...] = ()
    for match in _QUARTER.finditer(text):
        printed = match.group("year")
        year = year_to_be(printed) if printed else fiscal_year
        if year is None:
            return Period(None, None, ("period-unreadable",))
        if not printed and not find_fiscal_years(text):
            notes = ("year-assumed",)
        for number in [match.group("first"), *re.findall("[1-4]", match.group("more"))]:
            days.extend(_months_to_days((int(number) - 1) * 3, 3, year))
    return Period(min(days), max(days), notes) if days else None


def _read_halves(text: str, fiscal_year: int | None) -> Period | None:
    match = _HALF.search(text)
    if match is None or match.group("every") is not None:
        return None
    if fiscal_year is None:
        return Period(None, None, ("period-unreadable",))
    notes = () if find_fiscal_years(text) else ("year-assumed",)
    is_second = "หลัง" in match.group("side", "half", "part") or match.group("round") == "2"
    length = 12 if match.group("months") == "12" else 6
    start, end = _months_to_days(6 if is_second and length == 6 else 0, length, fiscal_year)
    return Period(start, end, notes)


def _months_to_days(offset: int, length: int, fiscal_year: int) -> tuple[date, date]:
    """First and last day of `length` months that begin `offset` months after October."""
    first_month = (FIRST_FISCAL_MONTH - 1 + offset) % 12 + 1
    last_month = (FIRST_FISCAL_MONTH - 1 + offset + length - 1) % 12 + 1
    first_year, last_year = calendar_year(first_month, fiscal_year), calendar_year(last_month, fiscal_year)
    start = make_date(1, first_month, first_year)
    end = make_date(days_in_month(last_month, last_year), last_month, last_year)
    assert start is not None and end is not None, "first and last days of months always exist"
    return start, end


def _read_years(text: str, fiscal_year: int | None) -> Period | None:
    if match := _YEARS.search(text):
        first, last = year_to_be(match.group("a")), year_to_be(match.group("b"))
        return Period(fiscal_bounds(first)[0], fiscal_bounds(last)[1])
    bare = _BARE_YEAR.match(text)
    years = [int(bare.group(1))] if bare else [year for year, _, _ in find_fiscal_years(text)]
    if years and _CALENDAR_YEAR.search(text):
        return Period(make_date(1, 1, years[0]), make_date(31, 12, years[0]))
    if years:
        return Period(fiscal_bounds(min(years))[0], fiscal_bounds(max(years))[1])
    if fiscal_year is not None and _WHOLE_YEAR.search(text):
        return Period(*fiscal_bounds(fiscal_year), ("year-assumed",))
    return None
