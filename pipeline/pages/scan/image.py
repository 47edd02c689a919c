"""Page images: the right way up, evenly lit, without photographs, as ink and paper.

Pure functions over pixel arrays; angles are degrees, counter-clockwise positive, resolutions dots per inch.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.parts import find_parts

# one process reads one page: a thread pool inside OpenCV only fights with the other processes of a batch
cv2.setNumThreads(1)

InkMask = NDArray[np.uint8]
"""rows × columns, 255 where there is ink, 0 on paper."""

PAPER = 255
"""White of eight bits."""
SKEW_LIMIT_DEG = 12.0
"""Degrees. Sheets drawn in crooked turn by one or two, a page laid down by hand by up to ten."""
SKEW_DPI = 100
"""A line of ten centimetres that is a tenth of a degree askew moves by 0.7 pixels at 100 dots an inch."""
# office scanners leave a tenth of a degree on straight paper; turning by less only blurs
SMALLEST_TURN_DEG = 0.08
BACKGROUND_DPI = 20
"""At 20 dots an inch a pixel is 1.3 mm wide, three strokes of 16 pt type: letters are gone and shadows are left."""
LEAST_PHOTO_FILL = 0.6  # of the box around a photograph


def flatten_light(grey: GreyImage, dpi: float) -> GreyImage:
    """The image over its own background, so that paper is white everywhere, also in a shadow or at a book's spine."""
    scale = BACKGROUND_DPI / dpi
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    # text is narrower than a third of an inch between its gaps: closing lifts it to the paper around it
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), 3)
    # a black photograph must not be stretched until its noise looks like text
    paper = np.maximum(paper, 70)
    background = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, background, scale=250), dtype=np.uint8)


def blank_photographs(flat: GreyImage, dpi: float) -> GreyImage:
    """The image with photographs painted out: areas of a square inch or more that are mostly neither ink nor paper.

    A photograph read as text gives hundreds of signs, each with some confidence, and rules that are none.
    """
    tones = cv2.inRange(flat, np.array(70), np.array(205))
    scale = BACKGROUND_DPI / dpi
    share = cv2.resize(tones, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    share = cv2.blur(share, (9, 9))
    # the densest small print has a fifth of its area between ink and paper
    mask = cv2.threshold(share, 0.3 * 255, 255, cv2.THRESH_BINARY)[1]
    parts = find_parts(mask)
    is_photo = parts.area >= BACKGROUND_DPI**2
    if not is_photo.any():
        return flat
    blanked = flat.copy()
    for part in np.flatnonzero(is_photo).tolist():
        rows, columns = parts.box(part, margin=-2)  # the blur has widened it
        fill = parts.area[part] / (parts.width[part] * parts.height[part])
        if fill >= LEAST_PHOTO_FILL:
            # what a picture has of dark and light parts belongs to it: its box goes, not its grey parts alone
            top, bottom, left, right = (int(v / scale) for v in (rows.start, rows.stop, columns.start, columns.stop))
            blanked[top:bottom, left:right] = PAPER
        else:
            # the table that a sheet was photographed on runs around the sheet: its box would take the text with it
            shape = parts.mask(part, (slice(None), slice(None)))
            size = (flat.shape[1], flat.shape[0])
            blanked[cv2.resize(shape, size, interpolation=cv2.INTER_NEAREST) > 0] = PAPER
    return blanked


def find_ink(flat: GreyImage) -> InkMask:
    """Ink of a flattened image, by Otsu's threshold kept inside what ink and paper can be."""
    threshold, _ = cv2.threshold(flat[::2, ::2].copy(), 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    limit = float(np.clip(threshold + 8, 110, 205))
    return np.asarray(cv2.threshold(flat, limit, 255, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)


def _sharpness(x: NDArray[np.float64], y: NDArray[np.float64], angle_deg: float) -> float:
    """How sharply ink is gathered into lines when turned: the energy of the row profile's steps."""
    rows = y - x * np.tan(np.radians(angle_deg))
    profile = np.bincount((rows - np.floor(rows.min())).astype(np.int64)).astype(np.float64)
    return float(np.square(np.diff(profile, prepend=0.0, append=0.0)).sum())


def _ink_points(ink: InkMask, dpi: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """x and y of ink at `SKEW_DPI`."""
    scale = min(1.0, SKEW_DPI / dpi)
    small = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) > 96
    y, x = np.nonzero(small)
    step = max(1, len(x) // 40_000)
    return x[::step].astype(np.float64), y[::step].astype(np.float64)


def find_skew(ink: InkMask, dpi: float) -> float:
    """Angle by which the page must be turned to be level, within ± `SKEW_LIMIT_DEG`; 0 for an empty page.

    Text lines and rulings both count: the right angle gathers their ink into the fewest rows.
    """
    x, y = _ink_points(ink, dpi)
    if len(x) < 50:
        return 0.0
    best, step = 0.0, 0.5
    span = np.arange(-SKEW_LIMIT_DEG, SKEW_LIMIT_DEG + 0.01, step)
    for _ in range(3):
        scores = [_sharpness(x, y, angle) for angle in span]
        best = float(span[int(np.argmax(scores))])
        span = best + np.arange(-step, step + step / 16, step / 5)
        step /= 5
    return best


def is_sideways(ink: InkMask, dpi: float) -> bool:
    """True where the text runs up or down the page.

    Only shapes of glyph size count, because a table's rulings are as sharp in columns as in rows.
    """
    scale = min(1.0, SKEW_DPI / dpi)
    small = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    dpi *= scale
    parts = find_parts(small > 96)
    is_glyph = (parts.longer_side > dpi * 0.03) & (parts.longer_side < dpi * 0.4)
    if int(is_glyph.sum()) < 30:
        return False
    glyphs = parts.pick(is_glyph) * 255
    upright = _best_sharpness(glyphs, dpi)
    turned = _best_sharpness(np.ascontiguousarray(np.rot90(glyphs)), dpi)
    return turned > upright * 1.25


def _best_sharpness(ink: InkMask, dpi: float) -> float:
    x, y = _ink_points(ink, dpi)
    if not len(x):
        return 0.0
    return max(_sharpness(x, y, angle) for angle in np.arange(-SKEW_LIMIT_DEG, SKEW_LIMIT_DEG + 0.1, 1.0))


def turn(grey: GreyImage, angle_deg: float) -> GreyImage:
    """The image turned about its middle by a small angle, its size kept, new corners white."""
    if abs(angle_deg) < SMALLEST_TURN_DEG:
        return grey
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle_deg, 1.0)
    return np.asarray(
        cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=PAPER), dtype=np.uint8
    )
