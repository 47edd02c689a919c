"""The bodies that a report may be about: built in from geothai's tambons, or imported from the DLA register.

geothai knows places, not bodies. A tambon of one name has an อบต., a เทศบาล, or both, so both stand in the built-in
gazetteer and the type that the report prints decides; a unit's id is the same as with the register.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

import geothai
import numpy as np
from numpy.typing import NDArray

from prongsai.normalizers.names.look_alikes import (
    EncodedNames,
    encode_names,
    fold_name,
    look_alike_distances,
    near_distances,
)
from prongsai.normalizers.names.place_names import BANGKOK_CODE, CAPITAL, TOWN_HEADS, strip_second_name
from prongsai.normalizers.names.type_words import long_form, short_form
from prongsai.normalizers.tables import read_table
from prongsai.pipeline.errors import ReferenceDataError
from prongsai.pipeline.link.register import ABBREVIATIONS, SPECIAL, Area, join_lineages, read_register
from prongsai.pipeline.model import Unit, UnitFacts

SHORTLIST = 150
"""Names compared letter by letter, of those that are nearest by plain edits."""
_MOST_PLACES = 1000
"""Spellings of places whose distances are kept: all districts and provinces once, some 7 MB."""


@dataclass(frozen=True)
class Gazetteer:
    """Units with everything that linking needs, computed once.

    `prior_penalty` holds, per unit, how unlikely it is beforehand, as a natural logarithm: 0 for a listed unit,
    negative for one that only stands beside it because bodies change their type.
    """

    units: tuple[Unit, ...]
    prior_penalty: NDArray[np.float64]
    provinces: tuple[Area, ...]
    districts: tuple[Area, ...]
    letter_codes: Mapping[str, str]
    is_register: bool
    _exact: dict[tuple[str, str], list[int]] = field(default_factory=dict, repr=False)
    _place_distances: dict[tuple[str, str], NDArray[np.float64]] = field(default_factory=dict, repr=False)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every folded form under which a unit is known, once."""
        return tuple(sorted({form for unit in self.units for form in _name_forms(unit)}))

    @cached_property
    def encoded_names(self) -> EncodedNames:
        """`names`, ready to be compared by look."""
        return encode_names(self.names)

    @cached_property
    def name_of_unit(self) -> NDArray[np.int64]:
        """Per unit the positions in `names` of its forms, as [units, 2]; the second is the short form or the same."""
        position = {name: at for at, name in enumerate(self.names)}
        rows = [[position[form] for form in (*_name_forms(unit), fold_name(unit.name))[:2]] for unit in self.units]
        return np.array(rows, dtype=np.int64)

    @cached_property
    def units_with_short_form(self) -> NDArray[np.int64]:
        """The units whose two forms differ."""
        return np.flatnonzero(self.name_of_unit[:, 0] != self.name_of_unit[:, 1])

    @cached_property
    def province_of_unit(self) -> NDArray[np.int64]:
        """Per unit the position of its province in `provinces`."""
        position = {place.name: at for at, place in enumerate(self.provinces)}
        return np.array([position[unit.province] for unit in self.units], dtype=np.int64)

    @cached_property
    def district_of_unit(self) -> NDArray[np.int64]:
        """Per unit the position of its district in `districts`, -1 for none."""
        position = {place.code: at for at, place in enumerate(self.districts)}
        return np.array([position.get(unit.district_code or "", -1) for unit in self.units], dtype=np.int64)

    @cached_property
    def province_of_district(self) -> NDArray[np.int64]:
        """Per district the position of its province in `provinces`."""
        position = {place.name: at for at, place in enumerate(self.provinces)}
        return np.array([position[place.parent] for place in self.districts], dtype=np.int64)

    @cached_property
    def is_capital_district(self) -> NDArray[np.bool_]:
        """Per district whether a report may call it just อำเภอเมือง."""
        return np.array([place.name.startswith(CAPITAL) for place in self.districts])

    @cached_property
    def kinds(self) -> NDArray[np.str_]:
        """The kinds of units: sao, mun, pao, special."""
        return np.array(sorted({unit.type for unit in self.units}))

    @cached_property
    def kind_of_unit(self) -> NDArray[np.int64]:
        """Per unit the position of its kind in `kinds`."""
        position = {kind: at for at, kind in enumerate(self.kinds.tolist())}
        return np.array([position[unit.type] for unit in self.units], dtype=np.int64)

    @cached_property
    def encoded_provinces(self) -> EncodedNames:
        """The names of `provinces`, ready to be compared by look."""
        return encode_names([fold_name(place.name) for place in self.provinces])

    @cached_property
    def encoded_districts(self) -> EncodedNames:
        """The names of `districts`, ready to be compared by look."""
        return encode_names([fold_name(place.name) for place in self.districts])

    def province_distances(self, folded: str) -> NDArray[np.float64]:
        """How far each province's name lies from a folded one by look; the reports of a folder print the same few."""
        return self._remember("province", folded, lambda: look_alike_distances(folded, self.encoded_provinces))

    def district_distances(self, folded: str) -> NDArray[np.float64]:
        """As `province_distances` for the districts; the bare word of a capital district fits each of them."""

        def measure() -> NDArray[np.float64]:
            distances = near_distances(folded, self.encoded_districts, SHORTLIST)
            if folded == CAPITAL:
                distances[self.is_capital_district] = 0.0
            return distances

        return self._remember("district", folded, measure)

    def _remember(self, kind: str, folded: str, measure: Callable[[], NDArray[np.floating]]) -> NDArray[np.float64]:
        found = self._place_distances.get((kind, folded))
        if found is None:
            if len(self._place_distances) >= _MOST_PLACES:
                self._place_distances.clear()
            found = self._place_distances[kind, folded] = np.asarray(measure(), dtype=np.float64)
        return found

    def listed_bodies(self) -> list[dict[str, str | None]]:
        """The units that the register itself lists, with the columns of a body."""
        listed = (unit for unit, penalty in zip(self.units, self.prior_penalty, strict=True) if not penalty)
        return [
            {
                "unit_id": unit.unit_id,
                "unit_type": unit.facts.abbreviation,
                "unit_name": unit.name,
                "district": unit.district,
                "province": unit.province,
            }
            for unit in listed
        ]

    def units_named(self, name: str, kind: str | None) -> list[int]:
        """Positions of the units of exactly this name and kind (any kind if None)."""
        if not self._exact:
            for at, unit in enumerate(self.units):
                self._exact.setdefault((fold_name(unit.name), unit.type), []).append(at)
        kinds = (kind,) if kind else ("sao", "mun", "pao", "special")
        return [at for one in kinds for at in self._exact.get((fold_name(name), one), ())]


def _name_forms(unit: Unit) -> tuple[str, ...]:
    """The name, and the name without the `เมือง` or `นคร` that a type word in front of it swallows."""
    folded = fold_name(unit.name)
    if unit.type == "mun":
        for head in TOWN_HEADS:
            if folded.startswith(head) and len(folded) > len(head) + 1:
                return folded, folded.removeprefix(head)
    return (folded,)


@lru_cache(maxsize=4)
def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """The built-in gazetteer, or the register in the CSV file `path`; loaded once per process.

    Raises:
        InputError: the file is missing, or is no register.
    """
    provinces = tuple(Area(p.code, p.name_th) for p in geothai.provinces())
    districts = tuple(
        Area(d.code, d.name_th, province.name) for province in provinces for d in geothai.districts(province.code)
    )
    units = list(_built_in_units(provinces)) if path is None else read_register(path, districts)
    seen: dict[str, Unit] = {}
    for unit in units:
        seen[unit.unit_id] = _merge_towns(seen[unit.unit_id], unit) if unit.unit_id in seen else unit
    listed = list(seen.values())
    siblings = [] if path is None else [unit for unit in _siblings(listed) if unit.unit_id not in seen]
    penalty = np.concatenate([np.zeros(len(listed)), np.full(len(siblings), _SIBLING_PENALTY)])
    listed = join_lineages(listed)
    return Gazetteer(
        (*listed, *siblings), penalty, provinces, districts, _read_letter_codes(provinces), path is not None
    )


_SIBLING_PENALTY = float(np.log(0.25))
"""At least 298 of 7,849 bodies of the register of 2566 have another type by 2569: a printed type is never vetoed."""


def _built_in_units(provinces: Iterable[Area]) -> Iterator[Unit]:
    for province in provinces:
        if province.code == BANGKOK_CODE:
            yield make_unit("special", province.name, None, province.name, "1001")
            continue
        capital = next(iter(geothai.districts(province.code)))
        yield make_unit("pao", province.name, capital.name_th, province.name, capital.code)
        yield make_unit("mun", province.name, capital.name_th, province.name, capital.code)
        for district in geothai.districts(province.code):
            for tambon in geothai.subdistricts(district.code):
                name, code = strip_second_name(tambon.name_th), tambon.code
                yield make_unit("sao", name, district.name_th, province.name, district.code, code)
                yield make_unit("mun", name, district.name_th, province.name, district.code, code)
            # towns bear the name of their district, with and without the เมือง in front
            yield make_unit("mun", district.name_th, district.name_th, province.name, district.code)
            yield make_unit(
                "mun", district.name_th.removeprefix(CAPITAL), district.name_th, province.name, district.code
            )
            for special in SPECIAL:
                if special.more["district"] == district.name_th:
                    yield make_unit("special", special.means, district.name_th, province.name, district.code)


def make_unit(
    kind: str, name: str, district: str | None, province: str, district_code: str, tambon_code: str | None = None
) -> Unit:
    """A body of the built-in gazetteer, with the id that the register gives it."""
    special = [wording.text for wording in SPECIAL if (kind, name) == ("special", wording.means)]
    full = special[0] if special else long_form(kind) + name
    unit_id = f"{district_code}-{kind}-{name}"
    facts = UnitFacts(ABBREVIATIONS.get((kind, name), short_form(kind)) or None, tambon_code)
    return Unit(unit_id, kind, name, full, district, province, district_code, None, "geothai", facts)


def _merge_towns(first: Unit, second: Unit) -> Unit:
    """One row for two towns of one name, district and id (เทศบาลนคร and เทศบาลเมืองนครปฐม): without what differs."""
    if first == second:
        return first
    full_name = first.full_name if first.full_name == second.full_name else long_form(first.type) + first.name
    dla_code = first.dla_code if first.dla_code == second.dla_code else None
    facts = first.facts if first.facts == second.facts else UnitFacts(long_form(first.type))
    return replace(first, full_name=full_name, dla_code=dla_code, facts=facts)


def _siblings(units: Iterable[Unit]) -> Iterator[Unit]:
    for unit in units:
        other = {"sao": "mun", "mun": "sao"}.get(unit.type)
        if other is not None:
            unit_id = f"{unit.district_code}-{other}-{unit.name}"
            full = long_form(other) + unit.name
            yield Unit(
                unit_id, other, unit.name, full, unit.district, unit.province, unit.district_code, unit.dla_code,
                f"{unit.source}, there as {unit.full_name}", UnitFacts(short_form(other)), unit.lineage_id,
            )  # fmt: skip


def _read_letter_codes(provinces: Sequence[Area]) -> Mapping[str, str]:
    codes = {row["letter_code"]: row["province"] for row in read_table("gazetteer", "province_letter_codes")}
    unknown = set(codes.values()) - {place.name for place in provinces}
    if unknown:
        raise ReferenceDataError(f"province_letter_codes.csv names provinces that do not exist: {sorted(unknown)}")
    return codes
