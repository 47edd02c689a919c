"""Months and days that a period names: `ต.ค. ๖๕ - ก.ย. ๖๖`, `๑ - ๑๕ มีนาคม ๒๕๖๗`, `ภายในเดือนมีนาคม`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.thai.months import MONTH, month_number
from prongsai.normalizers.values.dates import NUMERIC_DATE, YEAR, calendar_year, days_in_month, make_date, year_to_be
from prongsai.normalizers.values.period import Note, Period, check_order, unreadable
from prongsai.normalizers.vocabulary import load_vocabulary

_JANUARY, _FEBRUARY, _MARCH = 1, 2, 3
"""Of the calendar: around the turn of a year."""
_LAST_DAY = 31
"""Of the calendar: no month has more days."""

_WORDS = load_vocabulary("time_words")
_MONTH_WORD, _END_OF = _WORDS.alternation("month"), _WORDS.alternation("end_of")
_BEFORE_POINT = _WORDS.alternation("part_of_date", "month")
_RANGE = f"(?:-|~|{_WORDS.alternation('range')})"
_POINT = re.compile(rf"(?:(?P<day>(?<![0-9./])[0-9]{{1,2}})\s*(?:(?:{_MONTH_WORD})\s*)?)?{MONTH}(?:\s*[,/]?\s*{YEAR})?")
_DAY_RANGE = re.compile(rf"(?<![0-9./])([0-9]{{1,2}})\s*(?:{_RANGE})\s*$")
_BETWEEN = re.compile(rf"[\s.,)]*(?:{_END_OF})?\s*{_RANGE}?\s*(?:(?:{_END_OF})\s*)?(?:{_BEFORE_POINT}|\s)*")
_HALF_RANGE_AFTER = re.compile(rf"[\s.]*{_RANGE}\s*[^\W_]")
_HALF_RANGE_BEFORE = re.compile(r"[^\W_][\s.]*-\s*$")
_IS_RANGE = re.compile(_RANGE)
_DEADLINE = re.compile(
    rf"(?!{_WORDS.alternation('no_deadline')})(?:{_WORDS.alternation('deadline')})|^\s*(?:{_WORDS.alternation('range')})"
)
_TO_PRESENT = re.compile(rf"[\s.]*{_RANGE}\s*(?:{_WORDS.alternation('present')})")
_ONWARD = re.compile(_WORDS.alternation("onward"))


@dataclass(frozen=True, slots=True)
class Point:
    """A month as printed, from `start` to before `end`, with day and year (Buddhist era) where they stand."""

    month: int
    day: int | None
    year: int | None
    start: int
    end: int


def find_points(text: str) -> tuple[list[Point], bool]:
    """The months and days that a text names, in order, and whether a day was left out because no month has it.

    >>> [(p.day, p.month, p.year) for p in find_points("1 - 15 มีนาคม 2567")[0]]
    [(1, 3, 2567), (15, 3, 2567)]

    Args:
        text: one period with Arabic digits and plain dashes.
    """
    points: list[Point] = []
    has_bad = False
    for match in _POINT.finditer(text):
        day = int(match.group("day")) if match.group("day") else None
        if day is not None and not 1 <= day <= _LAST_DAY:
            has_bad = True
            continue
        printed_year = match.group("year")
        year = year_to_be(printed_year) if printed_year else None
        start = match.start()
        days = _DAY_RANGE.search(text[:start]) if day is not None else None
        if days and 1 <= int(days.group(1)) <= _LAST_DAY:
            # `๑ - ๑๕ มีนาคม ๒๕๖๖`: the first day shares month and year with the second
            points.append(Point(month_number(match), int(days.group(1)), year, days.start(), start))
        points.append(Point(month_number(match), day, year, start, match.end()))
    for match in NUMERIC_DATE.finditer(text):
        year = year_to_be(match.group("year"))
        points.append(Point(int(match.group("month")), int(match.group("day")), year, match.start(), match.end()))
    return sorted(points, key=lambda point: point.start), has_bad


def points_to_period(text: str, points: Sequence[Point], fiscal_year: int | None) -> Period:
    """The period that the points of a text make.

    Args:
        text: where the points stand, for the words between and around them.
        points: at least one, in order.
        fiscal_year: Buddhist era, for points of which none prints a year; None where nothing says it.
    """
    notes: list[Note] = []
    if all(point.year is None for point in points):
        if fiscal_year is None:
            return unreadable()
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


def _is_march_misread(points: Sequence[Point]) -> bool:
    first, last = points
    return last.month == _JANUARY and first.month in (_FEBRUARY, _MARCH) and first.year is None


def _same_days(points: Sequence[Point]) -> bool:
    return points[0].end == points[1].start and points[0].month == points[1].month


def _spans(text: str, points: Sequence[Point]) -> list[Period]:
    """Each printed period by itself: two points with a range mark between them, or one month or day alone."""
    spans: list[Period] = []
    at = 0
    while at < len(points):
        point, after = points[at], points[at + 1] if at + 1 < len(points) else None
        between = text[point.end : after.start] if after else ""
        if after and ((_IS_RANGE.search(between) and _BETWEEN.fullmatch(between)) or _same_days([point, after])):
            spans.append(check_order(_span(point, after, [])))
            at += 2
        else:
            spans.append(_span(point, point, []))
            at += 1
    return spans


def _fill_years(points: Sequence[Point]) -> list[Point]:
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


def _one_point(text: str, point: Point, notes: Sequence[Note]) -> Period:
    if _TO_PRESENT.match(text[point.end :]):
        return replace(_span(point, point, notes), end=None)
    if _HALF_RANGE_AFTER.match(text[point.end :]) or _HALF_RANGE_BEFORE.search(text[: point.start]):
        # one end of a range could not be read, and the other alone would look like a whole period
        return unreadable(*notes)
    whole = _span(point, point, notes)
    if _DEADLINE.search(text[: point.start]) or _DEADLINE.search(text[point.end :]):
        return Period(None, whole.end, whole.notes)
    if _ONWARD.search(text):
        return Period(whole.start, None, whole.notes)
    return whole


def _span(first: Point, last: Point, notes: Sequence[Note]) -> Period:
    """From the first day that `first` names to the last day that `last` names."""
    if first.year is None or last.year is None:
        return unreadable(*notes)
    start = make_date(first.day or 1, first.month, first.year)
    end = make_date(last.day or days_in_month(last.month, last.year), last.month, last.year)
    if start is None or end is None:
        notes = [*notes, "date-invalid"]
    return Period(start, end, tuple(notes))
