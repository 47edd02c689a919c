"""Copies of the repository with a process each that runs tests in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal

from tests.mutants.covering import Covering
from tests.mutants.server import ALL_OF_IT, LIBRARIES, TRACE
from tests.mutants.tree import MutantError, copy_tree, write_source

NICENESS = 15
"""Mutants take long and nobody waits for one of them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the tests ended: `by` names the first that failed, "" for none."""

    outcome: Literal["passed", "failed", "timeout"]
    by: str
    seconds: float
    """Of the processor."""

    @property
    def is_caught(self) -> bool:
        return self.outcome != "passed"


class Lab:
    """One copy of the repository; broken and mended again between runs of its tests."""

    def __init__(
        self, root: Path, folder: Path, libraries: Sequence[str] = LIBRARIES, niceness: int = NICENESS
    ) -> None:
        self.tree = copy_tree(root, folder)
        self._kept: dict[Path, str] = {}
        environment = {**os.environ, "PYTHONPATH": str(self.tree), "OMP_NUM_THREADS": "1"}
        self._server = subprocess.Popen(
            ["nice", "-n", str(niceness), sys.executable, "-m", "tests.mutants.server", *libraries],
            cwd=self.tree,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Lab:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server.stdin is not None
        self._server.stdin.close()
        self._server.wait(timeout=300)  # it may wait for its turn on a machine that others use too

    def write(self, module: str, source: str) -> None:
        """Put another source in the place of a module's, until `mend`."""
        path = self.tree / module
        self._kept.setdefault(path, path.read_text(encoding="utf-8"))
        write_source(path, source)

    def mend(self) -> None:
        """Put back what `write` has replaced."""
        while self._kept:
            path, source = self._kept.popitem()
            write_source(path, source)

    def run(self, tests: Sequence[str], timeout_s: float) -> Outcome:
        """Run the tests below some paths until the first that fails.

        Raises:
            MutantError: there are no such tests, which must not pass for tests that failed.
        """
        # one path after the other: nothing is collected that comes after the first failure
        return self._ask(stages=[[path] for path in tests], timeout_s=timeout_s)

    def run_only(self, stages: Sequence[Sequence[str]], changed: str, timeout_s: float) -> Outcome:
        """Run single tests, given by node ids and in their order, against a module that `write` has changed.

        Raises:
            MutantError: there are no such tests.
        """
        return self._ask(stages=stages, only=True, changed=changed, timeout_s=timeout_s)

    def trace(self, tests: Sequence[str], modules: Sequence[str], timeout_s: float) -> Covering:
        """Which tests below some paths run which lines of the modules.

        Raises:
            MutantError: a test fails.
        """
        outcome = self._ask(stages=[[path] for path in tests], traced=modules, changed=ALL_OF_IT, timeout_s=timeout_s)
        if outcome.is_caught:
            raise MutantError(f"{outcome.by or outcome.outcome} fails without any mutant")
        noted = json.loads((self.tree / TRACE).read_text(encoding="utf-8"))
        by_line = {module: {int(line): of for line, of in lines.items()} for module, lines in noted["lines"].items()}
        return Covering(noted["tests"], noted["seconds"], by_line)

    def _ask(
        self,
        *,
        stages: Sequence[Sequence[str]],
        timeout_s: float,
        only: bool = False,
        changed: str = "",
        traced: Sequence[str] = (),
    ) -> Outcome:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        request = {"stages": stages, "only": only, "timeout_s": timeout_s, "changed": changed, "traced": traced}
        self._server.stdin.write(json.dumps(request) + "\n")
        self._server.stdin.flush()
        answer = json.loads(self._server.stdout.readline())
        if answer["outcome"] == "not run":
            raise MutantError(f"no tests were run for {answer['by']}")
        return Outcome(**answer)
