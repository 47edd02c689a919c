"""Scores that a narrow column cut in two: over a page end, where the rest stands alone in the next row, or with a loss.

What is left of a cut number is a number too (`๑๐` of `๑๐๐.๐๐`), so it must be found by its neighbours: the rest that
stands in a row of its own, or the other scores of the column, which are all printed with the same decimals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalizers.printed_numbers import SCORE_IN_FULL, join_score, lacks_decimals, prints_two_decimals
from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.columns import ScoreGrid
from prongsai.pipeline.model import Cell, Observation

ODD_DECIMALS_CONFIDENCE = 0.5
"""An even chance: a digit was lost, or the body prints this one number shorter. Measured: 0.25 to 0.75 give the same
rows of 19 reports."""


def sew_cut_rows(grid: ScoreGrid) -> ScoreGrid:
    """Put the rest of a number, alone in a row, back behind the number above it."""
    rows: list[tuple[Cell | None, ...]] = []
    for row in grid.rows:
        sewn = _sew(rows[-1], row) if rows else None
        if sewn is not None:
            rows[-1] = sewn
            # the row stays, emptied, so that row numbers go on counting what is printed
            rows.append(tuple(None for _ in row))
        else:
            rows.append(row)
    return replace(grid, rows=tuple(rows))


def _sew(above: Sequence[Cell | None], row: Sequence[Cell | None]) -> tuple[Cell | None, ...] | None:
    filled = [(i, cell) for i, cell in enumerate(row) if cell is not None and cell.text.strip()]
    if not filled:
        return None
    sewn = list(above)
    for i, cell in filled:
        head = above[i]
        whole = _sew_score(head.text, cell.text) if head is not None else None
        if head is None or whole is None:
            return None
        sewn[i] = replace(head, text=whole, raw=f"{head.raw}\n{cell.raw}", lines=(*head.lines, *cell.lines))
    return tuple(sewn)


def _sew_score(above: str, rest: str) -> str | None:
    """The score of two cells; one under an empty cell is whole already."""
    whole = join_score(above, rest, "rest alone")
    alone = plain(rest).replace(" ", "")
    return alone if not above.strip() and re.fullmatch(SCORE_IN_FULL, alone) else whole


def doubt_odd_decimals(observations: Sequence[Observation]) -> list[Observation]:
    """The readings of one table, with little confidence in those printed with fewer decimals than their column.

    Whole marks (0, 50, 100) are printed without decimals everywhere and say nothing.
    """
    columns: dict[tuple[int | None, float], list[Observation]] = defaultdict(list)
    for seen in observations:
        if seen.role == "score":
            columns[seen.fiscal_year, seen.scale_max].append(seen)
    odd: set[int] = set()
    for members in columns.values():
        printed = [seen for seen in members if seen.value is not None]
        if prints_two_decimals([seen.raw_score for seen in printed]):
            odd.update(id(seen) for seen in printed if lacks_decimals(seen.raw_score))
    return [
        replace(seen, confidence=min(seen.confidence, ODD_DECIMALS_CONFIDENCE)) if id(seen) in odd else seen
        for seen in observations
    ]
