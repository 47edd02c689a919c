"""Exports read back by the programs that they are for, and what stands in their place."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import duckdb
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from frictionless import Package, system
from typer.testing import CliRunner

from prongsai.pipeline.emit.schema import SCORES, TABLES
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.errors import ExitCode, InputError, OutputError, SettingsError
from prongsai.pipeline.export import excel
from prongsai.pipeline.export.export import export_dataset
from prongsai.pipeline.face.cli import app
from tests.pipeline.export.conftest import FORMULA_NAME


def test_csv_files_are_a_sound_data_package(exports: dict[str, Path]) -> None:
    with system.use_context(trusted=True):
        report = Package(str(exports["csv"] / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "fieldName", "rowNumber", "note"])[:5]
    assert {task.name for task in report.tasks} >= {table.name for table in TABLES} | {"scores_basis"}


def test_lists_of_csv_lead_back_to_their_rows(dataset: Path, exports: dict[str, Path]) -> None:
    expected = pd.read_parquet(dataset / "scores").basis.map(list).tolist()
    rows = pd.read_csv(exports["csv"] / "scores.csv", encoding="utf-8-sig").row.tolist()
    listed = pd.read_csv(exports["csv"] / "scores_basis.csv", encoding="utf-8-sig").sort_values(["row", "position"])
    by_row = listed.groupby("row").value.apply(list).to_dict()
    assert [by_row.get(row, []) for row in rows] == expected
    assert any(len(one) > 1 for one in expected)
    assert listed.groupby("row").position.apply(list).map(lambda of: of == list(range(1, len(of) + 1))).all()


def test_lists_of_sqlite_lead_back_to_their_rows(dataset: Path, exports: dict[str, Path]) -> None:
    expected = pd.read_parquet(dataset / "measures").steps.map(list).tolist()
    with closing(sqlite3.connect(exports["sqlite"])) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        found = connection.execute(
            "SELECT m.row, s.value FROM measures m LEFT JOIN measures_steps s ON s.row = m.row ORDER BY m.row, position"
        ).fetchall()
    by_row: dict[int, list[str]] = {}
    for row, value in found:
        by_row.setdefault(row, []).extend([] if value is None else [value])
    assert list(by_row.values()) == expected


def test_sqlite_explains_every_column(exports: dict[str, Path]) -> None:
    with closing(sqlite3.connect(exports["sqlite"])) as connection:
        explained = set(connection.execute('SELECT "table", "column" FROM columns WHERE meaning <> ""'))
        there = {
            (table, column)
            for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for _, column, *_ in connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        }
    assert there - explained == {("columns", name) for name in ("table", "column", "type", "unit", "meaning")}


def test_workbook_has_types_filters_and_a_sheet_that_explains(exports: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(exports["excel"])
    assert book.sheetnames == [excel.GUIDE_SHEET, *(table.name for table in TABLES)]
    explained = {(row[0], row[1]) for row in book[excel.GUIDE_SHEET].iter_rows(values_only=True)}
    assert explained >= {(table.name, column) for table in TABLES for column in table.column_names}
    scores = book["scores"]
    assert scores.auto_filter.ref.endswith(str(scores.max_row)) and scores.freeze_panes == "A2"
    names = [cell.value for cell in scores[1]]
    assert tuple(names) == SCORES.column_names
    assert scores.cell(2, names.index("score") + 1).data_type == "n"
    periods = book["measures"]
    starts = [cell.value for cell in periods[1]].index("period_start") + 1
    assert any(periods.cell(row, starts).is_date for row in range(2, periods.max_row + 1))


def test_text_never_becomes_a_formula(dataset: Path, exports: dict[str, Path]) -> None:
    assert FORMULA_NAME in {name for names in pd.read_parquet(dataset / "documents").sources for name in names}
    names = pd.read_csv(exports["csv"] / "documents_sources.csv", encoding="utf-8-sig").value
    assert f"'{FORMULA_NAME}" in set(names)
    book = openpyxl.load_workbook(exports["excel"])
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}  # "f" would be a formula
    assert FORMULA_NAME in {cell.value for cell in cells}


def test_excel_reads_thai_csv_as_utf_8(exports: dict[str, Path]) -> None:
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in exports["csv"].glob("*.csv"))


def test_same_dataset_gives_the_same_bytes(dataset: Path, exports: dict[str, Path], tmp_path: Path) -> None:
    export_dataset(dataset, tmp_path / "again.xlsx")
    export_dataset(dataset, tmp_path / "again")
    assert (tmp_path / "again.xlsx").read_bytes() == exports["excel"].read_bytes()
    assert (tmp_path / "again" / "scores.csv").read_bytes() == (exports["csv"] / "scores.csv").read_bytes()


def test_only_the_tables_asked_for_are_written(dataset: Path, tmp_path: Path) -> None:
    done = export_dataset(dataset, tmp_path / "some", ["findings"])
    assert {path.name for path in done.path.iterdir()} == {"datapackage.json", "findings.csv"}
    assert done.rows == len(pd.read_parquet(dataset / "findings"))


def test_cell_too_long_for_excel_is_cut_with_a_mark_and_counted(dataset: Path, tmp_path: Path) -> None:
    copy = tmp_path / "dataset"
    shutil.copytree(dataset, copy)
    table = pq.read_table(table_path(copy, "findings"))
    at = table.column_names.index("message")
    long = pa.array(["ก" * 40_000] * table.num_rows, table.schema.field(at).type)
    pq.write_table(table.set_column(at, table.schema.field(at), long), table_path(copy, "findings"))
    done = export_dataset(copy, tmp_path / "long.xlsx", ["findings"])
    assert done.cut_cells == done.rows > 0
    cell = openpyxl.load_workbook(tmp_path / "long.xlsx")["findings"].cell(2, at + 1).value
    assert len(cell) == excel.MOST_CHARACTERS and cell.endswith(excel.CUT_MARK)
    shown = CliRunner().invoke(app, ["export", str(copy), "--out", str(tmp_path / "two.xlsx"), "--table", "findings"])
    assert shown.exit_code == 0 and f"{done.rows:,} cells hold more than Excel allows" in shown.stderr


def test_table_with_more_rows_than_a_sheet_is_refused(dataset: Path, tmp_path: Path) -> None:
    with patch.object(excel, "MOST_ROWS", 3), pytest.raises(SettingsError, match="CSV or SQLite"):
        export_dataset(dataset, tmp_path / "big.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_stays_unless_it_is_an_export(dataset: Path, tmp_path: Path) -> None:
    for out in (tmp_path / "a.xlsx", tmp_path / "a.sqlite", tmp_path / "a"):
        export_dataset(dataset, out, ["codes"])
        with pytest.raises(SettingsError, match="--replace"):
            export_dataset(dataset, out, ["codes"])
        assert export_dataset(dataset, out, ["codes"], is_replaced=True).rows > 0
    (tmp_path / "a" / "mine.txt").write_text("mine")
    with pytest.raises(SettingsError, match="no export wrote"):
        export_dataset(dataset, tmp_path / "a", is_replaced=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "datapackage.json").write_text(json.dumps({"name": "other", "resources": []}))
    with pytest.raises(SettingsError, match="no export wrote"):
        export_dataset(dataset, tmp_path / "b", is_replaced=True)
    (tmp_path / "link").symlink_to(tmp_path / "a")
    with pytest.raises(SettingsError, match="no export of this form"):
        export_dataset(dataset, tmp_path / "link", is_replaced=True)
    assert (tmp_path / "a" / "mine.txt").read_text() == "mine"


def test_dataset_is_no_place_for_an_export(dataset: Path) -> None:
    for out in (dataset, dataset / "all.xlsx", dataset.parent / ".dataset" / "all.xlsx"):
        with pytest.raises(SettingsError, match="lies in the dataset"):
            export_dataset(dataset, out, is_replaced=True)


def test_faults_name_what_to_do(dataset: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no form that is known"):
        export_dataset(dataset, tmp_path / "all.doc")
    with pytest.raises(SettingsError, match="no table 'score'; a dataset has documents, scores"):
        export_dataset(dataset, tmp_path / "all.xlsx", ["score"])
    with pytest.raises(InputError, match="is no dataset"):
        export_dataset(tmp_path, tmp_path / "all.xlsx")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="give another place"):
        export_dataset(dataset, tmp_path / "file" / "all.xlsx")


def test_full_disk_leaves_nothing_and_the_old_export_whole(dataset: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.sqlite"
    export_dataset(dataset, out, ["codes"])
    before = out.read_bytes()
    full = OSError(28, "No space left on device")
    with (
        patch("prongsai.pipeline.export.export.write_sqlite", side_effect=full),
        pytest.raises(OutputError, match="No space left"),
    ):
        export_dataset(dataset, out, ["codes"], is_replaced=True)
    assert out.read_bytes() == before and list(tmp_path.iterdir()) == [out]


def test_command_says_what_it_wrote(dataset: Path, tmp_path: Path) -> None:
    out = tmp_path / "csv"
    done = CliRunner().invoke(app, ["export", str(dataset), "--out", str(out), "--table", "scores"])
    assert done.exit_code == 0 and f"wrote {out}: " in done.stderr and "rows of 1 tables" in done.stderr
    written = duckdb.sql(f"SELECT count(*) FROM '{out}/scores.csv'").fetchall()
    assert written == [(len(pd.read_parquet(dataset / "scores")),)]
    assert CliRunner().invoke(app, ["export", str(tmp_path)]).exit_code == ExitCode.INPUT_UNREADABLE
