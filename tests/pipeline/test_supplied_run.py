"""Runs with what people supply: decisions survive re-runs, cost no reading, and are named in `changes`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.summary import Summary
from prongsai.pipeline.errors import ExitCode
from prongsai.pipeline.run import run_pipeline
from tests.fake_readers import make_misbehaving_reader

HEAD = "document,field,place,read,value,by,reason,date\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"one {name}")
    return folder


def run(reports: Path, **options: object) -> Summary:
    settings = replace(Settings(out=reports.parent / "dataset", workers=1, timeout_s=2, page_timeout_s=1), **options)
    return run_pipeline([reports], settings, make_misbehaving_reader)


def table(reports: Path, name: str) -> pd.DataFrame:
    return pd.read_parquet(reports.parent / "dataset" / name)


def test_decision_is_applied_in_every_run_and_reads_nothing_again(reports: Path) -> None:
    file = reports.parent / "corrections.csv"
    file.write_text(HEAD + "a.txt,ita,,92.75,92.57,reviewer,,2026-11-01\n")
    assert run(reports).exit_code == ExitCode.OK
    summary = run(reports, corrections=file)
    assert (summary.read, summary.is_unchanged, summary.exit_code) == (0, False, ExitCode.OK)
    assert sorted(table(reports, "scores").status) == ["corrected", "read"]
    changes = table(reports, "changes")
    assert set(changes.why) == {"correction"} and set(changes.column.dropna()) >= {"score", "status"}
    assert run(reports, corrections=file).is_unchanged
    (reports / "c.txt").write_text("one c")
    assert run(reports, corrections=file).read == 1
    assert sorted(table(reports, "scores").status) == ["corrected", "read", "read"]
    assert run(reports).is_unchanged is False, "without the file the decisions are gone, and `changes` says so"
    assert sorted(table(reports, "scores").status) == ["read"] * 3
    assert set(table(reports, "changes").why) == {"correction"}


def test_score_that_was_lost_is_added_in_every_run(reports: Path) -> None:
    file = reports.parent / "corrections.csv"
    file.write_text(HEAD + "a.txt,eit@2566,page 1,,87.42,reviewer,,2026-11-01\n")
    run(reports)
    assert run(reports, corrections=file).read == 0
    scores = table(reports, "scores").set_index("code")
    assert (scores.score["eit"], scores.status["eit"]) == (87.42, "corrected")
    changes = table(reports, "changes")
    assert set(changes.why) == {"correction"} and "eit" in set(changes.code)
    assert run(reports, corrections=file).is_unchanged


def test_file_that_is_off_ends_the_run_before_it_reads(reports: Path) -> None:
    file = reports.parent / "corrections.csv"
    file.write_text(HEAD + "a.txt,ita,,92.75,much,reviewer,,2026-11-01\n")
    with pytest.raises(Exception, match="line 2: 'much' is no score"):
        run(reports, corrections=file)
    assert not (reports.parent / "dataset").exists()


def test_manifest_of_another_night_changes_no_row_but_those_of_fetching(reports: Path) -> None:
    file = reports.parent / "manifest.csv"
    for day in ("01", "02"):
        file.write_text(f"path,url,fetched_at\na.txt,https://example.org/a,2026-11-{day}\n")
        run(reports, manifest=file)
        documents = table(reports, "documents")
        assert documents.fetched_at.dt.day.dropna().tolist() == [int(day)]
        assert table(reports, "changes").empty
