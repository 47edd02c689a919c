"""From the reading of one text line to words with places in points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.model import BBox, Word
from prongsai.pipeline.pages.scan.clean import clean_word
from prongsai.pipeline.pages.scan.engine import LineReading
from prongsai.pipeline.pages.scan.lines import ImageLine

# a Thai consonant's body is about half of the type size, more or less by the font
SIZE_PER_BODY = 2.0
INK_LIMIT = 190
"""Of 255: paper is 250 with its grain; the rim of a letter that is paler belongs to the space beside it."""


def words_of_line(line: ImageLine, reading: LineReading, scale: tuple[float, float]) -> list[Word]:
    """The words of one line in points; a line whose letters have no places is one word.

    A word is as sure as its weakest digit, or as its letters on average where it has none.
    """
    text = reading.text
    scale_x, scale_y = scale
    confidence = reading.char_confidence or (reading.confidence,) * len(text)
    places = _letter_edges(line, reading)
    baseline = line.body_bottom * scale_y
    size_pt = (line.body_bottom - line.body_top) * SIZE_PER_BODY * scale_y
    spans = _word_spans(text) if places else [(0, len(text))] if text.strip() else []
    edges = _word_edges(line, reading, spans) if places else [(float(line.x0), float(line.x1))] * len(spans)
    words = []
    for (start, end), (x0, x1) in zip(spans, edges, strict=True):
        part = confidence[start:end]
        digits = [c for char, c in zip(text[start:end], part, strict=True) if char.isdecimal()]
        cleaned, steps = clean_word(text[start:end], part)
        words.append(
            Word(
                cleaned,
                text[start:end],
                BBox(x0 * scale_x, line.top * scale_y, max(x0 + 1, x1) * scale_x, line.bottom * scale_y),
                baseline,
                size_pt,
                space_before=start > 0,
                confidence=min(digits) if digits else sum(part) / len(part),
                steps=steps,
                char_x=_spread([x * scale_x for x in places[start:end]], len(cleaned)),
            )
        )
    return words


def _word_edges(line: ImageLine, reading: LineReading, spans: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """Where the ink of each word begins and ends: between two words lies the widest stretch without ink.

    A reader knows where letters are strongest and not how wide they are; columns are told by the white between them.
    """
    places = reading.char_x
    starts, ends = [float(line.x0)] * len(spans), [float(line.x1)] * len(spans)
    # a single pixel is grain
    is_white = np.count_nonzero(line.image < INK_LIMIT, axis=0) <= 1
    for index, ((_, end), (start, _)) in enumerate(pairwise(spans)):
        left, right = max(0, int(places[end - 1])), min(len(is_white), int(places[start]) + 1)
        gap = _widest_run(is_white[left:right])
        if gap is None:
            # the letters touch: half-way between them
            ends[index] = starts[index + 1] = line.x0 + (places[end - 1] + places[start]) / 2
        else:
            ends[index], starts[index + 1] = line.x0 + left + gap[0], line.x0 + left + gap[1]
    return list(zip(starts, ends, strict=True))


def _widest_run(is_white: NDArray[np.bool_]) -> tuple[int, int] | None:
    """Start and end of the longest run of True; None without any."""
    changes = np.flatnonzero(np.diff(np.concatenate(([False], is_white, [False]))))
    if not len(changes):
        return None
    starts, ends = changes[::2], changes[1::2]
    longest = int(np.argmax(ends - starts))
    return int(starts[longest]), int(ends[longest])


def _letter_edges(line: ImageLine, reading: LineReading) -> list[float]:
    """Left edge of each character in pixels of the page; none where the reader knows no places.

    A reader says where a letter is strongest, near its middle: the edge is taken half-way from the one before.
    """
    if len(reading.char_x) != len(reading.text) or not reading.text:
        return []
    edges = [float(line.x0)]
    for before, after in pairwise(reading.char_x):
        edges.append(max(edges[-1], line.x0 + (before + after) / 2))
    return edges


def _spread(places: Sequence[float], n: int) -> tuple[float, ...]:
    """The places of a word's letters for a spelling of `n` letters; a changed length spreads them evenly."""
    if len(places) == n or not places:
        return tuple(places)
    return tuple(np.interp(np.linspace(0, len(places) - 1, n), range(len(places)), places).tolist())


def _word_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each run without blanks."""
    spans, start = [], None
    for i, char in enumerate(text + " "):
        if char.isspace():
            if start is not None:
                spans.append((start, i))
            start = None
        elif start is None:
            start = i
    return spans
