"""Runs tests in a copy of the repository over and over, each time in a fresh child of a process that is warmed up.

Loading takes longer than most tests, so libraries and program are loaded once; a child forgets of the program what
rests on the module that has changed. One request per line on stdin, one answer per line on stdout, both JSON.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import pytest

from tests.mutants.children import FirstFailure, open_answers, read_note, run_in_child
from tests.mutants.in_place import OURS

LIBRARIES = (
    "cv2", "docx", "geothai", "hypothesis", "lxml.html", "numpy", "onnxruntime", "pandas", "pdfminer.high_level",
    "pikepdf", "pyarrow.dataset", "pypdfium2", "pythainlp.corpus", "rapidfuzz.process", "reportlab.pdfgen.canvas",
    "rich.console", "typer",
)  # fmt: skip
PROGRAM = ("prongsai.pipeline.document",)
"""Loads nearly all that decides numbers."""


class Only:
    """Leaves of what was collected the tests of a list, in its order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self._places = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self._places), key=lambda item: self._places[item.nodeid]
        )


def serve(libraries: list[str]) -> None:
    """Answer requests with `{"outcome": …, "by": …, "seconds": …}` until stdin ends.

    A request gives `stages` of tests, each a list of paths or, with `only` true, of node ids; `timeout_s`; and
    `changed`, the module that differs from what was loaded, "" for none.

    The outcome is `passed`, `failed`, `timeout` or, where there are no such tests, `not run`; `by` names the first test
    that failed.
    """
    for name in libraries:
        import_module(name)
    rests_on = _rests_on()
    answers = open_answers()
    for line in sys.stdin:
        answers.write(json.dumps(_run(rests_on, **json.loads(line))) + "\n")


def _run(
    rests_on: Mapping[str, set[str]], *, stages: list[list[str]], only: bool, timeout_s: float, changed: str
) -> dict[str, object]:
    def run() -> int:
        _forget(changed, rests_on)
        return _test(stages, only=only)

    ended = run_in_child(run, timeout_s)
    if ended.code is None:
        return {"outcome": "timeout", "by": "", "seconds": ended.seconds}
    if ended.code in (pytest.ExitCode.USAGE_ERROR, pytest.ExitCode.NO_TESTS_COLLECTED):
        tests = " ".join(test for stage in stages for test in stage)
        return {"outcome": "not run", "by": tests, "seconds": ended.seconds}
    return {"outcome": "passed" if ended.code == 0 else "failed", "by": read_note(), "seconds": ended.seconds}


def _test(stages: list[list[str]], *, only: bool) -> int:
    """The exit code of the tests: one stage after the other, since nothing need be collected after a failure."""
    codes: list[int] = []
    for stage in stages:
        paths = list(dict.fromkeys(test.partition("::")[0] for test in stage))
        options = ["-x", "-q", "-p", "no:cacheprovider", *paths]
        plugins: list[object] = [FirstFailure(), *([Only(stage)] if only else [])]
        codes.append(int(pytest.main(options, plugins=plugins)))
        if codes[-1] not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            break
    # a module without examples in its docstrings has no tests; only if nothing has any, none were run
    return codes[-1] if codes[-1] != pytest.ExitCode.NO_TESTS_COLLECTED else min(codes)


def _ours() -> dict[str, Path]:
    """Name and file of each module of the program and its tests that is loaded."""
    loaded = [(name, module.__file__) for name, module in sys.modules.items() if name.partition(".")[0] in OURS]
    return {name: Path(file).resolve() for name, file in loaded if file}


def _forget(changed: str, rests_on: Mapping[str, set[str]]) -> None:
    """Unload what was loaded of a module (a path) and of everything that rests on it."""
    files = _ours()
    gone = {name for name, file in files.items() if changed and file == Path(changed).resolve()}
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


if __name__ == "__main__":
    serve(sys.argv[1:])
