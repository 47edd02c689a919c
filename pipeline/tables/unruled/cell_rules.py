"""Columns of a table whose rules are drawn cell by cell: where one piece of a rule ends and the next begins.

Browsers, Excel and most report generators draw a rule under each cell, so that a table without upright rules says
nevertheless where its columns end. A rule drawn in one piece says nothing of that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from prongsai.pipeline.model import Edge, Word
from prongsai.pipeline.tables.text_columns import Chunk, TextLine, words_to_chunk
from prongsai.pipeline.tables.unruled.regions import Region

_SAME_PT = 1.5
"""Pieces of one rule lie at one height, and touch, up to the width of a line."""
_JOINT_SHARE = 0.6
"""Of the rules: a merged cell, or a heading over several columns, has no joint where others have one."""
_FEWEST_RULES = 2
"""A rule under the heading and one under the last row."""
_CROSSED_SHARE = 0.2
"""Of the lines: a title or a merged cell crosses borders, text of cells does not."""


def find_cell_borders(region: Region, edges: Sequence[Edge]) -> list[float]:
    """The x of the borders between columns; none where the rules are drawn in one piece, or text crosses their joints.

    Args:
        region: the lines between rules.
        edges: the edges of the page as they were drawn.
    """
    joints: list[float] = []
    ruled = 0
    for y in region.rules:
        pieces = sorted((edge.x0, edge.x1) for edge in edges if edge.is_horizontal and abs(edge.top - y) <= _SAME_PT)
        ends = [x1 for _, x1 in pieces]
        met = [x0 for x0, _ in pieces if any(abs(x0 - x1) <= _SAME_PT for x1 in ends)]
        ruled += bool(pieces)
        joints += _distinct(met)
    if ruled < _FEWEST_RULES:
        return []
    counts = Counter({x: sum(abs(x - other) <= _SAME_PT for other in joints) for x in joints})
    borders = _distinct(sorted(x for x, count in counts.items() if count >= max(_JOINT_SHARE * ruled, _FEWEST_RULES)))
    crossed = sum(any(_crosses(chunk, borders) for chunk in part_line(line, borders).chunks) for line in region.lines)
    return borders if crossed <= _CROSSED_SHARE * len(region.lines) else []


def part_line(line: TextLine, borders: Sequence[float]) -> TextLine:
    """A line with its chunks parted where a border lies between two words."""
    chunks = tuple(part for chunk in line.chunks for part in _part(chunk, borders))
    return line if len(chunks) == len(line.chunks) else replace(line, chunks=chunks)


def _distinct(xs: Sequence[float]) -> list[float]:
    """Values from left to right without those that are as good as the one before."""
    kept: list[float] = []
    for x in sorted(xs):
        if not kept or x - kept[-1] > _SAME_PT:
            kept.append(x)
    return kept


def _crosses(chunk: Chunk, borders: Sequence[float]) -> bool:
    return any(chunk.x0 + _SAME_PT < x < chunk.x1 - _SAME_PT for x in borders)


def _part(chunk: Chunk, borders: Sequence[float]) -> list[Chunk]:
    parts: list[list[Word]] = []
    for word in chunk.words:
        if not parts or any(parts[-1][-1].bbox.x1 <= x + _SAME_PT and x - _SAME_PT <= word.bbox.x0 for x in borders):
            parts.append([])
        parts[-1].append(word)
    if len(parts) == 1:
        return [chunk]
    return [words_to_chunk(words) for words in parts]
