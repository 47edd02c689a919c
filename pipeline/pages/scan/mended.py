"""Rules that a copy broke, drawn again over the gaps that no print crosses.

A whole rule ends where it meets another one, or with its table. One that ends elsewhere lost a piece, and with it the
border between two columns or two rows: it is drawn on from crossing to crossing along its whole table, but not through
print, as a title over several columns is no gap. Everything here is in pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.image import InkMask
from prongsai.pipeline.pages.scan.rulings import MEETING_IN, Rule, Rulings, find_faint_ink

SAME_LINE_IN = 0.04
"""Pieces of one rule of a page that is a little bent lie so near to one line."""
BESIDE_IN = 0.02
"""Print so near to a line on both of its sides runs over it: letters of a word are nearer, cells are padded by more."""
FEWEST_LINES = 2
"""Uprights of a table, with which at least three rules run across: two rows."""
COVERED = 0.6
"""Share of the way between two crossings; what is drawn on more of it is drawn."""
FEWEST_BROKEN = 3
"""Of a table, before pieces that are no rule by themselves are taken for what is left of one."""
LEFT_SHARE = 0.25
"""Of a lost rule; strokes of letters that stand under each other leave less where one of them must be long."""
LEFT_OF_STRETCH = 0.05
"""From crossing to crossing: more than specks."""
LONGER_THAN_LETTERS_IN = 0.2
"""A capital of 20 pt."""
HIGHEST_ROW_IN = 1.2
"""Five lines of print: rules further apart belong to a table only where an upright runs from one to the other."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The pieces of rule that lie on one line."""

    pieces: tuple[Rule, ...]

    @property
    def is_level(self) -> bool:
        """Whether it parts rows."""
        return self.pieces[0].is_horizontal

    @property
    def at(self) -> float:
        """Its y, or its x where it stands upright."""
        return sum(p.at * p.length for p in self.pieces) / sum(p.length for p in self.pieces)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The part of a line between two that cross it."""

    line: _Line
    start: float
    end: float
    dpi: float

    @property
    def _beside(self) -> int:
        return 1 + round(BESIDE_IN * self.dpi)

    @property
    def _half(self) -> int:
        return 1 + round(max(piece.thickness for piece in self.line.pieces) / 2)

    def _along(self, margin: int = 0) -> slice:
        return slice(round(self.start) + margin, max(round(self.start) + margin, round(self.end) - margin))

    def _sides(self, ink: InkMask, margin: int = 0) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether there is ink close to the line on either side, along the stretch."""
        at, beside, half = round(self.line.at), self._beside, self._half
        around = (ink.T if self.line.is_level else ink)[self._along(margin)]
        before = around[:, max(0, at - half - beside) : max(0, at - half)]
        return _has_ink(before), _has_ink(around[:, at + half + 1 : at + half + 1 + beside])

    def is_crossed(self, ink: InkMask) -> bool:
        """Whether print runs over it: letters on both sides, or strokes through a level rule."""
        before, behind = self._sides(ink, 2 + self._beside)
        if self.line.is_level:
            return int(np.count_nonzero(before & behind)) > self._beside
        return min(int(np.count_nonzero(before)), int(np.count_nonzero(behind))) > 1

    def is_left(self, ink: InkMask) -> bool:
        """Whether some of the rule is left between its crossings."""
        at, half, margin = round(self.line.at), self._half, 2 + self._beside
        own = (ink.T if self.line.is_level else ink)[self._along(margin), max(0, at - half) : at + half + 1]
        before, behind = self._sides(ink, margin)
        return int(np.count_nonzero(_has_ink(own) & ~(before | behind))) > LEFT_OF_STRETCH * (self.end - self.start)

    def shards(self, ink: InkMask) -> InkMask:
        """The ink on it that has paper on both sides, as a picture of the size of `ink`."""
        found = np.zeros_like(ink)
        at, half = round(self.line.at), self._half
        around, own = (ink.T, found.T) if self.line.is_level else (ink, found)
        before, behind = self._sides(ink)
        band = (self._along(), slice(max(0, at - half), at + half + 1))
        own[band] = around[band] * ~(before | behind)[:, None]
        return found

    def parts_print(self, ink: InkMask, beside: Sequence[float]) -> bool:
        """Whether there is print on both of its sides, up to the next lines."""
        at, gap = self.line.at, self._half + self._beside
        before = max((other for other in beside if other < at - gap), default=at)
        behind = min((other for other in beside if other > at + gap), default=at)
        around = (ink.T if self.line.is_level else ink)[self._along(gap)]
        sides = ((before + gap, at - gap), (at + gap, behind - gap))
        return all(_has_ink(around[:, round(a) : max(round(a), round(b))]).any() for a, b in sides)


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
        sides = _to_lines([piece for other in across for piece in other.pieces], dpi)
        for first, last in pairwise(sides):
            stretch = _Stretch(line, first.at, last.at, dpi)
            # a level rule that is gone altogether may never have been there, where a cell is merged over rows
            is_rule = not line.is_level or stretch.is_left(ink) or stretch.parts_print(ink, beside)
            if is_rule and not stretch.is_crossed(ink):
                mask |= stretch.shards(ink)
                mended.append(replace(line.pieces[0], at=line.at, start=first.at, end=last.at, coverage=1.0))
    return Rulings(tuple(mended), mask)


def _find_broken(
    uprights: list[_Line], levels: list[_Line], loose: Sequence[Rule], dpi: float
) -> Iterator[tuple[_Line, list[_Line], list[_Line]]]:
    """The broken lines of a table, each with all lines beside it and all that cross it, lost ones too."""
    both = (uprights, levels)
    broken = [
        [line for line in lines if _is_broken(line, [*(o.at for o in across), *_common_ends(lines, dpi)], dpi)]
        for lines, across in (both, both[::-1])
    ]
    lost: list[list[_Line]] = [[], []]
    if sum(map(len, broken)) >= FEWEST_BROKEN:
        lost = [_find_lost(lines, across, loose, dpi) for lines, across in (both, both[::-1])]
    whole = [[*lines, *more] for lines, more in zip(both, lost, strict=True)]
    for own, found, beside, across in zip(broken, lost, whole, whole[::-1], strict=True):
        for line in (*own, *found):
            yield line, beside, across


def _find_lost(lines: Sequence[_Line], across: Sequence[_Line], loose: Sequence[Rule], dpi: float) -> list[_Line]:
    """Lines of a table of which little but loose pieces is left, one of them longer than a stroke of a letter."""
    is_level, near = lines[0].pieces[0].is_horizontal, MEETING_IN * dpi
    start, end = _extent(lines)
    first, last = _extent(across)
    own = [
        piece
        for piece in loose
        if piece.is_horizontal is is_level
        and first - near <= piece.at <= last + near
        and start - near <= piece.start
        and piece.end <= end + near
    ]
    found = []
    drawn = [piece for line in lines for piece in line.pieces]
    for line in _to_lines([*own, *drawn], dpi):
        left = [piece for piece in line.pieces if piece in own]
        is_long = max(piece.length for piece in line.pieces) >= LONGER_THAN_LETTERS_IN * dpi
        if left and is_long and sum(piece.length for piece in line.pieces) >= LEFT_SHARE * (end - start):
            found.append(line)
    return found


def _extent(lines: Sequence[_Line]) -> tuple[float, float]:
    """Where lines begin and end."""
    return min(p.start for line in lines for p in line.pieces), max(p.end for line in lines for p in line.pieces)


def _to_lines(rules: Sequence[Rule], dpi: float) -> list[_Line]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if groups and rule.at - groups[-1][0].at <= SAME_LINE_IN * dpi:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [_Line(tuple(group)) for group in groups]


def _find_tables(rulings: Rulings, dpi: float) -> list[tuple[list[_Line], list[_Line]]]:
    """The uprights and the level rules of each table, from top to bottom: strips with an upright hang together."""
    levels = _to_lines([r for r in rulings.rules if r.is_horizontal], dpi)
    uprights = [r for r in rulings.rules if not r.is_horizontal]
    longest = LONGER_THAN_LETTERS_IN * dpi
    standing = [*uprights, *(r for r in rulings.loose if not r.is_horizontal and r.length >= longest)]
    runs: list[list[_Line]] = []
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
        if drawn and len(_to_lines(own, dpi)) >= FEWEST_LINES and len(run) > FEWEST_LINES:
            tables.append((_to_lines(drawn, dpi), run))
    return tables


def _hang_together(upper: float, lower: float, uprights: Sequence[Rule], dpi: float) -> bool:
    """Whether an upright lies in the strip between two heights, on a good part of it."""
    height = lower - upper
    shares = [min(r.end, lower) - max(r.start, upper) for r in uprights]
    best = max(shares, default=0.0)
    return best >= COVERED * height or (height <= HIGHEST_ROW_IN * dpi and best >= COVERED * height / 2)


def _common_ends(lines: Sequence[_Line], dpi: float) -> list[float]:
    """Where at least half of the lines begin or end: the side of a table that is drawn open."""
    ends = sorted(x for line in lines for x in (min(p.start for p in line.pieces), max(p.end for p in line.pieces)))
    near = MEETING_IN * dpi
    return [x for x in ends if sum(abs(other - x) <= near for other in ends) >= max(2, len(lines) / 2)]


def _is_broken(line: _Line, stops: Sequence[float], dpi: float) -> bool:
    """Whether a piece ends where nothing crosses it."""
    near = MEETING_IN * dpi
    ends = [x for piece in line.pieces for x in (piece.start, piece.end)]
    return any(all(abs(x - stop) > near for stop in stops) for x in ends)


def _has_ink(strip: InkMask) -> NDArray[np.bool_]:
    return np.asarray(strip.any(axis=1), dtype=np.bool_)
