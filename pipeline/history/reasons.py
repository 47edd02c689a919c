"""Why a document's rows are otherwise than in the snapshot before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.pipeline.history.counts import Held, find_successors

NEW_FILE, FILE_CHANGED, FILE_GONE, CODE_CHANGED = "new-file", "file-changed", "file-gone", "code-changed"


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reason for each document that came or went, and for those that are in both snapshots."""

    came: Mapping[str, str]
    gone: Mapping[str, str]
    stayed: str

    def of(self, document_id: str) -> str:
        """The reason for what is otherwise in the rows of a document."""
        return self.came.get(document_id) or self.gone.get(document_id) or self.stayed


def find_reasons(before: Mapping[str, Held], now: Mapping[str, Held], is_other_code: bool) -> Reasons:
    """Why rows differ, document by document.

    The rows of a file that stayed as it is depend on the program and on the other documents of the run; where the
    program is the same, it was the others.
    """
    successors = find_successors(before, now)
    gone = {
        document_id: FILE_CHANGED if successor else FILE_GONE
        for document_id, successor in successors.items()
        if document_id not in now
    }
    replaced = {source for document_id in gone for source in before[document_id].sources}
    came = {
        document_id: FILE_CHANGED if replaced.intersection(held.sources) else NEW_FILE
        for document_id, held in now.items()
        if document_id not in before
    }
    return Reasons(came, gone, CODE_CHANGED if is_other_code else _other_documents(came, gone))


def _other_documents(came: Mapping[str, str], gone: Mapping[str, str]) -> str:
    for reason in (FILE_CHANGED, NEW_FILE, FILE_GONE):
        if reason in (*came.values(), *gone.values()):
            return reason
    return NEW_FILE  # no document came or went: one more copy of a file changed its `sources`
