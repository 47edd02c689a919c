"""A page image brought level, and its rules and text lines found."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.fills import even_light_fills, lighten_dark_fills, smooth_dots
from prongsai.pipeline.pages.scan.folds import find_folds, smooth_folds
from prongsai.pipeline.pages.scan.glass import wipe_glass
from prongsai.pipeline.pages.scan.image import (
    PAPER,
    blank_photographs,
    find_ink,
    find_skew,
    flatten_light,
    is_sideways,
    turn,
)
from prongsai.pipeline.pages.scan.lines import ImageLine, find_lines
from prongsai.pipeline.pages.scan.lost_levels import restore_levels
from prongsai.pipeline.pages.scan.mended import mend_rules
from prongsai.pipeline.pages.scan.rulings import Rule, find_rulings, label_regions
from prongsai.pipeline.pages.scan.streaks import find_streaks, wipe_streaks
from prongsai.pipeline.pages.scan.strokes import take_off_lines
from prongsai.pipeline.pages.scan.unbend import unbend


@dataclass(frozen=True, slots=True)
class LevelPage:
    """A page image upright and level, paper white. `dpi` is what its print is to be measured by."""

    image: GreyImage = field(repr=False)
    dpi: float
    turn: int
    """Clockwise quarter turns that brought it here."""
    skew_deg: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Rules and text lines of a page, in pixels of its level image."""

    rules: tuple[Rule, ...]
    lines: list[ImageLine]
    page_region: int
    """The region of the lines that stand in no cell."""


def level_page(grey: GreyImage, dpi: float, may_turn: bool = True) -> LevelPage:
    """The page flattened, its text level and running along it; it may still stand on its head."""
    lit = lighten_dark_fills(smooth_dots(wipe_glass(grey, dpi), dpi), dpi)
    flat = blank_photographs(even_light_fills(flatten_light(lit, dpi), dpi), dpi)
    ink = find_ink(flat)
    quarters = 0
    if may_turn and is_sideways(ink, dpi):
        # landscape tables are printed to be read from the right edge: such a page is turned clockwise
        quarters = 1
        flat, ink = np.ascontiguousarray(np.rot90(flat, -1)), np.ascontiguousarray(np.rot90(ink, -1))
    skew = find_skew(ink, dpi)
    return LevelPage(unbend(turn(flat, skew), dpi), dpi, quarters, skew)


def find_layout(image: GreyImage, dpi: float) -> Layout:
    """Rules and text lines of a level page image."""
    rulings = find_rulings(image, dpi)
    folds = find_folds(rulings.rules, (image.shape[0], image.shape[1]), dpi)
    if folds:
        image = smooth_folds(image, folds, dpi)
        rulings = find_rulings(image, dpi)
    streaks = find_streaks(rulings.rules, image.shape[0], dpi)
    if streaks:
        image = wipe_streaks(image, streaks, rulings)
        rulings = find_rulings(image, dpi)
    rulings = mend_rules(restore_levels(rulings, image, dpi), image, dpi)
    regions = label_regions(rulings.rules, (image.shape[0], image.shape[1]))
    clean = image.copy()
    clean[cv2.dilate(rulings.mask, np.ones((3, 3), np.uint8)) > 0] = PAPER
    clean = take_off_lines(clean, find_ink(clean), dpi)
    return Layout(rulings.rules, find_lines(clean, find_ink(clean), regions, dpi), int(regions[0, 0]))
