"""Children of a warm process that run tests and end: how long they may take, and what they say of it."""

from __future__ import annotations

import math
import os
import resource
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import pytest

NOTE = Path(".first-failure")
WALL_FACTOR = 20
"""Time is that of the processor: on a busy machine a mutant that is let live must not look caught. What waits for ever
takes none, so the clock on the wall ends it after so many times as much."""


class FirstFailure:
    """Notes the first test that fails, or the first file that cannot be collected."""

    def __init__(self) -> None:
        self._note = NOTE.resolve()  # tests may stand in other folders
        self.by = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._look(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._look(report)

    def _look(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.failed and not self.by:
            self.by = report.nodeid
            self._note.write_text(report.nodeid, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: its exit code, None where it took too long, and its seconds of the processor."""

    code: int | None
    seconds: float


def run_in_child(run: Callable[[], int], timeout_s: float) -> Ended:
    """Run something in a child that is a copy of this process, and gives its exit code.

    Args:
        timeout_s: of the processor, counted from the child's beginning.
    """
    NOTE.unlink(missing_ok=True)
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.setsid()  # so that workers which the tests start end with them
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it for good
        sys.dont_write_bytecode = True
        code = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(timeout_s), math.ceil(timeout_s) + 1))
            code = run()
        finally:
            os._exit(code)
    return _wait(child, start + WALL_FACTOR * timeout_s)


def read_note() -> str:
    """What the last child has noted; "" for nothing."""
    return NOTE.read_text(encoding="utf-8") if NOTE.exists() else ""


def _wait(child: int, deadline: float) -> Ended:
    while time.monotonic() < deadline:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return Ended(None if code == -signal.SIGXCPU else code, round(used.ru_utime + used.ru_stime, 2))
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    _, _, used = os.wait4(child, 0)
    return Ended(None, round(used.ru_utime + used.ru_stime, 2))


def open_answers() -> TextIO:
    """Where to write answers: children write to the same stdout and stderr, and do not know this one."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    return answers
