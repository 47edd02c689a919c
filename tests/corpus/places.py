"""Bodies for the invented reports: real place names from the gazetteer, no real report stands behind them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

import geothai

LONG_TYPES = {"อบต.": "องค์การบริหารส่วนตำบล", "ทต.": "เทศบาลตำบล"}


@dataclass(frozen=True)
class Body:
    type: str
    name: str
    district: str
    province: str

    @property
    def long_type(self) -> str:
        return LONG_TYPES[self.type]

    @property
    def full_name(self) -> str:
        return self.long_type + self.name


def bare(name: str) -> str:
    """A place name without the kind that the gazetteer may print before it."""
    return name.removeprefix("อำเภอ").removeprefix("ตำบล")


@cache
def tambons() -> tuple[tuple[str, str, str], ...]:
    """(tambon, district, province) outside Bangkok, in the gazetteer's own order."""
    found = []
    for province in geothai.provinces():
        if province.name_th == "กรุงเทพมหานคร":
            continue
        for district in geothai.districts(province.code):
            for tambon in geothai.subdistricts(district.code):
                found.append((bare(tambon.name_th), bare(district.name_th), province.name_th))
    return tuple(found)


def pick_bodies(rng: random.Random, count: int, district: str | None = None) -> list[Body]:
    """Different tambons as bodies; with `district`, all of that one district (count is then a ceiling)."""
    choices = [place for place in tambons() if district is None or (place[1], place[2]) == tuple(district.split("/"))]
    picked = rng.sample(choices, min(count, len(choices)))
    return [Body(rng.choice(("อบต.", "อบต.", "ทต.")), *place) for place in picked]


def pick_district(rng: random.Random, least: int) -> str:
    """A "district/province" with at least `least` tambons."""
    sizes: dict[str, int] = {}
    for _, district, province in tambons():
        sizes[f"{district}/{province}"] = sizes.get(f"{district}/{province}", 0) + 1
    return rng.choice(sorted(key for key, size in sizes.items() if size >= least))
