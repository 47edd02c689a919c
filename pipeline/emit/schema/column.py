"""What a table and a column are made of; the tables themselves stand in the modules beside this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal

import pyarrow as pa

SCHEMA_VERSION = "2"
"""Raised when a column is renamed or removed; a new column leaves it."""

STRING, DATE, BOOL = pa.string(), pa.date32(), pa.bool_()
INT16, INT32, FLOAT32, FLOAT64 = pa.int16(), pa.int32(), pa.float32(), pa.float64()
TIMESTAMP = pa.timestamp("ms", tz="UTC")
# Parquet calls the parts of a list `element` where Arrow says `item`; so named, a schema reads back as it was written.
TEXTS, PAGES, DATES = (pa.list_(pa.field("element", one)) for one in (STRING, INT16, DATE))

BUDDHIST_ERA = "Buddhist era (พ.ศ.)"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `is_key`: part of what makes a row unique."""

    name: str
    type: pa.DataType
    description: str
    unit: str = ""
    nullable: bool = True
    is_key: bool = False
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The closed list that the column draws on, value -> meaning; empty where any value may stand."""

    @property
    def full_description(self) -> str:
        """The description with the closed list, as dictionary and Parquet metadata give it."""
        if not self.values:
            return self.description
        listed = ", ".join(
            f"`{value}`" + (f" ({meaning})" if meaning else "") for value, meaning in self.values.items()
        )
        return f"{self.description}: {listed}"


@dataclass(frozen=True)
class TableSchema:
    """One table. `order` names the columns that rows of one document are sorted by; empty keeps reading order.

    `source` says where its rows come from: `document`, each document brings its own; `shared`, documents refer to the
    same rows, of which one is kept; `dataset`, they are made once, when all documents are known.
    """

    name: str
    description: str
    columns: tuple[Column, ...]
    order: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    """Columns that tell rows of one key apart where the first of them is given."""
    source: Literal["document", "shared", "dataset"] = "document"

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names in the order of the file."""
        return tuple(column.name for column in self.columns)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns whose values together occur once; empty where rows may repeat."""
        return tuple(column.name for column in self.columns if column.is_key)

    def arrow_schema(self) -> pa.Schema:
        """The schema as Parquet stores it, descriptions and units in the metadata of the fields."""
        return self._arrow_schema

    def bare_arrow_schema(self) -> pa.Schema:
        """The schema without metadata."""
        return self._bare_arrow_schema

    @cached_property
    def _bare_arrow_schema(self) -> pa.Schema:
        return pa.schema([pa.field(c.name, c.type, nullable=c.nullable) for c in self.columns])

    @cached_property
    def _arrow_schema(self) -> pa.Schema:
        return pa.schema(
            [pa.field(c.name, c.type, nullable=c.nullable, metadata=_field_metadata(c)) for c in self.columns],
            metadata={"schema_version": SCHEMA_VERSION, "table": self.name, "description": self.description},
        )


def _field_metadata(column: Column) -> dict[str, str]:
    metadata = {"description": column.full_description}
    if column.unit:
        metadata["unit"] = column.unit
    return metadata
