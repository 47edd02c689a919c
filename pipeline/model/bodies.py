"""Who a report is about: names as printed, bodies of the gazetteer, and the decision between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from prongsai.pipeline.model.paper import Provenance


@dataclass(frozen=True, slots=True)
class Mention:
    """A body's name as printed."""

    text: str
    unit_type: str | None
    """One of sao, mun, pao, special, other; None where no type word was printed."""
    name: str
    district: str | None
    province: str | None
    role: Literal["title", "heading", "body", "letterhead", "row", "filename", "parent", "beside"]
    provenance: Provenance = Provenance()


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What a register, or the list of tambons, tells of a body beside its name; None where it does not."""

    abbreviation: str | None = None
    """Of its type, with the grade of a municipality."""
    tambon_code: str | None = None
    website: str | None = None
    lat: float | None = None
    lon: float | None = None
    size: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


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
    facts: UnitFacts = UnitFacts()
    first_id: str | None = None
    """The id that the body had first, where its type or its name has changed since."""

    @property
    def lineage_id(self) -> str:
        """One id through changes of type and name: its own, where no predecessor is known."""
        return self.first_id or self.unit_id


@dataclass(frozen=True, slots=True)
class UnitDecision:
    """Who the report is about, or nobody when the evidence does not decide.

    A body outside local government has no `unit`, but a name and a kind.
    """

    unit: Unit | None
    confidence: float
    name: str | None = None
    """The body's name; where nobody is decided on, the one that its candidates share, or what is printed most."""
    unit_type: str | None = None
    district: str | None = None
    province: str | None = None
    candidates: tuple[tuple[Unit, float], ...] = ()
    mentions: tuple[str, ...] = ()
    is_other: bool = False
    """Outside local government."""
    printed: str | None = None
    """Its name as printed."""
    parent: Unit | None = None
    """The local body that a school or a health centre belongs to, where the report says it."""

    @property
    def decided_name(self) -> str | None:
        """The name of a body that is decided on or lies outside local government; None for candidates alone."""
        return self.name if self.unit is not None or self.is_other else None
