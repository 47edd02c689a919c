"""A folder of CSV files with `datapackage.json`, which says what each column holds (a Frictionless data package).

UTF-8 with a byte order mark, without which Excel takes Thai for another encoding. Nulls are empty cells.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

from prongsai.pipeline.emit.dictionary import format_type
from prongsai.pipeline.emit.schema import SCHEMA_VERSION, Column, TableSchema
from prongsai.pipeline.export.flat import POSITION, ROW, FlatTable, flatten, list_flat_tables, read_batches
from prongsai.pipeline.export.formulas import disarm

PACKAGE_FILE = "datapackage.json"
PACKAGE_NAME = "prongsai"
_BOM = b"\xef\xbb\xbf"
_TYPES = {
    "string": "string",
    "bool": "boolean",
    "date32": "date",
    "timestamp": "datetime",
    "float32": "number",
    "float64": "number",
}
"""Types of columns -> types of the Table Schema specification; whatever else there is counts."""


def write_csv_folder(dataset: Path, tables: Sequence[TableSchema], folder: Path) -> int:
    """Write tables of a dataset as CSV files into an empty folder; gives the number of rows written, lists aside."""
    rows = 0
    for schema in tables:
        rows += _write_table(dataset, schema, folder)
    described = json.dumps(describe_package(tables), ensure_ascii=False, indent=1)
    (folder / PACKAGE_FILE).write_text(described + "\n", encoding="utf-8")
    return rows


def _write_table(dataset: Path, schema: TableSchema, folder: Path) -> int:
    rows = 0
    flats = list_flat_tables(schema)
    with ExitStack() as stack:
        writers = []
        for flat in flats:
            sink = stack.enter_context((folder / f"{flat.name}.csv").open("wb"))
            sink.write(_BOM)
            writers.append(stack.enter_context(pa_csv.CSVWriter(sink, _written_schema(flat))))
        for first, batch in read_batches(dataset, schema):
            rows += batch.num_rows
            for flat, writer in zip(flats, writers, strict=True):
                writer.write_table(_as_written(flat, flatten(flat, batch, first)))
    return rows


def _written_type(column: Column) -> pa.DataType:
    return pa.string() if pa.types.is_timestamp(column.type) else column.type


def _written_schema(flat: FlatTable) -> pa.Schema:
    return pa.schema([(column.name, _written_type(column)) for column in flat.columns])


def _as_written(flat: FlatTable, rows: pa.Table) -> pa.Table:
    columns = []
    for column in flat.columns:
        values = rows.column(column.name)
        if pa.types.is_timestamp(column.type):
            values = pc.strftime(pc.floor_temporal(values, unit="second"), format="%Y-%m-%dT%H:%M:%SZ")
        elif pa.types.is_string(column.type):
            values = disarm(values)
        columns.append(values)
    return pa.table(columns, schema=_written_schema(flat))


def describe_package(tables: Sequence[TableSchema]) -> dict[str, Any]:
    """What `datapackage.json` holds.

    Source:
        Tabular Data Package and Table Schema, version 1 (specs.frictionlessdata.io).
    """
    names = {schema.name for schema in tables}
    flats = [flat for schema in tables for flat in list_flat_tables(schema)]
    return {
        "profile": "tabular-data-package",
        "name": PACKAGE_NAME,
        "title": "Scores and measures of Thai integrity and transparency assessments (ITA)",
        "description": "Text is NFC, years are Buddhist era, dates Gregorian. An apostrophe stands before a text that "
        f"a spreadsheet would take for a formula. Schema version {SCHEMA_VERSION}.",
        "resources": [_describe_table(flat, names) for flat in flats],
    }


def _describe_table(flat: FlatTable, names: set[str]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "profile": "tabular-data-resource",
        "name": flat.name,
        "path": f"{flat.name}.csv",
        "description": flat.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": [_describe_column(column) for column in flat.columns]},
    }
    key = _key_of(flat)
    if key:
        described["schema"]["primaryKey"] = key
    to_others = _foreign_keys(flat, names)
    if to_others:
        described["schema"]["foreignKeys"] = to_others
    return described


def _key_of(flat: FlatTable) -> list[str]:
    """The columns that together name a row; a key of the specification holds no null."""
    if flat.listed is not None:
        return [ROW.name, POSITION.name]
    keys = [column for column in flat.columns if column.is_key]
    if keys and not any(column.nullable for column in keys) and not flat.schema.apart:
        return [column.name for column in keys]
    return [ROW.name] if flat.is_numbered else []


def _foreign_keys(flat: FlatTable, names: set[str]) -> list[dict[str, Any]]:
    if flat.listed is not None:
        return [_refer([ROW.name], flat.schema.name)]
    in_documents = any(column.name == "document_id" for column in flat.columns) and flat.name != "documents"
    return [_refer(["document_id"], "documents")] if in_documents and "documents" in names else []


def _refer(fields: list[str], table: str) -> dict[str, Any]:
    return {"fields": fields, "reference": {"resource": table, "fields": fields}}


def _describe_column(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(format_type(column.type), "integer"),
        "description": column.full_description + (f" ({column.unit})" if column.unit else ""),
    }
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    if column.values:
        constraints["enum"] = list(column.values)
    return described | ({"constraints": constraints} if constraints else {})
