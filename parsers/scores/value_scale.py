"""What the values of a column themselves say of its scale: means out of five, shares of answers, a digit that was lost.

Headings that say no more than `ค่าเฉลี่ย` stand over scores of a hundred as well as over means of a scale of five.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from prongsai.normalizers.printed_numbers import count_decimals
from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.cells import number_of
from prongsai.parsers.scores.columns import Column, ScoreGrid
from prongsai.pipeline.model import Observation

_FEW_MARKS = 5.0
"""The top of the scales that questionnaires use; no body's scores of a hundred all lie below it."""
_WHOLE = 100.0
"""What shares of all answers add up to."""
_ROUNDING = 0.06
"""Shares of some five answers, each rounded to a hundredth, and as many that are printed with one decimal in part."""
_MOST_EMPTY = 0.5
"""Share of a column's cells that are numbers, as `columns` asks for a column of scores."""
_FEWEST_ROWS = 2
"""One row that adds up to a whole, and one low value, may do so by chance."""
_MOST_ROWS = 0.8
"""Share of the rows that add up to a whole: one in five may be misprinted, or a total of something else."""
_FEWEST_VALUES, _HIGH, _FAR_BELOW = 4, 60.0, 5.0
"""Among so many values, half of them above `_HIGH`, one below `_FAR_BELOW` has lost a digit or is none of them."""
ODD_VALUE_CONFIDENCE = 0.5
"""An even chance, as for a number that lacks decimals."""


def find_few_marks(grid: ScoreGrid, columns: Sequence[Column]) -> Mapping[int, str]:
    """Index -> why, for columns whose values are all of a scale of five: at least two, and not all whole marks."""
    found: dict[int, str] = {}
    for column in columns:
        cells = dict.fromkeys(cell for row in grid.rows if (cell := row[column.index]) is not None)
        values = [(value, count_decimals(plain(cell.text))) for cell in cells if (value := number_of(cell))]
        if len(values) < _FEWEST_ROWS or column.kind == "contribution":
            continue
        if all(value <= _FEW_MARKS for value, _ in values) and any(decimals for _, decimals in values):
            found[column.index] = f"no value above {max(value for value, _ in values):g}"
    return found


def find_shares(grid: ScoreGrid) -> Mapping[int, str]:
    """Index -> why, for columns side by side whose values add up to a hundred in each row, and for their sum.

    A column that is called a score is none of them: it adds up to a hundred with what it lacks (`คะแนน | ส่วนที่ขาด`).
    """
    numeric = [
        column.index
        for column in grid.columns
        if column.share_of_scores > _MOST_EMPTY and column.kind != "number" and not column.claim.strength
    ]
    for width in range(len(numeric), 1, -1):
        for first in range(len(numeric) - width + 1):
            window = numeric[first : first + width]
            if window[-1] - window[0] == width - 1 and _add_up(grid, window):
                behind = window[-1] + 1
                is_sum = behind in numeric and _is_whole(grid, behind)
                return dict.fromkeys([*window, *([behind] if is_sum else [])], "values of a row add up to 100")
    return {}


def _add_up(grid: ScoreGrid, window: Sequence[int]) -> bool:
    rows = [[number_of(row[index]) for index in window] for row in grid.rows]
    full = [[value for value in row if value is not None] for row in rows if None not in row]
    if len(full) < _FEWEST_ROWS or all(max(row) == _WHOLE for row in full):
        return False
    whole = sum(abs(sum(row) - _WHOLE) <= _ROUNDING for row in full)
    return whole >= _MOST_ROWS * len(full)


def _is_whole(grid: ScoreGrid, index: int) -> bool:
    values = [value for row in grid.rows if (value := number_of(row[index])) is not None]
    return bool(values) and all(value == _WHOLE for value in values)


def doubt_odd_values(observations: Sequence[Observation]) -> list[Observation]:
    """The readings of one table, with little confidence in one far below all others of its column: `1.14` among 90s.

    Items that are looked up (OIT) are 0 or 100, so they say nothing of each other.
    """
    columns: dict[tuple[int | None, float, int | None], list[Observation]] = defaultdict(list)
    for seen in observations:
        if seen.role == "score" and seen.value is not None and seen.instrument != "OIT":
            columns[seen.fiscal_year, seen.scale_max, seen.provenance.column_no].append(seen)
    odd: set[int] = set()
    for members in columns.values():
        values = [seen.value for seen in members if seen.value is not None]
        if len(values) >= _FEWEST_VALUES and median(values) >= _HIGH:
            odd.update(id(seen) for seen in members if seen.value is not None and 0 < seen.value < _FAR_BELOW)
    return [
        replace(seen, confidence=min(seen.confidence, ODD_VALUE_CONFIDENCE)) if id(seen) in odd else seen
        for seen in observations
    ]
