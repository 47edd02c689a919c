"""Which readings of a page are believed, and which are handwriting, tally marks or dirt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.normalizers.printed_numbers import HAS_POINT
from prongsai.pipeline.pages.scan.engine import LineReading
from prongsai.pipeline.pages.scan.layout import Layout
from prongsai.pipeline.pages.scan.lines import ImageLine

# a letter or two that stand alone in the margin and are read with less than this are dirt
DOUBTFUL_SPECK = 0.8
# what a page of handwriting still has of print (its heading) is read with more than this
SURE_PRINT = 0.85
TALLY_SIGNS = frozenset("1Il|/!i\\")
LEAST_TALLY = 4
"""Three signs in a row are dots of an abbreviation; four are leaders, or dirt. Measured: 2 to 6 give the same rows of 3
reports."""


@dataclass(frozen=True, slots=True)
class Believed:
    """Lines with their readings, and how many lines with something on them could not be read."""

    lines: list[tuple[ImageLine, LineReading]]
    n_unread: int
    is_handwritten: bool


def pick_believed(
    lines: Sequence[ImageLine], readings: Sequence[LineReading], page_region: int, least_confidence: float
) -> Believed:
    """The lines that are print.

    On a page of print a cell that is hard to read keeps its doubtful reading, so that its row stays whole, and so does
    a number with decimals wherever it stands: beside a speck it is still a number, and doubted is not lost. On a page
    most of whose lines cannot be read nothing doubtful is kept.
    """
    is_print = [r.confidence >= least_confidence and not is_tally(r.text) for r in readings]
    n_unread = sum(bool(r.text.strip()) and not sound for r, sound in zip(readings, is_print, strict=True))
    is_handwritten = n_unread * 2 > len(lines)
    kept = []
    for line, reading, sound in zip(lines, readings, is_print, strict=True):
        is_doubtful = line.region != page_region or bool(HAS_POINT.search(reading.text))
        if (
            reading.confidence >= SURE_PRINT
            if is_handwritten
            else sound or (is_doubtful and not is_tally(reading.text))
        ):
            kept.append((line, reading))
    return Believed(kept, n_unread, is_handwritten)


def is_tally(text: str) -> bool:
    """True for a row of strokes, the marks of a vote count, which a reader takes for ones.

    >>> is_tally("1l1 11I"), is_tally("1.11"), is_tally("11")
    (True, False, False)
    """
    signs = text.replace(" ", "")
    return len(signs) >= LEAST_TALLY and set(signs) <= TALLY_SIGNS


def drop_dirt(layout: Layout, readings: Sequence[LineReading]) -> tuple[list[ImageLine], list[LineReading]]:
    """Lines and readings without the specks that look like dashes, dots and single letters.

    A sign without letter or digit, or a doubtful letter or two, is believed in a cell, where a dash means "not
    assessed", and beside other text.
    """
    lines, page_region = layout.lines, layout.page_region
    is_text = [sum(c.isalnum() for c in r.text) > (2 if r.confidence < DOUBTFUL_SPECK else 0) for r in readings]
    bands = [(line.body_top, line.body_bottom) for line, sound in zip(lines, is_text, strict=True) if sound]
    kept = []
    for i, line in enumerate(lines):
        middle = (line.body_top + line.body_bottom) / 2
        has_company = any(top <= middle <= bottom for top, bottom in bands)
        if is_text[i] or line.region != page_region or has_company:
            kept.append(i)
    return [lines[i] for i in kept], [readings[i] for i in kept]
