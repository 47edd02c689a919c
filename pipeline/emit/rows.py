"""Decided rows -> the dicts of the output tables: one function per table, column names as in `schema`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from prongsai.normalizers.names.place_names import BANGKOK_CODE
from prongsai.normalizers.tables import read_table
from prongsai.pipeline.emit.schema import DOCUMENTS, UNITS
from prongsai.pipeline.frame.codes import find_parent, number_of
from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import (
    Analysis,
    BBox,
    Document,
    Finding,
    Measure,
    Observation,
    Provenance,
    Role,
    Score,
    Unit,
    UnitDecision,
    describe_place,
)

TableRow = dict[str, Any]
"""Column name -> value (str, int, float, bool, date, list of str, or None)."""

Decide = Callable[[str | None, str], UnitDecision]
"""Gives the body of a results table's row by its printed name and its twin; for None, the reporting body."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the rows of one document's scores and readings share: the document, its bodies, the frame of codes."""

    document_id: str
    body_of: Decide
    frame: Frame
    scheme: str | None = None


def document_row(document: Document, **values: Any) -> TableRow:
    """A row of `documents`: what is known of the input, the `values` given, and null for the rest.

    Raises:
        KeyError: `values` names a column that the table does not have.
    """
    row: TableRow = dict.fromkeys(DOCUMENTS.column_names)
    unknown = values.keys() - row.keys()
    if unknown:
        raise KeyError(f"documents has no column {', '.join(sorted(unknown))}")
    return row | {
        "document_id": document.document_id,
        "sources": list(document.sources),
        "media_type": document.media_type,
        **values,
    }


def score_row(source: Source, score: Score, seen: Sequence[Observation]) -> TableRow:
    """One row of `scores`."""
    shown = seen[score.readings[0]]
    return {
        "document_id": source.document_id,
        **_scored(score, shown.name_text, source),
        "score": score.score,
        "scale_max": score.scale_max,
        "score_100": round(score.score / score.scale_max * 100, 2),
        "level": score.level,
        "printed_level": score.printed_level,
        "status": score.status,
        "confidence": score.confidence,
        "basis": list(score.basis),
        "observations": len(score.readings),
        "raw_code": shown.raw_code,
        "raw_score": shown.raw_score,
        **_where(shown.provenance),
    }


def observation_row(
    source: Source, observation_id: str, seen: Observation, chosen: bool, role: Role | None
) -> TableRow:
    """One row of `observations`."""
    place = seen.provenance
    return {
        "document_id": source.document_id,
        "observation_id": observation_id,
        **_scored(seen, seen.name_text, source),
        "score": seen.value,
        "raw_code": seen.raw_code,
        "raw_score": seen.raw_score,
        **_where(place),
        "table_no": place.table_no,
        "row_no": place.row_no,
        "column_no": place.column_no,
        "method": "narrative" if seen.context_kind == "narrative" else place.method,
        "chosen": chosen,
        "context": seen.context or None,
        "role": role,
        "role_basis": seen.role_basis or None,
    }


def measure_row(
    document_id: str, measure_id: str, measure: Measure, fiscal_year: int | None, body: UnitDecision
) -> TableRow:
    """One row of `measures`."""
    return {
        "measure_id": measure_id,
        **_reported(document_id, measure, fiscal_year, body),
        "measure_no": measure.measure_no,
        "measure": measure.measure,
        "steps": list(measure.steps),
        "responsible": list(measure.responsible),
        "offices": list(measure.offices),
        "results": list(measure.results),
        "outcomes": list(measure.outcomes),
        "plan": measure.plan,
        "budget": measure.budget,
        "kpi": measure.kpi,
        "period": measure.period,
        "period_start": measure.period_start,
        "period_end": measure.period_end,
        "monitoring": measure.monitoring,
        "shared": list(measure.shared),
        "status": measure.status,
        "pages": list(measure.pages),
        "place": describe_place(measure.provenance),
        **_box(measure.provenance.bbox),
    }


def measure_item_rows(document_id: str, measure_id: str, measure: Measure) -> Iterator[TableRow]:
    """The rows of `measure_items` of one measure, list by list."""
    # of a measure over several pages nobody knows on which an item stands
    place = describe_place(replace(measure.provenance, column_no=None)) if len(measure.pages) < 2 else None
    position: Counter[str] = Counter()
    for item in measure.items:
        position[item.field] += 1
        yield {
            "measure_id": measure_id,
            "document_id": document_id,
            "field": item.field,
            "position": position[item.field],
            "printed_no": item.printed_no,
            "text": item.text,
            "raw_text": item.raw_text,
            "dates": list(item.dates),
            "shared": item.field in measure.shared,
            "place": place,
        }


def analysis_row(document_id: str, analysis: Analysis, fiscal_year: int | None, body: UnitDecision) -> TableRow:
    """One row of `analyses`."""
    return {
        **_reported(document_id, analysis, fiscal_year, body),
        "kind": analysis.kind,
        "text": analysis.text,
        "claim": analysis.claim,
        "claim_value": analysis.claim_value,
        "claim_holds": analysis.claim_holds,
        **_where(analysis.provenance),
    }


def finding_row(finding: Finding, document_id: str | None) -> TableRow:
    """A row of `findings`; `document_id` is None where no document could be made of a file."""
    return {
        "document_id": document_id,
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        **_where(finding.where or Provenance(finding.page, finding.bbox)),
        "field": finding.field,
        "raw": finding.raw,
        "suggestion": finding.suggestion,
    }


def unit_row(unit: Unit) -> TableRow:
    """One row of `units`: what the gazetteer knows, and null for the rest."""
    return dict.fromkeys(UNITS.column_names) | {
        "unit_id": unit.unit_id,
        "type": unit.facts.abbreviation or unit.type,
        "name": unit.name,
        "full_name": unit.full_name,
        "district": unit.district,
        "province": unit.province,
        **_codes_of_place(unit),
        "tambon_code": unit.facts.tambon_code,
        "website": unit.facts.website,
        "lat": unit.facts.lat,
        "lon": unit.facts.lon,
        "size": unit.facts.size,
        "lineage_id": unit.lineage_id,
        "valid_from": unit.facts.valid_from,
        "valid_to": unit.facts.valid_to,
        "dla_code": unit.dla_code,
        "source": unit.source,
    }


def _codes_of_place(unit: Unit) -> TableRow:
    """The codes of the place that a body lies in: of DOPA, and of ISO 3166-2, which has one of its own for Pattaya."""
    code = unit.district_code or ""
    is_pattaya = unit.type == "special" and code[:2] != BANGKOK_CODE
    return {
        "region": _regions().get(code[:1]),
        "province_code": code[:2] or None,
        "district_code": unit.district_code,
        "iso_3166_2": _ISO_OF_PATTAYA if is_pattaya else f"TH-{code[:2]}" if code else None,
    }


_ISO_OF_PATTAYA = "TH-S"


@cache
def _regions() -> Mapping[str, str]:
    return {row["first_digit"]: row["region"] for row in read_table("gazetteer", "regions")}


def _scored(one: Score | Observation, name_text: str, source: Source) -> TableRow:
    """The columns that `scores` and `observations` share: whose it is, and what was scored."""
    decision = source.body_of(one.subject, one.twin)
    return {
        "unit_id": decision.unit.unit_id if decision.unit else None,
        "unit_type": decision.unit_type,
        "unit_name": decision.decided_name,
        "district": decision.district,
        "province": decision.province,
        "unit_lineage_id": decision.unit.lineage_id if decision.unit else None,
        "subject": one.subject,
        "scheme": source.scheme,
        "fiscal_year": one.fiscal_year,
        "scope": one.scope,
        "instrument": one.instrument,
        "code": one.code,
        "number": number_of(one.code),
        "parent_code": find_parent(source.frame, one.code, one.fiscal_year),
        "name": _name(source.frame, one.code, one.fiscal_year),
        "printed_name": name_text or None,
    }


def _reported(document_id: str, one: Measure | Analysis, fiscal_year: int | None, body: UnitDecision) -> TableRow:
    """The columns that `measures` and `analyses` share: whose report of which year says it, and of what."""
    return {
        "document_id": document_id,
        "unit_id": body.unit.unit_id if body.unit else None,
        "unit_name": body.decided_name,
        "province": body.province,
        "unit_lineage_id": body.unit.lineage_id if body.unit else None,
        "fiscal_year": fiscal_year,
        "issue_no": one.issue_no,
        "issue": one.issue,
        "instrument": one.instrument,
        "codes": list(one.codes),
        "confidence": one.confidence,
    }


def with_place_of(finding: TableRow, shown: TableRow | None) -> TableRow:
    """A row of `findings` at the place of the score or measure that it is about; as it is where there is none."""
    if shown is None:
        return finding
    return finding | {name: shown[name] for name in _where(Provenance()) if name in shown}


def _where(place: Provenance) -> TableRow:
    return {"page": place.page, **_box(place.bbox), "place": describe_place(place)}


def _box(box: BBox | None) -> TableRow:
    if box is None:
        return {"x0": None, "top": None, "x1": None, "bottom": None}
    return {"x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}


def _name(frame: Frame, code: str, year: int | None) -> str | None:
    return frame.official_name(code, year) if year is not None else None
