"""The time a measure is to take, as printed in one cell -> first and last day.

The readings, from the most to the least telling: months and days (`ต.ค. ๖๕ - ก.ย. ๖๖`), quarters of the fiscal year
(`ไตรมาสที่ ๑ - ๒`), its halves (`๖ เดือนแรก`), years (`ตลอดปีงบประมาณ ๒๕๖๖`). Words that give no day
(`ภายใน ๓๐ วัน`) give none here: an open end is None, never a guess.
"""

from __future__ import annotations

import re
from dataclasses import replace

from prongsai.normalizers.values.dates import find_fiscal_years
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.fiscal_parts import read_halves, read_month_numbers, read_quarters, read_years
from prongsai.normalizers.values.period import Period, check_order, unreadable
from prongsai.normalizers.values.period_points import find_points, points_to_period

__all__ = ["Period", "read_period"]

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
# quotation marks are specks of a scan: `ก.พ.-ม "ค.๖๖`
_DASHES = str.maketrans(
    {'"': "", "'": "", "\u201c": "", "\u201d": "", "`": "", "–": "-", "—": "-", "‐": "-", "−": "-", "―": "-"}
)


def read_period(text: str, fiscal_year: int | None) -> Period:
    """Read a period; months and quarters without a year belong to `fiscal_year` (Buddhist era).

    >>> read_period("ต.ค. ๖๕- ก.ย. ๖๖", None)
    Period(start=datetime.date(2022, 10, 1), end=datetime.date(2023, 9, 30), notes=())
    >>> read_period("ไตรมาสที่ ๑ - ๒", 2567).end
    datetime.date(2024, 3, 31)

    Args:
        text: one cell as printed.
        fiscal_year: the year that the report speaks of, for what the text leaves out; None where nothing says it.
    """
    plain = " ".join(to_arabic(text).translate(_DASHES).split())
    named = [year for year, kind, _ in find_fiscal_years(plain) if kind == "fiscal"]
    year = named[0] if named else fiscal_year
    points, has_bad_day = find_points(plain)
    if points:
        period = points_to_period(plain, points, year)
    else:
        period = (
            read_quarters(plain, year)
            or read_halves(plain, year)
            or read_month_numbers(plain, year)
            or read_years(plain, fiscal_year)
            or (unreadable() if _LETTER_OR_DIGIT.search(plain) else Period(None, None))
        )
    if has_bad_day:
        period = replace(period, notes=(*period.notes, "date-invalid"))
    return check_order(period)
