"""The rows of a document with what the other documents of the run say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from prongsai.pipeline.across.notes import Doubt, Note
from prongsai.pipeline.across.sheets import body_of
from prongsai.pipeline.emit.rows import TableRow, finding_row, with_place_of
from prongsai.pipeline.emit.schema import DOCUMENTS, FINDINGS, SCORES
from prongsai.pipeline.emit.spill import DocumentTables, count_rows, make_table
from prongsai.pipeline.model import Finding


def amend(tables: DocumentTables, notes: Sequence[Note]) -> DocumentTables:
    """The tables of one document with a finding for each note, and the doubts beside the scores that they touch."""
    if not notes:
        return tables
    doubts: dict[tuple[str, int, str], list[Doubt]] = defaultdict(list)
    for note in notes:
        for doubt in note.doubts:
            for code in doubt.codes:
                doubts[doubt.body, doubt.year, code].append(doubt)
    scores = [_doubted(row, doubts) for row in tables["scores"].to_pylist()]
    (document,) = tables["documents"].to_pylist()
    findings = [*tables["findings"].to_pylist(), *(_finding(note, scores, document["document_id"]) for note in notes)]
    counts = count_rows(scores, tables["measures"].to_pylist(), findings)
    return {
        **tables,
        "documents": make_table(DOCUMENTS, [document | counts]),
        "scores": make_table(SCORES, scores),
        "findings": make_table(FINDINGS, findings),
    }


def _doubted(row: TableRow, doubts: Mapping[tuple[str, int, str], Sequence[Doubt]]) -> TableRow:
    found = doubts.get((body_of(row) or "", row["fiscal_year"], row["code"]), ())
    if not found:
        return row
    return {**row, "basis": list(dict.fromkeys([*(row["basis"] or []), *(doubt.basis for doubt in found)]))}


def _finding(note: Note, scores: Sequence[TableRow], document_id: str) -> TableRow:
    finding = Finding(note.severity, note.code, note.message, field=note.field, raw=note.raw)
    row = finding_row(finding, document_id)
    bodies = {(doubt.body, doubt.year) for doubt in note.doubts}
    shown = next(
        (one for one in scores if one["code"] == note.field and (body_of(one), one["fiscal_year"]) in bodies), None
    )
    return with_place_of(row, shown)
