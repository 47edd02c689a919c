"""A snapshot -> what each of its documents holds, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from prongsai.pipeline.emit.snapshot import table_path


@dataclass(frozen=True, slots=True)
class Held:
    """What one document of a snapshot holds; counts are of rows of `scores`."""

    document_id: str
    sources: tuple[str, ...]
    is_read: bool
    """False where its status is `failed`."""
    scores: int
    verified: int
    decisions: frozenset[str] = frozenset()
    """What people decided about it, in the words of the findings that tell it."""


def count_documents(snapshot: Path) -> dict[str, Held] | None:
    """Every document of a snapshot by its id; None where there is no snapshot, or its tables are damaged.

    Raises:
        OSError: the disk does not give them.
    """
    try:
        documents = pq.read_table(
            table_path(snapshot, "documents"), columns=["document_id", "sources", "status"], partitioning=None
        )
        scores = pq.read_table(table_path(snapshot, "scores"), columns=["document_id", "status"], partitioning=None)
        findings = pq.read_table(
            table_path(snapshot, "findings"),
            columns=["document_id", "message"],
            filters=[("code", "==", "correction-applied")],
            partitioning=None,
        )
    except (FileNotFoundError, pa.ArrowInvalid):
        return None  # whoever asks says that nothing was held against it
    counted: Mapping[tuple[str, str], int] = Counter(
        zip(scores.column("document_id").to_pylist(), scores.column("status").to_pylist(), strict=True)
    )
    of_document: Counter[str] = Counter()
    for (document_id, _), number in counted.items():
        of_document[document_id] += number
    decisions: dict[str, set[str]] = {}
    for row in findings.to_pylist():
        decisions.setdefault(row["document_id"], set()).add(row["message"])
    return {
        row["document_id"]: Held(
            row["document_id"],
            tuple(row["sources"]),
            row["status"] != "failed",
            of_document[row["document_id"]],
            counted.get((row["document_id"], "verified"), 0),
            frozenset(decisions.get(row["document_id"], ())),
        )
        for row in documents.to_pylist()
    }


def find_successors(before: Mapping[str, Held], now: Mapping[str, Held]) -> dict[str, Held | None]:
    """For each document of `before` by its id: the same bytes in `now`, else what lies there under one of its names."""
    by_source = {source: held for held in now.values() for source in held.sources}
    return {
        document_id: now.get(document_id)
        or next((by_source[source] for source in held.sources if source in by_source), None)
        for document_id, held in before.items()
    }
