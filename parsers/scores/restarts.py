"""Where the rows of a grid begin again: the same labels once more, so another table of the same codes.

`ปี ๒๕๖๕` over ten indicators and `เป้าหมาย` over the same ten are two tables, though one heading stands over both. What
the rows between them say is the title of what follows; rows that come again in every part (`แบบวัด IIT`) are no titles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.parsers.scores.cell_text import is_score_text, plain
from prongsai.parsers.scores.heading_rows import is_heading_row
from prongsai.pipeline.model import Cell

Row = Sequence[Cell | None]
_FEWEST, _SHARE = 2, 0.5
"""So many labels that come again, and this share of those below a title, begin another part: as
`pipeline.reconcile.rival_tables` has it of the codes of two tables."""
_MOST_BLANK = 0.5
"""A first column with fewer cells than this share of the rows has one for several rows: `ปี` at the side."""


@dataclass(frozen=True, slots=True)
class Start:
    """The first row of a part, and the cells that are its title; none where nothing says what it is."""

    row: int
    titles: tuple[Cell, ...]


def find_restarts(grid: Sequence[Row]) -> list[Start]:
    """Where the parts of a grid begin, from the top; empty where its rows never begin again.

    Args:
        grid: the rows, a spanning cell in every position that it covers.
    """
    labels = _read_labels(grid)
    gaps = list(_find_gaps(grid, labels))
    starts: list[tuple[int, int]] = []
    above: set[str] = set()
    for (top, end), until in zip(gaps, [*(later for later, _ in gaps[1:]), len(grid)][: len(gaps)], strict=True):
        below = {label for label in labels[end:until] if label}
        again = below & above
        if len(again) >= _FEWEST and len(again) >= _SHARE * len(below):
            starts.append((top, end))
            above = set()
        elif not above:
            starts.append((top, end))
        above |= below
    if len(starts) < 2:
        return []
    told = [list(_texts(grid[top:end])) for top, end in starts]
    counts = Counter(plain(cell.text) for top, end in gaps for cell in _texts(grid[top:end]))
    return [
        _start(top, grid, [cell for cell in cells if counts[plain(cell.text)] == 1])
        for (top, _), cells in zip(starts, told, strict=True)
    ]


def _start(top: int, grid: Sequence[Row], titles: Sequence[Cell]) -> Start:
    """The part that a gap begins: below its titles, but with the headings of all parts where they stand above them."""
    has_heading = any(map(is_heading_row, grid[: titles[0].row])) if titles and top == 0 else False
    if top == 0 and (has_heading or not titles):
        return Start(0, tuple(titles))
    return Start(titles[-1].row + 1 if titles else top, tuple(titles))


def _find_gaps(grid: Sequence[Row], labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First row and end of each run of rows without a number; the rows before the first number are one."""
    top = 0
    for row_no, label in enumerate(labels):
        if label:
            if top < row_no or row_no == 0:
                yield top, row_no
            top = row_no + 1


def _texts(rows: Sequence[Row]) -> Iterator[Cell]:
    """The cells that alone hold text in their rows."""
    for row in rows:
        filled = dict.fromkeys(cell for cell in row if cell is not None and cell.text.strip())
        if len(filled) == 1:
            yield from filled


def _read_labels(grid: Sequence[Row]) -> list[str]:
    """What stands beside the numbers of each row; empty for a row without a number or without words."""
    first = [plain(row[0].text) if row and row[0] is not None else "" for row in grid]
    with_numbers = [row_no for row_no, row in enumerate(grid) if _has_number(row)]
    is_at_side = sum(bool(first[row_no]) for row_no in with_numbers) < _MOST_BLANK * len(with_numbers)
    labels, side = [], ""
    for row_no, row in enumerate(grid):
        side = first[row_no] or side
        texts = [plain(cell.text) for cell in dict.fromkeys(row) if cell is not None and cell.text.strip()]
        words = [text for text in texts if not is_score_text(text)]
        is_labelled = bool(words) and _has_number(row)
        labels.append(" ".join([side, *words] if is_at_side else words) if is_labelled else "")
    return labels


def _has_number(row: Row) -> bool:
    return any(cell is not None and is_score_text(cell.text) for cell in row)
