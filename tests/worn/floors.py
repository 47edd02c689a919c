"""What worn reports must reach: one report of each kind in the tests, the whole in the bench.

python -m tests.worn.floors            # the sample beside its floors
python -m tests.worn.floors --raise    # writes the better figures; it never lowers one
python -m tests.worn.floors --write    # every floor as reached today, where a figure or a report is new
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.gate.floors import tell
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


if __name__ == "__main__":
    sys.exit(tell(tally_sample(), sys.argv[1:], PATH, WHY))
