"""`python -m tests.mutants`: break the program on purpose and tell what its tests did not notice."""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.breakages import BREAKAGES, Breakage, apply_breakages, check_breakage
from tests.mutants.lab import Lab, Outcome
from tests.mutants.operators import Mutant, sample_mutants
from tests.mutants.tree import MutantError
from tests.paths import ROOT

HERE = Path(__file__).parent
GATE = "tests/gate"
SUITE = ("tests", "prongsai/pipeline", "prongsai/parsers", "prongsai/normalizers")
SUITE_TIMEOUT_S = 1200.0
MOST_SURVIVORS = 0.15
"""Share of a module's mutants that may live."""
GATE_ON_TEXTS = ("tests/pipeline/test_document.py",)
"""Whole reports from bytes to rows: soon enough to be asked about each mutant that the tests of its module let live.
The gate itself takes minutes, and would take hours for all such mutants."""
LEAST_TIMEOUT_S, TIMES_BASELINE = 20.0, 6.0
"""A mutant may take so many times what the sound module takes, on a machine that others use too."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A module that decides numbers and the tests that are to notice when it decides otherwise."""

    module: str
    tests: tuple[str, ...]


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

    def table(self) -> Iterator[str]:
        """One line per module: how many mutants, how many live, which share."""
        yield f"{'module':44} {'mutants':>8} {'survive':>8} {'share':>6}"
        for module in dict.fromkeys(one.module for one in self.verdicts):
            mine = [one for one in self.verdicts if one.module == module and not one.equivalent]
            yield f"{module:44} {len(mine):8} {sum(one.survives for one in mine):8} {self.share(module):6.0%}"

    def share(self, module: str) -> float:
        """Share of a module's mutants that live; those known to change nothing do not count."""
        mine = [one for one in self.verdicts if one.module == module and not one.equivalent]
        return sum(one.survives for one in mine) / max(len(mine), 1)

    def survivors(self) -> Iterator[str]:
        for one in self.verdicts:
            if one.survives:
                yield f"{one.module}:{one.line} ({one.kind})\n  - {one.before}\n  + {one.after}"


def read_modules() -> list[Covered]:
    """The modules of `modules.csv` with their tests; a folder stands for every module in it that does anything.

    The tests that have a module's name come first: they take no time, and notice most of its mutants.
    """
    rows = csv.DictReader((HERE / "modules.csv").read_text(encoding="utf-8").splitlines())
    return [
        Covered(path.relative_to(ROOT).as_posix(), (*_own_tests(path), *row["tests"].split()))
        for row in rows
        for path in (
            sorted((ROOT / row["module"]).glob("*.py")) if row["module"].endswith("/") else [ROOT / row["module"]]
        )
        if path.name != "__init__.py"
    ]


def _own_tests(module: Path) -> list[str]:
    tests = Path("tests", module.relative_to(ROOT).parent, f"test_{module.stem}.py")
    return [tests.as_posix()] if (ROOT / tests).exists() else []


def read_equivalents() -> dict[tuple[str, str, str], str]:
    """Changes that change nothing: module, line before and after -> the reason."""
    rows = csv.DictReader((HERE / "equivalent.csv").read_text(encoding="utf-8").splitlines())
    return {(row["module"], row["before"], row["after"]): row["reason"] for row in rows}


def run_seeded(modules: Sequence[Covered], count: int, seed: str, jobs: int, gate: Sequence[str]) -> Report:
    """Try `count` mutants of each module.

    Args:
        gate: tests that mutants meet which the tests of their module let live.
    Raises:
        MutantError: the tests of a module fail before it is changed.
    """
    report = Report(seed)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, ExitStack() as stack:
        labs: SimpleQueue[Lab] = SimpleQueue()
        for number in range(jobs):
            labs.put(stack.enter_context(Lab(ROOT, Path(folder) / str(number))))
        for covered in modules:
            source = (ROOT / covered.module).read_text(encoding="utf-8")
            mutants = sample_mutants(source, count, f"{seed}:{covered.module}")
            limits = _baselines(labs, covered, gate)
            with ThreadPoolExecutor(jobs) as pool:
                tried = pool.map(lambda mutant: _try(labs, covered, source, mutant, limits, gate), mutants)  # noqa: B023
                for verdict in tried:
                    report.verdicts.append(verdict)
                    print("." if not verdict.survives else "S", end="", file=sys.stderr, flush=True)
            print(f" {covered.module}", file=sys.stderr)
    report.seconds = time.monotonic() - start
    return report


def _baselines(labs: SimpleQueue[Lab], covered: Covered, gate: Sequence[str]) -> tuple[float, float]:
    """How long a mutant may take before its tests, and before the gate."""
    lab = labs.get()
    try:
        limits = []
        for tests in (covered.tests, gate):
            outcome = lab.run(tests, SUITE_TIMEOUT_S) if tests else Outcome("passed", "", 0.0)
            if outcome.is_caught:
                raise MutantError(f"{covered.module}: {outcome.by or tests} fails without any mutant")
            limits.append(max(LEAST_TIMEOUT_S, outcome.seconds * TIMES_BASELINE))
    finally:
        labs.put(lab)
    return limits[0], limits[1]


def _try(
    labs: SimpleQueue[Lab],
    covered: Covered,
    source: str,
    mutant: Mutant,
    limits: tuple[float, float],
    gate: Sequence[str],
) -> Verdict:
    before, after = mutant.changed_lines(source)
    verdict = Verdict(covered.module, mutant.line, mutant.kind, before, after)
    verdict.equivalent = read_equivalents().get((covered.module, before, after), "")
    if verdict.equivalent:
        return verdict
    lab = labs.get()
    try:
        lab.write(covered.module, mutant.apply(source))
        outcome = lab.run(covered.tests, limits[0])
        if not outcome.is_caught and gate:
            outcome = lab.run(gate, limits[1])
    finally:
        lab.mend()
        labs.put(lab)
    verdict.outcome, verdict.by, verdict.seconds = outcome.outcome, outcome.by, outcome.seconds
    return verdict


def run_breakages(breakages: Sequence[Breakage], has_all: bool, parts: Sequence[tuple[str, Sequence[str]]]) -> int:
    """Break the program in every way and tell what noticed it; gives the number of ways that nothing did.

    Args:
        has_all: whether all ways at once are tried as well.
        parts: name and tests of each part.
    Raises:
        MutantError: a breakage does not fit the code, or a part fails before anything is broken.
    """
    for breakage in breakages:
        check_breakage(ROOT, breakage)
    tries = [((one,), one.name) for one in breakages] + ([(tuple(breakages), "all at once")] if has_all else [])
    unnoticed = 0
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        with Lab(ROOT, Path(folder) / "sound") as lab:
            for part, tests in parts:
                outcome = lab.run(tests, SUITE_TIMEOUT_S)
                if outcome.is_caught:
                    raise MutantError(f"the {part} fails before anything is broken: {_tell(outcome)}")
        for number, (broken, name) in enumerate(tries):
            with Lab(ROOT, Path(folder) / str(number)) as lab:
                apply_breakages(lab.tree, broken)
                outcomes = [(part, lab.run(tests, SUITE_TIMEOUT_S)) for part, tests in parts]
            unnoticed += not any(outcome.is_caught for _, outcome in outcomes)
            told = "; ".join(f"{part}: {_tell(outcome)}" for part, outcome in outcomes)
            print(f"{name:30} {told}", flush=True)
    return unnoticed


def _tell(outcome: Outcome) -> str:
    who = (outcome.by or outcome.outcome) if outcome.is_caught else "NOT NOTICED"
    return f"{who} ({outcome.seconds:.0f} s)"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    lost = commands.add_parser("breakages", help="lose whole abilities, each alone and all at once")
    lost.add_argument("--only", action="append", default=[], help="name of a breakage; may be given several times")
    seeded = commands.add_parser("seeded", help="change single signs in the modules that decide numbers")
    seeded.add_argument("--module", action="append", default=[], help="path of a module (default: all)")
    seeded.add_argument("--count", type=int, default=40, help="mutants per module (default: 40)")
    seeded.add_argument("--seed", default="1", help="another seed picks other mutants (default: 1)")
    seeded.add_argument("--jobs", type=int, default=2, help="mutants tried at the same time (default: 2)")
    seeded.add_argument("--no-gate", action="store_true", help="leave out the gate on texts")
    seeded.add_argument("--json", type=Path, help="write every verdict to this file")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 1 where something was not noticed: a breakage, or more than 15 % of a module's mutants."""
    options = _parser().parse_args(arguments)
    if options.command == "breakages":
        known = {breakage.name: breakage for breakage in BREAKAGES}
        picked = [known[name] for name in options.only] or list(BREAKAGES)
        # the tests of this tool look at the tree that it has broken, and prove nothing of the program
        rest = (*SUITE, f"--ignore={GATE}", "--ignore=tests/mutants")
        parts = [("gate", (GATE,)), ("suite", rest)] if (ROOT / GATE).exists() else [("suite", rest)]
        return 1 if run_breakages(picked, not options.only, parts) else 0
    modules = [one for one in read_modules() if not options.module or one.module in options.module]
    gate = () if options.no_gate else GATE_ON_TEXTS
    report = run_seeded(modules, options.count, options.seed, options.jobs, gate)
    print("\n".join([*report.survivors(), "", *report.table(), f"{report.seconds / 60:.0f} min, seed {report.seed}"]))
    if options.json:
        rows = [asdict(one) for one in report.verdicts]
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if any(report.share(covered.module) > MOST_SURVIVORS for covered in modules) else 0


if __name__ == "__main__":
    sys.exit(main())
