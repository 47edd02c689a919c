"""Which year answers for a score: the one that the nearest words name, and what remains open.

A heading over the column or beside the row speaks before the lines above the table, those before the section, and where
nothing near says it, the report's own year holds. A year later than the report's own has no results yet, so a heading
that names one is doubted, and so is one that names two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from prongsai.normalizers.values.dates import year_to_be
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.report_years import is_short_year
from prongsai.normalizers.values.written_years import find_written_years
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.year_runs import find_year_runs
from prongsai.parsers.years import YearMention, find_years, pick_only_year
from prongsai.pipeline.model import Answer, OpenClaim

OWN_YEAR = "the report's own year"
SPOKEN_OF = "the year whose results the report speaks of"
_COMPARED = re.compile(rf"(?:{load_vocabulary('relative_years').alternation('compared')})\s*$")
_KEPT = 60
"""Characters of a heading that are quoted."""


@dataclass(frozen=True, slots=True)
class YearClaim:
    """The year that a score is said to be of, in Buddhist era, and by what.

    `between` are the years that nothing decides between, the one taken first; empty where the year is settled.
    """

    year: int | None
    said_by: str = OWN_YEAR
    between: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The claim as an observation carries it; none where no year is known."""
        return (Answer("year", self.said_by),) if self.year is not None else ()

    @property
    def open_claims(self) -> tuple[OpenClaim, ...]:
        """The doubt as an observation carries it."""
        return (OpenClaim("year", self.between),) if self.between else ()


def own_year(report_year: int | None, assessed_year: int | None) -> YearClaim:
    """What holds where no words say the year: whose results the report speaks of, else its own.

    Args:
        report_year: the year of the report.
        assessed_year: the year whose results it names most; None where it names none.
    """
    if assessed_year is None or assessed_year == report_year:
        return YearClaim(report_year if assessed_year is None else assessed_year)
    return YearClaim(assessed_year, SPOKEN_OF)


def said_by(place: str, text: str, year: int, report_year: int | None) -> YearClaim:
    """The claim of words that name one year.

    Args:
        place: where they stand: `column heading`, `caption`.
        text: the words.
        year: the year that they name.
        report_year: the year of the report, if known.
    """
    short = " ".join(text.split())
    quoted = f"{place} `{short if len(short) <= _KEPT else short[: _KEPT - 1] + '…'}`"
    if report_year is not None and year > report_year:
        return YearClaim(year, quoted, (str(year), str(report_year)))
    return YearClaim(year, quoted)


def read_column_years(headings: Sequence[Sequence[str]], report_year: int | None) -> list[YearClaim | None]:
    """The years that the headings of a table's columns name, None for a column without one.

    `ปีก่อน` beside `ปี ๒๕๖๗` is the year before that one; beside other relative years it counts from the report's.

    Args:
        headings: for each column its headings, the nearest to its cells first: its own, then with the titles above.
        report_year: the year of the report, if known.
    """
    plainly = {m.year for column in headings for m in _explicit(column[0])}
    anchor = plainly.pop() if len(plainly) == 1 else report_year
    # `66` over `IIT | EIT | OIT`: the year stands first in the heading of each
    short = find_short_years([column[0].partition(" ")[0] for column in headings])
    claims = [
        said_by("column heading", column[0], short[at], report_year)
        if at in short
        else _column_year(column, anchor, report_year)
        for at, column in enumerate(headings)
    ]
    if any(claims):
        return claims
    return _claim_runs(headings, report_year)


def _claim_runs(headings: Sequence[Sequence[str]], report_year: int | None) -> list[YearClaim | None]:
    """The years of headings in which no word says that they are years."""
    claims: list[YearClaim | None] = [None] * len(headings)
    for level in range(max(map(len, headings), default=0)):
        texts = [column[level] if level < len(column) else "" for column in headings]
        for at, year in find_year_runs(texts).items():
            claims[at] = claims[at] or said_by("column heading", texts[at], year, report_year)
    return claims


def find_short_years(headings: Sequence[str]) -> dict[int, int]:
    """Position -> year, for headings that are two digits and nothing else: years where all such are neighbours.

    >>> find_short_years(["หน่วยงาน", "๖๗", "๖๖"]), find_short_years(["ที่", "66"]), find_short_years(["66", "71"])
    ({1: 2567, 2: 2566}, {}, {})
    """
    printed = {at: text for at, heading in enumerate(headings) if (text := to_arabic(heading).strip()).isdecimal()}
    years = {at: year_to_be(text) for at, text in printed.items() if len(text) == len("66")}
    steps = {later - earlier for earlier, later in pairwise(dict.fromkeys(years.values()))}
    is_run = len(years) == len(printed) and len(steps) == 1 and steps <= {1, -1}
    return years if is_run and all(map(is_short_year, years.values())) else {}


def _explicit(heading: str) -> list[YearMention]:
    return find_years(heading, is_heading=True)


def _column_year(headings: Sequence[str], anchor: int | None, report_year: int | None) -> YearClaim | None:
    for heading in headings:
        mentions = [m for m in find_years(heading, anchor, is_heading=True) if not _is_compared(m, heading)]
        years = list(dict.fromkeys(m.year for m in mentions if m.role not in ("dated", "act")))
        if len(years) == 1:
            return said_by("column heading", heading, years.pop(), report_year)
        if len(years) == 2 and all(m.role != "span" for m in mentions):
            years.sort(reverse=True)
            return YearClaim(years[0], f"column heading `{heading}`", tuple(map(str, years)))
    return None


def _is_compared(mention: YearMention, heading: str) -> bool:
    """True for the year that a column is held against: `คะแนน (เทียบปีก่อน)` are this year's."""
    return mention.is_relative and _COMPARED.search(heading[: mention.start]) is not None


def names_year(heading: str) -> bool:
    """True where a cell names a year in any form, so that it heads a column.

    >>> names_year("FY2024"), names_year("ปีก่อน"), names_year("คะแนน"), names_year("92.14")
    (True, True, False, False)
    """
    return bool(find_written_years(heading, is_heading=True))


def read_caption_year(lines: Sequence[str], report_year: int | None) -> YearClaim | None:
    """The year that the nearest of the lines above a table names; None where none of them names one.

    Args:
        lines: the lines in reading order.
        report_year: the year of the report, if known.
    """
    for line in reversed(lines):
        if (year := pick_only_year(line, report_year)) is not None:
            return said_by("caption", line, year, report_year)
    return None


def read_row_year(label: str, report_year: int | None) -> YearClaim | None:
    """The one year that the label of a row names, None for none or several."""
    mentions = find_years(label, report_year, is_heading=True)
    years = {m.year for m in mentions if m.role not in ("dated", "act", "span")}
    return said_by("row", label, years.pop(), report_year) if len(years) == 1 else None
