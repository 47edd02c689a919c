"""Rules that a copy broke, drawn again over the gaps that no print crosses.

A whole rule ends where it meets another one, or with its table. One that ends elsewhere lost a piece, and with it the
border between two columns or two rows: it is drawn on from crossing to crossing along its whole table, but not through
print, as a title over several columns is no gap. Everything here is in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.rule_lines import (
    HIGHEST_ROW_IN,
    LONGER_THAN_LETTERS_IN,
    Field,
    RuleLine,
    Stretch,
    extent_of,
    to_lines,
)
from prongsai.pipeline.pages.scan.rulings import MEETING_IN, Rule, Rulings, find_faint_ink

FEWEST_LINES = 2
"""Uprights of a table, with which at least three rules run across: two rows."""
COVERED = 0.6
"""Share of the way between two crossings; what is drawn on more of it is drawn."""
FEWEST_BROKEN = 3
"""Of a table, before pieces that are no rule by themselves are taken for what is left of one."""


def mend_rules(rulings: Rulings, image: GreyImage, dpi: float) -> Rulings:
    """The rules of a page with broken ones drawn on, and the shards of those; the same rulings where none is broken.

    Args:
        rulings: what was found.
        image: the picture in which it was found, paper white.
        dpi: its resolution.
    """
    broken = [
        (line, across, [other.at for other in lines])
        for uprights, levels in _find_tables(rulings, dpi)
        for line, lines, across in _find_broken(uprights, levels, rulings.loose, dpi)
    ]
    if not broken:
        return rulings
    ink = find_faint_ink(image)
    mask, mended = rulings.mask.copy(), list(rulings.rules)
    for line, across, beside in broken:
        sides = to_lines([piece for other in across for piece in other.pieces], dpi)
        for first, last in pairwise(sides):
            stretch = Stretch(line, first.at, last.at, dpi)
            # a level rule that is gone altogether may never have been there, where a cell is merged over rows
            is_rule = not line.is_level or stretch.is_left(ink) or stretch.parts_print(ink, beside)
            if is_rule and not stretch.is_crossed(ink):
                mask |= stretch.shards(ink)
                mended.append(stretch.as_rule())
    return Rulings(tuple(mended), mask)


def _find_broken(
    uprights: list[RuleLine], levels: list[RuleLine], loose: Sequence[Rule], dpi: float
) -> Iterator[tuple[RuleLine, list[RuleLine], list[RuleLine]]]:
    """The broken lines of a table, each with all lines beside it and all that cross it, lost ones too."""
    both = (uprights, levels)
    broken = [
        [line for line in lines if _is_broken(line, [*(o.at for o in across), *_common_ends(lines, dpi)], dpi)]
        for lines, across in (both, both[::-1])
    ]
    lost: list[list[RuleLine]] = [[], []]
    if sum(map(len, broken)) >= FEWEST_BROKEN:
        lost = [_find_lost(lines, across, loose, dpi) for lines, across in (both, both[::-1])]
    whole = [[*lines, *more] for lines, more in zip(both, lost, strict=True)]
    for own, found, beside, across in zip(broken, lost, whole, whole[::-1], strict=True):
        for line in (*own, *found):
            yield line, beside, across


def _find_lost(
    lines: Sequence[RuleLine], across: Sequence[RuleLine], loose: Sequence[Rule], dpi: float
) -> list[RuleLine]:
    """Lines of a table of which little but loose pieces is left, one of them longer than a stroke of a letter."""
    near = MEETING_IN * dpi
    start, end = extent_of(lines)
    first, last = extent_of(across)
    field = Field(first - near, last + near, start - near, end + near)
    own = field.pick(loose, lines[0].is_level)
    drawn = [piece for line in lines for piece in line.pieces]
    return [
        line
        for line in to_lines([*own, *drawn], dpi)
        if any(piece in own for piece in line.pieces) and line.is_left_of(end - start, dpi)
    ]


def _find_tables(rulings: Rulings, dpi: float) -> list[tuple[list[RuleLine], list[RuleLine]]]:
    """The uprights and the level rules of each table, from top to bottom: strips with an upright hang together."""
    levels = to_lines([r for r in rulings.rules if r.is_horizontal], dpi)
    uprights = [r for r in rulings.rules if not r.is_horizontal]
    longest = LONGER_THAN_LETTERS_IN * dpi
    standing = [*uprights, *(r for r in rulings.loose if not r.is_horizontal and r.length >= longest)]
    runs: list[list[RuleLine]] = []
    for level in levels:
        if runs and _hang_together(runs[-1][-1].at, level.at, standing, dpi):
            runs[-1].append(level)
        else:
            runs.append([level])
    tables = []
    for run in runs:
        top, bottom = run[0].at - MEETING_IN * dpi, run[-1].at + MEETING_IN * dpi
        own = [r for r in standing if r.start < bottom and r.end > top]
        drawn = [r for r in own if r in uprights]
        if drawn and len(to_lines(own, dpi)) >= FEWEST_LINES and len(run) > FEWEST_LINES:
            tables.append((to_lines(drawn, dpi), run))
    return tables


def _hang_together(upper: float, lower: float, uprights: Sequence[Rule], dpi: float) -> bool:
    """Whether an upright lies in the strip between two heights, or in a low one two on a good part of it.

    The line of print between two tables may have one letter with a stem as long.
    """
    height = lower - upper
    inside = [rule for rule in uprights if rule.start < lower and rule.end > upper]
    shares = sorted(
        max(min(rule.end, lower) - max(rule.start, upper) for rule in line.pieces) for line in to_lines(inside, dpi)
    )
    if shares and shares[-1] >= COVERED * height:
        return True
    return height <= HIGHEST_ROW_IN * dpi and len(shares) >= FEWEST_LINES and 2 * shares[-2] >= COVERED * height


def _common_ends(lines: Sequence[RuleLine], dpi: float) -> list[float]:
    """Where at least half of the lines begin or end: the side of a table that is drawn open."""
    ends = sorted(x for line in lines for x in (min(p.start for p in line.pieces), max(p.end for p in line.pieces)))
    near = MEETING_IN * dpi
    return [x for x in ends if sum(abs(other - x) <= near for other in ends) >= max(2, len(lines) / 2)]


def _is_broken(line: RuleLine, stops: Sequence[float], dpi: float) -> bool:
    """Whether a piece ends where nothing crosses it."""
    near = MEETING_IN * dpi
    ends = [x for piece in line.pieces for x in (piece.start, piece.end)]
    return any(all(abs(x - stop) > near for stop in stops) for x in ends)
