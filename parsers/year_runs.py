"""Years that no word says to be years: headings that read alike but for a number, and the numbers count on.

There are more short forms for a fiscal year than a table of words can hold (`งปม. ๖๖`, `FY'66`, `รอบ ๖๖`). Two headings
that differ in nothing but `๖๖` and `๖๕` are of two years, whatever stands before the number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from prongsai.normalizers.values.dates import year_to_be
from prongsai.normalizers.values.digits import FULL_YEAR, to_arabic
from prongsai.normalizers.values.report_years import is_short_year

_LIKE_YEAR = re.compile(rf"(?<![0-9.,/])(?<![0-9]\s)(?:{FULL_YEAR}|20[0-9]{{2}}|[0-9]{{2}})(?![0-9.,/%]|\s[0-9])")
_LETTER = re.compile(r"[^\W\d_]")


def find_year_runs(headings: Sequence[str]) -> dict[int, int]:
    """Position -> Buddhist year, for headings that are alike but for years next to each other.

    >>> find_year_runs(["ตัวชี้วัด", "งปม. ๖๕", "S.D.", "งปม. ๖๖"]), find_year_runs(["ข้อ 8", "ข้อ 9"])
    ({1: 2565, 3: 2566}, {})
    >>> find_year_runs(["งปม. 66"]), find_year_runs(["เกณฑ์ 85", "เกณฑ์ 95"])
    ({}, {})
    """
    alike: dict[str, dict[int, int]] = defaultdict(dict)
    for at, heading in enumerate(headings):
        text = re.sub(r"\s+", " ", to_arabic(heading)).strip()
        for match in _LIKE_YEAR.finditer(text):
            year = year_to_be(match[0])
            rest = f"{text[: match.start()]}\0{text[match.end() :]}"
            if is_short_year(year) and _LETTER.search(rest):
                alike[rest][at] = year
    found: dict[int, int] = {}
    for years in alike.values():
        distinct = sorted(set(years.values()))
        if len(distinct) > 1 and all(later - earlier == 1 for earlier, later in pairwise(distinct)):
            found |= years
    return found


def has_unread_year(heading: str) -> bool:
    """True where a number like a year stands in a heading; whether it was read as one is for the caller to know."""
    return any(is_short_year(year_to_be(match[0])) for match in _LIKE_YEAR.finditer(to_arabic(heading)))
