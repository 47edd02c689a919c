"""The process that looks at files: its death or delay costs the file that it was at, and it leaves nobody behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover import child
from prongsai.pipeline.discover.child import LookingError, look_in_child
from prongsai.pipeline.discover.looked import Looked
from prongsai.pipeline.discover.walk import walk
from tests.fake_looks import look_and_tell_process, look_or_misbehave
from tests.paths import ROOT


def look_at(folder: Path, *names: str, timeout_s: float = 60.0) -> dict[str, Looked]:
    for name in names:
        (folder / f"{name}.txt").write_text(f"ITA {name}")
    settings = Settings(workers=1, timeout_s=timeout_s)
    places = walk([folder], settings).places
    looked = list(look_in_child(places, settings, look_or_misbehave))
    assert [one.source for one in looked] == [place.source for place in places]
    return {one.source.removesuffix(".txt"): one for one in looked}


def test_death_and_delay_cost_the_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "WALL_EXTRA_S", 0.0)  # four seconds of wall for one of processor time
    found = look_at(tmp_path, "a", "crash", "leave", "m", "raise", "sleep", "spin", "z", timeout_s=1)
    told = {name: one.findings[0].code for name, one in found.items() if one.findings}
    assert told == {
        "crash": "document-crashed",
        "leave": "document-crashed",
        "raise": "document-crashed",
        "sleep": "document-timeout",
        "spin": "document-timeout",
    }
    assert all(finding.suggestion for one in found.values() for finding in one.findings)
    assert not any(found[name].may_be_kept for name in told)
    assert [len(found[name].seen) for name in ("a", "m", "z")] == [1, 1, 1]
    assert "signal 11" in found["crash"].findings[0].message
    assert "exit code 7" in found["leave"].findings[0].message


def test_what_earlier_files_left_behind_decides_no_file(tmp_path: Path) -> None:
    found = look_at(tmp_path, "a", "first")
    assert [len(one.seen) for one in found.values()] == [1, 1]


def test_one_process_looks_at_many_files(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").touch()
    settings = Settings(workers=1)
    told = {one.source for one in look_in_child(walk([tmp_path], settings).places, settings, look_and_tell_process)}
    assert len(told) == 1
    assert str(os.getpid()) not in told


def test_no_file_needs_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_start_once", None)
    assert list(look_in_child([], Settings(workers=1))) == []


def test_machine_short_of_processes_is_tried_again_and_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "START_PAUSE_S", 0.01)
    real, tries = child._start_once, []

    def fail_until(last: int) -> None:
        def start(*args: object) -> object:
            tries.append(1)
            if len(tries) < last:
                raise BlockingIOError(11, "Resource temporarily unavailable")
            return real(*args)  # type: ignore[arg-type]

        tries.clear()
        monkeypatch.setattr(child, "_start_once", start)

    fail_until(child.START_TRIES)
    assert len(look_at(tmp_path, "a")["a"].seen) == 1
    fail_until(100)
    with pytest.raises(LookingError, match="could not be started .*temporarily unavailable"):
        look_at(tmp_path, "a")
    assert len(tries) == child.START_TRIES


def test_looking_ends_with_whoever_wanted_it(tmp_path: Path) -> None:
    """The parent is killed in the middle of a file that takes for ever; nobody stays behind."""
    (tmp_path / "sleep.txt").write_text("ITA")
    script = (
        "from pathlib import Path\n"
        "from prongsai.pipeline.config import Settings\n"
        "from prongsai.pipeline.discover.child import look_in_child\n"
        "from prongsai.pipeline.discover.walk import walk\n"
        "from tests.fake_looks import look_or_misbehave\n"
        "settings = Settings(workers=1)\n"
        f"places = walk([Path({str(tmp_path)!r})], settings).places\n"
        "print('on', flush=True)\n"
        "list(look_in_child(places, settings, look_or_misbehave))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")
    assert parent.stdout is not None
    assert parent.stdout.readline() == "on\n"
    found: list[int] = []
    deadline = time.monotonic() + 30
    while not found and time.monotonic() < deadline:
        found = [pid for pid in children_of(parent.pid) if "spawn_main" in command_of(pid)]
        time.sleep(0.05)
    assert found
    time.sleep(0.5)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 5
    while any(command_of(pid) for pid in found) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in found if "spawn_main" in command_of(pid)]


def children_of(parent: int) -> list[int]:
    path = Path(f"/proc/{parent}/task/{parent}/children")
    if not path.exists():
        # only Linux lists the children of a process here; CI runs on it
        pytest.skip("the system does not tell children")
    return [int(pid) for pid in path.read_text().split()]


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
