"""Copies of the repository with processes that run tests in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal

from tests.mutants.children import NOTE
from tests.mutants.covering import Covering
from tests.mutants.server import LIBRARIES
from tests.mutants.trace import TRACE
from tests.mutants.tree import MutantError, copy_tree, write_source

NICENESS = 10
"""Mutants take long and nobody waits for one of them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the tests ended: `by` names the first that failed, "" for none."""

    outcome: Literal["passed", "failed", "timeout", "not run", "not in place"]
    by: str
    seconds: float
    """Of the processor."""

    @property
    def is_caught(self) -> bool:
        return self.outcome in ("failed", "timeout")


@dataclass(frozen=True, slots=True)
class SourceChange:
    """Two sources of a module (a path from the root) and the line where they differ."""

    module: str
    line: int
    before: str
    after: str


class Peer:
    """A module of this package as a process, in a copy of the repository, that answers each line of JSON with one."""

    def __init__(self, tree: Path, module: str, arguments: Sequence[str], niceness: int) -> None:
        self._tree = tree
        self._process = subprocess.Popen(
            ["nice", "-n", str(niceness), sys.executable, "-m", module, *arguments],
            cwd=tree,
            env={**os.environ, "PYTHONPATH": str(tree), "OMP_NUM_THREADS": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **request: object) -> Outcome:
        """Raises:
        MutantError: the process has ended, or there are no such tests.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):  # then there is no answer either
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            note = self._tree / NOTE
            raise MutantError(f"no answer: {note.read_text(encoding='utf-8') if note.exists() else 'no note'}")
        outcome = Outcome(**json.loads(line))
        if outcome.outcome == "not run":
            raise MutantError(f"no tests were run for {outcome.by}")
        return outcome

    def end(self) -> None:
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait(timeout=300)  # it may wait for its turn on a machine that others use too


class Lab:
    """One copy of the repository; broken and mended again between runs of its tests.

    Args:
        collected: paths of tests that are loaded once and for all, for changes that can be made where they are loaded.
    """

    def __init__(
        self,
        root: Path,
        folder: Path,
        libraries: Sequence[str] = LIBRARIES,
        niceness: int = NICENESS,
        collected: Sequence[str] = (),
    ) -> None:
        self.tree = copy_tree(root, folder)
        self._kept: dict[Path, str] = {}
        self._server = Peer(self.tree, "tests.mutants.server", libraries, niceness)
        self._collected = Peer(self.tree, "tests.mutants.collected", collected, niceness) if collected else None

    def __enter__(self) -> Lab:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.end()
        if self._collected is not None:
            self._collected.end()

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
        return self._server.ask(stages=[[path] for path in tests], only=False, changed="", timeout_s=timeout_s)

    def run_only(self, stages: Sequence[Sequence[str]], changed: str, timeout_s: float) -> Outcome:
        """Run single tests, given by node ids and in their order, against a module that `write` has changed.

        Raises:
            MutantError: there are no such tests.
        """
        return self._server.ask(stages=stages, only=True, changed=changed, timeout_s=timeout_s)

    def run_in_place(self, change: SourceChange, tests: Sequence[str], timeout_s: float) -> Outcome:
        """Run single tests, in their order, against a module that is changed only where it is loaded.

        The outcome is `not in place` where that cannot be done: `by` says why.
        """
        assert self._collected is not None, "a lab that has collected no tests"
        return self._collected.ask(**asdict(change), tests=tests, timeout_s=timeout_s)

    def trace(self, modules: Sequence[str], timeout_s: float) -> Covering:
        """Which of the collected tests run which lines of the modules.

        Raises:
            MutantError: a test fails.
        """
        assert self._collected is not None, "a lab that has collected no tests"
        outcome = self._collected.ask(traced=modules, timeout_s=timeout_s)
        if outcome.is_caught:
            raise MutantError(f"{outcome.by or outcome.outcome} fails without any mutant")
        noted = json.loads((self.tree / TRACE).read_text(encoding="utf-8"))
        by_line = {module: {int(line): of for line, of in lines.items()} for module, lines in noted["lines"].items()}
        return Covering(noted["tests"], noted["seconds"], by_line)
