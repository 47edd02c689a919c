"""Fields that rules leave together, though the text in them stands in rows and columns of its own.

Many tables rule only part: columns are drawn in the header and left to the eye below, or rows are. Where the text of a
merged box keeps to the borders that other rows draw, the box is split there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.pipeline.model import BBox, Word
from prongsai.pipeline.paper.words import find_forced_breaks, line_to_text, words_to_lines
from prongsai.pipeline.tables.ruled.grids import CellBox, Grid
from prongsai.pipeline.tables.text_columns import (
    CHUNK_GAP_EM,
    find_column_gaps,
    holds_columns,
    is_decimal,
    is_value,
    words_to_text_lines,
)

_OVERHANG_PT = 2.0
"""Text touches a border by a stroke's width and less; what crosses it by more stands on both sides. Measured: 1.0 to
3.0 give the same rows of 5 reports."""
_MIN_LINES = 3
"""Two lines under each other may be a wrapped cell; three numbers under each other, all short, are rows."""
_MIN_SCORE_COLUMNS = 2
"""One column of two scores is a cell with two; in two columns they are two rows."""
_DASHES = {"-", "\u2013", "\u2014"}
_NUMBER_SHARE = 0.8
"""A heading or a dash in five lines leaves a column one of numbers. Measured: 0.4 to 0.9 give the same rows of 10
reports."""
_SAME_LINE_EM = 0.3
"""Less than superscripts rise (0.33 em)."""


def add_columns(grid: Grid, words_by_box: dict[tuple[int, int], list[Word]]) -> Grid:
    """Add the column borders that only white space shows, inside columns that are drawn too wide.

    It takes at least three lines that keep to the new columns, and numbers in at least half of those. Boxes keep the
    new columns together; `split_columns` parts them where their text does.
    """
    extra: list[float] = []
    for col in range(grid.n_cols):
        boxes_here = [b for b in grid.boxes if b.col == col and b.col_span == 1]
        words = [word for b in boxes_here for word in words_by_box.get((b.row, b.col), [])]
        lines = words_to_text_lines(words)
        if holds_columns(lines, has_labels=col == 0):
            extra.extend((a + b) / 2 for a, b in find_column_gaps(lines))
    if not extra:
        return grid
    xs = sorted([*grid.xs, *extra])
    boxes = []
    for box in grid.boxes:
        first, last = xs.index(grid.xs[box.col]), xs.index(grid.xs[box.col + box.col_span])
        boxes.append(replace(box, col=first, col_span=last - first))
    return Grid(tuple(xs), grid.ys, tuple(boxes))


def split_columns(grid: Grid, words_by_box: dict[tuple[int, int], list[Word]]) -> Grid:
    """Split boxes over several columns where their text keeps to the column borders of other rows.

    A title over several columns stays one box, as its text crosses a border or stands in one column only; such a box is
    split only where most boxes of the same columns are.
    """
    shapes: dict[tuple[int, int], list[tuple[CellBox, list[tuple[int, int]]]]] = {}
    for box in grid.boxes:
        if box.col_span > 1:
            groups = _group_columns(box, grid, words_by_box.get((box.row, box.col), []))
            shapes.setdefault((box.col, box.col_span), []).append((box, groups))
    pieces: dict[tuple[int, int], list[CellBox]] = {}
    for boxes in shapes.values():
        filled = [groups for box, groups in boxes if words_by_box.get((box.row, box.col))]
        open_rows = [groups for groups in filled if len(groups) > 1]
        usual = len(filled) > 2 and 2 * len(open_rows) > len(filled)
        for box, groups in boxes:
            words = words_by_box.get((box.row, box.col), [])
            if len(groups) > 1 and (usual or _count_occupied(groups, grid, words) > 1):
                pieces[box.row, box.col] = [_slice_columns(box, first, last, grid) for first, last in groups]
    if not pieces:
        return grid
    boxes_out = [p for box in grid.boxes for p in pieces.get((box.row, box.col), [box])]
    return replace(grid, boxes=tuple(boxes_out))


def _group_columns(box: CellBox, grid: Grid, words: Sequence[Word]) -> list[tuple[int, int]]:
    """The columns of a box, as (first, last) groups that no run of words crosses."""
    borders = grid.xs[box.col : box.col + box.col_span + 1]
    crossed = [False] * (box.col_span - 1)
    for line in words_to_lines(words):
        for x0, x1 in _line_to_chunks(line):
            for i in range(1, box.col_span):
                if x0 + _OVERHANG_PT < borders[i] < x1 - _OVERHANG_PT:
                    crossed[i - 1] = True
    groups: list[tuple[int, int]] = []
    first = box.col
    for i in range(1, box.col_span + 1):
        if i == box.col_span or not crossed[i - 1]:
            groups.append((first, box.col + i - 1))
            first = box.col + i
    return groups


def _line_to_chunks(line: Sequence[Word]) -> list[tuple[float, float]]:
    """The x ranges of runs of words that belong together; two scores never do."""
    chunks: list[tuple[float, float]] = []
    last = ""
    for word in line:
        gap = CHUNK_GAP_EM * word.size_pt
        are_scores = is_decimal(word.text) and is_decimal(last)
        if chunks and word.bbox.x0 - chunks[-1][1] <= gap and not are_scores:
            chunks[-1] = (chunks[-1][0], max(chunks[-1][1], word.bbox.x1))
        else:
            chunks.append((word.bbox.x0, word.bbox.x1))
        last = word.text
    return chunks


def _count_occupied(groups: Sequence[tuple[int, int]], grid: Grid, words: Sequence[Word]) -> int:
    return sum(any(grid.xs[first] <= word.bbox.x_mid < grid.xs[last + 1] for word in words) for first, last in groups)


def _slice_columns(box: CellBox, first: int, last: int, grid: Grid) -> CellBox:
    bbox = BBox(grid.xs[first], box.bbox.top, grid.xs[last + 1], box.bbox.bottom)
    return CellBox(box.row, first, box.row_span, last - first + 1, bbox)


def split_rows(grid: Grid, words_by_box: dict[tuple[int, int], list[Word]]) -> Grid:
    """Split a tall row whose columns hold one value a line, on the same lines in all of them.

    It takes a column of at least three numbers, of which none was broken by the width of its column, and text in the
    first column on just those lines. Wrapped sentences beside each other share lines too, but hold no numbers.
    """
    cuts: dict[int, list[float]] = {}
    for row in range(grid.n_rows):
        boxes = [b for b in grid.boxes if b.row <= row < b.row + b.row_span]
        tall = [b for b in boxes if len(words_by_box.get((b.row, b.col), [])) > 1]
        if len(tall) > 1 and all(b.row_span == 1 for b in boxes):
            lines = [words_to_lines(words_by_box.get((b.row, b.col), [])) for b in boxes]
            columns = [(b, ls) for b, ls in zip(boxes, lines, strict=True) if ls]
            found = _find_row_cuts(columns) or _find_score_cuts(columns)
            if found:
                cuts[row] = found
    return _cut_rows(grid, cuts) if cuts else grid


def _find_row_cuts(columns: Sequence[tuple[CellBox, list[list[Word]]]]) -> list[float]:
    """Where to cut a row, as y positions between its lines; empty to leave it whole."""
    numbers = [lines for box, lines in columns if len(lines) >= _MIN_LINES and _are_values(lines, box.bbox)]
    if not numbers:
        return []
    lead = max(numbers, key=len)
    size = max(word.size_pt for word in lead[0])
    baselines = [line[0].baseline for line in lead]
    partners = [
        lines
        for _, lines in columns
        if lines is not lead and _share_lines(baselines, [line[0].baseline for line in lines], size)
    ]
    first = min(columns, key=lambda column: column[0].col)[1]
    if not partners or not (first is lead or any(lines is first for lines in partners)):
        return []
    every = _merge_baselines([line[0].baseline for lines in (lead, *partners) for line in lines], size)
    return _cut_between(every, size)


def _find_score_cuts(columns: Sequence[tuple[CellBox, list[list[Word]]]]) -> list[float]:
    """Where to cut a row that holds two, the rule between them being lost; empty to leave it whole.

    Two scores under each other may be one cell, a score and what it was before; not so where another column has scores
    on the same two lines and the first column begins on both.
    """
    first, *rest = [lines for _, lines in sorted(columns, key=lambda column: column[0].col)]
    scores = [lines for lines in rest if len(lines) > 1 and _are_scores([line_to_text(line) for line in lines])]
    if len(scores) < _MIN_SCORE_COLUMNS:
        return []
    lead = max(scores, key=len)
    size = max(word.size_pt for word in lead[0])
    baselines = [line[0].baseline for line in lead]
    labels = [line[0].baseline for line in first]
    sharing = sum(_share_lines(baselines, [line[0].baseline for line in lines], size) for lines in scores)
    if sharing < _MIN_SCORE_COLUMNS or not _share_lines(baselines, labels, size):
        return []
    return _cut_between(baselines, size)


def _are_scores(texts: Sequence[str]) -> bool:
    """Whether lines are scores, and dashes for what was not assessed."""
    return any(map(is_decimal, texts)) and all(is_decimal(text) or text.strip() in _DASHES for text in texts)


def _cut_between(baselines: Sequence[float], size: float) -> list[float]:
    return [lower - 0.8 * size if lower - upper > size else (upper + lower) / 2 for upper, lower in _pairs(baselines)]


def _pairs(values: Sequence[float]) -> list[tuple[float, float]]:
    return list(zip(values, values[1:], strict=False))


def _merge_baselines(values: Sequence[float], size: float) -> list[float]:
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > 2 * _SAME_LINE_EM * size:
            merged.append(value)
    return merged


def _are_values(lines: Sequence[Sequence[Word]], box: BBox) -> bool:
    """Whether a column holds one value a line, and no number that was broken for want of room."""
    texts = [" ".join(word.text for word in line) for line in lines]
    if sum(is_value(text) for text in texts) < _NUMBER_SHARE * len(texts):
        return False
    return not any(find_forced_breaks(lines, box))


def _share_lines(lead: Sequence[float], others: Sequence[float], size: float) -> bool:
    """Whether the second column has text on most lines of the first."""
    hits = sum(any(abs(a - b) <= _SAME_LINE_EM * size for b in others) for a in lead)
    return hits >= _NUMBER_SHARE * len(lead)


def _cut_rows(grid: Grid, cuts: dict[int, list[float]]) -> Grid:
    ys: list[float] = []
    first_row: list[int] = []
    for row in range(grid.n_rows):
        first_row.append(len(ys))
        ys.extend([grid.ys[row], *cuts.get(row, [])])
    first_row.append(len(ys))
    ys.append(grid.ys[-1])
    boxes: list[CellBox] = []
    for box in grid.boxes:
        start, end = first_row[box.row], first_row[box.row + box.row_span]
        if box.row in cuts:
            boxes.extend(
                CellBox(r, box.col, 1, box.col_span, BBox(box.bbox.x0, ys[r], box.bbox.x1, ys[r + 1]))
                for r in range(start, end)
            )
        else:
            boxes.append(replace(box, row=start, row_span=end - start))
    boxes.sort(key=lambda b: (b.row, b.col))
    return Grid(grid.xs, tuple(ys), tuple(boxes))
