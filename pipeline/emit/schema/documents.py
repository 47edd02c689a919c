"""What the inputs are, and what a person should look at in them."""

from __future__ import annotations

from prongsai.pipeline.emit.schema.closed_lists import DOCUMENT_KINDS, DOCUMENT_STATUSES, SEVERITIES
from prongsai.pipeline.emit.schema.column import (
    BUDDHIST_ERA,
    DATE,
    FLOAT32,
    INT16,
    INT32,
    STRING,
    TEXTS,
    TIMESTAMP,
    Column,
    TableSchema,
)
from prongsai.pipeline.emit.schema.shared import LINEAGE, PAGE, PLACE, SCHEME, UNIT_TYPE, box, document_id

DOCUMENTS = TableSchema(
    "documents",
    "one row per distinct input (by content)",
    (
        document_id(is_key=True),
        Column(
            "sources",
            TEXTS,
            "every path that held these bytes, sorted, relative to the input folder; `a.zip!/b.pdf` for a member",
            nullable=False,
        ),
        Column("source_url", STRING, "the address that it was fetched from, where the scraper's manifest says it"),
        Column("fetched_at", TIMESTAMP, "when it was fetched, where the scraper's manifest says it", "UTC"),
        Column(
            "media_type",
            STRING,
            "what its bytes are: `application/pdf`, `text/plain`, `text/markdown`, `text/html`, `text/csv`, "
            "`text/tab-separated-values`, `application/json`, `multipart/related` (a saved page), `application/rtf`, "
            "`image/png`, `image/jpeg`, `image/tiff`, `image/bmp`, `image/webp`, `image/gif`; of Word, Excel and "
            "PowerPoint `application/vnd.openxmlformats-officedocument.` with `wordprocessingml.document`, "
            "`spreadsheetml.sheet` or `presentationml.presentation`, of OpenDocument "
            "`application/vnd.oasis.opendocument.text` and `….spreadsheet`, of Office 97 `application/msword`, "
            "`application/vnd.ms-excel` and `application/vnd.ms-powerpoint`",
            nullable=False,
        ),
        Column("kind", STRING, "what it is", values=DOCUMENT_KINDS),
        SCHEME,
        Column("title", STRING, "the title as printed"),
        Column("report_date", DATE, "date of the report or letter", "Gregorian"),
        Column("letter_no", STRING, "number of the letter, as printed"),
        Column("office", STRING, "the office that sends it"),
        Column("urls", TEXTS, "addresses printed in it"),
        Column(
            "fiscal_year",
            INT16,
            "the year of the report (not of the assessment that it quotes); null if nothing says it",
            BUDDHIST_ERA,
        ),
        Column("unit_id", STRING, "the reporting body in `units`; null when undecided or outside local government"),
        UNIT_TYPE,
        Column(
            "unit_name",
            STRING,
            "the body's name, without the word for its type; as printed outside local government; null when undecided",
        ),
        Column("district", STRING, "its district; null when undecided"),
        Column("province", STRING, "its province; null when undecided"),
        LINEAGE,
        Column("unit_printed", STRING, "the body's name as printed, also when undecided; null where none was found"),
        Column(
            "unit_parent_id",
            STRING,
            "the local body in `units` that a school or a health centre belongs to; null where nothing says it",
        ),
        Column("unit_confidence", FLOAT32, "calibrated probability that unit_id is right", "0 to 1"),
        Column("unit_mentions", TEXTS, "the spellings of the body found, as printed"),
        Column("pages", INT16, "pages, sheets of a workbook that are shown, or slides; null for inputs without such"),
        Column("pages_text", INT16, "pages whose text layer was used as it is, sheets and slides"),
        Column("pages_scanned", INT16, "pages that are images, read by OCR"),
        Column("pages_repaired", INT16, "pages whose garbled text layer was repaired"),
        Column("pages_unread", INT16, "pages that carry something which nobody could read"),
        Column("n_scores", INT32, "its rows in `scores`", nullable=False),
        Column("n_measures", INT32, "its rows in `measures`", nullable=False),
        Column("n_warnings", INT32, "its warnings in `findings`", nullable=False),
        Column("n_errors", INT32, "its errors in `findings`", nullable=False),
        Column("numbers_seen", INT32, "score-like numbers where the assessment is spoken of; null where not counted"),
        Column("numbers_unexplained", INT32, "how many of them no row explains; null where not counted"),
        Column(
            "text_in_rows",
            FLOAT32,
            "how much of its text stands in `observations`, `measures` or `analyses`; null where it has no text",
            "0 to 1",
        ),
        Column(
            "text_kinds",
            TEXTS,
            "what its text in no row is, the most first: foreword, law, letter, signature … or unexplained",
        ),
        Column("status", STRING, "how it went", nullable=False, values=DOCUMENT_STATUSES),
        Column("seconds", FLOAT32, "always null: what a run took stands in `.DATASET/timings.csv`", "seconds"),
    ),
)

FINDINGS = TableSchema(
    "findings",
    "what a person should look at",
    (
        Column("document_id", STRING, "the document; null where a file could not even be opened"),
        Column("severity", STRING, "how grave it is", nullable=False, values=SEVERITIES),
        Column("code", STRING, "kind of finding; the end of DATA_DICTIONARY.md explains each", nullable=False),
        Column("message", STRING, "what is the matter", nullable=False),
        PAGE,
        *box("the place"),
        PLACE,
        Column("field", STRING, "the field that it is about"),
        Column("raw", STRING, "the text as printed that it is about, or the path of a file"),
        Column("suggestion", STRING, "what to do about it"),
    ),
    order=("severity", "page", "top", "place", "code", "x0", "field", "raw", "message"),
)
