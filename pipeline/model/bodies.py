"""Who a report is about: names as printed, bodies of the gazetteer, and the decision between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prongsai.pipeline.model.paper import Provenance


@dataclass(frozen=True, slots=True)
class Mention:
    """A body's name as printed."""

    text: str
    unit_type: str | None
    """One of sao, mun, pao, special; None where no type word was printed."""
    name: str
    district: str | None
    province: str | None
    role: Literal["title", "heading", "body", "letterhead", "row", "filename"]
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the gazetteer."""

    unit_id: str
    type: str
    name: str
    full_name: str
    district: str | None
    province: str
    district_code: str | None
    dla_code: str | None
    source: str


@dataclass(frozen=True, slots=True)
class UnitDecision:
    """Who the report is about, or nobody when the evidence does not decide."""

    unit: Unit | None
    confidence: float
    name: str | None = None
    unit_type: str | None = None
    district: str | None = None
    province: str | None = None
    candidates: tuple[tuple[Unit, float], ...] = ()
    mentions: tuple[str, ...] = ()
