"""What a dataset holds, picked and listed on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from prongsai.pipeline.config import Settings
from prongsai.pipeline.errors import ExitCode, InputError, SettingsError
from prongsai.pipeline.face.cli import app
from prongsai.pipeline.face.listing import (
    LISTED,
    Choice,
    count_findings,
    format_finding,
    format_rows,
    list_documents,
    list_findings,
)
from prongsai.pipeline.face.show import find_rows, format_row
from prongsai.pipeline.run import run_pipeline

GOOD = "รายงานผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}\nองค์การบริหารส่วนตำบลบ้านควน อำเภอเมืองตรัง จังหวัดตรัง\n{rest}"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("listing")
    reports = folder / "reports"
    (reports / "old").mkdir(parents=True)
    new, old = "คะแนนภาพรวม 92.75 คะแนน", "คะแนนภาพรวม 89:45 คะแนน"
    (reports / "new.txt").write_text(GOOD.format(year=2567, rest=new), encoding="utf-8")
    (reports / "old" / "a.txt").write_text(GOOD.format(year=2566, rest=old), encoding="utf-8")
    (reports / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    (reports / "photo.heic").write_bytes(b"\x00\x00\x00\x18ftypheic")
    run_pipeline([reports], Settings(out=folder / "dataset", workers=1))
    return folder / "dataset"


def list_files(dataset: Path, choice: Choice) -> list[str]:
    return [row["file"] for row in list_documents(dataset, choice)]


def test_documents_are_listed_by_path_with_what_was_read(dataset: Path) -> None:
    rows = list_documents(dataset, Choice())
    assert [row["file"] for row in rows] == ["broken.pdf", "new.txt", "old/a.txt"]
    assert all(tuple(row) == LISTED for row in rows)
    new = rows[1]
    assert (new["status"], new["body"], new["year"], new["scores"]) == ("ok", "อบต.บ้านควน", 2567, 1)
    assert new["id"] == pd.read_parquet(dataset / "scores").document_id[0][: len(new["id"])]
    assert find_rows(dataset, f"{new['id']}/ita")[0].values["score"] == 92.75


@pytest.mark.parametrize(
    ("choice", "files"),
    [
        (Choice(year=2566), ["old/a.txt"]),
        (Choice(files=("old/",)), ["old/a.txt"]),
        (Choice(files=("*.pdf", "new")), ["broken.pdf", "new.txt"]),
        (Choice(statuses=("failed",)), ["broken.pdf"]),
        (Choice(body="บ้าน ควน"), ["new.txt", "old/a.txt"]),
        (Choice(body="ตรัง", year=2567), ["new.txt"]),
        (Choice(body="ยะลา"), []),
    ],
)
def test_documents_are_chosen(dataset: Path, choice: Choice, files: list[str]) -> None:
    assert list_files(dataset, choice) == files


def test_findings_come_gravest_first_with_file_and_remedy(dataset: Path) -> None:
    rows = list_findings(dataset, Choice())
    assert [row["severity"] for row in rows] == sorted(
        (row["severity"] for row in rows), key="error warning info".index
    )
    line = format_finding(rows[0])
    assert line.startswith("error document-unreadable: broken.pdf: ") and line.endswith(rows[0]["suggestion"])
    assert len(rows) == len(pd.read_parquet(dataset / "findings"))


def test_findings_are_chosen_and_counted(dataset: Path) -> None:
    lost = list_findings(dataset, Choice(codes=("numbers-*",)))
    assert {row["file"] for row in lost} == {"old/a.txt"}
    assert {row["severity"] for row in list_findings(dataset, Choice(severities=("error",)))} == {"error"}
    assert {row["file"] for row in list_findings(dataset, Choice(year=2566))} == {"old/a.txt"}
    counted = count_findings(list_findings(dataset, Choice()))
    assert sum(row["findings"] for row in counted) == len(pd.read_parquet(dataset / "findings"))
    of_no_document = next(row for row in counted if row["code"] == "format-not-read")
    assert (of_no_document["findings"], of_no_document["documents"]) == (1, 0)


def test_what_is_in_no_closed_list_is_refused(dataset: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no status 'good'; it is one of ok, partial, failed"):
        list_documents(dataset, Choice(statuses=("good",)))
    with pytest.raises(SettingsError, match="no severity 'bad'; it is one of error, warning, info"):
        list_findings(dataset, Choice(severities=("bad",)))
    with pytest.raises(InputError, match="is no dataset"):
        list_documents(tmp_path, Choice())


def test_columns_are_aligned_where_marks_take_no_room() -> None:
    rows = [{"body": "อบต.ที่นี่", "year": 2567}, {"body": "ก", "year": None}]
    assert list(format_rows(rows)) == ["body    year", "อบต.ที่นี่  2567", "ก       -"]
    assert list(format_rows([])) == []


def test_commands_print_data_on_stdout_and_counts_on_stderr(dataset: Path) -> None:
    runner = CliRunner()
    shown = runner.invoke(app, ["list", str(dataset), "--year", "2567"])
    assert shown.exit_code == 0 and shown.stderr == "1 documents\n"
    assert [line.split()[0] for line in shown.stdout.splitlines()][0] == "id" and "new.txt" in shown.stdout
    shown = runner.invoke(app, ["list", str(dataset), "--json"])
    assert [json.loads(line)["file"] for line in shown.stdout.splitlines()] == ["broken.pdf", "new.txt", "old/a.txt"]
    shown = runner.invoke(app, ["findings", str(dataset), "--severity", "error", "--json"])
    assert {json.loads(line)["code"] for line in shown.stdout.splitlines()} == {"document-unreadable"}
    shown = runner.invoke(app, ["findings", str(dataset), "--counts"])
    assert shown.stdout.startswith("severity") and "document-unreadable" in shown.stdout
    assert runner.invoke(app, ["findings", str(dataset), "--severity", "bad"]).exit_code == ExitCode.ARGUMENTS


@pytest.mark.parametrize("name", ["บ้านควน", "อบต.บ้านควน", "อบต. บ้านควน"])
def test_body_shows_its_scores_and_why(dataset: Path, name: str) -> None:
    rows = find_rows(dataset, name)
    assert [(row.table, row.values["code"], row.values["fiscal_year"]) for row in rows] == [("scores", "ita", 2567)]
    assert "ita of อบต.บ้านควน in 2567 is 92.75" in format_row(rows[0]) and rows[0].sources == ("new.txt",)


def test_name_that_is_nothing_says_what_may_be_written(dataset: Path) -> None:
    with pytest.raises(SettingsError, match="no body that has scores .* `prongsai list --body`"):
        find_rows(dataset, "ที่ไม่มี")
