"""Grids of rules and the words in them -> tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from prongsai.normalizers.thai.lines import join_lines
from prongsai.pipeline.model import BBox, Cell, Page, Table, Word
from prongsai.pipeline.paper.words import find_forced_breaks, line_to_text, words_to_lines
from prongsai.pipeline.tables.ruled.grid_splits import add_columns, split_columns, split_rows
from prongsai.pipeline.tables.ruled.grids import CellBox, Grid

_CUT_EM = 0.15
"""A rule this near to the left edge of a glyph runs between two glyphs; any other strikes through one."""
_X_HEIGHT_EM = 0.3
"""The middle of the small letters above the baseline: where a word is, whatever its ascenders reach into."""


def grid_to_table(grid: Grid, words: Sequence[Word], page: Page) -> Table | None:
    """The table that a grid draws around `words` (those inside its border); None for a frame, a chart or a form field.

    A table has words in at least two of its columns. One with a single column is a text box: its lines are paragraphs.
    """
    by_box = _assign_words(grid, words)
    for split in (add_columns, split_columns, split_rows):
        finer = split(grid, by_box)
        if finer is not grid:
            grid, by_box = finer, _assign_words(finer, words)
    if grid.n_cols < 2:
        return None
    filled = [box for box in grid.boxes if (box.row, box.col) in by_box]
    if len({box.col for box in filled}) < 2 and not (filled and _is_strip(grid)):
        return None
    cells = tuple(box_to_cell(box, by_box.get((box.row, box.col), []), page.number) for box in grid.boxes)
    return Table(
        cells, grid.n_rows, grid.n_cols, page=page.number, pages=(page.number,), bbox=grid.bbox, method=page.method
    )


def _assign_words(grid: Grid, words: Sequence[Word]) -> dict[tuple[int, int], list[Word]]:
    """The words of each box by its row and column, in the order given."""
    by_box: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        for piece in cut_word(word, grid):
            box = _pick_box(piece, grid)
            if box is not None:
                by_box.setdefault((box.row, box.col), []).append(piece)
    return by_box


def _is_strip(grid: Grid) -> bool:
    """Whether the grid is a row or two with all columns drawn: the rest of a table, cut by the page end."""
    return grid.n_cols >= 3 and grid.n_rows <= 2 and len(grid.boxes) == grid.n_rows * grid.n_cols


def box_to_cell(box: CellBox, words: Sequence[Word], page_number: int | None) -> Cell:
    """The cell of a box with the words in it: lines joined the way Thai is written, lowest confidence, all steps."""
    lines = words_to_lines(words)
    texts = [line_to_text(line) for line in lines]
    return Cell(
        row=box.row,
        col=box.col,
        text=join_lines(texts, find_forced_breaks(lines, box.bbox)),
        raw="\n".join(" ".join(word.raw for word in line) for line in lines),
        row_span=box.row_span,
        col_span=box.col_span,
        lines=tuple(text.strip() for text in texts),
        bbox=box.bbox,
        page=page_number,
        confidence=min((word.confidence for word in words), default=1.0),
        steps=tuple(dict.fromkeys(step for word in words for step in word.steps)),
    )


def words_inside(words: Iterable[Word], box: BBox) -> list[Word]:
    """The words whose middle lies in a box, in the order given."""
    return [word for word in words if box.contains_point(word.bbox.x_mid, _middle_y(word))]


def cut_word(word: Word, grid: Grid) -> list[Word]:
    """The pieces of a word that runs over a rule between two glyphs.

    Tight tables print cells so near to each other that no gap is left between their texts. A rule that strikes through
    a glyph, or stands between two digits, is no such place: there the text of one cell flows over its border, and
    cutting it would make two wrong numbers of one.
    """
    if word.turn % 2 or len(word.char_x) < 2:
        return [word]
    y = _middle_y(word)
    cuts = []
    for x in grid.xs[1:-1]:
        if word.bbox.x0 < x < word.bbox.x1:
            index = min(range(1, len(word.char_x)), key=lambda i: abs(word.char_x[i] - x))
            if abs(word.char_x[index] - x) <= _CUT_EM * word.size_pt and not _is_in_number(word.text, index):
                left, right = grid.find_box(x - 0.5, y), grid.find_box(x + 0.5, y)
                if left is not right:
                    cuts.append(index)
    return _split(word, sorted(set(cuts))) if cuts else [word]


def _is_in_number(text: str, index: int) -> bool:
    number = "0123456789\u0e50\u0e51\u0e52\u0e53\u0e54\u0e55\u0e56\u0e57\u0e58\u0e59.,"
    return text[index - 1] in number and text[index] in number


def _split(word: Word, cuts: Sequence[int]) -> list[Word]:
    pieces = []
    bounds = [0, *cuts, len(word.text)]
    for start, end in zip(bounds, bounds[1:], strict=False):
        x0 = word.char_x[start] if start else word.bbox.x0
        x1 = word.char_x[end] if end < len(word.text) else word.bbox.x1
        text = word.text[start:end]
        pieces.append(
            replace(
                word,
                text=text,
                # the layer's own spelling of a part is only known where the repair changed nothing
                raw=text if word.raw == word.text else word.raw,
                bbox=BBox(x0, word.bbox.top, x1, word.bbox.bottom),
                char_x=word.char_x[start:end],
                space_before=word.space_before and start == 0,
            )
        )
    return pieces


def _pick_box(word: Word, grid: Grid) -> CellBox | None:
    return grid.find_box(word.bbox.x_mid, _middle_y(word))


def _middle_y(word: Word) -> float:
    return word.bbox.y_mid if word.turn % 2 or not word.size_pt else word.baseline - _X_HEIGHT_EM * word.size_pt
