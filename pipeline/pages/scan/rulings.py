"""Drawn rules in a page image: found where they are broken, faint or not quite straight, joined where they meet.

Everything here is in pixels of the image; `scan` turns it into points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.image import InkMask
from prongsai.pipeline.pages.scan.parts import find_parts

# lengths in inches, so that they hold at any resolution
SHORTEST_PIECE_IN = 0.11  # a piece of a broken rule; shorter runs are strokes of letters
SHORTEST_RULE_IN = 0.26  # the width of a narrow column, the height of a low row
SHORTEST_FREE_RULE_IN = 0.7  # a rule that meets no other: an underline, a stroke of a large title letter
WIDEST_GAP_IN = 0.16  # what fax and thin pens drop out of a rule
THICKEST_RULE_IN = 0.055  # 4 pt; thicker bars are filled areas
DRIFT_PER_LENGTH = 0.012  # a rule on a photographed page leaves its row by so much over its length
MEETING_IN = 0.09  # the ends of two rules so near each other were drawn to meet
LEAST_COVERAGE = 0.55
"""Share of a rule that is inked. Thresholding may leave a faint rule half of its ink. Measured: 0.275 to 0.775 give the
same rows of 3 reports."""
# tall letters that stand under each other in the rows of a table cover more than half of a column's height
LEAST_UPRIGHT_COVERAGE = 0.78
LEAST_FREE_COVERAGE = 0.85
"""For a rule that no other meets: nothing but its ink says that it is one. Measured: 0.425 to 0.925 give the same rows
of 3 reports."""
# a run through a row of letters has strokes leaving it up and down; a rule has paper beside it, but for what stands
# on it or crosses it
BESIDE_IN = 0.02
RAGGED_ROWS = 1.0
"""Pixels: the edge of a printed rule wavers by one on either side."""
MOST_BUSY = 0.5
"""A rule may run through text on half of its length; more is an underline or no rule. Measured: 0.25 to 0.75 give the
same rows of 3 reports."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One straight rule: `at` is its y (or x, where it stands upright), from `start` to `end` along the other axis."""

    is_horizontal: bool
    at: float
    start: float
    end: float
    thickness: float = 1.0
    extent: float = 1.0
    """How many pixels it takes across its direction, drift included."""
    coverage: float = 1.0
    """The share of its length that is ink."""

    @property
    def length(self) -> float:
        """Pixels from its start to its end."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Rulings:
    """The rules of one page and the pixels that they cover."""

    rules: tuple[Rule, ...]
    mask: InkMask
    loose: tuple[Rule, ...] = ()
    """Pieces that are of no rule: strokes of letters, and what is left of rules that are lost."""


def find_faint_ink(flat: GreyImage) -> InkMask:
    """Ink down to the faintest rule: all that is darker than paper by more than the paper's own noise."""
    sample = flat[::3, ::3]
    paper = sample[sample > 200]
    noise = float(paper.std()) if paper.size else 0.0
    limit = float(np.clip(250 - 5.0 * noise, 170, 222))
    return np.asarray(cv2.threshold(flat, limit, 255, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)


def find_rulings(flat: GreyImage, dpi: float) -> Rulings:
    """Rules of a levelled, flattened page image, with ends drawn to the rules that they meet.

    A heuristic: a run of ink longer than any stroke of a letter is a piece of rule; pieces in one row are one rule
    where they cover most of it. An upright rule of letter height counts only between two others.
    """
    faint = find_faint_ink(flat)
    pieces = _find_pieces(faint, dpi) + [
        replace(piece, is_horizontal=False) for piece in _find_pieces(np.ascontiguousarray(faint.T), dpi)
    ]
    chains = [c for flag in (True, False) for c in _chain([p for p in pieces if p.is_horizontal is flag], dpi)]
    drafts = [_join(chain) for chain in chains if _is_rule(chain, dpi)]
    trimmed = [_trim_letters(chain, drafts, dpi) for chain in chains]
    joined = {_join(chain): chain for chain in trimmed if _is_rule(chain, dpi)}
    rules = _keep_meeting(list(joined), dpi)
    mask = np.zeros_like(flat)
    used = {piece for rule in rules for piece in joined[rule]}
    for piece in used:
        mask[_box_of(piece)] = 255
    loose = tuple(piece for piece in pieces if piece not in used)
    # what a rule's own pixels are is said by the ink: the pieces' boxes only say where to look
    own = np.asarray(cv2.bitwise_and(mask, faint), dtype=np.uint8)
    return Rulings(tuple(_extend_to_meet(rules, dpi)), own, loose)


def _find_pieces(ink: InkMask, dpi: float) -> list[Rule]:
    """Unbroken horizontal pieces of rules in `ink`: long, thin, and with paper on both sides."""
    # one pixel of dilation lets a slightly slanted rule step down a row without falling apart
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    length = max(9, round(SHORTEST_PIECE_IN * dpi))
    runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    thickest = max(2.0, THICKEST_RULE_IN * dpi)
    beside = max(2, round(BESIDE_IN * dpi))
    pieces = []
    for x, y, width, height, area in _boxes(np.asarray(runs, dtype=np.uint8)):
        thickness = max(1.0, area / width - 2.0)  # the dilation added two rows
        drift = height - 2.0 - thickness
        if thickness > thickest or drift > max(3.0, 2 * DRIFT_PER_LENGTH * width):
            continue
        around = ink[max(0, y + 1 - beside) : y + height - 1 + beside, x : x + width]
        # a turned rule has ragged rows at its edges, which the opening took away: they are the rule's own ink
        is_busy = cv2.reduce(around, 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S) / 255 > thickness + RAGGED_ROWS + 1.5
        if is_busy.mean() < MOST_BUSY:
            pieces.append(Rule(True, y + height / 2, float(x), float(x + width), thickness, height))
    return pieces


def _boxes(mask: InkMask) -> Iterator[tuple[int, int, int, int, int]]:
    """Left, top, width, height and area of each connected component, looking only at rows that have any."""
    has_ink = np.concatenate(([False], cv2.reduce(mask, 1, cv2.REDUCE_MAX).ravel() > 0, [False]))
    changes = np.flatnonzero(np.diff(has_ink))
    for top, bottom in zip(changes[::2].tolist(), changes[1::2].tolist(), strict=True):
        for x, y, width, height, area in find_parts(mask[top:bottom]):
            yield x, y + top, width, height, area


def _trim_letters(chain: list[Rule], rules: list[Rule], dpi: float) -> list[Rule]:
    """The chain without short pieces beyond the rule that it ends at: the stem of a letter in the cell above."""
    tolerance = MEETING_IN * dpi
    across = [r for r in rules if r.is_horizontal is not chain[0].is_horizontal]

    def ends_at_rule(position: float, at: float) -> bool:
        return any(abs(r.at - position) <= tolerance and r.start - tolerance <= at <= r.end + tolerance for r in across)

    kept = sorted(chain, key=lambda piece: piece.start)
    while len(kept) > 1 and _is_stem(kept[0], dpi) and kept[1].start > kept[0].end + 1:
        if not ends_at_rule(kept[1].start, kept[1].at):
            break
        kept = kept[1:]
    kept.sort(key=lambda piece: piece.end)
    while len(kept) > 1 and _is_stem(kept[-1], dpi) and kept[-2].end < kept[-1].start - 1:
        if not ends_at_rule(kept[-2].end, kept[-2].at):
            break
        kept = kept[:-1]
    return sorted(kept, key=lambda piece: piece.start)


def _is_stem(piece: Rule, dpi: float) -> bool:
    return piece.length < SHORTEST_RULE_IN * dpi


def _join(chain: list[Rule]) -> Rule:
    """One rule for a chain of pieces, at their mean place."""
    at = sum(r.at * r.length for r in chain) / sum(r.length for r in chain)
    start, end = min(r.start for r in chain), max(r.end for r in chain)
    thickness = max(r.thickness for r in chain)
    return Rule(chain[0].is_horizontal, at, start, end, thickness, coverage=_covered(chain) / (end - start))


def _covered(chain: list[Rule]) -> float:
    """The length that the pieces cover together; they come sorted by their start and may lie side by side."""
    covered, reached = 0.0, chain[0].start
    for piece in chain:
        covered += max(0.0, piece.end - max(piece.start, reached))
        reached = max(reached, piece.end)
    return covered


def _is_rule(chain: list[Rule], dpi: float) -> bool:
    length = max(r.end for r in chain) - min(r.start for r in chain)
    coverage = LEAST_COVERAGE if chain[0].is_horizontal else LEAST_UPRIGHT_COVERAGE
    return length >= SHORTEST_RULE_IN * dpi and _covered(chain) >= coverage * length


def _box_of(piece: Rule) -> tuple[slice, slice]:
    """Rows and columns of the pixels in which a piece lies."""
    across = slice(max(0, round(piece.at - piece.extent / 2)), round(piece.at + piece.extent / 2))
    along = slice(int(piece.start), int(piece.end))
    return (across, along) if piece.is_horizontal else (along, across)


def _chain(pieces: list[Rule], dpi: float) -> list[list[Rule]]:
    """Groups of pieces that lie in one row with small gaps between them."""
    gap = WIDEST_GAP_IN * dpi
    chains: list[list[Rule]] = []
    open_chains: list[list[Rule]] = []
    for piece in sorted(pieces, key=lambda p: (p.start, p.at)):
        open_chains = [c for c in open_chains if max(r.end for r in c[-3:]) >= piece.start - gap]
        near = [c for c in open_chains if abs(c[-1].at - piece.at) <= 2.0 + piece.thickness + c[-1].thickness / 2]
        if near:
            min(near, key=lambda c: abs(c[-1].at - piece.at)).append(piece)
        else:
            chain = [piece]
            chains.append(chain)
            open_chains.append(chain)
    return chains


def _meets(rule: Rule, other: Rule, tolerance: float) -> bool:
    """True where `other` runs across `rule` or ends near it."""
    return (
        rule.start - tolerance <= other.at <= rule.end + tolerance
        and other.start - tolerance <= rule.at <= other.end + tolerance
    )


def _touches_at(rule: Rule, position: float, others: list[Rule], tolerance: float) -> bool:
    return any(abs(o.at - position) <= tolerance and _meets(rule, o, tolerance) for o in others)


def _keep_meeting(rules: list[Rule], dpi: float) -> list[Rule]:
    """Rules without the strokes of letters: a short one must stand between two others."""
    tolerance = MEETING_IN * dpi
    long_enough = SHORTEST_FREE_RULE_IN * dpi
    kept = rules
    for _ in range(3):
        across = {flag: [r for r in kept if r.is_horizontal is not flag] for flag in (True, False)}
        still = []
        for rule in kept:
            others = across[rule.is_horizontal]
            ends = sum(_touches_at(rule, end, others, tolerance) for end in (rule.start, rule.end))
            # letters that stand under each other chain into a broken upright, but not into an unbroken one
            is_solid = rule.coverage >= LEAST_FREE_COVERAGE
            if ends == 2 or (is_solid and rule.length >= long_enough * (0.6 if ends == 1 else 1.0)):
                still.append(rule)
        if len(still) == len(kept):
            break
        kept = still
    return kept


def _extend_to_meet(rules: list[Rule], dpi: float) -> list[Rule]:
    """Rules with each end moved onto the crossing rule next to it."""
    tolerance = MEETING_IN * dpi
    extended = []
    for rule in rules:
        others = [o.at for o in rules if o.is_horizontal is not rule.is_horizontal and _meets(rule, o, tolerance)]
        start = min(others, key=lambda at: abs(at - rule.start), default=rule.start)
        end = min(others, key=lambda at: abs(at - rule.end), default=rule.end)
        extended.append(
            replace(
                rule,
                start=start if abs(start - rule.start) <= tolerance else rule.start,
                end=end if abs(end - rule.end) <= tolerance else rule.end,
            )
        )
    return extended


def label_regions(rules: tuple[Rule, ...], shape: tuple[int, int]) -> NDArray[np.int32]:
    """A label for each pixel: cells enclosed by rules get one each, and so does the page around the tables."""
    walls = np.full(shape, 255, dtype=np.uint8)
    for rule in rules:
        at, start, end = round(rule.at), round(rule.start), round(rule.end)
        ends = ((start, at), (end, at)) if rule.is_horizontal else ((at, start), (at, end))
        cv2.line(walls, ends[0], ends[1], 0, 2)
    return np.asarray(cv2.connectedComponents(walls, connectivity=4)[1], dtype=np.int32)
