"""What a report says that was done: its measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from prongsai.pipeline.model.claims import Instrument
from prongsai.pipeline.model.paper import Provenance

MeasureStatus = Literal["done", "not_done", "in_progress"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure (มาตรการ / กิจกรรม) with everything that the report says of it."""

    issue_no: int | None
    issue: str | None
    instrument: Instrument | None
    measure_no: int | None
    measure: str
    steps: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    period: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    monitoring: str | None = None
    status: MeasureStatus | None = None
    pages: tuple[int, ...] = ()
    confidence: float = 1.0
    provenance: Provenance = Provenance()
    """Where the measure's own text begins."""
