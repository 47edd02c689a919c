"""Runs tests in a copy of the repository over and over, each time in a fresh child of a process that is warmed up.

Loading the libraries takes longer than most tests, so they are loaded once; of the program itself nothing is, because
its modules change between two runs. One request per line on stdin, one answer per line on stdout, both JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

LIBRARIES = (
    "cv2", "docx", "geothai", "hypothesis", "lxml.html", "numpy", "onnxruntime", "pandas", "pdfminer.high_level",
    "pikepdf", "pyarrow.dataset", "pypdfium2", "pythainlp.corpus", "rapidfuzz.process", "reportlab.pdfgen.canvas",
    "rich.console", "typer",
)  # fmt: skip


class FirstFailure:
    """Notes the first test that fails."""

    def __init__(self, note: Path) -> None:
        self._note = note

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self._note.exists():
            self._note.write_text(report.nodeid, encoding="utf-8")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self._note.exists():
            self._note.write_text(report.nodeid, encoding="utf-8")


def serve(libraries: list[str]) -> None:
    """Answer requests `{"tests": […], "timeout_s": …}` with `{"outcome": …, "by": …, "seconds": …}` until stdin ends.

    The outcome is `passed`, `failed`, `timeout` or, where there are no such tests, `not run`; `by` names the first test
    that failed.
    """
    for name in libraries:
        import_module(name)
    # children write to the same stdout: answers go through a copy that they do not know
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for line in sys.stdin:
        request = json.loads(line)
        answers.write(json.dumps(_run(request["tests"], request["timeout_s"])) + "\n")


def _run(tests: list[str], timeout_s: float) -> dict[str, object]:
    note = Path(".first-failure")
    note.unlink(missing_ok=True)
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.setsid()  # so that workers which the tests start end with them
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it for good
        sys.dont_write_bytecode = True
        code = 1
        try:
            # one after the other: nothing is collected that comes after the first failure
            codes = []
            for part in tests:
                options = ["-x", "-q", "-p", "no:cacheprovider", part]
                codes.append(int(pytest.main(options, plugins=[FirstFailure(note)])))
                if codes[-1] not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
                    break
            # a module without examples in its docstrings has no tests; only if nothing has any, none were run
            code = codes[-1] if codes[-1] != pytest.ExitCode.NO_TESTS_COLLECTED else min(codes)
        finally:
            os._exit(code)
    code = _wait(child, start + timeout_s)
    seconds = round(time.monotonic() - start, 2)
    if code is None:
        return {"outcome": "timeout", "by": "", "seconds": seconds}
    by = note.read_text(encoding="utf-8") if note.exists() else ""
    if code in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED):
        return {"outcome": "not run", "by": " ".join(tests), "seconds": seconds}
    return {"outcome": "passed" if code == 0 else "failed", "by": by, "seconds": seconds}


def _wait(child: int, deadline: float) -> int | None:
    """The child's exit code; None where it had to be killed at the deadline."""
    while time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


if __name__ == "__main__":
    serve(sys.argv[1:])
