"""Page images: the right way up, evenly lit, without colour strokes, as ink and paper.

Pure functions over pixel arrays; angles are degrees, counter-clockwise positive, resolutions dots per inch.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.ocr.engine import GreyImage

# one process reads one page: a thread pool inside OpenCV only fights with the other processes of a batch
cv2.setNumThreads(1)

ColourImage = NDArray[np.uint8]
"""rows × columns × 3, red green blue."""
InkMask = NDArray[np.uint8]
"""rows × columns, 255 where there is ink, 0 on paper."""

PAPER = 255
SKEW_LIMIT_DEG = 5.0
SKEW_DPI = 100
# office scanners leave a tenth of a degree on straight paper; turning by less only blurs
SMALLEST_TURN_DEG = 0.08
BACKGROUND_DPI = 20
# colour is told from grey by the spread of its channels: JPEG leaves up to about 30 around black strokes
COLOUR_SPREAD = 45


def has_colour(image: ColourImage) -> bool:
    """True where at least one pixel in five thousand is plainly coloured: a stamp, a pen stroke, a filled header."""
    small = image[::4, ::4].astype(np.int16)
    spread = small.max(axis=2) - small.min(axis=2)
    return bool((spread > COLOUR_SPREAD).mean() > 0.0002)


def colour_to_grey(image: ColourImage, dpi: float) -> GreyImage:
    """Grey image in which stamps, pen strokes and highlighter are paper, and printed text of any colour is kept.

    A highlighter is bright in one channel at least, so the brightest channel alone removes it. A coloured stroke is
    taken off where its connected shape is larger than any glyph (a circle, a signature); coloured shapes of glyph
    size stay, because headings and scores are printed in colour too. What it still gets wrong: letters inside a
    stamp stay as text, and white letters on a filled colour are read only where the fill is dark enough to invert.
    """
    channels = cv2.split(image)
    brightest = cv2.max(cv2.max(channels[0], channels[1]), channels[2])
    darkest = cv2.min(cv2.min(channels[0], channels[1]), channels[2])
    coloured = ((cv2.subtract(brightest, darkest) > COLOUR_SPREAD) & (brightest > 60)).astype(np.uint8)
    if not coloured.any():
        return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    # a black letter that a stroke crosses has a coloured fringe; closing bridges it, so the stroke stays in one piece
    joined = cv2.morphologyEx(coloured, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    glyph_px = dpi * 0.42  # no running text is taller than 30 pt
    size = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    is_large = size > glyph_px
    is_large[0] = False
    if not is_large.any():
        return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    strokes = cv2.dilate(is_large[labels].astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool)
    # outside the strokes the plain grey is best; inside them the brightest channel, stretched until the stroke itself
    # is paper, keeps the black letters that it crosses
    level = max(60.0, float(np.percentile(brightest[is_large[labels] & (coloured > 0)], 30)))
    under = brightest[strokes].astype(np.float32) * (1.5 * PAPER / level)
    grey[strokes] = np.minimum(under, PAPER).astype(np.uint8)
    return grey


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


def find_ink(flat: GreyImage) -> InkMask:
    """Ink of a flattened image, by Otsu's threshold kept inside what ink and paper can be."""
    threshold, _ = cv2.threshold(flat[::2, ::2].copy(), 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    limit = float(np.clip(threshold + 8, 110, 205))
    return np.asarray(cv2.threshold(flat, limit, 255, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)


def _profile_sharpness(rows: NDArray[np.float64], n_rows: int) -> float:
    """How sharply ink is gathered into lines: the energy of the row profile's steps."""
    profile = np.bincount(rows.astype(np.int64), minlength=n_rows).astype(np.float64)
    return float(np.square(np.diff(profile)).sum())


def _ink_points(ink: InkMask, dpi: float) -> tuple[NDArray[np.float64], NDArray[np.float64], int]:
    """x and y of ink at `SKEW_DPI`, and the number of rows."""
    scale = min(1.0, SKEW_DPI / dpi)
    small = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) > 96
    y, x = np.nonzero(small)
    step = max(1, len(x) // 40_000)
    return x[::step].astype(np.float64), y[::step].astype(np.float64), small.shape[0]


def find_skew(ink: InkMask, dpi: float) -> float:
    """Angle by which the page must be turned to be level, within ± `SKEW_LIMIT_DEG`; 0 for an empty page.

    Text lines and rulings both count: the right angle gathers their ink into the fewest rows.
    """
    x, y, n_rows = _ink_points(ink, dpi)
    if len(x) < 50:
        return 0.0
    margin = int(n_rows * 0.2) + 200
    best, step = 0.0, 0.5
    span = np.arange(-SKEW_LIMIT_DEG, SKEW_LIMIT_DEG + 0.01, step)
    for _ in range(3):
        scores = [_profile_sharpness(y - x * np.tan(np.radians(a)) + margin, n_rows + 2 * margin) for a in span]
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
    _, labels, stats, _ = cv2.connectedComponentsWithStats((small > 96).astype(np.uint8), connectivity=8)
    size = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    is_glyph = (size > dpi * 0.03) & (size < dpi * 0.4)
    is_glyph[0] = False
    if int(is_glyph.sum()) < 30:
        return False
    glyphs = (is_glyph[labels] * 255).astype(np.uint8)
    upright = _best_sharpness(glyphs, dpi)
    turned = _best_sharpness(np.ascontiguousarray(np.rot90(glyphs)), dpi)
    return turned > upright * 1.25


def _best_sharpness(ink: InkMask, dpi: float) -> float:
    x, y, n_rows = _ink_points(ink, dpi)
    margin = int(max(n_rows, x.max(initial=0.0)) * 0.1) + 100
    angles = np.arange(-4.0, 4.1, 0.5)
    return max(_profile_sharpness(y - x * np.tan(np.radians(a)) + margin, n_rows + 2 * margin) for a in angles)


def turn(grey: GreyImage, angle_deg: float) -> GreyImage:
    """The image turned about its middle by a small angle, its size kept, new corners white."""
    if abs(angle_deg) < SMALLEST_TURN_DEG:
        return grey
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle_deg, 1.0)
    return np.asarray(
        cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=PAPER), dtype=np.uint8
    )
