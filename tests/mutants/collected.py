"""Collects tests once and runs some of them over and over, each time in a child that has a changed module in place.

One request per line on stdin, one answer per line on stdout, both JSON. Nothing runs in this process itself but what
loading and collecting run, so that each child begins where tests begin.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TextIO

import pytest
from coverage import Coverage

from tests.mutants.children import NOTE, FirstFailure, open_answers, read_note, run_in_child
from tests.mutants.codes import NotInPlace
from tests.mutants.in_place import Process, look_at_process
from tests.mutants.names import Rebound
from tests.mutants.trace import Trace

PASSED, FAILED, NOT_IN_PLACE = 0, 1, 3
_OUTCOMES = {PASSED: "passed", FAILED: "failed", NOT_IN_PLACE: "not in place", None: "timeout"}


class Collected:
    """A plugin that answers requests in the place of a loop over the tests."""

    def __init__(self, requests: TextIO, answers: TextIO) -> None:
        self.failure = FirstFailure()
        self._requests = requests
        self._answers = answers
        self._coverage = Coverage(data_file=None, include=[f"{Path.cwd()}/*"], config_file=False, messages=False)
        self._coverage.start()

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._coverage.stop()
        if self.failure.by:
            return True  # who waits for an answer gets none, and finds the note
        data = self._coverage.get_data()
        early = {Path(file): frozenset(data.lines(file) or ()) for file in data.measured_files()}
        tests = Tests(session.items, look_at_process(early), self.failure)
        gc.freeze()  # children do not look through what they will never free
        for line in self._requests:
            self._answers.write(json.dumps(tests.answer(**json.loads(line))) + "\n")
        return True


class Tests:
    """Tests that are collected, and the process that has them."""

    def __init__(self, items: Sequence[pytest.Item], process: Process, failure: FirstFailure) -> None:
        self._items = {item.nodeid: item for item in items}
        self._process = process
        self._failure = failure

    def answer(self, *, timeout_s: float, traced: Sequence[str] = (), **change: Any) -> dict[str, object]:
        """`outcome` (`passed`, `failed`, `timeout`, `not in place`), `by` (what failed, or the reason), `seconds`.

        A request gives either the modules that are to be `traced` by all tests, or `tests` (their ids) and a change of
        a `module`: its sources `before` and `after`, and the `line` where they differ.
        """
        run: Callable[[], int] = (lambda: self._trace(traced)) if traced else (lambda: self._try(**change))
        ended = run_in_child(run, timeout_s)
        return {"outcome": _OUTCOMES.get(ended.code, "failed"), "by": read_note(), "seconds": ended.seconds}

    def _trace(self, modules: Sequence[str]) -> int:
        trace = Trace(modules, self._process.early)
        next(iter(self._items.values())).config.pluginmanager.register(trace)
        root = Path.cwd()
        trace.start()
        code = self._run(list(self._items))
        os.chdir(root)
        trace.stop()
        return code

    def _try(self, *, module: str, line: int, before: str, after: str, tests: Sequence[str]) -> int:
        try:
            rebound = self._process.change(Path(module).resolve(), line, before, after)
        except NotInPlace as reason:
            NOTE.write_text(str(reason), encoding="utf-8")
            return NOT_IN_PLACE
        except Exception as error:  # whatever a changed assignment raises, it would raise when the module is loaded
            NOTE.write_text(f"{module}: {error!r}", encoding="utf-8")
            return FAILED
        self._tell_doctests(rebound)
        return self._run(tests)

    def _tell_doctests(self, rebound: Sequence[Rebound]) -> None:
        """Examples of docstrings have a copy of what their module knows."""
        examples = [item for item in self._items.values() if isinstance(item, pytest.DoctestItem) and item.dtest]
        for item in examples:
            for one in rebound:
                if item.dtest is not None and item.dtest.globs.get("__name__") == one.module:
                    item.dtest.globs[one.name] = one.now

    def _run(self, tests: Sequence[str]) -> int:
        """Run tests until the first that fails."""
        items = [self._items[test] for test in tests]
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self._failure.by:
                return FAILED
        return PASSED


def serve(tests: Sequence[str]) -> int:
    """Collect the tests below some paths and answer requests until stdin ends; the exit code of pytest."""
    requests = os.fdopen(os.dup(0))
    answers = open_answers()
    scratch = f"--basetemp={Path.cwd() / 'scratch-of-tests'}"
    collected = Collected(requests, answers)
    plugins: list[object] = [collected, collected.failure]
    return int(pytest.main(["-q", "-p", "no:cacheprovider", scratch, *tests], plugins=plugins))


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1:]))
