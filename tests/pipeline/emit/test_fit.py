"""Rows that cannot be stored: a value or a row is lost with a finding, and the document keeps the rest."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest

from prongsai.pipeline.emit.fit import fit_rows
from prongsai.pipeline.emit.spill import DocumentTables, RowsError, rows_to_tables
from prongsai.pipeline.model import Document
from tests.fake_rows import fake_rows

ROWS = fake_rows(Document("a", ("a.pdf",), "application/pdf"))


def with_scores(*changes: dict[str, Any]) -> DocumentTables:
    rows = replace(ROWS, scores=[ROWS.scores[0] | change for change in changes])
    with pytest.raises(RowsError):
        rows_to_tables(rows)
    return rows_to_tables(fit_rows(rows))


def told(tables: DocumentTables) -> list[tuple[str, str | None, str | None]]:
    found = tables["findings"].to_pylist()
    return [(row["code"], row["field"], row["raw"]) for row in found if row["code"] != "score-conflict"]


def test_fifty_thousand_readings_are_as_many_as_the_column_can_say() -> None:
    tables = with_scores({"observations": 50_000})
    assert tables["scores"].column("observations").to_pylist() == [32_767]
    assert told(tables) == [("value-out-of-range", "scores.observations", "50000")]
    assert tables["documents"].column("status").to_pylist() == ["ok"]


def test_number_that_its_column_cannot_hold_is_none() -> None:
    rows = replace(ROWS, measures=[ROWS.measures[0] | {"measure_no": 10**5000, "issue_no": -40_000}])
    tables = rows_to_tables(fit_rows(rows))
    assert tables["measures"].select(["measure_no", "issue_no", "measure"]).to_pylist() == [
        {"measure_no": None, "issue_no": None, "measure": "ติดป้าย"}
    ]
    assert told(tables) == [
        ("value-out-of-range", "measures.issue_no", "-40000"),
        ("value-out-of-range", "measures.measure_no", "a number of about 5000 digits"),
    ]


def test_pages_of_a_document_are_counted_as_far_as_the_column_goes() -> None:
    rows = replace(ROWS, document=ROWS.document | {"pages": 40_000})
    assert rows_to_tables(fit_rows(rows))["documents"].column("pages").to_pylist() == [32_767]


@pytest.mark.parametrize(
    "change", [{"status": "certain"}, {"code": None}, {"score": "92.75 คะแนน"}, {"basis": [1]}, {"fiscal_year": "x"}]
)
def test_row_that_cannot_be_stored_costs_no_other(change: dict[str, Any]) -> None:
    tables = with_scores({"code": "i1"}, {"code": "i2"} | change, {"code": "i3"})
    assert tables["scores"].column("code").to_pylist() == ["i1", "i3"]
    assert [(code, field) for code, field, _ in told(tables)] == [("rows-rejected", "scores")]
    assert tables["documents"].select(["status", "n_scores", "n_errors"]).to_pylist() == [
        {"status": "partial", "n_scores": 2, "n_errors": 1}
    ]
    assert tables["measures"].num_rows == 1


def test_what_is_no_row_is_left_out() -> None:
    tables = with_scores({"code": "i1"}, {"surprise": 1})
    assert tables["scores"].column("code").to_pylist() == ["i1"]
    rows = replace(ROWS, units=[None])  # type: ignore[list-item]
    assert rows_to_tables(fit_rows(rows))["units"].num_rows == 0


def test_few_misfits_among_many_rows_are_found_soon() -> None:
    start = time.process_time()
    tables = with_scores(*({"code": f"i{n}", "status": "certain" if n % 4000 == 7 else "read"} for n in range(8_000)))
    assert tables["scores"].num_rows == 7_998
    assert time.process_time() - start < 10


def test_rows_that_fit_are_the_same_afterwards() -> None:
    assert fit_rows(ROWS) == ROWS
