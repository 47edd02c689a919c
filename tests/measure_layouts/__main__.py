"""Looks at reports of measures one by one; of halves that are hidden nothing but totals is printed.

python -m tests.measure_layouts second              # figures by form, and what is not right of each report
python -m tests.measure_layouts second memo titled  # these forms alone
"""

from __future__ import annotations

import sys
from typing import get_args

from tests.measure_layouts.collection import Family, reports
from tests.measure_layouts.judge import ignore, judge
from tests.measure_layouts.words import HALVES, HIDDEN, Half
from tests.truth.text import Tally

FIGURES = ("measures", "fields", "days", "lists", "items", "offices")
LONGEST = 260


def line(name: str, tally: Tally) -> str:
    """The figures of a form, a family or a half."""
    found = [f"measures {tally['measures_found']}/{tally['measures_wanted']}+{tally['measures_invented']}"]
    found += [f"{each} {tally[f'{each}_right']}/{tally[f'{each}_wanted']}" for each in FIGURES[1:]]
    found.append(f"analyses {tally['analyses_found']}/{tally['analyses_wanted']}+{tally['analyses_invented']}")
    found.append(f"kinds {tally['kinds_right']}")
    found.append(f"whole {tally['whole']}, sure {tally['sure']}, both {tally['sure_whole']}")
    return f"{name:18} {tally['reports']:4} " + "  ".join(found)


def look(half: Half, family: Family, kinds: list[str]) -> dict[str, Tally]:
    """The figures of a family by form; notes are printed where the half may be looked at."""
    found: dict[str, Tally] = {}
    for kind, report in reports(family, half):
        if kinds and kind not in kinds:
            continue
        notes: list[str] = []
        found.setdefault(kind, Tally()).update(judge(report, ignore if half in HIDDEN else notes.append))
        if notes:
            print(f"## {kind} {report.name}", *(f"    {note[:LONGEST]}" for note in notes), sep="\n")
    return found


def main(half: Half, kinds: list[str]) -> None:
    whole = Tally()
    for family in get_args(Family):
        total = Tally()
        for kind, tally in look(half, family, [] if half in HIDDEN else kinds).items():
            total.update(tally)
            if half not in HIDDEN:
                print(line(kind, tally))
        print(line(family, total))
        whole.update(total)
    print(line(half, whole))


if __name__ == "__main__":
    name, *others = sys.argv[1:]
    main(next(half for half in HALVES if half == name), others)
