"""Dates of a workbook as they are shown: 45,200 under `d mmm yyyy` is a day of October 2023."""

from __future__ import annotations

import calendar
import re
from datetime import datetime, timedelta
from functools import cache
from typing import Literal

from prongsai.normalizers.thai.months import MONTHS_IN_YEAR, name_month
from prongsai.normalizers.values.digits import to_thai

DateSystem = Literal["1900", "1904"]
_FIRST_DAY = {"1900": datetime(1899, 12, 30), "1904": datetime(1904, 1, 1)}
"""Day 0 of both systems; that of 1900 counts a 29 February that never was, so it is right from March 1900 on
(ECMA-376 part 1, 18.17.4.1)."""
_LAST_DAY = 2_958_465
"""31 December 9999, the last day that Excel shows."""
_BUDDHIST_YEARS = 543
"""Between the Gregorian year and the Buddhist era's, by law of 1940."""
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]]*)\]|\[(h+|m+|s+)\]|\[[^\]]*\]|(AM/PM|A/P|y+|e+|b+|m+|d+|h+|s+(?:\.0+)?)|(.)',
    re.IGNORECASE | re.DOTALL,
)
_DATE_SIGNS = re.compile(r"[ymdhsb]", re.IGNORECASE)
_WORDS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General', re.IGNORECASE | re.DOTALL)
_PLACEHOLDER = re.compile(r"[0#?]")
_LOCALE = re.compile(r"-(?P<numerals>[0-9A-F]{1,2})?(?P<calendar>[0-9A-F]{2})(?P<language>[0-9A-F]{4})$", re.IGNORECASE)
_THAI, _THAI_NUMERALS, _BUDDHIST = "041E", "D", "07"
"""The language, the numeral system and the calendar of a locale ([MS-LCID]; calendar 7 is the Buddhist one)."""


@cache
def is_date_format(code: str) -> bool:
    """Whether a format shows a date or a time.

    >>> is_date_format("d/m/yyyy"), is_date_format('0.00" บาท"'), is_date_format("[Red]0"), is_date_format("t0.00")
    (True, False, False, False)
    """
    first = _WORDS.sub("", code).partition(";")[0]
    return _DATE_SIGNS.search(first) is not None and _PLACEHOLDER.search(re.sub(r"s+\.0+", "", first)) is None


def show_date(value: float, code: str, system: DateSystem) -> str:
    """A day or a time as a cell shows it; weekdays are left out.

    >>> show_date(45200, "d/m/yyyy", "1900"), show_date(45200, "[$-D07041E]d mmmm yyyy", "1900")
    ('1/10/2023', '๑ ตุลาคม ๒๕๖๖')
    >>> show_date(-1, "d/m/yyyy", "1900")
    '#####'
    """
    if not 0 <= value <= _LAST_DAY:
        return "#####"  # as Excel shows a day before the first
    when = _FIRST_DAY[system] + timedelta(seconds=round(value * timedelta(days=1).total_seconds()))
    writer = _Writer(when, value, code)
    return to_thai(writer.text) if writer.has_thai_digits else writer.text


class _Writer:
    """Writes one moment in one format."""

    def __init__(self, when: datetime, value: float, code: str) -> None:
        self._when, self._value = when, value
        self.has_thai_digits = False
        self._is_thai, self._is_buddhist = False, False
        self._is_noon_counted = re.search("AM/PM|A/P", code, re.IGNORECASE) is not None
        self._after_hour = False
        pieces = [self._piece(match, code) for match in _TOKEN.finditer(code.partition(";")[0])]
        self.text = "".join(pieces).strip(" ,")

    def _piece(self, match: re.Match[str], code: str) -> str:
        quoted, escaped, locale, elapsed, sign, other = match.groups()
        if locale is not None:
            self._take_locale(locale)
            return ""
        if elapsed is not None:
            self._after_hour = elapsed.lower().startswith("h")
            seconds = self._value * timedelta(days=1).total_seconds()
            unit = {"h": timedelta(hours=1), "m": timedelta(minutes=1), "s": timedelta(seconds=1)}[elapsed[0].lower()]
            return str(int(seconds // unit.total_seconds()))
        if sign is not None:
            return self._sign(sign, code[match.end() :])
        return next((one for one in (quoted, escaped, other) if one is not None), "")

    def _take_locale(self, locale: str) -> None:
        found = _LOCALE.search(locale)
        if found is None:
            self._is_thai = self._is_thai or locale.upper().endswith("41E")
            return
        self._is_thai = found["language"].upper() == _THAI
        self._is_buddhist = found["calendar"] == _BUDDHIST
        self.has_thai_digits = (found["numerals"] or "").upper() == _THAI_NUMERALS

    def _sign(self, sign: str, rest: str) -> str:
        kind, count = sign[0].lower(), len(sign)
        if kind == "a":
            return f"{self._when:%p}"
        is_minute = kind == "m" and count < 3 and (self._after_hour or re.match(r"[^a-z]*s", rest, re.IGNORECASE))
        self._after_hour = kind == "h"
        if is_minute:
            return f"{self._when.minute:0{count}d}"
        if kind in "yeb":
            year = self._when.year + (_BUDDHIST_YEARS if kind == "b" or self._is_buddhist else 0)
            return f"{year % 100:02d}" if count < 3 and kind != "e" else str(year)
        if kind == "m":
            return self._month(count)
        if kind == "d":
            return f"{self._when.day:0{count}d}" if count < 3 else ""
        if kind == "h":
            hour = int(f"{self._when:%I}") if self._is_noon_counted else self._when.hour
            return f"{hour:0{count}d}"
        return f"{self._when.second:0{min(count, 2)}d}"

    def _month(self, count: int) -> str:
        if count < 3:
            return f"{self._when.month:0{count}d}"
        if self._is_thai:
            return name_month(self._when.month, is_short=count == 3)
        names = calendar.month_abbr if count == 3 else calendar.month_name
        return names[self._when.month]


assert len(calendar.month_name) == MONTHS_IN_YEAR + 1
