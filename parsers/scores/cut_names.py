"""Names of bodies that a page end cut in two: the rest stands alone in the first row of the next page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.columns import ScoreGrid
from prongsai.pipeline.model import Cell

_BODIES = load_vocabulary("score_bodies").alternation
_PLACES = load_vocabulary("place_words").alternation
_BEGINS_ANEW = re.compile(
    rf"[0-9(]|{_BODIES('before a kind', 'kind', 'kind or type', 'office')}|{_PLACES('district', 'province')}"
)
"""A row number, a body's kind, or the place of the bodies below it: no name goes on so."""


def sew_cut_names(grid: ScoreGrid, body_column: int) -> ScoreGrid:
    """Put the rest of a name, alone in the first row of a page, back behind the name above it.

    Only a page end cuts so; a lone text in the middle of a page heads the rows below it.
    """
    rows: list[tuple[Cell | None, ...]] = []
    for row in grid.rows:
        found = _find_cut(rows[-1], row, body_column) if rows else None
        if found is None:
            rows.append(row)
            continue
        head, rest = found
        whole = replace(head, text=head.text.rstrip() + rest.text.lstrip(), raw=f"{head.raw}\n{rest.raw}")
        rows[-1] = tuple(whole if cell == head else cell for cell in rows[-1])
        # the row stays, emptied, so that row numbers go on counting what is printed
        rows.append(tuple(None for _ in row))
    return replace(grid, rows=tuple(rows))


def _find_cut(above: Sequence[Cell | None], row: Sequence[Cell | None], body_column: int) -> tuple[Cell, Cell] | None:
    """A name and its rest; None where the row holds more than that, or begins a name of its own."""
    filled = [cell for cell in dict.fromkeys(row) if cell is not None and cell.text.strip()]
    head, rest = above[body_column], row[body_column]
    if head is None or rest is None or filled != [rest] or rest.col_span > 1 or not head.text.strip():
        return None
    is_over_a_page_end = head.page is not None and rest.page is not None and rest.page > head.page
    return (head, rest) if is_over_a_page_end and not _BEGINS_ANEW.match(plain(rest.text)) else None
