"""Shaded rows -> the table that they are part of, with the rows between them that only paper shows.

Where every second row is shaded and no rule is drawn, each shaded row is a grid of its own, and the rows between them
would be lines of text. Grids of the same columns that stand under one another are one table, if what lies between them
keeps to their columns, or is nothing but a narrow gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from prongsai.pipeline.model import BBox, Edge, Word
from prongsai.pipeline.tables.edges import EdgeTolerance
from prongsai.pipeline.tables.full_cells import part_full_cells
from prongsai.pipeline.tables.ruled.grids import CellBox, Grid
from prongsai.pipeline.tables.text_columns import (
    Chunk,
    TextLine,
    find_column_gaps,
    words_to_text_lines,
)

_GAP_PT = 12.0
"""Less than a line of print: rows that are drawn as boxes of their own stand nearer, tables of their own do not."""
_OVERHANG_PT = 2.0
"""Text touches a border by a stroke's width and less; what crosses it by more stands on both sides."""
_CELL_GAP_EM = 0.3
"""Just above the narrowest blank (0.25 em): cells that stand against each other are padded by as much at least."""
_BLANK_EM = 0.6
"""As wide as the widest blank of justified text."""
_FEW_ROWS = 2
"""A shaded row, or one with its header or with the next rule; a grid of more rows draws its rows itself."""
_LINE_PITCH_EM = 1.9
"""Lines of one cell are nearer than this."""
_FIRST_LINE_EM = 2.6
"""A line further from the shade than this belongs to something else."""
_MIN_BARS = 2
"""One shaded paragraph is no table."""
_MIN_ROWS = 3
"""A header and two rows."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """What lies around grids: lines of text, and the horizontal rules of the page."""

    lines: Sequence[TextLine]
    rules: Sequence[Edge]
    snap_pt: float

    def between(self, xs: Sequence[float], top: float, bottom: float) -> list[TextLine]:
        """The lines inside a table's sides whose letters lie between two heights."""
        reach = self.snap_pt
        return [
            line
            for line in self.lines
            if top < _middle(line) < bottom and xs[0] - reach <= line.bbox.x_mid <= xs[-1] + reach
        ]

    def cuts(self, xs: Sequence[float], top: float, bottom: float) -> list[float]:
        """The heights between two others at which a rule runs along the whole table."""
        reach = self.snap_pt
        return sorted(
            rule.top
            for rule in self.rules
            if top + reach < rule.top < bottom - reach
            and abs(rule.x0 - xs[0]) <= reach
            and abs(rule.x1 - xs[-1]) <= reach
        )


def join_bands(
    grids: Sequence[Grid], bars: Sequence[BBox], words: Sequence[Word], rules: Sequence[Edge], tolerance: EdgeTolerance
) -> list[Grid]:
    """The grids of a page with those that are shaded rows of one table made one, from top to bottom.

    Args:
        grids: in any order.
        bars: boxes of one cell, as shaded rows leave them that are drawn whole.
        words: the words of the page.
        rules: its horizontal rules, joined.
        tolerance: how exactly they are drawn.
    """
    if len(grids) + len(bars) < _MIN_BARS:
        return list(grids)
    paper = _Paper(part_full_cells(words_to_text_lines(words)), rules, tolerance.snap_pt)
    frames = [grid for grid in grids if grid.n_cols == 1]  # shaded rows and the rules below them
    found = _bars_to_grids([*bars, *(box.bbox for grid in frames for box in grid.boxes)], paper)
    kept = [grid for grid in grids if grid.n_cols > 1 or not any(_holds(grid.bbox, row.bbox) for row in found)]
    waiting = sorted([*kept, *found], key=lambda grid: (grid.ys[0], grid.xs[0]))
    joined: list[Grid] = []
    while waiting:
        chain = [waiting.pop(0)]
        for grid in list(waiting):
            if grid.ys[0] >= chain[-1].ys[-1] - paper.snap_pt and _goes_on(chain[-1], grid, paper):
                chain.append(grid)
                waiting.remove(grid)
        joined.append(_chain_to_grid(chain, paper) if len(chain) > 1 else chain[0])
    return joined


def _holds(outer: BBox, inner: BBox) -> bool:
    return outer.contains_point(inner.x_mid, inner.y_mid)


def _bars_to_grids(bars: Sequence[BBox], paper: _Paper) -> list[Grid]:
    """Bars of one width that stand under one another, as rows in the columns that the text of all of them keeps to."""
    grids: list[Grid] = []
    for group in _group_bars(bars, paper.snap_pt):
        lines = [line for line in paper.lines if _lies_under(line, group)]
        gaps = max(find_column_gaps(lines), _find_narrow_gaps(lines), key=len)
        xs = (group[0].x0, *((a + b) / 2 for a, b in gaps), group[0].x1)
        rows = [line for line in lines if len(line.chunks) > 1]
        if not gaps or len(rows) < _MIN_ROWS or any(_crosses(line, xs) for line in lines):
            continue
        grids.extend(Grid(xs, (bar.top, bar.bottom), _row_boxes(0, xs, bar.top, bar.bottom)) for bar in group)
    return grids


def _find_narrow_gaps(lines: Sequence[TextLine]) -> list[tuple[float, float]]:
    """The gaps between words that no word of any line covers, and that are wider than blanks.

    The shade says that the lines are a table, so less room than elsewhere parts its columns.
    """
    size = max((line.size_pt for line in lines), default=0.0)
    return [gap for gap in find_column_gaps([_by_word(line) for line in lines]) if gap[1] - gap[0] > _BLANK_EM * size]


def _by_word(line: TextLine) -> TextLine:
    words = [word for chunk in line.chunks for word in chunk.words]
    return replace(line, chunks=tuple(Chunk((w,), w.bbox.x0, w.bbox.x1, w.text) for w in words))


def _group_bars(bars: Sequence[BBox], snap_pt: float) -> list[list[BBox]]:
    groups: list[list[BBox]] = []
    for bar in sorted(bars, key=lambda b: (b.top, b.x0)):
        for group in groups:
            if abs(group[0].x0 - bar.x0) <= snap_pt and abs(group[0].x1 - bar.x1) <= snap_pt:
                group.append(bar)
                break
        else:
            groups.append([bar])
    return [group for group in groups if len(group) >= _MIN_BARS]


def _lies_under(line: TextLine, bars: Sequence[BBox]) -> bool:
    """Whether a line lies between the first bar's top and the last one's bottom, and inside their sides."""
    box = bars[0]
    return bars[0].top < _middle(line) < bars[-1].bottom and box.x0 <= line.bbox.x_mid <= box.x1


def _goes_on(upper: Grid, lower: Grid, paper: _Paper) -> bool:
    """Whether two grids under one another are rows of one table."""
    if not _same_columns(upper, lower, paper.snap_pt) or min(upper.n_rows, lower.n_rows) > _FEW_ROWS:
        return False
    lines = paper.between(upper.xs, upper.ys[-1], lower.ys[0])
    if not lines:
        return lower.ys[0] - upper.ys[-1] <= _GAP_PT
    return _is_row(lines, upper.xs)


def _same_columns(a: Grid, b: Grid, snap_pt: float) -> bool:
    return len(a.xs) == len(b.xs) > 2 and all(abs(x - y) <= snap_pt for x, y in zip(a.xs, b.xs, strict=True))


def _is_row(lines: Sequence[TextLine], xs: Sequence[float]) -> bool:
    """Whether lines keep to columns, and one of them has text in two at least: a caption stands in one."""
    if any(_crosses(line, xs) for line in lines):
        return False
    return any(len({_column(w.bbox.x0, xs) for chunk in line.chunks for w in chunk.words}) > 1 for line in lines)


def _crosses(line: TextLine, xs: Sequence[float]) -> bool:
    """Whether text runs over a border: full cells stand so near that only the border parts them."""
    return any(
        word.bbox.x0 + _OVERHANG_PT < border < word.bbox.x1 - _OVERHANG_PT or _runs_on(line, border)
        for chunk in line.chunks
        for word in chunk.words
        for border in xs[1:-1]
    )


def _runs_on(line: TextLine, border: float) -> bool:
    """Whether a border lies between two words of a chunk, but nearer to neither of them than a cell is padded."""
    for chunk in line.chunks:
        for left, right in pairwise(chunk.words):
            if left.bbox.x1 <= border <= right.bbox.x0 and right.bbox.x0 - left.bbox.x1 < _CELL_GAP_EM * left.size_pt:
                return True
    return False


def _column(x: float, xs: Sequence[float]) -> int:
    return sum(border <= x + _OVERHANG_PT for border in xs[1:-1])


def _middle(line: TextLine) -> float:
    """The height of the middle of small letters, which tells what a line lies on."""
    return line.baseline - 0.3 * line.size_pt


def _chain_to_grid(chain: Sequence[Grid], paper: _Paper) -> Grid:
    xs = chain[0].xs
    ys: list[float] = []
    boxes: list[CellBox] = []

    def add_rows(top: float, bottom: float) -> None:
        """Rows of the paper between two heights, parted where a rule runs through."""
        borders = [top, *paper.cuts(xs, top, bottom), bottom]
        for upper, lower in pairwise(borders):
            boxes.extend(_row_boxes(len(ys), xs, upper, lower))
            ys.append(upper)

    head = _find_head(chain[0], paper)
    if head is not None:
        add_rows(head, chain[0].ys[0])
    for index, grid in enumerate(chain):
        first = len(ys)
        boxes.extend(CellBox(first + b.row, b.col, b.row_span, b.col_span, b.bbox) for b in grid.boxes)
        ys.extend(grid.ys[:-1])
        if index + 1 < len(chain) and paper.between(xs, grid.ys[-1], chain[index + 1].ys[0]):
            add_rows(grid.ys[-1], chain[index + 1].ys[0])
    end = chain[-1].ys[-1]
    tail = _find_tail(chain[-1], paper)
    if tail is not None:
        add_rows(end, tail)
        end = tail
    return Grid(xs, (*ys, end), tuple(boxes))


def _row_boxes(row: int, xs: Sequence[float], top: float, bottom: float) -> tuple[CellBox, ...]:
    return tuple(
        CellBox(row, col, 1, 1, BBox(left, top, right, bottom)) for col, (left, right) in enumerate(pairwise(xs))
    )


def _find_tail(last: Grid, paper: _Paper) -> float | None:
    """Where the row below the last shaded one ends; None where no such row follows."""
    xs, bottom = last.xs, last.ys[-1]
    below = sorted(paper.between(xs, bottom, float("inf")), key=lambda line: line.baseline)
    row: list[TextLine] = []
    for line in below:
        above = row[-1].baseline if row else bottom
        reach = (_LINE_PITCH_EM if row else _FIRST_LINE_EM) * line.size_pt
        is_parted = bool(row) and bool(paper.cuts(xs, above, line.baseline))
        if line.baseline - above > reach or _crosses(line, xs) or is_parted:
            break
        row.append(line)
    if not row or not _is_row(row[:1], xs):
        return None
    end = row[-1].bbox.bottom
    rules = paper.cuts(xs, row[-1].baseline, end + row[-1].size_pt)
    return rules[0] if rules else end


def _find_head(first: Grid, paper: _Paper) -> float | None:
    """Where the row above the first shaded one begins, as a header that is not shaded does; None where none stands."""
    xs, top = first.xs, first.ys[0]
    above = sorted(paper.between(xs, float("-inf"), top), key=lambda line: -line.baseline)
    row: list[TextLine] = []
    for line in above:
        below = row[-1].baseline if row else top
        reach = (_LINE_PITCH_EM if row else _FIRST_LINE_EM) * line.size_pt
        if below - line.baseline > reach or not _is_row([line], xs):
            break
        row.append(line)
    if not row:
        return None
    return row[-1].baseline - row[-1].size_pt
