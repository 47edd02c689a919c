"""Brings the image of one text line to the size, place and contrast that the line reader was trained on.

Cells arrive at 100 to 400 dpi, cropped tightly or loosely, grey or one bit. The reader has no scale of its own,
so the height of the letters' body (a Thai consonant without its marks) is measured here and made equal.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.engine import GreyImage

LINE_HEIGHT_PX = 40
"""The reader's network was trained on lines of this height: part of the model."""
BODY_HEIGHT_PX = 16.0  # two marks above and one below still fit into LINE_HEIGHT_PX
BODY_CENTRE_PX = 22.5
"""Likewise: with two marks above and one below a body of `BODY_HEIGHT_PX`."""
SIDE_MARGIN_PX = 8
"""Likewise."""
MAX_WIDTH_PX = 3200  # about 250 characters; a wider image is no line of print and is squeezed
MIN_CONTRAST = 24.0  # grey levels between paper and the darkest ink under which nothing is printed
LOW_CUTOUT_PX = 20  # so low is a lone dash's cut-out; a faint one, a pixel thick, is lost in the blur against noise
MIN_BODY_PX = 5.0  # at 100 dpi the smallest print in the reports has a body of 6 px
MIN_BODY_SHARE = 0.12  # of the image's height: a lone dash or dot is not a letter


@dataclass(frozen=True, slots=True)
class NormalLine:
    """A line in the reader's own shape.

    `pixels` is LINE_HEIGHT_PX rows, 0 paper to 255 ink; `scale` is its pixels per pixel of the original and
    `left` the original x of its first column.
    """

    pixels: NDArray[np.uint8]
    scale: float
    left: float


def normalize_line(
    image: GreyImage, body: tuple[float, float] | None = None, jitter: tuple[float, float] = (1.0, 0.0)
) -> NormalLine | None:
    """The line at the reader's height, its letters' body always of one size and in one place.

    Args:
        image: a grey line image, dark on light or the reverse.
        body: top and bottom of the letters' body in pixels, where the caller knows it; measured otherwise.
        jitter: a factor on the scale and a shift down in pixels of the result; for training, and
            for further looks at a line in doubt.
    Returns:
        The line, or None where nothing is printed.
    """
    if image.ndim != 2 or image.shape[0] < 3 or image.shape[1] < 2:
        return None
    ink = ink_of(image)
    if ink is None:
        return None
    top, bottom = body or find_body(ink)
    scale = BODY_HEIGHT_PX / (bottom - top) * jitter[0]
    columns = np.flatnonzero((ink > 0.35).any(axis=0))
    if columns.size == 0:
        return None
    left = float(columns[0]) - SIDE_MARGIN_PX / scale
    right = float(columns[-1] + 1) + SIDE_MARGIN_PX / scale
    width = int(np.ceil((right - left) * scale))
    if width > MAX_WIDTH_PX:
        return None
    shift_y = BODY_CENTRE_PX + jitter[1] - scale * (top + bottom) / 2
    if scale < 0.75:  # shrink in two steps: the interpolation below looks at four pixels only
        ink, scale_step = _shrink(ink, scale)
    else:
        scale_step = scale
    transform = np.array([[scale_step, 0.0, -left * scale], [0.0, scale_step, shift_y]])
    pixels = cv2.warpAffine(
        ink, transform, (width, LINE_HEIGHT_PX), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0
    )
    return NormalLine(np.rint(pixels * 255).astype(np.uint8), scale, left)


def _shrink(ink: NDArray[np.float32], scale: float) -> tuple[NDArray[np.float32], float]:
    height, width = ink.shape
    small = cv2.resize(ink, (max(1, round(width * scale)), max(1, round(height * scale))), interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.float32), 1.0


def ink_of(image: GreyImage) -> NDArray[np.float32] | None:
    """How much of each pixel is ink, 0 to 1, light print on a dark ground turned round; None without contrast."""
    grey = image.astype(np.float32)
    soft = np.asarray(cv2.blur(grey, (3, 3)), dtype=np.float32) if min(image.shape) > 8 else grey
    darkest, lightest, flat = _extremes(soft)
    if lightest - darkest < MIN_CONTRAST:
        if image.shape[0] > LOW_CUTOUT_PX:
            return None
        darkest, lightest, flat = _extremes(grey)
        if lightest - darkest < 1.5 * MIN_CONTRAST:
            return None
    if float(np.median(flat)) < (darkest + lightest) / 2 and _is_border_dark(soft, (darkest + lightest) / 2):
        grey, darkest, lightest = 255.0 - grey, 255.0 - lightest, 255.0 - darkest
        flat = 255.0 - flat[::-1]
    paper = float(flat[int(flat.size * 0.75)])
    if paper - darkest < 0.5 * (lightest - darkest):  # a lone dash cut out so tightly that it fills most of the image
        paper = float(np.median(flat[flat > (darkest + lightest) / 2]))
    if paper - darkest < MIN_CONTRAST:
        return None
    # a soft knee: the paper's own noise, up to a tenth of the contrast, is no ink
    ink = (paper - grey) / (paper - darkest)
    return np.asarray(np.clip((ink - 0.06) / 0.94, 0.0, 1.0), dtype=np.float32)


def _extremes(grey: NDArray[np.float32]) -> tuple[float, float, NDArray[np.float32]]:
    """Mean of the darkest and of the lightest half percent, and all values sorted."""
    flat = np.sort(grey, axis=None)
    count = max(3, flat.size // 200)
    return float(flat[:count].mean()), float(flat[-count:].mean()), flat


def _is_border_dark(soft: NDArray[np.float32], middle: float) -> bool:
    edges = np.concatenate([soft[0], soft[-1], soft[:, 0], soft[:, -1]])
    return bool((edges < middle).mean() > 0.6)


def find_body(ink: NDArray[np.float32]) -> tuple[float, float]:
    """Top and bottom, in pixels, of the band that the bodies of the letters fill.

    Rows through the bodies cross about two strokes per letter, rows through marks far fewer, whatever the weight of
    the type; so strokes are counted, not ink. A lone dash or dot gives a band of plausible height round it.
    """
    mask = ink > 0.5
    height, width = mask.shape
    crossings = (mask[:, 1:] & ~mask[:, :-1]).sum(axis=1) + mask[:, 0]
    crossings = crossings.astype(np.float32)
    # a ruling left on the edge of the crop is one long run
    long_run = (mask.sum(axis=1) > 0.8 * width) & (crossings <= 3)
    if width > height:
        crossings[long_run] = 0
    profile = np.convolve(crossings, np.array([0.25, 0.5, 0.25], dtype=np.float32), mode="same")
    if profile.max() <= 0:
        return height * 0.25, height * 0.75
    top, bottom = _densest_band(profile)
    least = max(MIN_BODY_PX, MIN_BODY_SHARE * height)
    if bottom - top < least:
        centre = (top + bottom) / 2
        top, bottom = centre - least / 2, centre + least / 2
    return top, bottom


def _densest_band(profile: NDArray[np.float32]) -> tuple[float, float]:
    """The run of rows above half of the usual count that holds the most strokes; half-rows by interpolation."""
    inked = profile[profile > 0]
    threshold = 0.5 * float(np.percentile(inked, 80))
    above = profile >= threshold
    starts = np.flatnonzero(above & ~np.concatenate([[False], above[:-1]]))
    ends = np.flatnonzero(above & ~np.concatenate([above[1:], [False]])) + 1
    masses = [float(profile[a:b].sum()) for a, b in zip(starts, ends, strict=True)]
    best = int(np.argmax(masses))
    return float(starts[best]), float(ends[best])
