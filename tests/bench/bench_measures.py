"""How right measures and analyses are read on reports by chance: totals of each half, with their bounds.

python -m tests.bench.bench_measures                         # a minute
python -m tests.bench.bench_measures --json tests/bench/figures/measures.json
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from tests.bench.bench_layouts import percents
from tests.bench.keep import keep_figures
from tests.measure_layouts.collection import Family
from tests.measure_layouts.floors import total
from tests.measure_layouts.words import HALVES
from tests.truth.text import Tally

SHARES = {
    "measures found": ("measures_found", "measures_wanted"),
    "fields": ("fields_right", "fields_wanted"),
    "dates": ("days_right", "days_wanted"),
    "lists": ("lists_right", "lists_wanted"),
    "items": ("items_right", "items_wanted"),
    "offices": ("offices_right", "offices_wanted"),
    "statements found": ("analyses_found", "analyses_wanted"),
    "whole, of those given 0.9 or more": ("sure_whole", "sure"),
    "given 0.9 or more, of the whole ones": ("sure_whole", "whole"),
}
BEGIN = "<!-- made by `python -m tests.bench.readme` from tests/bench/figures/measures.json -->"
END = "<!-- end of the measures that the bench made -->"
Halves = Mapping[str, Mapping[str, Mapping[str, int]]]


def whole(families: Mapping[str, Mapping[str, int]]) -> Tally:
    """The figures of all families of a half."""
    found = Tally()
    for tally in families.values():
        found.update(tally)
    return found


def table(halves: Halves) -> list[str]:
    """Lines of a Markdown table: a row for each share, a column for each half."""
    totals = {half: whole(families) for half, families in halves.items()}
    lines = ["| | " + " | ".join(totals) + " |", "|---|" + "--:|" * len(totals)]
    for name, (part, of) in SHARES.items():
        cells = [f"{tally[part]:,} of {tally[of]:,}: {percents(tally[part], tally[of])}" for tally in totals.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    for name, figure in (("measures invented", "measures_invented"), ("statements invented", "analyses_invented")):
        lines.append(f"| {name} | " + " | ".join(f"{tally[figure]}" for tally in totals.values()) + " |")
    return lines


def render(figures: Mapping[str, Any]) -> str:
    """The part of the README on measures and statements between its two marks."""
    lines = [
        BEGIN,
        f"Measured on {figures['date']}: reports of measures and of analyses written by chance. The words of `seen`",
        "and `second` were looked at case by case; of `unseen` nobody saw more than totals. Those of `fresh`, the",
        "farthest from what is known here, were read once the rules stood; no figure of it has moved since.",
        "",
        *table(figures["halves"]),
    ]
    return "\n".join([*lines, END])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="also write the counts and the date here; README is made from them")
    options = parser.parse_args()
    halves = {half: {name: dict(total(half, name)) for name in get_args(Family)} for half in HALVES}
    print(*table(halves), sep="\n")
    if options.json:
        keep_figures(options.json, halves=halves)


if __name__ == "__main__":
    main()
