"""Bodies of the gazetteer that a name may mean, for a person who looks one up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from prongsai.normalizers.names.look_alikes import EncodedNames, fold_name, look_alike_distances, near_distances
from prongsai.normalizers.names.place_names import CAPITAL
from prongsai.normalizers.names.type_words import abbreviation_of, kinds_of_types
from prongsai.parsers.mentions import find_mentions
from prongsai.pipeline.errors import SettingsError
from prongsai.pipeline.link.gazetteer import SHORTLIST, Gazetteer
from prongsai.pipeline.link.register import SPECIAL
from prongsai.pipeline.model import Unit

Fit = Literal["exact", "near", "part"]
_ORDER: tuple[Fit, ...] = ("exact", "near", "part")
_UNLIKE, _UNLIKE_PER_LETTER = 0.5, 0.25
"""Look-alike distance up to which a name is near: half a letter, and one letter of four."""
_UNLIKE_PLACE = 1.5
"""The same for a place that a person types: a letter and a tone mark."""
_NAMED = 3
"""Places that an error offers in the place of one that does not exist."""
_LEAST_PART = 2
"""Letters of a name that are looked for inside longer ones."""


@dataclass(frozen=True, slots=True)
class FoundBody:
    """A body that a name may mean; `distance` is 0 for the very name, about 1 for each unlike letter."""

    unit: Unit
    fit: Fit
    distance: float


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; None where the person does not say. Names are as they are compared, `kind` as `Unit.type`."""

    name: str
    kind: str | None = None
    abbreviation: str | None = None
    district: str | None = None
    province: str | None = None


def read_query(
    text: str, gazetteer: Gazetteer, type_word: str | None = None, district: str | None = None,
    province: str | None = None,
) -> Query:  # fmt: skip
    """What a person looks for: a name with or without its type word and its places, which options may tell instead.

    Raises:
        SettingsError: the type, the district or the province is none, and none is near; the message names the nearest.
    """
    text, bare_district, bare_province = _split_places(text, gazetteer)
    mentions = find_mentions(text, "row")
    named = next((one for one in mentions if one.name and one.unit_type != "other"), None)
    district = district or next((one.district for one in mentions if one.district), bare_district)
    province = province or next((one.province for one in mentions if one.province), bare_province)
    kind, abbreviation = (named.unit_type, None) if named else (None, None)
    if type_word:
        kind, abbreviation = _read_type(type_word)
    return Query(
        fold_name(named.name if named else text),
        kind,
        abbreviation,
        _pick_place(district, "district", [place.name for place in gazetteer.districts], gazetteer.encoded_districts),
        _pick_place(province, "province", [place.name for place in gazetteer.provinces], gazetteer.encoded_provinces),
    )


def _split_places(text: str, gazetteer: Gazetteer) -> tuple[str, str | None, str | None]:
    """The text before places that stand behind it by their bare names, and those: district, province."""
    words = text.split()
    province = district = None
    if len(words) > 1 and words[-1] in {place.name for place in gazetteer.provinces}:
        province = words.pop()
    if len(words) > 1 and words[-1] in {place.name for place in gazetteer.districts}:
        district = words.pop()
    return " ".join(words), district, province


def _read_type(word: str) -> tuple[str, str | None]:
    kinds = dict(kinds_of_types()) | {one.text: "special" for one in SPECIAL}
    kind = kinds.get(word)
    if kind is None:
        raise SettingsError(f"--type {word!r} is no type of local body; choose one of {', '.join(sorted(kinds))}")
    return kind, abbreviation_of(word) if kind == "mun" else None


def _pick_place(word: str | None, what: str, names: list[str], encoded: EncodedNames) -> str | None:
    """The place of that name, or the one that is near enough to be meant."""
    if word is None or word in names or (what == "district" and word == CAPITAL):
        return word
    distances = look_alike_distances(fold_name(word), encoded)
    order = np.argsort(distances, kind="stable")
    if distances[order[0]] <= _UNLIKE_PLACE:
        return names[int(order[0])]
    nearest = ", ".join(names[int(at)] for at in order[:_NAMED])
    raise SettingsError(f"there is no {what} {word!r}; the nearest names are {nearest}")


def find_bodies(query: Query, gazetteer: Gazetteer) -> list[FoundBody]:
    """The listed bodies that the query may mean, the likeliest first."""
    units = [at for at, unit in enumerate(gazetteer.units) if _may_be(unit, query) and not gazetteer.prior_penalty[at]]
    rows = gazetteer.name_of_unit[units] if units else np.empty((0, 2), dtype=np.int64)
    distances = near_distances(query.name, gazetteer.encoded_names, SHORTLIST, np.unique(rows))
    return sorted(
        _judge(query, gazetteer, units, distances[rows].min(axis=1) if units else np.empty(0)),
        key=lambda one: (_ORDER.index(one.fit), one.distance, one.unit.province, one.unit.unit_id),
    )


def _judge(query: Query, gazetteer: Gazetteer, units: list[int], distances: NDArray[np.float64]) -> Iterator[FoundBody]:
    limit = _UNLIKE + _UNLIKE_PER_LETTER * len(query.name)
    for at, distance in zip(units, distances.tolist(), strict=True):
        unit = gazetteer.units[at]
        if distance == 0:
            yield FoundBody(unit, "exact", 0.0)
        elif distance <= limit:
            yield FoundBody(unit, "near", distance)
        elif len(query.name) >= _LEAST_PART and query.name in fold_name(unit.name):
            yield FoundBody(unit, "part", distance)


def _may_be(unit: Unit, query: Query) -> bool:
    if query.kind and unit.type != query.kind:
        return False
    # the built-in gazetteer does not know the grades of towns
    if (
        query.abbreviation
        and (unit.facts.abbreviation or "").endswith(".")
        and unit.facts.abbreviation != query.abbreviation
    ):
        return False
    if query.province and unit.province != query.province:
        return False
    if query.district == CAPITAL:
        return (unit.district or "").startswith(CAPITAL)
    return query.district is None or unit.district == query.district
