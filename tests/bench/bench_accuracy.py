"""How right the pipeline is, over the corpus in all its states.

    python -m tests.bench.bench_accuracy                          # every state, scans of every sixth report
    python -m tests.bench.bench_accuracy text ghost-blank         # these states only
    python -m tests.bench.bench_accuracy --scans-every 1 --json accuracy.json

Each state of the corpus is written to a folder, read by `prongsai run` as a user would, and compared with the truth.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from tests.bench.keep import keep_figures
from tests.corpus.variants import FILES, TEXT, VARIANTS, is_scan, write_variant
from tests.truth.compare import Expected, compare
from tests.truth.text import Note, Tally, ignore

SPLITS = ("tuned", "held_out")
COLUMNS = (
    "state",
    "reports",
    "unit",
    "year",
    "scores",
    "right",
    "doubted",
    "wrong",
    "invented",
    "silent",
    "flagged",
    "lost",
    "verified",
    "level",
    "names",
    "measures",
    "found",
    "lost",
    "cells",
    "CER",
    "lists",
    "periods",
    "status",
)


def share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.2f}" if whole else "-"


def table_row(name: str, tally: Mapping[str, int]) -> list[str]:
    """Shares in %, but counts of reports, scores, doubted to lost, measures."""
    count = Counter(tally)
    return [
        name,
        str(count["reports"]),
        share(count["units_right"], count["units_wanted"]),
        share(count["years_right"], count["reports"]),
        str(count["scores_wanted"]),
        share(count["scores_right"], count["scores_wanted"]),
        *(str(count[f"scores_{each}"]) for each in ("doubted", "wrong", "invented", "silent", "flagged", "lost")),
        share(count["scores_verified"], count["scores_wanted"]),
        share(count["levels_right"], count["levels_wanted"]),
        share(count["names_right"], count["names_wanted"]),
        str(count["measures_wanted"]),
        share(count["measures_found"], count["measures_wanted"]),
        str(count["measures_lost"]),
        share(count["cells_right"], count["cells_wanted"]),
        share(count["edits"], count["characters"]),
        share(count["lists_right"], count["lists_wanted"]),
        share(count["periods_right"], count["periods_wanted"]),
        share(count["statuses_right"], count["statuses_wanted"]),
    ]


def print_table(split: str, rows: list[list[str]]) -> None:
    print(f"\n{split.replace('_', ' ')} reports (shares in %)\n")
    print("| " + " | ".join(COLUMNS) + " |")
    print("|" + " --- |" + " ---: |" * (len(COLUMNS) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |")


def run_state(variant: str, every: int, workers: int, note: Note = ignore) -> dict[str, Tally]:
    """Write one state of the corpus, read it in a process of its own, compare.

    Raises:
        RuntimeError: the run ended without a dataset.
    """
    gold = json.loads((FILES / "gold.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        reports, dataset = Path(folder) / "reports", Path(folder) / "dataset"
        write_variant(variant, reports, every)
        written = sorted(path for path in reports.rglob("*") if path.is_file())
        expected = [
            Expected(str(path.relative_to(reports)), gold[path.stem], gold[path.stem]["split"]) for path in written
        ]
        command = [
            sys.executable,
            "-m",
            "prongsai",
            "run",
            str(reports),
            "--out",
            str(dataset),
            "--quiet",
            "--workers",
            str(workers),
        ]
        done = subprocess.run(
            command,
            cwd=Path(__file__).resolve().parents[2],
            env=os.environ | {"OMP_NUM_THREADS": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in (0, 1):
            raise RuntimeError(f"the run over {variant} ended with {done.returncode}: {done.stderr[-2000:]}")
        return compare(dataset, expected, note)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("states", nargs="*", help=f"any of: {', '.join(VARIANTS)}")
    parser.add_argument("--every", type=int, default=1, help="take each n-th report of broken layers (default 1)")
    parser.add_argument("--scans-every", type=int, default=6, help="take each n-th report of scans (default 6)")
    parser.add_argument("--workers", type=int, default=1, help="worker processes of the run (default 1)")
    parser.add_argument("--json", type=Path, help="also write the counts and the date here; README is made from them")
    parser.add_argument("--misses", action="store_true", help="also print every miss to stderr")
    options = parser.parse_args()
    unknown = set(options.states) - set(VARIANTS)
    if unknown:
        parser.error(f"no such state: {', '.join(sorted(unknown))}")
    states: dict[str, dict[str, dict[str, int]]] = {}
    for variant in options.states or VARIANTS:
        every = options.scans_every if is_scan(variant) else 1 if variant == TEXT else options.every
        note = (lambda line, state=variant: print(f"[{state}] {line}", file=sys.stderr)) if options.misses else ignore
        tallies = run_state(variant, every, options.workers, note)
        states[variant] = {split: dict(sorted(tally.items())) for split, tally in tallies.items()}
        print(f"{variant} done", file=sys.stderr)
    for split in SPLITS:
        kept = {variant: halves[split] for variant, halves in states.items() if split in halves}
        total: Tally = Counter()
        for tally in kept.values():
            total.update(tally)
        print_table(split, [*(table_row(variant, tally) for variant, tally in kept.items()), table_row("all", total)])
    if options.json:
        keep_figures(options.json, every=options.every, scans_every=options.scans_every, states=states)


if __name__ == "__main__":
    main()
