"""All documents of a run held against each other: what each is told is in `Comparison.amend`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from prongsai.pipeline.across.amend import amend
from prongsai.pipeline.across.copies import find_copies, find_repeated
from prongsai.pipeline.across.differing import find_differing
from prongsai.pipeline.across.notes import Note
from prongsai.pipeline.across.sheets import Sheets
from prongsai.pipeline.emit.spill import DocumentTables

MOST_NOTES = 5
"""Notes of one kind that a document gets: whoever looks at five others knows what is the matter with this one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the comparison says of each document that it says anything of, by its id."""

    notes: dict[str, list[Note]] = field(default_factory=dict)

    def amend(self, tables: DocumentTables) -> DocumentTables:
        """The tables of one document with what the others say of it."""
        ids = tables["documents"].column("document_id").to_pylist()
        return amend(tables, self.notes.get(ids[0], [])) if ids else tables


def compare_documents(documents: Iterable[DocumentTables]) -> Comparison:
    """Compare the documents of a run, in their order; their rows are looked at one document after another."""
    sheets = Sheets()
    for tables in documents:
        sheets.add(tables)
    notes: dict[tuple[int, str], list[Note]] = defaultdict(list)
    found = (*find_differing(sheets.documents), *find_copies(sheets.documents), *find_repeated(sheets.documents))
    for note in found:
        notes[note.document, note.code].append(note)
    by_id: dict[str, list[Note]] = defaultdict(list)
    for (document, _), many in notes.items():
        by_id[sheets.documents[document].document_id].extend(_first_few(many))
    return Comparison(dict(by_id))


def _first_few(notes: list[Note]) -> list[Note]:
    """Of many notes of one kind the first, the last of them with the number of the others."""
    if len(notes) <= MOST_NOTES:
        return notes
    *kept, last = notes[:MOST_NOTES]
    return [*kept, replace(last, message=f"{last.message}; so say {len(notes) - MOST_NOTES} documents more")]
