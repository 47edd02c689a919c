"""What bodies do about their results, and what they say of them."""

from __future__ import annotations

from prongsai.pipeline.emit.schema.closed_lists import (
    ANALYSIS_KINDS,
    CLAIMS,
    INSTRUMENTS,
    ITEM_FIELDS,
    MEASURE_STATUSES,
)
from prongsai.pipeline.emit.schema.column import (
    BOOL,
    BUDDHIST_ERA,
    DATE,
    DATES,
    FLOAT32,
    FLOAT64,
    INT16,
    INT32,
    PAGES,
    STRING,
    TEXTS,
    Column,
    TableSchema,
)
from prongsai.pipeline.emit.schema.shared import (
    BODY_OF_REPORT,
    CODES_SPOKEN_OF,
    PAGE,
    PLACE,
    box,
    document_id,
)

_YEAR_OF_REPORT = Column("fiscal_year", INT16, "the year of the report", BUDDHIST_ERA)
_ISSUE_NO = Column("issue_no", INT16, "number of the issue (ประเด็นที่), where the report groups by issue")
_ISSUE = Column("issue", STRING, "text of the issue")
_INSTRUMENT = Column("instrument", STRING, "the instrument, where the report groups by instrument", values=INSTRUMENTS)

MEASURES = TableSchema(
    "measures",
    "one row per measure (มาตรการ / กิจกรรม)",
    (
        Column(
            "measure_id",
            STRING,
            "the document, page, table and row that it begins in, and its place in that row; key of `measure_items`",
            nullable=False,
            is_key=True,
        ),
        document_id(),
        *BODY_OF_REPORT,
        _YEAR_OF_REPORT,
        _ISSUE_NO,
        _ISSUE,
        _INSTRUMENT,
        Column("codes", TEXTS, CODES_SPOKEN_OF.replace("it speaks of", "the report says it answers")),
        Column("measure_no", INT16, "the number printed, else its position in its group"),
        Column("measure", STRING, "its text, lines joined the way Thai is written"),
        Column("steps", TEXTS, "วิธีการ/ขั้นตอน, one element per numbered item, numbering removed"),
        Column("responsible", TEXTS, "ผู้รับผิดชอบ, one element per item"),
        Column("offices", TEXTS, "`responsible` as offices and positions in standard names (`สำนักปลัด`, `กองคลัง`)"),
        Column("results", TEXTS, "ผลการดำเนินการ, one element per item"),
        Column("outcomes", TEXTS, "ผลลัพธ์/ความสำเร็จ, one element per item"),
        Column("plan", STRING, "what was planned, where plan and result stand in columns of their own"),
        Column("budget", STRING, "money, as printed"),
        Column("kpi", STRING, "ตัวชี้วัดความสำเร็จ / ค่าเป้าหมาย"),
        Column("period", STRING, "the period as printed"),
        Column("period_start", DATE, "first day of the period, by the Thai fiscal year (from 1 October)", "Gregorian"),
        Column("period_end", DATE, "last day of the period", "Gregorian"),
        Column("monitoring", STRING, "กำกับติดตาม / การกำกับดูแล"),
        Column(
            "shared", TEXTS, "fields that it has from its group (a merged cell, steps of a whole issue), not its own"
        ),
        Column("status", STRING, "how far it got; null when the report does not say", values=MEASURE_STATUSES),
        Column("pages", PAGES, "all pages that the measure spans"),
        PLACE,
        *box("the measure's own text"),
        Column("confidence", FLOAT32, "confidence in the weakest text that the row is made of", "0 to 1"),
    ),
)

MEASURE_ITEMS = TableSchema(
    "measure_items",
    "one row per item of a measure's lists",
    (
        Column("measure_id", STRING, "the measure in `measures`", nullable=False, is_key=True),
        document_id(),
        Column("field", STRING, "the list that it is in", nullable=False, is_key=True, values=ITEM_FIELDS),
        Column("position", INT32, "its place in that list, from 1", nullable=False, is_key=True),
        Column("printed_no", STRING, "its number as printed (`๑.๒`), so that a result and its outcome pair up"),
        Column(
            "text", STRING, "the item, numbering removed, names and garbled words mended where certain", nullable=False
        ),
        Column("raw_text", STRING, "the item as read, before any change; null where it was not kept"),
        Column("dates", DATES, "the dates that it states; null where they were not looked for", "Gregorian"),
        Column("shared", BOOL, "the item is its group's and not the measure's own; null where nobody has decided"),
        PLACE,
    ),
)

ANALYSES = TableSchema(
    "analyses",
    "one row per statement of an analysis (ข้อบกพร่อง, จุดอ่อน, จุดแข็ง, รักษาระดับ, ข้อจำกัด, ข้อเสนอแนะ, แนวทางปรับปรุง)",
    (
        document_id(),
        *BODY_OF_REPORT,
        _YEAR_OF_REPORT,
        _ISSUE_NO,
        _ISSUE,
        _INSTRUMENT,
        Column("codes", TEXTS, CODES_SPOKEN_OF),
        Column("kind", STRING, "what it is", nullable=False, values=ANALYSIS_KINDS),
        Column("text", STRING, "the statement, lines joined the way Thai is written", nullable=False),
        Column("claim", STRING, "what it says of the scores; null where it claims nothing", values=CLAIMS),
        Column("claim_value", FLOAT64, "the value that the claim names (`above` 85)", "0 to 100"),
        Column("claim_holds", BOOL, "what the report's own scores say of the claim; null where they say nothing"),
        PAGE,
        *box("the statement"),
        PLACE,
        Column("confidence", FLOAT32, "calibrated probability that the report says so", "0 to 1"),
    ),
)
