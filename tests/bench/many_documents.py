"""Thousands of documents as the stage across them gets them, made quickly, to take its time by."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pyarrow as pa

from prongsai.pipeline.emit.spill import DocumentTables
from tests.pipeline.across.compared import document

CODES = (
    *("ita", "iit", "eit", "oit"),
    *(f"indicator-{number}" for number in range(1, 11)),
    *(f"{letter}{number}" for letter in "ie" for number in range(1, 16)),
)
"""Of a report that gives its questions too."""
MEASURES = 10
"""Of a usual report of measures."""
_PATTERNS = 20
"""Documents that are made row by row; the others take their tables, with ids, bodies and values of their own."""
_YEARS = (2565, 2566, 2567, 2568)
_COPIED = 50
"""One document of so many gives the scores of the one before it, under another body or for another year."""
_DIFFERING = 50
"""One document of so many is of the body and year of the one before it, with scores of its own."""


def write_many(count: int, seed: int = 1) -> Iterator[DocumentTables]:
    """`count` documents of half as many bodies in four years, with scores and measures."""
    rng = random.Random(seed)
    patterns = [_pattern(number, rng) for number in range(min(count, _PATTERNS))]
    values: list[float] = []
    body, year = "", 0
    for at in range(count):
        if at % _COPIED or not values:
            values = [round(rng.uniform(40, 100), 2) for _ in CODES]
        if at % _DIFFERING != 1:
            body, year = f"{10 + at // 2 % 80}{at // 160 % 90:02}-sao-{at // 2}", _YEARS[at % 2 + 2 * rng.randrange(2)]
        yield _own(patterns[at % len(patterns)], f"{at:064x}", body, year, values)


def _pattern(number: int, rng: random.Random) -> DocumentTables:
    words = [f"จัดกิจกรรมที่ {rng.randrange(10**9)} เพื่อส่งเสริมความโปร่งใสในการปฏิบัติงานของหน่วยงาน" for _ in range(MEASURES)]
    return document(chr(ord("a") + number % 26), dict.fromkeys(CODES, 80.0), measures=words)


def _own(tables: DocumentTables, name: str, body: str, year: int, values: list[float]) -> DocumentTables:
    scores = tables["scores"]
    scores = _fill(scores, document_id=name, unit_id=body, unit_lineage_id=body, fiscal_year=year)
    for column in ("score", "score_100"):
        scores = scores.set_column(scores.schema.get_field_index(column), scores.schema.field(column), pa.array(values))
    raw = pa.array([f"{value:.2f}" for value in values])
    scores = scores.set_column(scores.schema.get_field_index("raw_score"), scores.schema.field("raw_score"), raw)
    return {
        **tables,
        "documents": _fill(tables["documents"], document_id=name, unit_id=body, fiscal_year=year),
        "scores": scores,
        "measures": _fill(tables["measures"], document_id=name, unit_id=body, fiscal_year=year),
    }


def _fill(table: pa.Table, **same: object) -> pa.Table:
    for column, value in same.items():
        at = table.schema.get_field_index(column)
        if at >= 0:
            field = table.schema.field(at)
            table = table.set_column(at, field, pa.array([value] * len(table), field.type))
    return table
