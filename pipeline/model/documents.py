"""One input, what kind of report it is, and how its reading ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

DocumentStatus = Literal["ok", "partial", "failed"]


DocumentKind = Literal["analysis", "measures_report", "memo", "results_table", "other"]


@dataclass(frozen=True, slots=True)
class Document:
    """One distinct input, known by the SHA-256 of its bytes."""

    document_id: str
    sources: tuple[str, ...]
    media_type: str


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """None where the report does not say it; addresses in the order printed, each once."""

    report_date: date | None = None
    letter_no: str | None = None
    office: str | None = None
    urls: tuple[str, ...] = ()
