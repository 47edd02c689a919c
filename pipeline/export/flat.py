"""The tables of a dataset without lists: a list becomes a table of its own, a row for each thing listed.

CSV and SQLite hold one value in a cell. A table that has lists gets a column `row`, which the tables of its lists name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from prongsai.pipeline.emit.schema import TABLES, Column, TableSchema
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.errors import InputError, SettingsError

ROW = Column("row", pa.int64(), "number of the row, from 1: the tables of its lists name it", nullable=False)
POSITION = Column("position", pa.int64(), "place in the list, from 1", nullable=False)
_VALUE = "value"


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table whose cells hold one value each.

    `schema` is the table of the dataset that it comes from, `listed` the column whose lists it holds, if it is one of
    those.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    schema: TableSchema
    listed: str | None = None

    @property
    def is_numbered(self) -> bool:
        """Whether its rows have numbers that tables of lists name."""
        return self.listed is None and self.columns[0] is ROW


def list_flat_tables(schema: TableSchema) -> tuple[FlatTable, ...]:
    """A table of the dataset without its lists, then a table for each of them.

    >>> scores = next(table for table in TABLES if table.name == "scores")
    >>> [(flat.name, [column.name for column in flat.columns][:2]) for flat in list_flat_tables(scores)]
    [('scores', ['row', 'document_id']), ('scores_basis', ['row', 'position'])]
    """
    lists = [column for column in schema.columns if pa.types.is_list(column.type)]
    plain = tuple(column for column in schema.columns if column not in lists)
    number = (ROW,) if lists else ()
    return (
        FlatTable(schema.name, schema.description, number + plain, schema),
        *(
            FlatTable(
                f"{schema.name}_{column.name}",
                f"what `{column.name}` of a row of `{schema.name}` lists: {column.description}",
                (ROW, POSITION, Column(_VALUE, column.type.value_type, column.full_description, column.unit)),
                schema,
                column.name,
            )
            for column in lists
        ),
    )


def pick_tables(names: Sequence[str]) -> tuple[TableSchema, ...]:
    """The tables of a dataset by their names, in the order of the dictionary; all of them for no name.

    Raises:
        SettingsError: there is no such table.
    """
    known = {table.name: table for table in TABLES}
    for name in names:
        if name not in known:
            raise SettingsError(f"there is no table {name!r}; a dataset has {', '.join(known)}")
    return tuple(table for table in TABLES if not names or table.name in names)


def check_dataset(dataset: Path, tables: Sequence[TableSchema]) -> None:
    """See that a folder is a dataset of this version.

    Raises:
        InputError: a table is missing.
    """
    for table in tables:
        if not table_path(dataset, table.name).is_file():
            raise InputError(f"{dataset} is no dataset of this version: the table {table.name} is missing; run again")


def read_batches(dataset: Path, schema: TableSchema) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The rows of a table, some thousands at a time, each time with the number of the first, from 1."""
    first = 1
    with pq.ParquetFile(table_path(dataset, schema.name)) as file:
        for batch in file.iter_batches():
            yield first, batch
            first += batch.num_rows


def to_cells(values: pa.Array | pa.ChunkedArray) -> list[Any]:
    """The values as Python knows them, single precision with the digits that it was written with.

    >>> to_cells(pa.array([0.95, None], pa.float32()))
    [0.95, None]
    """
    cells: list[Any] = values.to_pylist()
    if pa.types.is_float32(values.type):  # 0.95 and not 0.949999988079071
        return [None if value is None else float(str(np.float32(value))) for value in cells]
    return cells


def flatten(table: FlatTable, batch: pa.RecordBatch, first: int) -> pa.Table:
    """Rows of a dataset's table as rows of a flat one.

    Args:
        table: what is wanted of them.
        batch: rows of `table.schema`.
        first: the number of the first of them, from 1.
    """
    if table.listed is None:
        numbers = {ROW.name: pa.array(np.arange(first, first + batch.num_rows))} if table.is_numbered else {}
        plain = {column.name: batch.column(column.name) for column in table.columns if column is not ROW}
        return pa.table(numbers | plain)
    lists = batch.column(table.listed)
    parents = pc.list_parent_indices(lists).to_numpy(zero_copy_only=False).astype(np.int64)
    starts = np.searchsorted(parents, parents)  # where the list of each value begins
    return pa.table(
        {
            ROW.name: pa.array(parents + first),
            POSITION.name: pa.array(np.arange(len(parents)) - starts + 1),
            _VALUE: pc.list_flatten(lists),
        }
    )
