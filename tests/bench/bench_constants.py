"""How far a constant may move before a row changes: each is put to other values, and kept reports are read again.

    python -m tests.bench.bench_constants [--every N] [--seconds S] [--said WORD] [PART-OF-PATH-OR-NAME ...]

Read are cases of `tests/kinds`, reports of the corpus as they were made, a PDF with each kind of broken layer, and with
`--scans 4` that many scans. A value is tried on the reports whose reading uses the constant, from the first stage that
does, the quickest first and until `--seconds` are spent. Values lie ever further from the constant on both sides; the
last at which every row stays the same bounds its range. Confidences are not compared, but the statuses that follow from
them are. A wide range says that these reports do not need the constant to be what it is, and no more than that.

The rows of `tests/bench/figures/constants.csv` are those of the last run that named the constant; a test holds them
against the code, so that a constant is measured anew when it is changed.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from prongsai.pipeline.config import Settings
from prongsai.pipeline.resources import Resources
from tests.bench.kept_reports import STAGES, Choice, Report, Stage, learn_all, read
from tests.bench.moved_constants import CannotMove, Constant, follow, list_constants, module_of, put

FIGURES = Path(__file__).parent / "figures" / "constants.csv"
COLUMNS = ("module", "constant", "value", "low", "high", "below", "above", "reports")
STEPS = (0.25, 0.5)
"""Parts of the way to nothing, and to twice the value or, for a share, to one."""
JOBS = 2
TIMEOUT_S = 600
"""A value that keeps the reading of the kept reports from ending."""


def users(held: Mapping[str, list[str]], reports: Sequence[Report], most_cost_s: float) -> list[tuple[Report, Stage]]:
    """The reports whose reading uses the names, each with the first stage that does; the quickest of them only."""
    files = {module_of(path).__file__: set(names) for path, names in held.items()}
    found: list[tuple[Report, Stage]] = []
    for report in sorted(reports, key=lambda report: report.cost_s):
        for stage in STAGES:
            if any(files.get(file, set()) & set(names) for file, names in report.ran[stage]):
                found.append((report, stage))
                break
        if sum(report.cost_s for report, _ in found) > most_cost_s:
            break
    return found


def values_beside(constant: Constant) -> tuple[list[float], list[float]]:
    """The values tried below and above a constant, the nearest first.

    >>> values_beside(Constant("", "", None, 0.8))
    ([0.6, 0.4], [0.85, 0.9])
    >>> values_beside(Constant("", "", None, 4))
    ([3, 2], [5, 6])
    """
    value = constant.value
    room = 1 - value if 0 < value < 1 else value
    below = [value * (1 - step) for step in STEPS]
    above = [value + room * step for step in STEPS]
    if isinstance(value, int):
        below = [value - 1, *map(round, below)]
        above = [value + 1, *map(round, above)]
    return _in_order(below, value, -1), _in_order(above, value, 1)


def _in_order(values: Sequence[float], value: float, sign: int) -> list[float]:
    rounded = {each if isinstance(each, int) else float(f"{each:.3g}") for each in values}
    return sorted((each for each in rounded if sign * (each - value) > 0), key=lambda each: sign * each)


class Side(NamedTuple):
    """What came of one side: the last value that changes no row, and the next with how many rows it changes."""

    same: float
    changing: float | None
    changed: int | str
    """Rows, or what broke."""


def walk(constant: Constant, values: Sequence[float], read_with: Callable[[float], int | str]) -> Side:
    """Try values outwards until rows change."""
    same = constant.value
    for value in values:
        changed = in_child(lambda value=value: read_with(value))  # type: ignore[misc]
        if changed:
            return Side(same, value, changed)
        same = value
    return Side(same, None, 0)


def in_child(work: Callable[[], int | str]) -> int | str:
    """What `work` gives in a process of its own, which it may change as it likes."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        signal.alarm(TIMEOUT_S)
        answer: int | str
        try:
            answer = work()
        except BaseException as error:  # such a value breaks the reading: that is the answer
            answer = type(error).__name__
        with os.fdopen(into, "w") as pipe:
            json.dump(answer, pipe)
        os._exit(0)
    os.close(into)
    with os.fdopen(out) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return json.loads(said) if said else "no end"


def measure(
    constant: Constant, reports: Sequence[Report], resources: Resources, most_cost_s: float
) -> dict[str, object] | None:
    """The row of a constant; None where no report uses it.

    Raises:
        CannotMove: it cannot be put to another value.
    """
    held = follow(constant)
    used = users(held, reports, most_cost_s)
    if not used:
        return None

    def read_with(value: float) -> int:
        put(constant, value, held)
        changed = 0
        for report, stage in used:
            rows = read(report, resources, stage)
            changed += max((report.rows - rows).total(), (rows - report.rows).total())
        return changed

    below, above = values_beside(constant)
    with ThreadPoolExecutor(JOBS) as pool:  # both sides at once; the work is done in processes
        low, high = pool.map(lambda side: walk(constant, side, read_with), (below, above))
    return {
        "module": constant.path,
        "constant": constant.shown,
        "value": constant.value,
        "low": low.same,
        "high": high.same,
        "below": _describe(low),
        "above": _describe(high),
        "reports": len(used),
    }


def _describe(side: Side) -> str:
    if side.changing is None:
        return "no row at any"
    return f"{side.changing}: {side.changed}" + (" rows" if isinstance(side.changed, int) else "")


def load_figures() -> dict[tuple[str, str], dict[str, str]]:
    """(module, constant) -> its row of the table."""
    if not FIGURES.exists():
        return {}
    with FIGURES.open(encoding="utf-8", newline="") as file:
        return {(row["module"], row["constant"]): row for row in csv.DictReader(file)}


def write_figures(rows: Mapping[tuple[str, str], Mapping[str, object]]) -> None:
    with FIGURES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for _, row in sorted(rows.items()))


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wanted", nargs="*", help="parts of paths or names, as in pipeline/tables or _NEAR_EM")
    parser.add_argument("--said", default="", help="only constants beside which this word stands")
    parser.add_argument("--every", type=int, default=3, help="read every n-th case of the kinds, half as many left out")
    parser.add_argument("--seconds", type=float, default=2.0, help="processor time of one value: the quickest reports")
    parser.add_argument("--new", action="store_true", help="leave out what the table has")
    parser.add_argument("--scans", type=int, default=0, help="so many scans too, of those that the gate reads")
    parser.add_argument("--named", default="", help="only reports whose name holds this, or scans whose kind does")
    given = parser.parse_args(arguments)
    constants = list(list_constants(given.wanted, given.said))
    resources = Resources(Settings(ocr="auto"))
    reports = learn_all(Choice(given.every, given.scans, given.named), resources)
    gc.freeze()  # children share what was read, as long as nobody counts references through all of it
    print(f"\n{len(constants)} constants", file=sys.stderr)
    measured = load_figures() if given.new else {}
    for constant in constants:
        if measured.get((constant.path, constant.shown), {}).get("value") == str(constant.value):
            continue
        try:
            row = measure(constant, reports, resources, given.seconds)
        except CannotMove as why:
            print(f"{constant.path}:{constant.shown}: {why}", file=sys.stderr)
            continue
        if row is None:
            print(f"{constant.path}:{constant.shown}: no report uses it", file=sys.stderr)
            continue
        write_figures({**load_figures(), (constant.path, constant.shown): row})
        print(*row.values(), sep=",", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
