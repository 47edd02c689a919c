"""Thai dates and fiscal years in running text.

Months come in full, abbreviated with or without dots, and with blanks that a text layer or a recogniser put between
the letters; years are Buddhist with four or two digits. The Thai fiscal year Y runs from 1 October Y-1 to
30 September Y. Every date that leaves this module is Gregorian.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from prongsai.normalizers.values.digits import to_arabic

YearKind = Literal["fiscal", "annual", "plain"]

BE_OFFSET = 543
FIRST_FISCAL_MONTH = 10

# name without its ending, ending (which a careless writer leaves out), abbreviation
_MONTHS = (
    ("มกรา", "คม", "มค"),
    ("กุมภา", "พันธ์", "กพ"),
    ("มีนา", "คม", "มีค"),
    ("เมษา", "ยน", "เมย"),
    ("พฤษภา", "คม", "พค"),
    ("มิถุนา", "ยน", "มิย"),
    ("กรกฎา", "คม", "กค"),
    ("สิงหา", "คม", "สค"),
    ("กันยา", "ยน", "กย"),
    ("ตุลา", "คม", "ตค"),
    ("พฤศจิกา", "ยน", "พย"),
    ("ธันวา", "คม", "ธค"),
)
# spellings met in reports: the look-alike letter, and the mark for killing a letter left out or doubled
_MISSPELT = {"กรกฎา": "กรก[ฎฏ]า", "พฤศจิกา": "พฤ[ศษ]จิกา", "พันธ์": "พัน(?:ธ์?|ธุ์)"}

# the vowel over `ม` is what tells March and June apart from January; a wrong one of them still does
_MISREAD = {"มี": "ม\\s*[\u0e34-\u0e37]", "มิ": "ม\\s*[\u0e34-\u0e37]?"}
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_MARK_LETTERS = frozenset(map(chr, (0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F))))

THAI = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e4e"
"""Thai letters and marks as a character class, without the digits."""


def _spread(letters: str) -> str:
    """A pattern for `letters` with blanks allowed between them; a character class or group stays whole."""
    return r"\s*".join(re.findall(r"\[[^]]*\]|\(\?:[^)]*\)|.", letters))


def _unmarked(letters: str) -> str:
    """As `_spread`, with any marks or none on each letter: recognisers lose, double and swap them."""
    return "".join(rf"{letter}[{_MARKS}\s]*" for letter in letters if letter not in _MARK_LETTERS)


def _month_pattern() -> str:
    names = []
    for number, (stem, ending, short) in enumerate(_MONTHS, start=1):
        full = f"{_spread(_MISSPELT.get(stem, stem))}(?:\\s*{_spread(_MISSPELT.get(ending, ending))})?"
        # with marks gone a stem may be another word (`ตลา` of `ตลาด`), so then the ending must stand
        damaged = f"{_unmarked(stem)}{_unmarked(ending)}"
        consonant, last = _MISREAD.get(short[:-1], _spread(short[:-1])), short[-1]
        # without dots only where no Thai letter touches it: `มค` also stands inside `สมควร`
        dotted = "|".join(
            rf"{letters}(?![{THAI}])"
            for letters in (
                rf"{consonant}\s*\.\s*{last}\s*\.?",
                rf"{consonant}\s+{last}\s*\.",
                rf"{short}\.?",
            )
        )
        names.append(f"(?P<m{number}>{full}|{damaged}|(?<![{THAI}.])(?:{dotted}))")
    return "|".join(names)


MONTH = f"(?:{_month_pattern()})"
"""A month's name as a pattern; `month_number` says which one a match has found."""

# a short year lies in the fifties to seventies of its century: `มี.ค. ๑๕` names a day
YEAR = r"(?:(?:ปี|พ\s*\.?\s*ศ\s*\.?|ค\s*\.?\s*ศ\s*\.?)\s*)*(?P<year>2\s?[0-9]\s?[0-9]\s?[0-9]|[5-7][0-9])(?![0-9])"
_FIRST_SHORT_YEAR = 50
_DAY = r"(?<![0-9./])(?P<day>[0-9]{1,2})"
_DATE = re.compile(rf"{_DAY}\s*(?:เดือน\s*)?{MONTH}\s*{YEAR}")
_NUMERIC_DATE = re.compile(
    r"(?<![0-9./])(?P<day>[0-9]{1,2})\s?/\s?(?P<month>[0-9]{1,2})\s?/\s?(?P<year>[0-9]{4}|[5-7][0-9])(?![0-9/])"
)

_ERA = r"(?:พ\s*\.?\s*ศ\s*\.?\s*)?"
_FISCAL_YEAR = re.compile(
    rf"(?P<fiscal>(?:ประจำ\s*)?ปี\s*งบ\s*ประมาณ)\s*{_ERA}(?P<y1>25[0-9]{{2}}|[0-9]{{2}}(?![0-9]))"
    rf"|(?P<annual>ประจำ\s*ปี)\s*{_ERA}(?P<y2>25[0-9]{{2}}|[0-9]{{2}}(?![0-9]))"
    rf"|(?:ปี|ITA)\s*{_ERA}(?P<y3>25[0-9]{{2}}|(?<=ปี )[3-9][0-9](?![0-9]))"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A full date in a text; `value` is None where the calendar has no such day."""

    raw: str
    span: tuple[int, int]
    value: date | None


def month_number(match: re.Match[str]) -> int:
    """Which month a match of a pattern holding `MONTH` once has found, 1 to 12."""
    for number in range(1, 13):
        if match.group(f"m{number}") is not None:
            return number
    raise ValueError("the match holds no month")


def year_to_be(digits: str) -> int:
    """The Buddhist year of two or four printed digits; a Gregorian year is turned into one.

    >>> year_to_be("66"), year_to_be("2566"), year_to_be("2023")
    (2566, 2566, 2566)
    """
    year = int("".join(digits.split()))
    if year < 100:
        return 2500 + year
    return year + BE_OFFSET if year < 2200 else year


def make_date(day: int, month: int, year: int) -> date | None:
    """The Gregorian date of a day in a Buddhist year; None where the calendar has no such day.

    >>> make_date(29, 2, 2566) is None, make_date(29, 2, 2567)
    (True, datetime.date(2024, 2, 29))
    """
    if not 1 <= month <= 12 or not 1 <= year - BE_OFFSET <= 9999:
        return None
    if not 1 <= day <= days_in_month(month, year):
        return None
    return date(year - BE_OFFSET, month, day)


def days_in_month(month: int, year: int) -> int:
    """How many days the month has in a Buddhist year."""
    return calendar.monthrange(year - BE_OFFSET, month)[1]


def fiscal_bounds(fiscal_year: int) -> tuple[date, date]:
    """First and last day of a fiscal year (Buddhist era).

    >>> fiscal_bounds(2566)
    (datetime.date(2022, 10, 1), datetime.date(2023, 9, 30))
    """
    year_ce = fiscal_year - BE_OFFSET
    return date(year_ce - 1, FIRST_FISCAL_MONTH, 1), date(year_ce, FIRST_FISCAL_MONTH - 1, 30)


def calendar_year(month: int, fiscal_year: int) -> int:
    """The Buddhist calendar year in which a month of the fiscal year lies."""
    return fiscal_year - 1 if month >= FIRST_FISCAL_MONTH else fiscal_year


def find_dates(text: str) -> list[FoundDate]:
    """Every full date (day, month and year) in `text`, in order, also those that the calendar does not have.

    >>> [f.value for f in find_dates("ลงวันที่ ๑๐ มี.ค. ๖๖ และ ๒๙ กุมภาพันธ์ ๒๕๖๖")]
    [datetime.date(2023, 3, 10), None]
    """
    arabic = to_arabic(text)
    found = list(_written_dates(text, arabic)) + list(_numeric_dates(text, arabic))
    return sorted(found, key=lambda one: one.span)


def _written_dates(text: str, arabic: str) -> Iterator[FoundDate]:
    for match in _DATE.finditer(arabic):
        if int(match.group("day")) >= _FIRST_SHORT_YEAR:
            # `ต.ค. ๖๕ ก.ย. ๖๖`, its dash lost: the number is the year of the month before it
            continue
        value = make_date(int(match.group("day")), month_number(match), year_to_be(match.group("year")))
        yield FoundDate(text[match.start() : match.end()], match.span(), value)


def _numeric_dates(text: str, arabic: str) -> Iterator[FoundDate]:
    for match in _NUMERIC_DATE.finditer(arabic):
        # three numbers with strokes are a date only where the middle one can be a month; else a document's number
        if 1 <= int(match.group("month")) <= 12:
            value = make_date(int(match.group("day")), int(match.group("month")), year_to_be(match.group("year")))
            yield FoundDate(text[match.start() : match.end()], match.span(), value)


def find_fiscal_years(text: str) -> list[tuple[int, YearKind, tuple[int, int]]]:
    """Years that a text names as fiscal year, as annual (`ประจำปี`) or plainly (`ปี`), with kind and span, in order.

    >>> [(y, k) for y, k, _ in find_fiscal_years("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ จากผลปี ๒๕๖๗ ตาม พ.ร.บ. พ.ศ. ๒๕๔๐")]
    [(2568, 'fiscal'), (2567, 'plain')]
    """
    found: list[tuple[int, YearKind, tuple[int, int]]] = []
    for match in _FISCAL_YEAR.finditer(to_arabic(text)):
        kind: YearKind = "fiscal" if match.group("fiscal") else "annual" if match.group("annual") else "plain"
        digits = match.group("y1") or match.group("y2") or match.group("y3")
        found.append((year_to_be(digits), kind, match.span()))
    return found
