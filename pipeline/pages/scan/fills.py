"""Filled areas: a printer's dots smoothed to the grey that they mean, light fills made paper, dark ones turned round.

Pure functions over grey images; lengths are in inches, so that they hold at any resolution.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.image import PAPER
from prongsai.pipeline.pages.scan.parts import find_parts
from prongsai.pipeline.pages.scan.rulings import SHORTEST_RULE_IN

FILL_DPI = 50
"""At 50 dots an inch a pixel is 0.5 mm wide, a stroke of 16 pt type: strokes are thinner and filled areas are not."""
AROUND_DPI, AROUND_IN = 10, 2.1
"""At ten dots an inch nothing is left but areas; a fill is a row or two of a table, no higher than the second."""
DARK_SHARE = 0.55
"""Of the paper around: a fill with white letters is darker than half of it."""
SOLID_IN, LETTER_IN, LOWEST_FILL_IN = 0.06, 0.16, 0.12
"""Strokes of letters up to 24 pt are thinner than the first, letters of 16 pt no wider than the second; a row of 8 pt
is higher than the third."""
LEAST_FILL = 0.8
"""Of the smallest rectangle, turned as it may be, around a filled area."""
LEAST_DARK = 0.5
"""Of a filled area: bold white letters take a third of their row."""
DOT_SIGMA_IN = 0.007
"""A third of the period of a screen of 55 dots an inch, or of a pattern of 4 x 4 pixels at 200 dots an inch."""
DOTTED_IN = 0.16
"""Dots go on over more than the height of a line of 16 pt; the strokes of a line seldom do."""
SHORTEST_DOTTED_IN = 0.4
"""1 cm, the side of a filled cell. Letters that stand as close as dots, with marks above them or in bold, do so over up
to 0.3 inch, measured on 84 images of pages whose type was drawn at its size and half as large again."""
LEAST_DOTS, DOTS_OVER_GRAIN = 4.0, 1.8
"""Dots leave their mean by so many grey levels more than so many times the grain of the page's paper."""
PALE_SIGMA_IN = 0.0045
"""Dots are evened by it to a fifth of their depth, strokes of 8 pt type keep more than half of theirs."""
DOT_CELL_IN = 0.025
"""Holds a dot of a screen of 40 dots an inch, whichever way the screen is turned."""
AROUND_CELLS, CELL_STEP = 13, 3
"""Cells over 8 mm: more than a line of text with the space above and below it; every third is asked."""
CELLS_WITHOUT_PRINT = 0.35
"""Of the cells around the darkest third is print, in the densest line; what beats in a screen lies below that."""
DOTS_TOGETHER_IN, HALF_RULE_IN = 0.05, 0.013
"""Two or three dots; half of a rule of 2 pt."""
LEAST_RULE_DEPTH, LEAST_ALONE = 50, 8
"""Grey levels of a fine rule below the lightest row of dots beside it, and below the darkest: rows of dots differ among
themselves by less than the second."""
LEAST_DEPTH = 20.0
"""Grey levels of print below the dots; print that is less dark than that is not told from them."""
GROUND_IN = 0.05
"""No stroke of a letter below 28 pt is as thick; a marker's stroke and a filled row are thicker."""
DARKEST_GROUND, LIGHTEST_GROUND = 100, 235
"""Of 250. What is darker is ink: a thick letter, or a fill that is turned round; what is lighter is paper with its
grain, and is left to the last grey level as it is."""
GRAIN_PX, FINE_DPI = 5, 150
"""Pixels over which grain is evened; below that resolution it would even strokes."""
NARROWEST_FILL_IN = 0.09
"""2.3 mm: a marker's stroke is 4 mm wide, a filled row of 8 pt is 3 mm high."""
FLAT_PAPER = 250
"""What `flatten_light` makes of paper."""


def smooth_dots(grey: GreyImage, dpi: float) -> GreyImage:
    """The image with areas of printer's dots or dither made paper under their print; the same where there are none.

    Print is darker than any dot once both are slightly blurred, because its strokes are thicker: what is as light as
    the dots around is paper. A blur that evens the dots altogether takes thin strokes with it.
    """
    calm = np.asarray(cv2.GaussianBlur(grey, (0, 0), DOT_SIGMA_IN * dpi), dtype=np.uint8)
    scale = FILL_DPI / dpi
    restless = cv2.resize(cv2.absdiff(grey, calm), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    steady = cv2.morphologyEx(restless, cv2.MORPH_OPEN, _square(DOTTED_IN))
    parts = find_parts(steady > LEAST_DOTS + DOTS_OVER_GRAIN * float(np.median(steady)))
    dotted = parts.pick(parts.longer_side >= SHORTEST_DOTTED_IN * FILL_DPI)
    if not dotted.any():
        return grey
    size = (grey.shape[1], grey.shape[0])
    mask = np.asarray(cv2.resize(dotted, size, interpolation=cv2.INTER_NEAREST), dtype=np.uint8)
    pale = np.asarray(cv2.GaussianBlur(grey, (0, 0), PALE_SIGMA_IN * dpi), dtype=np.uint8)
    darkest = float(np.percentile(pale[mask > 0], 1))
    depth = np.maximum(LEAST_DEPTH, _darkest_dots(pale, mask, dpi) - darkest)
    clear = np.clip((pale - darkest) * (PAPER / depth), 0, PAPER).astype(np.uint8)
    clear[_find_dotted_rules(grey, dpi) > 0] = 0
    return np.where(mask > 0, clear, grey)


def _find_dotted_rules(grey: GreyImage, dpi: float) -> NDArray[np.uint8]:
    """Rules that a screen cut into dots: dark where the grey is taken together along them, longer than a word's bar.

    Rows of dots are dark as well, and there is one as dark above or below.
    """
    found = np.zeros_like(grey)
    mean, length = (max(3, round(side * dpi) | 1) for side in (DOTS_TOGETHER_IN, SHORTEST_RULE_IN))
    off, reach = (max(2, round(side * dpi)) for side in (HALF_RULE_IN, GROUND_IN))
    for image, is_upright in ((grey, False), (np.ascontiguousarray(grey.T), True)):
        along = cv2.blur(image, (mean, 1))
        # the darkest of the rows above, and of those below, without the ones that the rule itself may take
        darkest = cv2.erode(along, np.ones((reach - off + 1, 1), np.uint8), anchor=(0, 0), borderValue=PAPER)
        below = np.vstack((darkest[off:], np.full((off, along.shape[1]), PAPER, np.uint8)))
        above = np.vstack((np.full((reach, along.shape[1]), PAPER, np.uint8), darkest[:-reach]))
        hat = cv2.morphologyEx(along, cv2.MORPH_BLACKHAT, np.ones((reach, 1), np.uint8))
        is_alone = cv2.subtract(cv2.min(above, below), along) > LEAST_ALONE
        dark = ((hat > LEAST_RULE_DEPTH) & is_alone).astype(np.uint8)
        rules = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)) * PAPER
        found |= np.asarray(rules.T if is_upright else rules, dtype=np.uint8)
    return found


def _darkest_dots(pale: GreyImage, mask: NDArray[np.uint8], dpi: float) -> NDArray[np.float32]:
    """How dark the dots are around each pixel where no print is: of the cells around, those that are among the lighter.

    Args:
        pale: rows x columns, slightly blurred.
        mask: where dots are, 1 or 0.
        dpi: of both.
    """
    cell = max(3, round(DOT_CELL_IN * dpi) | 1)
    places = (slice(cell // 2, None, cell),) * 2
    darkest = np.asarray(cv2.erode(pale, np.ones((cell, cell), np.uint8))[places], dtype=np.int16)
    # what is no dot sorts behind all that is
    darkest[mask[places] == 0] = -1
    around = np.pad(darkest, AROUND_CELLS // 2, constant_values=-1)
    windows = np.lib.stride_tricks.sliding_window_view(around, (AROUND_CELLS, AROUND_CELLS))[::CELL_STEP, ::CELL_STEP]
    lightest_first = -np.sort(-windows.reshape(*windows.shape[:2], -1), axis=-1)
    rank = ((lightest_first >= 0).sum(axis=-1) * CELLS_WITHOUT_PRINT).astype(np.intp)
    level = np.take_along_axis(lightest_first, rank[:, :, None], axis=-1)[:, :, 0]
    size = (pale.shape[1], pale.shape[0])
    return np.asarray(cv2.resize(np.maximum(level, 0).astype(np.float32), size), dtype=np.float32)


def even_light_fills(flat: GreyImage, dpi: float) -> GreyImage:
    """The image with paper white under what is printed on light grey: marker strokes, filled rows, a watermark.

    Args:
        flat: a page after `flatten_light`.
        dpi: its resolution.
    """
    # a median keeps edges where they are, and takes off the grain that a maximum would pick
    calm = cv2.medianBlur(flat, GRAIN_PX if dpi >= FINE_DPI else 3)
    side = max(3, round(GROUND_IN * dpi) | 1)
    ground = np.asarray(cv2.morphologyEx(calm, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8)), dtype=np.uint8)
    is_grey = cv2.inRange(ground, np.array(DARKEST_GROUND), np.array(LIGHTEST_GROUND))
    if not is_grey.any():
        return flat
    # dense bold letters leave a dent of some pixels, whose darkness is their own
    core = cv2.morphologyEx(is_grey, cv2.MORPH_OPEN, _square(NARROWEST_FILL_IN, dpi))
    core = cv2.dilate(core, _square(GROUND_IN, dpi))
    ground[cv2.bitwise_and(is_grey, core) == 0] = FLAT_PAPER
    return np.asarray(cv2.divide(flat, ground, scale=FLAT_PAPER), dtype=np.uint8)


def lighten_dark_fills(grey: GreyImage, dpi: float) -> GreyImage:
    """The image with filled dark areas turned round, so that a header's white letters become black on white."""
    scale = FILL_DPI / dpi
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    # darker than the paper around by half: a shadow falls off slowly, a fill has edges
    coarse = cv2.resize(small, None, fx=AROUND_DPI / FILL_DPI, fy=AROUND_DPI / FILL_DPI, interpolation=cv2.INTER_AREA)
    around = cv2.resize(
        cv2.morphologyEx(coarse, cv2.MORPH_CLOSE, _square(AROUND_IN, AROUND_DPI)), (small.shape[1], small.shape[0])
    )
    share = cv2.divide(small, around, scale=PAPER)
    dark = np.asarray(cv2.threshold(share, DARK_SHARE * PAPER, PAPER, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)
    # the ground between letters is thicker than a stroke; once that is found, the letters are closed
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, _square(SOLID_IN))
    filled = cv2.morphologyEx(
        cv2.morphologyEx(solid, cv2.MORPH_CLOSE, _square(LETTER_IN)), cv2.MORPH_OPEN, _square(LOWEST_FILL_IN)
    )
    if not filled.any():
        return grey
    parts = find_parts(filled)
    turned = grey.copy()
    for part in range(len(parts)):
        box = parts.box(part, margin=1)
        own = parts.mask(part, box)
        if _is_fill(own, dark[box]):
            limit = DARK_SHARE * float(np.median(around[box][own > 0]))
            _turn_round(turned, own, (int(box[0].start / scale), int(box[1].start / scale)), limit, dpi)
    return turned


def _square(side_in: float, dpi: float = FILL_DPI) -> NDArray[np.uint8]:
    return np.ones((max(3, round(side_in * dpi)),) * 2, np.uint8)


def _is_fill(own: NDArray[np.uint8], dark: GreyImage) -> bool:
    """Whether a dark shape is a band or a box, however it leans, and mostly dark: no dense print, no desk."""
    (_, sides, _) = cv2.minAreaRect(cv2.findNonZero(own))
    area = (sides[0] + 1) * (sides[1] + 1)
    return bool(np.count_nonzero(own) >= LEAST_FILL * area and (dark[own > 0] > 0).mean() >= LEAST_DARK)


def _turn_round(grey: GreyImage, own: NDArray[np.uint8], at: tuple[int, int], limit: float, dpi: float) -> None:
    """Turn dark and light round in one fill of `grey`, to the pixel where it ends."""
    scale = dpi / FILL_DPI
    height, width = (
        min(round(side * scale), whole - first) for side, whole, first in zip(own.shape, grey.shape, at, strict=True)
    )
    part = grey[at[0] : at[0] + height, at[1] : at[1] + width]
    near = cv2.resize(cv2.dilate(own, np.ones((3, 3), np.uint8)), (width, height), interpolation=cv2.INTER_NEAREST)
    side = round(LETTER_IN * dpi)
    inked = cv2.copyMakeBorder(
        ((part < limit) & (near > 0)).astype(np.uint8), side, side, side, side, cv2.BORDER_REPLICATE
    )
    exact = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))[side:-side, side:-side]
    is_inside = (exact > 0) & (near > 0)
    part[is_inside] = PAPER - part[is_inside]
