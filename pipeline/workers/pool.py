"""Documents read in processes of their own, so that a crash, a hang or a flood of memory costs one page.

PDFium and the OCR engines are C++ fed with files from anywhere: a segmentation fault or an endless loop in them cannot
be caught, only survived. Each worker reads one document after another and says at which page it is; when it dies or is
late it is replaced, and the document is tried again (`attempts`).
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import Input
from prongsai.pipeline.emit.document_rows import failed_rows
from prongsai.pipeline.emit.spill import rows_to_tables, tables_to_bytes
from prongsai.pipeline.errors import ExitCode, PipelineError
from prongsai.pipeline.model import Finding
from prongsai.pipeline.spawn import fresh_start
from prongsai.pipeline.workers.attempts import Attempts, Death
from prongsai.pipeline.workers.faults import LATE
from prongsai.pipeline.workers.messages import READY, At, Done, PageStep, RunFault, Task
from prongsai.pipeline.workers.process import FindMemory, serve
from prongsai.pipeline.workers.read_input import DocumentReader

ReaderFactory = Callable[[Settings], DocumentReader]
"""Makes the reader inside the worker; a function at the top of a module, because it travels by its name."""


@dataclass(frozen=True, slots=True)
class Crash:
    """A reader that died: the document and page that it was at (`page` None for no single page), and what it had
    printed."""

    source: str
    page: PageStep | None
    log: str


def _ignore(told: object) -> None:
    """For whoever does not want to be told."""


@dataclass(frozen=True, slots=True)
class Watchers:
    """Who is told that a document is begun, and that it crashed its reader."""

    on_begin: Callable[[Input], None] = _ignore
    on_crash: Callable[[Crash], None] = _ignore


START_TIMEOUT_S = 180.0
"""Loading libraries and reference data takes two seconds, and a minute on a machine that is short of everything."""

START_TRIES = 5
"""One for each of `START_PAUSES_S`."""
START_PAUSES_S = (0.0, 0.5, 1.0, 2.0, 4.0)
"""Readers that could not be started one after another, and the pause before each next try: a machine that is short of
memory or processes for a moment should not end a run of a night. While another reader is at work, none ends it."""

MAX_DOCUMENTS_PER_WORKER = 200
"""Then a worker is replaced, so that what C libraries leak does not add up over thousands of documents."""

STOP_TIMEOUT_S = 5.0
"""No row depends on it: the work of a process that is told to end is over."""

WALL_FACTOR = 10
"""The wall clock allows this much more than the processor's: a machine may be busy, a disk slow, but not for ever."""


class WorkerError(PipelineError):
    """The reader could not even be started, or met a fault that concerns every document."""

    def __init__(self, message: str, exit_code: ExitCode = ExitCode.BUG) -> None:
        super().__init__(message)
        self.exit_code = exit_code


@dataclass(slots=True)
class _Worker:
    """One process; `current` is the task that it is at, None while it starts or waits."""

    process: SpawnProcess
    connection: Connection
    log: Path
    deadline: float
    is_ready: bool = False
    current: Task | None = None
    at: PageStep | None = None
    done: int = 0


@dataclass(slots=True)
class _Pool:
    settings: Settings
    make_reader: ReaderFactory
    find_memory: FindMemory
    logs: Path
    waiting: deque[Task]
    watchers: Watchers
    attempts: Attempts
    again: deque[Task] = field(default_factory=deque)
    """Tasks for fresh processes only."""
    workers: list[_Worker] = field(default_factory=list)
    started: int = 0
    failed_starts: int = 0
    """Readers since the last good one that died before they were ready."""
    start_after: float = 0.0

    def has_work(self) -> bool:
        """Whether a document waits or is being read: nobody waits for readers that are still starting."""
        return bool(self.waiting or self.again) or any(worker.current is not None for worker in self.workers)

    def start_workers(self) -> None:
        """Start as many workers as there is work for, but none in the pause after one that could not be started."""
        if time.monotonic() < self.start_after:
            return
        idle = self.settings.workers - len(self.workers)
        unclaimed = len(self.waiting) + len(self.again) - sum(not worker.is_ready for worker in self.workers)
        for _ in range(min(idle, unclaimed)):
            self._start_worker()

    def _start_worker(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        log = self.logs / f"worker-{self.started}.log"
        process = context.Process(
            target=serve,
            args=(theirs, self.settings, self.make_reader, self.find_memory, log),
            name="prongsai-reader",
            daemon=True,
        )
        self.started += 1
        try:
            with fresh_start():
                process.start()
        except OSError as error:  # no process or memory to be had just now
            ours.close()
            self._count_failed_start(f"the system refused a process ({error})")
            return
        finally:
            theirs.close()  # else the end of the process would not close the pipe
        self.workers.append(_Worker(process, ours, log, time.monotonic() + START_TIMEOUT_S))

    def _count_failed_start(self, reason: str) -> None:
        self.failed_starts += 1
        if self.failed_starts >= START_TRIES and not any(worker.is_ready for worker in self.workers):
            raise WorkerError(f"the reader could not be started {START_TRIES} times in a row: {reason}")
        self.start_after = time.monotonic() + START_PAUSES_S[min(self.failed_starts, START_TRIES - 1)]

    def give_next(self, worker: _Worker) -> None:
        """Hand a ready worker the next task, or let it go when it is old, nothing waits or a fresh one is needed."""
        is_fresh = not worker.done
        tasks = self.again if is_fresh and self.again else self.waiting
        if not tasks or worker.done >= MAX_DOCUMENTS_PER_WORKER or (self.again and not is_fresh):
            self.remove(worker)
            return
        worker.current, worker.at = tasks.popleft(), None
        self.watchers.on_begin(worker.current.found)
        worker.deadline = time.monotonic() + WALL_FACTOR * self.settings.timeout_s
        try:
            worker.connection.send(worker.current)
        except ConnectionError:
            return  # it died while it waited; the end of its pipe is read next, and the task is tried again

    def remove(self, worker: _Worker) -> None:
        """End a worker, whatever it is doing."""
        worker.process.kill()
        worker.process.join(STOP_TIMEOUT_S)
        worker.connection.close()
        worker.log.unlink(missing_ok=True)
        self.workers.remove(worker)

    def receive(self, worker: _Worker) -> tuple[Input, Done] | None:
        """Take what a worker has to say: that it is ready, its page, its rows, or silence because it died.

        Raises:
            WorkerError: the run as a whole cannot go on.
        """
        try:
            message = worker.connection.recv()
        except (EOFError, ConnectionError):
            worker.process.join(STOP_TIMEOUT_S)
            return self._bury(worker, worker.process.exitcode)
        if isinstance(message, RunFault):
            raise WorkerError(message.message, message.exit_code)
        if isinstance(message, At):
            self._move(worker, message)
            return None
        if message == READY:
            worker.is_ready, self.failed_starts = True, 0
            self.give_next(worker)
            return None
        task, worker.current = worker.current, None
        assert task is not None, "rows come for a task"
        worker.done += 1
        self.give_next(worker)
        return task.found, message

    def _move(self, worker: _Worker, message: At) -> None:
        worker.at = message.page
        limit_s = self.settings.page_timeout_s if message.page else self.settings.timeout_s
        worker.deadline = time.monotonic() + WALL_FACTOR * limit_s

    def _bury(self, worker: _Worker, exit_code: int | None) -> tuple[Input, Done] | None:
        """Remove a dead worker; gives the failed document where what it was at is not tried again."""
        log = worker.log.read_text(encoding="utf-8", errors="replace") if worker.log.exists() else ""
        self.remove(worker)
        if worker.current is None:
            self._count_failed_start(f"exit code {exit_code}: {log[-2000:].strip()}")
            return None
        found = worker.current.found
        self.watchers.on_crash(Crash(found.document.sources[0], worker.at, log))
        verdict = self.attempts.judge(Death(worker.current, worker.at, exit_code, log))
        if isinstance(verdict, Finding):
            rows = tables_to_bytes(rows_to_tables(failed_rows(found.document, verdict)))
            return found, Done(rows, is_cut=True)
        self.again.append(verdict)
        return None

    def end_late(self) -> Iterator[tuple[Input, Done]]:
        """End the workers that are past their deadline by the clock."""
        now = time.monotonic()
        for worker in [worker for worker in self.workers if worker.deadline < now]:
            result = self._bury(worker, LATE)
            if result is not None:
                yield result

    def wait_s(self) -> float:
        """Seconds until a deadline passes or a start may be tried."""
        now = time.monotonic()
        pause = [self.start_after] if self.start_after > now or not self.workers else []
        return max(0.0, min([*(worker.deadline for worker in self.workers), *pause]) - now)


def read_inputs(
    inputs: Iterable[Input],
    settings: Settings,
    make_reader: ReaderFactory,
    find_memory: FindMemory,
    logs: Path,
    watchers: Watchers = Watchers(),
) -> Iterator[tuple[Input, Done]]:
    """Read every input, `settings.workers` at a time; gives each with its rows when done, in the order of completion.

    Each input comes exactly once: without the pages that crash or stall the reader, or as a failed document where it
    is no single page that does.

    Args:
        find_memory: gives the pages of a document that were read before, inside the worker; it travels there.
        logs: a folder to make, for what the processes say.
    Raises:
        WorkerError: the reader cannot be started at all.
    """
    logs.mkdir(exist_ok=True)
    pool = _Pool(
        settings, make_reader, find_memory, logs, deque(Task(found) for found in inputs), watchers, Attempts(settings)
    )
    try:
        while pool.has_work():
            pool.start_workers()
            ready = wait([worker.connection for worker in pool.workers], pool.wait_s())
            for worker in [worker for worker in pool.workers if worker.connection in ready]:
                result = pool.receive(worker)
                if result is not None:
                    yield result
            yield from pool.end_late()
    finally:
        for worker in list(pool.workers):
            pool.remove(worker)
