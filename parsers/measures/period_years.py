"""For which fiscal year months and quarters without a year are meant, where it is not the report's own.

A report of 2567 lists its results and then what it plans for 2568; another is titled 2567 and its results are dated in
2568. The heading over a table says the first, the dates in the results say the second.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from prongsai.normalizers.thai.lines import join_lines
from prongsai.normalizers.values.dates import BE_OFFSET, FIRST_FISCAL_MONTH, find_dates, find_fiscal_years
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.headers import MeasureField
from prongsai.parsers.measures.drafts import MeasureDraft
from prongsai.pipeline.model import Block, Paragraph

_WORDS = load_vocabulary("plan_words")
_PLANS = re.compile(_WORDS.alternation("plan"))
_OF_RESULTS = re.compile(_WORDS.alternation("results assessed"))
_CAPTION_LINES = 4
"""A caption, what it wraps to, a unit of money and a number of the table have a line each at the most."""
_LONGEST_CAPTION = 220
"""Characters: two printed lines and a half. A longer paragraph is running text."""
_FARTHEST = 1
"""A report plans for its own year or the next; a year further off is of a plan over years, or misread."""
_DATED: tuple[MeasureField, ...] = ("results", "outcomes", "monitoring")
"""Fields that tell when something was done; steps may name days of rules and of earlier years."""
_FEWEST_DATES = 3
"""Dates of results from which they say more than a title: one or two may be misprints."""
_MOST = 0.75
"""Share of them that must lie in one fiscal year: a year's work may begin before it and end after it."""


def year_of_caption(blocks: Sequence[Block], at: int, report_year: int | None) -> int | None:
    """The fiscal year that the nearest caption with a year plans for; None where it names the report's or none.

    Args:
        blocks: the report in reading order.
        at: where the table stands among them.
        report_year: Buddhist era.
    """
    above = [block.text for block in blocks[max(0, at - _CAPTION_LINES) : at] if isinstance(block, Paragraph)]
    for text in reversed(above):
        years = {year for year, kind, _ in find_fiscal_years(text) if kind != "plain"}
        if years and len(text) <= _LONGEST_CAPTION:
            is_plan = bool(_PLANS.search(text)) and not _OF_RESULTS.search(text)
            # a year that is over is the one assessed, for which no caption plans
            return _near(years - set(range(report_year or 0)), report_year) if is_plan else None
    return None


def year_of_heading(headings: Sequence[str], report_year: int | None) -> int | None:
    """The fiscal year that the heading over a period names: `ระยะเวลาดำเนินการ (ปีงบประมาณ ๒๕๖๘)`."""
    years = {year for text in headings for year, kind, _ in find_fiscal_years(text) if kind != "plain"}
    return _near(years, report_year)


def year_of_results(drafts: Sequence[MeasureDraft], report_year: int | None) -> int | None:
    """The fiscal year in which the days of the results lie, where that is another than the report's."""
    days = [
        found.value
        for draft in drafts
        for name in _DATED
        for piece in draft.pieces.get(name, [])
        for found in find_dates(join_lines(piece))
        if found.value is not None
    ]
    if report_year is None or len(days) < _FEWEST_DATES:
        return None
    ((year, count),) = Counter(map(fiscal_year_of, days)).most_common(1)
    is_other = year != report_year and abs(year - report_year) <= _FARTHEST
    return year if is_other and count >= _MOST * len(days) else None


def fiscal_year_of(day: date) -> int:
    """The fiscal year, Buddhist era, that a day lies in.

    >>> fiscal_year_of(date(2023, 10, 1)), fiscal_year_of(date(2023, 9, 30))
    (2567, 2566)
    """
    return day.year + BE_OFFSET + (day.month >= FIRST_FISCAL_MONTH)


def _near(years: set[int], report_year: int | None) -> int | None:
    if len(years) != 1 or report_year is None:
        return None
    (year,) = years
    return year if 0 < abs(year - report_year) <= _FARTHEST else None
