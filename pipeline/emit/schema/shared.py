"""Columns that several tables have, written once so that one quantity has one name and one meaning."""

from __future__ import annotations

from dataclasses import replace

from prongsai.pipeline.emit.schema.closed_lists import INSTRUMENTS, SCOPES
from prongsai.pipeline.emit.schema.column import BUDDHIST_ERA, FLOAT32, INT16, STRING, Column


def document_id(is_key: bool = False, nullable: bool = False) -> Column:
    """The column that says which document a row is of; null only where no document could be made of a file."""
    return Column("document_id", STRING, "SHA-256 of the file's bytes, hex", nullable=nullable, is_key=is_key)


def box(what: str) -> tuple[Column, ...]:
    """The four sides of a place on the page."""
    return (
        Column("x0", FLOAT32, f"left edge of {what}", "PDF points from the page's left"),
        Column("top", FLOAT32, f"upper edge of {what}", "PDF points from the page's top"),
        Column("x1", FLOAT32, f"right edge of {what}", "PDF points from the page's left"),
        Column("bottom", FLOAT32, f"lower edge of {what}", "PDF points from the page's top"),
    )


def without_keys(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The same columns where they are no part of a table's key."""
    return tuple(replace(column, is_key=False) for column in columns)


PAGE = Column("page", INT16, "page, sheet or slide, from 1; null for inputs without such")
PLACE = Column(
    "place",
    STRING,
    "where it stands, for every kind of input: `page 3`, `line 98`, `paragraph 12`, `table 4 row 3 column 2` (counted "
    "from 1); null where the reader does not know",
)
SCHEME = Column(
    "scheme", STRING, "whose assessment: `nacc` (ป.ป.ช.), `ovec`, `obec`, `police`, `moph` …; null when nothing says it"
)
LINEAGE = Column(
    "unit_lineage_id",
    STRING,
    "the same body through changes of type and name, `lineage_id` in `units`; null if unknown",
)
UNIT_TYPE = Column(
    "unit_type",
    STRING,
    "the printed kind, abbreviated: `อบต.`, `ทต.`, `ทม.`, `ทน.`, `อบจ.` …; outside local government "
    "one word for province, district, department, university, school, hospital, police station or anything else",
)
INSTRUMENT = Column("instrument", STRING, "the instrument; null for overall", values=INSTRUMENTS)
CODES_SPOKEN_OF = "indicators and questions that it speaks of (`indicator-4`, `i12`, `o14`)"

BODY_OF_REPORT = (
    Column("unit_id", STRING, "the reporting body in `units`; null when undecided or outside local government"),
    Column("unit_name", STRING, "the body's name, without the word for its type; null when undecided"),
    Column("province", STRING, "its province; null when undecided"),
    LINEAGE,
)
"""The body that a measure or a statement is of: the one that reports."""

BODY = (
    Column("unit_id", STRING, "the body in `units`"),
    UNIT_TYPE,
    Column("unit_name", STRING, "its name, without the word for its type"),
    Column("district", STRING, "its district"),
    Column("province", STRING, "its province"),
)
"""The body that a row of a table over all documents is about."""

SCORED = (
    Column("unit_id", STRING, "the body that the score belongs to, in `units`; null when undecided", is_key=True),
    UNIT_TYPE,
    Column("unit_name", STRING, "its name; in a results table each row's own body"),
    Column("district", STRING, "its district; null when undecided", is_key=True),
    Column("province", STRING, "its province; null when undecided"),
    LINEAGE,
    Column(
        "subject",
        STRING,
        "the body's name as printed in a results table (repaired text); null where the score is the reporting "
        "body's own",
        is_key=True,
    ),
    SCHEME,
    Column("fiscal_year", INT16, "the year assessed", BUDDHIST_ERA, is_key=True),
    Column("scope", STRING, "what is scored", nullable=False, values=SCOPES),
    INSTRUMENT,
    Column(
        "code",
        STRING,
        "`ita` · `iit` `eit` `oit` · `indicator-1` … · `indicator-9.1` … · `i1` `e1` `o1` …",
        nullable=False,
        is_key=True,
    ),
    Column("number", INT16, "the last number of the code, for sorting (`i2` before `i10`); null where it has none"),
    Column(
        "parent_code",
        STRING,
        "the indicator of a question or sub-indicator, the instrument of an indicator, `ita` of an instrument; null "
        "where the frame of the year does not establish it",
    ),
    Column("name", STRING, "the official name for that code and year; null where none is established"),
    Column("printed_name", STRING, "the text that the report prints beside the number"),
)
"""`scores` and `observations` begin alike: what was scored, and what the value is."""

RAW_SCORE = (
    Column("raw_code", STRING, "the code as read, before any change"),
    Column("raw_score", STRING, "the score as read, before any change"),
)
