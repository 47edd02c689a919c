"""Decided rows -> the dicts of the output tables: one function per table, column names as in `schema`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from prongsai.pipeline.emit.schema import DOCUMENTS
from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import BBox, Document, Finding, Measure, Observation, Score, Unit, UnitDecision

TableRow = dict[str, Any]
"""Column name -> value (str, int, float, bool, date, list of str, or None)."""

Decide = Callable[[str | None], UnitDecision]
"""Gives the body of a results table's row by its printed name; for None, the reporting body."""


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


def observation_ids(document_id: str, seen: Sequence[Observation]) -> list[str]:
    """One id per reading, made of where it stands: document, page, table, row, and its place in that row.

    A reading keeps its id as long as its row is read alike, whatever is found elsewhere in the document.
    """
    counts: Counter[tuple[int, int, int]] = Counter()
    ids = []
    for one in seen:
        place = one.provenance
        row = (place.page or 0, place.table_no or 0, place.row_no or 0)
        counts[row] += 1
        ids.append(":".join(map(str, (document_id, *row, counts[row]))))
    return ids


def score_row(document_id: str, score: Score, seen: Sequence[Observation], decide: Decide, frame: Frame) -> TableRow:
    """One row of `scores`."""
    shown = seen[score.readings[0]]
    return {
        "document_id": document_id,
        **_body(decide(score.subject)),
        "subject": score.subject,
        "fiscal_year": score.fiscal_year,
        "scope": score.scope,
        "instrument": score.instrument,
        "code": score.code,
        "name": _name(frame, score.code, score.fiscal_year),
        "score": score.score,
        "scale_max": score.scale_max,
        "score_100": round(score.score / score.scale_max * 100, 2),
        "level": score.level,
        "status": score.status,
        "confidence": score.confidence,
        "observations": len(score.readings),
        "raw_code": shown.raw_code,
        "raw_score": shown.raw_score,
        "page": shown.provenance.page,
        **_box(shown.provenance.bbox),
    }


def observation_row(
    document_id: str, observation_id: str, seen: Observation, chosen: bool, decide: Decide, frame: Frame
) -> TableRow:
    """One row of `observations`."""
    place = seen.provenance
    return {
        "document_id": document_id,
        "observation_id": observation_id,
        **_body(decide(seen.subject)),
        "subject": seen.subject,
        "fiscal_year": seen.fiscal_year,
        "scope": seen.scope,
        "instrument": seen.instrument,
        "code": seen.code,
        "name": _name(frame, seen.code, seen.fiscal_year),
        "score": seen.value,
        "raw_code": seen.raw_code,
        "raw_score": seen.raw_score,
        "page": place.page,
        **_box(place.bbox),
        "table_no": place.table_no,
        "row_no": place.row_no,
        "method": "narrative" if seen.context_kind == "narrative" else place.method,
        "chosen": chosen,
        "context": seen.context or None,
    }


def measure_row(document_id: str, measure: Measure, fiscal_year: int | None, body: UnitDecision) -> TableRow:
    """One row of `measures`."""
    return {
        "document_id": document_id,
        **_body(body),
        "fiscal_year": fiscal_year,
        "issue_no": measure.issue_no,
        "issue": measure.issue,
        "instrument": measure.instrument,
        "measure_no": measure.measure_no,
        "measure": measure.measure,
        "steps": list(measure.steps),
        "responsible": list(measure.responsible),
        "results": list(measure.results),
        "outcomes": list(measure.outcomes),
        "period": measure.period,
        "period_start": measure.period_start,
        "period_end": measure.period_end,
        "monitoring": measure.monitoring,
        "status": measure.status,
        "pages": list(measure.pages),
        "confidence": measure.confidence,
    }


def finding_row(finding: Finding, document_id: str | None) -> TableRow:
    """A row of `findings`; `document_id` is None where no document could be made of a file."""
    return {
        "document_id": document_id,
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        "page": finding.page,
        **_box(finding.bbox),
        "field": finding.field,
        "raw": finding.raw,
        "suggestion": finding.suggestion,
    }


def unit_row(unit: Unit) -> TableRow:
    """One row of `units`."""
    return {
        "unit_id": unit.unit_id,
        "type": unit.type,
        "name": unit.name,
        "full_name": unit.full_name,
        "district": unit.district,
        "province": unit.province,
        "district_code": unit.district_code,
        "dla_code": unit.dla_code,
        "source": unit.source,
    }


def _body(decision: UnitDecision) -> TableRow:
    unit = decision.unit
    return {
        "unit_id": unit.unit_id if unit else None,
        "unit_name": decision.name,
        "province": decision.province,
    }


def _box(box: BBox | None) -> TableRow:
    if box is None:
        return {"x0": None, "top": None, "x1": None, "bottom": None}
    return {"x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}


def _name(frame: Frame, code: str, year: int | None) -> str | None:
    return frame.official_name(code, year) if year is not None else None
