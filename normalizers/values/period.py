"""A period: its first and last day, and what is doubtful about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Note = Literal[
    "date-invalid", "period-reversed", "several-periods", "year-assumed", "month-misread", "period-unreadable"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, each None where the text leaves it open or no such day exists.

    `notes`: `date-invalid` (a day that the calendar lacks), `period-reversed` (the end lies before the start, so
    neither is given), `several-periods` (the days span more than one printed period), `year-assumed` (the year is the
    report's, not the text's), `month-misread` (March was read as January), `period-unreadable` (no day could be
    found).
    """

    start: date | None
    end: date | None
    notes: tuple[Note, ...] = ()


def unreadable(*notes: Note) -> Period:
    """A period of which no day is known, with the notes that came before."""
    return Period(None, None, (*notes, "period-unreadable"))


def check_order(period: Period) -> Period:
    """The period, without its days where it ends before it begins: which year is misprinted cannot be known."""
    if period.start and period.end and period.start > period.end:
        return Period(None, None, (*period.notes, "period-reversed"))
    return period
