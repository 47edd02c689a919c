"""Rows that stand in for a read document, for tests of what happens around the reading."""

from __future__ import annotations

from typing import Any

from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.rows import TableRow, document_row
from prongsai.pipeline.emit.schema import FINDINGS, MEASURE_ITEMS, MEASURES, OBSERVATIONS, SCORES, UNITS, TableSchema
from prongsai.pipeline.model import Document


def fill_row(schema: TableSchema, **values: Any) -> TableRow:
    """A row of a table, null where nothing is given."""
    assert values.keys() <= set(schema.column_names)
    return {name: values.get(name) for name in schema.column_names}


def fake_rows(document: Document, score: float = 92.75, unit: str = "4405-sao-กู่ทอง") -> DocumentRows:
    """One score with its reading, one measure with its items, one finding and one unit."""
    key = {"document_id": document.document_id, "unit_id": unit, "unit_name": "กู่ทอง", "province": "มหาสารคาม"}
    scored = {**key, "fiscal_year": 2566, "scope": "overall", "code": "ita", "score": score, "raw_score": str(score)}
    name = "องค์การบริหารส่วนตำบลกู่ทอง"
    item = {"measure_id": f"{document.document_id}:1", "document_id": document.document_id, "field": "steps"}
    return DocumentRows(
        document=document_row(document, status="ok", unit_id=unit, fiscal_year=2566, pages=1, pages_text=1),
        scores=[fill_row(SCORES, **scored, scale_max=100.0, score_100=score, status="read", confidence=0.9, page=1)],
        observations=[fill_row(OBSERVATIONS, **scored, observation_id="p1", method="text", chosen=True)],
        measures=[
            fill_row(
                MEASURES,
                **key,
                measure_id=item["measure_id"],
                fiscal_year=2566,
                measure_no=1,
                measure="ติดป้าย",
                steps=["ก", "ข"],
            )
        ],
        measure_items=[
            fill_row(MEASURE_ITEMS, **item, position=position, text=text) for position, text in enumerate("กข", start=1)
        ],
        findings=[
            fill_row(
                FINDINGS, document_id=document.document_id, severity="warning", code="score-conflict", message="differs"
            )
        ],
        units=[fill_row(UNITS, unit_id=unit, type="sao", name="กู่ทอง", full_name=name, province="มหาสารคาม")],
    )
