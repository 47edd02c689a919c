"""Corrections of the whole report: whose it is, and of which year."""

from __future__ import annotations

from typing import Any

from prongsai.normalizers.names.type_words import printed_type
from prongsai.pipeline.emit.rows import TableRow, unit_row
from prongsai.pipeline.model import Unit
from prongsai.pipeline.supplied.corrections import Correction, parse_year
from prongsai.pipeline.supplied.decided import Applied, Known, Outcome, Rows, Stale

OF_REPORT = ("documents", "measures", "analyses")
"""Tables whose rows are all of the reporting body, and of the report's year."""
OF_ROWS = ("scores", "observations")
"""Tables whose rows may be of other bodies, which then have a `subject`."""
_BODY = ("unit_id", "unit_type", "unit_name", "district", "province", "unit_lineage_id")


def correct_unit(rows: Rows, correction: Correction, known: Known) -> Outcome:
    """Give a report the body that a person named by its `unit_id`, or none."""
    (document,) = rows["documents"]
    printed = document["unit_printed"] or ""
    if printed != correction.read:
        return Stale(f"the body is now printed as {printed or 'nothing'}", document)
    unit = known.find_unit(correction.value) if correction.value else None
    if correction.value and unit is None:
        return Stale(f"the gazetteer has no body {correction.value}", document)
    changed: dict[str, list[TableRow]] = {name: [_with_body(row, unit) for row in rows[name]] for name in OF_REPORT}
    changed |= {
        name: [row if row["subject"] is not None else _with_body(row, unit) for row in rows[name]] for name in OF_ROWS
    }
    if unit is not None and unit.unit_id not in {row["unit_id"] for row in rows["units"]}:
        changed["units"] = [*rows["units"], unit_row(unit)]
    return Applied(changed)


def correct_year_of_report(rows: Rows, correction: Correction) -> Outcome:
    """Give a report, its measures and its statements the year that a person decided."""
    (document,) = rows["documents"]
    if document["fiscal_year"] != parse_year(correction.read):
        return Stale(f"the year is now {document['fiscal_year'] or 'null'}", document)
    year = parse_year(correction.value)
    return Applied({name: [{**row, "fiscal_year": year} for row in rows[name]] for name in OF_REPORT})


def _with_body(row: TableRow, unit: Unit | None) -> TableRow:
    told: dict[str, Any] = dict.fromkeys((*_BODY, "unit_confidence"))
    if unit is not None:
        told |= {
            "unit_id": unit.unit_id,
            "unit_type": printed_type(unit.full_name) or unit.full_name,
            "unit_name": unit.name,
            "district": unit.district,
            "province": unit.province,
        }
    return {name: told.get(name, value) for name, value in row.items()}
