"""A body of the gazetteer as a person reads it, and as a program does."""

from __future__ import annotations

from typing import Any

from prongsai.pipeline.link.find import FoundBody
from prongsai.pipeline.model import Unit


def format_unit(unit: Unit) -> str:
    """Its full name with district and province.

    >>> format_unit(Unit("5211-sao-x", "sao", "x", "อบต. x", "สบปราบ", "ลำปาง", "5211", None, "TEST"))
    'อบต. x (สบปราบ, ลำปาง)'
    """
    return f"{unit.full_name} ({', '.join(place for place in (unit.district, unit.province) if place)})"


def format_body(found: FoundBody) -> str:
    """One line: how it fits, its id, its name and place."""
    fit = found.fit if found.fit != "near" else f"near {found.distance:.1f}"
    return f"{fit:9} {found.unit.unit_id}  {format_unit(found.unit)}"


def describe_body(found: FoundBody) -> dict[str, Any]:
    """The columns of `units` that tell who it is, with how it fits."""
    unit = found.unit
    return {
        "unit_id": unit.unit_id, "unit_type": unit.facts.abbreviation, "name": unit.name, "full_name": unit.full_name,
        "district": unit.district, "province": unit.province, "lineage_id": unit.lineage_id, "dla_code": unit.dla_code,
        "website": unit.facts.website, "size": unit.facts.size, "source": unit.source, "fit": found.fit,
        "distance": round(found.distance, 2),
    }  # fmt: skip
