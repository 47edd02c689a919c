"""Level rules of which a copy left shards, told by the ends that all rules of one table have in common.

A rule of hairlines falls into pieces that are too short for a rule, and most often the first and the last of a table,
which hold its headings, as no other rule lies on the far side of them. Letters leave level pieces as well, but neither
so many on one line nor with the ends of a table. What is found so has its rows parted by the uprights that leave shards
between it and the next. Everything here is in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.rule_lines import (
    HIGHEST_ROW_IN,
    LEFT_SHARE,
    LONGER_THAN_LETTERS_IN,
    RuleLine,
    Stretch,
    extent_of,
    to_lines,
)
from prongsai.pipeline.pages.scan.rulings import MEETING_IN, Rule, Rulings, find_faint_ink

NARROWEST_IN = 1.5
"""Two narrow columns; a line of strokes of letters or a blank to fill in is seldom longer."""
ENDS_IN = 0.2
"""What a rule may have lost at either end: three of the gaps that a threshold leaves in hairlines (0.06 inch each)."""
FEWEST_LEVELS = 3
"""Two rows, whose rules end alike."""
WHOLE_PART = 4
"""One rule in so many keeps its ends at least, and one in so many may reach further by a letter beside it."""
MOST_DRAWN = 0.6
"""Of a lost rule: where more is drawn the rest is a gap for `mended` to judge, or a cell merged over rows."""


def restore_levels(rulings: Rulings, image: GreyImage, dpi: float) -> Rulings:
    """The rules of a page with lost level rules drawn, and the uprights beside them; the same where none is lost.

    Args:
        rulings: what was found.
        image: the picture in which it was found, paper white.
        dpi: its resolution.
    """
    tables = list(_find_tables(rulings, dpi))
    if not tables:
        return rulings
    ink = find_faint_ink(image)
    mask, rules = rulings.mask.copy(), list(rulings.rules)
    for levels, lost in tables:
        uprights = _find_uprights(rulings, levels, dpi)
        sides = _sides_of(levels)
        places = [sides[0], *(line.at for line in uprights if sides[0] < line.at < sides[1]), sides[1]]
        stretches = [Stretch(line, a, b, dpi) for line in lost for a, b in pairwise(places)]
        restored = {line.at for line in lost}
        for upper, lower in pairwise(line.at for line in levels):
            if upper in restored or lower in restored:
                stretches += [Stretch(line, upper, lower, dpi) for line in uprights]
        for stretch in stretches:
            if stretch.is_left(ink) and not stretch.is_crossed(ink):
                mask |= stretch.shards(ink)
                rules.append(_draw(stretch))
    return replace(rulings, rules=tuple(rules), mask=mask)


def _draw(stretch: Stretch) -> Rule:
    line = stretch.line
    return replace(line.pieces[0], at=line.at, start=stretch.start, end=stretch.end, coverage=1.0)


def _find_tables(rulings: Rulings, dpi: float) -> Iterator[tuple[list[RuleLine], list[RuleLine]]]:
    """The level lines of each table that lost some, from top to bottom, and those that are lost."""
    drawn = {rule for rule in rulings.rules if rule.is_horizontal}
    pieces = [*drawn, *(piece for piece in rulings.loose if piece.is_horizontal)]
    every = lines = [line for line in to_lines(pieces, dpi) if _is_wide(line, dpi)]
    while lines:
        groups = [[line for line in lines if _ends_alike(line, other, dpi)] for other in lines]
        group = max(groups, key=len)
        if len(group) < FEWEST_LEVELS:
            return
        lines = [line for line in lines if line not in group]
        for alike in _part_tables(group, every, dpi):
            sides = _sides_of(alike)
            inner = [line for line in lines if _lies_in(line, alike, sides, dpi)]
            levels = sorted([*alike, *inner], key=lambda line: line.at)
            lost = [line for line in levels if _is_lost(line, drawn, sides)]
            if len(alike) >= FEWEST_LEVELS and lost:
                yield levels, lost


def _lies_in(line: RuleLine, levels: Sequence[RuleLine], sides: tuple[float, float], dpi: float) -> bool:
    """Whether a line is one of a table that lost more at its ends: inside of it, and as wide as half of it.

    Above and below all that is known of the table one of its ends must be the table's.
    """
    (start, end), near, row = extent_of([line]), ENDS_IN * dpi, HIGHEST_ROW_IN * dpi
    if start < sides[0] - near or end > sides[1] + near or 2 * (end - start) < sides[1] - sides[0]:
        return False
    if levels[0].at < line.at < levels[-1].at:
        return True
    is_next = levels[0].at - row <= line.at <= levels[-1].at + row
    return is_next and min(abs(start - sides[0]), abs(end - sides[1])) <= near


def _is_wide(line: RuleLine, dpi: float) -> bool:
    start, end = extent_of([line])
    return end - start >= NARROWEST_IN * dpi and sum(piece.length for piece in line.pieces) >= LEFT_SHARE * (
        end - start
    )


def _ends_alike(line: RuleLine, other: RuleLine, dpi: float) -> bool:
    return all(abs(a - b) <= ENDS_IN * dpi for a, b in zip(extent_of([line]), extent_of([other]), strict=True))


def _part_tables(lines: Sequence[RuleLine], every: Sequence[RuleLine], dpi: float) -> list[list[RuleLine]]:
    """Lines from top to bottom, parted where no lines of the page lie near enough to each other for rows."""
    tables: list[list[RuleLine]] = []
    for line in lines:
        upper = tables[-1][-1].at if tables else -np.inf
        steps = [upper, *(other.at for other in every if upper < other.at < line.at), line.at]
        if max(b - a for a, b in pairwise(steps)) <= HIGHEST_ROW_IN * dpi:
            tables[-1].append(line)
        else:
            tables.append([line])
    return tables


def _sides_of(levels: Sequence[RuleLine]) -> tuple[float, float]:
    """Where the rules of a table begin and end: a quarter reaches as far, as what is lost makes none longer."""
    starts, ends = zip(*(extent_of([line]) for line in levels), strict=True)
    quarter = len(levels) // WHOLE_PART
    return sorted(starts)[quarter], sorted(ends, reverse=True)[quarter]


def _is_lost(line: RuleLine, drawn: set[Rule], sides: tuple[float, float]) -> bool:
    """Whether little of a line is drawn, and of the rest as much is left as of a lost rule."""
    width = sides[1] - sides[0]
    own = sum(piece.length for piece in line.pieces if piece in drawn)
    left = sum(piece.length for piece in line.pieces if piece not in drawn)
    return own < MOST_DRAWN * width and left >= LEFT_SHARE * (width - own)


def _find_uprights(rulings: Rulings, levels: Sequence[RuleLine], dpi: float) -> list[RuleLine]:
    """The uprights of a table and what is left of lost ones, one piece longer than a stroke of a letter."""
    near = MEETING_IN * dpi
    left, right = _sides_of(levels)
    top, bottom = levels[0].at, levels[-1].at
    own = [
        piece
        for piece in (*rulings.rules, *rulings.loose)
        if not piece.is_horizontal
        and left - near <= piece.at <= right + near
        and top - near <= piece.start
        and piece.end <= bottom + near
    ]
    return [
        line
        for line in to_lines(own, dpi)
        if max(piece.length for piece in line.pieces) >= LONGER_THAN_LETTERS_IN * dpi
        and sum(piece.length for piece in line.pieces) >= LEFT_SHARE * (bottom - top)
    ]
