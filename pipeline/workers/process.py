"""What runs inside a worker: take an input, read it, send its rows back, until the pipe closes."""

from __future__ import annotations

import faulthandler
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.emit.spill import tables_to_bytes
from prongsai.pipeline.errors import PipelineError
from prongsai.pipeline.pages.memory import LOST_CODES, Beside, PageMemory, PageWatch, Step
from prongsai.pipeline.spawn import end_with_parent, limit_memory
from prongsai.pipeline.workers.limits import ProcessorTime
from prongsai.pipeline.workers.messages import READY, At, Done, RunFault, Task
from prongsai.pipeline.workers.read_input import PASSING_CODES, DocumentReader, read_input

FindMemory = Callable[[str], PageMemory]
"""Gives the memory of the pages of a document, by its id."""


def serve(
    connection: Connection,
    settings: Settings,
    make_reader: Callable[[Settings], DocumentReader],
    find_memory: FindMemory,
    log: Path,
) -> None:
    """Read inputs from `connection` until it closes; a fault of the program ends the process, its traceback in `log`.

    A `PipelineError` concerns the whole run and is sent to the parent as a `RunFault`.
    """
    _send_output_to(log)
    faulthandler.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    end_with_parent()
    if not limit_memory(settings.memory_mb):
        print("the system does not limit memory; a very large document may take all of it")
    try:
        reader = make_reader(settings)
        connection.send(READY)
        while True:
            task: Task = connection.recv()
            connection.send(_read_task(task, connection, settings, reader, find_memory))
    except (EOFError, BrokenPipeError):
        return  # the parent has no more work, or is gone
    except PipelineError as error:
        connection.send(RunFault(str(error), error.exit_code))


def _read_task(
    task: Task, connection: Connection, settings: Settings, reader: DocumentReader, find_memory: FindMemory
) -> Done:
    start = time.perf_counter()
    clock = ProcessorTime(settings.timeout_s, settings.page_timeout_s)

    def tell(step: Step | None, number: int) -> None:
        connection.send(At(None if step is None else (step, number)))
        clock.begin(step)

    watch = PageWatch(task.given_up, tell, clock.is_spent)
    clock.begin(None)
    try:
        beside = Beside(find_memory(task.found.document.document_id), watch, settings.every_scan)
        tables = read_input(task.found, reader, settings, beside)
    finally:
        clock.stop()
    codes = set(tables["findings"].column("code").to_pylist())
    return Done(
        rows=tables_to_bytes(tables),
        pages=sum(tables["documents"].column("pages").drop_null().to_pylist()),
        seconds=time.perf_counter() - start,
        is_cut=bool(task.given_up) or clock.was_spent or not codes.isdisjoint(LOST_CODES),
        is_lasting=codes.isdisjoint(PASSING_CODES),
    )


def _send_output_to(log: Path) -> None:
    """Send what Python and C libraries print to the log: stdout carries data only, and the log explains a crash."""
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    os.close(descriptor)
