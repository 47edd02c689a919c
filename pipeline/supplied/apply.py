"""The corrections of one document -> its rows as people decided, with a finding for each decision."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.pipeline.emit.rows import TableRow, finding_row, with_place_of
from prongsai.pipeline.emit.schema import DOCUMENT_TABLES
from prongsai.pipeline.emit.spill import DocumentTables, count_rows, make_table
from prongsai.pipeline.model import Finding
from prongsai.pipeline.supplied.corrections import (
    UNIT,
    YEAR_OF_REPORT,
    Correction,
    MeasureTarget,
    ScoreTarget,
)
from prongsai.pipeline.supplied.decided import Applied, Known, Outcome, Rows, Stale
from prongsai.pipeline.supplied.measures import correct_measure
from prongsai.pipeline.supplied.reports import correct_unit, correct_year_of_report
from prongsai.pipeline.supplied.scores import correct_score, correct_year_assessed


def apply_corrections(tables: DocumentTables, corrections: Sequence[Correction], known: Known) -> DocumentTables:
    """The tables of one document after some corrections, applied one after another."""
    if not corrections:
        return tables
    rows: dict[str, list[TableRow]] = {schema.name: tables[schema.name].to_pylist() for schema in DOCUMENT_TABLES}
    document_id = rows["documents"][0]["document_id"]
    for correction in corrections:
        outcome = _correct(rows, correction, known)
        if isinstance(outcome, Applied):
            rows |= outcome.tables
        rows["findings"] = [*rows["findings"], _finding(correction, outcome, document_id)]
    counts = count_rows(rows["scores"], rows["measures"], rows["findings"])
    rows["documents"] = [rows["documents"][0] | counts]
    return {schema.name: make_table(schema, rows[schema.name]) for schema in DOCUMENT_TABLES}


def _correct(rows: Rows, correction: Correction, known: Known) -> Outcome:
    target = correction.target
    if isinstance(target, ScoreTarget):
        return correct_score(rows, correction, target, known)
    if isinstance(target, MeasureTarget):
        return correct_measure(rows, correction, target)
    if target == UNIT:
        return correct_unit(rows, correction, known)
    if target == YEAR_OF_REPORT:
        return correct_year_of_report(rows, correction)
    return correct_year_assessed(rows, correction, known)


def _finding(correction: Correction, outcome: Outcome, document_id: str) -> TableRow:
    if isinstance(outcome, Stale):
        message = f"line {correction.line} of the corrections, about {correction.field}, is not applied: {outcome.why}"
        remedy = "look at the report again and decide anew, or take the line out"
        finding = Finding(
            "warning", "correction-stale", message, field=correction.field, raw=correction.read, suggestion=remedy
        )
    else:
        message = f"{correction.field} is {correction.value or 'nothing'}; {correction.as_basis()}"
        finding = Finding("info", "correction-applied", message, field=correction.field, raw=correction.read)
    return with_place_of(finding_row(finding, document_id), outcome.row if isinstance(outcome, Stale) else None)
