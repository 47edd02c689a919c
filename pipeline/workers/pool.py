"""Documents read in processes of their own, so that a crash, a hang or a flood of memory costs one document.

PDFium and the OCR engines are C++ fed with files from anywhere: a segmentation fault or an endless loop in them cannot
be caught, only survived. Each worker reads one document after another; when it dies or is late it is replaced.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import ModuleType

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import Input
from prongsai.pipeline.emit.document_rows import DocumentReader, failed_rows
from prongsai.pipeline.emit.spill import rows_to_tables, tables_to_bytes
from prongsai.pipeline.errors import ExitCode, PipelineError
from prongsai.pipeline.workers.faults import describe_crash, describe_timeout
from prongsai.pipeline.workers.process import READY, RunFault, serve

ReaderFactory = Callable[[Settings], DocumentReader]
"""Makes the reader inside the worker; a function at the top of a module, because it travels by its name."""

CrashReport = Callable[[str, str], None]
"""Told the source of a document and what the process that it crashed had printed."""

START_TIMEOUT_S = 180.0
"""Loading libraries and reference data takes two seconds, and a minute on a machine that is short of everything."""

MAX_DOCUMENTS_PER_WORKER = 200
"""Then a worker is replaced, so that what C libraries leak does not add up over thousands of documents."""

STOP_TIMEOUT_S = 5.0

THREAD_COUNTS = ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS")
"""Where libraries look for the number of threads to run."""


class WorkerError(PipelineError):
    """The reader could not even be started, or met a fault that concerns every document."""

    def __init__(self, message: str, exit_code: ExitCode = ExitCode.BUG) -> None:
        super().__init__(message)
        self.exit_code = exit_code


@dataclass(slots=True)
class _Worker:
    """One process; `current` is the input that it reads, None while it starts or waits."""

    process: SpawnProcess
    connection: Connection
    log: Path
    deadline: float
    is_ready: bool = False
    current: Input | None = None
    done: int = 0


@dataclass(slots=True)
class _Pool:
    settings: Settings
    make_reader: ReaderFactory
    logs: Path
    waiting: deque[Input]
    on_crash: CrashReport
    workers: list[_Worker] = field(default_factory=list)
    started: int = 0

    def start_worker(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        log = self.logs / f"worker-{self.started}.log"
        process = context.Process(
            target=serve, args=(theirs, self.settings, self.make_reader, log), name="prongsai-reader", daemon=True
        )
        with _fresh_start():
            process.start()
        theirs.close()  # else the end of the process would not close the pipe
        self.workers.append(_Worker(process, ours, log, time.monotonic() + START_TIMEOUT_S))
        self.started += 1

    def give_next(self, worker: _Worker) -> None:
        """Hand a ready worker the next input, or let it go when it is old or nothing waits."""
        if not self.waiting or worker.done >= MAX_DOCUMENTS_PER_WORKER:
            self.remove(worker)
            return
        worker.current = self.waiting.popleft()
        worker.deadline = time.monotonic() + self.settings.timeout_s
        worker.connection.send(worker.current)

    def remove(self, worker: _Worker) -> None:
        """End a worker, whatever it is doing."""
        worker.process.kill()
        worker.process.join(STOP_TIMEOUT_S)
        worker.connection.close()
        worker.log.unlink(missing_ok=True)
        self.workers.remove(worker)

    def receive(self, worker: _Worker) -> tuple[Input, bytes] | None:
        """Take what a worker has to say: that it is ready, the rows of its input, or silence because it died.

        Raises:
            WorkerError: the run as a whole cannot go on.
        """
        try:
            message = worker.connection.recv()
        except (EOFError, ConnectionError):
            return self._bury(worker)
        if isinstance(message, RunFault):
            raise WorkerError(message.message, message.exit_code)
        found, worker.current = worker.current, None
        if message == READY:
            worker.is_ready = True
        else:
            worker.done += 1
        self.give_next(worker)
        return (found, message) if found is not None else None

    def _bury(self, worker: _Worker) -> tuple[Input, bytes] | None:
        worker.process.join(STOP_TIMEOUT_S)
        found, code = worker.current, worker.process.exitcode
        log = worker.log.read_text(encoding="utf-8", errors="replace") if worker.log.exists() else ""
        self.remove(worker)
        if found is None:
            raise WorkerError(f"the reader could not be started (exit code {code}): {log[-2000:].strip()}")
        if worker.done:
            # It may have died of what earlier documents left behind; alone in a fresh process the document decides
            # its own fate, and the result does not depend on who read what.
            self.waiting.appendleft(found)
            return None
        self.on_crash(found.document.sources[0], log)
        finding = describe_crash(found.document.sources[0], code, log)
        return found, tables_to_bytes(rows_to_tables(failed_rows(found.document, finding, 0.0)))

    def give_up_late(self) -> Iterator[tuple[Input, bytes]]:
        """Kill the workers that are past their deadline; gives the documents that they were at, as failed."""
        now = time.monotonic()
        for worker in [worker for worker in self.workers if worker.deadline < now]:
            found = worker.current
            self.remove(worker)
            if found is None:
                raise WorkerError(f"the reader did not start within {START_TIMEOUT_S:.0f} s")
            finding = describe_timeout(found.document.sources[0], self.settings.timeout_s)
            rows = failed_rows(found.document, finding, self.settings.timeout_s)
            yield found, tables_to_bytes(rows_to_tables(rows))


@contextmanager
def _fresh_start() -> Iterator[None]:
    """What a process inherits that is started in this block; afterwards the caller's own is as it was.

    It runs one thread of each library, set before one can look: several documents are read at a time already. And it
    does not run the caller's script again, as a spawned process does to find what is defined there: it needs nothing of
    it, and a script that calls `prongsai.run` at its top level would start a run within the run.
    """
    main = sys.modules["__main__"]
    added = [name for name in THREAD_COUNTS if name not in os.environ]
    os.environ.update(dict.fromkeys(added, "1"))
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
        for name in added:
            del os.environ[name]


def read_inputs(
    inputs: Iterable[Input],
    settings: Settings,
    make_reader: ReaderFactory,
    logs: Path,
    on_crash: CrashReport = lambda source, log: None,
) -> Iterator[tuple[Input, bytes]]:
    """Read every input, `settings.workers` at a time; gives each with its rows (`spill.tables_to_bytes`) when done.

    The order is that of completion. Each input comes exactly once, as a failed document where reading it crashed,
    ran out of memory or took longer than `settings.timeout_s`.

    Args:
        logs: a folder to make, for what the processes say.
    Raises:
        WorkerError: the reader cannot be started at all.
    """
    logs.mkdir()
    pool = _Pool(settings, make_reader, logs, deque(inputs), on_crash)
    try:
        while pool.waiting or pool.workers:
            idle = settings.workers - len(pool.workers)
            unclaimed = len(pool.waiting) - sum(not worker.is_ready for worker in pool.workers)
            for _ in range(min(idle, unclaimed)):
                pool.start_worker()
            nearest = min(worker.deadline for worker in pool.workers)
            ready = wait([worker.connection for worker in pool.workers], max(0.0, nearest - time.monotonic()))
            for worker in [worker for worker in pool.workers if worker.connection in ready]:
                result = pool.receive(worker)
                if result is not None:
                    yield result
            yield from pool.give_up_late()
    finally:
        for worker in list(pool.workers):
            pool.remove(worker)
