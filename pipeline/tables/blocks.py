"""Page -> blocks: its tables, and its text outside tables line by line, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from prongsai.pipeline.model import BBox, Block, Edge, Page, Paragraph, Result, Table, Word, join_boxes
from prongsai.pipeline.paper.page_frame import tilt_box, turn_box
from prongsai.pipeline.paper.words import line_to_text, words_to_lines
from prongsai.pipeline.tables.edges import PAGE_IMAGE, TEXT_LAYER, EdgeTolerance, join_edges
from prongsai.pipeline.tables.ruled.bands import join_bands
from prongsai.pipeline.tables.ruled.cells import grid_to_table, words_inside
from prongsai.pipeline.tables.ruled.grids import Grid, edges_to_cell_boxes, find_bars
from prongsai.pipeline.tables.unruled.borderless import find_borderless_tables
from prongsai.pipeline.tables.unruled.prose_columns import split_prose_columns

_CHART_SHARE = 0.3
"""Text keeps to the cells of a table; a grid behind the bars and labels of a chart is crossed everywhere. Measured:
0.15 to 0.65 give the same rows of 18 reports."""


def find_grids(edges: Iterable[Edge], tolerance: EdgeTolerance = TEXT_LAYER) -> list[Grid]:
    """Grids that hold no other grid: a frame around tables is layout."""
    grids = edges_to_cell_boxes(edges, tolerance)
    return [g for g in grids if not any(o is not g and _encloses(g, o) for o in grids)]


def _find_page_grids(page: Page, tolerance: EdgeTolerance) -> list[Grid]:
    """The grids of a page; shaded rows of a text layer are made one table, which a picture shows as no rules."""
    if page.method == "ocr":
        return find_grids(page.edges, tolerance)
    grids, bars = find_grids(page.edges, tolerance), find_bars(page.edges, tolerance)
    return join_bands(grids, bars, page.words, join_edges(page.edges, tolerance)[0], tolerance)


def _encloses(outer: Grid, inner: Grid) -> bool:
    """Whether `inner` lies inside one single cell of `outer`."""
    a, b = outer.bbox, inner.bbox
    if not (a.x0 <= b.x0 and a.x1 >= b.x1 and a.top <= b.top and a.bottom >= b.bottom):
        return False
    first = outer.find_box(b.x0 + 0.1, b.top + 0.1)
    return first is not None and first is outer.find_box(b.x1 - 0.1, b.bottom - 0.1)


def extract_blocks(page: Page) -> Result[Block]:
    """The paragraphs (one per printed line) and tables of a page from top to bottom.

    Boxes of blocks are on the page as a viewer shows it, also where the page was turned to be read.
    """
    tolerance = PAGE_IMAGE if page.method == "ocr" else TEXT_LAYER
    tables: list[Table] = []
    rest = list(page.words)
    for grid in _find_page_grids(page, tolerance):
        table = grid_to_table(grid, words_inside(rest, grid.bbox), page)
        if table is not None and not _is_chart(table, page):
            tables.append(table)
            taken = {id(word) for word in words_inside(rest, grid.bbox)}
            rest = [word for word in rest if id(word) not in taken]
    rules = [e for e in join_edges(page.edges, tolerance)[0] if not any(_is_inside(e, t) for t in tables)]
    whole, *halves = split_prose_columns(rest)
    blocks = _in_order([*tables, *_read_words(whole, rules, page)])
    for left, right in zip(halves[::2], halves[1::2], strict=True):
        band = [*_in_order(_read_words(left, rules, page)), *_in_order(_read_words(right, rules, page))]
        top = min((_reading_position(block) for block in band), default=(0.0, 0.0))
        place = sum(_reading_position(block) < top for block in blocks)
        blocks[place:place] = band
    origin_x = page.parts[0].x0 if page.parts else 0.0  # a part of a page, see `part_page`
    blocks = [replace(b, table_no=n) if isinstance(b, Table) else b for n, b in _number(blocks)]
    if origin_x:
        blocks = [replace(block, origin_x=origin_x) for block in blocks]
    if page.turn or page.tilt_deg:
        blocks = [_turn_back(block, page) for block in blocks]
    return Result(blocks)


def _read_words(words: Sequence[Word], rules: Sequence[Edge], page: Page) -> list[Block]:
    """The tables without a grid among words, and the lines of the rest."""
    blocks: list[Block] = []
    rest = list(words)
    for table, taken_words in find_borderless_tables(words, rules, page):
        if not _is_chart(table, page):
            blocks.append(table)
            taken = {id(word) for word in taken_words}
            rest = [word for word in rest if id(word) not in taken]
    return [*blocks, *words_to_paragraphs(rest, page)]


def _in_order(blocks: Sequence[Block]) -> list[Block]:
    return sorted(blocks, key=_reading_position)


def _is_chart(table: Table, page: Page) -> bool:
    """Whether slanted drawings cross a good part of a table: its lines and numbers are axes then.

    A table keeps its place when only few of its cells are crossed out.
    """
    if table.bbox is None:
        return False
    boxes = [cell.bbox for cell in table.cells if cell.bbox is not None]
    crossed = sum(any(box.overlaps(figure) for figure in page.figures) for box in boxes)
    return crossed > _CHART_SHARE * len(boxes)


def _is_inside(edge: Edge, table: Table) -> bool:
    box = table.bbox
    return box is not None and box.top - 1.0 <= edge.top <= box.bottom + 1.0 and edge.x0 < box.x1 and edge.x1 > box.x0


def words_to_paragraphs(words: Sequence[Word], page: Page) -> list[Paragraph]:
    """One paragraph per printed line."""
    paragraphs = []
    for line in words_to_lines(words):
        text = line_to_text(line).strip()
        if text:
            paragraphs.append(
                Paragraph(
                    text,
                    raw=" ".join(word.raw for word in line),
                    page=page.number,
                    bbox=join_boxes(word.bbox for word in line),
                    size_pt=max(word.size_pt for word in line),
                    confidence=min(word.confidence for word in line),
                    method=page.method,
                    steps=tuple(dict.fromkeys(step for word in line for step in word.steps)),
                )
            )
    return paragraphs


def _reading_position(block: Block) -> tuple[float, float]:
    box = block.bbox or BBox(0.0, 0.0, 0.0, 0.0)
    # a line's box reaches above its letters, so lines are placed by their middle
    return (box.top if isinstance(block, Table) else box.y_mid, box.x0)


def _number(blocks: Sequence[Block]) -> list[tuple[int, Block]]:
    numbered = []
    count = 0
    for block in blocks:
        count += isinstance(block, Table)
        numbered.append((count, block))
    return numbered


def _turn_back(block: Block, page: Page) -> Block:
    def turned(box: BBox | None) -> BBox | None:
        if box is None:
            return None
        tilted = tilt_box(box, page.tilt_deg, page.width, page.height) if page.tilt_deg else box
        return turn_box(tilted, 4 - page.turn, page.width, page.height)

    if isinstance(block, Paragraph):
        return replace(block, bbox=turned(block.bbox))
    cells = tuple(replace(cell, bbox=turned(cell.bbox)) for cell in block.cells)
    return replace(block, cells=cells, bbox=turned(block.bbox))
