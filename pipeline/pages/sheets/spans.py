"""Merged cells: the areas of a sheet that show one cell, told apart from the cells themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from prongsai.pipeline.pages.sheets.sheet import MOST_CELLS, SheetCell

_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
MOST_AREAS = 100_000
"""Of one sheet; a list of all bodies that merges three cells of each has a quarter of it."""


class MergedArea(NamedTuple):
    """Rows and columns from 0, `bottom` and `right` behind the last."""

    row: int
    col: int
    bottom: int
    right: int


def read_area(reference: str) -> MergedArea:
    """The area that a reference names.

    >>> read_area("B2:D3")
    MergedArea(row=1, col=1, bottom=3, right=4)

    Raises:
        ValueError: it names none.
    """
    found = _AREA.fullmatch(reference)
    if found is None:
        raise ValueError(f"{reference!r} names no area")
    first, top, last, bottom = found.groups()
    rows = sorted((int(top), int(bottom or top)))
    cols = sorted((column_number(first), column_number(last or first)))
    return MergedArea(rows[0] - 1, cols[0], rows[1], cols[1] + 1)


def column_number(letters: str) -> int:
    """The column, from 0, that letters name.

    >>> column_number("A"), column_number("AB")
    (0, 27)
    """
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


_LETTERS = 26
"""From A to Z."""


@dataclass(slots=True)
class Spans:
    """The merged areas of a sheet."""

    areas: list[MergedArea] = field(default_factory=list)

    def add(self, area: MergedArea) -> None:
        """One more; beyond `MOST_AREAS` cells stay as they are."""
        if len(self.areas) < MOST_AREAS:
            self.areas.append(area)

    def apply(self, cells: Sequence[SheetCell]) -> tuple[SheetCell, ...]:
        """The cells with their spans; what an area covers besides its first cell is not shown, and is left out.

        No span reaches beyond the last row and column with something in them: an area may be a million rows high.
        """
        bottom = max((cell.row for cell in cells), default=-1) + 1
        right = max((cell.col for cell in cells), default=-1) + 1
        firsts = {(area.row, area.col): area for area in self.areas}
        by_row = self._by_row(bottom)
        seen: list[SheetCell] = []
        for cell in cells:
            area = firsts.get((cell.row, cell.col))
            if area is not None:
                height, width = min(area.bottom, bottom) - cell.row, min(area.right, right) - cell.col
                seen.append(replace(cell, row_span=max(height, 1), col_span=max(width, 1)))
            elif not any(one.col <= cell.col < one.right for one in by_row.get(cell.row, ())):
                seen.append(cell)
        return tuple(seen)

    def _by_row(self, bottom: int) -> dict[int, list[MergedArea]]:
        """Row -> the areas that lie on it; areas that lie on more rows than a sheet has cells are no report's."""
        found: dict[int, list[MergedArea]] = {}
        left = MOST_CELLS
        for area in self.areas:
            rows = range(area.row, min(area.bottom, bottom))
            left -= len(rows)
            if left < 0:
                break
            for row in rows:
                found.setdefault(row, []).append(area)
        return found
