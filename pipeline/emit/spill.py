"""Rows of one document as checked, sorted Arrow tables, and their way through a file.

A run over thousands of documents must not keep their rows in memory: each worker turns its rows into bytes at once,
the bytes are kept on disk, and the snapshot is written from them in the order of the document ids.
"""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Sized
from dataclasses import replace
from typing import Any

import pyarrow as pa

from prongsai.normalizers.printable import escape_controls
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.emit.schema import DOCUMENT_TABLES, FINDINGS, Column, TableSchema
from prongsai.pipeline.errors import PipelineError

DocumentTables = Mapping[str, pa.Table]
"""Table name -> the rows of one document."""

SEVERITY_ORDER = ("error", "warning", "info")


class RowsError(PipelineError):
    """Rows do not fit the schema: a fault of the program, and nothing of them may be written."""


def rows_to_tables(rows: DocumentRows) -> DocumentTables:
    """The rows of one document as Arrow tables in the order that the dataset has, its row of `documents` with counts.

    Raises:
        RowsError: a row has a missing or unknown column, a value of another type or outside a closed list, or a null
            where none may be.
    """
    counted = replace(rows, document=rows.document | count_rows(rows.scores, rows.measures, rows.findings))
    return {schema.name: make_table(schema, counted.table(schema.name)) for schema in DOCUMENT_TABLES}


def count_rows(scores: Sized, measures: Sized, findings: Sequence[TableRow]) -> TableRow:
    """The columns of `documents` that count the rows of other tables."""
    return {"n_scores": len(scores), "n_measures": len(measures), **count_severities(findings)}


def count_severities(findings: Sequence[TableRow]) -> dict[str, int]:
    """The columns of `documents` that count findings."""
    severities = Counter(row["severity"] for row in findings)
    return {"n_warnings": severities["warning"], "n_errors": severities["error"]}


def findings_to_tables(findings: list[TableRow]) -> DocumentTables:
    """Findings about files that are no document, with every other table empty.

    Raises:
        RowsError: as for `rows_to_tables`.
    """
    return {schema.name: make_table(schema, findings if schema is FINDINGS else []) for schema in DOCUMENT_TABLES}


def make_table(schema: TableSchema, rows: list[TableRow]) -> pa.Table:
    """Rows of one table, checked against its schema and in its order.

    Raises:
        RowsError: as for `rows_to_tables`.
    """
    expected = set(schema.column_names)
    for row in rows:
        if row.keys() != expected:
            odd = ", ".join(sorted(row.keys() ^ expected))
            raise RowsError(f"a row of {schema.name} has missing or unknown columns: {odd}")
    rows = [{name: _to_stored(name, value) for name, value in row.items()} for row in rows]
    try:
        ordered = sorted(rows, key=lambda row: _sort_key(schema, row)) if schema.order else rows
        table = pa.Table.from_pylist(ordered, schema=schema.arrow_schema())
    except (pa.ArrowException, TypeError, OverflowError, UnicodeEncodeError) as error:
        raise RowsError(f"a row of {schema.name} does not fit its types: {error}") from error
    for column in schema.columns:
        if not column.nullable and table.column(column.name).null_count:
            raise RowsError(f"{schema.name}.{column.name} may not be null")
        if column.values:
            _check_values(schema, column, table.column(column.name))
    return table


def add_rows(schema: TableSchema, table: pa.Table, rows: list[TableRow]) -> pa.Table:
    """The table with more rows, in its order; of rows that are alike in it the older come first.

    Raises:
        RowsError: as for `rows_to_tables`.
    """
    together = pa.concat_tables([table, make_table(schema, rows)])
    ordered = together.select(list(schema.order)).to_pylist()
    return together.take(sorted(range(len(ordered)), key=lambda at: _sort_key(schema, ordered[at])))


def replace_column(schema: TableSchema, table: pa.Table, name: str, values: Sequence[Any]) -> pa.Table:
    """The table with other values in a column by which it is not ordered, as `make_table` stores them."""
    assert name not in schema.order, "other rows would come first"
    kind = schema.arrow_schema().field(name)
    stored = pa.array([_to_stored(name, value) for value in values], kind.type)
    return table.set_column(table.schema.get_field_index(name), kind, stored)


def _check_values(schema: TableSchema, column: Column, values: pa.ChunkedArray) -> None:
    odd = {value for value in values.unique().to_pylist() if value is not None} - column.values.keys()
    if odd:
        raise RowsError(f"{schema.name}.{column.name} has no {min(odd)!r} in its closed list")


def _to_stored(column: str, value: Any) -> Any:
    """Text as it is stored: in NFC, so that equal words compare equal whatever order their marks came in, and with
    characters that act on a terminal spelled out, so that nothing that is printed from a table can do harm.
    """
    if column == "sources":
        return value  # a path must open the file that it names; discovery has spelled it out already
    if isinstance(value, str):
        return escape_controls(unicodedata.normalize("NFC", value))
    return [_to_stored(column, one) for one in value] if isinstance(value, list) else value


def _sort_key(schema: TableSchema, row: TableRow) -> tuple[Any, ...]:
    return tuple(value_sort_key(name, row[name]) for name in schema.order)


def value_sort_key(column: str, value: Any) -> tuple[Any, ...]:
    """A key that puts nulls first, `i2` before `i10`, and errors before warnings.

    >>> sorted(["i10", "i2", None], key=lambda value: value_sort_key("code", value))
    [None, 'i2', 'i10']
    """
    if value is None:
        return (0,)
    if column == "severity" and value in SEVERITY_ORDER:
        return (1, SEVERITY_ORDER.index(value))
    if isinstance(value, str):
        parts = re.split(r"([0-9]+)", value)
        # odd positions are numbers, so equal positions of two keys always compare like with like
        return (1, tuple(_number_key(part) if i % 2 else part for i, part in enumerate(parts)))
    return (1, value)


def _number_key(digits: str) -> tuple[int, str, int]:
    """Orders runs of digits by value without making a number of them: Python refuses one of 5,000 digits."""
    number = digits.lstrip("0")
    return (len(number), number, len(digits))


def find_repeated_keys(tables: DocumentTables) -> dict[str, list[tuple[Any, ...]]]:
    """Keys that occur more than once in one document: table name -> the keys."""
    repeated = {}
    for schema in DOCUMENT_TABLES:
        if not schema.key:
            continue
        table = tables[schema.name].select([*schema.key, *schema.apart])
        counts: Counter[tuple[Any, ...]] = Counter()
        for row in zip(*(column.to_pylist() for column in table.columns), strict=True):
            key, apart = row[: len(schema.key)], row[len(schema.key) :]
            counts[row if apart and apart[0] is not None else key] += 1
        keys = list(dict.fromkeys(row[: len(schema.key)] for row, count in counts.items() if count > 1))
        if keys:
            repeated[schema.name] = keys
    return repeated


def tables_to_bytes(tables: DocumentTables) -> bytes:
    """All tables of one document as Arrow record batches, one after another in the order of `schema.DOCUMENT_TABLES`.

    Columns are not described: a description would be most of the bytes, and takes most of the time to read. `_LAYOUT`
    stands for it.
    """
    parts = [_to_batch(tables[schema.name]) for schema in DOCUMENT_TABLES]
    return b"".join([_HEAD.pack(_LAYOUT, *map(len, parts)), *parts])


def _to_batch(table: pa.Table) -> bytes:
    """The rows of a table as one batch; no bytes for a table without rows."""
    batches = table.combine_chunks().to_batches()
    data: bytes = batches[0].serialize().to_pybytes() if table.num_rows else b""
    return data


_LAYOUT = hashlib.sha256(
    "\n".join(f"{schema.name}: {schema.bare_arrow_schema()}" for schema in DOCUMENT_TABLES).encode()
).digest()[:8]
"""Stands for the names and types of all columns: bytes that were made of others are not these tables."""
_HEAD = struct.Struct(f"<{len(_LAYOUT)}s{len(DOCUMENT_TABLES)}Q")
"""The layout, and the length of each table."""


def peek_document(data: bytes) -> TableRow:
    """The row of `documents` in what `tables_to_bytes` made of one document, without the other tables."""
    schema, table = next(_split(data))
    rows: list[TableRow] = table.to_pylist()
    assert schema.name == "documents" and len(rows) == 1, "every document has one row, and it is the first"
    return rows[0]


def bytes_to_tables(data: bytes) -> DocumentTables:
    """Undo `tables_to_bytes`.

    Raises:
        RowsError: the bytes are cut short or of another kind.
    """
    return {schema.name: table for schema, table in _split(data)}


def _split(data: bytes) -> Iterator[tuple[TableSchema, pa.Table]]:
    if not data.startswith(_LAYOUT) or len(data) < _HEAD.size:
        raise RowsError("rows kept on disk are damaged, or of tables with other columns")
    _, *lengths = _HEAD.unpack_from(data)
    if _HEAD.size + sum(lengths) != len(data):
        raise RowsError("rows kept on disk are damaged: some are missing")
    source, start = pa.py_buffer(data), _HEAD.size
    for schema, length in zip(DOCUMENT_TABLES, lengths, strict=True):
        columns = schema.arrow_schema()
        try:
            batches = [pa.ipc.read_record_batch(source.slice(start, length), columns)] if length else []
        except (pa.ArrowException, OSError, ValueError) as error:
            raise RowsError(f"rows kept on disk are damaged: {error}") from error
        yield schema, pa.Table.from_batches(batches, columns)
        start += length
