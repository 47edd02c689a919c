"""The rows of a document with what the other documents of the run say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pyarrow as pa

from prongsai.pipeline.across.notes import Doubt, Note
from prongsai.pipeline.across.sheets import bodies_of
from prongsai.pipeline.emit.rows import TableRow, finding_row, with_place_of
from prongsai.pipeline.emit.schema import DOCUMENTS, FINDINGS, SCORES
from prongsai.pipeline.emit.spill import DocumentTables, add_rows, count_severities, replace_column
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
    scores, documents = tables["scores"], tables["documents"]
    keys = list(zip(bodies_of(scores), *(scores.column(name).to_pylist() for name in _KEY_COLUMNS), strict=True))
    place_of = {(key[0], key[1], key[2]): at for at, key in reversed(list(enumerate(keys)))}
    (document_id,) = documents.column("document_id").to_pylist()
    added = [_finding(note, scores, place_of, document_id) for note in notes]
    for name, count in count_severities(added).items():
        (before,) = documents.column(name).to_pylist()
        documents = replace_column(DOCUMENTS, documents, name, [before + count])
    return {
        **tables,
        "documents": documents,
        "scores": _with_doubts(scores, [doubts.get(key, []) for key in keys]),
        "findings": add_rows(FINDINGS, tables["findings"], added),
    }


def _with_doubts(scores: pa.Table, doubts: Sequence[Sequence[Doubt]]) -> pa.Table:
    """The scores, each with its doubts at the end of its basis."""
    if not any(doubts):
        return scores
    basis = scores.column(_BASIS).to_pylist()
    for at, about in enumerate(doubts):
        basis[at] = list(dict.fromkeys([*(basis[at] or []), *(doubt.basis for doubt in about)])) if about else basis[at]
    return replace_column(SCORES, scores, _BASIS, basis)


_KEY_COLUMNS = ("fiscal_year", "code")
_BASIS = "basis"


def _finding(note: Note, scores: pa.Table, place_of: Mapping[tuple[str, int, str], int], document_id: str) -> TableRow:
    finding = Finding(note.severity, note.code, note.message, field=note.field, raw=note.raw)
    row = finding_row(finding, document_id)
    bodies = {(doubt.body, doubt.year) for doubt in note.doubts}
    places = [at for body, year in bodies if (at := place_of.get((body, year, note.field or ""))) is not None]
    shown = scores.slice(min(places), 1).to_pylist()[0] if places else None
    return with_place_of(row, shown)
