"""Forms, tables with a label at the left and its value at the right, as the lines of prose that they amount to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prongsai.parsers.headers import MeasureField
from prongsai.parsers.measures.columns import distinct_cells
from prongsai.parsers.measures.labels import read_label
from prongsai.pipeline.model import Block, Cell, Paragraph, Table

_SAID: frozenset[MeasureField] = frozenset({"steps", "responsible", "period", "results", "outcomes"})
_WIDEST = 3
"""Columns: a number, a label, a value."""


def unfold_forms(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each form about measures replaced by one paragraph `label : value` for each of its rows."""
    unfolded: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and _is_form(block):
            unfolded.extend(_to_lines(block))
        else:
            unfolded.append(block)
    return unfolded


def _is_form(table: Table) -> bool:
    """True where most rows begin with a label, and two different ones of them say who, how or when."""
    if not 2 <= table.n_cols <= _WIDEST:
        return False
    rows = [cells for row in table.grid() if len(cells := distinct_cells(row)) >= 2]
    labels = [label.heading.field for cells in rows if (label := read_label(_label_text(cells))) is not None]
    return len(labels) * 2 > len(rows) and len(set(labels) & _SAID) >= 2


def _label_text(cells: Sequence[Cell]) -> str:
    return " ".join(cell.text for cell in cells[:-1])


def _to_lines(table: Table) -> Iterator[Paragraph]:
    for row in table.grid():
        cells = distinct_cells(row)
        if not cells:
            continue
        value = cells[-1]
        label = _label_text(cells).strip(" :")
        text = " ".join(value.text.split())
        yield Paragraph(
            f"{label} : {text}" if label else text,
            page=value.page if value.page is not None else table.page,
            bbox=value.bbox,
            confidence=min(cell.confidence for cell in cells),
            method=table.method,
            cell=table.place_of(value),
        )
