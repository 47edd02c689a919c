"""How two gazetteers differ: bodies that are new, gone or of another type, and facts that are told of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prongsai.pipeline.link.gazetteer import Gazetteer
from prongsai.pipeline.model import Unit

_OTHER_TYPE = {"sao": "mun", "mun": "sao"}


@dataclass(frozen=True, slots=True)
class FactCount:
    """Of how many bodies, known to both, a fact is told now and was not, differs, or is not told any more."""

    gained: int = 0
    changed: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True)
class GazetteerChanges:
    """What one gazetteer has that another has not, by bodies; units are those of the side that knows them."""

    types: Mapping[str, tuple[int, int]]
    """Abbreviation of a type -> bodies before and after."""
    new: tuple[Unit, ...]
    gone: tuple[Unit, ...]
    became: tuple[tuple[Unit, Unit], ...]
    """Bodies of one name and district that have another type now, before and after; neither new nor gone. There are
    none where the older gazetteer is the built-in one, which has every type at every place."""
    facts: Mapping[str, FactCount]

    @property
    def is_none(self) -> bool:
        """Whether both are alike."""
        return not (self.new or self.gone or self.became or self.facts)


def compare_gazetteers(before: Gazetteer, after: Gazetteer) -> GazetteerChanges:
    """Compare the listed bodies of two gazetteers."""
    old = {unit.unit_id: unit for unit in _listed(before)}
    now = {unit.unit_id: unit for unit in _listed(after)}
    gone = {unit_id: unit for unit_id, unit in old.items() if unit_id not in now}
    new = {unit_id: unit for unit_id, unit in now.items() if unit_id not in old}
    became = []
    for unit_id, unit in list(gone.items()):
        later = new.get(f"{unit.district_code}-{_OTHER_TYPE.get(unit.type)}-{unit.name}")
        if later is not None and before.is_register:
            became.append((unit, later))
            del gone[unit_id], new[later.unit_id]
    both = [(unit, now[unit_id]) for unit_id, unit in old.items() if unit_id in now]
    facts = {name: count for name, count in _count_facts(both) if count != FactCount()}
    return GazetteerChanges(_count_types(old, now), tuple(new.values()), tuple(gone.values()), tuple(became), facts)


def _listed(gazetteer: Gazetteer) -> Iterator[Unit]:
    return (unit for unit, penalty in zip(gazetteer.units, gazetteer.prior_penalty, strict=True) if not penalty)


def _count_types(old: Mapping[str, Unit], now: Mapping[str, Unit]) -> dict[str, tuple[int, int]]:
    before, after = (Counter(unit.facts.abbreviation or unit.type for unit in side.values()) for side in (old, now))
    return {name: (before[name], after[name]) for name in sorted(before.keys() | after.keys())}


def _count_facts(both: list[tuple[Unit, Unit]]) -> Iterator[tuple[str, FactCount]]:
    pairs = [(_facts_of(before), _facts_of(after)) for before, after in both]
    for name in _facts_of(both[0][0]) if both else ():
        told = [(before[name], after[name]) for before, after in pairs]
        yield (
            name,
            FactCount(
                sum(one is None and other is not None for one, other in told),
                sum(None not in (one, other) and one != other for one, other in told),
                sum(one is not None and other is None for one, other in told),
            ),
        )


def _facts_of(unit: Unit) -> dict[str, object]:
    facts = unit.facts
    return {
        "full_name": unit.full_name, "dla_code": unit.dla_code, "lineage_id": unit.lineage_id,
        "tambon_code": facts.tambon_code, "website": facts.website, "lat": facts.lat, "lon": facts.lon,
        "size": facts.size, "valid_from": facts.valid_from, "valid_to": facts.valid_to,
    }  # fmt: skip
