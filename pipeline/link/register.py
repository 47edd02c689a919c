"""A register of local bodies from a CSV file: what each row must say, and what it may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import geothai

from prongsai.normalizers.names.place_names import strip_second_name
from prongsai.normalizers.names.type_words import abbreviation_of, full_form, kinds_of_types, long_form, short_form
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.pipeline.errors import InputError
from prongsai.pipeline.link.register_file import RegisterRow, read_register_file
from prongsai.pipeline.model import Unit, UnitFacts

SPECIAL = [
    wording
    for wording in load_vocabulary("special_bodies", "in_prose", "district").wordings
    if wording.means != "before a place"
]
"""Bangkok and Pattaya, which are bodies of their own kind."""
_KIND_OF_TYPE = {**kinds_of_types(), **{wording.text: "special" for wording in SPECIAL}}
ABBREVIATIONS = {("special", wording.means): wording.text for wording in SPECIAL}
"""The short name of each special body, which is the last that the table has of it."""


@dataclass(frozen=True, slots=True)
class Area:
    """A province (`parent` "") or a district (`parent`: the province's name)."""

    code: str
    name: str
    parent: str = ""


def read_register(path: Path, districts: Sequence[Area]) -> list[Unit]:
    """Read a register of local bodies: a CSV with the columns type, name, district, province and what else it has of
    `register_file.OWN_COLUMNS`, or the open data of the department.

    Raises:
        InputError: the file cannot be read, lacks a column, or holds a type or district that is unknown.
    """
    return units_of_register(path, read_register_file(path).rows, districts)


def units_of_register(path: Path, rows: Sequence[RegisterRow], districts: Sequence[Area]) -> list[Unit]:
    """The bodies that the rows of a register tell; `path` is what errors name.

    Raises:
        InputError: a type or district is unknown, or a number or day cannot be read.
    """
    codes = {(place.name, place.parent): place.code for place in districts}
    return [_register_unit(path, row.line, row.cells, codes) for row in rows]


@cache
def _tambon_codes() -> Mapping[tuple[str, str], str]:
    """District code and name -> code of the tambon, which bodies are named after."""
    return {
        (district.code, strip_second_name(tambon.name_th)): tambon.code
        for province in geothai.provinces()
        for district in geothai.districts(province.code)
        for tambon in geothai.subdistricts(district.code)
    }


def _register_unit(path: Path, line: int, row: Mapping[str, str], codes: Mapping[tuple[str, str], str]) -> Unit:
    kind = _KIND_OF_TYPE.get(row["type"].strip())
    if kind is None:
        raise InputError(f"{path}, line {line}: {row['type']!r} is no type of local body")
    name, district, province = row["name"].strip(), row["district"].strip(), row["province"].strip()
    code = (row.get("district_code") or "").strip() or codes.get((district, province), "")
    if kind == "special" and not code:
        code = "1001"
    if not code:
        raise InputError(f"{path}, line {line}: district {district!r} of {province!r} is unknown; add district_code")
    full = (row.get("full_name") or "").strip() or (full_form(row["type"].strip()) or long_form(kind)) + name
    source = (row.get("source") or "").strip() or path.name
    dla_code = (row.get("code") or "").strip() or None
    # an อบจ. is known by its province: some sit outside the capital district, which geothai cannot tell
    id_code = f"{code[:2]}01" if kind == "pao" else code
    told = {"tambon_code": _tambon_codes().get((code, name), "")} | {
        column: text for column, text in row.items() if text
    }
    return Unit(
        f"{id_code}-{kind}-{name}", kind, name, full, district or None, province, code, dla_code, source,
        _read_facts(path, line, kind, name, told), (row.get("predecessor") or "").strip() or None,
    )  # fmt: skip


def _read_facts(path: Path, line: int, kind: str, name: str, row: Mapping[str, str]) -> UnitFacts:
    """What a register may tell of a body; `predecessor` is no fact but the id of the body that it was before."""

    def cell(column: str) -> str | None:
        return (row.get(column) or "").strip() or None

    def number(column: str) -> float | None:
        text = cell(column)
        return float(text) if text else None

    def day(column: str) -> date | None:
        text = cell(column)
        return date.fromisoformat(text) if text else None

    try:
        return UnitFacts(
            ABBREVIATIONS.get((kind, name)) or abbreviation_of(row["type"].strip()) or short_form(kind),
            cell("tambon_code"), cell("website"), number("lat"), number("lon"), cell("size"), day("valid_from"),
            day("valid_to"),
        )  # fmt: skip
    except ValueError as error:
        raise InputError(f"{path}, line {line}: {error}; write numbers as 13.75 and days as 2025-11-28") from error


def join_lineages(units: Sequence[Unit]) -> list[Unit]:
    """The same, each with the id that its first predecessor had; a circle ends where it began."""
    before = {unit.unit_id: unit.first_id for unit in units}

    def first_of(unit_id: str) -> str:
        seen = {unit_id}
        while (earlier := before.get(unit_id)) is not None and earlier not in seen:
            unit_id = earlier
            seen.add(unit_id)
        return unit_id

    return [replace(unit, first_id=first_of(unit.unit_id)) if unit.first_id else unit for unit in units]
