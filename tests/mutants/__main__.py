"""`python -m tests.mutants`: break the program on purpose and tell what its tests did not notice."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.mutants.breakages import BREAKAGES, Breakage, apply_breakages, check_breakage
from tests.mutants.lab import Lab, Outcome
from tests.mutants.seeded import read_modules, run_seeded
from tests.mutants.tree import MutantError
from tests.paths import ROOT

GATE = "tests/gate"
SUITE = ("tests", "prongsai/pipeline", "prongsai/parsers", "prongsai/normalizers")
SUITE_TIMEOUT_S = 1200.0
MOST_SURVIVORS = 0.15
"""Share of a module's mutants that may live."""


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
    report = run_seeded(modules, options.count, options.seed, options.jobs)
    worked = sum(verdict.seconds for verdict in report.verdicts)
    told = f"{report.seconds / 60:.0f} min, {worked / 60:.0f} min of one processor in mutants, seed {report.seed}"
    print("\n".join([*report.table(), told]))
    if options.json:
        rows = [asdict(one) for one in report.verdicts]
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if any(report.share(covered.module) > MOST_SURVIVORS for covered in modules) else 0


if __name__ == "__main__":
    sys.exit(main())
