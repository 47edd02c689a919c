"""What a report says of one measure, gathered piece by piece.

A piece is the text of one cell or one paragraph as printed lines. A new piece stands by itself (another row under the
same measure); text that merely runs over a page end goes on in the last piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from prongsai.normalizers.values.lists import find_items, outer_items
from prongsai.parsers.headers import MeasureField
from prongsai.pipeline.model import BBox, Instrument, MeasureStatus, Provenance


@dataclass
class MeasureDraft:
    """A measure in the making; `pieces` holds for each field its pieces, each a list of printed lines."""

    number: int | None = None
    issue_no: int | None = None
    issue: str | None = None
    instrument: Instrument | None = None
    pieces: dict[MeasureField, list[list[str]]] = field(default_factory=dict)
    status: MeasureStatus | None = None
    shared: set[MeasureField] = field(default_factory=set)
    """Fields that it has from its group."""
    year: int | None = None
    """The fiscal year that a heading over it plans for, where that is not the report's own."""
    calendar: list[str] = field(default_factory=list)
    """The months, quarters or halves whose columns hold a mark for it."""
    about: tuple[str, ...] = ()
    """Texts that say which indicators or questions it answers."""
    pages: set[int] = field(default_factory=set)
    confidence: float = 1.0
    bbox: BBox | None = None
    provenance: Provenance = Provenance()
    """Where its own text begins."""

    def add(self, name: MeasureField, lines: Sequence[str], *, goes_on: bool = False) -> None:
        """Add text of a field: a new piece, or more lines of the last one where the text goes on."""
        kept = [line for line in lines if line.strip()]
        if not kept:
            return
        pieces = self.pieces.setdefault(name, [])
        if goes_on and pieces:
            pieces[-1].extend(kept)
        elif kept not in pieces:
            pieces.append(kept)

    def has(self, name: MeasureField) -> bool:
        """Whether anything was said under the field."""
        return bool(self.pieces.get(name))

    def lines(self, name: MeasureField) -> list[str]:
        """The lines of all pieces of the field, in the order read."""
        return [line for piece in self.pieces.get(name, []) for line in piece]


def split_measures(draft: MeasureDraft) -> list[MeasureDraft]:
    """The draft itself, or one for each measure where its cell lists several (`๑. … ๒. …`) that share all the rest."""
    items = outer_items(find_items(draft.lines("measure")))
    numbers = [item.number for item in items]
    first = numbers[0] if numbers else None
    if draft.number is not None or first is None or len(items) < 2:
        return [draft]
    if numbers != list(range(first, first + len(items))):
        return [draft]
    shared = draft.shared | (set(draft.pieces) - {"measure"})
    return [
        replace(draft, number=item.number, pieces={**draft.pieces, "measure": [[item.text]]}, shared=set(shared))
        for item in items
    ]
