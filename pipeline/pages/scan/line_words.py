"""From the reading of one text line to words with places in points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from prongsai.pipeline.model import BBox, Word
from prongsai.pipeline.pages.scan.clean import clean_word
from prongsai.pipeline.pages.scan.engine import LineReading
from prongsai.pipeline.pages.scan.lines import ImageLine

# a Thai consonant's body is about half of the type size, more or less by the font
SIZE_PER_BODY = 2.0


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
    words = []
    for start, end in spans:
        x0 = places[start] if places else line.x0
        x1 = places[end] if places and end < len(text) else line.x1
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
