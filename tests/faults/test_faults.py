"""Whatever breaks at whatever moment: the dataset is the old or the new one, the next run mends all, nobody is left.

The suite tries a sample of the moments; `make faults` tries every operation of a run, and five hundred signals.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from prongsai.pipeline.emit.schema import TABLES
from prongsai.pipeline.emit.snapshot import table_path
from tests.corpus.variants import FILES
from tests.paths import ROOT

ALL = os.environ.get("PRONGSAI_ALL_FAULTS") == "1"
STRIDE, SIGNALS_SENT = (1, 500) if ALL else (13, 8)
KILLS = 3
"""Of the command itself, with documents of every kind."""
SIGNALS = (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGHUP)
STOPPED_S = 1.0
"""How long somebody is stopped before he goes on: a machine that was put to sleep, a debugger."""
INTERRUPTED = 130
GONE_AFTER_S = 5.0
SOURCES = ("tuned/t32-dump-misprint.txt", "tuned/t38-word-measures.docx", "tuned/t21-memo.pdf")


def test_every_operation_may_fail(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.script", str(tmp_path), str(STRIDE)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=7200,
        check=True,
    )
    operations, *faults = ran.stdout.splitlines()
    assert int(operations.split()[0]) > 60
    assert len(faults) >= int(operations.split()[0]) // STRIDE
    assert [line for line in faults if "BAD" in line] == []
    assert any("exit 4, dataset old" in line for line in faults)


def test_signal_at_any_moment_leaves_the_old_dataset_or_the_new_one(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.forked", str(tmp_path / "runs"), str(SIGNALS_SENT)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=7200,
        check=True,
    )
    *signals, after = ran.stdout.splitlines()
    assert len(signals) == SIGNALS_SENT
    assert [line for line in (*signals, after) if "BAD" in line] == []
    assert any("dataset new" in line for line in signals)
    # where a run is on a busy machine, a few signals may all come late
    assert not ALL or any("dataset old" in line for line in signals)


def copy_reports(folder: Path, copies: int) -> Path:
    """Reports with rows of every kind; the copies differ, so each is a document."""
    reports = folder / "reports"
    reports.mkdir()
    for number in range(copies):
        for source in SOURCES:
            path = reports / f"{number}-{Path(source).name}"
            data = (FILES / source).read_bytes()
            path.write_bytes(data + b"\n" * number if path.suffix != ".docx" or not number else data)
    return reports


def start(reports: Path, dataset: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "prongsai", "run", str(reports), "--out", str(dataset), "--workers", "2"]
    return subprocess.Popen([*command, "--ocr", "none"], cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True)


def processes_about(dataset: Path) -> list[int]:
    """Processes of the session of a run that still live; a worker's own command line names nothing of ours."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if f"PRONGSAI_RUN={dataset}".encode() in (entry / "environ").read_bytes():
                    found.append(int(entry.name))
            except OSError:
                continue  # it ended, or is another user's
    return found


def tables(dataset: Path) -> list[bytes]:
    return [table_path(dataset, schema.name).read_bytes() for schema in TABLES]


# macOS has no /proc, and no other way to find the readers of a killed parent; CI runs on Linux, where it never skips
@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are found in /proc")
def test_killed_run_leaves_nobody_and_the_next_one_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports, dataset = copy_reports(tmp_path, copies=4), tmp_path / "dataset"
    whole = tmp_path / "whole"
    began = time.monotonic()
    assert start(reports, whole).wait(300) in (0, 1)
    lasts_s = time.monotonic() - began
    monkeypatch.setenv("PRONGSAI_RUN", str(dataset))
    moments = random.Random(7)
    for number in range(KILLS):
        process = start(reports, dataset)
        time.sleep(moments.uniform(0.2, 1.0) * lasts_s)
        victims = processes_about(dataset)
        # the parent, or a reader: whoever it is, the run is over or goes on, and no row is lost
        victim = moments.choice(victims) if victims else process.pid
        how = SIGNALS[number % len(SIGNALS)]
        with suppress(ProcessLookupError):  # it may have ended by itself in the meantime
            os.kill(victim, how)
            if how == signal.SIGSTOP:
                time.sleep(STOPPED_S)
                os.kill(victim, signal.SIGCONT)
        if victim == process.pid and how != signal.SIGSTOP:
            deadline = time.monotonic() + GONE_AFTER_S
            while processes_about(dataset) and time.monotonic() < deadline:
                process.poll()
                time.sleep(0.1)
            assert processes_about(dataset) == []
        assert process.wait(300) in (0, 1, INTERRUPTED, *(-one for one in SIGNALS))
    assert start(reports, dataset).wait(300) in (0, 1)
    assert tables(dataset) == tables(whole)
