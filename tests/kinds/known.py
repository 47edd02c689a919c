"""Faults of today, a table for each family: which case, which question, and why."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "known_failures"
COLUMNS = ("case", "check", "fault", "why")
FAULTS = ("silent", "lost", "wrong", "doubted", "leaked")
"""Silent: given as sure. Lost: left out without a word. Wrong: neither right nor left out. Doubted: wrong, and a
finding or a doubtful status says so. Leaked: private."""


class Fault(NamedTuple):
    """One question that one case answers wrongly today."""

    case: str
    check: str
    fault: str
    why: str


def path_of(family: str) -> Path:
    return FOLDER / f"{family}.csv"


def load_faults() -> dict[tuple[str, str], Fault]:
    """(case, question) -> fault.

    Raises:
        ValueError: a row has an unknown kind of fault, or says no why.
    """
    found: dict[tuple[str, str], Fault] = {}
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                fault = Fault(**row)
                if fault.fault not in FAULTS or len(fault.why) < 10:
                    raise ValueError(f"{path.name}: {fault.case}, {fault.check} does not say what is wrong and why")
                found[fault.case, fault.check] = fault
    return found


def write_faults(faults: dict[tuple[str, str], Fault]) -> None:
    """Write the tables anew; a family without a fault has none."""
    by_family: dict[str, list[Fault]] = {}
    for fault in faults.values():
        by_family.setdefault(fault.case.split("/")[0], []).append(fault)
    for path in FOLDER.glob("*.csv"):
        path.unlink()
    for family, rows in by_family.items():
        with path_of(family).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(rows)
