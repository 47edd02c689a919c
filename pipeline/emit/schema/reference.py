"""What the other tables refer to: bodies, and the frame that scores are read against."""

from __future__ import annotations

from prongsai.pipeline.emit.schema.closed_lists import INSTRUMENTS, MARKS
from prongsai.pipeline.emit.schema.column import BUDDHIST_ERA, DATE, FLOAT64, INT16, STRING, Column, TableSchema

UNITS = TableSchema(
    "units",
    "the gazetteer rows that the dataset refers to",
    (
        Column("unit_id", STRING, "`<DOPA district code>-<sao|mun|pao>-<name>`", nullable=False, is_key=True),
        Column(
            "type",
            STRING,
            "the kind as in `unit_type`; the long word for a town whose grade is not known",
            nullable=False,
        ),
        Column("name", STRING, "name without the word for its type", nullable=False),
        Column("full_name", STRING, "name with the word for its type"),
        Column("district", STRING, "district (อำเภอ)"),
        Column("province", STRING, "province (จังหวัด)"),
        Column("region", STRING, "region (ภาค)"),
        Column("province_code", STRING, "two-digit DOPA code of the province"),
        Column("district_code", STRING, "four-digit DOPA code of the district"),
        Column("tambon_code", STRING, "six-digit DOPA code of the tambon"),
        Column("iso_3166_2", STRING, "code of the province by ISO 3166-2, `TH-44`"),
        Column("dla_code", STRING, "code in the register of the Department of Local Administration; null without it"),
        Column("website", STRING, "its website; null without a register"),
        Column("lat", FLOAT64, "latitude; null without a register", "degrees north, WGS 84"),
        Column("lon", FLOAT64, "longitude; null without a register", "degrees east, WGS 84"),
        Column("size", STRING, "its size as the register says it, a class or an area (`27.1 km²`); null without it"),
        Column("lineage_id", STRING, "one id through changes of type and name; null if unknown"),
        Column("valid_from", DATE, "first day of this type and name; null if unknown", "Gregorian"),
        Column("valid_to", DATE, "last day of this type and name; null if unknown or lasting", "Gregorian"),
        Column("parent_unit_id", STRING, "the body that it belongs to (a school or a รพ.สต. of an อบจ.)"),
        Column("source", STRING, "where the row comes from"),
    ),
    order=("unit_id",),
    source="shared",
)

CODES = TableSchema(
    "codes",
    "the frame that the scores are read against, for the years in the dataset",
    (
        Column("scheme", STRING, "whose assessment: `nacc` (ป.ป.ช.) …", nullable=False, is_key=True),
        Column("fiscal_year", INT16, "the year assessed", BUDDHIST_ERA, nullable=False, is_key=True),
        Column("code", STRING, "the code, as in `scores`", nullable=False, is_key=True),
        Column("parent_code", STRING, "as in `scores`"),
        Column("number", INT16, "as in `scores`"),
        Column("instrument", STRING, "the instrument; null for overall", values=INSTRUMENTS),
        Column("name", STRING, "its name or wording in that year; null where no source prints it"),
        Column("weight", FLOAT64, "its share in `parent_code`; null where the year does not establish it", "0 to 1"),
        Column("source", STRING, "where the row comes from, a key of `data/codes/sources.csv` or a note"),
        Column("mark", STRING, "how sure the row is", values=MARKS),
    ),
    order=("scheme", "fiscal_year", "code"),
    source="dataset",
)
