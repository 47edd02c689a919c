"""What the label of a row says of its numbers, as a heading says it of a column: a goal, a mean of others, a year.

Only totals and instruments are asked: the names of indicators and the texts of questions hold such words too
(`การปรับปรุงการทำงาน`, `หน่วยงานของท่าน`) and say nothing by them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prongsai.normalizers.values.instruments import INSTRUMENT_NAMES, find_instrument_mentions
from prongsai.parsers.scores.claims import Claim, read_claim
from prongsai.parsers.scores.columns import ScoreGrid
from prongsai.parsers.scores.context import RowLabel
from prongsai.parsers.scores.rivals import Standing
from prongsai.parsers.scores.row_years import read_row_years
from prongsai.parsers.year_claims import YearClaim, read_row_year

_ASKED = {"ita", *(name.lower() for name in INSTRUMENT_NAMES)}
_OF_INSTRUMENTS = ("weight", "count", "maximum", "share", "pass_mark")
"""What a label may say of an instrument behind its name: `แบบวัด IIT จำนวน 30 ข้อ`, `OIT น้ำหนักร้อยละ 40`."""


def read_row_standings(labels: Sequence[RowLabel | None]) -> Mapping[int, Standing]:
    """Row number -> what its numbers are, for rows whose label says that they are no scores of the whole body.

    Args:
        labels: of each body row; None for a row that names no code.
    """
    return {
        row_no: Standing(claim.role, f"row `{label.raw}`")
        for row_no, label in enumerate(labels)
        if label is not None and label.code in _ASKED and (claim := _read_label(label.raw)).role != "score"
    }


def _read_label(text: str) -> Claim:
    """The claim of a label; words behind an instrument's name that only tell of the instrument are left out."""
    claim, named = read_claim(text), find_instrument_mentions(text)
    return read_claim(text[: named[0].end]) if named and claim.role in _OF_INSTRUMENTS else claim


def read_years_of_rows(
    grid: ScoreGrid, labels: Sequence[RowLabel | None], report_year: int | None
) -> list[YearClaim | None]:
    """The year of each body row: of a column of years, of a row that heads it, or of its own label.

    Args:
        grid: the table.
        labels: of each body row.
        report_year: the year of the report, from which `ปีก่อน` counts.
    """
    return [
        year or (read_row_year(label.raw, report_year) if label is not None and label.code in _ASKED else None)
        for year, label in zip(read_row_years(grid, report_year), labels, strict=True)
    ]
