"""Columns of scores that hold no score at all beside their codes: nobody takes them for columns of numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from prongsai.pipeline.account.headings import is_of_scores
from prongsai.pipeline.account.numbers import is_lost_score
from prongsai.pipeline.model import Cell

_FEW_SIGNS, _FEW_BLANK = 2, 6
"""`#####` beside two codes is a column too narrow for its numbers. Blank cells may be a form that is to be filled in,
which rarely names more than the five indicators of an instrument."""
_OTHERWISE = re.compile(r"[0-9]+\.[0-9]{3,}")
"""Numbers that can be read and are not printed as scores are: shares of one with four decimals."""


def has_lost_column(
    grid: Sequence[Sequence[Cell | None]], text: Mapping[Cell, str], row_codes: Sequence[Sequence[str]]
) -> bool:
    """Whether a column that is headed by scores holds signs, or nothing, in every row that names a code.

    Args:
        grid: the cells of a table by row and column.
        text: of each cell.
        row_codes: the codes that each row names.
    """
    first = next((at for at, codes in enumerate(row_codes) if codes), len(grid))
    for column in zip(*grid, strict=True):
        if not any(cell is not None and is_of_scores(text[cell]) for cell in column[:first]):
            continue
        below = [cell for cell, codes in zip(column, row_codes, strict=True) if codes]
        cells = [text[cell] for cell in dict.fromkeys(below) if cell is not None]
        needed = _FEW_SIGNS if any(one.strip() for one in cells) else _FEW_BLANK
        if len(cells) >= needed and all(is_lost_score(one) or _OTHERWISE.fullmatch(one.strip()) for one in cells):
            return True
    return False
