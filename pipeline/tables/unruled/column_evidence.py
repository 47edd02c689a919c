"""Whether chunks that stand under each other are columns of a table: full rows, and numbers in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.pipeline.tables.unruled.text_columns import Chunk, TextLine, find_column_gaps

MIN_ROWS = 3
"""Two lines with a gap at one place are an accident."""
_VALUE_SHARE = 0.6
_ITEM_MARK = re.compile(
    r"^(?:[-\u2013\u2022\u25cf\u25aa\u25e6*\uf0b7\u2713]|\(?[0-9\u0e50-\u0e59a-zA-Z]{1,3}[.)]|\([^)]{1,4}\))$"
)
_WHOLE = re.compile(r"^[0-9\u0e50-\u0e59]{1,3}(?:\s*(?:-|\u2013|ถึง)\s*[0-9\u0e50-\u0e59]{1,3})?$")


def holds_columns(lines: Sequence[TextLine], has_labels: bool) -> bool:
    """Whether lines inside one drawn column stand in columns of their own; `has_labels` if the first may hold words."""
    rows = [line for line in lines if len(line.chunks) > 1]
    if len(rows) < MIN_ROWS or len(rows) < 0.7 * len(lines) or any(line.has_leaders for line in rows):
        return False
    return is_full(lines) and has_values(lines, has_labels)


def is_full(lines: Sequence[TextLine]) -> bool:
    """Whether most lines have text in all columns, so that rows can be told without rules between them."""
    gaps = find_column_gaps(lines)
    return 2 * sum(len(line.chunks) > len(gaps) for line in lines) >= len(lines)


def has_values(lines: Sequence[TextLine], has_labels: bool = True) -> bool:
    """Whether at least half of the columns (behind the labels) hold numbers, and not those of lists or pages."""
    rows = [line for line in lines if len(line.chunks) > 1]
    gaps = find_column_gaps(lines)
    if not gaps:
        return False
    columns = _column_chunks(rows, [(a + b) / 2 for a, b in gaps])
    if len(columns) == 2 and (any(_ITEM_MARK.match(c.text) for c in columns[0]) or _are_pages(columns[1])):
        return False
    columns = columns[1:] if has_labels else columns
    values = [column for column in columns if sum(c.is_value for c in column) >= _VALUE_SHARE * len(column)]
    return len(values) >= max(1, len(columns) / 2)


def _are_pages(column: Sequence[Chunk]) -> bool:
    """Whether a column holds the page numbers of a table of contents: whole numbers that never fall."""
    starts = [re.match(r"\d+", chunk.text) for chunk in column if _WHOLE.match(chunk.text)]
    numbers = [int(start.group()) for start in starts if start]
    return len(numbers) >= 0.7 * len(column) and numbers == sorted(numbers) and len(numbers) > 1


def _column_chunks(rows: Sequence[TextLine], borders: Sequence[float]) -> list[list[Chunk]]:
    columns: list[list[Chunk]] = [[] for _ in range(len(borders) + 1)]
    for row in rows:
        for chunk in row.chunks:
            columns[sum(b <= chunk.x0 for b in borders)].append(chunk)
    return columns
