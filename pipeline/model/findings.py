"""What a person should look at, and what a stage gives: rows and findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from prongsai.pipeline.model.paper import BBox, Provenance

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at."""

    severity: Severity
    code: str
    message: str
    page: int | None = None
    bbox: BBox | None = None
    field: str | None = None
    raw: str | None = None
    suggestion: str | None = None
    where: Provenance | None = None
    """The place in full; where it is None, `page` and `bbox` say what is known of it."""


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Result(Generic[Row]):
    """What a stage gives: rows, and findings about what it met."""

    rows: list[Row]
    findings: list[Finding] = field(default_factory=list)
