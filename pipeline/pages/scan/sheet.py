"""The sheet in a photograph: found by what lies around it, cut out, and seen straight from above.

A page photographed over a desk, off a screen, or copied with the lid open has its paper inside the picture. Its four
sides are fitted, and the picture is drawn anew so that they stand upright, about where the sheet lay.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.image import PAPER
from prongsai.pipeline.pages.scan.parts import find_parts

Pixels = NDArray[np.uint8]
"""rows x columns, or rows x columns x 3."""
Corners = NDArray[np.float64]
"""Upper left, upper right, lower right, lower left: 4 x 2, x and y in pixels."""

SHEET_DPI = 40
"""A pixel is 0.6 mm wide: a side of an A4 sheet is told to less than that by its hundreds of pixels."""
TEXT_GAP_IN = 0.3
"""Closing by this lifts print and rules to the paper around them."""
LEAST_SHEET, MOST_SHEET = 0.3, 0.985
"""Shares of the picture: a smaller sheet is no page, one that leaves less around it needs no cutting out."""
LEAST_LIKENESS = 0.93
"""Of what a threshold cuts out and the quadrangle fitted to it; a bowed sheet leaves its chord by some hundredths."""
LEAST_STEP = 22.0
"""Grey levels, or parts of 255 of colour, between paper and what lies around it, in the middle of each side."""
BESIDE_IN = 0.1
"""Where both are looked at; a side that is nearer to the picture's edge has nothing beside it."""
MOST_TURN_DEG = 40.0
"""A sheet turned by more has its corners in another order."""
PRINT_STEP, MOST_PRINT_IN = 70, 0.8
"""What lies around is calm: grain of a desk has no step of so many grey levels from pixel to pixel, and a title on a
coloured band has a row of letters that have, longer than a word."""
LEAST_MARK_IN, LARGEST_MARK_IN = 0.05, 0.5
"""Letters of 4 to 36 pt with the words that they run together in; a pen or a hand is larger."""
TRIM_IN = 0.04
"""A sheet's side is a shade of grey as wide as the lens draws it."""
SIDES = 4
"""Of a sheet."""
OUTER_PERCENT = 2
"""The darkest and the lightest so many per cent are a speck and a lamp's reflection."""
ROUGHNESSES = (0.01, 0.02, 0.04, 0.08)
"""Of the way around: how far an outline may leave its chord, from a drawn sheet's to that of one with a bent corner."""
CORNER_SHARE, BOW_SHARE = 0.08, 0.06
"""Of a side: its ends are bent or rounded, and between them it bows by less than the second."""
FIT_PX = 0.01
"""The accuracy that OpenCV advises for fitting lines."""
SAMPLES, WEAK_QUARTER = 41, 25
"""Places along a side at which it is looked at; a quarter of them may see a hand or a glare."""
THRESHOLDS = tuple(range(15, 90, 8))
"""Per cent of the way from the darkest to the lightest: a sheet half in shadow is whole only below its shadow."""


def cut_out_sheet(pixels: Pixels, dpi: float) -> Pixels:
    """The picture with its sheet upright and white around it; the same picture where it shows nothing but the sheet.

    Args:
        pixels: grey, or red, green and blue.
        dpi: of the whole picture, so that lengths are about right.
    """
    corners = find_sheet(pixels, dpi)
    if corners is None:
        return pixels
    wanted = _straight(corners, pixels.shape[1], pixels.shape[0])
    height, width = pixels.shape[:2]
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), wanted.astype(np.float32))
    seen = cv2.warpPerspective(pixels, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(PAPER,) * 3)
    trim = TRIM_IN * dpi
    left, top = np.ceil(wanted[0] + trim).astype(int)
    right, bottom = np.floor(wanted[2] - trim).astype(int)
    cut = np.full_like(seen, PAPER)
    cut[top:bottom, left:right] = seen[top:bottom, left:right]
    return np.asarray(cut, dtype=np.uint8)


def find_sheet(pixels: Pixels, dpi: float) -> Corners | None:
    """The corners of the sheet, in pixels; None where all is sheet, or what lies around it says too little."""
    scale = SHEET_DPI / dpi
    small = np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    colour: Pixels = small if small.ndim == 3 else small[:, :, None]
    grey = np.asarray(cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY) if colour.shape[2] == 3 else small, dtype=np.uint8)
    best, best_step = None, LEAST_STEP
    for view in _views(colour, grey):
        for mask in _cut(view):
            corners = _fit_sides(mask)
            if corners is None:
                continue
            step = _step_at_sides(view, corners)
            if step > best_step and _is_calm_around(grey, corners):
                best, best_step = corners, step
    return None if best is None else (best + 0.5) / scale - 0.5


def _views(colour: Pixels, grey: Pixels) -> Iterator[Pixels]:
    """Pictures in which paper is light: in grey, and in the lack of colour."""
    square = np.ones((round(TEXT_GAP_IN * SHEET_DPI) | 1,) * 2, np.uint8)
    yield np.asarray(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, square), dtype=np.uint8)
    if colour.shape[2] == 3:
        brightest, darkest = colour.max(axis=2).astype(np.int32), colour.min(axis=2).astype(np.int32)
        plain = PAPER - (PAPER * (brightest - darkest)) // np.maximum(brightest, 1)
        calm = cv2.medianBlur(plain.astype(np.uint8), 3)
        yield np.asarray(cv2.morphologyEx(calm, cv2.MORPH_CLOSE, square), dtype=np.uint8)


def _cut(view: Pixels) -> Iterator[NDArray[np.uint8]]:
    """What is lighter than each of some thresholds: its largest part, if it is large enough for a sheet."""
    low, high = (float(v) for v in np.percentile(view, (OUTER_PERCENT, 100 - OUTER_PERCENT)))
    if high - low < LEAST_STEP:
        return
    for percent in THRESHOLDS:
        parts = find_parts(view > low + (high - low) * percent / 100)
        if len(parts):
            is_largest = np.arange(len(parts)) == np.argmax(parts.area)
            if parts.area[is_largest][0] >= LEAST_SHEET * view.size:
                yield parts.pick(is_largest)


def _fit_sides(mask: NDArray[np.uint8]) -> Corners | None:
    """The quadrangle whose sides lie along the outline of `mask`; None where it has another form."""
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    outline = max(outlines, key=cv2.contourArea)
    hull = cv2.convexHull(outline)
    around = cv2.arcLength(hull, True)
    forms = (cv2.approxPolyDP(hull, roughness * around, True) for roughness in ROUGHNESSES)
    rough = next((form for form in forms if len(form) <= SIDES), hull)
    if len(rough) != SIDES:
        return None
    ordered = _order(rough.reshape(SIDES, 2).astype(np.float64))
    points = outline.reshape(-1, 2).astype(np.float64)
    lines = [_fit_side(points, ordered[i], ordered[(i + 1) % SIDES]) for i in range(SIDES)]
    corners = np.array([np.cross(lines[i - 1], lines[i]) for i in range(SIDES)])
    if not corners[:, 2].all():
        return None  # two sides of it are one line
    corners = corners[:, :2] / corners[:, 2:]
    drawn = _fill(mask.shape, corners)
    # letters at the sheet's side, a hand or a shadow bite into the mask, and never into the sheet
    if min(_likeness(drawn, mask), _likeness(drawn, _fill(mask.shape, hull.reshape(-1, 2)))) < LEAST_LIKENESS:
        return None
    edge = corners[1] - corners[0]
    share = np.count_nonzero(drawn) / mask.size
    is_upright = abs(np.degrees(np.arctan2(edge[1], edge[0]))) <= MOST_TURN_DEG
    return np.asarray(corners, dtype=np.float64) if is_upright and LEAST_SHEET <= share <= MOST_SHEET else None


def _fill(shape: tuple[int, ...], corners: NDArray[Any]) -> NDArray[np.uint8]:
    """1 inside a polygon, 0 outside."""
    empty = np.zeros(shape, np.uint8)
    return np.asarray(cv2.fillPoly(empty, [np.rint(corners).astype(np.int32)], 1), dtype=np.uint8)


def _likeness(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    """The area that two shapes share, of that which either covers."""
    return np.count_nonzero(one & other) / max(1, int(np.count_nonzero(one | other)))


def _order(points: Corners) -> Corners:
    """The four corners clockwise from the upper left one."""
    middle = points.mean(axis=0)
    turned = points[np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]))]
    first = int(np.argmin(turned.sum(axis=1)))
    return np.asarray(np.roll(turned, -first, axis=0), dtype=np.float64)


def _fit_side(points: Corners, start: NDArray[np.float64], end: NDArray[np.float64]) -> NDArray[np.float64]:
    """The line, as a, b, c of ax + by + c = 0, along the outline between two corners, their neighbourhoods left out."""
    along = end - start
    length = float(np.hypot(*along))
    unit = along / max(length, 1.0)
    place = (points - start) @ unit
    off = np.abs((points - start) @ np.array((-unit[1], unit[0])))
    near = points[(np.abs(place - length / 2) < (0.5 - CORNER_SHARE) * length) & (off < BOW_SHARE * length)]
    if len(near) >= SIDES:
        vx, vy, x, y = cv2.fitLine(near.astype(np.float32), cv2.DIST_HUBER, 0, FIT_PX, FIT_PX).ravel().tolist()
    else:
        (vx, vy), (x, y) = unit.tolist(), start.tolist()
    return np.array((-vy, vx, vy * x - vx * y))


def _step_at_sides(view: Pixels, corners: Corners) -> float:
    """The least step from paper to what lies beside it, over the sides that have something beside them; 0 for none."""
    height, width = view.shape
    middle = corners.mean(axis=0)
    steps = []
    for i in range(SIDES):
        start, end = corners[i], corners[(i + 1) % SIDES]
        points = start + np.linspace(CORNER_SHARE, 1 - CORNER_SHARE, SAMPLES)[:, None] * (end - start)
        across = np.array((end[1] - start[1], start[0] - end[0])) / max(1.0, float(np.hypot(*(end - start))))
        if across @ (middle - start) < 0:
            across = -across
        inside, outside = (np.rint(points + sign * BESIDE_IN * SHEET_DPI * across).astype(int) for sign in (1, -1))
        seen = (outside >= 0).all(axis=1) & (outside < (width, height)).all(axis=1)
        seen &= (inside >= 0).all(axis=1) & (inside < (width, height)).all(axis=1)
        if np.count_nonzero(seen) * 2 >= len(points):
            lit = view[inside[seen, 1], inside[seen, 0]].astype(np.int32) - view[outside[seen, 1], outside[seen, 0]]
            steps.append(float(np.percentile(lit, WEAK_QUARTER)))
    return min(steps, default=0.0)


def _is_calm_around(grey: Pixels, corners: Corners) -> bool:
    """Whether nothing is printed outside the sheet."""
    drawn = _fill(grey.shape, corners)
    around = cv2.dilate(drawn, np.ones((round(2 * BESIDE_IN * SHEET_DPI) | 1,) * 2, np.uint8)) == 0
    if not around.any():
        return True
    gradient = cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    marks = find_parts((gradient > PRINT_STEP) & around)
    is_print = (marks.height >= LEAST_MARK_IN * SHEET_DPI) & (marks.height <= LARGEST_MARK_IN * SHEET_DPI)
    return int(marks.width[is_print].sum()) <= MOST_PRINT_IN * SHEET_DPI


def _straight(corners: Corners, width: int, height: int) -> Corners:
    """The upright rectangle with the middle and the mean sides of a quadrangle, moved and shrunk to fit the picture."""
    sides = [float(np.hypot(*(corners[(i + 1) % SIDES] - corners[i]))) for i in range(SIDES)]
    across, down = (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2
    fit = min(1.0, width / across, height / down)
    across, down = across * fit, down * fit
    middle = corners.mean(axis=0)
    left = float(np.clip(middle[0] - across / 2, 0, width - across))
    top = float(np.clip(middle[1] - down / 2, 0, height - down))
    return np.array([[left, top], [left + across, top], [left + across, top + down], [left, top + down]])
