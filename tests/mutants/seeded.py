"""Single signs changed in the modules that decide numbers, and how many such changes no test notices."""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.covering import Covering
from tests.mutants.lab import NICENESS, Lab, Outcome, SourceChange
from tests.mutants.operators import Mutant, sample_mutants
from tests.mutants.server import LIBRARIES, PROGRAM
from tests.mutants.tree import MutantError
from tests.paths import ROOT

HERE = Path(__file__).parent
GATE_ON_TEXTS = "tests/pipeline/test_document.py"
"""Whole reports from bytes to rows: soon enough to be asked about each mutant that the tests of its module let live.
The gate itself takes minutes, and would take hours for all such mutants."""
REPORTS_ONE_BY_ONE = "tests/mutants/whole_reports.py"
"""Reports of every kind of fault; those that run the changed line, the quickest first."""
MOST_SURVIVORS = 0.15
"""Share of a module's mutants that may live."""
TRACE_TIMEOUT_S = 3600.0
MOST_TEST_S = 5.0
"""Of the processor, for the tests of one mutant that is let live. Most mutants die within a tenth of a second, half a
second is what one takes on average; the thousands of them are to take less than an hour of two processors. Tests that
are left out for it can only make fewer survivors of those that are told."""
NEAR_TEST_S = 1.0
"""The same where only the nearest tests are asked, to count all modules on a machine that does other work."""
LEAST_TIMEOUT_S, TIMES_SOUND = 15.0, 6.0
"""A mutant may take so many times what its tests take of the sound module, and the loading of both."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A module that decides numbers and the tests that are to notice when it decides otherwise."""

    module: str
    tests: tuple[str, ...]
    most_s: float = MOST_TEST_S


@dataclass(slots=True)
class Verdict:
    """One mutant and what noticed it."""

    module: str
    line: int
    kind: str
    before: str
    after: str
    outcome: str = "passed"
    by: str = ""
    seconds: float = 0.0
    """Of the processor, the loading of what the change unloads included."""
    equivalent: str = ""
    """Why the change changes nothing, where somebody has looked."""

    @property
    def survives(self) -> bool:
        return self.outcome == "passed" and not self.equivalent


@dataclass(slots=True)
class Report:
    """What a run found."""

    seed: str
    verdicts: list[Verdict] = field(default_factory=list)
    seconds: float = 0.0

    def modules(self) -> list[str]:
        return list(dict.fromkeys(one.module for one in self.verdicts))

    def figures(self, module: str) -> dict[str, int | str]:
        """How many mutants of a module there are and how many live; those known to change nothing do not count."""
        mine = [one for one in self.verdicts if one.module == module and not one.equivalent]
        return {"mutants": len(mine), "survive": sum(one.survives for one in mine), "seed": self.seed}

    def row(self, module: str) -> str:
        """How many mutants of a module there are, how many live, which share."""
        figures = self.figures(module)
        return f"{module:44} {figures['mutants']:8} {figures['survive']:8} {self.share(module):6.0%}"

    def table(self) -> Iterator[str]:
        """One line per module."""
        yield f"{'module':44} {'mutants':>8} {'survive':>8} {'share':>6}"
        yield from map(self.row, self.modules())

    def share(self, module: str) -> float:
        """Share of a module's mutants that live."""
        figures = self.figures(module)
        return int(figures["survive"]) / max(int(figures["mutants"]), 1)

    def survivors(self, module: str) -> Iterator[str]:
        """What lives of a module's mutants, as one changed line each."""
        for one in self.verdicts:
            if one.module == module and one.survives:
                yield f"{one.module}:{one.line} ({one.kind})\n  - {one.before}\n  + {one.after}"


def read_modules(*, is_near: bool = False) -> list[Covered]:
    """The modules of `modules.csv` with their tests; a folder stands for every module in it that does anything.

    The tests that have a module's name come first: they take no time, and notice most of its mutants.

    Args:
        is_near: ask no others than those, and those of the module's folder: a third of the time, and rather more
            survivors than there are.
    """
    return [
        Covered(module, (*_own_tests(module), *_folder_tests(module)), NEAR_TEST_S)
        if is_near
        else Covered(module, (*_own_tests(module), *row["tests"].split(), GATE_ON_TEXTS, REPORTS_ONE_BY_ONE))
        for row in _read_rows("modules.csv")
        for module in expand(row["module"])
    ]


def read_left_out() -> list[str]:
    """The modules that are not broken because they decide no number, as `left_out.csv` says why."""
    return [module for row in _read_rows("left_out.csv") for module in expand(row["module"])]


def expand(module: str) -> list[str]:
    """The modules at a path; for a folder, with a slash at its end, all below it that do anything."""
    found = sorted((ROOT / module).rglob("*.py")) if module.endswith("/") else [ROOT / module]
    return [path.relative_to(ROOT).as_posix() for path in found if path.name != "__init__.py"]


def _read_rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader((HERE / table).read_text(encoding="utf-8").splitlines()))


def _own_tests(module: str) -> list[str]:
    path = Path(module)
    tests = Path("tests", path.parent, f"test_{path.stem}.py")
    return [tests.as_posix()] if (ROOT / tests).exists() else []


def _folder_tests(module: str) -> list[str]:
    """Tests of a folder within a part of the program: those of a whole part are not near any module."""
    folder = Path(module).parent
    beside = (Path("tests", folder), Path("prongsai", folder)) if len(folder.parts) > 1 else ()
    return [path.as_posix() for path in beside if (ROOT / path).exists()]


@cache
def read_equivalents() -> dict[tuple[str, str, str], str]:
    """Changes that change nothing: module, line before and after -> the reason."""
    return {(row["module"], row["before"], row["after"]): row["reason"] for row in _read_rows("equivalent.csv")}


def run_seeded(
    modules: Sequence[Covered],
    count: int,
    seed: str,
    jobs: int,
    niceness: int = NICENESS,
    done: Callable[[str, Mapping[str, int | str]], None] = lambda module, figures: None,
) -> Report:
    """Try `count` mutants of each module, each with the tests that run the changed line.

    Args:
        done: told of each module and its figures as soon as all of its mutants were tried: a run of all takes an hour,
            and one that is broken off need not be begun anew.
    Raises:
        MutantError: a test fails before anything is changed.
    """
    report = Report(seed)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, ExitStack() as stack:
        labs: SimpleQueue[Lab] = SimpleQueue()
        collected = _outermost(modules)
        for number in range(jobs):
            copy = Path(folder) / str(number)
            labs.put(stack.enter_context(Lab(ROOT, copy, (*LIBRARIES, *PROGRAM), niceness, collected)))
        # of the copy: the sources here may be edited meanwhile
        tasks = list(_tasks(Path(folder) / "0", modules, count, seed))
        covering = _trace(labs, modules)
        print(f"{len(covering.seconds)} tests traced, {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)

        with ThreadPoolExecutor(jobs) as pool:
            for verdict in pool.map(lambda task: _judge(task, labs, covering), tasks):
                report.verdicts.append(verdict)
                print("S" if verdict.survives else ".", end="", file=sys.stderr, flush=True)
                if len(report.verdicts) == len(tasks) or tasks[len(report.verdicts)][0].module != verdict.module:
                    print(f"\n{report.row(verdict.module)}", file=sys.stderr)
                    print("\n".join(report.survivors(verdict.module)), file=sys.stderr, flush=True)
                    done(verdict.module, report.figures(verdict.module))
    report.seconds = time.monotonic() - start
    return report


def _tasks(tree: Path, modules: Sequence[Covered], count: int, seed: str) -> Iterator[tuple[Covered, str, Mutant]]:
    for covered in modules:
        source = (tree / covered.module).read_text(encoding="utf-8")
        for mutant in sample_mutants(source, count, f"{seed}:{covered.module}"):
            yield covered, source, mutant


def _outermost(modules: Sequence[Covered]) -> list[str]:
    """The paths of all tests, without those within another: a test is collected once."""
    tests = sorted({test for covered in modules for test in covered.tests})
    return [test for test in tests if not any(test.startswith(f"{other}/") for other in tests)]


def _trace(labs: SimpleQueue[Lab], modules: Sequence[Covered]) -> Covering:
    lab = labs.get()
    try:
        return lab.trace([covered.module for covered in modules], TRACE_TIMEOUT_S)
    finally:
        labs.put(lab)


def _judge(task: tuple[Covered, str, Mutant], labs: SimpleQueue[Lab], covering: Covering) -> Verdict:
    covered, source, mutant = task
    before, after = mutant.changed_lines(source)
    verdict = Verdict(covered.module, mutant.line, mutant.kind, before, after)
    verdict.equivalent = read_equivalents().get((covered.module, before, after), "")
    plan = covering.plan(covered.module, source, mutant.line, covered.tests, covered.most_s)
    if verdict.equivalent or not plan:  # a line that no test runs is one that none looks after
        return verdict
    lab = labs.get()
    try:
        outcome = _try(lab, SourceChange(covered.module, mutant.line, source, mutant.apply(source)), plan, covering)
    finally:
        labs.put(lab)
    verdict.outcome, verdict.by, verdict.seconds = outcome.outcome, outcome.by, outcome.seconds
    return verdict


def _try(lab: Lab, change: SourceChange, plan: list[list[str]], covering: Covering) -> Outcome:
    """Change the module where it is loaded, or, where that would not be the same, load it anew."""
    timeout_s = max(LEAST_TIMEOUT_S, covering.seconds_of(plan) * TIMES_SOUND)
    outcome = lab.run_in_place(change, [test for stage in plan for test in stage], timeout_s)
    if outcome.outcome != "not in place":
        return outcome
    try:
        lab.write(change.module, change.after)
        return lab.run_only(plan, change.module, timeout_s)
    except MutantError as error:  # cases of a test that are made by the module may have other names now
        return Outcome("passed", str(error), 0.0)
    finally:
        lab.mend()
