"""The rows of a dataset, for comparing runs: all columns but those that hold timings."""

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
    rows = {}
    for schema in TABLES:
        timings = {column.name for column in schema.columns if column.is_timing}
        table = pq.read_table(table_path(dataset, schema.name), partitioning=None)
        rows[schema.name] = table.select([name for name in table.column_names if name not in timings]).to_pylist()
    return rows


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
