"""The tables that a run writes: every column's type, unit and meaning, in one place.

The Arrow schemas, the checks before a snapshot is swapped in, and `DATA_DICTIONARY.md` all come from `TABLES`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

SCHEMA_VERSION = "1"
"""Raised when a column is renamed or removed; a new column leaves it."""

STRING, DATE, BOOL = pa.string(), pa.date32(), pa.bool_()
INT16, FLOAT32, FLOAT64 = pa.int16(), pa.float32(), pa.float64()
# Parquet calls the parts of a list `element` where Arrow says `item`; so named, a schema reads back as it was written.
TEXTS, PAGES = pa.list_(pa.field("element", STRING)), pa.list_(pa.field("element", INT16))


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `is_key`: part of what makes a row unique; `is_timing`: may differ between two equal runs."""

    name: str
    type: pa.DataType
    description: str
    unit: str = ""
    nullable: bool = True
    is_key: bool = False
    is_timing: bool = False


@dataclass(frozen=True)
class TableSchema:
    """One table. `order` names the columns that rows of one document are sorted by; empty keeps reading order."""

    name: str
    description: str
    columns: tuple[Column, ...]
    order: tuple[str, ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
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
    metadata = {"description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    if column.is_timing:
        metadata["timing"] = "true"
    return metadata


def _document_id(is_key: bool = False, nullable: bool = False) -> Column:
    return Column("document_id", STRING, "SHA-256 of the file's bytes, hex", nullable=nullable, is_key=is_key)


def _box(what: str) -> tuple[Column, ...]:
    return (
        Column("x0", FLOAT32, f"left edge of {what}", "PDF points from the page's left"),
        Column("top", FLOAT32, f"upper edge of {what}", "PDF points from the page's top"),
        Column("x1", FLOAT32, f"right edge of {what}", "PDF points from the page's left"),
        Column("bottom", FLOAT32, f"lower edge of {what}", "PDF points from the page's top"),
    )


BUDDHIST_ERA = "Buddhist era (พ.ศ.)"
PAGE = Column("page", INT16, "page, from 1; null for inputs without pages")

_BODY_OF_REPORT = (
    Column("unit_id", STRING, "the reporting body in `units`; null when undecided or outside local government"),
    Column("unit_name", STRING, "the body's name, without the word for its type; null when undecided"),
    Column("province", STRING, "its province; null when undecided"),
)

# `scores` and `observations` begin alike: what was scored, and what the value is.
_SCORED = (
    Column("unit_id", STRING, "the body that the score belongs to, in `units`; null when undecided", is_key=True),
    Column("unit_name", STRING, "its name; in a results table each row's own body"),
    Column("province", STRING, "its province; null when undecided"),
    Column(
        "subject",
        STRING,
        "the body's name as printed in a results table (repaired text); null where the score is the reporting "
        "body's own",
        is_key=True,
    ),
    Column("fiscal_year", INT16, "the year assessed", BUDDHIST_ERA, is_key=True),
    Column(
        "scope",
        STRING,
        "`overall`, `instrument`, `indicator`, `sub_indicator` or `question`",
        nullable=False,
    ),
    Column("instrument", STRING, "`IIT`, `EIT` or `OIT`; null for overall"),
    Column(
        "code",
        STRING,
        "`ita` · `iit` `eit` `oit` · `indicator-1` … · `indicator-9.1` … · `i1` `e1` `o1` …",
        nullable=False,
        is_key=True,
    ),
    Column("name", STRING, "the official name for that code and year"),
)

_RAW_SCORE = (
    Column("raw_code", STRING, "the code as read, before any change"),
    Column("raw_score", STRING, "the score as read, before any change"),
)


def _without_keys(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(Column(c.name, c.type, c.description, c.unit, c.nullable) for c in columns)


DOCUMENTS = TableSchema(
    "documents",
    "one row per distinct input (by content)",
    (
        _document_id(is_key=True),
        Column(
            "sources",
            TEXTS,
            "every path that held these bytes, sorted, relative to the input folder; `a.zip!/b.pdf` for a member",
            nullable=False,
        ),
        Column(
            "media_type",
            STRING,
            "`application/pdf`, `text/plain`, `text/markdown`, `text/html` or Word's "
            "`application/vnd.openxmlformats-officedocument.wordprocessingml.document`",
            nullable=False,
        ),
        Column("kind", STRING, "`analysis`, `measures_report`, `memo`, `results_table` (many bodies) or `other`"),
        Column("title", STRING, "the title as printed"),
        Column(
            "fiscal_year",
            INT16,
            "the year of the report (not of the assessment that it quotes); null if nothing says it",
            BUDDHIST_ERA,
        ),
        Column("unit_id", STRING, "the reporting body in `units`; null when undecided or outside local government"),
        Column(
            "unit_type",
            STRING,
            "the printed kind, abbreviated: `อบต.`, `ทต.`, `ทม.`, `ทน.`, `อบจ.` …; `other` outside local government",
        ),
        Column("unit_name", STRING, "the body's name; null when undecided"),
        Column("district", STRING, "its district; null when undecided"),
        Column("province", STRING, "its province; null when undecided"),
        Column("unit_confidence", FLOAT32, "calibrated probability that unit_id is right", "0 to 1"),
        Column("unit_mentions", TEXTS, "the spellings of the body found, as printed"),
        Column("pages", INT16, "pages; null for inputs without pages"),
        Column("pages_text", INT16, "pages whose text layer was used as it is"),
        Column("pages_scanned", INT16, "pages that are images, read by OCR"),
        Column("pages_repaired", INT16, "pages whose garbled text layer was repaired"),
        Column(
            "status",
            STRING,
            "`ok`, `partial` (something was lost, a finding says what) or `failed`",
            nullable=False,
        ),
        Column("seconds", FLOAT32, "wall time spent", "seconds", is_timing=True),
    ),
)

SCORES = TableSchema(
    "scores",
    "one row per document, body, assessed year and code: the value to use",
    (
        _document_id(is_key=True),
        *_SCORED,
        Column("score", FLOAT64, "the value as the report states it, two decimals", "0 to scale_max"),
        Column(
            "scale_max",
            FLOAT64,
            "100; 30, 30, 40 where a table prints the weighted contributions of IIT, EIT, OIT",
            "points",
        ),
        Column("score_100", FLOAT64, "`score` on 0 to 100", "0 to 100"),
        Column("level", STRING, "the rating printed with the score (`AA` … `F`, `ผ่านดีเยี่ยม` …), overall only"),
        Column(
            "status",
            STRING,
            "`verified` (arithmetic or a second agreeing reading confirms it), `read` (one reading, nothing "
            "contradicts it), `repaired` (differs from what was read, and arithmetic forces it), `conflict` (readings "
            "disagree and nothing decides) or `suspect` (breaks a rule)",
            nullable=False,
        ),
        Column("confidence", FLOAT32, "calibrated probability that score is what the report truly says", "0 to 1"),
        Column("observations", INT16, "how many readings stand behind it"),
        *_RAW_SCORE,
        PAGE,
        *_box("the cell"),
    ),
    order=("subject", "unit_id", "fiscal_year", "code"),
)

OBSERVATIONS = TableSchema(
    "observations",
    "every single reading of a score, kept as evidence",
    (
        _document_id(is_key=True),
        Column(
            "observation_id",
            STRING,
            "the document, page, table and row that it stood in, and its place in that row",
            nullable=False,
            is_key=True,
        ),
        *_without_keys(_SCORED),
        Column("score", FLOAT64, "the value read; null where a dash says not assessed, or nothing could be read"),
        *_RAW_SCORE,
        PAGE,
        *_box("the cell"),
        Column("table_no", INT16, "table in the document, from 1; null for prose"),
        Column("row_no", INT16, "row in that table, from 0; null for prose"),
        Column("method", STRING, "`text`, `repaired_text`, `ocr`, `dump` or `narrative`", nullable=False),
        Column("chosen", BOOL, "this reading stands behind the score", nullable=False),
        Column("context", STRING, "the heading that it stood under"),
    ),
)

MEASURES = TableSchema(
    "measures",
    "one row per measure (มาตรการ / กิจกรรม)",
    (
        _document_id(),
        *_BODY_OF_REPORT,
        Column("fiscal_year", INT16, "the year of the report", BUDDHIST_ERA),
        Column("issue_no", INT16, "number of the issue (ประเด็นที่), where the report groups by issue"),
        Column("issue", STRING, "text of the issue"),
        Column("instrument", STRING, "`IIT`, `EIT` or `OIT`, where the report groups by instrument"),
        Column("measure_no", INT16, "the number printed, else its position in its group"),
        Column("measure", STRING, "its text, lines joined the way Thai is written"),
        Column("steps", TEXTS, "วิธีการ/ขั้นตอน, one element per numbered item, numbering removed"),
        Column("responsible", TEXTS, "ผู้รับผิดชอบ, one element per item"),
        Column("results", TEXTS, "ผลการดำเนินการ, one element per item"),
        Column("outcomes", TEXTS, "ผลลัพธ์/ความสำเร็จ, one element per item"),
        Column("period", STRING, "the period as printed"),
        Column("period_start", DATE, "first day of the period, by the Thai fiscal year (from 1 October)", "Gregorian"),
        Column("period_end", DATE, "last day of the period", "Gregorian"),
        Column("monitoring", STRING, "กำกับติดตาม / การกำกับดูแล"),
        Column("status", STRING, "`done` or `not_done`; null when the report has no such column"),
        Column("pages", PAGES, "all pages that the measure spans"),
        Column("confidence", FLOAT32, "confidence in the weakest text that the row is made of", "0 to 1"),
    ),
)

FINDINGS = TableSchema(
    "findings",
    "what a person should look at",
    (
        Column("document_id", STRING, "the document; null where a file could not even be opened"),
        Column("severity", STRING, "`info`, `warning` or `error`", nullable=False),
        Column("code", STRING, "kind of finding; the end of DATA_DICTIONARY.md explains each", nullable=False),
        Column("message", STRING, "what is the matter", nullable=False),
        PAGE,
        *_box("the place"),
        Column("field", STRING, "the field that it is about"),
        Column("raw", STRING, "the text as printed that it is about, or the path of a file"),
        Column("suggestion", STRING, "what to do about it"),
    ),
    order=("severity", "page", "code", "top", "x0", "field", "raw", "message"),
)

UNITS = TableSchema(
    "units",
    "the gazetteer rows that the dataset refers to",
    (
        Column("unit_id", STRING, "`<DOPA district code>-<sao|mun|pao>-<name>`", nullable=False, is_key=True),
        Column("type", STRING, "`sao`, `mun`, `pao` or `special`", nullable=False),
        Column("name", STRING, "name without the word for its type", nullable=False),
        Column("full_name", STRING, "name with the word for its type"),
        Column("district", STRING, "district (อำเภอ)"),
        Column("province", STRING, "province (จังหวัด)"),
        Column("district_code", STRING, "four-digit DOPA code of the district"),
        Column("dla_code", STRING, "code in the register of the Department of Local Administration; null without it"),
        Column("source", STRING, "where the row comes from"),
    ),
    order=("unit_id",),
)

TABLES: tuple[TableSchema, ...] = (DOCUMENTS, SCORES, OBSERVATIONS, MEASURES, FINDINGS, UNITS)
"""Every table of the dataset, in the order in which they are described."""


def find_table(name: str) -> TableSchema | None:
    """The table of that name, or None."""
    return next((table for table in TABLES if table.name == name), None)
