"""Cells so full that no wide gap is left between them, parted where another column of the lines around begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from prongsai.pipeline.model import Word
from prongsai.pipeline.tables.text_columns import (
    MIN_GAP_EM,
    MIN_ROWS,
    WHOLE_NUMBER,
    Chunk,
    TextLine,
    is_decimal,
    words_to_chunk,
)

_LINES_AROUND = 12
"""A quarter of a page: what stands further off is of another table."""
_SAME_START_PT = 1.5
"""Cells set to the left begin at one x, up to the white before a letter."""


def part_full_cells(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines with their chunks parted where another column begins, though a full cell leaves no wide gap before it.

    A column shows where it begins in the lines around: several of them have a chunk that starts there, behind a gap.
    Words of running text begin anywhere, and its lines have no chunk but the first; a title over the table begins
    where no column does. Narrow columns of numbers show themselves: two numbers with decimals are never one cell.
    """
    parted = []
    for at, line in enumerate(lines):
        around = lines[max(0, at - _LINES_AROUND) : at + _LINES_AROUND + 1]
        columns = [chunk.x0 for other in around for chunk in other.chunks[1:]]
        columns += [x for other in around if (x := _start_behind_number(other)) is not None]
        firsts = [other.chunks[0].x0 for other in around if len(other.chunks) > 1]
        borders = _find_number_borders(around)
        chunks = [
            part
            for chunk in line.chunks
            for piece in _part_chunk(chunk, columns, firsts)
            for part in _part_at_borders(piece, borders)
        ]
        parted.append(line if len(chunks) == len(line.chunks) else replace(line, chunks=tuple(chunks)))
    return parted


def _part_chunk(chunk: Chunk, columns: Sequence[float], firsts: Sequence[float]) -> Iterator[Chunk]:
    if len(chunk.words) < 2 or not _begins_column(chunk.x0, [*columns, *firsts]):
        yield chunk
        return
    words: list[Word] = []
    for word in chunk.words:
        is_apart = bool(words) and word.bbox.x0 - words[-1].bbox.x1 >= MIN_GAP_EM * word.size_pt
        if is_apart and _begins_column(word.bbox.x0, columns):
            yield words_to_chunk(words)
            words = []
        words.append(word)
    yield words_to_chunk(words) if len(words) < len(chunk.words) else chunk


def _find_number_borders(lines: Sequence[TextLine]) -> list[float]:
    """Where two numbers with decimals stand side by side in several lines, with no more than a blank between them."""
    gaps = [
        gap
        for line in lines
        for chunk in line.chunks
        for left, right in pairwise(chunk.words)
        if is_decimal(left.text) and is_decimal(right.text) and (gap := (left.bbox.x1, right.bbox.x0))
    ]
    middles = sorted((a + b) / 2 for a, b in gaps if b > a)
    return [x for x in middles if sum(a < x < b for a, b in gaps) >= MIN_ROWS]


def _part_at_borders(chunk: Chunk, borders: Sequence[float]) -> Iterator[Chunk]:
    words: list[Word] = []
    for word in chunk.words:
        if words and any(words[-1].bbox.x1 < x < word.bbox.x0 for x in borders):
            yield words_to_chunk(words)
            words = []
        words.append(word)
    yield words_to_chunk(words) if len(words) < len(chunk.words) else chunk


def _start_behind_number(line: TextLine) -> float | None:
    """Where the text of a row begins whose number stands close before it, in a column as narrow as the number."""
    first = line.chunks[0].words
    is_numbered = len(line.chunks) > 1 and len(first) > 1 and bool(WHOLE_NUMBER.match(first[0].text))
    return first[1].bbox.x0 if is_numbered else None


def _begins_column(x: float, starts: Sequence[float]) -> bool:
    return sum(abs(start - x) <= _SAME_START_PT for start in starts) >= MIN_ROWS
