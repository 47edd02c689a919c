"""Rows on their way into tables: types, order and keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.schema import FINDINGS
from prongsai.pipeline.emit.spill import (
    RowsError,
    add_rows,
    bytes_to_tables,
    find_repeated_keys,
    peek_document,
    rows_to_tables,
    tables_to_bytes,
)
from prongsai.pipeline.model import Document
from tests.fake_rows import fake_rows

DOCUMENT = Document("a", ("a.pdf",), "application/pdf")
ROWS = fake_rows(DOCUMENT)


def with_scores(*changes: dict[str, Any]) -> DocumentRows:
    return replace(ROWS, scores=[ROWS.scores[0] | change for change in changes])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"surprise": 1}, "unknown columns: surprise"),
        ({"score": "92.75 คะแนน"}, "does not fit its types"),
        ({"page": 70_000}, "does not fit its types"),
        ({"code": None}, "scores.code may not be null"),
        ({"status": "certain"}, "scores.status has no 'certain' in its closed list"),
    ],
)
def test_row_that_does_not_fit_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(RowsError, match=message):
        rows_to_tables(with_scores(change))


def test_missing_column_is_refused() -> None:
    row = {name: value for name, value in ROWS.scores[0].items() if name != "level"}
    with pytest.raises(RowsError, match="level"):
        rows_to_tables(replace(ROWS, scores=[row]))


def test_scores_are_sorted_by_body_year_and_natural_code() -> None:
    codes = ["i10", "i2", "indicator-10", "indicator-9.1", "indicator-9", "ita"]
    rows = with_scores(*({"code": code} for code in codes), {"code": "i1", "fiscal_year": 2565})
    ordered = rows_to_tables(rows)["scores"].column("code").to_pylist()
    assert ordered == ["i1", "i2", "i10", "indicator-9", "indicator-9.1", "indicator-10", "ita"]


def test_findings_are_sorted_by_severity_and_page() -> None:
    finding = ROWS.findings[0]
    places = [("info", 1), ("error", 10), ("error", 2), ("warning", None)]
    rows = replace(ROWS, findings=[finding | {"severity": s, "page": p} for s, p in places])
    table = rows_to_tables(rows)["findings"].select(["severity", "page"]).to_pylist()
    assert [tuple(row.values()) for row in table] == [("error", 2), ("error", 10), ("warning", None), ("info", 1)]


def test_document_counts_its_rows() -> None:
    finding = ROWS.findings[0]
    findings = [finding | {"severity": severity} for severity in ("error", "info", "warning", "warning")]
    (row,) = rows_to_tables(replace(ROWS, findings=findings))["documents"].to_pylist()
    assert {name: row[name] for name in ("n_scores", "n_measures", "n_warnings", "n_errors")} == {
        "n_scores": 1,
        "n_measures": 1,
        "n_warnings": 2,
        "n_errors": 1,
    }


def test_bodies_of_one_name_in_two_districts_are_two_keys() -> None:
    rows = with_scores({"district": "เมือง", "unit_id": None}, {"district": "นาดูน", "unit_id": None})
    assert find_repeated_keys(rows_to_tables(rows)) == {}


def test_measures_keep_reading_order() -> None:
    rows = replace(ROWS, measures=[ROWS.measures[0] | {"measure_no": n} for n in (2, 1)])
    assert rows_to_tables(rows)["measures"].column("measure_no").to_pylist() == [2, 1]


def test_key_that_occurs_twice_is_found() -> None:
    assert find_repeated_keys(rows_to_tables(ROWS)) == {}
    repeated = find_repeated_keys(rows_to_tables(with_scores({}, {"score": 1.0})))
    assert repeated == {"scores": [("a", "4405-sao-กู่ทอง", None, None, 2566, "ita")]}


def test_damaged_bytes_are_refused() -> None:
    data = tables_to_bytes(rows_to_tables(ROWS))
    for damaged in (b"", data[:4], data[:20], data[: len(data) // 2], data[:-1], data + b"\0", b"\x00" * 64):
        with pytest.raises(RowsError):
            bytes_to_tables(damaged)


def test_bytes_of_tables_with_other_columns_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = tables_to_bytes(rows_to_tables(ROWS))
    monkeypatch.setattr("prongsai.pipeline.emit.spill._LAYOUT", b"another.")
    with pytest.raises(RowsError, match="other columns"):
        bytes_to_tables(data)


def test_rows_of_each_table_come_back_those_of_empty_ones_too() -> None:
    tables = rows_to_tables(replace(ROWS, findings=[], measures=[]))
    back = bytes_to_tables(tables_to_bytes(tables))
    assert list(back) == list(tables)
    assert all(back[name].equals(tables[name], check_metadata=True) for name in tables)
    assert {name: back[name].num_rows for name in ("scores", "findings", "measures")} == {
        "scores": 1,
        "findings": 0,
        "measures": 0,
    }
    assert peek_document(tables_to_bytes(tables)) == tables["documents"].to_pylist()[0]


def test_rows_that_are_added_stand_where_they_would_have_stood_from_the_first() -> None:
    finding = ROWS.findings[0]
    places = [("info", 1), ("error", 10), ("error", 2), ("warning", None)]
    rows = [finding | {"severity": severity, "page": page} for severity, page in places]
    at_once = rows_to_tables(replace(ROWS, findings=rows))["findings"]
    for cut in range(len(rows) + 1):
        first = rows_to_tables(replace(ROWS, findings=rows[:cut]))["findings"]
        assert add_rows(FINDINGS, first, rows[cut:]).equals(at_once, check_metadata=True)


def test_row_that_is_added_comes_after_its_equals() -> None:
    first = rows_to_tables(ROWS)["findings"]
    (finding,) = first.to_pylist()
    both = add_rows(FINDINGS, first, [finding | {"suggestion": "another"}])
    assert both.column("suggestion").to_pylist() == [finding["suggestion"], "another"]


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\x1b[31mb", "a\\u001b[31mb"),
        ("a\x00b\x9b", "a\\u0000b\\u009b"),
        ("a\u202eb\u2066", "a\\u202eb\\u2066"),
        ("a\r\nb\tc\u2028d", "a\nb\tc\nd"),
        ("a\udce9", "a\\xe9"),
        ("\u0e01\u0e39\u0e48 \u200b\uf70a", "\u0e01\u0e39\u0e48 \u200b\uf70a"),
    ],
)
def test_cell_of_a_table_acts_on_no_terminal(text: str, stored: str) -> None:
    measure = ROWS.measures[0] | {"measure": text, "steps": [text, "ก"]}
    tables = rows_to_tables(replace(ROWS, measures=[measure], findings=[ROWS.findings[0] | {"message": text}]))
    assert tables["measures"].column("measure").to_pylist() == [stored]
    assert tables["measures"].column("steps").to_pylist() == [[stored, "ก"]]
    assert tables["findings"].column("message").to_pylist() == [stored]


def test_code_with_thousands_of_digits_is_sorted_like_any_other() -> None:
    codes = ["i2", "i" + "9" * 5_000, "i10", "i010"]
    ordered = rows_to_tables(with_scores(*({"code": code} for code in codes)))["scores"].column("code").to_pylist()
    assert ordered == ["i2", "i10", "i010", "i" + "9" * 5_000]
