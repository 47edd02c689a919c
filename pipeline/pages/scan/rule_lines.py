"""What lies on one line: the pieces of a rule, the stretches between the rules across, and the print beside them.

Everything here is in pixels of a level page image.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.image import InkMask
from prongsai.pipeline.pages.scan.rulings import Rule

SAME_LINE_IN = 0.04
"""Pieces of one rule of a page that is a little bent lie so near to one line."""
BESIDE_IN = 0.02
"""Print so near to a line on both of its sides runs over it: letters of a word are nearer, cells are padded by more."""
LEFT_OF_STRETCH = 0.05
"""From crossing to crossing: more than specks."""
LEFT_SHARE = 0.25
"""Of a lost rule; strokes of letters that stand under each other leave less where one of them must be long."""
LONGER_THAN_LETTERS_IN = 0.2
"""A capital of 20 pt."""
HIGHEST_ROW_IN = 1.2
"""Five lines of print: rules further apart belong to a table only where an upright runs from one to the other."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """The pieces of rule that lie on one line."""

    pieces: tuple[Rule, ...]

    @property
    def is_level(self) -> bool:
        """Whether it parts rows."""
        return self.pieces[0].is_horizontal

    @property
    def at(self) -> float:
        """Its y, or its x where it stands upright."""
        return sum(p.at * p.length for p in self.pieces) / self.drawn

    @property
    def drawn(self) -> float:
        """The length of all its pieces."""
        return sum(p.length for p in self.pieces)

    def is_left_of(self, length: float, dpi: float) -> bool:
        """Whether its pieces are what is left of a rule of this length: a good part, one longer than a stroke."""
        return max(p.length for p in self.pieces) >= LONGER_THAN_LETTERS_IN * dpi and self.drawn >= LEFT_SHARE * length


@dataclass(frozen=True, slots=True)
class Field:
    """Where the lines of one direction of a table lie: between which places, and from where to where each runs."""

    first: float
    last: float
    start: float
    end: float

    def pick(self, pieces: Iterable[Rule], is_level: bool) -> list[Rule]:
        """The pieces of that direction that lie in it."""
        return [
            piece
            for piece in pieces
            if piece.is_horizontal is is_level
            and self.first <= piece.at <= self.last
            and self.start <= piece.start
            and piece.end <= self.end
        ]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a line between two that cross it."""

    line: RuleLine
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

    def as_rule(self) -> Rule:
        """It, drawn from one end to the other."""
        return replace(self.line.pieces[0], at=self.line.at, start=self.start, end=self.end, coverage=1.0)

    def parts_print(self, ink: InkMask, beside: Sequence[float]) -> bool:
        """Whether there is print on both of its sides, up to the next lines."""
        at, gap = self.line.at, self._half + self._beside
        before = max((other for other in beside if other < at - gap), default=at)
        behind = min((other for other in beside if other > at + gap), default=at)
        around = (ink.T if self.line.is_level else ink)[self._along(gap)]
        sides = ((before + gap, at - gap), (at + gap, behind - gap))
        return all(_has_ink(around[:, round(a) : max(round(a), round(b))]).any() for a, b in sides)


def extent_of(lines: Sequence[RuleLine]) -> tuple[float, float]:
    """Where the first of some lines begins and the last one ends."""
    return min(p.start for line in lines for p in line.pieces), max(p.end for line in lines for p in line.pieces)


def to_lines(rules: Sequence[Rule], dpi: float) -> list[RuleLine]:
    """Rules of one direction as lines, from the top or from the left."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if groups and rule.at - groups[-1][0].at <= SAME_LINE_IN * dpi:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [RuleLine(tuple(group)) for group in groups]


def _has_ink(strip: InkMask) -> NDArray[np.bool_]:
    return np.asarray(strip.any(axis=1), dtype=np.bool_)
