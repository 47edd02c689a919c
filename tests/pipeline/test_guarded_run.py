"""A run that lost too much publishes nothing, says what fell, and is published when a person accepts it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.summary import Summary
from prongsai.pipeline.errors import ExitCode, InputError
from prongsai.pipeline.face.console import show_summary
from prongsai.pipeline.face.history import compare_snapshots, format_changes, go_back, list_snapshots, resolve_pair
from prongsai.pipeline.run import run_pipeline
from tests.fake_readers import make_misbehaving_reader

NAMES = ("a", "b", "c", "d")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Four reports, and the dataset made of them beside their folder."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.txt").write_text(f"one {name}")
    assert run(folder).exit_code == ExitCode.OK
    return folder


def run(reports: Path, **options: object) -> Summary:
    settings = replace(Settings(out=reports.parent / "dataset", workers=1, timeout_s=2, page_timeout_s=1), **options)
    return run_pipeline([reports], settings, make_misbehaving_reader)


def documents(dataset: Path) -> int:
    return len(pd.read_parquet(dataset / "documents"))


def states(dataset: Path) -> list[tuple[int, str, int]]:
    return [(one.number, one.state, one.documents) for one in list_snapshots(dataset)]


def test_run_over_a_folder_that_lost_most_files_is_refused(reports: Path) -> None:
    for name in NAMES[1:]:
        (reports / f"{name}.txt").unlink()
    dataset = reports.parent / "dataset"
    summary = run(reports)
    assert summary.exit_code == ExitCode.REFUSED
    assert summary.outcome.losses[0] == "in all: 3 of 4 documents are gone, from 3 documents"
    assert documents(dataset) == 4
    assert states(dataset) == [(2, "refused", 1), (1, "published", 4)]
    told = json.loads((reports.parent / ".dataset" / "run.json").read_text(encoding="utf-8"))
    assert (told["exit_code"], told["published"], told["lost"]) == (5, False, list(summary.outcome.losses))
    # again, and again nothing; then somebody looks, and accepts
    assert run(reports).exit_code == ExitCode.REFUSED
    lines = list(format_changes(compare_snapshots(*resolve_pair(dataset, "published", ""))))
    assert "      3  documents rows went  (file-gone)" in lines
    accepted = run(reports, accept=True)
    assert (accepted.exit_code, accepted.read, documents(dataset)) == (ExitCode.OK, 0, 1)
    assert states(dataset) == [(2, "published", 1), (1, "replaced", 4)]


def test_reports_that_time_out_do_not_replace_what_was_read(reports: Path) -> None:
    dataset = reports.parent / "dataset"
    for name in NAMES:
        (reports / f"{name}.txt").write_text(f"refuse {name}")
    summary = run(reports)
    assert summary.exit_code == ExitCode.REFUSED
    assert "in all: 4 of 4 scores are gone, from 4 documents" in summary.outcome.losses
    assert len(pd.read_parquet(dataset / "scores")) == 4


def test_guard_can_be_set(reports: Path) -> None:
    for name in NAMES[2:]:
        (reports / f"{name}.txt").unlink()
    assert run(reports, guard_percent=50.0).exit_code == ExitCode.OK


def test_changes_are_published_with_the_snapshot(reports: Path) -> None:
    dataset = reports.parent / "dataset"
    assert pd.read_parquet(dataset / "changes").empty
    (reports / "a.txt").unlink()
    (reports / "e.txt").write_text("one e")
    run(reports)
    changes = pd.read_parquet(dataset / "changes")
    assert sorted(changes[changes.table == "documents"].why) == ["file-gone", "new-file"]
    before = (dataset / "changes").stat().st_ino
    assert run(reports).is_unchanged
    assert (dataset / "changes").stat().st_ino == before


def test_going_back_publishes_what_was_there_before(reports: Path) -> None:
    dataset = reports.parent / "dataset"
    with pytest.raises(InputError, match="no older snapshot"):
        go_back(dataset, None)
    (reports / "e.txt").write_text("one e")
    run(reports)
    assert go_back(dataset, None) == 1
    assert documents(dataset) == 4
    assert states(dataset) == [(2, "replaced", 5), (1, "published", 4)]
    assert go_back(dataset, 2) == 2
    assert documents(dataset) == 5


def test_snapshots_are_named_by_number_state_or_folder(reports: Path) -> None:
    dataset = reports.parent / "dataset"
    with pytest.raises(InputError, match="replaced no snapshot yet"):
        resolve_pair(dataset, "published", "")
    (reports / "e.txt").write_text("one e")
    run(reports)
    before, now = resolve_pair(dataset, "published", "")
    assert (documents(before), documents(now)) == (4, 5)
    assert resolve_pair(dataset, "1", "2") == (before, now)
    assert resolve_pair(dataset, "1", "") == (before, now)
    assert resolve_pair(dataset, str(dataset), "1") == (now, before)
    with pytest.raises(InputError, match="no snapshot refused"):
        resolve_pair(dataset, "published", "refused")
    with pytest.raises(InputError, match="no snapshot 9"):
        resolve_pair(dataset, "9", "1")
    with pytest.raises(InputError, match="is no dataset"):
        list_snapshots(reports)


def test_damaged_dataset_is_replaced_and_that_nothing_was_compared_is_said(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dataset = reports.parent / "dataset"
    (dataset / "scores" / "part-0.parquet").write_bytes(b"damaged")
    (reports / "e.txt").write_text("one e")
    summary = run(reports)
    assert (summary.exit_code, summary.outcome.is_compared) == (ExitCode.OK, False)
    show_summary(summary)
    assert "compared   with nothing" in capsys.readouterr().err
