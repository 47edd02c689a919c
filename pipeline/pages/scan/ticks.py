"""The tick in a cell: the one sign that reports use as a value and that no text reader knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from prongsai.pipeline.pages.scan.engine import GreyImage, LineReading
from prongsai.pipeline.pages.scan.parts import find_parts

TICK = "\u2713"
TICK_CONFIDENCE = 0.85
"""As sure as a number that was cut (`CUT_CONFIDENCE` of the scores): a tick is known by its shape alone."""
# what a reader says of a tick is a letter or two that it does not believe in
UNBELIEVED = 0.7
LONGEST_MISREADING = 2
"""Characters. A tick is as wide as one letter or two. Measured: 1 to 3 give the same rows of 3 reports."""


def is_tick(image: GreyImage, body: tuple[float, float]) -> bool:
    """True for one shape with a short arm falling to the right and a long arm rising from there to the top right.

    A slash has no short arm, a letter v has two of a height, and a letter has more ink than two strokes.
    """
    parts = find_parts(image < 150)
    if not len(parts):
        return False
    largest = int(np.argmax(parts.area))
    *_, width, height, area = list(parts)[largest]
    text_height = body[1] - body[0]
    if area < 0.85 * parts.area.sum() or area > 0.5 * width * height:
        return False
    if not (0.5 * text_height < height < 3 * text_height and 0.5 * height < width < 2.2 * height):
        return False
    shape = parts.mask(largest, parts.box(largest)) > 0
    lowest = height - 1 - np.argmax(shape[::-1], axis=0)  # of each column; columns without ink do not occur
    foot = int(np.nonzero(lowest == lowest.max())[0].mean())
    highest = np.argmax(shape, axis=0)
    starts_above_foot = lowest[foot] - highest[: max(1, width // 8)].min() > 0.2 * height
    rises = highest[-max(1, width // 6) :].min() <= 0.12 * height and np.all(np.diff(lowest[foot:]) <= 1)
    is_left_lower = highest[: max(1, foot)].min() > 0.2 * height
    return bool(0.08 * width <= foot <= 0.6 * width and starts_above_foot and rises and is_left_lower)


def read_ticks(
    images: Sequence[GreyImage], bodies: Sequence[tuple[float, float]], readings: Sequence[LineReading]
) -> list[LineReading]:
    """The readings with each doubtful sign that has the shape of a tick read as one."""
    read = []
    for image, body, reading in zip(images, bodies, readings, strict=True):
        is_candidate = reading.confidence < UNBELIEVED and len(reading.text) <= LONGEST_MISREADING
        if is_candidate and is_tick(image, body):
            read.append(replace(reading, text=TICK, confidence=TICK_CONFIDENCE, char_confidence=(), char_x=()))
        else:
            read.append(reading)
    return read
