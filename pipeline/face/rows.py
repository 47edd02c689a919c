"""Rows of a dataset as they are read back for people, and how they call a body."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.errors import InputError


def read_rows(dataset: Path, table: str, document_id: str | None = None) -> list[dict[str, Any]]:
    """The rows of a table, of one document or of all, some thousands in memory at a time while they are picked.

    Raises:
        InputError: there is no dataset.
    """
    path = table_path(dataset, table)
    if not path.is_file():
        raise InputError(f"{dataset} is no dataset ({path} is missing); name the folder that a run wrote")
    with pq.ParquetFile(path) as file:
        rows: list[dict[str, Any]] = []
        for batch in file.iter_batches():
            kept = batch if document_id is None else batch.filter(pc.equal(batch.column("document_id"), document_id))
            rows.extend(kept.to_pylist())
        return rows


def name_of_body(row: Mapping[str, Any]) -> str | None:
    """A body's name with the word for its type before it; None where nobody is decided on.

    >>> name_of_body({"unit_type": "ทต.", "unit_name": "นาแก้ว"}), name_of_body({"unit_type": "ทต.", "unit_name": None})
    ('ทต.นาแก้ว', None)
    """
    return f"{row['unit_type'] or ''}{row['unit_name']}" if row["unit_name"] else None
