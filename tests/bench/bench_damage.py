"""What is lost or changed without a word in files that lost or changed some bytes.

python -m tests.bench.bench_damage                                  240 copies, some minutes
python -m tests.bench.bench_damage --count 500 --first 240 --show   others, each silent one named
python -m tests.bench.bench_damage --json tests/bench/figures/damage.json
python -m tests.bench.bench_damage --office --json tests/bench/figures/damage_office.json
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.bench.bench_layouts import percents
from tests.bench.keep import keep_figures
from tests.damage.copies import damaged_copies, damaged_office_copies
from tests.damage.reading import Outcome, read_copies, tally

COPIES = 240


def describe(outcome: Outcome) -> str:
    """A silent copy, or one with a wrong row, in a line or some."""
    lines = [f"{outcome.copy.name}: {outcome.status}, told {outcome.told[:6]}, lost {outcome.lost[:6]}"]
    return "\n".join([*lines, *(f"    changed {change[:300]}" for change in outcome.changed[:4])])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=COPIES, help="copies, default %(default)s")
    parser.add_argument("--first", type=int, default=0, help="number of the first, default 0")
    parser.add_argument("--office", action="store_true", help="copies of office files, web pages and dumps instead")
    parser.add_argument("--show", action="store_true", help="name the silent ones, and those with a wrong row")
    parser.add_argument("--keep", type=Path, help="leave copies and dataset in this folder")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        make = damaged_office_copies if options.office else damaged_copies
        outcomes = read_copies(list(make(options.count, options.first)), folder)
    if options.show:
        print(*(describe(one) for one in outcomes if one.is_silent or one.changed), sep="\n")
    figures = tally(outcomes)
    for kind, counts in figures.items():
        print(f"{kind:22} {counts}  silent {percents(counts['silent'], counts['copies'])} %")
    if options.json:
        keep_figures(options.json, first=options.first, kinds=figures)


if __name__ == "__main__":
    main()
