"""Months, quarters and halves as columns of their own, with a mark in each in which a measure is carried out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from prongsai.normalizers.values.dates import BE_OFFSET
from prongsai.normalizers.values.digits import FULL_YEAR, to_arabic
from prongsai.normalizers.values.period import Period
from prongsai.normalizers.values.periods import read_period
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.measures.labels import ANY_YEAR
from prongsai.pipeline.model import Cell

_LONGEST_LABEL = 30
"""Characters: `ไตรมาสที่ ๑ (ต.ค. - ธ.ค. ๒๕๖๖)` has 29."""
_FEWEST = 2
"""Two halves of a year are the fewest columns of a calendar."""
_YEAR = re.compile(FULL_YEAR)
_QUARTER = re.compile(load_vocabulary("time_words").alternation("quarter"))
_NO_MARK = re.compile(r"[\s\-\u2013.\u2026_\u2610\u25a1]*")


def find_calendar(stacks: Sequence[Sequence[str]]) -> dict[int, str]:
    """The columns that are months, quarters or halves, each with its label, the year over it included.

    Columns whose labels do not follow one another in time are no calendar: a date of beginning beside one of end.

    >>> find_calendar([["มาตรการ"], ["พ.ศ. 2566", "ธ.ค."], ["พ.ศ. 2567", "ม.ค."]])
    {1: 'ธ.ค. 2566', 2: 'ม.ค. 2567'}

    Args:
        stacks: the texts over each column from the upper row down.
    """
    found = {col: label for col, stack in enumerate(stacks) if (label := _read_label(stack)) is not None}
    as_printed = {col: _with_year(*label) for col, label in found.items()}
    # `ปีงบประมาณ ๒๕๖๘` over twelve months: October to December are those of the year before
    for labels in (as_printed, {col: _with_fiscal_year(*label) for col, label in found.items()}):
        if len(labels) >= _FEWEST and _follow_in_time(list(labels.values())):
            return labels
    return {}


def _follow_in_time(labels: Sequence[str]) -> bool:
    starts = [_days(label, ANY_YEAR).start for label in labels]
    following = all(
        first is not None and later is not None and first < later
        for first, later in zip(starts, starts[1:], strict=False)
    )
    return following or _turns_at_new_year(labels)


def is_calendar_label(text: str) -> bool:
    """True for the name of a month, a quarter or a half as a whole.

    >>> is_calendar_label("ต.ค."), is_calendar_label("ตลอดปี")
    (True, False)
    """
    return _read_label([text]) is not None


def marked_labels(cells: Sequence[Cell], calendar: Mapping[int, str]) -> list[str]:
    """The labels of the columns that hold a mark; a cell merged over several marks them all."""
    columns = {
        col for cell in cells if not _NO_MARK.fullmatch(cell.text) for col in range(cell.col, cell.col + cell.col_span)
    }
    return [label for col, label in calendar.items() if col in columns]


def read_calendar(labels: Sequence[str], fiscal_year: int | None) -> Period:
    """From the first day of the first marked column to the last day of the last one.

    >>> read_calendar(["ธ.ค. 2566", "ม.ค. 2567"], None).end
    datetime.date(2024, 1, 31)
    """
    days = [_days(label, fiscal_year) for label in labels]
    starts = [period.start for period in days if period.start is not None]
    ends = [period.end for period in days if period.end is not None]
    is_whole = len(starts) == len(ends) == len(labels) > 0
    return Period(min(starts), max(ends)) if is_whole else Period(None, None)


def _read_label(stack: Sequence[str]) -> tuple[str, int | None] | None:
    """The label of a column, its lowest text with the word (`ไตรมาส`) that it needs, and the year over it."""
    if not stack:
        return None
    lowest = " ".join(stack[-1].split())
    upper = " ".join(" ".join(text.split()) for text in stack[:-1])
    word = _QUARTER.search(upper)
    for text in (lowest, f"{word[0]} {lowest}") if word else (lowest,):
        if not re.search(r"[^\W_]", text) or len(text) > _LONGEST_LABEL:
            continue
        period = _days(text, ANY_YEAR)
        if period.start is None or period.end is None or (period.end - period.start).days > _HALF_YEAR_DAYS:
            continue
        year = _YEAR.search(to_arabic(upper))
        return text, int(year[0]) if year and not _YEAR.search(to_arabic(text)) and not word else None
    return None


def _with_year(text: str, year: int | None) -> str:
    return text if year is None else f"{text} {year}"


def _with_fiscal_year(text: str, year: int | None) -> str:
    """The label with the year that it has in a fiscal year."""
    start = _days(text, year).start
    return text if year is None or start is None else f"{text} {start.year + BE_OFFSET}"


_HALF_YEAR_DAYS = 184
"""Of the calendar: no half year has more days; what lasts longer is no column of a calendar."""


def _days(label: str, fiscal_year: int | None) -> Period:
    return read_period(label, fiscal_year)


def _turns_at_new_year(labels: Sequence[str]) -> bool:
    """True for months from January to December, which the fiscal year would put in another order."""
    months = [_days(label, ANY_YEAR).start for label in labels]
    numbers = [day.month for day in months if day is not None]
    return len(numbers) == len(labels) and all(a < b for a, b in zip(numbers, numbers[1:], strict=False))
