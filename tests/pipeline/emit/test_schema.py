"""The schema, and the dictionary made from it."""

from __future__ import annotations

import csv
from typing import get_args

import pytest

from prongsai.pipeline.emit.dictionary import format_data_dictionary, list_columns
from prongsai.pipeline.emit.schema import SCHEMA_VERSION, TABLES, TableSchema
from prongsai.pipeline.frame.records import Mark
from prongsai.pipeline.model import (
    DocumentKind,
    DocumentStatus,
    Instrument,
    MeasureStatus,
    Method,
    Role,
    Scope,
    ScoreStatus,
    Severity,
)
from tests.paths import ROOT

BY_NAME = {table.name: table for table in TABLES}


def test_committed_dictionary_is_what_the_schema_says() -> None:
    committed = (ROOT / "DATA_DICTIONARY.md").read_text(encoding="utf-8")
    assert committed == format_data_dictionary(), "run: python -m prongsai schema --markdown > DATA_DICTIONARY.md"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_documented_once(table: TableSchema) -> None:
    assert len(set(table.column_names)) == len(table.columns)
    for field in table.arrow_schema():
        assert len(field.metadata[b"description"]) > 3
    assert set(table.key) | set(table.order) <= set(table.column_names)


def test_schema_is_the_contract_of_its_version() -> None:
    """The table beside this file is the contract; a change of it is a change for everyone who reads a dataset."""
    path = ROOT / "tests" / "pipeline" / "emit" / f"contract_v{SCHEMA_VERSION}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        contract = [tuple(row.values()) for row in csv.DictReader(file)]
    written = [(row["table"], row["column"], row["type"], "yes" if row["nullable"] else "no") for row in list_columns()]
    assert written == contract


@pytest.mark.parametrize(
    ("column", "listed"),
    [
        (("scores", "status"), ScoreStatus),
        (("panel", "status"), ScoreStatus),
        (("scores", "scope"), Scope),
        (("scores", "instrument"), Instrument),
        (("observations", "role"), Role),
        (("observations", "method"), Method),
        (("documents", "kind"), DocumentKind),
        (("documents", "status"), DocumentStatus),
        (("measures", "status"), MeasureStatus),
        (("findings", "severity"), Severity),
        (("codes", "mark"), Mark),
    ],
    ids=str,
)
def test_closed_list_is_the_one_of_the_code(column: tuple[str, str], listed: object) -> None:
    table = BY_NAME[column[0]]
    values = next(one.values for one in table.columns if one.name == column[1])
    assert set(values) == set(get_args(listed))


def test_key_of_every_table_is_among_the_columns_of_changes() -> None:
    changes = BY_NAME["changes"]
    for table in TABLES:
        assert set(table.key) <= set(changes.column_names), table.name


def test_closed_list_stands_in_the_description_of_its_column() -> None:
    schema = BY_NAME["scores"]
    description = schema.arrow_schema().field("status").metadata[b"description"].decode()
    assert "`corrected` (a person decided" in description
