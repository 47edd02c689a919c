"""Runs of the command in forks of a process that has loaded all: `python -m tests.faults.forked FOLDER KILLS [SEED]`.

Starting the command takes seconds of the processor, a fork of one that is loaded a tenth of one, so that a run can be
broken at hundreds of moments. Before each run a report is changed, so each has one to read and a snapshot to publish;
at a random moment it, or a process of its own, gets a signal. After each the dataset must be the one before or the one
that a run which nobody disturbs makes of the same reports, and nobody may be left. Prints a line for each, with `BAD`
in those that went wrong, and at last one for a run that is let end.
"""

from __future__ import annotations

import functools
import hashlib
import multiprocessing
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from unittest import mock

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.document_rows import DocumentRows
from prongsai.pipeline.emit.schema import CHANGES, TABLES
from prongsai.pipeline.emit.snapshot import table_path, work_folder
from prongsai.pipeline.face import cli
from prongsai.pipeline.model import Document
from prongsai.pipeline.pages.memory import Beside
from prongsai.pipeline.run import run_pipeline
from prongsai.pipeline.workers.read_input import DocumentReader
from tests.fake_readers import make_misbehaving_reader

SIGNALS = (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGHUP)
STOPPED_S = 0.3
"""How long somebody is stopped before he goes on: a machine that was put to sleep, a debugger."""
GONE_AFTER_S = 5.0
ENDS_WITHIN_S = 300.0
REPORTS = 6
PAGES = "pages ok ok ok"


def make_quiet_reader(settings: Settings) -> DocumentReader:
    """The reader of fake pages whose rows do not tell which pages it remembered from a run that was broken off."""
    reader = make_misbehaving_reader(settings)

    def read(document: Document, data: bytes, filename: str, beside: Beside) -> DocumentRows:
        rows = reader(document, data, filename, beside)
        return replace(rows, document={**rows.document, "title": None})

    return read


@contextmanager
def forked_processes() -> Iterator[None]:
    """Let all processes of ours be forks, where they are spawned in earnest."""
    context = multiprocessing.get_context("fork")
    with mock.patch("multiprocessing.get_context", lambda method: context):
        yield


def start(reports: Path, dataset: Path) -> int:
    """Begin a run in a fork, the first of a session of its own; gives its id."""
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (1, 2):
            os.dup2(nowhere, stream)
        arguments = ["run", str(reports), "--out", str(dataset), "--workers", "2", "--quiet", "--accept"]
        cli.app(arguments, standalone_mode=True)
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        os._exit(code)


def wait_for(pid: int) -> int:
    """How a run ended: its exit code, or the signal that ended it as a negative number; -1000 where it hangs."""
    deadline = time.monotonic() + ENDS_WITHIN_S
    while time.monotonic() < deadline:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    return -1000


def session_of(leader: int) -> list[int]:
    """The processes of a run that live."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):  # it ended just now
                state, _, _, session = (entry / "stat").read_text().rpartition(") ")[2].split()[:4]
                if int(session) == leader and state != "Z":
                    found.append(int(entry.name))
    return found


def tables(dataset: Path) -> list[bytes]:
    """What a dataset says of its reports: all but what it says of the snapshot before it."""
    return [table_path(dataset, schema.name).read_bytes() for schema in TABLES if schema is not CHANGES]


def disturb(leader: int, after_s: float, how: signal.Signals, chance: random.Random) -> str:
    """Send a signal to a run or to one of its processes; says to whom."""
    time.sleep(after_s)
    victims = session_of(leader)
    victim = chance.choice(victims) if victims else leader
    with suppress(ProcessLookupError):
        os.kill(victim, how)
        if how == signal.SIGSTOP:
            time.sleep(STOPPED_S)
            os.kill(victim, signal.SIGCONT)
    return f"{how.name} to {'the run' if victim == leader else 'a process of it'}"


def is_left(leader: int) -> bool:
    """Whether anybody of a run lives on after it ended."""
    deadline = time.monotonic() + GONE_AFTER_S
    while session_of(leader) and time.monotonic() < deadline:
        time.sleep(0.01)
    return bool(session_of(leader))


def change(reports: Path, dataset: Path, text: str) -> None:
    """Give the first report other text, and let the dataset forget that it ever read it."""
    (reports / "0.txt").write_text(text)
    kept = work_folder(dataset) / "store"
    for path in kept.glob(f"*/*/{hashlib.sha256(text.encode()).hexdigest()}*"):
        path.unlink()


def main(folder: Path, kills: int, seed: int) -> None:
    chance, reports = random.Random(seed), folder / "reports"
    reports.mkdir(parents=True)
    for number in range(REPORTS):
        (reports / f"{number}.txt").write_text(f"{PAGES} {number}")
    dataset, lasts_s = folder / "dataset", 0.0
    whole: dict[str, list[bytes]] = {}
    for text in (PAGES, f"{PAGES} ok"):
        change(reports, dataset, text)
        began = time.monotonic()
        assert wait_for(start(reports, dataset)) == 0
        lasts_s, whole[text] = time.monotonic() - began, tables(dataset)
    for number in range(kills):
        old = tables(dataset)
        text, new = next((text, state) for text, state in whole.items() if state != old)
        change(reports, dataset, text)
        began = time.monotonic()
        leader, after = start(reports, dataset), chance.uniform(0.0, 1.1)
        told = disturb(leader, after * lasts_s, SIGNALS[number % len(SIGNALS)], chance)
        ended, left = wait_for(leader), "somebody BAD" if is_left(leader) else "nobody"
        state = tables(dataset)
        found = "new" if state == new else "old" if state == old and ended not in DONE else "BAD"
        how = f"exit {ended}{'' if ended in (*DONE, *STOPPED) else ' BAD'}"
        print(f"{number}: {told} after {after:.2f}, {how}, dataset {found}, {left} left", flush=True)
        if ended in DONE and SIGNALS[number % len(SIGNALS)] != signal.SIGSTOP:
            lasts_s = (lasts_s + time.monotonic() - began) / 2  # others on the machine come and go
    ended = wait_for(start(reports, dataset))
    print(f"next: exit {ended}, {'new' if tables(dataset) == new else 'BAD'}", flush=True)


DONE = (0, 1)
STOPPED = (130, *(-one for one in SIGNALS))
"""Interrupted, or ended by the signal itself."""

if __name__ == "__main__":
    loaded = functools.partial(run_pipeline, reader_factory=make_quiet_reader)
    with forked_processes(), mock.patch("prongsai.pipeline.run.run_pipeline", loaded):
        main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 7)
