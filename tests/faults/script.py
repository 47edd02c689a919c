"""Small runs in a process of their own, each with one fault: `python -m tests.faults.script FOLDER [STRIDE]`.

The n-th time that a run opens, renames, makes, lists or deletes something below its folder, its reports aside, makes
sure of what it wrote, or starts a process, the system refuses, as a full or broken disk does; for every STRIDE-th n.
Processes of the run are forks, which takes a tenth of the time. After each, the dataset must be the old or the new
one, and the next run must give the new one. Prints a line for each fault, and `BAD` in those that went wrong.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.schema import TABLES
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.errors import PipelineError
from prongsai.pipeline.run import run_pipeline
from tests.fake_readers import make_misbehaving_reader
from tests.faults.forked import forked_processes

WATCHED = ("open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.listdir", "os.scandir", "os.truncate")
NOWHERE = "/nowhere"
ERRORS = {"open": errno.ENOSPC, "os.fork": errno.EAGAIN}
"""What the system says; of everything else that the disk is broken."""


class Fault:
    """Counts what is done below a folder, and refuses one of it."""

    def __init__(self) -> None:
        self.below, self.at, self.seen, self.refused = NOWHERE, 0, 0, ""
        sys.addaudithook(self._watch)
        os.register_at_fork(after_in_child=self._end)  # what processes of the run meet is tested with their readers
        fsync = os.fsync

        def watched_fsync(descriptor: int) -> None:
            self._count("os.fsync", None)
            fsync(descriptor)

        os.fsync = watched_fsync

    def _watch(self, event: str, args: tuple[object, ...]) -> None:
        if event == "os.fork":
            self._count(event, None)
        if event not in WATCHED or not args or not isinstance(args[0], str | bytes | os.PathLike):
            return
        path = os.fsdecode(args[0])
        if path.startswith(self.below) and "/reports" not in path:
            self._count(event, path)  # a report that cannot be opened is a finding of its own, tested elsewhere

    def _count(self, event: str, path: str | None) -> None:
        if self.below == NOWHERE:
            return
        self.seen += 1
        if self.seen == self.at:
            self.refused = event
            raise OSError(ERRORS.get(event, errno.EIO), f"refused {event}", path)

    def _end(self) -> None:
        self.below = NOWHERE

    def during(self, below: Path, at: int, do: Callable[[], str]) -> str:
        """Do something with the fault at the n-th operation; 0 for none."""
        self.below, self.at, self.seen = str(below), at, 0
        try:
            return do()
        finally:
            self._end()


def run(folder: Path) -> str:
    """Read the reports of a folder; how it ended."""
    settings = Settings(out=folder / "dataset", workers=1)
    try:
        summary = run_pipeline([folder / "reports"], settings, make_misbehaving_reader)
    except PipelineError as error:
        return f"exit {int(error.exit_code)}"
    return f"exit {int(summary.exit_code)}"


def tables(folder: Path) -> list[bytes]:
    """The bytes of every table of the dataset."""
    return [table_path(folder / "dataset", schema.name).read_bytes() for schema in TABLES]


def main(folder: Path, stride: int) -> None:
    fault, template = Fault(), folder / "template"
    (template / "reports").mkdir(parents=True)
    for name in ("one", "two"):
        (template / "reports" / f"{name}.txt").write_text(name)
    run(template)
    old = tables(template)
    (template / "reports" / "two.txt").write_text("other")
    shutil.copytree(template, folder / "new")
    fault.during(folder / "new", 0, lambda: run(folder / "new"))
    new, operations = tables(folder / "new"), fault.seen
    print(f"{operations} operations", flush=True)
    for at in range(1, operations + 1, stride):
        here = folder / f"fault-{at}"
        shutil.copytree(template, here)
        try:
            ended = fault.during(here, at, lambda here=here: run(here))  # type: ignore[misc]
        except Exception as error:
            ended = f"BAD {type(error).__name__}: {error}"
        left = "old" if (state := tables(here)) == old else "new" if state == new else "BAD"
        after = f"next {run(here)}, {'new' if tables(here) == new else 'BAD'}"
        print(f"{at} {fault.refused}: {ended}, dataset {left}, {after}", flush=True)
        shutil.rmtree(here)


if __name__ == "__main__":
    with forked_processes():
        main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
