"""Corrections of what a measure says."""

from __future__ import annotations

from typing import Any

from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.emit.schema.closed_lists import ITEM_FIELDS
from prongsai.pipeline.emit.schema.column import DATE, TEXTS
from prongsai.pipeline.supplied.corrections import MEASURE_COLUMNS, Correction, MeasureTarget, parse_day
from prongsai.pipeline.supplied.decided import Applied, Outcome, Rows, Stale


def correct_measure(rows: Rows, correction: Correction, target: MeasureTarget) -> Outcome:
    """Give one column of a measure what a person decided; the lines of a list are its items."""
    if target.number > len(rows["measures"]):
        return Stale(f"the report has {len(rows['measures'])} measures now")
    row = rows["measures"][target.number - 1]
    now = as_text(row[target.column])
    if now != correction.read:
        return Stale(f"it now says {now or 'nothing'}", row)
    decided = {**row, target.column: _as_value(target.column, correction.value)}
    measures = [decided if one is row else one for one in rows["measures"]]
    if target.column not in ITEM_FIELDS or correction.is_accepting:
        return Applied({"measures": measures})
    others = [one for one in rows["measure_items"] if not _is_item_of(one, row, target.column)]
    return Applied({"measures": measures, "measure_items": [*others, *_items(decided, target.column)]})


def as_text(value: Any) -> str:
    """A cell of `measures` as a correction quotes it.

    >>> as_text(["ก", "ข"]), as_text(None)
    ('ก\\nข', '')
    """
    if value is None:
        return ""
    return "\n".join(value) if isinstance(value, list) else str(value)


def _as_value(column: str, text: str) -> Any:
    kind = MEASURE_COLUMNS[column].type
    if kind == TEXTS:
        return [line.strip() for line in text.splitlines() if line.strip()]
    return (parse_day(text) if kind == DATE else text) if text else None


def _is_item_of(item: TableRow, measure: TableRow, field: str) -> bool:
    return (item["measure_id"], item["field"]) == (measure["measure_id"], field)


def _items(measure: TableRow, field: str) -> list[TableRow]:
    """The rows of `measure_items` for a list as a person wrote it: nothing of it was read."""
    return [
        {
            "measure_id": measure["measure_id"],
            "document_id": measure["document_id"],
            "field": field,
            "position": position,
            "printed_no": None,
            "text": text,
            "raw_text": None,
            "dates": None,
            "shared": None,
            "place": measure["place"],
        }
        for position, text in enumerate(measure[field], start=1)
    ]
