"""Rows outside of the rules that part the rows of a table: the heading above the first, the last row below the last.

Many programs draw a rule under each row and none above the heading, or one between each two rows and none around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from statistics import median

from prongsai.pipeline.tables.text_columns import TextLine, find_column_gaps
from prongsai.pipeline.tables.unruled.regions import Region, has_number

_FEWEST_RULES = 4
"""Three rows with a rule between each two: fewer do not show how far rows lie from their rules."""
_FARTHEST = 1.3
"""Of the usual distance of rules: a heading is set a little higher than rows are."""
_DESCENT_EM = 0.2
"""Letters reach below their baseline by a fifth of their size, down to the rule under them."""
_SAME_END_PT = 10.0
"""As between rules: lines of a table end where its rules do, give or take the indentation of a cell."""


def with_outer_rows(region: Region, lines: Sequence[TextLine], borders: Sequence[float]) -> Region:
    """The region with the lines right above its first and below its last rule that keep to its columns.

    Args:
        region: the lines between rules.
        lines: the other lines of the page from top to bottom, those of other regions left out.
        borders: where its rules say that columns end; none where only the white between them does.
    """
    if len(region.rules) < _FEWEST_RULES or not region.rules_part_rows():
        return region
    pitch = median(b - a for a, b in zip(region.rules, region.rules[1:], strict=False))
    near = [line for line in lines if _lies_between(line, region.ends)]
    columns = _columns_of(region, borders)
    top, bottom = region.rules[0], region.rules[-1]
    above = [line for line in near if top - _FARTHEST * pitch < line.baseline <= top + _DESCENT_EM * line.size_pt]
    below = [line for line in near if 0 < line.baseline - _DESCENT_EM * line.size_pt - bottom < pitch]
    # from the rule outwards, up to a caption or what follows the table
    heading = [*takewhile(lambda line: _keeps(line, columns), reversed(above))][::-1]
    last = [*takewhile(lambda line: _keeps(line, columns), below)]
    are_numbers = any(map(has_number, region.lines))
    if len(last) != 1 or len(last[0].chunks) < len(columns) or has_number(last[0]) != are_numbers:
        last = []  # what follows a table is mostly no row of it
    if not heading and not last:
        return region
    rules = [*([top - pitch] if heading else []), *region.rules, *([bottom + pitch] if last else [])]
    return replace(region, lines=(*heading, *region.lines, *last), rules=tuple(rules))


def _lies_between(line: TextLine, ends: tuple[float, float]) -> bool:
    return ends[0] - _SAME_END_PT <= line.bbox.x0 and line.bbox.x1 <= ends[1] + _SAME_END_PT


def _columns_of(region: Region, borders: Sequence[float]) -> list[tuple[float, float]]:
    """The columns of a region from left to right, each up to the borders or the white gaps beside it."""
    gaps = [(x, x) for x in borders] or find_column_gaps(region.lines)
    starts = [float("-inf"), *(end for _, end in gaps)]
    return list(zip(starts, [*(start for start, _ in gaps), float("inf")], strict=True))


def _keeps(line: TextLine, columns: Sequence[tuple[float, float]]) -> bool:
    """Whether a line has several chunks, each in a column, and no two of them reach into one."""
    if len(line.chunks) < min(2, len(columns)) or line.has_leaders:
        return False
    taken = [{at for at, (x0, x1) in enumerate(columns) if chunk.x0 < x1 and x0 < chunk.x1} for chunk in line.chunks]
    # a heading that stands in the white between two columns may be that of either
    return all(taken) and all(not one & other for at, one in enumerate(taken) for other in taken[:at])
