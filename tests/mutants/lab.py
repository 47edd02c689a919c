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

from tests.mutants.server import LIBRARIES
from tests.mutants.tree import MutantError, copy_tree, write_source

NICENESS = 15
"""Mutants take long and nobody waits for one of them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the tests ended: `by` names the first that failed, "" for none."""

    outcome: Literal["passed", "failed", "timeout"]
    by: str
    seconds: float

    @property
    def is_caught(self) -> bool:
        return self.outcome != "passed"


class Lab:
    """One copy of the repository; broken and mended again between runs of its tests."""

    def __init__(self, root: Path, folder: Path, libraries: Sequence[str] = LIBRARIES) -> None:
        self.tree = copy_tree(root, folder)
        self._kept: dict[Path, str] = {}
        environment = {**os.environ, "PYTHONPATH": str(self.tree), "OMP_NUM_THREADS": "1"}
        self._server = subprocess.Popen(
            ["nice", "-n", str(NICENESS), sys.executable, "-m", "tests.mutants.server", *libraries],
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
        """Run the tests until the first that fails.

        Raises:
            MutantError: there are no such tests, which must not pass for tests that failed.
        """
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps({"tests": list(tests), "timeout_s": timeout_s}) + "\n")
        self._server.stdin.flush()
        answer = json.loads(self._server.stdout.readline())
        if answer["outcome"] == "not run":
            raise MutantError(f"no tests were run for {answer['by']}")
        return Outcome(**answer)
