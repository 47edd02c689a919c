"""The schema, and the dictionary made from it."""

from __future__ import annotations

import pytest

from prongsai.pipeline.emit.dictionary import format_data_dictionary, list_columns
from prongsai.pipeline.emit.schema import TABLES, TableSchema, find_table
from tests.paths import ROOT


def test_committed_dictionary_is_what_the_schema_says() -> None:
    committed = (ROOT / "DATA_DICTIONARY.md").read_text(encoding="utf-8")
    assert committed == format_data_dictionary(), "run: python -m prongsai schema --markdown > DATA_DICTIONARY.md"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_documented_once(table: TableSchema) -> None:
    assert len(set(table.column_names)) == len(table.columns)
    for field in table.arrow_schema():
        assert len(field.metadata[b"description"]) > 3
    assert set(table.key) | set(table.order) <= set(table.column_names)


def test_only_declared_timings_may_differ_between_runs() -> None:
    assert [row["column"] for row in list_columns() if row["timing"]] == ["seconds"]


def test_types_follow_the_contract() -> None:
    types = {(row["table"], row["column"]): row["type"] for row in list_columns()}
    assert types["scores", "fiscal_year"] == "int16"
    assert types["scores", "score"] == "float64"
    assert types["scores", "confidence"] == types["scores", "x0"] == "float32"
    assert types["measures", "period_start"] == "date32"
    assert types["measures", "steps"] == "list<string>"
    assert types["measures", "pages"] == "list<int16>"


def test_unknown_table_is_none() -> None:
    assert find_table("scores") is not None
    assert find_table("score") is None
