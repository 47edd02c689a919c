"""Gazetteers of a few bodies, so small that the probabilities of a link can be worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from prongsai.pipeline.link.gazetteer import Gazetteer
from prongsai.pipeline.link.register import Area
from prongsai.pipeline.model import Unit

PROVINCES = (Area("52", "ลำปาง"), Area("63", "ตาก"))
DISTRICTS = (
    Area("5201", "เมืองลำปาง", "ลำปาง"),
    Area("5211", "สบปราบ", "ลำปาง"),
    Area("6301", "เมืองตาก", "ตาก"),
    Area("6306", "แม่สอด", "ตาก"),
)
_PROVINCE_OF_CODE = {place.code: place.name for place in PROVINCES}
_NAME_OF_CODE = {place.code: place.name for place in DISTRICTS}


def body(kind: str, name: str, district_code: str | None = "5211") -> Unit:
    """A unit of one of the four districts; None for a body that lies in none, as Bangkok does."""
    code = district_code or "5200"
    district = _NAME_OF_CODE[code] if district_code else None
    province = _PROVINCE_OF_CODE[code[:2]]
    return Unit(f"{code}-{kind}-{name}", kind, name, f"{kind} {name}", district, province, code, None, "TEST")


def small_gazetteer(*units: Unit, is_register: bool = False, penalties: Sequence[float] | None = None) -> Gazetteer:
    """The two provinces and four districts with these bodies in them."""
    penalty = np.zeros(len(units)) if penalties is None else np.array(penalties)
    return Gazetteer(units, penalty, PROVINCES, DISTRICTS, {"ลป": "ลำปาง", "ตก": "ตาก"}, is_register)
