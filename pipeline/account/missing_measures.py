"""Measures that are not there at all, in lists that count on: one that was lost leaves nothing but its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from prongsai.pipeline.model import Finding, Measure

_FEWEST = 3
"""Measures of a document: `1, 3` are two that somebody picked out, or numbers of questions."""
_MOST_JUMPS = 0.5
"""Share of the steps from a measure to the next that do not count on: where more do not, the numbers say something
else, as those of questions."""


class _Numbered(NamedTuple):
    measure: Measure
    number: int

    @property
    def group(self) -> tuple[object, ...]:
        return self.measure.issue_no, self.measure.issue, self.measure.instrument


def find_missing_measures(measures: Sequence[Measure]) -> Iterator[Finding]:
    """The finding for measures whose numbers count on and leave one out, or go back to one that was there before.

    Args:
        measures: of one document, in reading order.
    """
    numbered = [_Numbered(one, one.measure_no) for one in measures if one.measure_no is not None]
    if len(numbered) < _FEWEST:
        return
    begins_anew = _begins_anew(numbered)
    jumps = [(a, b) for a, b in pairwise(numbered) if not _follows(a, b, begins_anew)]
    # a block of the file over another makes a jump to where it is from, and one back: together one thing
    n_things = len(jumps) - any(b.number < a.number for a, b in jumps)
    if not jumps or n_things > _MOST_JUMPS * (len(numbered) - 1):
        return
    before, after = jumps[0]
    where = before.measure.provenance
    named = f"{before.number} to {after.number}"
    yield Finding(
        "warning",
        "measures-unrecognised",
        f"the numbers of the measures go from {named}: what stood between is not there, or stands twice",
        where.page,
        where.bbox,
        "measures",
        named,
        "look in the report for the measures between these numbers",
        where,
    )


def _begins_anew(numbered: Sequence[_Numbered]) -> bool:
    """Whether each issue but one counts from 1: else the numbers go on through all of them."""
    firsts = [b.number for a, b in pairwise(numbered) if a.group != b.group]
    return sum(first == 1 for first in firsts) >= max(1, len(firsts) - 1)


def _follows(before: _Numbered, after: _Numbered, begins_anew: bool) -> bool:
    if after.number == 1:
        return True
    if begins_anew and before.group != after.group:
        return False
    # one number over several measures is a measure in parts
    return after.number in (before.number, before.number + 1)
