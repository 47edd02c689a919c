"""Bodies whose very name is printed, with its type and in its place: most rows of lists need no weighing."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.normalizers.names.place_names import CAPITAL
from prongsai.pipeline.link.gazetteer import Gazetteer, make_unit
from prongsai.pipeline.link.likelihood import NameReading
from prongsai.pipeline.model import Mention, Unit

_BETWEEN = "-"
_KINDS = ("sao", "mun")


def find_exact(reading: NameReading, evidence: Sequence[Mention], gazetteer: Gazetteer) -> Unit | None:
    """The only unit of exactly this name and kind in exactly the printed places; most rows need no more than this."""
    provinces, districts = _printed_places(evidence)
    if reading.kind is None or len(provinces) != 1 or len(districts) > 1:
        return None
    units = [gazetteer.units[at] for at in gazetteer.units_named(reading.mentions[0].name, reading.kind)]
    found = [unit for unit in units if unit.province in provinces and _lies_in(unit, districts)]
    return found[0] if len(found) == 1 else None


def _lies_in(unit: Unit, districts: set[str]) -> bool:
    if not districts or unit.district in districts:
        return True
    return districts == {CAPITAL} and (unit.district or "").startswith(CAPITAL)


def find_twin(reading: NameReading, evidence: Sequence[Mention], gazetteer: Gazetteer) -> Unit | None:
    """The body named after two tambons (`ท่าเดื่อ-มืดกา`), which a gazetteer made of tambons lacks: where exactly one
    district has both, and the printed places do not gainsay it.

    A register lists such bodies itself: there is nothing to find beside it.
    """
    parts = [part.strip() for part in reading.mentions[0].name.split(_BETWEEN)]
    if gazetteer.is_register or reading.kind not in _KINDS or len(parts) != len(_KINDS) or not all(parts):
        return None
    first, second = ({gazetteer.units[at] for at in gazetteer.units_named(part, "sao")} for part in parts)
    districts = {unit.district_code for unit in second}
    found = {
        (unit.district, unit.province, unit.district_code)
        for unit in first
        if unit.district_code in districts and _is_printed(unit, evidence)
    }
    if len(found) != 1:
        return None
    district, province, code = found.pop()
    return make_unit(reading.kind, _BETWEEN.join(parts), district, province, code or "")


def _is_printed(unit: Unit, evidence: Sequence[Mention]) -> bool:
    provinces, districts = _printed_places(evidence)
    return (not provinces or unit.province in provinces) and _lies_in(unit, districts)


def _printed_places(evidence: Sequence[Mention]) -> tuple[set[str], set[str]]:
    """Provinces and districts that are printed."""
    provinces = {mention.province for mention in evidence if mention.province}
    return provinces, {mention.district for mention in evidence if mention.district}
