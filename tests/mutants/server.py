"""Runs tests in a copy of the repository over and over, each time in a fresh child of a process that is warmed up.

Loading takes longer than most tests, so libraries and program are loaded once; a child forgets of the program what
rests on the module that has changed. One request per line on stdin, one answer per line on stdout, both JSON.
"""

from __future__ import annotations

import ast
import functools
import json
import math
import os
import resource
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

LIBRARIES = (
    "cv2", "docx", "geothai", "hypothesis", "lxml.html", "numpy", "onnxruntime", "pandas", "pdfminer.high_level",
    "pikepdf", "pyarrow.dataset", "pypdfium2", "pythainlp.corpus", "rapidfuzz.process", "reportlab.pdfgen.canvas",
    "rich.console", "typer",
)  # fmt: skip
PROGRAM = ("prongsai.pipeline.document",)
"""Loads nearly all that decides numbers."""
ALL_OF_IT = "*"
"""Stands for a changed module: nothing of the program stays loaded."""
NOTE = Path(".first-failure")
TRACE = Path(".lines-of-tests")
WALL_FACTOR = 20
"""Time is that of the processor: on a busy machine a mutant that is let live must not look caught. What waits for ever
takes none, so the clock on the wall ends it after so many times as much."""
BETWEEN_TESTS = -1
"""Stands for a test where lines ran while there was none."""
_OURS = ("prongsai", "tests")


class FirstFailure:
    """Notes the first test that fails."""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not NOTE.exists():
            NOTE.write_text(report.nodeid, encoding="utf-8")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not NOTE.exists():
            NOTE.write_text(report.nodeid, encoding="utf-8")


class Only:
    """Leaves of what was collected the tests of a list, in its order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._places = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self._places), key=lambda item: self._places[item.nodeid]
        )


class Trace:
    """Notes how long each test keeps the processor busy and which lines of some modules it runs.

    Where the tests of a file make something once for all of them (a fixture of the file, a cache), only the first runs
    the lines of the making: there each test counts as running what any of them runs.
    """

    def __init__(self, modules: Sequence[str]) -> None:
        from coverage import Coverage  # only here: a run without trace has no use for it

        self._paths = {str(Path(module).resolve()): module for module in modules}
        self._coverage = Coverage(data_file=None, include=list(self._paths), config_file=False, messages=False)
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

        lines = {
            module: {line: running(tests) for line, tests in data.contexts_by_lineno(path).items()}
            for path, module in self._paths.items()
        }
        noted = {"tests": list(places), "seconds": list(self._seconds.values()), "lines": lines}
        TRACE.write_text(json.dumps(noted), encoding="utf-8")


def _is_of_tests(made: Any) -> bool:
    return str(made.__module__).partition(".")[0] == "tests"


def serve(libraries: list[str]) -> None:
    """Answer requests with `{"outcome": …, "by": …, "seconds": …}` until stdin ends.

    A request gives `stages` of tests, each a list of paths or, with `only` true, of node ids; `timeout_s`; `changed`,
    the module that differs from what was loaded, "" for none; and `traced`, the modules whose lines are to be noted.

    The outcome is `passed`, `failed`, `timeout` or, where there are no such tests, `not run`; `by` names the first test
    that failed.
    """
    for name in libraries:
        import_module(name)
    rests_on = _rests_on()
    # children write to the same stdout: answers go through a copy that they do not know
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for line in sys.stdin:
        answers.write(json.dumps(_run(rests_on, **json.loads(line))) + "\n")


def _run(
    rests_on: Mapping[str, set[str]],
    *,
    stages: list[list[str]],
    only: bool,
    timeout_s: float,
    changed: str,
    traced: list[str],
) -> dict[str, object]:
    NOTE.unlink(missing_ok=True)
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.setsid()  # so that workers which the tests start end with them
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it for good
        sys.dont_write_bytecode = True
        code = 1
        try:
            _limit_processor(timeout_s)
            _forget(changed, rests_on)
            code = _test(stages, only=only, traced=traced)
        finally:
            os._exit(code)
    code, seconds = _wait(child, start + WALL_FACTOR * timeout_s)
    if code in (None, -signal.SIGXCPU):
        return {"outcome": "timeout", "by": "", "seconds": seconds}
    by = NOTE.read_text(encoding="utf-8") if NOTE.exists() else ""
    if code in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED):
        return {"outcome": "not run", "by": " ".join(test for stage in stages for test in stage), "seconds": seconds}
    return {"outcome": "passed" if code == 0 else "failed", "by": by, "seconds": seconds}


def _test(stages: list[list[str]], *, only: bool, traced: list[str]) -> int:
    """The exit code of the tests: one stage after the other, since nothing need be collected after a failure."""
    trace = Trace(traced) if traced else None
    plugins: list[object] = [FirstFailure(), *([trace] if trace else [])]
    if trace:
        trace.start()
    codes: list[int] = []
    for stage in stages:
        paths = list(dict.fromkeys(test.partition("::")[0] for test in stage))
        options = ["-x", "-q", "-p", "no:cacheprovider", *paths]
        codes.append(int(pytest.main(options, plugins=[*plugins, Only(stage)] if only else plugins)))
        if codes[-1] not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            break
    if trace:
        trace.stop()
    # a module without examples in its docstrings has no tests; only if nothing has any, none were run
    return codes[-1] if codes[-1] != pytest.ExitCode.NO_TESTS_COLLECTED else min(codes)


def _ours() -> dict[str, Path]:
    """Name and file of each module of the program and its tests that is loaded."""
    loaded = [(name, module.__file__) for name, module in sys.modules.items() if name.partition(".")[0] in _OURS]
    return {name: Path(file).resolve() for name, file in loaded if file}


def _forget(changed: str, rests_on: Mapping[str, set[str]]) -> None:
    """Unload what was loaded of a module (a path) and of everything that rests on it."""
    files = _ours()
    gone = {
        name for name, file in files.items() if changed and (changed == ALL_OF_IT or file == Path(changed).resolve())
    }
    while more := {name for name in files if name not in gone and rests_on[name] & gone}:
        gone |= more
    for name in gone:
        del sys.modules[name]
        package, _, last = name.rpartition(".")
        if package in sys.modules:
            vars(sys.modules[package]).pop(last, None)


def _rests_on() -> dict[str, set[str]]:
    """For each module of ours that is loaded the modules that it was made of: its imports, and the packages of all."""
    rests_on: dict[str, set[str]] = {}
    for name, file in _ours().items():
        package = name if file.name == "__init__.py" else name.rpartition(".")[0]
        imported = {package, *_imports(ast.parse(file.read_text(encoding="utf-8")), package)}
        rests_on[name] = {other for one in imported for other in _with_packages(one)} - {name}
    return rests_on


def _with_packages(name: str) -> Iterator[str]:
    parts = name.split(".")
    return (".".join(parts[:end]) for end in range(1, len(parts) + 1))


def _imports(node: ast.AST, package: str) -> Iterator[str]:
    """What a module imports while it is loaded; functions import when they are called, and find what there is then."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
        whole = ".".join(part for part in (base, node.module or "") if part)
        yield from (whole, *(f"{whole}.{alias.name}" for alias in node.names))
    for child in ast.iter_child_nodes(node):
        yield from _imports(child, package)


def _limit_processor(seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds) + 1))


def _wait(child: int, deadline: float) -> tuple[int | None, float]:
    """The child's exit code, None where it had to be killed at the deadline, and its seconds of the processor."""
    while time.monotonic() < deadline:
        done, status, used = os.wait4(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status), round(used.ru_utime + used.ru_stime, 2)
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    _, _, used = os.wait4(child, 0)
    return None, round(used.ru_utime + used.ru_stime, 2)


if __name__ == "__main__":
    serve(sys.argv[1:])
