"""What streaks of dirty glass let through, and the picture with that taken out.

Dirt lets the print below through, darker by the same share everywhere, so print is seen again when that share is taken
out; where dirt hides it, what is beside is drawn over it.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.image import PAPER

BAND_IN = 0.3
"""Rows are looked at in bands so high: two lines of text, between which there is paper."""
PAPER_SHARE = 0.7
"""Of the rows of a band, sorted by light: dense text covers any one column in fewer rows than the lightest third."""
WIDEST_STREAK_IN = 0.03
"""0.8 mm; wider bands are shadows and borders."""
LEAST_DEPTH = 10.0
"""Grey levels below the paper beside it, in the mean of the bands; half of that in each: JPEG leaves less."""
FAINTEST = 0.3
"""Of the light under a streak of which its print can be seen again; of less the grain is all that is left."""
NO_STREAK, MOST_DEEPER = 0.98, 0.15
"""Of the light: what lets more through is paper with its grain; a streak varies by the second along its way."""
TOUCH_PX = 2
"""Columns beside the widest part of a streak that its edge may darken."""
FEWEST_BANDS = 3
"""A line through fewer is laid by chance."""


def divide_out(grey: GreyImage, streaks: Sequence[tuple[float, float]], dpi: float) -> None:
    """Take streaks that lie side by side or cross out of `grey`, in place.

    Args:
        grey: rows x columns.
        streaks: the column of each in the first row and in the last one.
        dpi: of the picture.
    """
    height, width = grey.shape
    half = max(2, round(WIDEST_STREAK_IN * dpi / 2)) + TOUCH_PX
    rows = np.arange(height)
    size = max(2, round(BAND_IN * dpi))
    centres = []
    for first, last in streaks:
        centre = first + (last - first) * rows / max(1, height - 1)
        centres.append(centre + _find_offset(_cut_strip(grey, centre, half), size))
    left = max(0, int(min(centre.min() for centre in centres)) - half)
    right = min(width, int(max(centre.max() for centre in centres)) + half + 2)
    strip = grey[:, left:right].astype(np.float32)
    usual = [_usual_share(_cut_strip(grey, centre, half), size) for centre in centres]
    passed = _share_of_light(strip, usual, [centre - left for centre in centres], size)
    seen = strip / np.maximum(passed, FAINTEST)
    # where hardly any light comes through, what is beside it is drawn over it
    hidden = passed < FAINTEST
    if hidden.any():
        seen = np.where(hidden, _bridge(strip, passed), seen)
    grey[:, left:right] = np.rint(np.where(passed < 1, np.clip(seen, 0, PAPER), strip)).astype(np.uint8)


def lets_print_through(grey: GreyImage, streak: tuple[float, float], dpi: float) -> bool:
    """Whether print is seen through a streak (its column in the first row and in the last one) in most places."""
    height = grey.shape[0]
    half = max(2, round(WIDEST_STREAK_IN * dpi / 2)) + TOUCH_PX
    size = max(2, round(BAND_IN * dpi))
    first, last = streak
    centre = first + (last - first) * np.arange(height) / max(1, height - 1)
    centre = centre + _find_offset(_cut_strip(grey, centre, half), size)
    return bool(_usual_share(_cut_strip(grey, centre, half), size).min() >= FAINTEST)


def _cut_strip(grey: GreyImage, centre: NDArray[np.float64], half: int) -> NDArray[np.float32]:
    """Rows x (2 half + 1): the picture around a line that runs down it between the columns."""
    rows = np.arange(grey.shape[0], dtype=np.float32)
    x = (centre[:, None] + np.arange(-half, half + 1)[None, :]).astype(np.float32)
    y = np.repeat(rows[:, None], x.shape[1], axis=1)
    return np.asarray(cv2.remap(grey, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), dtype=np.float32)


def _bands(strip: NDArray[np.float32], size: int) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """How light the paper of each band is in each column, and the middle row of each band."""
    count = max(1, len(strip) // size)
    edges = np.linspace(0, len(strip), count + 1).astype(int)
    ranked = []
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        rank = int(PAPER_SHARE * (end - start))
        ranked.append(np.partition(strip[start:end], rank, axis=0)[rank])
    return np.stack(ranked), (edges[:-1] + edges[1:] - 1) / 2


def _find_offset(strip: NDArray[np.float32], size: int) -> NDArray[np.float64]:
    """How far the streak lies beside the middle of the strip in each row: a straight line through its bands."""
    bands, middles = _bands(strip, size)
    dark = bands.max(axis=1, keepdims=True) - bands
    dark = np.where(dark > LEAST_DEPTH / 2, dark, 0)
    weight = dark.sum(axis=1)
    if np.count_nonzero(weight) < FEWEST_BANDS:
        return np.zeros(len(strip))
    places = np.arange(strip.shape[1]) - strip.shape[1] // 2
    off = (dark * places).sum(axis=1) / np.where(weight > 0, weight, 1)
    # a rule beside the streak draws the middle of some bands to itself
    kept = (weight > 0) & (np.abs(off - np.median(off[weight > 0])) <= TOUCH_PX)
    line = np.polynomial.Polynomial.fit(middles[kept], off[kept], 1)
    return np.asarray(line(np.arange(len(strip))), dtype=np.float64)


def _usual_share(strip: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    """What the streak in the middle of a strip lets through in most bands, column by column."""
    bands, _ = _bands(strip, size)
    share = np.median(bands / np.maximum(bands.max(axis=1, keepdims=True), 1), axis=0)
    return np.asarray(share, dtype=np.float32)


def _share_of_light(
    strip: NDArray[np.float32], usual: Sequence[NDArray[np.float32]], centres: Sequence[NDArray[np.float64]], size: int
) -> NDArray[np.float32]:
    """What streaks let through at each pixel of a strip of upright columns, 0 to 1.

    Each band says how light its paper is there; a rule that lies in a streak in some of them is no part of it, so what
    is much darker than the streaks usually are at that distance from their middles is left in the picture.
    """
    bands, middles = _bands(strip, size)
    share = bands / np.maximum(bands.max(axis=1, keepdims=True), 1)
    expected, is_near = np.ones_like(share), np.zeros(share.shape, bool)
    for profile, centre in zip(usual, centres, strict=True):
        half = len(profile) // 2
        places = np.arange(strip.shape[1]) - np.interp(middles, np.arange(len(centre)), centre)[:, None]
        expected *= np.interp(places, np.arange(-half, half + 1), profile)
        is_near |= np.abs(places) <= half
    share = np.where(share < expected - MOST_DEEPER, expected, share)
    share[(share > NO_STREAK) | ~is_near] = 1
    rows = np.arange(len(strip))
    drawn = [np.interp(rows, middles, share[:, column]) for column in range(strip.shape[1])]
    return np.stack(drawn, axis=1).astype(np.float32)


def _bridge(strip: NDArray[np.float32], passed: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each row drawn straight from the last clear pixel on the left of the streak to the first one on its right."""
    clear = passed >= NO_STREAK
    clear[:, 0] = clear[:, -1] = True
    columns = np.arange(strip.shape[1])
    left = np.maximum.accumulate(np.where(clear, columns, 0), axis=1)
    right = np.minimum.accumulate(np.where(clear, columns, strip.shape[1] - 1)[:, ::-1], axis=1)[:, ::-1]
    rows = np.arange(len(strip))[:, None]
    part = (columns - left) / np.maximum(1, right - left)
    return np.asarray(strip[rows, left] + (strip[rows, right] - strip[rows, left]) * part, dtype=np.float32)
