"""What a report says that was done: its measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from prongsai.pipeline.model.claims import Instrument
from prongsai.pipeline.model.paper import Provenance

MeasureStatus = Literal["done", "not_done", "in_progress"]
ItemField = Literal["steps", "responsible", "results", "outcomes"]
"""The lists of a measure."""


@dataclass(frozen=True, slots=True)
class MeasureItem:
    """One element of a list of a measure, with its number as printed (`๑.๒`), None where it has none."""

    field: ItemField
    text: str
    raw_text: str
    """As read, its number included; a person's name is hidden here as well."""
    printed_no: str | None = None
    dates: tuple[date, ...] = ()
    """The days that it states, in the order printed."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure (มาตรการ / กิจกรรม) with everything that the report says of it."""

    issue_no: int | None
    issue: str | None
    instrument: Instrument | None
    measure_no: int | None
    measure: str
    items: tuple[MeasureItem, ...] = ()
    """The elements of its four lists, list by list, in the order printed."""
    period: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    monitoring: str | None = None
    plan: str | None = None
    """What was planned, where plan and result stand in columns of their own."""
    budget: str | None = None
    kpi: str | None = None
    offices: tuple[str, ...] = ()
    """`responsible` in standard names."""
    codes: tuple[str, ...] = ()
    """Indicators and questions that the report says it answers."""
    shared: tuple[str, ...] = ()
    """Fields that it has from its group, not of its own: a merged cell, what a passage says once for all it lists."""
    status: MeasureStatus | None = None
    pages: tuple[int, ...] = ()
    confidence: float = 1.0
    provenance: Provenance = Provenance()
    """Where the measure's own text begins."""

    @property
    def steps(self) -> tuple[str, ...]:
        """How it is carried out."""
        return self.texts("steps")

    @property
    def responsible(self) -> tuple[str, ...]:
        """Who sees to it, as printed."""
        return self.texts("responsible")

    @property
    def results(self) -> tuple[str, ...]:
        """What was done."""
        return self.texts("results")

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What came of it."""
        return self.texts("outcomes")

    def texts(self, field: ItemField) -> tuple[str, ...]:
        """The texts of one list."""
        return tuple(item.text for item in self.items if item.field == field)
