"""What the account gives of a part of a document, and how its findings list numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.pipeline.model import Finding, Provenance

MOST_LISTED = 150
"""Numbers that one finding lists: more than a body has scores, of which some 70 are of questions."""
_SHOWN = 5
"""Numbers in a message; all are in `raw`."""


@dataclass(frozen=True, slots=True)
class OpenNumber:
    """A number that nothing explains, where it stands, and the code named beside it, if one is."""

    place: Provenance
    raw: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """The score-like numbers of a part of the document, those of them that nothing explains, and the findings."""

    seen: int = 0
    unexplained: tuple[OpenNumber, ...] = ()
    findings: tuple[Finding, ...] = ()


def tell_numbers(numbers: Sequence[OpenNumber], where: str) -> Finding:
    """The finding that lists numbers which nothing explains, each with its code; it stands where the first one does.

    >>> finding = tell_numbers([OpenNumber(Provenance(), "92.14", "i1"), OpenNumber(Provenance(), "81.20")], "page 3: ")
    >>> finding.raw, finding.message
    ('i1 92.14, 81.20', 'page 3: no row explains 2 numbers: i1 92.14, 81.20')
    """
    listed = [f"{one.code} {one.raw}" if one.code else one.raw for one in numbers]
    more = f" and {len(listed) - MOST_LISTED} more" if len(listed) > MOST_LISTED else ""
    shown = ", ".join(listed[:_SHOWN]) + (" …" if len(listed) > _SHOWN else "")
    count = f"{len(listed)} numbers" if len(listed) > 1 else "a number"
    first = numbers[0].place
    return Finding(
        "warning",
        "numbers-unexplained",
        f"{where}no row explains {count}: {shown}",
        first.page,
        first.bbox,
        raw=", ".join(listed[:MOST_LISTED]) + more,
        suggestion="look at them in the report",
        where=first,
    )
