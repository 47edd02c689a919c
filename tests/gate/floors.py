"""What each figure of each kind of page must reach.

Everything is to be perfect; `floors.csv` holds the figures that are not yet, with what is reached and why. Where the
product gets better, the floor rises with it:

    python -m tests.gate.floors            # says what is below its floor, and what is above
    python -m tests.gate.floors --raise    # writes the better figures; it never lowers one

A floor is lowered by hand only, with a reason in its row.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.gate.batch import read_batch
from tests.truth.figures import FIGURES, Figure
from tests.truth.text import Tally

PATH = Path(__file__).with_name("floors.csv")
COLUMNS = ("kind", "figure", "floor", "wanted", "why")
WANTED = {
    "scores_right": "scores_wanted",
    "scores_verified": "scores_wanted",
    "misprints_flagged": "misprints_flagged",
    "levels_right": "levels_wanted",
    "names_right": "names_wanted",
    "years_right": "reports",
    "units_right": "units_wanted",
    "measures_found": "measures_wanted",
    "measure_years_right": "measures_wanted",
    "cells_right": "cells_wanted",
    "lists_right": "lists_wanted",
    "periods_right": "periods_wanted",
    "statuses_right": "statuses_wanted",
}
"""Figure that we want much of -> the count that it would have if nothing were wrong."""


class Floor(NamedTuple):
    """One figure of one kind of page that is not perfect yet."""

    kind: str
    figure: str
    floor: int
    wanted: int
    why: str


class Reached(NamedTuple):
    """A figure beside what it must reach and what perfection would be."""

    kind: str
    figure: Figure
    count: int
    floor: int
    wanted: int

    @property
    def is_below(self) -> bool:
        return self.count < self.floor if self.figure.direction == "least" else self.count > self.floor

    @property
    def is_above(self) -> bool:
        return self.count != self.floor and not self.is_below

    def __str__(self) -> str:
        return f"{self.kind} {self.figure.name}: {self.count}, at {self.figure.direction} {self.floor}"


def load_floors(path: Path = PATH) -> list[Floor]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Floor(row["kind"], row["figure"], int(row["floor"]), int(row["wanted"]), row["why"])
            for row in csv.DictReader(file)
        ]


def save_floors(floors: list[Floor], path: Path = PATH) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(floors)


def judge(tallies: Mapping[str, Tally], floors: list[Floor]) -> Iterator[Reached]:
    """Every figure of every kind beside its floor."""
    lowered = {(each.kind, each.figure): each.floor for each in floors}
    for kind, tally in tallies.items():
        for figure in FIGURES:
            wanted = tally[WANTED[figure.name]] if figure.direction == "least" else 0
            yield Reached(kind, figure, tally[figure.name], lowered.get((kind, figure.name), wanted), wanted)


def below(tallies: Mapping[str, Tally], path: Path, figure: str) -> list[str]:
    """What one figure of a collection has below its floors, a line each."""
    reached = judge(tallies, load_floors(path))
    return [str(each) for each in reached if each.figure.name == figure and each.is_below]


def raise_floors(reached: list[Reached], floors: list[Floor]) -> list[Floor]:
    """The floors with the better figures in them; a figure that became perfect needs no row any more."""
    better = {(each.kind, each.figure.name): each for each in reached if each.is_above}
    kept = []
    for floor in floors:
        now = better.get((floor.kind, floor.figure))
        if now is None:
            kept.append(floor)
        elif now.count != now.wanted:
            kept.append(floor._replace(floor=now.count))
    return kept


def as_reached(tallies: Mapping[str, Tally], why: str) -> list[Floor]:
    """A floor for each figure that is not perfect."""
    return [
        Floor(each.kind, each.figure.name, each.count, each.wanted, why)
        for each in judge(tallies, [])
        if each.count != each.wanted
    ]


def tell(tallies: Mapping[str, Tally], arguments: list[str], path: Path = PATH, why: str = "") -> int:
    """Say what is below and above the floors of a collection, and write them as the arguments ask; an exit code.

    `why` is the reason in the rows that `--write` makes.
    """
    floors = load_floors(path) if path.exists() else []
    reached = list(judge(tallies, floors))
    for each in reached:
        if each.is_below or each.is_above:
            print("below" if each.is_below else "above", each)
    if "--raise" in arguments:
        save_floors(raise_floors(reached, floors), path)
    if why and "--write" in arguments:
        save_floors(as_reached(tallies, why), path)
    return int(any(each.is_below for each in reached))


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        batch = read_batch(Path(folder))
    print(*batch.misses, sep="\n", file=sys.stderr)
    return tell(batch.tallies, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
