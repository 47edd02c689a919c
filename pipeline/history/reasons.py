"""Why a document's rows are otherwise than in the snapshot before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.pipeline.history.counts import Held, find_successors

NEW_FILE, FILE_CHANGED, FILE_GONE, CODE_CHANGED = "new-file", "file-changed", "file-gone", "code-changed"
CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reason for each document that came or went, and for those that are in both snapshots.

    `decided` are those of the last about which people decided otherwise meanwhile.
    """

    came: Mapping[str, str]
    gone: Mapping[str, str]
    stayed: str
    decided: frozenset[str] = frozenset()

    def of(self, document_id: str) -> str:
        """The reason for what is otherwise in the rows of a document."""
        reason = self.came.get(document_id) or self.gone.get(document_id)
        return reason or (CORRECTION if document_id in self.decided else self.stayed)


def find_reasons(before: Mapping[str, Held], now: Mapping[str, Held], is_other_code: bool) -> Reasons:
    """Why rows differ, document by document.

    The rows of a file that stayed as it is depend on the program and on the other documents of the run; where the
    program is the same, it was the others: one that came or went, or one about which people decided.
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
    both = before.keys() & now.keys()
    decided = frozenset(one for one in both if before[one].decisions != now[one].decisions)
    stayed = CODE_CHANGED if is_other_code else _other_documents(came, gone) or (CORRECTION if decided else NEW_FILE)
    return Reasons(came, gone, stayed, decided)


def _other_documents(came: Mapping[str, str], gone: Mapping[str, str]) -> str | None:
    """Why documents came or went; None where none did, and one more copy of a file may have changed its `sources`."""
    for reason in (FILE_CHANGED, NEW_FILE, FILE_GONE):
        if reason in (*came.values(), *gone.values()):
            return reason
    return None
