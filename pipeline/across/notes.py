"""What the comparison of all documents has to say of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NoteCode = Literal["score-differs-between-documents", "report-copied", "report-repeated"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What another document says against scores of this one, in the words of `basis`."""

    body: str
    year: int
    codes: frozenset[str]
    basis: str


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
