"""What only all documents together can say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from prongsai.pipeline.emit.schema.closed_lists import AGREEMENTS, CHANGE_REASONS, SCORE_STATUSES
from prongsai.pipeline.emit.schema.column import BOOL, BUDDHIST_ERA, FLOAT64, INT16, INT32, STRING, Column, TableSchema
from prongsai.pipeline.emit.schema.shared import BODY, LINEAGE, SCHEME

_SCALE = "0 to 100"
_INDICATORS = tuple(Column(f"indicator_{n}", FLOAT64, f"score of `indicator-{n}`", _SCALE) for n in range(1, 11))

PANEL = TableSchema(
    "panel",
    "one row per body (lineage) and assessed year, made from `scores`; what was left out is counted in `coverage`",
    (
        replace(LINEAGE, is_key=True),
        *BODY,
        Column("fiscal_year", INT16, "the year assessed", BUDDHIST_ERA, nullable=False, is_key=True),
        replace(SCHEME, is_key=True),
        Column("ita", FLOAT64, "the overall score", _SCALE),
        Column("iit", FLOAT64, "score of IIT", _SCALE),
        Column("eit", FLOAT64, "score of EIT", _SCALE),
        Column("oit", FLOAT64, "score of OIT", _SCALE),
        *_INDICATORS,
        Column("level", STRING, "the rating, in the vocabulary of the year"),
        Column("passed", BOOL, "whether it passed, by the rule of the year"),
        Column("status", STRING, "the weakest status that the row rests on", values=SCORE_STATUSES),
        Column("documents", INT32, "documents that state the year's scores"),
        Column("agreement", STRING, "what the documents say of one another", values=AGREEMENTS),
        Column("document_id", STRING, "the document used, in `documents`"),
        Column("change", FLOAT64, "`ita` against the year before", "points"),
        Column("rank", INT32, "place by `ita` within province and type, over the bodies present, from 1"),
        Column("of", INT32, "bodies that were ranked with it"),
        Column("percentile", FLOAT64, "share of the bodies ranked with it that it leaves behind or equals", _SCALE),
    ),
    order=("unit_lineage_id", "fiscal_year", "scheme"),
    source="dataset",
)

COVERAGE = TableSchema(
    "coverage",
    "one row per body of the gazetteer or register and fiscal year of the run; without it every mean is biased",
    (
        replace(BODY[0], is_key=True, nullable=False),
        *BODY[1:],
        Column("fiscal_year", INT16, "a year of the run", BUDDHIST_ERA, nullable=False, is_key=True),
        Column("documents", INT32, "documents of the body and year"),
        Column("has_measures", BOOL, "whether any of them has measures"),
        Column("has_score", BOOL, "whether any document states the body's scores of the year"),
        Column("left_out", STRING, "why a score is not in the panel; null where it is, or where there is none"),
    ),
    order=("unit_id", "fiscal_year"),
    source="dataset",
)


def changes_table(tables: Iterable[TableSchema]) -> TableSchema:
    """The table of what changed in `tables`: it has the key columns of all of them."""
    return TableSchema(
        "changes",
        "what is otherwise than in the snapshot before; empty on the first run and when nothing changed",
        (
            Column("table", STRING, "the table of the changed row", nullable=False),
            *_key_columns(tables),
            Column("column", STRING, "the changed column; null where the whole row came or went"),
            Column("old", STRING, "the value before, as text; null where there was none"),
            Column("new", STRING, "the value now, as text; null where there is none"),
            Column("why", STRING, "what made the difference", nullable=False, values=CHANGE_REASONS),
        ),
        source="dataset",
    )


def _key_columns(tables: Iterable[TableSchema]) -> Iterator[Column]:
    seen: set[str] = set()
    for column in (column for table in tables for column in table.columns if column.is_key):
        if column.name not in seen:
            seen.add(column.name)
            description = f"key of the changed row, as in its table: {column.description}"
            yield Column(column.name, column.type, description, column.unit)
