"""Streaks of dirty glass, found in the picture as the scanner gave it.

Dirt under the lamp darkens one place of every row: a line from edge to edge, along the scanner's own axis whichever
way the sheet lies. It is told from a rule of a table by the free margins of the sheet, where no rule is, and by the
rules across, which end at a rule and not at dirt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.glass_light import (
    BAND_IN,
    LEAST_DEPTH,
    PAPER_SHARE,
    TOUCH_PX,
    WIDEST_STREAK_IN,
    divide_out,
    lets_print_through,
)
from prongsai.pipeline.pages.scan.image import flatten_light
from prongsai.pipeline.pages.scan.rulings import MEETING_IN, find_rulings

FEWEST_BANDS, MOST_LEANING = 3, 4
"""A picture of fewer bands is a strip of a page; one that is not so many times as wide as a streak may lean, too."""
ROW_STEP = 3
"""Every third row says what a band looks like."""
LEAST_BANDS = 0.94
"""Of the bands with light ground: in one or two a letter or a rule may hide it."""
MOST_LEAN = 0.005
"""Of the height: the sheet creeps on its way over the glass; a rule of a table may lean by less, too."""
MARGIN_IN, MOST_MARGIN_INK = 0.2, 0.01
"""A picture cut out along a table's border has rules from edge to edge as well: its outermost 5 mm are not free."""
INK_SHARE, SIDES = 0.7, 10
"""Ink is darker than this share of the paper; a tenth of the width at either side has holes, staples and borders."""
DARK_GROUND = 120
"""Of 255: a band of lid or border, on which dirt does not show."""
MOST_STREAKS = 40
"""A sheet with more of them is striped by a driver; the deepest are taken."""
MOST_ROUNDS = 3
"""Of two streaks side by side the second is seen when the first is gone."""


@dataclass(frozen=True, slots=True)
class Streak:
    """A streak down the picture: its column in the first row and in the last one."""

    first: float
    last: float


def wipe_glass(grey: GreyImage, dpi: float) -> GreyImage:
    """The picture without streaks along either of its axes; the same picture where there are none.

    Args:
        grey: as scanned, not levelled.
        dpi: its resolution.
    """
    down = _wipe_down(grey, dpi)
    across = np.ascontiguousarray(down.T)
    wiped = _wipe_down(across, dpi)
    return down if wiped is across else np.ascontiguousarray(wiped.T)


def _wipe_down(grey: GreyImage, dpi: float) -> GreyImage:
    wiped, found = grey, []
    for _ in range(MOST_ROUNDS):
        found_now = find_glass_streaks(wiped, dpi)
        # one that hides what is below leaves nothing to be seen again: it is closed over on the level page
        streaks = [one for one in found_now if lets_print_through(wiped, (one.first, one.last), dpi)]
        if not streaks:
            break
        found += streaks
        wiped = wiped.copy()
        for group in _group_near(streaks, 2 * (WIDEST_STREAK_IN * dpi + TOUCH_PX)):
            divide_out(wiped, [(one.first, one.last) for one in group], dpi)
    return grey if found and _is_cut_out(wiped, found, dpi) else wiped


def _is_cut_out(wiped: GreyImage, streaks: Sequence[Streak], dpi: float) -> bool:
    """Whether what was wiped were rules of a table along which the picture was cut out.

    Most rules across then end where one of them was, and nothing else is, or at the edge of the picture.
    """
    tolerance = MEETING_IN * dpi
    rules = find_rulings(flatten_light(wiped, dpi), dpi).rules
    uprights = [rule.at for rule in rules if not rule.is_horizontal]
    gone = [(streak.first + streak.last) / 2 for streak in streaks]
    edges = [0.0, float(wiped.shape[1])]
    ends = [end for rule in rules if rule.is_horizontal for end in (rule.start, rule.end)]
    n_open = sum(_is_near(end, [*gone, *edges], tolerance) and not _is_near(end, uprights, tolerance) for end in ends)
    return 2 * n_open > len(ends)


def _is_near(place: float, others: Sequence[float], tolerance: float) -> bool:
    return any(abs(place - other) <= tolerance for other in others)


def find_glass_streaks(grey: GreyImage, dpi: float) -> list[Streak]:
    """The streaks that run down the whole picture, from left to right; none where its margins are not free."""
    bands = _look_at_bands(grey, dpi)
    if bands is None:
        return []
    depth, is_light = bands
    height = grey.shape[0]
    reach = int(np.ceil(MOST_LEAN * height))
    if len(depth) < FEWEST_BANDS or grey.shape[1] <= MOST_LEANING * reach:
        return []
    # most pages have no line that could fit, however it leans
    seen = cv2.dilate((depth > LEAST_DEPTH / 2).astype(np.uint8), np.ones((1, reach + 2), np.uint8)).sum(axis=0)
    if seen.max() < LEAST_BANDS * len(depth) * (1 if is_light.all() else 0.5):
        return []
    # of lines that fit alike the most upright comes first
    leans = np.array(sorted(range(-reach, reach + 1), key=abs))
    means, shares = (np.zeros((len(leans), grey.shape[1]), np.float32) for _ in range(2))
    middle = (np.arange(len(depth)) + 0.5) / len(depth) - 0.5
    deep, light = np.where(is_light, depth, 0.0).astype(np.float32), is_light.astype(np.float32)
    for index, lean in enumerate(leans.tolist()):
        n_light = np.zeros(grey.shape[1], np.float32)
        for band, place in enumerate(middle.tolist()):
            shift = -round(lean * place)
            means[index] += np.roll(deep[band], shift)
            shares[index] += np.roll(deep[band] > LEAST_DEPTH / 2, shift)
            n_light += np.roll(light[band], shift)
        means[index] /= np.maximum(n_light, 1)
        shares[index] /= np.maximum(n_light, 1)
        shares[index][n_light < len(depth) / 2] = 0
    is_streak = (shares >= LEAST_BANDS) & (means >= LEAST_DEPTH)
    if not is_streak.any():
        return []
    streaks = _pick_streaks(np.where(is_streak, means, 0), leans)
    return streaks if _has_free_margins(grey, streaks, dpi) else []


def _look_at_bands(grey: GreyImage, dpi: float) -> tuple[NDArray[np.float32], NDArray[np.bool_]] | None:
    """How far each column of each band lies below the paper on its two sides, and where the ground is light at all."""
    size = max(2, round(BAND_IN * dpi))
    count = grey.shape[0] // size
    wide = 2 * max(2, round(WIDEST_STREAK_IN * dpi)) + 1
    if count < FEWEST_BANDS or grey.shape[1] < MOST_LEANING * wide:
        return None
    rows = grey[: count * size].reshape(count, size, -1)[:, ::ROW_STEP]
    rank = int(PAPER_SHARE * rows.shape[1])
    paper = np.partition(rows, rank, axis=1)[:, rank].astype(np.uint8)
    ground = np.asarray(cv2.morphologyEx(paper, cv2.MORPH_CLOSE, np.ones((1, wide), np.uint8)))
    return cv2.subtract(ground, paper).astype(np.float32), ground >= DARK_GROUND


def _pick_streaks(means: NDArray[np.float32], leans: NDArray[np.int64]) -> list[Streak]:
    """The deepest of the lines that fit, again and again, each without those that only lean otherwise inside of it."""
    left = means.copy()
    columns = np.arange(means.shape[1])
    first, last = columns[None, :] - leans[:, None] / 2, columns[None, :] + leans[:, None] / 2
    streaks: list[Streak] = []
    while left.any() and len(streaks) < MOST_STREAKS:
        lean, column = (int(place) for place in np.unravel_index(int(np.argmax(left)), left.shape))
        streak = Streak(float(first[lean, column]), float(last[lean, column]))
        gaps = np.flatnonzero(means[lean] == 0)
        place = int(np.searchsorted(gaps, column))
        width = int(gaps[place]) - int(gaps[place - 1]) if 0 < place < len(gaps) else 1
        left[np.maximum(np.abs(first - streak.first), np.abs(last - streak.last)) <= width + 1] = 0
        streaks.append(streak)
    return sorted(streaks, key=lambda streak: streak.first + streak.last)


def _has_free_margins(grey: GreyImage, streaks: Sequence[Streak], dpi: float) -> bool:
    """Whether at both ends of the streaks nothing is printed between the sides of the sheet."""
    n_rows = max(3, round(MARGIN_IN * dpi))
    near = round(WIDEST_STREAK_IN * dpi) + TOUCH_PX
    inside = np.ones(grey.shape[1], bool)
    side = grey.shape[1] // SIDES
    inside[:side] = inside[-side:] = False
    for streak in streaks:
        low, high = sorted((streak.first, streak.last))
        inside[max(0, int(low) - near) : int(high) + near + 1] = False
    for rows in (grey[:n_rows, inside], grey[-n_rows:, inside]):
        paper = float(np.median(rows)) if rows.size else 0.0
        if paper >= DARK_GROUND and float((rows < INK_SHARE * paper).mean()) > MOST_MARGIN_INK:
            return False
    return bool(inside.any())


def _group_near(streaks: Sequence[Streak], reach: float) -> list[list[Streak]]:
    """Streaks from left to right, those together that come as near to each other as `reach`."""
    groups: list[list[Streak]] = []
    right = -np.inf
    for streak in sorted(streaks, key=lambda one: min(one.first, one.last)):
        if min(streak.first, streak.last) - right <= reach and groups:
            groups[-1].append(streak)
        else:
            groups.append([streak])
        right = max(right, streak.first, streak.last)
    return groups
