"""What the generated reports must reach: a sample of each half in the tests, the whole in the bench.

python -m tests.layouts.floors            # the sample beside its floors
python -m tests.layouts.floors --raise    # writes the better figures; it never lowers one
python -m tests.layouts.floors --write    # every floor as reached today, where a figure or a report is new
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from tests.gate.floors import Floor, judge, load_floors, raise_floors, save_floors
from tests.layouts.collection import FAMILIES, reports
from tests.layouts.reading import tally_kinds
from tests.layouts.words import HALVES
from tests.truth.text import Tally

PATH = Path(__file__).with_name("floors.csv")
EVERY = 8
"""Each so many reports are read in the tests."""
WHY = "reached so far; the reports are not read in full yet"


def tally_sample() -> dict[str, Tally]:
    """ "half family" -> the figures of the sample."""
    found: dict[str, Tally] = {}
    for half in HALVES:
        for family in FAMILIES:
            tally = found.setdefault(f"{half} {family}", Tally())
            for kind in tally_kinds(reports(family, half, EVERY)).values():
                tally.update(kind)
    return found


def as_reached(tallies: Mapping[str, Tally]) -> list[Floor]:
    """A floor for each figure that is not perfect."""
    return [
        Floor(each.kind, each.figure.name, each.count, each.wanted, WHY)
        for each in judge(tallies, [])
        if each.count != each.wanted
    ]


def main(arguments: list[str]) -> int:
    tallies, floors = tally_sample(), load_floors(PATH)
    reached = list(judge(tallies, floors))
    for each in reached:
        if each.is_below or each.is_above:
            print("below" if each.is_below else "above", each)
    if "--raise" in arguments:
        save_floors(raise_floors(reached, floors), PATH)
    if "--write" in arguments:
        save_floors(as_reached(tallies), PATH)
    return int(any(each.is_below for each in reached))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
