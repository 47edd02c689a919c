"""The log of a run: a line for each thing that happens, as it happens, and no harm where it cannot be written."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.errors import InputError, OutputError
from prongsai.pipeline.run import run_pipeline
from prongsai.pipeline.store import run_log
from prongsai.pipeline.store.run_log import KEPT_LOGS, open_log
from tests.fake_readers import make_misbehaving_reader

STARTED = datetime(2026, 11, 1, 18, 30, tzinfo=UTC)


def read_logs(work: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for path in sorted((work / "log").glob("*")) for line in path.read_text().splitlines()]


def test_run_tells_file_page_and_stage(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, order in (("a", "one"), ("b", "pages ok crash"), ("c", "refuse")):
        (reports / f"{name}.txt").write_text(order)
    settings = Settings(out=tmp_path / "dataset", workers=1, timeout_s=2, page_timeout_s=2)
    run_pipeline([reports], settings, make_misbehaving_reader)
    lines = read_logs(tmp_path / ".dataset")
    assert {line["run"] for line in lines} == {lines[0]["run"]}
    told = [(line["event"], line.get("stage") or line.get("source")) for line in lines]
    assert told[0] == ("stage", "discover") and told[-1] == ("ended", None)
    stages = [what for event, what in told if event == "stage-ended"]
    assert stages == ["discover", "read", "compare", "write", "publish"]
    crashes = {(line["source"], line["step"], line["page"]) for line in lines if line["event"] == "crashed"}
    assert crashes == {("b.txt", "read", 2)}
    ends = [line for line in lines if line["event"] == "done"]
    done = {line["source"]: (line["status"], line["n_scores"], line["n_errors"]) for line in ends}
    assert done == {"a.txt": ("ok", 1, 0), "b.txt": ("partial", 0, 1), "c.txt": ("failed", 0, 1)}
    assert [what for event, what in told if event == "begun"].count("b.txt") > 1, "tried again without the page"
    run = json.loads((tmp_path / ".dataset" / "run.json").read_text())
    assert run["log"] == f"log/{lines[0]['run']}.jsonl" and set(run["stages"]) == set(stages)
    # a second run has a log of its own, and reads nothing
    run_pipeline([reports], settings, make_misbehaving_reader)
    second = [line for line in read_logs(tmp_path / ".dataset") if line["run"] != lines[0]["run"]]
    assert [(line["documents"], line["to_read"]) for line in second if line["event"] == "found"] == [(3, 0)]


def test_run_that_fails_says_why_in_its_last_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError), open_log(tmp_path, STARTED) as log, log.stage("write"):
        raise OutputError("the disk is full")
    assert [line["event"] for line in read_logs(tmp_path)] == ["stage", "stage-ended", "failed"]
    assert read_logs(tmp_path)[-1]["error"] == "OutputError: the disk is full"
    assert read_logs(tmp_path)[-1]["exit_code"] == 4


def test_log_of_a_folder_without_reports_is_kept(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    with pytest.raises(InputError):
        run_pipeline([tmp_path / "reports"], Settings(out=tmp_path / "dataset"), make_misbehaving_reader)
    assert read_logs(tmp_path / ".dataset")[-1]["exit_code"] == 3


def test_old_logs_go(tmp_path: Path) -> None:
    for day in range(KEPT_LOGS + 5):
        with open_log(tmp_path, STARTED.replace(year=2000 + day)) as log:
            log.tell("ended")
    names = sorted(path.name for path in (tmp_path / "log").iterdir())
    assert len(names) == KEPT_LOGS and names[0].startswith("2005") and names[-1].startswith("2064")


def test_log_that_cannot_be_opened_does_not_end_the_run(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file in its place")
    with open_log(tmp_path, STARTED) as log:
        log.tell("begun", source="a.pdf")
    assert log.fault == "File exists"


def test_log_on_a_full_disk_ends_and_the_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

        flush = write

        def close(self) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(run_log, "_open", lambda folder, name: Full())
    with open_log(tmp_path, STARTED) as log:
        with log.stage("read"):
            log.tell("begun", source="a.pdf")
        assert log.fault == "No space left on device"
    assert set(log.stages) == {"read"}


def test_lines_hold_what_a_file_name_does_to_a_terminal_as_data(tmp_path: Path) -> None:
    with open_log(tmp_path, STARTED) as log:
        log.tell("begun", source="a\n\x1b[31m\u0e01.pdf")
    (line,) = (tmp_path / "log").glob("*")
    assert "\x1b" not in line.read_text() and "\u0e01" in line.read_text() and len(line.read_text().splitlines()) == 1
