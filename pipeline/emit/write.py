"""Rows of all documents -> one complete snapshot of Parquet tables, read back before anyone else reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from prongsai.pipeline.emit.codes import codes_table, find_years
from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.emit.schema import CHANGES, CODES, DOCUMENT_TABLES, TABLES, TableSchema
from prongsai.pipeline.emit.snapshot import sync_to_disk, table_path
from prongsai.pipeline.emit.spill import DocumentTables, make_table
from prongsai.pipeline.errors import OutputError
from prongsai.pipeline.frame.frame import Frame

ROW_GROUP_BYTES = 16 * 1024 * 1024
"""Arrow bytes that wait for one row group: few enough to keep a run's memory flat, many enough to compress well."""


TABLES_PER_BLOCK = 64
"""A table of three rows takes 30 kB, most of it bookkeeping; so many are copied into one block, which has it once."""
ROWS_PER_BLOCK = 4096
"""Or fewer with so many rows, which take some megabytes; to ask each small table for its bytes takes as long as all
else that is done with it here."""


class TableWriter:
    """Writes one table of a snapshot, row group by row group."""

    def __init__(self, schema: TableSchema, path: Path) -> None:
        path.parent.mkdir(parents=True)
        self._writer = pq.ParquetWriter(path, schema.arrow_schema(), compression="zstd")
        self._recent: list[pa.Table] = []
        self._recent_rows = 0
        self._blocks: list[pa.Table] = []
        self.rows = 0

    def append(self, rows: pa.Table) -> None:
        """Add the rows of one document; they reach the file some row groups later."""
        if not rows.num_rows:
            return
        self._recent.append(rows)
        self._recent_rows += rows.num_rows
        self.rows += rows.num_rows
        if len(self._recent) >= TABLES_PER_BLOCK or self._recent_rows >= ROWS_PER_BLOCK:
            self._gather()
            if sum(block.nbytes for block in self._blocks) >= ROW_GROUP_BYTES:
                self._flush()

    def _gather(self) -> None:
        if self._recent:
            self._blocks.append(pa.concat_tables(self._recent).combine_chunks())
        self._recent, self._recent_rows = [], 0

    def _flush(self) -> None:
        self._gather()
        if self._blocks:
            self._writer.write_table(pa.concat_tables(self._blocks))
        self._blocks = []

    def close(self) -> None:
        """Write what waits and the footer; without this the file cannot be read."""
        self._flush()
        self._writer.close()

    def abandon(self) -> None:
        """Let go of the file without caring what is in it."""
        self._recent, self._blocks = [], []
        self._writer.close()


MakeTables = Callable[[], Mapping[str, pa.Table]]
"""Makes tables by name of what was seen of all documents."""
FindChanges = Callable[[Path], Iterable[pa.Table]]
"""Gives the rows of `changes` for the folder of a snapshot whose other tables are written."""


def find_no_changes(snapshot: Path) -> Iterable[pa.Table]:
    """The changes of a snapshot that replaces none."""
    return ()


def write_snapshot(
    documents: Iterable[DocumentTables],
    frame: Frame,
    new: Path,
    find_changes: FindChanges = find_no_changes,
    made_of_all: MakeTables = dict,
) -> dict[str, int]:
    """Write the tables of a snapshot, read them back, and tell how many rows each has.

    Args:
        documents: tables of each document, in the order of their ids; read once, never held together.
        frame: what `codes` says of the years that the documents speak of.
        new: where the snapshot is to lie; made here.
        made_of_all: gives the tables that only all documents together can make; asked when all have passed.
        find_changes: how it differs from the snapshot that it will replace.
    Raises:
        OutputError: the snapshot cannot be written, or reads back otherwise.
    """
    try:
        counts = _write_tables(documents, frame, new, made_of_all)
        counts[CHANGES.name] = _write_changes(find_changes(new), new)
        for schema in TABLES:
            sync_to_disk(table_path(new, schema.name))
        check_snapshot(new, counts)
    except OSError as error:
        raise OutputError(
            f"the new tables were not written ({error}); free some space or give --out another folder"
        ) from error
    return counts


def _write_tables(
    documents: Iterable[DocumentTables], frame: Frame, new: Path, made_of_all: MakeTables
) -> dict[str, int]:
    years: set[tuple[str, int]] = set()
    # many documents refer to the same row; there are 7,851 units in the country, so they fit
    shared: dict[str, dict[tuple[object, ...], TableRow]] = {
        schema.name: {} for schema in DOCUMENT_TABLES if schema.source == "shared"
    }
    made_here = [schema for schema in TABLES if schema is not CHANGES]
    writers = {schema.name: TableWriter(schema, table_path(new, schema.name)) for schema in made_here}
    with ExitStack() as on_failure:
        for writer in writers.values():
            on_failure.callback(writer.abandon)
        for tables in documents:
            years |= find_years(tables)
            for schema in DOCUMENT_TABLES:
                if schema.source == "shared":
                    rows = tables[schema.name].to_pylist()
                    shared[schema.name] |= {tuple(row[name] for name in schema.key): row for row in rows}
                else:
                    writers[schema.name].append(tables[schema.name])
        for schema in DOCUMENT_TABLES:
            if schema.source == "shared":
                writers[schema.name].append(make_table(schema, list(shared[schema.name].values())))
        writers[CODES.name].append(codes_table(frame, years))
        for name, table in made_of_all().items():
            writers[name].append(table)
        for writer in writers.values():
            writer.close()
        on_failure.pop_all()
    return {name: writer.rows for name, writer in writers.items()}


def _write_changes(changes: Iterable[pa.Table], new: Path) -> int:
    writer = TableWriter(CHANGES, table_path(new, CHANGES.name))
    with ExitStack() as on_failure:
        on_failure.callback(writer.abandon)
        for tables in changes:
            writer.append(tables)
        writer.close()
        on_failure.pop_all()
    return writer.rows


def check_snapshot(snapshot: Path, counts: dict[str, int]) -> None:
    """Read a snapshot back before anyone else does.

    Raises:
        OutputError: a table is missing or damaged, has other columns or another number of rows than were written,
            or its documents are out of order or repeated.
    """
    for schema in TABLES:
        try:
            with pq.ParquetFile(table_path(snapshot, schema.name)) as file:
                if not file.schema_arrow.equals(schema.arrow_schema(), check_metadata=True):
                    raise OutputError(f"the new table {schema.name} has other columns than its schema says")
                rows, last = 0, ""
                for batch in file.iter_batches():
                    rows += batch.num_rows
                    last = _check_order(schema, batch, last)
        except (pa.ArrowInvalid, FileNotFoundError) as error:
            raise OutputError(f"the new table {schema.name} cannot be read back: {error}") from error
        if rows != counts[schema.name]:
            raise OutputError(f"the new table {schema.name} has {rows} rows where {counts[schema.name]} were written")


def _check_order(schema: TableSchema, batch: pa.RecordBatch, last: str) -> str:
    """Check that document ids never step back, and in `documents` never repeat; gives the last id."""
    if schema.source != "document":
        return last
    for value in batch.column("document_id").to_pylist():
        current = value or ""
        if current < last or (schema.name == "documents" and current == last):
            raise OutputError(f"the new table {schema.name} has documents out of order at {current}")
        last = current
    return last
