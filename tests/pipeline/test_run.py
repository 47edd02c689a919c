"""The run as a whole: one bad document costs one document, and the result does not depend on who read what."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.schema import TABLES
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.errors import ExitCode, InputError, OutputError, SettingsError
from prongsai.pipeline.run import Progress, run_pipeline
from prongsai.pipeline.workers.pool import WorkerError
from tests.fake_readers import make_broken_reader, make_misbehaving_reader, make_no_reader

KEPT = ["ledger.jsonl", "lock", "log", "run.json", "store", "timings.csv"]
"""What a run leaves beside its dataset."""

HOSTILE = ("crash", "hang", "eat", "stumble", "refuse", "odd")


def write_orders(folder: Path, *orders: str) -> Path:
    folder.mkdir(exist_ok=True)
    for order in orders:
        (folder / f"{order}.txt").write_text(f"{order} please")
    return folder


@pytest.fixture(scope="module")
def hostile_run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A dataset made of four sound documents and one of each way to go wrong, and the crashes told of."""
    folder = tmp_path_factory.mktemp("hostile")
    reports = write_orders(folder / "reports", *HOSTILE, "one", "two", "three", "four")
    (reports / "empty.pdf").touch()
    (reports / "scans.rar").write_bytes(b"Rar!\x1a\x07\x00")
    crashes: list[str] = []
    settings = Settings(out=folder / "dataset", workers=2, timeout_s=2, page_timeout_s=2)
    summary = run_pipeline(
        [reports], settings, make_misbehaving_reader, on_crash=lambda crash: crashes.append(crash.log)
    )
    assert summary.exit_code == ExitCode.ERROR_FINDINGS
    assert summary.documents == {"ok": 4, "failed": 6, "partial": 1}
    return folder / "dataset", crashes


def test_each_way_to_go_wrong_costs_one_document(hostile_run: tuple[Path, list[str]]) -> None:
    documents = pd.read_parquet(hostile_run[0] / "documents").set_index("document_id")
    findings = pd.read_parquet(hostile_run[0] / "findings")
    errors = findings[findings.severity == "error"]
    told = {documents.loc[row.document_id].sources[0]: row.code for row in errors.itertuples()}
    assert told == {
        "crash.txt": "document-crashed",
        "hang.txt": "document-timeout",
        "eat.txt": "document-out-of-memory",
        "stumble.txt": "document-crashed",
        "refuse.txt": "document-encrypted",
        "odd.txt": "rows-rejected",
        "empty.pdf": "document-empty",
    }
    assert len(errors) == len(told)
    assert errors.suggestion.notna().all()
    # the one whose unit cannot be stored keeps its score
    assert len(pd.read_parquet(hostile_run[0] / "scores")) == 5


def test_file_that_is_no_document_is_told_without_one(hostile_run: tuple[Path, list[str]]) -> None:
    findings = pd.read_parquet(hostile_run[0] / "findings")
    loose = findings[findings.document_id.isna()]
    assert loose.code.tolist() == ["format-not-read"]


def test_crash_names_its_place_but_not_what_it_was_reading(hostile_run: tuple[Path, list[str]]) -> None:
    findings = pd.read_parquet(hostile_run[0] / "findings")
    messages = " ".join(findings[findings.code == "document-crashed"].message)
    assert "SIGSEGV" in messages
    assert "KeyError at tests/fake_readers.py" in messages
    assert "a name that must not be told" not in messages
    assert any("a name that must not be told" in log for log in hostile_run[1])


def test_nothing_but_the_dataset_is_left_behind(hostile_run: tuple[Path, list[str]]) -> None:
    assert sorted(entry.name for entry in hostile_run[0].parent.iterdir()) == [".dataset", "dataset", "reports"]
    assert sorted(entry.name for entry in (hostile_run[0].parent / ".dataset").iterdir()) == KEPT


def test_number_of_workers_does_not_show(tmp_path: Path) -> None:
    reports = write_orders(tmp_path / "reports", "one", "two", "three", "refuse")
    for workers in (1, 2):
        settings = Settings(out=tmp_path / str(workers), workers=workers)
        run_pipeline([reports], settings, make_misbehaving_reader)
    for table in TABLES:
        assert (
            table_path(tmp_path / "1", table.name).read_bytes() == table_path(tmp_path / "2", table.name).read_bytes()
        )


def test_progress_reaches_the_end(tmp_path: Path) -> None:
    steps: list[Progress] = []
    reports = write_orders(tmp_path / "reports", "one", "two")
    settings = Settings(out=tmp_path / "dataset", workers=1)
    summary = run_pipeline([reports], settings, make_misbehaving_reader, on_progress=steps.append)
    assert [(step.documents, step.of_documents, step.current) for step in steps] == [
        (0, 2, "one.txt"),
        (0, 2, "two.txt"),
        (1, 2, ""),
        (2, 2, ""),
    ] or [(step.documents, step.current) for step in steps] == [(0, "one.txt"), (1, ""), (1, "two.txt"), (2, "")]
    assert summary.exit_code == ExitCode.OK


def test_fault_of_the_settings_ends_the_run_and_keeps_the_dataset(tmp_path: Path) -> None:
    reports, out = write_orders(tmp_path / "reports", "one"), tmp_path / "dataset"
    run_pipeline([reports], Settings(out=out, workers=1), make_misbehaving_reader)
    with pytest.raises(WorkerError, match="no province column") as caught:
        run_pipeline([reports], Settings(out=out, workers=1), make_no_reader)
    assert caught.value.exit_code == ExitCode.ARGUMENTS
    with pytest.raises(WorkerError, match="could not be started") as caught:
        run_pipeline([reports], Settings(out=out, workers=1), make_broken_reader)
    assert caught.value.exit_code == ExitCode.BUG
    assert len(pd.read_parquet(out / "scores")) == 1
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".dataset", "dataset", "reports"]


def test_nothing_to_read_or_nowhere_to_write_is_refused_at_once(tmp_path: Path) -> None:
    (tmp_path / "scans.rar").write_bytes(b"Rar!\x1a\x07\x00")
    with pytest.raises(InputError, match="no report was found .* scans.rar"):
        run_pipeline([tmp_path], Settings(out=tmp_path / "dataset"), make_misbehaving_reader)
    with pytest.raises(OutputError, match="holds other files"):
        run_pipeline([tmp_path], Settings(out=tmp_path), make_misbehaving_reader)
    with pytest.raises(SettingsError, match="--out"):
        run_pipeline([tmp_path], Settings(), make_misbehaving_reader)
