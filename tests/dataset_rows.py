"""The rows of a dataset, for comparing runs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from prongsai.pipeline.emit.schema import TABLES
from prongsai.pipeline.emit.snapshot import table_path

Rows = Mapping[str, list[dict[str, Any]]]


def read_rows(dataset: Path) -> Rows:
    """Rows by table, in the order of the files."""
    paths = {schema.name: table_path(dataset, schema.name) for schema in TABLES}
    return {name: pq.read_table(path, partitioning=None).to_pylist() for name, path in paths.items()}


def describe_differences(expected: Rows, found: Rows, limit: int = 20) -> list[str]:
    """One line per value that differs, and per table whose number of rows does; the first `limit` of them."""
    lines = []
    for name in sorted({*expected, *found}):
        ours, theirs = expected.get(name, []), found.get(name, [])
        if len(ours) != len(theirs):
            lines.append(f"{name}: {len(ours)} rows expected, {len(theirs)} found")
        for number, (left, right) in enumerate(zip(ours, theirs, strict=False)):
            for column in sorted({*left, *right}):
                if column not in left or column not in right or left[column] != right[column]:
                    wanted, got = left.get(column, "no such column"), right.get(column, "no such column")
                    lines.append(f"{name}, row {number}, {column}: expected {wanted!r}, found {got!r}")
    return lines[:limit]
