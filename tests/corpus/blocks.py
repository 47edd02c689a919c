"""What a report is made of before it becomes a Word file, a web page or a dump."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]
Rules = Literal["all", "horizontal", "none"]


@dataclass(frozen=True)
class Para:
    text: str
    bold: bool = False
    align: Align = "left"
    scale: float = 1.0
    indent: bool = False


@dataclass(frozen=True)
class GridCell:
    text: str
    row_span: int = 1
    col_span: int = 1
    align: Align = "left"
    bold: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: rows hold only the cells that start there, as in HTML."""

    rows: tuple[tuple[GridCell, ...], ...]
    widths: tuple[float, ...]
    header_rows: int = 1
    repeat_header: bool = True
    rules: Rules = "all"


Block = Para | Grid


def placed(grid: Grid) -> list[tuple[int, int, GridCell]]:
    """(row, col, cell) of every cell, spans resolved."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row_no, row in enumerate(grid.rows):
        col = 0
        for cell in row:
            while (row_no, col) in taken:
                col += 1
            found.append((row_no, col, cell))
            taken |= {(row_no + r, col + c) for r in range(cell.row_span) for c in range(cell.col_span)}
            col += cell.col_span
    return found
