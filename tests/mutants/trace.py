"""Which tests run which lines, noted while they run."""

from __future__ import annotations

import functools
import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from coverage import Coverage

TRACE = Path(".lines-of-tests")
BETWEEN_TESTS = -1
"""Stands for a test where lines ran while there was none."""


class Trace:
    """Notes how long each test keeps the processor busy and which lines of some modules it runs.

    Where the tests of a file make something once for all of them (a fixture of the file, a cache), only the first runs
    the lines of the making: there each test counts as running what any of them runs. `early` are the lines of files
    that ran before there were tests.
    """

    def __init__(self, modules: Sequence[str], early: Mapping[Path, frozenset[int]]) -> None:
        self._paths = {str(Path(module).resolve()): module for module in modules}
        self._coverage = Coverage(data_file=None, include=list(self._paths), config_file=False, messages=False)
        self._early = early
        self._started = 0.0
        self._seconds: dict[str, float] = {}
        self._sharing: set[str] = set()

    def start(self) -> None:
        self._coverage.start()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._coverage.switch_context(nodeid)
        self._started = time.process_time()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self._coverage.switch_context("")
        self._seconds[nodeid] = round(time.process_time() - self._started, 4)

    def pytest_runtest_setup(self, item: Any) -> None:
        fixtures = item._fixtureinfo.name2fixturedefs.values() if hasattr(item, "_fixtureinfo") else ()
        names = vars(item.module).values() if isinstance(getattr(item, "module", None), ModuleType) else ()
        is_sharing = any(made[-1].scope != "function" and _is_of_tests(made[-1].func) for made in fixtures)
        if is_sharing or any(isinstance(one, functools._lru_cache_wrapper) and _is_of_tests(one) for one in names):
            self._sharing.add(item.nodeid.partition("::")[0])

    def stop(self) -> None:
        """Write what was noted to a file: tests are told there by their place among all."""
        self._coverage.stop()
        data = self._coverage.get_data()
        places = {test: place for place, test in enumerate(self._seconds)}
        mates: dict[str, set[int]] = {file: set() for file in self._sharing}
        for test, place in places.items():
            mates.get(test.partition("::")[0], set()).add(place)

        def running(tests: Sequence[str]) -> list[int]:
            found = (mates.get(test.partition("::")[0], {places[test]}) for test in tests if test in places)
            return sorted({BETWEEN_TESTS for test in tests if not test}.union(*found))

        lines = {}
        for path, module in self._paths.items():
            lines[module] = {line: running(tests) for line, tests in data.contexts_by_lineno(path).items()}
            for line in self._early.get(Path(path), ()):
                lines[module][line] = sorted({BETWEEN_TESTS, *lines[module].get(line, ())})
        noted = {"tests": list(places), "seconds": list(self._seconds.values()), "lines": lines}
        TRACE.write_text(json.dumps(noted), encoding="utf-8")


def _is_of_tests(made: Any) -> bool:
    return str(made.__module__).partition(".")[0] == "tests"
