"""Bent pages straightened: a sheet photographed from the side, or bowed under a phone, has rules that lean and sag.

How far they lean is measured along the rules themselves, a smooth field is laid through it, and the page is drawn anew
so that they run straight. Everything is in pixels of a page that was levelled as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.image import PAPER, InkMask
from prongsai.pipeline.pages.scan.parts import find_parts
from prongsai.pipeline.pages.scan.rulings import SHORTEST_PIECE_IN, THICKEST_RULE_IN, find_faint_ink

MEASURED_DPI = 100
"""Rules are measured at about this resolution, where they are drawn by two pixels; leans are means over dozens."""
SHORTEST_WITNESS_IN = 1.4
"""Shorter lines are underlines, parts of drawings and strokes of title letters: twice what a free rule must have."""
STRETCH_IN = 0.7
"""A rule's lean is taken over stretches of about this length, half the shortest rule, so that a bow shows."""
STEEPEST = 0.06
"""The lean (as a slope) of a rule that is one at all: 3.4 degrees after the page was levelled."""
LEAST_SHIFT_IN = 0.02
"""A page whose rules lie straighter than this is left as it is: 4 pixels at 200 dpi, what a column's gap absorbs."""
GRID = 48
"""Squares along each side in which the field is summed up; it has no finer shape than a parabola."""
FEWEST_STRETCHES, FEWEST_RULES = 8, 3
"""A field of six numbers wants more than six witnesses; two lines that are not parallel say nothing of a page."""
RIDGE = 0.03
"""Weight of a bow that is not there against one stretch; 0.01 to 0.1 straighten the pages of the tests alike."""
LEAST_RESIDUAL = 1e-4
"""Slope: half a pixel over a page; a drawn page has no residual at all, and all of it is kept."""
SPREAD = 2
"""Rows that a dilation by one pixel adds."""
LEFT_OVER = 0.5
"""A page is bent where the field takes away more than this share of all leaning; noise it cannot explain."""
OUTLIER = 3.0
"""Times the median residual: what leans unlike all others is an underline, a signature or an edge of a stamp."""


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Pieces of rules along one direction: the middle of each, its slope against that direction, its length, and which
    rule it is of."""

    along: NDArray[np.float64]
    across: NDArray[np.float64]
    slope: NDArray[np.float64]
    length: NDArray[np.float64]
    rule: NDArray[np.float64]


N_FIELDS = len(fields(_Stretches))


def unbend(flat: GreyImage, dpi: float) -> GreyImage:
    """The page with its rules straight; the same image where they are, or where too few say how the page is bent."""
    step = max(1, round(dpi / MEASURED_DPI))
    # the darkest of each square, or a fine rule would fade away
    small = cv2.erode(flat, np.ones((step, step), np.uint8))[::step, ::step]
    ink = find_faint_ink(np.ascontiguousarray(small))
    down = step * _find_shift(_find_stretches(ink, dpi / step), ink.shape[1], ink.shape[0])
    side = step * _find_shift(_find_stretches(np.ascontiguousarray(ink.T), dpi / step), ink.shape[0], ink.shape[1])
    least = LEAST_SHIFT_IN * dpi
    if max(np.ptp(down), np.ptp(side)) < least:
        return flat
    height, width = flat.shape
    size = (width, height)
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    y += cv2.resize(down.astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    x += cv2.resize(np.ascontiguousarray(side.T).astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.remap(flat, x, y, cv2.INTER_LINEAR, borderValue=PAPER), dtype=np.uint8)


def _find_stretches(ink: InkMask, dpi: float) -> _Stretches:
    """Stretches of the rules that run along the rows of `ink`."""
    # one pixel of dilation lets a leaning rule step down a row without falling apart
    thick = cv2.dilate(ink, np.ones((1 + SPREAD, 1), np.uint8))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, round(SHORTEST_PIECE_IN * dpi)), np.uint8))
    parts = find_parts(runs)
    found: list[tuple[float, ...]] = []
    for part, (x, y, width, height, area) in enumerate(parts):
        thickness = area / width - SPREAD
        is_thin = thickness <= THICKEST_RULE_IN * dpi and height - SPREAD <= STEEPEST * width + thickness
        if is_thin and width >= SHORTEST_WITNESS_IN * dpi:
            own = parts.mask(part, parts.box(part)) > 0
            n_parts = max(1, round(width / (STRETCH_IN * dpi)))
            found += [(x + along, y + at, *rest, part) for along, at, *rest in _measure_rule(own, n_parts)]
    return _Stretches(*np.array(found, dtype=np.float64).reshape(-1, N_FIELDS).T)


def _measure_rule(own: NDArray[np.bool_], n_parts: int) -> Iterator[tuple[float, float, float, float]]:
    """Middle, height, slope and length of each stretch of a rule whose pixels are `own`, from its upper left corner."""
    count = own.sum(axis=0)
    middle = (own * np.arange(own.shape[0])[:, None]).sum(axis=0) / np.maximum(count, 1)
    edges = np.linspace(0, own.shape[1], n_parts + 1).astype(int).tolist()
    for start, end in pairwise(edges):
        columns = np.flatnonzero(count[start:end]) + start
        if 2 * len(columns) < end - start:
            continue  # a gap: what is left of the rule there leans by chance
        slope = float(np.polynomial.polynomial.polyfit(columns, middle[columns], 1)[1])
        if abs(slope) <= STEEPEST:
            yield (start + end) / 2, float(middle[columns].mean()), slope, float(end - start)


def _find_shift(stretches: _Stretches, n_along: int, n_across: int) -> NDArray[np.float64]:
    """How far each square of a grid lies off its straight row, 0 along the middle; rows run along the direction."""
    none = np.zeros((GRID, GRID))
    if len(stretches.slope) < FEWEST_STRETCHES or len(np.unique(stretches.rule)) < FEWEST_RULES:
        return none
    # from -1 at the one edge to 1 at the other
    u, v = 2 * stretches.along / n_along - 1, 2 * stretches.across / n_across - 1
    terms = _terms(u, v)
    fitted = _fit(terms, stretches.slope, stretches.length)
    left = np.abs(stretches.slope - terms @ fitted) @ stretches.length
    if left > LEFT_OVER * (np.abs(stretches.slope) @ stretches.length):
        return none
    # beyond the outermost rules the page goes on as it was there
    ticks = np.linspace(-1 + 1 / GRID, 1 - 1 / GRID, GRID)
    inside_u, inside_v = np.clip(ticks, u.min(), u.max()), np.clip(ticks, v.min(), v.max())
    grid_u, grid_v = np.meshgrid(inside_u, inside_v)
    slopes = _terms(grid_u.ravel(), grid_v.ravel()) @ fitted
    shift = np.cumsum(slopes.reshape(GRID, GRID), axis=1) * n_along / GRID
    return np.asarray(shift - shift[:, GRID // 2 : GRID // 2 + 1], dtype=np.float64)


def _terms(u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the slope may depend on: the place along the rule up to a parabola, and across, and both together."""
    return np.stack((np.ones_like(u), u, v, u * v, u * u, v * v), axis=1)


def _fit(terms: NDArray[np.float64], slope: NDArray[np.float64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Least squares with weights, and once more without what lies far off."""
    root = np.sqrt(weight / weight.mean())
    ridge = RIDGE * np.sqrt(len(slope)) * np.eye(terms.shape[1])
    ridge[0, 0] = 0.0
    fitted = _solve(terms * root[:, None], slope * root, ridge)
    residual = np.abs(slope - terms @ fitted)
    kept = residual <= OUTLIER * max(float(np.median(residual)), LEAST_RESIDUAL)
    return _solve(terms[kept] * root[kept, None], slope[kept] * root[kept], ridge)


def _solve(terms: NDArray[np.float64], slope: NDArray[np.float64], ridge: NDArray[np.float64]) -> NDArray[np.float64]:
    system = np.concatenate((terms, ridge))
    return np.asarray(np.linalg.lstsq(system, np.concatenate((slope, np.zeros(len(ridge)))), rcond=None)[0])
