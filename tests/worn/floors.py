"""What worn reports must reach: one report of each kind in the tests, the whole in the bench.

python -m tests.worn.floors            # the sample beside its floors
python -m tests.worn.floors --raise    # writes the better figures; it never lowers one
python -m tests.worn.floors --write    # every floor as reached today, where a figure or a report is new
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from tests.gate.floors import Floor, judge, load_floors, raise_floors, save_floors
from tests.truth.text import Tally
from tests.worn.collection import HALVES, KINDS, worn_report
from tests.worn.reading import judge_worn

PATH = Path(__file__).with_name("floors.csv")
WHY = "reached so far"


def tally_sample() -> dict[str, Tally]:
    """Kind -> the figures of one report, of either half in turn."""
    found: dict[str, Tally] = {}
    for number, (name, kind) in enumerate(KINDS.items()):
        half = HALVES[number % len(HALVES)]
        found[f"{half} {name}"] = judge_worn(worn_report(name, half, number % len(kind.layouts)), kind.is_refused).tally
    return found


def as_reached(tallies: Mapping[str, Tally]) -> list[Floor]:
    """A floor for each figure that is not perfect."""
    return [
        Floor(each.kind, each.figure.name, each.count, each.wanted, WHY)
        for each in judge(tallies, [])
        if each.count != each.wanted
    ]


def main(arguments: list[str]) -> int:
    tallies = tally_sample()
    floors = load_floors(PATH) if PATH.exists() else []
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
