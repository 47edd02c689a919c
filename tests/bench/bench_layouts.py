"""How right the pipeline is on layouts, sentences and tables by chance: totals of both halves, with their bounds.

python -m tests.bench.bench_layouts                        # some minutes
python -m tests.bench.bench_layouts --json layouts.json
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from tests.bench.keep import keep_figures
from tests.layouts.bounds import bounds
from tests.layouts.collection import FAMILIES, reports
from tests.layouts.reading import tally_kinds
from tests.layouts.words import HALVES, LATER_HALVES, Half
from tests.truth.text import Tally

FIGURES = ("right", "verified", "doubted", "wrong", "invented", "missing", "silent", "flagged", "lost")
Halves = Mapping[str, Mapping[str, Mapping[str, int]]]


def tally_half(half: Half) -> dict[str, Tally]:
    """Kind of report -> its figures, over all families."""
    found: dict[str, Tally] = {}
    for family in FAMILIES:
        for kind, tally in tally_kinds(reports(family, half)).items():
            found.setdefault(kind, Tally()).update(tally)
    return found


def total(kinds: Mapping[str, Mapping[str, int]]) -> Tally:
    whole = Tally()
    for tally in kinds.values():
        whole.update(tally)
    return whole


def percents(hits: int, trials: int) -> str:
    """A share with its bounds, in %.

    >>> percents(0, 3000), percents(0, 0)
    ('0.00 (0.00 to 0.12)', '–')
    """
    if not trials:
        return "–"
    low, high = bounds(hits, trials)
    return f"{100 * hits / trials:.2f} ({100 * low:.2f} to {100 * high:.2f})"


def silent_share(tally: Mapping[str, int]) -> str:
    """Silent rows among the values that a reader was given or should have been."""
    return percents(tally["scores_silent"], tally["scores_wanted"] + tally["scores_invented"])


def table(halves: Halves) -> list[str]:
    """Lines of a Markdown table: a row for each half and kind, and one for each half."""
    head = ("half, kind", "reports", "scores", *FIGURES, "right, % with 95 % bounds", "silent, %")
    lines = ["| " + " | ".join(head) + " |", "|---|" + "--:|" * (len(head) - 1)]
    for half, kinds in halves.items():
        for kind, counts in [*sorted(kinds.items()), ("**all**", total(kinds))]:
            tally = Tally(counts)
            cells = [f"{half}, {kind}", f"{tally['read']}", f"{tally['scores_wanted']:,}"]
            cells += [f"{tally[f'scores_{name}']}" for name in FIGURES]
            cells += [percents(tally["scores_right"], tally["scores_wanted"]), silent_share(tally)]
            lines.append("| " + " | ".join(cells) + " |")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="also write the counts and the date here; README is made from them")
    parser.add_argument("--halves", nargs="+", default=[*HALVES, *LATER_HALVES], help="which halves to read")
    options = parser.parse_args()
    halves = {half: {kind: dict(sorted(t.items())) for kind, t in tally_half(half).items()} for half in options.halves}
    print(*table(halves), sep="\n")
    if options.json:
        keep_figures(options.json, halves=halves)


if __name__ == "__main__":
    main()
