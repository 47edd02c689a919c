"""Which numbers can be the year of a report; the bounds stand in `data/codes/years.csv`."""

from __future__ import annotations

from functools import cache

from prongsai.normalizers.tables import read_table, read_tables_of_schemes


@cache
def _bounds() -> dict[str, int]:
    return {row["bound"]: int(row["year"]) for row in read_table("codes", "years")}


@cache
def _newest_year() -> int:
    """The last year that any scheme's frame knows."""
    return max(int(row["year"]) for row in read_tables_of_schemes("indicators"))


def is_report_year(year: int) -> bool:
    """True for a Buddhist year in which an assessment can lie.

    >>> is_report_year(2568), is_report_year(2540)
    (True, False)
    """
    return _bounds()["first_year"] <= year <= _bounds()["last_year"]


def is_short_year(year: int) -> bool:
    """True for a year that reports print with two digits (`ปี ๖๕`): from the first such to the frames' newest."""
    return _bounds()["first_short_year"] <= year <= _newest_year()
