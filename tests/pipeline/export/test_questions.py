"""Questions of somebody who has the dataset: each form of it gives the answer that the Parquet files give."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest

import prongsai
from prongsai.pipeline.emit.schema import TABLES

QUESTIONS = {
    "how many documents were read": "SELECT count(*) FROM documents WHERE status = 'ok'",
    "of which bodies and years": "SELECT DISTINCT unit_name, fiscal_year FROM documents WHERE unit_name IS NOT NULL",
    "how many scores by status": "SELECT status, count(*) FROM scores GROUP BY status",
    "overall scores of bodies": "SELECT unit_name, fiscal_year, score FROM scores WHERE code = 'ita'",
    "how sure they are": "SELECT code, round(CAST(confidence AS DOUBLE), 3) FROM scores WHERE code = 'ita'",
    "weakest indicator of each report": "SELECT document_id, min(score) FROM scores WHERE code LIKE 'indicator-%' "
    "GROUP BY document_id",
    "mean of the instruments": "SELECT instrument, round(avg(score), 4) FROM scores WHERE code = lower(instrument) "
    "GROUP BY instrument",
    "scores below 80": "SELECT code, score FROM scores WHERE score < 80",
    "scores without a year": "SELECT count(*) FROM scores WHERE fiscal_year IS NULL",
    "what is printed of one score": "SELECT raw_score, printed_name FROM scores WHERE code = 'e1'",
    "scores that were printed more than once": "SELECT fiscal_year, code FROM observations WHERE role = 'score' "
    "GROUP BY document_id, fiscal_year, code HAVING count(*) > 1",
    "numbers that are no score": "SELECT role, count(*) FROM observations WHERE role <> 'score' GROUP BY role",
    "places of readings": "SELECT code, page, row_no, column_no FROM observations WHERE page = 1",
    "boxes of readings": "SELECT observation_id, round(CAST(x0 AS DOUBLE), 1), round(CAST(top AS DOUBLE), 1) "
    "FROM observations WHERE x0 IS NOT NULL",
    "measures and their periods": "SELECT measure, period, period_start, period_end FROM measures",
    "measures without a period": "SELECT count(*) FROM measures WHERE period IS NULL",
    "items of a field": "SELECT field, count(*) FROM measure_items GROUP BY field",
    "shared items": "SELECT count(*) FROM measure_items WHERE shared",
    "texts of measures": "SELECT text FROM measure_items WHERE field = 'steps'",
    "what analyses say of instruments": "SELECT kind, instrument, count(*) FROM analyses GROUP BY kind, instrument",
    "findings by code": "SELECT severity, code, count(*) FROM findings GROUP BY severity, code",
    "provinces with documents": "SELECT province, count(*) FROM documents GROUP BY province",
    "names of codes": "SELECT code, name, weight FROM codes WHERE instrument IS NULL OR weight IS NOT NULL",
    "panel of bodies": "SELECT unit_lineage_id, fiscal_year, ita, rank FROM panel",
    "scores with the name of the body's district": "SELECT s.code, u.district FROM scores s JOIN units u "
    "ON s.unit_id = u.unit_id WHERE s.code = 'ita'",
    "files of each document": "SELECT count(*) FROM documents WHERE n_errors = 0",
}
DIGITS = 9
"""Decimals that are compared: Excel keeps fifteen significant digits."""
Row = tuple[Any, ...]


def _settle(rows: list[Row]) -> list[str]:
    """Rows in no order; dates and truths as each form knows them."""
    return sorted(str(tuple(_settle_cell(cell) for cell in row)) for row in rows)


def _settle_cell(cell: Any) -> Any:
    if cell is None or cell is pd.NaT or (isinstance(cell, float) and cell != cell):
        return None
    if hasattr(cell, "isoformat"):
        return cell.isoformat()[:10]
    if isinstance(cell, str):
        return cell.removeprefix("'")
    return round(float(cell), DIGITS)


@pytest.fixture(scope="session")
def parquet(dataset: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for table in TABLES:
        connection.execute(f"CREATE VIEW {table.name} AS SELECT * FROM '{dataset}/{table.name}/*.parquet'")
    return connection


@pytest.fixture(scope="session")
def forms(dataset: Path, exports: dict[str, Path]) -> dict[str, Callable[[str], list[Row]]]:
    csv, excel, frames = duckdb.connect(), duckdb.connect(), duckdb.connect()
    loaded = prongsai.load(dataset)
    book = openpyxl.load_workbook(exports["excel"], read_only=True)
    for table in TABLES:
        path = exports["csv"] / f"{table.name}.csv"
        csv.execute(f"CREATE VIEW {table.name} AS SELECT * FROM read_csv('{path}', sample_size = -1)")
        head, *cells = book[table.name].iter_rows(values_only=True)
        excel.register(table.name, pd.DataFrame(cells, columns=list(head)))
        frames.register(table.name, getattr(loaded, table.name))

    def ask_sqlite(question: str) -> list[Row]:
        with closing(sqlite3.connect(exports["sqlite"])) as connection:
            return connection.execute(question).fetchall()

    return {
        "csv": lambda question: csv.execute(question).fetchall(),
        "excel": lambda question: excel.execute(question).fetchall(),
        "pandas": lambda question: frames.execute(question).fetchall(),
        "sqlite": ask_sqlite,
    }


@pytest.mark.parametrize("form", ["csv", "excel", "pandas", "sqlite"])
@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_answer_is_that_of_parquet(
    forms: dict[str, Callable[[str], list[Row]]], parquet: duckdb.DuckDBPyConnection, form: str, question: str
) -> None:
    expected = _settle(parquet.execute(question).fetchall())
    assert _settle(forms[form](question)) == expected


def test_questions_have_answers(parquet: duckdb.DuckDBPyConnection) -> None:
    unanswered = {name for name, question in QUESTIONS.items() if not parquet.execute(question).fetchall()}
    assert unanswered == set()
