"""Numbers of a workbook as they are shown: 0.9133 under the format `0.00%` is 91.33%.

A workbook keeps the number and the format apart (ECMA-376 part 1, 18.8.31); what is compared with other reports, and
what a person reads off the screen, is the number as shown.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from prongsai.normalizers.values.digits import to_thai
from prongsai.pipeline.pages.sheets.date_formats import DateSystem, is_date_format, show_date

GENERAL = "General"
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    # the short date is the system's: in Thailand the day comes first
    14: "d/m/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "d/m/yyyy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)",
    41: "#,##0;-#,##0;-",
    42: "#,##0;-#,##0;-",
    43: "#,##0.00;-#,##0.00;-",
    44: "#,##0.00;-#,##0.00;-",
    49: "@",
    # of Thai Excel: the same with Thai digits
    59: "t0",
    60: "t0.00",
    61: "t#,##0",
    62: "t#,##0.00",
    67: "t0%",
    68: "t0.00%",
}
"""The formats that a workbook names by number alone (ECMA-376 part 1, 18.8.30, its table for Thai with it)."""

_MOST_DECIMALS = 4
"""What a cell without a format is shown with depends on the width of its column; a number with more decimals than a
score may have is one that was calculated, and is told with two."""
_EXACT_DIGITS = 15
"""Digits that a workbook's numbers are exact to (IEEE 754 doubles), and that Excel keeps."""
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|(General)|([0#?.,%@]|[Ee][+-])|(?P<other>.)', re.IGNORECASE | re.DOTALL
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_THAI_NUMERALS = re.compile(r"\$-D[0-9A-F]{5,6}|NatNum1\b.*41E|DBNum.*41E", re.IGNORECASE)
"""Numeral system 0x0D of a locale is Thai ([MS-LCID], and ECMA-376 part 1, 18.8.31)."""
_TENS_OF_PERCENT, _TENS_OF_THOUSAND = 2, 3
"""The powers of ten by which a per cent sign multiplies, and a comma behind the last place divides (ECMA-376 part 1,
18.8.31)."""
_LONGEST_CODE = 255
"""Characters of a format that Office takes ([MS-OI29500], on `formatCode`)."""
_PLACEHOLDER, _DIGIT = re.compile("[0#?]"), re.compile("[1-9]")
_GROUPED, _SCALED = re.compile("[0#?],+[0#?]"), re.compile(r"[0#?](,+)(?![0#?,])")
"""A comma between places parts thousands, one behind the last place divides by a thousand."""
_THAI_MARK = re.compile(r"\s*t(?=[0#?])")


@dataclass(frozen=True, slots=True)
class _Section:
    """One of up to four formats of a number: for positive ones, negative ones, zero and text, or under a condition."""

    before: str
    behind: str
    pattern: str
    """Its placeholders alone: `#,##0.00%`; "" where it shows words only."""
    condition: tuple[str, float] | None
    is_thai: bool
    has_text: bool
    is_general: bool


def show_number(value: float, code: str, system: DateSystem = "1900") -> str:
    """A number as a cell shows it.

    >>> show_number(91.333333, "0.00"), show_number(0.9133, "0.00%"), show_number(91.5, "General")
    ('91.33', '91.33%', '91.5')
    >>> show_number(88.125, "t0.00"), show_number(-3.5, "0.00_);[Red](0.00)"), show_number(1234.5, "#,##0.0")
    ('๘๘.๑๓', '(3.50)', '1,234.5')

    Args:
        value: as stored.
        code: the format, as Excel writes it; "" is General.
        system: what day the workbook's dates count from.
    """
    if not math.isfinite(value):
        return ""
    if is_date_format(code):
        return show_date(value, code, system)
    sections = _sections(code or GENERAL)
    section, is_unsigned = _pick(sections, value)
    if section is None:
        return "#####"  # as Excel shows a number that no condition lets through
    shown = _show_digits(abs(value) if is_unsigned else value, section)
    return to_thai(shown) if section.is_thai else shown


def show_text(text: str, code: str) -> str:
    """A text as a cell shows it: a format may hide it (`;;;`) or put words around it.

    >>> show_text("ร้อยละ", "General"), show_text("AA", ";;;"), show_text("AA", '"ระดับ "@')
    ('ร้อยละ', '', 'ระดับ AA')
    """
    sections = _sections(code or GENERAL)
    of_text = sections[3] if len(sections) > 3 else next((one for one in sections if one.has_text), None)
    if of_text is None:
        return text
    return f"{of_text.before}{text}{of_text.behind}" if of_text.has_text else f"{of_text.before}{of_text.behind}"


def round_calculated(shown: str) -> str:
    """What is told of a number without a format: one with more decimals than any score has was calculated.

    >>> round_calculated("91.3333333333"), round_calculated("91.25"), round_calculated("1.5E+20")
    ('91.33', '91.25', '1.5E+20')
    """
    _, point, decimals = shown.partition(".")
    is_calculated = point and decimals.isdecimal() and len(decimals) > _MOST_DECIMALS
    return str(_rounded(float(shown), 0, 2)) if is_calculated else shown


@cache
def _sections(code: str) -> tuple[_Section, ...]:
    parts: list[str] = [""]
    for match in _TOKEN.finditer(code[:_LONGEST_CODE]):
        if match["other"] == ";":
            parts.append("")
        else:
            parts[-1] += match[0]
    return tuple(map(_read_section, parts))


def _read_section(code: str) -> _Section:
    thai_mark = _THAI_MARK.match(code)
    body = code[thai_mark.end() :] if thai_mark else code
    words, pattern = ["", ""], ""
    condition: tuple[str, float] | None = None
    is_thai, has_text, is_general = thai_mark is not None, False, False
    for match in _TOKEN.finditer(body):
        quoted, escaped, bracket, general, sign, other = match.groups()
        if bracket is not None:
            limit = _CONDITION.fullmatch(bracket)
            condition = (limit[1], float(limit[2])) if limit else condition
            is_thai = is_thai or _THAI_NUMERALS.search(bracket) is not None
            words[bool(pattern)] += bracket[1:].partition("-")[0] if bracket.startswith("$") else ""
        elif general is not None:
            is_general, pattern = True, GENERAL
        elif sign == "@":
            has_text, pattern = True, pattern or "@"
        elif sign is not None:
            pattern += sign
        else:
            said = quoted if quoted is not None else escaped if escaped is not None else other or ""
            words[bool(pattern)] += said
    return _Section(words[0], words[1], pattern, condition, is_thai, has_text, is_general)


def _pick(sections: Sequence[_Section], value: float) -> tuple[_Section | None, bool]:
    """The section that shows a value, and whether it says the sign by itself; None where no condition fits."""
    of_numbers = [one for one in sections[:3] if not one.has_text or one.is_general] or [sections[0]]
    if any(one.condition for one in of_numbers):
        for one in of_numbers:
            if one.condition is None or _holds(one.condition, value):
                return one, False
        return None, False
    if value < 0 and len(of_numbers) > 1:
        return of_numbers[1], True
    if value == 0 and len(of_numbers) > 2:
        return of_numbers[2], False
    return of_numbers[0], False


def _holds(condition: tuple[str, float], value: float) -> bool:
    sign, limit = condition
    return {
        "<": value < limit,
        ">": value > limit,
        "=": value == limit,
        "<=": value <= limit,
        ">=": value >= limit,
        "<>": value != limit,
    }[sign]


def _show_digits(value: float, section: _Section) -> str:
    pattern = section.pattern
    if section.is_general or section.has_text:
        shown = _general(value)
    elif not _PLACEHOLDER.search(pattern):
        shown = ""
    elif "E" in pattern.upper():
        places = pattern.upper().partition("E")[0].partition(".")[2].count("0")
        shown = f"{value:.{places}E}"
    else:
        shown = _fill(value, pattern)
    return f"{section.before}{shown}{section.behind}"


def _fill(value: float, pattern: str) -> str:
    """A number in the places of a pattern such as `#,##0.0#%`."""
    whole, _, part = pattern.partition(".")
    places = "".join(_PLACEHOLDER.findall(part))
    scale = _SCALED.search(pattern)
    tens = _TENS_OF_PERCENT * pattern.count("%") - _TENS_OF_THOUSAND * (len(scale[1]) if scale else 0)
    digits = _drop_optional(f"{_rounded(value, tens, len(places)):f}", places)
    sign = "-" if digits.startswith("-") and _DIGIT.search(digits) else ""
    before, point, behind = digits.lstrip("-").partition(".")
    before = before.lstrip("0").rjust(whole.count("0"), "0")
    if before and _GROUPED.search(whole):
        before = f"{int(before):,}".rjust(len(before), "0")
    return f"{sign}{before}{point}{behind}{'%' * pattern.count('%')}"


def _drop_optional(digits: str, places: str) -> str:
    """Decimals without the zeros at places that show digits only where there are some (`#`)."""
    whole, _, part = digits.partition(".")
    while part.endswith("0") and places[len(part) - 1] != "0":
        part = part[:-1]
    return f"{whole}.{part}" if part else whole


def _rounded(value: float, tens: int, places: int) -> Decimal:
    """A value times a power of ten, rounded to so many decimals."""
    # as Excel: halves away from zero, of the number as it is written with 15 digits
    exact = Decimal(f"{value:.{_EXACT_DIGITS}g}").scaleb(tens)
    digits = max(exact.adjusted(), 0) + places + 2  # that of the carry, and the first
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=digits))


def _general(value: float) -> str:
    """A number without a format: eleven digits at the most, as in a column that is wide enough."""
    return f"{value:.11g}".replace("e+", "E+").replace("e-", "E-")
