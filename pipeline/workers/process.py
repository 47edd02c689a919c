"""What runs inside a worker: take an input, read it, send its rows back, until the pipe closes."""

from __future__ import annotations

import faulthandler
import math
import os
import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from prongsai.pipeline.config import Settings
from prongsai.pipeline.discover.folder import Input
from prongsai.pipeline.emit.document_rows import DocumentReader
from prongsai.pipeline.emit.spill import tables_to_bytes
from prongsai.pipeline.errors import ExitCode, PipelineError
from prongsai.pipeline.workers.read_input import read_input

READY = "ready"


@dataclass(frozen=True, slots=True)
class RunFault:
    """A fault that concerns the whole run, on its way to the parent."""

    message: str
    exit_code: ExitCode


ORPHAN_GRACE_S = 60
"""The parent kills a late worker; should the parent be gone, the worker ends itself this much later."""


def serve(
    connection: Connection, settings: Settings, make_reader: Callable[[Settings], DocumentReader], log: Path
) -> None:
    """Read inputs from `connection` until it closes; a fault of the program ends the process, its traceback in `log`.

    A `PipelineError` concerns the whole run and is sent to the parent as a `RunFault`.
    """
    _send_output_to(log)
    faulthandler.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    _limit_memory(settings.memory_mb)
    try:
        reader = make_reader(settings)
        connection.send(READY)
        while True:
            found: Input = connection.recv()
            signal.alarm(math.ceil(settings.timeout_s) + ORPHAN_GRACE_S)
            connection.send(tables_to_bytes(read_input(found, reader, settings)))
            signal.alarm(0)
    except EOFError:
        return  # the parent has no more work, or is gone
    except PipelineError as error:
        connection.send(RunFault(str(error), error.exit_code))


def _send_output_to(log: Path) -> None:
    """Send what Python and C libraries print to the log: stdout carries data only, and the log explains a crash."""
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    os.close(descriptor)


def _limit_memory(megabytes: int) -> None:
    """Limit the address space, where the system can (macOS refuses)."""
    limit = megabytes * 1024 * 1024
    try:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    except (ValueError, OSError):
        print("the system does not limit memory; a very large document may take all of it")
