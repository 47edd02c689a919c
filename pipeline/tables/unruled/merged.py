"""Cells that are merged over rows, in tables without uprights: the rule between the rows stops beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalizers.thai.lines import join_lines
from prongsai.pipeline.model import Cell, Edge, join_boxes

_OVERHANG_PT = 2.0
"""A rule ends at the border of a column, give or take its own width."""


def merge_beside_rules(
    cells: Sequence[Cell], baselines: Sequence[Sequence[float]], short_rules: Sequence[Edge]
) -> list[Cell]:
    """The cells of a table, those made one between which a rule over other columns alone is drawn.

    Args:
        cells: all cells, each in one row.
        baselines: the baselines of the text of each row.
        short_rules: rules over some of the columns, inside the table.
    """
    merged = sorted(cells, key=lambda cell: (cell.row, cell.col))
    for row in range(len(baselines) - 1):
        top, bottom = max(baselines[row]), min(baselines[row + 1])
        between = [rule for rule in short_rules if top <= rule.top <= bottom]
        if between:
            merged = _join_row(merged, row, between)
    return merged


def _join_row(cells: Sequence[Cell], row: int, rules: Sequence[Edge]) -> list[Cell]:
    """The cells with those of a row and of the one below made one where no rule parts them."""
    below = {(cell.col, cell.col_span): cell for cell in cells if cell.row == row + 1}
    kept: list[Cell] = []
    taken: set[int] = set()
    for cell in cells:
        lower = below.get((cell.col, cell.col_span))
        if id(cell) in taken:
            continue
        if lower is not None and cell.row + cell.row_span == row + 1 and not _is_ruled_off(cell, rules):
            taken.add(id(lower))
            kept.append(_join(cell, lower))
        else:
            kept.append(cell)
    return kept


def _is_ruled_off(cell: Cell, rules: Sequence[Edge]) -> bool:
    """Whether a rule runs along a cell."""
    box = cell.bbox
    return box is not None and any(r.x0 < box.x1 - _OVERHANG_PT and box.x0 + _OVERHANG_PT < r.x1 for r in rules)


def _join(upper: Cell, lower: Cell) -> Cell:
    return replace(
        upper,
        text=join_lines([text for text in (upper.text, lower.text) if text]),
        raw="\n".join(raw for raw in (upper.raw, lower.raw) if raw),
        row_span=upper.row_span + lower.row_span,
        lines=(*upper.lines, *lower.lines),
        bbox=join_boxes(box for box in (upper.bbox, lower.bbox) if box is not None),
        confidence=min(upper.confidence, lower.confidence),
        steps=tuple(dict.fromkeys((*upper.steps, *lower.steps))),
    )
