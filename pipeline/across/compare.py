"""All documents of a run held against each other: what each is told is in `Comparison.amend`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from prongsai.pipeline.across.amend import amend
from prongsai.pipeline.across.copies import find_copies, find_repeated
from prongsai.pipeline.across.differing import find_differing
from prongsai.pipeline.across.notes import Doubt, Note
from prongsai.pipeline.across.sheets import Sheets
from prongsai.pipeline.emit.spill import DocumentTables


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
    notes: dict[object, list[Note]] = defaultdict(list)
    found = (*find_differing(sheets.documents), *find_copies(sheets.documents), *find_repeated(sheets.documents))
    for note in found:
        about = tuple(dict.fromkeys((doubt.body, doubt.year) for doubt in note.doubts))
        notes[note.document, note.code, about].append(note)
    by_id: dict[str, list[Note]] = defaultdict(list)
    for many in notes.values():
        by_id[sheets.documents[many[0].document].document_id].append(_join(many))
    return Comparison(dict(by_id))


def _join(notes: Sequence[Note]) -> Note:
    """The first of several notes with how many documents say the like, and one doubt for each score that any touches: a
    hundred copies are one thing to look at."""
    first, *more = notes
    doubts: list[Doubt] = []
    known: set[str] = set()
    for doubt in (doubt for note in notes for doubt in note.doubts):
        if doubt.codes - known:
            doubts.append(replace(doubt, codes=doubt.codes - known))
            known |= doubt.codes
    message = f"{first.message}; so say {len(more)} documents more" if more else first.message
    return replace(first, message=message, doubts=tuple(doubts))
