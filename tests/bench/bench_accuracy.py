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
from pathlib import Path

from tests.bench.compare import Note, Tally, compare, ignore
from tests.corpus.variants import FILES, TEXT, VARIANTS, is_scan, write_variant

COLUMNS = (
    "state",
    "reports",
    "unit",
    "year",
    "scores",
    "exact",
    "wrong",
    "silent",
    "extra",
    "level",
    "names",
    "measures",
    "found",
    "cells",
    "CER",
    "lists",
    "periods",
    "status",
)


def share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.2f}" if whole else "-"


def table_row(name: str, tally: Tally) -> list[str]:
    """Percentages but for counts: reports, scores, wrong, silent, extra, measures."""
    return [
        name,
        str(tally["reports"]),
        share(tally["units"], tally["units_wanted"]),
        share(tally["years"], tally["reports"]),
        str(tally["scores_wanted"]),
        share(tally["scores"], tally["scores_wanted"]),
        str(tally["scores_wrong"]),
        str(tally["scores_silent"]),
        str(tally["scores_extra"]),
        share(tally["levels"], tally["levels_wanted"]),
        share(tally["names"], tally["names_wanted"]),
        str(tally["measures_wanted"]),
        share(tally["measures"], tally["measures_wanted"]),
        share(tally["cells"], tally["cells_wanted"]),
        share(tally["edits"], tally["characters"]),
        share(tally["lists"], tally["lists_wanted"]),
        share(tally["periods"], tally["periods_wanted"]),
        share(tally["statuses"], tally["statuses_wanted"]),
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
        expected = sorted(path.stem for path in reports.rglob("*") if path.is_file())
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
        return compare(dataset, gold, expected, note)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("states", nargs="*", help=f"any of: {', '.join(VARIANTS)}")
    parser.add_argument("--every", type=int, default=1, help="take each n-th report of broken layers (default 1)")
    parser.add_argument("--scans-every", type=int, default=6, help="take each n-th report of scans (default 6)")
    parser.add_argument("--workers", type=int, default=1, help="worker processes of the run (default 1)")
    parser.add_argument("--json", type=Path, help="also write the counts here")
    parser.add_argument("--misses", action="store_true", help="also print every miss to stderr")
    options = parser.parse_args()
    unknown = set(options.states) - set(VARIANTS)
    if unknown:
        parser.error(f"no such state: {', '.join(sorted(unknown))}")
    rows: dict[str, list[list[str]]] = {"tuned": [], "held_out": []}
    totals: dict[str, Tally] = {"tuned": Counter(), "held_out": Counter()}
    counts = {}
    for variant in options.states or VARIANTS:
        every = options.scans_every if is_scan(variant) else 1 if variant == TEXT else options.every
        note = (lambda line, state=variant: print(f"[{state}] {line}", file=sys.stderr)) if options.misses else ignore
        tallies = run_state(variant, every, options.workers, note)
        counts[variant] = {split: dict(tally) for split, tally in tallies.items()}
        for split, tally in tallies.items():
            rows[split].append(table_row(variant, tally))
            totals[split].update(tally)
        print(f"{variant} done", file=sys.stderr)
    for split, split_rows in rows.items():
        print_table(split, [*split_rows, table_row("all", totals[split])])
    if options.json:
        options.json.write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
