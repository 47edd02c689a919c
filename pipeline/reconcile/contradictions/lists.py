"""Lists that a report announces with their number, held against what follows, and against the same list elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from prongsai.normalizers.thai.lines import join_lines
from prongsai.pipeline.model import AnnouncedList
from prongsai.pipeline.reconcile.contradictions.contradiction import Contradiction, contradict
from prongsai.pipeline.reconcile.places import at

_SAME = 75.0
"""Similarity in percent below which two items say different things: every fourth letter is another."""
_QUOTED = 60
"""Characters of an item that the finding quotes: two thirds of a line of 16 pt across A4."""


def check_lists(lists: Sequence[AnnouncedList]) -> Iterator[Contradiction]:
    """Lists of another length than announced, and a list that stands twice, announced alike, with other items."""
    for position, one in enumerate(lists):
        if one.count != len(one.items):
            message = f"`{one.text}`{at(one.provenance)} announces {one.count} and {len(one.items)} are listed below it"
            yield Contradiction(contradict(message, one.provenance, "list", one.text))
        earlier = next((other for other in lists[:position] if _is_same(other, one)), None)
        if earlier is None or len(earlier.items) != len(one.items):
            continue
        pairs = zip(earlier.items, one.items, strict=True)
        differing = [(first, second) for first, second in pairs if fuzz.ratio(first, second) < _SAME]
        if differing:
            first, second = (join_lines([text])[:_QUOTED] for text in differing[0])
            message = (
                f"`{one.text}` are listed twice{at(earlier.provenance)}{at(one.provenance)}, and {len(differing)} of "
                f"them differ: `{first}` and `{second}`"
            )
            yield Contradiction(contradict(message, one.provenance, "list", one.text))


def _is_same(one: AnnouncedList, other: AnnouncedList) -> bool:
    return one.count == other.count and bool(one.lead) and fuzz.ratio(one.lead, other.lead) >= _SAME
