"""What was scored: the values to use, and every reading behind them."""

from __future__ import annotations

from prongsai.pipeline.emit.schema.closed_lists import METHODS, ROLES, SCORE_STATUSES
from prongsai.pipeline.emit.schema.column import (
    BOOL,
    FLOAT32,
    FLOAT64,
    INT16,
    INT32,
    STRING,
    TEXTS,
    Column,
    TableSchema,
)
from prongsai.pipeline.emit.schema.shared import PAGE, PLACE, RAW_SCORE, SCORED, box, document_id, without_keys

SCORES = TableSchema(
    "scores",
    "one row per document, body, assessed year and code: the value to use",
    (
        document_id(is_key=True),
        *SCORED,
        Column("score", FLOAT64, "the value as the report states it, two decimals", "0 to scale_max"),
        Column(
            "scale_max",
            FLOAT64,
            "100; 30, 30, 40 where a table prints the weighted contributions of IIT, EIT, OIT",
            "points",
        ),
        Column("score_100", FLOAT64, "`score` on 0 to 100", "0 to 100"),
        Column(
            "level",
            STRING,
            "the rating printed with the score (`AA` … `F`, `ผ่านดีเยี่ยม` …) in the vocabulary of the year, overall only",
        ),
        Column(
            "printed_level",
            STRING,
            "the rating as printed, where both vocabularies or another word stand there (`A หรือ ผ่านดี`); else null",
        ),
        Column("status", STRING, "how far the value can be trusted", nullable=False, values=SCORE_STATUSES),
        Column(
            "confidence",
            FLOAT32,
            "calibrated probability that all five claims of the score hold; null where a person decided",
            "0 to 1",
        ),
        Column(
            "basis",
            TEXTS,
            "why it has its status: `sum: iit = mean(indicator-1…5)`, `agrees: 2 readings`, `doubt: …`; empty where it "
            "stands on a single reading",
        ),
        Column("observations", INT16, "how many readings stand behind it; 32,767 for more as well"),
        *RAW_SCORE,
        PAGE,
        *box("the cell"),
        PLACE,
    ),
    order=("subject", "unit_id", "fiscal_year", "code"),
    # a list may print one name twice, for two bodies
    apart=("subject", "place", "x0", "top"),
)

OBSERVATIONS = TableSchema(
    "observations",
    "every number that was read as a value of the assessment, kept as evidence",
    (
        document_id(is_key=True),
        Column(
            "observation_id",
            STRING,
            "the document, page, table and row that it stood in, and its place in that row",
            nullable=False,
            is_key=True,
        ),
        *without_keys(SCORED),
        Column("score", FLOAT64, "the value read; null where a dash says not assessed, or nothing could be read"),
        *RAW_SCORE,
        PAGE,
        *box("the cell"),
        PLACE,
        Column("table_no", INT32, "table in the document, from 1; null for prose"),
        Column("row_no", INT32, "row in that table, from 0; null for prose"),
        Column("column_no", INT32, "column in that table, from 0; null for prose"),
        Column("method", STRING, "how it was read", nullable=False, values=METHODS),
        Column("chosen", BOOL, "this reading stands behind the score", nullable=False),
        Column("context", STRING, "the heading that it stood under"),
        Column("role", STRING, "what the number is; null where nobody has decided", values=ROLES),
        Column("role_basis", STRING, "the words that say so"),
    ),
)
