"""Stamps on a sheet that was scanned in grey: strokes paler than print, some of them larger than any letter.

A stamp's ring or frame is found by its size, its letters by standing inside of it and being as pale. The ink lets print
through, so what is darker than the stamp stays.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.image import PAPER, flatten_light
from prongsai.pipeline.pages.scan.parts import Box, Parts, find_parts
from prongsai.pipeline.pages.scan.strokes import TALLEST_GLYPH_IN, is_ruled

GRAIN_SIGMA_PX = 0.8
"""Evens the grain of paper to a third, strokes of two pixels to three quarters."""
PALEST, DARKEST = 228, 100
"""Of 250, evened: paper with its grain is lighter than the first, print darker than the second."""
LEAST_SIDE_IN = 0.3
"""Of a ring or frame, both ways: letters that run together are a line of text, and lower."""
MOST_FILL = 0.3
"""Of its box: a ring with the letters in it takes less, a grey word of a watermark more."""
MOST_PALE = 0.5
"""Of the ink of a page: where more of it is as pale as a stamp the print itself is pale, and nothing is taken off."""
BESIDE_IN, LEAST_PIECE_IN, MOST_GROWTH = 0.35, 0.1, 3
"""So near each other lie the pieces of a stamp, of which print and rules take some away; shorter ones than the second
may be anything, and a stamp of 5 cm is together after so many steps."""
LEAST_RULE_IN = 0.4
"""The upper and lower bow of a ring of 3 cm runs level for less."""
RIM_PX = 5
"""The blur of the lens and that of the evening leave two pale pixels on either side of print."""
GAP_IN = 0.045
"""A rule with its rims, and a thin stroke of print with its."""
SAME_TONE = 50
"""Grey levels between the ring and the letters of one stamp, from the thick to the thin of its strokes."""
DARKEST_SHARE = 10
"""Per cent of the stroke's pixels that are darker than what becomes paper: those that print lies beside."""


def take_off_stamps(grey: GreyImage, dpi: float) -> GreyImage:
    """The picture with pale large strokes and what belongs to them made paper; the same picture where there are none.

    Args:
        grey: as scanned, not levelled.
        dpi: its resolution.
    """
    flat = flatten_light(grey, dpi)
    calm = np.asarray(cv2.GaussianBlur(flat, (0, 0), GRAIN_SIGMA_PX), dtype=np.uint8)
    print_ = (calm <= DARKEST).astype(np.uint8)
    rim = np.ones((RIM_PX, RIM_PX), np.uint8)
    pale = ((calm < PALEST) & (cv2.dilate(print_, rim) == 0)).astype(np.uint8)
    pale[_find_long_runs(pale, dpi) > 0] = 0
    # a rule that crosses a ring took a piece out of it
    gap = np.ones((max(3, round(GAP_IN * dpi) | 1),) * 2, np.uint8)
    joined = np.asarray(cv2.morphologyEx(pale, cv2.MORPH_CLOSE, gap), dtype=np.uint8)
    parts = find_parts(joined)
    least = TALLEST_GLYPH_IN * dpi
    is_large = (parts.longer_side > least) & (np.minimum(parts.width, parts.height) > LEAST_SIDE_IN * dpi)
    is_large &= parts.area < MOST_FILL * parts.width * parts.height
    strokes = [
        part for part in np.flatnonzero(is_large).tolist() if not is_ruled(parts.mask(part, parts.box(part)), dpi)
    ]
    if not strokes or pale.sum() > MOST_PALE * (pale.sum() + print_.sum()):
        return grey
    cleaned = grey.copy()
    for part in strokes:
        own = calm[parts.box(part)][(parts.mask(part, parts.box(part)) & pale[parts.box(part)]) > 0]
        tone, darkest = float(own.mean()), float(np.percentile(own, DARKEST_SHARE))
        box = parts.box(part, round(BESIDE_IN * dpi))
        for _ in range(MOST_GROWTH):
            box = _grow_box(box, pale, calm, tone, dpi)
        marked = find_parts(pale[box])
        near = cv2.dilate(marked.pick(_is_of_tone(marked, calm[box], tone)), rim) > 0
        shown = np.clip(flat[box].astype(np.float32) * (PAPER / darkest), 0, PAPER).astype(np.uint8)
        cleaned[box] = np.where(near, np.maximum(cleaned[box], shown), cleaned[box])
    return cleaned


def _grow_box(box: Box, pale: NDArray[np.uint8], calm: GreyImage, tone: float, dpi: float) -> Box:
    """The box with room around the pieces of strokes in it that are as pale as the stamp."""
    parts = find_parts(pale[box])
    pieces = np.flatnonzero(_is_of_tone(parts, calm[box], tone) & (parts.longer_side >= LEAST_PIECE_IN * dpi))
    if not len(pieces):
        return box
    margin, top, left = round(BESIDE_IN * dpi), box[0].start, box[1].start
    rows = max(0, top + int(parts.top[pieces].min()) - margin), top + int((parts.top + parts.height)[pieces].max())
    columns = (
        max(0, left + int(parts.left[pieces].min()) - margin),
        left + int((parts.left + parts.width)[pieces].max()),
    )
    return slice(rows[0], rows[1] + margin), slice(columns[0], columns[1] + margin)


def _is_of_tone(parts: Parts, calm: GreyImage, tone: float) -> NDArray[np.bool_]:
    """Which parts are as pale as the stamp, on average: a pixel beside print is darker than both."""
    sums = np.bincount(parts.labels.ravel(), weights=calm.ravel(), minlength=len(parts) + 1)[1:]
    return np.asarray(np.abs(sums / np.maximum(1, parts.area) - tone) <= SAME_TONE)


def _find_long_runs(pale: NDArray[np.uint8], dpi: float) -> NDArray[np.uint8]:
    """Rules of a table, level or upright: they join the strokes that cross them, and are to stay."""
    length, gap = round(LEAST_RULE_IN * dpi), max(3, round(GAP_IN * dpi) | 1)
    found = np.zeros_like(pale)
    for image, is_upright in ((pale, False), (np.ascontiguousarray(pale.T), True)):
        # a sheet laid down askew has rules that step aside, and other rules take pieces out of them
        thick = cv2.dilate(image, np.ones((3, 1), np.uint8))
        thick = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8))
        runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
        # a word of the stamp is as long, and higher
        runs = cv2.subtract(runs, cv2.morphologyEx(runs, cv2.MORPH_OPEN, np.ones((gap, 1), np.uint8)))
        found |= np.asarray(runs.T if is_upright else runs, dtype=np.uint8)
    return found
