"""Tables of wrapped text that only white space shows: measures printed without a rule.

No number tells their rows. What does is the number that begins each row, or a wider space between rows than between the
lines of one. Without either, lines in columns are taken for what they mostly are: addresses, signatures, prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.pipeline.tables.unruled.region import Region
from prongsai.pipeline.tables.unruled.text_columns import TextLine, find_column_gaps

_MIN_COLUMNS = 3
_MIN_STARTS = 3
"""A header and two rows."""
_WIDER = 1.2
_LABEL = re.compile(r"^\(?[0-9\u0e50-\u0e59]{1,2}(?:[.)](?![0-9\u0e50-\u0e59])|$)")


def find_wrapped_table(run: Sequence[TextLine]) -> Region | None:
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


def _line_pitch(lines: Sequence[TextLine]) -> float:
    """The distance of lines inside rows: the smallest there is."""
    return min((b.baseline - a.baseline for a, b in zip(lines, lines[1:], strict=False)), default=0.0)


def _find_starts(lines: Sequence[TextLine], borders: Sequence[float]) -> list[int]:
    """The lines that begin rows: by their numbers if two have one, else by the space above them."""
    firsts = [line.chunks[0] for line in lines]
    labelled = [i for i, first in enumerate(firsts) if first.x1 < borders[0] and _LABEL.match(first.text)]
    if len(labelled) > 1:
        return sorted({0, *labelled})
    pitch = _line_pitch(lines)
    wide = [i for i in range(1, len(lines)) if lines[i].baseline - lines[i - 1].baseline > _WIDER * pitch]
    return [0, *wide]
