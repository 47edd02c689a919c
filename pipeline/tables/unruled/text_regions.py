"""Where tables without a grid may be on a page: between horizontal rules, or in runs of lines that keep to columns.

Rows of numbers show themselves. Tables of wrapped text, such as measures printed without a rule, have none: what tells
their rows is the number that begins each, or a wider space between rows than between the lines of one. Without either,
lines in columns are taken for what they mostly are: addresses, signatures, prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.pipeline.model import Edge
from prongsai.pipeline.tables.text_columns import (
    MIN_ROWS,
    TextLine,
    find_column_gaps,
    has_values,
    holds_scores,
    is_decimal,
)
from prongsai.pipeline.tables.unruled.cell_rules import find_cell_borders
from prongsai.pipeline.tables.unruled.outer_rows import with_outer_rows
from prongsai.pipeline.tables.unruled.regions import Region, find_between_rules, has_number

_PITCH_EM = 2.6
"""Lines further apart than this belong to different things."""
_ROW_PITCH_EM = 4.0
"""Two empty lines between rows, as browsers space them; lines of three columns so far apart are rows, or nothing."""
_MIN_COLUMNS = 3
"""Two columns without rules are a list with its numbers, or a label with its value. Measured: 2 to 4 give the same rows
of 18 reports."""
_MIN_STARTS = 3
"""A header and two rows."""
_WIDER = 1.2
"""A fifth more than the usual distance of lines is room between paragraphs. Measured: 0.6 to 1.8 give the same rows of
2 reports."""
_LABEL = re.compile(rf"^\(?[{DIGIT}]{{1,2}}(?:[.)](?![{DIGIT}])|$)")


def find_regions(lines: Sequence[TextLine], rules: Sequence[Edge], edges: Sequence[Edge] = ()) -> list[Region]:
    """Regions from top to bottom; no line is in two of them.

    Args:
        lines: the lines of the page that no grid holds.
        rules: its horizontal rules.
        edges: all edges as they were drawn, which may say where columns end.
    """
    between = _with_outer_rows(find_between_rules(lines, rules), lines, edges)
    regions = [part for region in between for part in _split_at_captions(region)]
    taken = {id(line) for region in regions for line in region.lines}
    rest = [line for line in lines if id(line) not in taken]
    regions.extend(_find_in_white_space(rest))
    return sorted(regions, key=lambda region: region.lines[0].baseline)


def _with_outer_rows(regions: Sequence[Region], lines: Sequence[TextLine], edges: Sequence[Edge]) -> list[Region]:
    """The regions between rules, each with its rows outside of them; a line goes to the first that it keeps to."""
    found: list[Region] = []
    taken = {id(line) for region in regions for line in region.lines}
    for region in regions:
        free = [line for line in lines if id(line) not in taken]
        wider = with_outer_rows(region, free, find_cell_borders(region, edges))
        taken |= {id(line) for line in wider.lines}
        found.append(wider)
    return found


def _find_in_white_space(lines: Sequence[TextLine]) -> list[Region]:
    regions = []
    run: list[TextLine] = []
    for line in lines:
        if run and line.baseline - run[-1].baseline > _pitch_limit(run, line):
            regions.extend(_run_to_region(run))
            run = []
        if len(line.chunks) > 1 or run:
            run.append(line)
    regions.extend(_run_to_region(run))
    return regions


def _pitch_limit(run: Sequence[TextLine], lower: TextLine) -> float:
    """How far below a run a line of the same thing may be: rows of a table further than lines of text.

    The row above may end in lines of one cell alone.
    """
    are_rows = len(lower.chunks) > 2 and any(len(line.chunks) > 2 for line in run)
    return (_ROW_PITCH_EM if are_rows else _PITCH_EM) * max(run[-1].size_pt, lower.size_pt)


def _run_to_region(run: Sequence[TextLine]) -> list[Region]:
    """The parts of a run of lines that are tables, cut where single lines of prose begin and end."""
    wrapped = _find_wrapped_table(run)
    if wrapped is not None:
        return [wrapped]
    parts: list[list[TextLine]] = [[]]
    singles = 0
    for line in run:
        singles = 0 if len(line.chunks) > 1 else singles + 1
        if singles > 1:
            parts.append([])
        elif singles == 0 or parts[-1]:
            parts[-1].append(line)
    split = [piece for part in parts if part for piece in _split_at_captions(Region(tuple(part)))]
    return [region for region in split if _is_table(region.lines)]


def _split_at_captions(region: Region) -> list[Region]:
    """A region as tables, where the caption and the header of another table stand in it.

    A caption is one piece of text that a header follows: a row without numbers, where there were numbers before. Titles
    inside a table are followed by rows with numbers.
    """
    parts: list[list[TextLine]] = [[]]
    lines = region.lines
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        is_caption = (
            len(line.chunks) == 1
            and following is not None
            and len(following.chunks) > 1
            and not has_number(following)
            and sum(map(has_number, parts[-1])) > 1
        )
        if is_caption:
            parts.append([])
        else:
            parts[-1].append(line)
    for part in parts:
        while part and len(part[-1].chunks) < 2 and not region.rules:
            part.pop()
    if len(parts) == 1:
        return [replace(region, lines=tuple(parts[0]))] if parts[0] else []
    return [_cut_region(region, part) for part in parts if len(part) > 1]


def _cut_region(region: Region, lines: Sequence[TextLine]) -> Region:
    top, bottom = lines[0].bbox.top - lines[0].size_pt, lines[-1].bbox.bottom + lines[-1].size_pt
    short = tuple(rule for rule in region.short_rules if top <= rule.top <= bottom)
    return Region(tuple(lines), tuple(y for y in region.rules if top <= y <= bottom), short_rules=short)


def _is_table(lines: Sequence[TextLine]) -> bool:
    rows = [line for line in lines if len(line.chunks) > 1]
    if len(rows) < MIN_ROWS or len(rows) < 0.7 * len(lines):
        return False
    gaps = find_column_gaps(lines)
    if len(gaps) < 2 and any(line.has_leaders for line in rows):
        return False
    if gaps and holds_scores(lines):
        return True  # cells merged over rows leave most lines with a hole
    full = [line for line in rows if len(line.chunks) > len(gaps)]
    return bool(gaps) and len(full) >= max(MIN_ROWS, 0.5 * len(rows)) and has_values(lines)


def _find_wrapped_table(run: Sequence[TextLine]) -> Region | None:
    """The lines of a run from its first to its last line of several chunks, if they are such a table; else None.

    At least three columns, and in the first line of each row text in all of them but one.
    """
    multi = [index for index, line in enumerate(run) if len(line.chunks) > 1]
    if not multi:
        return None
    lines = _with_rest(run, multi)
    gaps = find_column_gaps(lines)
    if len(gaps) + 1 < _MIN_COLUMNS or any(line.has_leaders for line in lines):
        return None
    borders = [(a + b) / 2 for a, b in gaps]
    if any(chunk.x0 < b < chunk.x1 for line in lines for chunk in line.chunks for b in borders):
        return None
    starts = _find_starts(lines, borders)
    if len(starts) < _MIN_STARTS or len(starts) == len(lines):
        return None
    if any(len(lines[index].chunks) < len(gaps) for index in starts):
        return None
    return Region(tuple(lines), (), tuple(starts))


def _with_rest(run: Sequence[TextLine], multi: Sequence[int]) -> list[TextLine]:
    """The lines from the first to the last of several chunks, and the single ones right below that end the last row."""
    end = multi[-1] + 1
    while end < len(run) and run[end].baseline - run[end - 1].baseline <= 1.05 * _line_pitch(run[: multi[-1] + 1]):
        end += 1
    return list(run[multi[0] : end])


def _is_apart(upper: TextLine, lower: TextLine) -> bool:
    return lower.baseline - upper.baseline > _PITCH_EM * max(upper.size_pt, lower.size_pt)


def _line_pitch(lines: Sequence[TextLine]) -> float:
    """The distance of lines inside rows: the smallest there is."""
    return min((b.baseline - a.baseline for a, b in zip(lines, lines[1:], strict=False)), default=0.0)


def _find_starts(lines: Sequence[TextLine], borders: Sequence[float]) -> list[int]:
    """The lines that begin rows: by their numbers if two have one, else by the space above them."""
    firsts = [line.chunks[0] for line in lines]
    labelled = [i for i, first in enumerate(firsts) if first.x1 < borders[0] and _LABEL.match(first.text)]
    if len(labelled) > 1:
        # the total below the numbered rows has no number; lines of one row are nearer than this
        apart = [i for i in range(1, len(lines)) if _is_apart(lines[i - 1], lines[i]) and firsts[i].x1 < borders[0]]
        return _part_numbers(lines, borders, {0, *labelled, *apart})
    pitch = _line_pitch(lines)
    wide = [i for i in range(1, len(lines)) if lines[i].baseline - lines[i - 1].baseline > _WIDER * pitch]
    return [0, *wide]


def _part_numbers(lines: Sequence[TextLine], borders: Sequence[float], starts: set[int]) -> list[int]:
    """The starts of rows, and each line whose scores stand under scores of the same row: a total below them."""
    found, columns = set(starts), set[int]()
    for index, line in enumerate(lines):
        own = {sum(b <= c.x0 for b in borders) for c in line.chunks if is_decimal(c.text)}
        if index in found or own & columns:
            found.add(index)
            columns = set()
        columns |= own
    return sorted(found)
