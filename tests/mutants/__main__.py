"""`python -m tests.mutants`: break the program on purpose and tell what its tests did not notice."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from tests.mutants.breakages import BREAKAGES, Breakage, apply_breakages, check_breakage
from tests.mutants.figures import FIGURES, keep_figures, keep_module
from tests.mutants.lab import NICENESS, Lab, Outcome
from tests.mutants.seeded import MOST_SURVIVORS, read_modules, run_seeded
from tests.mutants.tree import MutantError
from tests.paths import ROOT

ALL = "all at once"
GATE = "tests/gate"
SUITE = ("tests", "prongsai/pipeline", "prongsai/parsers", "prongsai/normalizers")
REST = (*SUITE, f"--ignore={GATE}", "--ignore=tests/mutants")
"""The tests of this tool look at the tree that it has broken, and prove nothing of the program."""
SUITE_TIMEOUT_S = 1200.0


def run_breakages(breakages: Sequence[Breakage], has_all: bool) -> dict[str, Outcome]:
    """Break the program in every way and tell what noticed it: the name of each way -> how it ended.

    The tests that a breakage names are asked first, then the gate, then the rest of the suite: nothing is run after a
    test that noticed. What noticed is run again where nothing is broken, so that a test that fails anyway is no alarm.

    Args:
        has_all: whether all ways at once are tried as well.
    Raises:
        MutantError: a breakage does not fit the code, or what noticed one fails before anything is broken.
    """
    for breakage in breakages:
        check_breakage(ROOT, breakage)
    tries: list[tuple[tuple[Breakage, ...], str, tuple[str, ...]]]
    tries = [((one,), one.name, one.tests) for one in breakages]
    if has_all:
        tries.append((tuple(breakages), ALL, tuple(dict.fromkeys(test for one in breakages for test in one.tests))))
    outcomes: dict[str, Outcome] = {}
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, Lab(ROOT, Path(folder) / "copy") as lab:
        for broken, name, tests in tries:
            break_lab(lab, broken)
            outcomes[name] = _first_caught(lab, [tests, (GATE,), REST])
            lab.mend()
            print(f"{name:48} {_tell(outcomes[name])}", flush=True)
        caught = sorted({outcome.by for outcome in outcomes.values() if outcome.by})
        sound = lab.run_only([caught], "", SUITE_TIMEOUT_S) if caught else None
    if sound is not None and sound.is_caught:
        raise MutantError(f"{_tell(sound)} fails before anything is broken, and proves nothing")
    return outcomes


def break_lab(lab: Lab, breakages: Sequence[Breakage]) -> None:
    """Break the copy of the repository that a lab has, until it is mended."""
    for module in {one.module for breakage in breakages for one in breakage.breaks}:
        lab.write(module, (lab.tree / module).read_text(encoding="utf-8"))  # so that it is known what to put back
    apply_breakages(lab.tree, breakages)


def _first_caught(lab: Lab, parts: Sequence[Sequence[str]]) -> Outcome:
    """How the first part ended that noticed something; where none did, the last, with the seconds of all."""
    seconds = 0.0
    for tests in parts:
        outcome = lab.run(tests, SUITE_TIMEOUT_S)
        seconds += outcome.seconds
        if outcome.is_caught:
            break
    return replace(outcome, seconds=seconds)


def _tell(outcome: Outcome) -> str:
    who = (outcome.by or outcome.outcome) if outcome.is_caught else "NOT NOTICED"
    return f"{who} ({outcome.seconds:.0f} s)"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    lost = commands.add_parser("breakages", help="lose whole abilities, each alone and all at once")
    names = [breakage.name for breakage in BREAKAGES]
    lost.add_argument("--only", action="append", default=[], choices=names, help="may be given several times")
    seeded = commands.add_parser("seeded", help="change single signs in the modules that decide numbers")
    seeded.add_argument("--module", action="append", default=[], help="path of a module (default: all)")
    seeded.add_argument(
        "--near", action="store_true", help="ask only the tests of a module and its folder: sooner done"
    )
    seeded.add_argument("--count", type=int, default=40, help="mutants per module (default: 40)")
    seeded.add_argument("--seed", default="1", help="another seed picks other mutants (default: 1)")
    seeded.add_argument("--jobs", type=int, default=2, help="mutants tried at the same time (default: 2)")
    seeded.add_argument("--nice", type=int, default=NICENESS, help=f"as of nice (default: {NICENESS})")
    seeded.add_argument("--json", type=Path, help="write every verdict to this file")
    for command in (lost, seeded):
        command.add_argument("--keep", action="store_true", help=f"write the figures to {FIGURES.relative_to(ROOT)}")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 1 where something was not noticed: a breakage, or more than 15 % of a module's mutants."""
    options = _parser().parse_args(arguments)
    if options.command == "breakages":
        known = {breakage.name: breakage for breakage in BREAKAGES}
        picked = [known[name] for name in options.only] or list(BREAKAGES)
        outcomes = run_breakages(picked, not options.only)
        if options.keep:
            keep_figures("breakages", {name: {"by": _tell(one)} for name, one in outcomes.items()})
        return 0 if all(outcome.is_caught for outcome in outcomes.values()) else 1
    modules = [one for one in read_modules(is_near=options.near) if not options.module or one.module in options.module]

    def keep(module: str, figures: Mapping[str, int | str]) -> None:
        if options.keep:
            is_over = int(figures["survive"]) > MOST_SURVIVORS * int(figures["mutants"])
            keep_module(module, {**figures, "tests": "near" if options.near else "all"}, is_over)

    report = run_seeded(modules, options.count, options.seed, options.jobs, options.nice, keep)
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
