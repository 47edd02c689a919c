"""A SQLite file: the tables of a dataset without lists, a table for each list, and `columns`, which explains them all.

Dates and times are ISO 8601 texts, which SQLite's own functions read; true and false are 1 and 0.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from prongsai.pipeline.emit.dictionary import format_type
from prongsai.pipeline.emit.schema import Column, TableSchema
from prongsai.pipeline.export.flat import ROW, FlatTable, flatten, list_flat_tables, read_batches, to_cells

GUIDE_TABLE = "columns"
_SOUGHT = ("document_id", "unit_id", "unit_lineage_id", "code", "measure_id")
"""Columns that questions join and choose by; each has an index in each table."""


def write_sqlite(dataset: Path, tables: Sequence[TableSchema], path: Path) -> int:
    """Write tables of a dataset into a new SQLite file; gives the number of rows written, lists aside."""
    rows = 0
    with closing(sqlite3.connect(path)) as connection, connection:
        for schema in tables:
            flats = list_flat_tables(schema)
            for flat in flats:
                connection.execute(_create(flat))
            for first, batch in read_batches(dataset, schema):
                rows += batch.num_rows
                for flat in flats:
                    _insert(connection, flat, flatten(flat, batch, first))
            for flat in flats:
                for statement in _indexes(flat):
                    connection.execute(statement)
        _write_guide(connection, [flat for schema in tables for flat in list_flat_tables(schema)])
    return rows


def _create(flat: FlatTable) -> str:
    columns = [f'"{column.name}" {_affinity(column)}{_constraint(flat, column)}' for column in flat.columns]
    return f'CREATE TABLE "{flat.name}" ({", ".join(columns)})'


def _affinity(column: Column) -> str:
    if pa.types.is_floating(column.type):
        return "REAL"
    return "INTEGER" if pa.types.is_integer(column.type) or pa.types.is_boolean(column.type) else "TEXT"


def _constraint(flat: FlatTable, column: Column) -> str:
    if column is ROW:
        return " PRIMARY KEY" if flat.is_numbered else f' NOT NULL REFERENCES "{flat.schema.name}" ("{ROW.name}")'
    return "" if column.nullable else " NOT NULL"


def _indexes(flat: FlatTable) -> list[str]:
    sought = (ROW.name,) if flat.listed is not None else _SOUGHT
    return [
        f'CREATE INDEX "{flat.name}_{column.name}" ON "{flat.name}" ("{column.name}")'
        for column in flat.columns
        if column.name in sought
    ]


def _insert(connection: sqlite3.Connection, flat: FlatTable, rows: pa.Table) -> None:
    marks = ", ".join("?" * len(flat.columns))
    cells = (map(_as_stored, to_cells(rows.column(column.name))) for column in flat.columns)
    connection.executemany(f'INSERT INTO "{flat.name}" VALUES ({marks})', zip(*cells, strict=True))  # noqa: S608


def _as_stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value  # a datetime is a date


def _write_guide(connection: sqlite3.Connection, flats: Sequence[FlatTable]) -> None:
    connection.execute(f'CREATE TABLE "{GUIDE_TABLE}" ("table", "column", "type", "unit", "meaning")')
    connection.executemany(
        f'INSERT INTO "{GUIDE_TABLE}" VALUES (?, ?, ?, ?, ?)',  # noqa: S608
        [
            (flat.name, column.name, format_type(column.type), column.unit, column.full_description)
            for flat in flats
            for column in flat.columns
        ],
    )
