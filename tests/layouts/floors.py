"""What the generated reports must reach: a sample of each half in the tests, the whole in the bench.

python -m tests.layouts.floors            # the sample beside its floors
python -m tests.layouts.floors --raise    # writes the better figures; it never lowers one
python -m tests.layouts.floors --write    # every floor as reached today, where a figure or a report is new
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.gate.floors import tell
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


if __name__ == "__main__":
    sys.exit(tell(tally_sample(), sys.argv[1:], PATH, WHY))
