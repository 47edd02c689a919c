"""Tables without a drawn grid: between horizontal rules, or in white space alone.

Regions come first: the lines between rules of one length, or runs of lines whose chunks stand in columns. Then columns
are the white gaps that run down through a region, and rows its lines, with wrapped lines joined. Prose in two columns,
lists, tables of contents and letterheads also leave gaps: a region without rules needs numbers in its columns.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.pipeline.model import BBox, Cell, Edge, Page, Table, Word, join_boxes
from prongsai.pipeline.tables.full_cells import part_full_cells
from prongsai.pipeline.tables.ruled.cells import box_to_cell
from prongsai.pipeline.tables.ruled.grids import CellBox
from prongsai.pipeline.tables.text_columns import (
    Chunk,
    TextLine,
    find_column_gaps,
    words_to_text_lines,
)
from prongsai.pipeline.tables.unruled.cell_rules import find_cell_borders, part_line
from prongsai.pipeline.tables.unruled.merged import merge_beside_rules
from prongsai.pipeline.tables.unruled.regions import Region, has_number
from prongsai.pipeline.tables.unruled.text_regions import find_regions

_WRAP_PITCH_EM = 1.9
"""Lines of one cell are nearer than this."""
_CLOSER = 0.95
"""Lines inside a row lie closer than rows by one part in twenty at least, or as close. Measured: 0.95 to 0.975 give the
same rows of 2 reports; 0.712 changes 12 rows."""
_UNDERLINE_EM = 0.8
"""An underline lies below its text by less than the height of a letter; a rule of a table by more. Measured: 0.4 to 0.9
give the same rows of 7 reports."""
_COLUMN_SPACE_EM = 0.5
"""The least space that is left between columns."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A chunk and the columns that it stands in."""

    chunk: Chunk
    first: int
    last: int


def find_borderless_tables(words: Sequence[Word], rules: Sequence[Edge], page: Page) -> list[tuple[Table, list[Word]]]:
    """The tables among words that no grid holds, each with the words that it takes, from top to bottom."""
    lines = part_full_cells(words_to_text_lines(words))
    found = []
    for region in find_regions(lines, rules, page.edges):
        table = _region_to_table(region, rules, page)
        if table is not None:
            taken = [word for line in region.lines for chunk in line.chunks for word in chunk.words]
            found.append((table, taken))
    return found


def _region_to_table(region: Region, rules: Sequence[Edge], page: Page) -> Table | None:
    borders = find_cell_borders(region, page.edges)
    if borders:
        region = replace(region, lines=tuple(part_line(line, borders) for line in region.lines))
    else:
        gaps = find_column_gaps([_without_underlined(line, rules) for line in region.lines])
        borders = [_gap_to_border(gap, region.short_rules) for gap in gaps]
    if not borders:
        return None
    n_cols = len(borders) + 1
    rows = _merge_lines([_place(line, borders, rules) for line in region.lines], region, borders)
    if len(rows) < 2:
        return None
    box = join_boxes(line.bbox for line in region.lines)
    if box is None:
        return None
    xs = [box.x0, *borders, box.x1]
    cells = [cell for number, row in enumerate(rows) for cell in _row_to_cells(number, row, xs, page)]
    baselines = [[item.chunk.words[0].baseline for item in row] for row in rows]
    return Table(
        tuple(merge_beside_rules(cells, baselines, region.short_rules)),
        len(rows),
        n_cols,
        page=page.number,
        pages=(page.number,),
        bbox=box,
        method=page.method,
        is_ruled=False,
    )


def _gap_to_border(gap: tuple[float, float], short_rules: Sequence[Edge]) -> float:
    """The middle of a gap, or where in it a rule over some of the columns begins or ends."""
    ends = [x for rule in short_rules for x in (rule.x0, rule.x1) if gap[0] < x < gap[1]]
    return sum(ends) / len(ends) if ends else (gap[0] + gap[1]) / 2


def _find_underline(line: TextLine, chunk: Chunk, rules: Sequence[Edge]) -> Edge | None:
    """The rule right under a heading and no wider than what it heads; sums are underlined too, but they are numbers."""
    if chunk.is_value or len(line.chunks) < 2:
        return None
    reach = _UNDERLINE_EM * line.size_pt
    for rule in rules:
        if 0 < rule.top - line.baseline <= reach and rule.x0 <= chunk.x0 and chunk.x1 <= rule.x1:
            others = [other for other in line.chunks if other is not chunk]
            if not any(rule.x0 <= other.x0 and other.x1 <= rule.x1 for other in others):
                return rule
    return None


def _without_underlined(line: TextLine, rules: Sequence[Edge]) -> TextLine:
    """A line without its underlined headings, which stand in the middle of their columns and so between them."""
    chunks = tuple(chunk for chunk in line.chunks if _find_underline(line, chunk, rules) is None)
    return replace(line, chunks=chunks or line.chunks[:1])


def _place(line: TextLine, borders: Sequence[float], rules: Sequence[Edge]) -> list[_Placed]:
    """The chunks of a line in their columns; a heading with a rule under it goes over the columns of the rule."""
    placed = []
    for chunk in line.chunks:
        first = bisect_left(borders, chunk.x0)
        last = max(first, bisect_left(borders, chunk.x1))
        rule = _find_underline(line, chunk, rules)
        if rule is not None:
            # a border may be where the rule begins
            first, last = bisect_right(borders, rule.x0), bisect_left(borders, rule.x1)
        placed.append(_Placed(chunk, first, last))
    return placed


def _merge_lines(placed: Sequence[list[_Placed]], region: Region, borders: Sequence[float]) -> list[list[_Placed]]:
    """Rows of a region: each line is one, unless it is the wrapped rest of the row above."""
    rows: list[list[_Placed]] = []
    does_run, could_run = _column_ends(placed, len(borders) + 1)
    row_pitch = _find_row_pitch(region.lines)
    rules_part_rows = region.rules_part_rows()
    previous: TextLine | None = None
    for index, (line, chunks) in enumerate(zip(region.lines, placed, strict=True)):
        if region.starts is not None:
            if index in region.starts:
                rows.append([])
            rows[-1].extend(chunks)
            continue
        if rows and previous is not None and not region.has_rule_between(previous, line):
            pitch = line.baseline - previous.baseline
            # set closer than rows are, a line is the rest of one as soon as the text above it is as long as any
            ends = does_run if pitch < _CLOSER * row_pitch else could_run
            pitch_em = pitch / max(line.size_pt, previous.size_pt, 1.0)
            if rules_part_rows or _is_rest(rows[-1], chunks, ends, pitch_em, region.is_header(line)):
                rows[-1] = [*rows[-1], *chunks]
                previous = line
                continue
        rows.append(list(chunks))
        previous = line
    return rows


def _column_ends(placed: Sequence[list[_Placed]], n_cols: int) -> tuple[list[float], list[float]]:
    """How far text does run in each column, and how far it could: to the text of the next one."""
    single = [item for row in placed for item in row if item.first == item.last]
    does, could = [], []
    for col in range(n_cols):
        own = max((item.chunk.x1 for item in single if item.first == col), default=0.0)
        following = [item.chunk for item in single if item.first == col + 1]
        room = min((c.x0 - _COLUMN_SPACE_EM * c.words[0].size_pt for c in following), default=0.0)
        does.append(own)
        could.append(max(room, own))
    return does, could


def _find_row_pitch(lines: Sequence[TextLine]) -> float:
    """The usual distance between lines with numbers, which are rows of their own; 0 without such."""
    pitches = sorted(
        lower.baseline - upper.baseline
        for upper, lower in zip(lines, lines[1:], strict=False)
        if has_number(upper) and has_number(lower)
    )
    return pitches[len(pitches) // 2] if pitches else 0.0


def _is_rest(
    above: Sequence[_Placed], chunks: Sequence[_Placed], ends: Sequence[float], pitch_em: float, in_header: bool
) -> bool:
    """Whether a line goes on with the row above it.

    Args:
        above: the row so far.
        chunks: the line, placed in columns.
        ends: how far text may run in each column.
        pitch_em: distance of the line from the one above it, in units of the type size.
        in_header: whether the line is part of the heading.
    """
    if pitch_em > _WRAP_PITCH_EM:
        return False
    if in_header:
        # a title over several columns is a row of its own, the lines of a column's heading are not
        return not any(item.first != item.last for item in (*above, *chunks))
    if len(above) == 1 and above[0].first == above[0].last == 0 and chunks[0].first == 0 and len(chunks) > 1:
        # a long label whose numbers stand beside its last line
        return chunks[0].chunk.text[:1].islower()
    if any(item.chunk.is_value for item in chunks):
        return False
    filled = {col for item in above for col in range(item.first, item.last + 1)}
    if any(item.first not in filled or item.first != item.last for item in chunks):
        return False
    if len(chunks) == len({c.first for c in above}) and len(chunks) > 1:
        return False
    return all(_starts_small(item.chunk.text) or _is_full(above, item, ends) for item in chunks)


def _starts_small(text: str) -> bool:
    return text[:1].islower() or text[:1] in "()/&"


def _is_full(above: Sequence[_Placed], item: _Placed, ends: Sequence[float]) -> bool:
    """Whether the first word of a chunk would not have fitted behind the text above it in its column."""
    last = [other.chunk.x1 for other in above if other.last == item.first]
    return bool(last) and last[-1] + item.chunk.words[0].bbox.width > ends[item.first] + 1.0


def _row_to_cells(number: int, row: Sequence[_Placed], xs: Sequence[float], page: Page) -> list[Cell]:
    """Cells of one row; chunks that share a column, or a chunk over several, are one cell."""
    spans: list[tuple[int, int, list[Word]]] = []
    for item in sorted(row, key=lambda i: i.first):
        words = list(item.chunk.words)
        if spans and item.first <= spans[-1][1]:
            first, last, before = spans[-1]
            spans[-1] = (first, max(last, item.last), before + words)
        else:
            spans.append((item.first, item.last, words))
    top = min(word.bbox.top for item in row for word in item.chunk.words)
    bottom = max(word.bbox.bottom for item in row for word in item.chunk.words)
    cells: list[Cell] = []
    col = 0
    for first, last, words in spans:
        cells.extend(_empty(number, c, xs, top, bottom, page) for c in range(col, first))
        box = CellBox(number, first, 1, last - first + 1, BBox(xs[first], top, xs[last + 1], bottom))
        cells.append(box_to_cell(box, words, page.number))
        col = last + 1
    cells.extend(_empty(number, c, xs, top, bottom, page) for c in range(col, len(xs) - 1))
    return cells


def _empty(row: int, col: int, xs: Sequence[float], top: float, bottom: float, page: Page) -> Cell:
    return box_to_cell(CellBox(row, col, 1, 1, BBox(xs[col], top, xs[col + 1], bottom)), [], page.number)
