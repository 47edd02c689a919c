"""The ids of rows, made of where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from prongsai.pipeline.model import Provenance


def ids_by_place(document_id: str, places: Iterable[Provenance]) -> list[str]:
    """One id per row, made of where it stands: document, page, table, row, and its place in that row.

    A row keeps its id as long as its place is read alike, whatever is found elsewhere in the document.
    """
    counts: Counter[tuple[int, int, int]] = Counter()
    ids = []
    for place in places:
        row = (place.page or 0, place.table_no or 0, place.row_no or 0)
        counts[row] += 1
        ids.append(":".join(map(str, (document_id, *row, counts[row]))))
    return ids
