"""Streaks of dirty glass or a dusty lamp: upright lines from the page's upper edge to its lower one, through all that
is printed.

Taken for rules they cut columns: a score of 100 loses its first digits and is read as 0.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.image import PAPER
from prongsai.pipeline.pages.scan.rulings import DRIFT_PER_LENGTH, MEETING_IN, Rule, Rulings

EDGE_SHARE = 0.02
"""A streak ends within this share of the page's height from both edges; printers leave more free (1.4 % is 4 mm)."""
STRAY_PX = 0.5
"""Pixels: the one that a streak shares with the paper on either side; two more would open a letter that it crosses."""


def find_streaks(rules: Sequence[Rule], height: int, dpi: float) -> list[Rule]:
    """Uprights that run over the whole page though no table does.

    A picture that is cut out along a table's border has uprights over its whole height too, but there all of them end
    with the horizontal rules, or none does: so a streak is told by other uprights of its table, which end before it.

    Args:
        rules: all rules of a page.
        height: of the page, in pixels.
        dpi: its resolution.
    """
    margin = max(EDGE_SHARE * height, MEETING_IN * dpi)
    whole = [r for r in rules if not r.is_horizontal and r.start <= margin and r.end >= height - margin]
    shorter = [r for r in rules if not r.is_horizontal and r not in whole]
    return [rule for rule in whole if _leaves_all(rule, [r for r in rules if r.is_horizontal], shorter, dpi)]


def _leaves_all(upright: Rule, horizontals: Sequence[Rule], shorter: Sequence[Rule], dpi: float) -> bool:
    """Whether it goes on beyond every rule that it crosses, where another upright ends; or crosses none at all."""
    tolerance = MEETING_IN * dpi
    crossed = [h for h in horizontals if h.start - tolerance <= upright.at <= h.end + tolerance]
    if not crossed:
        return True
    top, bottom = min(h.at for h in crossed), max(h.at for h in crossed)
    passes = (
        any(abs(r.start - top) <= tolerance for r in shorter) and upright.start < top - 2 * tolerance,
        any(abs(r.end - bottom) <= tolerance for r in shorter) and upright.end > bottom + 2 * tolerance,
    )
    return any(passes)


def wipe_streaks(image: GreyImage, streaks: Sequence[Rule], rulings: Rulings) -> GreyImage:
    """The image without streaks; what they cross is closed over them from both sides.

    Args:
        image: rows × columns, paper white.
        streaks: what `find_streaks` gave.
        rulings: the rules of the same image, whose mask says where a streak leans to.
    """
    wiped = image.copy()
    rows = np.arange(image.shape[0])
    for streak in streaks:
        half = streak.thickness / 2 + STRAY_PX
        reach = round(2 * half + DRIFT_PER_LENGTH * image.shape[0])
        left = max(0, round(streak.at) - reach)
        band = rulings.mask[:, left : round(streak.at) + reach + 1] > 0
        y, x = np.nonzero(band)
        if not len(x):
            continue  # another streak beside it took all of its ink with it
        lean = np.polynomial.Polynomial.fit(y, x + left, 1)
        centre = lean(rows)
        first = np.clip(np.floor(centre - half), 1, image.shape[1] - 2).astype(np.intp)
        last = np.clip(np.ceil(centre + half), 1, image.shape[1] - 2).astype(np.intp)
        width = int((last - first).max()) + 1
        before, after = image[rows, first - 1].astype(np.float64), image[rows, last + 1].astype(np.float64)
        for step in range(width):
            share = np.minimum(1.0, step / np.maximum(1, last - first))
            wiped[rows, np.minimum(first + step, last)] = np.clip(before + (after - before) * share, 0, PAPER)
    return wiped
