"""What the comparison of all documents has to say of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Weakened = Literal["conflict", "ambiguous"]
"""The status of a score that another document gives otherwise, or as another body's."""
NoteCode = Literal["score-differs-between-documents", "report-copied", "report-repeated"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What another document says against scores of this one; `weakens` is the status that it leaves them, if any."""

    body: str
    year: int
    codes: frozenset[str]
    basis: str
    weakens: Weakened | None
    """The status that it leaves them; None where each keeps its own."""


@dataclass(frozen=True, slots=True)
class Note:
    """One finding of a document, the score whose place it bears, and the doubts behind it."""

    document: int
    code: NoteCode
    severity: Literal["warning", "info"]
    message: str
    field: str | None = None
    raw: str | None = None
    doubts: tuple[Doubt, ...] = ()
