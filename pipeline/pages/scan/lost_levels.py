"""Level rules of which a copy left shards, told by the ends that all rules of one table have in common.

A rule of hairlines falls into pieces that are too short for a rule, and most often the first and the last of a table,
which hold its headings, as no other rule lies on the far side of them. Letters leave level pieces as well, but neither
so many on one line nor with the ends of a table. What is found so has its rows parted by the uprights that leave shards
between it and the next. Everything here is in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.image import InkMask
from prongsai.pipeline.pages.scan.rule_lines import (
    HIGHEST_ROW_IN,
    LEFT_SHARE,
    Field,
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
FEWEST_UPRIGHTS = 2
"""The sides of a table, or one and a border between columns. With level rules alone nothing tells which pieces are of a
table: 17 scores of a picture of 140 dots an inch were lost without a word where some of its rules were drawn again."""
WHOLE_PART = 4
"""One rule in so many keeps its ends at least, and one in so many may reach further by a letter beside it."""
NEARLY_WHOLE = 0.8
"""Of a table's width: a rule that lost five gaps at both ends keeps as much of a table of 17 cm."""
MOST_DRAWN = 0.6
"""Of a lost rule: where more is drawn the rest is a gap for `mended` to judge, or a cell merged over rows."""


def restore_levels(rulings: Rulings, image: GreyImage, dpi: float) -> Rulings:
    """The rules of a page with lost level rules drawn, and the uprights beside them; the same where none is lost.

    Args:
        rulings: what was found.
        image: the picture in which it was found, paper white.
        dpi: its resolution.
    """
    tables = [_Table(levels, _find_uprights(rulings, levels, dpi), dpi) for levels in _find_tables(rulings, dpi)]
    tables = [table for table in tables if len(table.uprights) >= FEWEST_UPRIGHTS]
    broken = [(table, lost) for table in tables if (lost := table.find_lost(rulings.rules))]
    if not broken:
        return rulings
    ink = find_faint_ink(image)
    mask, rules = rulings.mask.copy(), list(rulings.rules)
    for table, lost in broken:
        for stretch in table.part_lines(lost, ink):
            if stretch.is_left(ink) and not stretch.is_crossed(ink):
                mask |= stretch.shards(ink)
                rules.append(stretch.as_rule())
    return replace(rulings, rules=tuple(rules), mask=mask)


@dataclass(frozen=True, slots=True)
class _Table:
    """The lines of a table, from top to bottom and from left to right, drawn or in pieces."""

    levels: list[RuleLine]
    uprights: list[RuleLine]
    dpi: float

    def find_lost(self, drawn: Sequence[Rule]) -> list[RuleLine]:
        """The level lines of which little is drawn, and of the rest as much is left as of a lost rule."""
        left, right = _sides_of(self.levels)
        most = MOST_DRAWN * (right - left)
        known = set(drawn)
        lost = []
        for line in self.levels:
            own = sum(piece.length for piece in line.pieces if piece in known)
            rest = sum(piece.length for piece in line.pieces if piece not in known)
            if own < most and rest >= LEFT_SHARE * (right - left - own):
                lost.append(line)
        return lost

    def part_lines(self, lost: Sequence[RuleLine], ink: InkMask) -> Iterator[Stretch]:
        """The lost lines from upright to upright, and the uprights beside them from level rule to level rule."""
        left, right = (_drawn_side(side, self.uprights, self.dpi) for side in _sides_of(self.levels))
        places = [left, *(line.at for line in self.uprights if left < line.at < right), right]
        for line in lost:
            yield from (Stretch(line, a, b, self.dpi) for a, b in pairwise(places))
        for upper, lower in pairwise(self.levels):
            between = [Stretch(line, upper.at, lower.at, self.dpi) for line in self.uprights]
            if (upper in lost or lower in lost) and _is_row(between, ink):
                yield from between


def _is_row(uprights: Sequence[Stretch], ink: InkMask) -> bool:
    """Whether what lies between two level rules is a row: two uprights have pieces there, or shards without print.

    A line of print between two tables may have a stem of a letter where an upright would be, and runs over others.
    """
    n_left = sum(
        sum(max(0.0, min(p.end, one.end) - max(p.start, one.start)) for p in one.line.pieces)
        >= LEFT_SHARE * (one.end - one.start)
        for one in uprights
    )
    if n_left >= FEWEST_UPRIGHTS:
        return True
    n_shards = sum(one.is_left(ink) for one in uprights)
    return n_shards >= FEWEST_UPRIGHTS and not any(one.is_crossed(ink) for one in uprights)


def _drawn_side(side: float, uprights: Sequence[RuleLine], dpi: float) -> float:
    """Where a table really ends: at the upright near to what its level rules have kept."""
    near = [line.at for line in uprights if abs(line.at - side) <= ENDS_IN * dpi]
    return min(near, key=lambda at: abs(at - side), default=side)


def _find_tables(rulings: Rulings, dpi: float) -> Iterator[list[RuleLine]]:
    """The level lines of each table, from top to bottom."""
    pieces = [piece for piece in (*rulings.rules, *rulings.loose) if piece.is_horizontal]
    every = lines = [line for line in to_lines(pieces, dpi) if _is_wide(line, dpi)]
    while lines:
        groups = [[line for line in lines if _ends_alike(line, other, dpi)] for other in lines]
        # rules beside a merged cell are more, and shorter, than those of the whole table
        group = max((one for one in groups if len(one) >= FEWEST_LEVELS), key=_total_width, default=[])
        lines = [line for line in lines if line not in group]
        for alike in _part_tables(group, every, dpi):
            levels = _grow(alike, lines, dpi)
            lines = [line for line in lines if line not in levels]
            if len(alike) >= FEWEST_LEVELS:
                yield levels
        if not group:
            return


def _total_width(lines: Sequence[RuleLine]) -> float:
    return sum(end - start for start, end in (extent_of([line]) for line in lines))


def _grow(levels: Sequence[RuleLine], lines: Sequence[RuleLine], dpi: float) -> list[RuleLine]:
    """The lines of a table with those that lost more of their ends, from top to bottom."""
    grown, sides = list(levels), _sides_of(levels)
    while more := [line for line in lines if line not in grown and _lies_in(line, grown, sides, dpi)]:
        grown = sorted([*grown, *more], key=lambda line: line.at)
    return grown


def _lies_in(line: RuleLine, levels: Sequence[RuleLine], sides: tuple[float, float], dpi: float) -> bool:
    """Whether a line is one of a table that lost more at its ends: inside of it, and as wide as half of it.

    Above and below all that is known of the table one of its ends must be the table's, or it is nearly as wide.
    """
    (start, end), near, row, width = extent_of([line]), ENDS_IN * dpi, HIGHEST_ROW_IN * dpi, sides[1] - sides[0]
    if start < sides[0] - near or end > sides[1] + near or 2 * (end - start) < width:
        return False
    if levels[0].at < line.at < levels[-1].at:
        return True
    is_next = levels[0].at - row <= line.at <= levels[-1].at + row
    return is_next and (min(abs(start - sides[0]), abs(end - sides[1])) <= near or end - start >= NEARLY_WHOLE * width)


def _is_wide(line: RuleLine, dpi: float) -> bool:
    start, end = extent_of([line])
    return end - start >= NARROWEST_IN * dpi and line.drawn >= LEFT_SHARE * (end - start)


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


def _find_uprights(rulings: Rulings, levels: Sequence[RuleLine], dpi: float) -> list[RuleLine]:
    """The uprights of a table and what is left of lost ones, one piece longer than a stroke of a letter."""
    near, beside = MEETING_IN * dpi, ENDS_IN * dpi
    left, right = _sides_of(levels)
    top, bottom = levels[0].at, levels[-1].at
    field = Field(left - beside, right + beside, top - near, bottom + near)
    own = field.pick((*rulings.rules, *rulings.loose), is_level=False)
    return [line for line in to_lines(own, dpi) if line.is_left_of(bottom - top, dpi)]
