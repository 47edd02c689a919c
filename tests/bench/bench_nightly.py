"""What runs after the first cost, whether they give the same, how they scale, and what memory they take.

    python -m tests.bench.bench_nightly --files 200           of each mixture: some minutes
    python -m tests.bench.bench_nightly                       3,000 files: an hour or two
    python -m tests.bench.bench_nightly --part "texts alone"  one part

Each run is a process of its own. What it costs is seconds of the processor, its readers' included, which others on the
machine hardly change; loading the program, its models and the gazetteer is among them, so that in a folder of few files
no share says anything. Where Python is forbidden to keep what it compiles (`PYTHONDONTWRITEBYTECODE`), every process
compiles all of it again, which no installed program does. How two workers scale is told by the clock, and only a quiet
machine tells it.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import resource
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest import mock

from prongsai.pipeline.config import BYTES_PER_MB, Settings
from prongsai.pipeline.emit.schema import TABLES
from prongsai.pipeline.emit.snapshot import table_path
from prongsai.pipeline.run import Progress, run_pipeline
from prongsai.pipeline.store.prints import take_prints
from tests.bench.nightly_files import change_file, make_files

HALF_SCANS, TEXTS, SAME = "half scans", "texts alone", "same bytes"
PARTS = (HALF_SCANS, TEXTS, SAME)
WORKERS = (1, 2, 4)
MOST_SAME_FILES = 600
"""Of the files that are read once for each number of workers: their times and bytes tell the same as those of more."""
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(slots=True)
class Ran:
    """What a run did and cost; `parent_mb` and `workers_mb` are resident megabytes as its documents went by."""

    read: int = 0
    documents: int = 0
    cpu_s: float = 0.0
    wall_s: float = 0.0
    parent_mb: list[float] = field(default_factory=list)
    workers_mb: list[float] = field(default_factory=list)


def run_apart(roots: Sequence[Path], settings: Settings, rows_print: str | None = None) -> Ran:
    """Run in a process of its own; with `rows_print` as if a rule of parsing were another."""
    context = multiprocessing.get_context("spawn")  # what loading the program costs is a cost of the run
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(roots, settings, rows_print, there))
    process.start()
    there.close()
    ran = here.recv()
    process.join()
    assert isinstance(ran, Ran)
    return ran


def _run(roots: Sequence[Path], settings: Settings, rows_print: str | None, to: Connection) -> None:
    ran, start = Ran(), time.monotonic()

    def watch(progress: Progress) -> None:
        if not progress.current:  # one more is done
            ran.parent_mb.append(_resident_mb(os.getpid()))
            ran.workers_mb.append(max((_resident_mb(one.pid) for one in multiprocessing.active_children()), default=0))

    prints = take_prints
    if rows_print is not None:
        prints = lambda *args: replace(take_prints(*args), rows=rows_print)  # noqa: E731
    with mock.patch("prongsai.pipeline.run.take_prints", prints):
        summary = run_pipeline(roots, settings, on_progress=watch)
    ran.read, ran.documents = summary.read, sum(summary.documents.values())
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    ran.cpu_s, ran.wall_s = sum(one.ru_utime + one.ru_stime for one in used), time.monotonic() - start
    to.send(ran)


def _resident_mb(pid: int | None) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE_BYTES / BYTES_PER_MB
    except OSError:
        return 0.0  # it has just ended


def growth(samples: Sequence[float]) -> dict[str, float]:
    """The most that was held in the second quarter of a run, when all is loaded, and in the last.

    >>> growth([1, 9, 10, 11, 11, 11, 12, 11])
    {'early_mb': 11, 'late_mb': 12}
    """
    quarter = max(1, len(samples) // 4)
    return {"early_mb": round(max(samples[quarter : 2 * quarter])), "late_mb": round(max(samples[-quarter:]))}


def measure_reruns(folder: Path, files: int, scan_share: float, workers: int) -> dict[str, Any]:
    """A first run, and what those after it cost beside it."""
    make_files(folder / "reports", files, scan_share)
    settings = Settings(out=folder / "dataset", workers=workers)
    first = run_apart([folder / "reports"], settings)
    found = {"files": files, "documents": first.documents, "first": _cost(first, first)}
    found["unchanged"] = _cost(run_apart([folder / "reports"], settings), first)
    change_file(folder / "reports")
    found["one file changed"] = _cost(run_apart([folder / "reports"], settings), first)
    found["rule changed"] = _cost(run_apart([folder / "reports"], settings, "another rule of parsing"), first)
    found["parent"], found["workers"] = growth(first.parent_mb), growth(first.workers_mb)
    return found


def _cost(ran: Ran, first: Ran) -> dict[str, float]:
    return {"read": ran.read, "cpu_s": round(ran.cpu_s, 1), "share": round(ran.cpu_s / first.cpu_s, 4)}


def measure_same(folder: Path, files: int) -> dict[str, Any]:
    """Whether other numbers of workers and another order of files give the same bytes, and how long each took."""
    make_files(folder / "reports", files, 0.1)
    shuffled = sorted((folder / "reports").iterdir())
    random.Random(7).shuffle(shuffled)
    orders = [(f"{workers} workers", [folder / "reports"], workers) for workers in WORKERS]
    orders.append(("shuffled", shuffled, 2))
    bytes_of: dict[str, list[bytes]] = {}
    wall_s: dict[str, float] = {}
    for name, roots, workers in orders:
        out = folder / name
        wall_s[name] = round(run_apart(roots, Settings(out=out, workers=workers)).wall_s, 1)
        bytes_of[name] = [table_path(out, schema.name).read_bytes() for schema in TABLES]
    expected = bytes_of["1 workers"]
    return {
        "files": files,
        "wall_s": wall_s,
        "same": {name: read == expected for name, read in bytes_of.items()},
        "scaling_1_to_2": round(wall_s["1 workers"] / wall_s["2 workers"], 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=3000, help="of each of the first two parts")
    parser.add_argument("--workers", type=int, default=2, help="of the first two parts")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this; repeatable")
    parser.add_argument("--json", type=Path, help="write the figures here, beside those of parts that were not run")
    options = parser.parse_args()
    figures = json.loads(options.json.read_text(encoding="utf-8")) if options.json and options.json.exists() else {}
    for part in options.part or PARTS:
        with tempfile.TemporaryDirectory() as name:
            if part == SAME:
                found = measure_same(Path(name), min(options.files, MOST_SAME_FILES))
            else:
                found = measure_reruns(Path(name), options.files, 0.5 if part == HALF_SCANS else 0.0, options.workers)
        figures[part] = {"date": date.today().isoformat(), **found}
        print(part, json.dumps(figures[part], indent=1), flush=True)
        if options.json:
            options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
