"""The tables that a run writes: every column's type, unit and meaning, in one place.

The Arrow schemas, the checks before a snapshot is swapped in, and `DATA_DICTIONARY.md` all come from `TABLES`.
"""

from __future__ import annotations

from prongsai.pipeline.emit.schema.across import COVERAGE, PANEL, changes_table
from prongsai.pipeline.emit.schema.column import SCHEMA_VERSION, Column, TableSchema
from prongsai.pipeline.emit.schema.documents import DOCUMENTS, FINDINGS
from prongsai.pipeline.emit.schema.measures import ANALYSES, MEASURE_ITEMS, MEASURES
from prongsai.pipeline.emit.schema.reference import CODES, UNITS
from prongsai.pipeline.emit.schema.scores import OBSERVATIONS, SCORES

__all__ = [
    "ANALYSES",
    "CHANGES",
    "CODES",
    "COVERAGE",
    "DATASET_TABLES",
    "DOCUMENTS",
    "DOCUMENT_TABLES",
    "FINDINGS",
    "MEASURES",
    "MEASURE_ITEMS",
    "OBSERVATIONS",
    "PANEL",
    "SCHEMA_VERSION",
    "SCORES",
    "TABLES",
    "UNITS",
    "Column",
    "TableSchema",
]

_KEYED = (
    DOCUMENTS,
    SCORES,
    OBSERVATIONS,
    MEASURES,
    MEASURE_ITEMS,
    ANALYSES,
    FINDINGS,
    UNITS,
    CODES,
    PANEL,
    COVERAGE,
)
CHANGES = changes_table(_KEYED)
TABLES: tuple[TableSchema, ...] = (*_KEYED, CHANGES)
"""Every table of the dataset, in the order in which they are described."""

DOCUMENT_TABLES: tuple[TableSchema, ...] = tuple(table for table in TABLES if table.source != "dataset")
"""The tables to which each document adds rows."""

DATASET_TABLES: tuple[TableSchema, ...] = tuple(table for table in TABLES if table.source == "dataset")
"""The tables that are made once, when all documents are known."""
