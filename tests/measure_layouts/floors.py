"""What the reports of measures must reach: a sample of each half in the tests, the whole in the bench.

python -m tests.measure_layouts.floors            # the sample beside its floors
python -m tests.measure_layouts.floors --raise    # writes the better figures; it never lowers one
python -m tests.measure_layouts.floors --write    # every floor as reached today, where reports or figures are new
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

from tests.measure_layouts.collection import Family, reports
from tests.measure_layouts.judge import judge
from tests.measure_layouts.words import HALVES
from tests.truth.text import Tally

PATH = Path(__file__).with_name("floors.csv")
EVERY = 13
"""Each so many reports are read in the tests."""
AT_LEAST: Mapping[str, str] = {
    "measures_found": "measures_wanted",
    "fields_right": "fields_wanted",
    "days_right": "days_wanted",
    "lists_right": "lists_wanted",
    "items_right": "items_wanted",
    "offices_right": "offices_wanted",
    "analyses_found": "analyses_wanted",
    "kinds_right": "analyses_found",
    "whole": "measures_wanted",
    "sure_whole": "sure",
}
"""Figure -> what it would be if nothing were wrong."""
NONE_OF = ("measures_invented", "analyses_invented")
Floors = dict[tuple[str, str], int]


def tally_sample() -> dict[str, Tally]:
    """ "half family" -> the figures of the sample."""
    return {f"{half} {family}": total(half, family, EVERY) for half in HALVES for family in get_args(Family)}


def total(half: str, family: Family, every: int = 1) -> Tally:
    """The figures of each so many reports of a family in a half."""
    found = Tally()
    for _, report in reports(family, next(one for one in HALVES if one == half), every):
        found.update(judge(report))
    return found


def load_floors() -> Floors:
    """("half family", figure) -> what it must reach, or may not exceed."""
    with PATH.open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["figure"]): int(row["floor"]) for row in csv.DictReader(file)}


def save_floors(floors: Floors) -> None:
    with PATH.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("kind", "figure", "floor"))
        writer.writerows((*key, floor) for key, floor in floors.items())


def beside(tallies: Mapping[str, Tally], floors: Floors) -> Iterator[tuple[str, str, int, int]]:
    """Kind, figure, what it is and what it must be; without a floor nothing may be wrong."""
    for kind, tally in tallies.items():
        for figure, wanted in AT_LEAST.items():
            yield kind, figure, tally[figure], floors.get((kind, figure), tally[wanted])
        for figure in NONE_OF:
            yield kind, figure, -tally[figure], -floors.get((kind, figure), 0)


def not_perfect(tallies: Mapping[str, Tally]) -> Floors:
    """The figures as they are, where something is wrong."""
    return {(kind, figure): abs(count) for kind, figure, count, wanted in beside(tallies, {}) if count != wanted}


def main(arguments: list[str]) -> int:
    tallies, floors = tally_sample(), load_floors() if PATH.exists() else {}
    below = [one for one in beside(tallies, floors) if one[2] < one[3]]
    for kind, figure, count, floor in beside(tallies, floors):
        if count != floor:
            print("below" if count < floor else "above", kind, figure, count, "floor", floor)
    if "--write" in arguments or ("--raise" in arguments and not below):
        save_floors(not_perfect(tallies))
    return int(bool(below))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
