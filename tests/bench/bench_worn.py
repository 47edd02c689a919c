"""How right the pipeline is on worn scans and photographs: each kind of `tests.worn`, both halves, with bounds.

python -m tests.bench.bench_worn                       # half an hour
python -m tests.bench.bench_worn --half seen --kind folds --json worn.json
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.bench.bench_layouts import percents, silent_share
from tests.bench.keep import keep_figures
from tests.truth.text import Tally
from tests.worn.collection import HALVES, KINDS, Half, reports
from tests.worn.reading import FIGURES, judge_worn

HEAD = ("half, kind", "scores", *FIGURES[1:], "found, % with 95 % bounds", "silent, %", "s a page")


def tally_kind(name: str, half: Half) -> Tally:
    whole = Tally()
    for case in reports(name, half):
        whole.update(judge_worn(case, KINDS[name].is_refused).tally)
    return whole


def row(name: str, tally: Tally) -> str:
    """A line of a Markdown table."""
    cells = [name, f"{tally['scores_wanted']:,}", *(f"{tally[f'scores_{figure}']}" for figure in FIGURES[1:])]
    found = tally["scores_right"] + tally["scores_doubted"]
    cells += [percents(found, tally["scores_wanted"]), silent_share(tally)]
    cells.append(f"{tally['milliseconds'] / 1000 / max(1, tally['pages']):.2f}")
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", action="append", choices=HALVES)
    parser.add_argument("--kind", action="append", choices=sorted(KINDS))
    parser.add_argument("--json", type=Path, help="also write the counts and the date here, kind after kind")
    options = parser.parse_args()
    print("| " + " | ".join(HEAD) + " |", "|---|" + "--:|" * (len(HEAD) - 1), sep="\n")
    halves: dict[str, dict[str, dict[str, int]]] = {}
    for half in options.half or HALVES:
        total = Tally()
        for name in options.kind or KINDS:
            tally = tally_kind(name, half)
            total.update(tally)
            print(row(f"{half}, {name}", tally), flush=True)
            halves.setdefault(half, {})[name] = dict(sorted(tally.items()))
            if options.json:
                keep_figures(options.json, halves=halves)
        print(row(f"{half}, **all**", total), flush=True)


if __name__ == "__main__":
    main()
