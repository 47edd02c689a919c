"""Folds of a sheet: pale lines from edge to edge, on which no table ends, made paper again.

Taken for rules they make one grid of the whole page and cut the words that lie on them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.image import PAPER
from prongsai.pipeline.pages.scan.rulings import DRIFT_PER_LENGTH, MEETING_IN, Rule

EDGE_SHARE = 0.014
"""4 mm of a sheet's length, which printers leave free: what reaches further was not printed."""
HALF_WIDTH_IN = 0.03
"""A crease and the bend beside it take a millimetre and a half."""
SAME_LINE_IN = 0.02
"""Pieces of one fold."""
WINDOW_IN = 0.4
"""Some letters, whose ink must not count as the fold's own shade; a leaning fold leaves a quarter of it."""
DARKEST_FOLD = 0.4
"""A fold takes less than half of the light, printed rules more."""
SHADE_PERCENTILE = 75
"""Of the pixels along a fold: paper where no more than three quarters are print, as under a rule that lies askew."""
FEWEST_OTHERS = 2
"""A picture that is cut out along a table has most of its rules end at its edge."""
RIM = (1, 1, 1)
"""Rows: a rule of a table is paler at its rim."""
MOST_FOLDS = 3
"""Each way: a sheet for an envelope is folded twice, one for a pocket three times; more lines are rows of a picture."""


def find_folds(rules: Sequence[Rule], shape: tuple[int, int], dpi: float) -> list[list[Rule]]:
    """The rules that are folds, each fold as the pieces that were found of it.

    Args:
        rules: all rules of a page.
        shape: rows and columns of its picture.
        dpi: its resolution.
    """
    folds: list[list[Rule]] = []
    for is_horizontal in (True, False):
        length = shape[1] if is_horizontal else shape[0]
        own = [rule for rule in rules if rule.is_horizontal is is_horizontal]
        margin = EDGE_SHARE * length
        reaching = [rule for rule in own if rule.start <= margin or rule.end >= length - margin]
        rest = [rule for rule in own if rule not in reaching]
        if len(rest) < max(FEWEST_OTHERS, len(reaching)) and _hold_a_table(reaching, rules, shape, dpi):
            continue
        lines: list[list[Rule]] = []
        for rule in reaching:
            line = next((line for line in lines if _is_on(rule, line[0], dpi)), None)
            if line is None:
                lines.append([rule, *(other for other in rest if _is_on(other, rule, dpi))])
            else:
                line.append(rule)
        if len(lines) <= MOST_FOLDS:
            folds.extend(lines)
    return folds


def _hold_a_table(lines: Sequence[Rule], rules: Sequence[Rule], shape: tuple[int, int], dpi: float) -> bool:
    """Whether rules of the other direction end at these, and not at the edge of the sheet."""
    if not lines:
        return False
    is_horizontal, near = lines[0].is_horizontal, MEETING_IN * dpi
    last = (shape[0] if is_horizontal else shape[1]) - near
    ends = [x for rule in rules if rule.is_horizontal is not is_horizontal for x in (rule.start, rule.end)]
    return any(abs(x - line.at) <= near for x in ends if near < x < last for line in lines)


def _is_on(rule: Rule, other: Rule, dpi: float) -> bool:
    """Whether two pieces lie on one line, give or take how a sheet lies askew."""
    apart = max(rule.start - other.end, other.start - rule.end, 0.0)
    return abs(rule.at - other.at) <= SAME_LINE_IN * dpi + DRIFT_PER_LENGTH * apart


def smooth_folds(image: GreyImage, folds: Sequence[Sequence[Rule]], dpi: float) -> GreyImage:
    """The picture with the shade of each fold taken off, and the print that lies on it left as it is.

    Args:
        image: rows × columns, paper white.
        folds: what `find_folds` gave.
        dpi: its resolution.
    """
    smooth = image.copy()
    for fold in folds:
        across = smooth if fold[0].is_horizontal else smooth.T
        _smooth(across, fold, dpi)
    return smooth


def _smooth(picture: GreyImage, fold: Sequence[Rule], dpi: float) -> None:
    """Lighten a level fold in place, window by window, each row of pixels by its own shade."""
    half, window = 1 + round(HALF_WIDTH_IN * dpi), 1 + round(WINDOW_IN * dpi)
    middles, heights = zip(*sorted(((p.start + p.end) / 2, p.at) for p in fold), strict=True)
    for left in range(0, picture.shape[1], window):
        right = min(picture.shape[1], left + window)
        at = round(float(np.interp((left + right) / 2, np.array(middles), np.array(heights))))
        top, bottom = max(0, at - half), min(picture.shape[0], at + half + 1)
        band = picture[top:bottom, left:right].astype(np.float32)
        if band.size:
            shade = np.percentile(band, SHADE_PERCENTILE, axis=1, keepdims=True)
            is_rule = shade[:, 0] < DARKEST_FOLD * PAPER
            shade[np.convolve(is_rule, RIM, "same") > 0] = PAPER
            picture[top:bottom, left:right] = np.clip(band * (PAPER / shade), 0, PAPER).astype(np.uint8)
