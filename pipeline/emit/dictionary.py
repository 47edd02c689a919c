"""The data dictionary: what `schema.TABLES` says, for people and for programs."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from prongsai.pipeline.emit.finding_codes import format_finding_codes
from prongsai.pipeline.emit.schema import SCHEMA_VERSION, TABLES


def list_columns() -> list[dict[str, Any]]:
    """One dict per column of every table, for `prongsai schema --json`."""
    return [
        {
            "table": table.name,
            "column": column.name,
            "type": format_type(column.type),
            "unit": column.unit,
            "nullable": column.nullable,
            "key": column.is_key,
            "description": column.full_description,
        }
        for table in TABLES
        for column in table.columns
    ]


def format_data_dictionary() -> str:
    """`DATA_DICTIONARY.md` as text."""
    lines = [
        "# Data dictionary",
        "",
        "Made by `prongsai schema --markdown`; edit `pipeline/emit/schema/` instead.",
        "",
        f"Schema version {SCHEMA_VERSION}. Every table is Parquet; each column carries its description in the field",
        "metadata. Columns in **bold** form the key. Text is NFC; years are Buddhist era, dates Gregorian.",
    ]
    for table in TABLES:
        lines += ["", f"## {table.name}", "", f"{table.description[0].upper()}{table.description[1:]}.", ""]
        lines += ["| column | type | unit | null | meaning |", "|---|---|---|---|---|"]
        for c in table.columns:
            name = f"**{c.name}**" if c.is_key else c.name
            null = "yes" if c.nullable else "no"
            lines.append(f"| {name} | {format_type(c.type)} | {c.unit} | {null} | {c.full_description} |")
    lines += ["", *format_finding_codes()]
    return "\n".join(lines) + "\n"


def format_type(data_type: pa.DataType) -> str:
    """A type as the dataset contract writes it.

    >>> format_type(pa.list_(pa.string())), format_type(pa.float32()), format_type(pa.date32())
    ('list<string>', 'float32', 'date32')
    """
    if pa.types.is_list(data_type):
        return f"list<{format_type(data_type.value_type)}>"
    if pa.types.is_timestamp(data_type):
        return "timestamp"
    names = {pa.float32(): "float32", pa.float64(): "float64", pa.date32(): "date32"}
    return names.get(data_type, str(data_type))
