"""Two snapshots -> the rows of `changes`: what is otherwise now, and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from prongsai.pipeline.emit.marker import read_marker
from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.emit.schema import CHANGES, DOCUMENTS, MEASURES, SCORES, TABLES, TableSchema
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.emit.spill import make_table
from prongsai.pipeline.history.counts import count_documents
from prongsai.pipeline.history.reasons import Reasons, find_reasons
from prongsai.pipeline.history.slices import pair_up, slice_documents

TOLD_OF_WHOLE_DOCUMENTS = (DOCUMENTS, SCORES, MEASURES)
"""A document that came or went is told by these rows; its readings and findings would be as many as there are in all
other changes together, and say no more."""
NOT_TOLD = frozenset(("source_url", "fetched_at"))
"""Of how a file was fetched, which is otherwise each night and changes nothing of what is in it."""


def find_changes(before: Path, now: Path, code: str) -> Iterator[pa.Table]:
    """What is otherwise in the snapshot `now` than in `before`, as parts of the table `changes`.

    Args:
        before: a snapshot; where there is none, or it cannot be read, nothing has changed.
        now: a snapshot whose other tables are written.
        code: fingerprint of what made the rows of `now`.
    Raises:
        OSError: the disk does not give the tables.
    """
    marker, old, new = read_marker(before), count_documents(before), count_documents(now)
    if marker is None or old is None or new is None:
        return
    reasons = find_reasons(old, new, marker.origin.code != code)
    for schema in TABLES:
        if schema is CHANGES or not _is_readable(before, schema):
            continue
        if schema.source == "document":
            yield from _find_in_documents(schema, before, now, reasons)
        else:
            rows = [_read_rows(folder, schema) for folder in (before, now)]
            yield make_table(CHANGES, [*_compare(schema, rows[0], rows[1], reasons.stayed)])


def _is_readable(snapshot: Path, schema: TableSchema) -> bool:
    """False for a table that an earlier version did not have."""
    try:
        return bool(_common(snapshot, schema))
    except (FileNotFoundError, pa.ArrowInvalid):
        return False


def _common(snapshot: Path, schema: TableSchema) -> list[str]:
    """The columns of a table that a snapshot has as well, and in the same type: others cannot be compared."""
    old = pq.read_schema(table_path(snapshot, schema.name))
    return [one.name for one in schema.columns if one.name in old.names and old.field(one.name).type == one.type]


def _find_in_documents(schema: TableSchema, before: Path, now: Path, reasons: Reasons) -> Iterator[pa.Table]:
    columns = _common(before, schema)
    streams = (slice_documents(table_path(folder, schema.name), columns) for folder in (before, now))
    for document_id, old, new in pair_up(*streams):
        if old is not None and new is not None and old.equals(new):
            continue
        is_whole = document_id in reasons.came or document_id in reasons.gone
        if is_whole and schema not in TOLD_OF_WHOLE_DOCUMENTS:
            continue
        left, right = ([] if one is None else one.to_pylist() for one in (old, new))
        yield make_table(CHANGES, [*_compare(schema, left, right, reasons.of(document_id))])


def _read_rows(snapshot: Path, schema: TableSchema) -> list[TableRow]:
    path = table_path(snapshot, schema.name)
    rows: list[TableRow] = pq.read_table(path, partitioning=None).to_pylist()
    return rows


def _compare(schema: TableSchema, old: Sequence[TableRow], new: Sequence[TableRow], why: str) -> Iterator[TableRow]:
    """The changes between rows of one document, or of a table that has none.

    Rows of one key are held against each other in their order; without a key, a row is the same or another.
    """
    before, now = _by_key(schema, old), _by_key(schema, new)
    for key in dict.fromkeys((*before, *now)):
        left, right = before.get(key, []), now.get(key, [])
        for was, is_now in zip(left, right, strict=False):
            yield from _compare_cells(schema, was, is_now, why)
        for row in left[len(right) :]:
            yield _change(schema, row, why, old=_describe(schema, row))
        for row in right[len(left) :]:
            yield _change(schema, row, why, new=_describe(schema, row))


def _by_key(schema: TableSchema, rows: Iterable[TableRow]) -> dict[tuple[str, ...], list[TableRow]]:
    names = schema.key or schema.column_names
    found: dict[tuple[str, ...], list[TableRow]] = {}
    for row in rows:
        found.setdefault(tuple(_to_text(row.get(name)) or "" for name in names), []).append(row)
    return found


def _compare_cells(schema: TableSchema, was: TableRow, is_now: TableRow, why: str) -> Iterator[TableRow]:
    for name in schema.column_names:
        if name in was and name in is_now and was[name] != is_now[name] and name not in NOT_TOLD:
            old, new = _to_text(was[name]), _to_text(is_now[name])
            yield _change(schema, is_now, why, column=name, old=old, new=new)


def _change(schema: TableSchema, row: TableRow, why: str, **values: str | None) -> TableRow:
    told = schema.key or schema.column_names
    keys = {name: row.get(name) for name in CHANGES.column_names if name in told}
    return dict.fromkeys(CHANGES.column_names) | keys | {"table": schema.name, "why": why} | values


def _describe(schema: TableSchema, row: TableRow) -> str:
    """A whole row as JSON: what it says beside its key."""
    told = {
        name: value if isinstance(value, int | float | list) else _to_text(value)
        for name, value in row.items()
        if name not in schema.key and value is not None
    }
    return json.dumps(told, ensure_ascii=False, default=str)


def _to_text(value: Any) -> str | None:
    """
    >>> _to_text(91.5), _to_text(["ก", "ข"]), _to_text(None), _to_text(True)
    ('91.5', '["ก", "ข"]', None, 'true')
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=str)
