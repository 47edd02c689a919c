"""A table of a snapshot, document by document, two snapshots side by side."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

Slice = tuple[str, pa.Table]
"""A document's id ("" where a row has none) and its rows, in the order of the file."""


def slice_documents(path: Path, columns: list[str]) -> Iterator[Slice]:
    """The rows of each document in turn; a row group at a time is in memory, whatever the table's size."""
    waiting: list[pa.Table] = []
    current = ""
    with pq.ParquetFile(path) as file:
        for number in range(file.num_row_groups):
            group = file.read_row_group(number, columns=columns)
            for document_id, rows in _runs(group):
                if waiting and document_id != current:
                    yield current, pa.concat_tables(waiting)
                    waiting = []
                current = document_id
                waiting.append(rows)
    if waiting:
        yield current, pa.concat_tables(waiting)


def _runs(group: pa.Table) -> Iterator[Slice]:
    """The rows of a row group, parted where the document changes."""
    ids = pc.run_end_encode(group.column("document_id").combine_chunks(), run_end_type=pa.int64())
    start = 0
    for one in ids.chunks if isinstance(ids, pa.ChunkedArray) else [ids]:
        for end, document_id in zip(one.run_ends.to_pylist(), one.values.to_pylist(), strict=True):
            yield document_id or "", group.slice(start, end - start)
            start = end


def pair_up(old: Iterator[Slice], new: Iterator[Slice]) -> Iterator[tuple[str, pa.Table | None, pa.Table | None]]:
    """Both streams as one, by document id: the rows before and now, None where a snapshot has none of the document.

    Both must come in the order of the ids, as every snapshot does.
    """
    left, right = next(old, None), next(new, None)
    while left or right:
        if left and (not right or left[0] < right[0]):
            yield left[0], left[1], None
            left = next(old, None)
        elif right and (not left or right[0] < left[0]):
            yield right[0], None, right[1]
            right = next(new, None)
        elif left and right:
            yield left[0], left[1], right[1]
            left, right = next(old, None), next(new, None)
