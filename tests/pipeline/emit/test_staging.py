"""The place beside a dataset where a run keeps what is not finished: ours alone, never followed, never left dirty."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from prongsai.pipeline.emit.snapshot import staging, work_folder
from prongsai.pipeline.errors import ExitCode, OutputError
from tests.paths import ROOT
from tests.pipeline.emit.datasets import emit, make_tables, names_in


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A dataset of one document."""
    emit(tmp_path / "dataset", make_tables("a"))
    return tmp_path / "dataset"


def documents(out: Path) -> list[str]:
    ids: list[str] = pd.read_parquet(out / "documents").document_id.tolist()
    return ids


def test_two_runs_at_once_are_refused_and_told_who_holds_it(out: Path) -> None:
    said = rf"another run .*process {os.getpid()} on \S+ since 20\d\d-.*wait"
    with staging(out), pytest.raises(OutputError, match=said), staging(out):
        pass
    with staging(out) as folder:
        assert folder.is_dir()


def test_what_a_killed_run_left_is_cleared_and_mended(out: Path) -> None:
    with staging(out) as folder:
        lock = (folder.parent / "lock").read_bytes()
    left = work_folder(out)
    (left / "next" / "rows").mkdir(parents=True)
    (left / "lock").write_bytes(lock)
    (left / "store").mkdir()
    out.rename(left / "next" / "old")  # killed between the two renames of a file system that cannot exchange
    with staging(out) as folder:
        assert names_in(folder) == []
    assert documents(out) == ["a"]
    assert names_in(left) == ["lock", "store"]


@pytest.mark.parametrize("entries", [(), ("rows", "logs", "lock"), ("old", "lock")])
def test_leavings_of_a_former_version_are_taken_care_of(out: Path, entries: tuple[str, ...]) -> None:
    former = out.parent / ".dataset.next"
    former.mkdir()
    for name in entries:
        if name == "old":
            out.rename(former / name)
        elif name == "lock":
            (former / name).touch()
        else:
            (former / name).mkdir()
    with staging(out):
        assert names_in(out.parent) == [".dataset", "dataset"]
    assert documents(out) == ["a"]


def test_former_version_that_still_runs_is_waited_for(out: Path) -> None:
    former = out.parent / ".dataset.next"
    former.mkdir()
    with (former / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match="another run"), staging(out):
            pass
    assert former.exists()


def test_folder_that_only_looks_like_leavings_stays(out: Path) -> None:
    former = out.parent / ".dataset.next"
    former.mkdir()
    (former / "mine.txt").touch()
    with staging(out):
        pass
    assert (former / "mine.txt").exists()


@pytest.mark.parametrize("place", [".dataset", ".dataset/next", ".dataset/lock"])
def test_link_in_the_place_is_refused_and_never_deleted_through(out: Path, place: str) -> None:
    precious = out.parent / "precious"
    (precious / "rows").mkdir(parents=True)
    (precious / "rows" / "kept.txt").write_text("kept")
    link = out.parent / place
    link.parent.mkdir(exist_ok=True)
    if place.endswith("next"):
        (link.parent / "lock").write_text(json.dumps({"program": "prongsai"}))
    link.symlink_to(precious if not place.endswith("lock") else precious / "rows" / "kept.txt")
    with pytest.raises(OutputError), staging(out):
        pass
    assert link.is_symlink()
    assert (precious / "rows" / "kept.txt").read_text() == "kept"
    assert documents(out) == ["a"]


def test_folder_of_another_program_in_the_place_is_refused(tmp_path: Path) -> None:
    other = tmp_path / ".config" / "next"
    other.mkdir(parents=True)
    (other / "settings").touch()
    with pytest.raises(OutputError, match="belongs to something else.*another name"), staging(tmp_path / "config"):
        pass
    (tmp_path / ".config" / "lock").write_text('{"program": "other"}')
    with pytest.raises(OutputError, match="belongs to something else"), staging(tmp_path / "config"):
        pass
    assert (other / "settings").exists()


def test_file_in_the_place_or_above_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".dataset").touch()
    (tmp_path / "file").touch()
    for out in (tmp_path / "dataset", tmp_path / "file" / "dataset", tmp_path / ("n" * 254)):
        with pytest.raises(OutputError, match="cannot be written.*another folder"), staging(out):
            pass


def test_folders_made_for_a_dataset_that_never_came_go_again(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing"), staging(tmp_path / "a" / "b" / "dataset"):
        raise ValueError("nothing to read")
    assert names_in(tmp_path) == []


def test_folder_that_may_not_be_written_is_refused_before_anything_is_read(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prongsai.pipeline.emit.snapshot.os.access", lambda path, mode: path != out)
    with pytest.raises(OutputError, match="may not be written; change its permissions"), staging(out):
        raise AssertionError("entered")
    assert names_in(out.parent) == ["dataset"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS])
def test_full_disk_anywhere_in_a_run_is_a_fault_of_the_output(out: Path, code: int) -> None:
    with pytest.raises(OutputError, match="was not written.*free some space"), staging(out):
        raise OSError(code, os.strerror(code))
    assert documents(out) == ["a"]
    assert names_in(out.parent) == ["dataset"]


def test_only_faults_of_the_output_are_told_as_such(out: Path) -> None:
    with pytest.raises(OutputError, match="was not written"), staging(out) as folder:
        (folder / "none" / "file").write_text("")
    with pytest.raises(FileNotFoundError), staging(out):
        (out.parent / "none" / "file").write_text("")


def test_disk_that_fills_up_ends_the_real_command_with_its_code_and_the_old_dataset(tmp_path: Path) -> None:
    """A limit on the size of files stands in for the disk: the first table that is larger meets it."""
    report = tmp_path / "a.txt"
    report.write_text("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566 ได้คะแนน 92.75 คะแนน\n", encoding="utf-8")
    command = [sys.executable, "-m", "prongsai", "run", str(report), "--workers", "1", "--out", str(tmp_path / "d")]

    def run(limit: int, *options: str) -> subprocess.CompletedProcess[str]:
        def limit_files() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))

        return subprocess.run(
            [*command, *options],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            preexec_fn=limit_files,
        )

    assert run(resource.RLIM_INFINITY).returncode == ExitCode.OK
    before = {path: path.read_bytes() for path in sorted((tmp_path / "d").rglob("*.parquet"))}
    full = run(2000, "--force")
    assert full.returncode == ExitCode.OUTPUT_NOT_WRITTEN, full.stderr
    assert "free some space" in full.stderr
    assert {path: path.read_bytes() for path in sorted((tmp_path / "d").rglob("*.parquet"))} == before
    assert names_in(tmp_path) == [".d", "a.txt", "d"]
