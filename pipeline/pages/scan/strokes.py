"""Strokes over print: stamps, signatures, highlighter and pen lines taken off, what they cross kept."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.image import PAPER, InkMask
from prongsai.pipeline.pages.scan.parts import find_parts

ColourImage = NDArray[np.uint8]
"""rows × columns × 3, red green blue."""

# colour is told from grey by the spread of its channels: JPEG leaves up to about 30 around black strokes
COLOUR_SPREAD = 45
# the thin edge of a stroke, and a thin stroke altogether, is paler
FAINT_SPREAD = 24
DARK_PEN_SPREAD = 16
"""Of 255. The colours of black ink on a scan differ by some steps, those of a dark blue pen by more. Measured: 8 to 24
give the same rows of 1 report."""
LEAST_PLAIN_COLOUR = 0.1
"""A tenth of a stroke in plain colour; where ink dries thin, the rest is grey. Measured: 0.05 to 0.55 give the same
rows of 1 report."""
# no running text is taller than 30 pt
TALLEST_GLYPH_IN = 0.42
# a straight run longer than any stroke of a letter; a line less slanted is a rule of a table not quite level
SHORTEST_LINE_IN = 0.4
LEAST_SLANT_DEG = 6.0
"""Rules of a page that is level lean by less (`unbend` follows them to half of it), so that no rule is a stroke."""
LIGHTEST_PRINT = 150
"""Of 255, the brightest channel: markers reach 200 and more, print that is to be read stays below where it is dark."""
THICKEST_PEN_IN = 0.08
"""2 mm: the rings of stamps and the strokes of signatures are thinner, a marker draws 4 mm."""
SHORTEST_FILL_IN = 0.4
"""1 cm: who marks, marks a word or a number; a table's filled cell is as wide."""
GAP_IN = 0.05
"""Strokes of letters under a marker are narrower."""
PEN_WIDTH_IN = 0.025
"""A ballpoint draws 0.5 to 0.7 mm."""


def has_colour(image: ColourImage) -> bool:
    """True where at least one pixel in five thousand is plainly coloured: a stamp, a pen stroke, a filled header."""
    small = image[::4, ::4].astype(np.int16)
    spread = small.max(axis=2) - small.min(axis=2)
    return bool((spread > COLOUR_SPREAD).mean() > 0.0002)


def colour_to_grey(image: ColourImage, dpi: float) -> GreyImage:
    """Grey image in which stamps, pen strokes and highlighter are paper, and printed text of any colour is kept.

    A coloured stroke is taken off where its connected shape is larger than any glyph (a circle, a signature); coloured
    shapes of glyph size stay, because headings and scores are printed in colour too. What it still gets wrong: letters
    inside a stamp stay as text.
    """
    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    channels = cv2.split(image)
    brightest = np.asarray(cv2.max(cv2.max(channels[0], channels[1]), channels[2]), dtype=np.uint8)
    darkest = cv2.min(cv2.min(channels[0], channels[1]), channels[2])
    spread = np.asarray(cv2.subtract(brightest, darkest), dtype=np.uint8)
    spread[_find_fills(spread, brightest, dpi) > 0] = 0
    for faintest, is_stroke in ((FAINT_SPREAD, _is_pen_or_stamp), (DARK_PEN_SPREAD, _is_thin_stroke)):
        tinted = np.asarray(cv2.threshold(spread, faintest, 255, cv2.THRESH_BINARY)[1], dtype=np.uint8)
        parts = find_parts(tinted)
        for part in np.flatnonzero(parts.longer_side > TALLEST_GLYPH_IN * dpi).tolist():
            box = parts.box(part, margin=4)
            own = parts.mask(part, box)
            if is_stroke(own, spread[box], dpi):
                own = np.asarray(cv2.dilate(own, np.ones((3, 3), np.uint8)), dtype=np.uint8)
                grey[box] = _take_off_stroke(grey[box], brightest[box], own)
                spread[box][own > 0] = 0
    return grey


def _find_fills(spread: GreyImage, brightest: GreyImage, dpi: float) -> NDArray[np.uint8]:
    """Where a marker or a light coloured row lies: thicker than any pen, and its letters with it."""
    tinted = ((spread > FAINT_SPREAD) & (brightest > LIGHTEST_PRINT)).astype(np.uint8)
    # at half size, where areas are searched fast
    small = cv2.resize(tinted, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_NEAREST)
    gap, thick = (np.ones((max(2, round(length * dpi / 2)),) * 2, np.uint8) for length in (GAP_IN, THICKEST_PEN_IN))
    filled = cv2.morphologyEx(cv2.morphologyEx(small, cv2.MORPH_CLOSE, gap), cv2.MORPH_OPEN, thick)
    # where two strokes of a pen or a stamp meet, the corner between them is closed to a spot
    parts = find_parts(filled)
    is_long = parts.width >= SHORTEST_FILL_IN * dpi / 2
    if not is_long.any():
        return np.zeros_like(tinted)
    filled = cv2.dilate(parts.pick(is_long), gap)  # the rim of a stroke is uneven
    whole = cv2.resize(filled, (spread.shape[1], spread.shape[0]), interpolation=cv2.INTER_NEAREST)
    return np.asarray(whole, dtype=np.uint8)


def _is_thin_stroke(own: NDArray[np.uint8], _spread: GreyImage, dpi: float) -> bool:
    """True for a long slanted line of a dark pen, whose colour is hardly above the noise of a JPEG: its box is empty.

    Words whose letters run together fill a third of theirs, a rule of a table is as low as it is thin.
    """
    height, width = own.shape
    return (
        min(height, width) > 0.12 * dpi
        and int(np.count_nonzero(own)) < 0.1 * height * width
        and (not is_ruled(own, dpi))
    )


def _is_pen_or_stamp(own: NDArray[np.uint8], spread: GreyImage, dpi: float) -> bool:
    """False for the tinted fringe of a black rule, for a coloured table, and for a filled area."""
    n_pixels = int(np.count_nonzero(own))
    if np.count_nonzero((spread > COLOUR_SPREAD) & (own > 0)) < LEAST_PLAIN_COLOUR * n_pixels:
        return False
    return not is_ruled(own, dpi)


def is_ruled(own: NDArray[np.uint8], dpi: float) -> bool:
    """True where most of a shape runs level or upright for much longer than it is thick: a table, a frame, a fill."""
    if own.all():
        # it fills its box to the edge of the picture, so no pixel has a distance to paper: a page of one colour
        return True
    thickness = 4 * float(cv2.distanceTransform(own, cv2.DIST_L2, 3)[own > 0].mean())
    run = max(5, round(0.06 * dpi), round(5 * thickness))
    along = cv2.morphologyEx(own, cv2.MORPH_OPEN, np.ones((1, run), np.uint8))
    across = cv2.morphologyEx(own, cv2.MORPH_OPEN, np.ones((run, 1), np.uint8))
    return int(np.count_nonzero(cv2.bitwise_or(along, across))) >= 0.5 * int(np.count_nonzero(own))


def _take_off_stroke(grey: GreyImage, brightest: GreyImage, stroke: NDArray[np.uint8]) -> GreyImage:
    """`grey` with the stroke gone and what it crosses kept.

    Ink lets black letters through: the brightest channel, stretched until the stroke is paper, shows them. A stroke
    that hides them (paint, a drawn shape) is bridged from both sides. The darker of the two is the better guess.
    """
    level = max(60.0, float(np.percentile(brightest[stroke > 0], 30)))
    shown = np.minimum(brightest.astype(np.float32) * (1.5 * PAPER / level), PAPER).astype(np.uint8)
    bridged = cv2.inpaint(grey, stroke, 3, cv2.INPAINT_TELEA)
    return np.asarray(np.where(stroke > 0, cv2.min(shown, bridged), grey), dtype=np.uint8)


def take_off_lines(flat: GreyImage, ink: InkMask, dpi: float) -> GreyImage:
    """The levelled image without long thin slanted lines of any colour: a pen stroke, a scratch of the scanner.

    Only shapes larger than a glyph and nearly empty are searched, so that print is never in question; upright and
    level lines are rules and belong to the table.
    """
    cleaned = flat
    half = cv2.threshold(
        cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), 30, 255, cv2.THRESH_BINARY
    )
    parts = find_parts(half[1])
    is_large = 2 * parts.longer_side > TALLEST_GLYPH_IN * dpi
    is_slanted = 2 * np.minimum(parts.width, parts.height) > 0.1 * dpi
    is_empty = parts.area < 0.25 * parts.width * parts.height.astype(float)
    for part in np.flatnonzero(is_large & is_slanted & is_empty).tolist():
        # found at half size, where a page is searched fast; taken off at full size
        near = parts.box(part, margin=2)
        shape = np.asarray(np.repeat(np.repeat(parts.mask(part, near), 2, axis=0), 2, axis=1))
        box = (
            slice(2 * near[0].start, 2 * near[0].start + shape.shape[0]),
            slice(2 * near[1].start, 2 * near[1].start + shape.shape[1]),
        )
        shape = np.asarray(cv2.dilate(shape, np.ones((3, 3), np.uint8)), dtype=np.uint8)
        drawn = cv2.bitwise_and(shape[: ink[box].shape[0], : ink[box].shape[1]], (ink[box] > 0).astype(np.uint8))
        stroke = _find_slanted_lines(np.asarray(drawn, dtype=np.uint8), dpi)
        if stroke.any():
            cleaned = cleaned.copy() if cleaned is flat else cleaned
            cleaned[box] = cv2.inpaint(cleaned[box], stroke, 3, cv2.INPAINT_TELEA)
    return cleaned


def _find_slanted_lines(shape: NDArray[np.uint8], dpi: float) -> NDArray[np.uint8]:
    """The pixels of straight slanted lines in one shape, as wide as a pen."""
    stroke = np.zeros_like(shape)
    least = SHORTEST_LINE_IN * dpi
    found = cv2.HoughLinesP(shape, 1, np.pi / 360, int(least * 0.8), minLineLength=least, maxLineGap=3)
    for line in found.reshape(-1, 4) if found is not None else ():
        x0, y0, x1, y1 = (int(v) for v in line)
        slant = np.degrees(np.arctan2(abs(y1 - y0), abs(x1 - x0)))
        if LEAST_SLANT_DEG < slant < 90 - LEAST_SLANT_DEG:
            cv2.line(stroke, (x0, y0), (x1, y1), 1, max(3, round(PEN_WIDTH_IN * dpi)))
    return np.asarray(cv2.dilate(cv2.bitwise_and(stroke, shape), np.ones((3, 3), np.uint8)), dtype=np.uint8)
