"""The years that the rows of a table are of: a column of years, or a row that names one for those below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prongsai.normalizers.values.dates import ERA, year_to_be
from prongsai.normalizers.values.report_years import is_short_year
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.cell_text import is_score_text, plain
from prongsai.parsers.scores.columns import Column, ScoreGrid
from prongsai.parsers.year_claims import YearClaim, read_row_year
from prongsai.pipeline.model import Cell

_YEARS = load_vocabulary("written_years").alternation("year", "western year")
_HEADS_YEARS = re.compile(rf"(?:(?:{_YEARS}|{ERA})\s*)+\S{{0,12}}")
"""`ปี`, `ปีงบประมาณ พ.ศ.`, `ปีที่ประเมิน`."""
_MOST_OTHERS = 0.35
"""Two years with their mean below them are still a column of years; a column half of them is not. Measured: 0.175 to
0.675 give the same rows of 48 reports."""
_LONGEST_YEAR = 40
"""Characters: `ผลการประเมินประจำปีงบประมาณ พ.ศ. ๒๕๖๖`. A longer text beside scores is a question or a name."""


def find_year_column(grid: ScoreGrid, report_year: int | None) -> Column | None:
    """The column whose cells are years; None where there is none."""
    for column in grid.columns:
        if column.kind in ("score", "contribution", "code", "body"):
            continue
        texts = _filled(grid, column.index)
        named = [year for year in _read_years(texts, column.heading, report_year) if year is not None]
        if named and len(texts) - len(named) < _MOST_OTHERS * len(texts):
            return column
    return None


def read_row_years(grid: ScoreGrid, report_year: int | None) -> list[YearClaim | None]:
    """The year of each body row; None for a row that has none of its own.

    A cell over several rows, and one above cells that a dump left empty, holds for all of them; so does a row that
    names a year and holds nothing else, down to the next.

    Args:
        grid: the table.
        report_year: the year of the report, from which `ปีก่อน` counts.
    """
    column = find_year_column(grid, report_year)
    if column is not None:
        printed = [plain(cell.text) if (cell := row[column.index]) is not None else "" for row in grid.rows]
        found = iter(_read_years([text for text in printed if text], column.heading, report_year))
        return list(_carried([next(found) if text else None for text in printed], printed))
    titles = [read_row_year(title, report_year) if (title := _title(row)) else None for row in grid.rows]
    return list(_carried(titles, [year.said_by if year else "" for year in titles]))


def _carried(years: Sequence[YearClaim | None], printed: Sequence[str]) -> Iterator[YearClaim | None]:
    last: YearClaim | None = None
    for year, text in zip(years, printed, strict=True):
        last = year if text else last
        yield last


def _title(row: Sequence[Cell | None]) -> str:
    """The one short text of a row that holds no other, so that it may head the rows below."""
    texts = [plain(cell.text) for cell in dict.fromkeys(row) if cell is not None and cell.text.strip()]
    return texts[0] if len(texts) == 1 and len(texts[0]) <= _LONGEST_YEAR and not is_score_text(texts[0]) else ""


def _read_years(texts: Sequence[str], heading: str, report_year: int | None) -> list[YearClaim | None]:
    if _HEADS_YEARS.fullmatch(heading) and all(len(text) == len("66") and text.isdecimal() for text in texts):
        years = [year_to_be(text) for text in texts]
        if all(map(is_short_year, years)):
            return [YearClaim(year, f"row `{text}`") for year, text in zip(years, texts, strict=True)]
    return [read_row_year(text, report_year) if len(text) <= _LONGEST_YEAR else None for text in texts]


def _filled(grid: ScoreGrid, index: int) -> list[str]:
    cells = dict.fromkeys(cell for row in grid.rows if (cell := row[index]) is not None and cell.text.strip())
    return [plain(cell.text) for cell in cells]
