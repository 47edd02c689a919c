"""A second look at every number: the wrong digit that looks right is the one fault that nobody notices later.

Each number is cut out of its line and read again, wider and on its own, by the same reader held to numbers; the
glyphs in the cut-out are counted without any reader. A number keeps its confidence only where all three agree. The
fault that made this necessary is a doubled digit read once (one hundred read as ten, at 0.99): the reader cannot
notice it, but a wider image separates the two, and the count sees three glyphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.pipeline.pages.scan.engine import Body, GreyImage, LineReading
from prongsai.pipeline.pages.scan.parts import find_parts

NUMBER = re.compile(rf"[ieoIEO]? ?[{DIGIT}](?:[{DIGIT}.,/]| ?(?=[.,]))*[A-Za-z]?")
# a comma parts thousands; before anything but three digits it is a full stop with a tail of dirt
BAD_THOUSANDS = re.compile(r",(?!\d{3}(?:\D|$))")
# the code letter o is drawn like a zero, and no number of the reports begins with one and has no point
CODE_LIKE = re.compile(r"0\d{1,2}")
ZERO_SHAPES = str.maketrans("oO\u0e50", "000")
STRETCH = 1.35
"""Half a digit wider, so that the network has other columns to decide on. Measured: 1.01 to 1.69 give the same rows of
3 reports."""
# of 4,000 numbers on six kinds of worn scans that both looks and the count agreed on, all that the first look gave 0.65
# or more were right; so agreement takes away three quarters of the doubt
AGREED_DOUBT = 0.28
# what remains where the witnesses differ: below any threshold that is used unseen
OUTVOTED = 0.6
DISPUTED = 0.4
"""Less than what a lone reading is believed with, as two looks differ. Measured: 0.2 to 0.7 give the same rows of 3
reports."""
MISCOUNTED = 0.75
"""The digits may be right, but one look counts another number of them. Measured: 0.75 to 0.875 give the same rows of 1
report; 0.562 changes 8 rows."""
Ink = NDArray[np.bool_]


class NumberReader(Protocol):
    """A reader that can be held to numbers."""

    def read_numbers(
        self, images: Sequence[GreyImage], bodies: Sequence[Body | None] | None = None
    ) -> list[LineReading]:
        """The best reading of digits, signs and code letters per image."""
        ...


@dataclass(frozen=True, slots=True)
class _Cutout:
    """A number in a line: which line, which characters, and its picture."""

    line: int
    start: int
    end: int
    image: GreyImage
    n_glyphs: int
    n_points: int


def confirm_numbers(
    reader: NumberReader, images: Sequence[GreyImage], bodies: Sequence[Body], readings: Sequence[LineReading]
) -> list[LineReading]:
    """The readings with each number confirmed or doubted; a text changes only where both other witnesses say so."""
    cutouts = [
        cutout
        for line, (image, body, reading) in enumerate(zip(images, bodies, readings, strict=True))
        for cutout in _cut_numbers(line, image, body, reading)
    ]
    if not cutouts:
        return list(readings)
    wide = [cv2.resize(c.image, None, fx=STRETCH, fy=1.0, interpolation=cv2.INTER_LINEAR) for c in cutouts]
    seconds = reader.read_numbers([np.asarray(w, dtype=np.uint8) for w in wide], [bodies[c.line] for c in cutouts])
    confirmed = list(readings)
    # from the right, so that a changed length does not move what is still to be done
    for cutout, second in sorted(zip(cutouts, seconds, strict=True), key=lambda pair: -pair[0].start):
        confirmed[cutout.line] = _judge(confirmed[cutout.line], cutout, second)
    return confirmed


def _cut_numbers(line: int, image: GreyImage, body: Body, reading: LineReading) -> list[_Cutout]:
    text, places = reading.text, reading.char_x
    if len(places) != len(text):
        return []
    ink: Ink = image < 150
    columns: Ink = np.asarray(ink.any(axis=0))
    cutouts = []
    for match in NUMBER.finditer(text):
        start, end = match.start(), match.end()
        left = (places[start - 1] + places[start]) / 2 if start else 0.0
        right = (places[end - 1] + places[end]) / 2 if end < len(text) else float(image.shape[1])
        reach = 0.5 * (body[1] - body[0])
        x0, x1 = _nearest_gap(columns, left, reach), _nearest_gap(columns, right, reach)
        if x1 - x0 >= 3:
            cutouts.append(_Cutout(line, start, end, image[:, x0:x1].copy(), *_count_glyphs(ink[:, x0:x1], body)))
    return cutouts


def _nearest_gap(columns: Ink, x: float, reach: float) -> int:
    """The column without ink nearest to `x`, within reach; `x` itself where letters touch."""
    low, high = max(0, int(x - reach)), min(len(columns), int(x + reach) + 1)
    free = np.nonzero(~columns[low:high])[0] + low
    if not free.size:
        return int(np.clip(x, 0, len(columns)))
    return int(free[np.argmin(np.abs(free - x))])


def _count_glyphs(ink: Ink, body: Body) -> tuple[int, int]:
    """Shapes of digit size, one that is twice as wide as high counting as two that touch; and points on the line."""
    height = body[1] - body[0]
    glyphs = points = 0
    for _, top, width, tall, area in find_parts(ink):
        if tall >= 0.55 * height and top < body[1] - 0.3 * height:
            glyphs += max(1, round(width / (1.15 * max(height, 0.7 * tall)) + 0.2))
        elif max(width, tall) < 0.4 * height and area > 0.006 * height * height and top > body[1] - 0.45 * height:
            points += 1
    return glyphs, points


def _n_digit_shapes(text: str) -> int:
    """How many glyphs of digit size a number has; a slash counts, a full stop or comma does not."""
    return sum(char.isalnum() or char == "/" for char in text)


def _squash(text: str) -> str:
    """The number without blanks, and with one sign for what is one shape: the code letter o is drawn like a zero."""
    return text.replace(" ", "").translate(ZERO_SHAPES)


def _judge(reading: LineReading, cutout: _Cutout, second: LineReading) -> LineReading:
    start, end = cutout.start, cutout.end
    first_text, second_text = _squash(reading.text[start:end]), _squash(second.text)
    confidence = list(reading.char_confidence)
    if first_text == second_text:
        n_points = sum(char in ".," for char in first_text)
        # the point of a list number may stand outside the cut-out; one inside that was not read is another number
        is_counted = _n_digit_shapes(first_text) == cutout.n_glyphs and n_points >= cutout.n_points
        if not is_counted or BAD_THOUSANDS.search(first_text) or CODE_LIKE.fullmatch(first_text):
            confidence[start:end] = [min(c, MISCOUNTED) for c in confidence[start:end]]
        else:
            confidence[start:end] = [1 - (1 - c) * AGREED_DOUBT for c in confidence[start:end]]
        return replace(reading, char_confidence=tuple(confidence))
    counts = cutout.n_glyphs == _n_digit_shapes(first_text), cutout.n_glyphs == _n_digit_shapes(second_text)
    if counts != (False, True) or not second_text:
        limit = OUTVOTED if counts == (True, False) else DISPUTED
        confidence[start:end] = [min(c, limit) for c in confidence[start:end]]
        return replace(reading, char_confidence=tuple(confidence))
    left, right = reading.char_x[start], reading.char_x[end - 1]
    text = second.text.replace(" ", "")
    n = len(text)
    places = tuple(np.linspace(left, right, n).tolist()) if n > 1 else (left,)
    return replace(
        reading,
        text=reading.text[:start] + text + reading.text[end:],
        char_confidence=(*confidence[:start], *[min(OUTVOTED, second.confidence)] * n, *confidence[end:]),
        char_x=(*reading.char_x[:start], *places, *reading.char_x[end:]),
    )
