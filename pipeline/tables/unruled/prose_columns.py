"""Pages set in two columns: what stands left and right of the gutter is read apart.

A table beside a column of prose would take the prose for its last column. A gutter is only looked for where there is
prose: lines that fill their half of the page, one under the other.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prongsai.pipeline.model import Word
from prongsai.pipeline.tables.text_columns import TextLine, words_to_text_lines

_MIN_PROSE_LINES = 8
"""A third of a column; fewer lines beside others may be cells of one row. Measured: 4 to 12 give the same rows of 18
reports."""
_FULL_SHARE = 0.8
"""A line of prose fills this much of its column; the last line of a paragraph does not."""
_CROSSED_SHARE = 0.15
"""Headings and tables over both columns cross the gutter."""
_MAX_OTHER_LINES = 3
"""So many lines in a row may stand between two lines of prose: headings, ends of paragraphs."""


def split_prose_columns(words: Sequence[Word]) -> list[list[Word]]:
    """The words in groups that are read apart: first what goes over the whole width, which may be nothing, then the
    left and the right words of each part set in two columns, from top to bottom.

    Words keep their order; none is lost.
    """
    lines = words_to_text_lines(words)
    gutter = _find_gutter(lines)
    if gutter is None:
        return [list(words)]
    bands = _find_bands(lines, gutter)
    sides: dict[int, int] = {}
    for number, band in enumerate(bands):
        for line in band:
            if not _crosses(line, gutter):
                for chunk in line.chunks:
                    for word in chunk.words:
                        sides[id(word)] = 1 + 2 * number + (chunk.x0 > gutter)
    groups: list[list[Word]] = [[] for _ in range(1 + 2 * len(bands))]
    for word in words:
        groups[sides.get(id(word), 0)].append(word)
    return groups


def _crosses(line: TextLine, x: float) -> bool:
    return any(chunk.x0 < x < chunk.x1 for chunk in line.chunks)


def _find_gutter(lines: Sequence[TextLine]) -> float | None:
    """The x in the middle of the text that the fewest lines cross; None where too many do."""
    if len(lines) < 2 * _MIN_PROSE_LINES:
        return None
    left, right = min(line.bbox.x0 for line in lines), max(line.bbox.x1 for line in lines)
    start, end = int(left + 0.35 * (right - left)), int(left + 0.65 * (right - left))
    if end <= start:
        return None
    places = np.arange(start, end + 1)
    crossed = np.zeros(len(places), dtype=np.int64)
    for line in lines:
        is_crossed = np.zeros(len(places), dtype=bool)
        for chunk in line.chunks:
            is_crossed |= (chunk.x0 < places) & (places < chunk.x1)
        crossed += is_crossed
    fewest = int(crossed.min())
    if fewest > _CROSSED_SHARE * len(lines):
        return None
    clear = places[crossed == fewest]
    return float(clear[len(clear) // 2])


def _find_bands(lines: Sequence[TextLine], gutter: float) -> list[list[TextLine]]:
    """Runs of lines with prose on at least one side of the gutter."""
    left_width, right_width = _side_width(lines, gutter, right=False), _side_width(lines, gutter, right=True)
    bands: list[list[TextLine]] = []
    current: list[TextLine] = []
    prose = others = 0
    for line in lines:
        is_prose = _fills(line, gutter, left_width, right=False) or _fills(line, gutter, right_width, right=True)
        others = 0 if is_prose else others + 1
        if others > _MAX_OTHER_LINES:
            if prose >= _MIN_PROSE_LINES:
                bands.append(current)
            current, prose = [], 0
        elif current or is_prose:
            current.append(line)
            prose += is_prose
    if prose >= _MIN_PROSE_LINES:
        bands.append(current)
    return bands


def _side_width(lines: Sequence[TextLine], gutter: float, right: bool) -> float:
    chunks = [c for line in lines if not _crosses(line, gutter) for c in line.chunks if (c.x0 > gutter) == right]
    return max((c.x1 for c in chunks), default=0.0) - min((c.x0 for c in chunks), default=0.0)


def _fills(line: TextLine, gutter: float, width: float, right: bool) -> bool:
    """Whether one single chunk fills a side of the gutter, and has words enough to be prose."""
    if _crosses(line, gutter):
        return False
    chunks = [c for c in line.chunks if (c.x0 > gutter) == right]
    return len(chunks) == 1 and chunks[0].x1 - chunks[0].x0 >= _FULL_SHARE * width and len(chunks[0].text) >= 20
