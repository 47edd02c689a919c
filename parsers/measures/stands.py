"""Tables of measures that do not stand row by row: turned, and side by side in one grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from prongsai.parsers.headers import heading_key, pick_heading
from prongsai.parsers.measures.columns import ABOUT_MEASURES, Row, distinct_cells
from prongsai.parsers.scores.beside import cut_columns
from prongsai.pipeline.model import Block, Cell, Table

_SEARCHED_ROWS = 3
"""Rows from the top in which headings that begin again may stand: a title or two over the whole width precede them."""
_SURE = 70.0
"""Strength of a heading, of 100, that is a known wording as a whole; the text of a measure may hold a telling word."""
_FEWEST_TURNED = 3
"""Columns: the headings and two measures; with one measure it is a form."""
_FEWEST_ABOUT = 2
"""Headings that say who, how or when."""


def stand_rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each turned table of measures turned back, and lists side by side one below the other."""
    stood: list[Block] = []
    for block in blocks:
        stood.extend(_stand(block) if isinstance(block, Table) else [block])
    return stood


def _stand(table: Table) -> Iterator[Table]:
    if _is_turned(table):
        yield _turn(table)
        return
    width = _width_beside(table.grid()[:_SEARCHED_ROWS])
    if width is None:
        yield table
        return
    for left in range(0, table.n_cols, width):
        yield cut_columns(table, left, left + width)


def _is_turned(table: Table) -> bool:
    """True where the first column holds the headings, and the row of the measures is none of headings."""
    if table.n_cols < _FEWEST_TURNED:
        return False
    rows = [row for row in table.grid() if len(distinct_cells(row)) > 1]
    heads = [pick_heading(row[0].text) if row[0] is not None else None for row in rows]
    known = [head for head in heads if head is not None]
    measure = next((row for row, head in zip(rows, heads, strict=True) if head and head.field == "measure"), None)
    about = {head.field for head in known} & ABOUT_MEASURES
    if measure is None or len(known) * 2 <= len(rows) or len(about) < _FEWEST_ABOUT:
        return False
    others = [pick_heading(cell.text) for cell in distinct_cells(measure)[1:]]
    return not any(head is not None and head.strength >= _SURE for head in others)


def _turn(table: Table) -> Table:
    cells = tuple(_turned(cell) for cell in sorted(table.cells, key=lambda one: (one.col, one.row)))
    return replace(table, cells=cells, n_rows=table.n_cols, n_cols=table.n_rows, is_turned=not table.is_turned)


def _turned(cell: Cell) -> Cell:
    return replace(cell, row=cell.col, col=cell.row, row_span=cell.col_span, col_span=cell.row_span)


def _width_beside(rows: Sequence[Row]) -> int | None:
    """Columns of each list, where a row of headings begins again with the same ones and names measures in each."""
    for row in rows:
        texts = [heading_key(cell.text) if cell is not None else "" for cell in row]
        half = len(texts) // 2
        if half < _FEWEST_ABOUT or texts[:half] != texts[half:] or len(set(texts[:half])) < half:
            continue
        fields = {head.field for cell in row[:half] if cell is not None and (head := pick_heading(cell.text))}
        if "measure" in fields and fields & ABOUT_MEASURES:
            return half
    return None
