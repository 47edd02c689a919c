"""Writes the accuracy figures of the bench into the README.

    python -m tests.bench.bench_accuracy --every 4 --scans-every 8 --json tests/bench/figures/accuracy.json
    python -m tests.bench.readme

Nothing in that part of the README is typed by hand, and a test compares it with the figures.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.bench.bench_accuracy import SPLITS, share
from tests.corpus.garble import CLASSES
from tests.corpus.variants import JUNK_LAYER, MIXED, TEXT, is_scan
from tests.paths import ROOT
from tests.truth.text import Tally

FIGURES = Path(__file__).parent / "figures" / "accuracy.json"
README = ROOT / "README.md"
BEGIN = "<!-- made by `python -m tests.bench.readme` from tests/bench/figures/accuracy.json -->"
END = "<!-- end of what the bench made -->"
NAMES = {TEXT: "text layer, Word, dumps", JUNK_LAYER: "scan under a junk layer", MIXED: "scans among text pages"}
HEADINGS = (
    "kind of page",
    "reports",
    "unit right",
    "scores",
    "right",
    "doubted",
    "wrong",
    "invented",
    "silent",
    "flagged",
    "lost",
    "ratings right",
    "measures found",
    "cells right",
    "CER",
    "right / silent, developed",
)
COUNTS = ("doubted", "wrong", "invented", "silent", "flagged", "lost")
FLAWS = ("scores_wrong", "scores_invented", "scores_flagged", "scores_lost")


def percent(part: float, whole: float) -> str:
    """A share in % for a table: whole numbers without decimals.

    >>> percent(1, 1), percent(2, 3), percent(0, 0)
    ('100', '66.67', '–')
    """
    return share(part, whole).removesuffix(".00").replace("-", "–")


def table_row(name: str, held_out: Mapping[str, int], tuned: Mapping[str, int]) -> list[str]:
    count, other = Counter(held_out), Counter(tuned)
    return [
        name,
        f"{count['reports']}",
        percent(count["units_right"], count["units_wanted"]),
        f"{count['scores_wanted']:,}",
        percent(count["scores_right"], count["scores_wanted"]),
        *(f"{count[f'scores_{each}']}" for each in COUNTS),
        percent(count["levels_right"], count["levels_wanted"]),
        percent(count["measures_found"], count["measures_wanted"]),
        percent(count["cells_right"], count["cells_wanted"]),
        share(count["edits"], count["characters"]),
        f"{percent(other['scores_right'], other['scores_wanted'])} / {other['scores_silent']}",
    ]


def group_states(states: Mapping[str, Mapping[str, Mapping[str, int]]]) -> dict[str, dict[str, Tally]]:
    """Name of a row -> half -> tally: each state by itself, but broken layers without a flaw in one row."""
    rows: dict[str, dict[str, Tally]] = {}
    sound = [name for name in CLASSES if name in states and not has_flaw(states[name])]
    whole = f"{len(sound)} kinds of broken layers"
    for state, halves in states.items():
        name = whole if state in sound else NAMES.get(state, state.replace("scan-", "scan ").replace("-", " "))
        row = rows.setdefault(name, {split: Counter() for split in SPLITS})
        for split in SPLITS:
            row[split].update(halves.get(split, {}))
    return rows


def has_flaw(halves: Mapping[str, Mapping[str, int]]) -> bool:
    return any(tally.get(flaw, 0) for tally in halves.values() for flaw in FLAWS)


def total_of(states: Mapping[str, Mapping[str, Mapping[str, int]]], split: str, scans: bool) -> Tally:
    total: Tally = Counter()
    for state, halves in states.items():
        if is_scan(state) == scans:
            total.update(halves.get(split, {}))
    return total


def sentence(what: str, tally: Tally) -> str:
    """One line of plain words on a half: how many scores went wrong without a word."""
    wanted = tally["scores_wanted"]
    return (
        f"- {what}: {percent(tally['scores_right'], wanted)} % of {wanted:,} scores right, of all "
        f"{percent(tally['scores_verified'], wanted)} % verified; {tally['scores_doubted']} right and doubted; "
        f"{tally['scores_wrong']} wrong and {tally['scores_invented']} invented, **{tally['scores_silent']} silent**; "
        f"{tally['scores_flagged']} left out and flagged, **{tally['scores_lost']} lost**."
    )


def render(figures: Mapping[str, Any]) -> str:
    """The part of the README between the two marks."""
    states = figures["states"]
    lines = [
        BEGIN,
        f"Measured on {figures['date']} with `make bench`: every report as it was made, every {figures['every']}th PDF",
        f"with each kind of broken text layer, every {figures['scans_every']}th PDF as each kind of scan.",
        "",
        *(
            sentence(f"{half}, {what}", total_of(states, split, scans))
            for split, half in (("held_out", "held out"), ("tuned", "developed"))
            for scans, what in ((False, "files with text"), (True, "scans"))
        ),
        "",
        "| " + " | ".join(HEADINGS) + " |",
        "|---|" + "--:|" * (len(HEADINGS) - 1),
    ]
    for name, halves in group_states(states).items():
        lines.append("| " + " | ".join(table_row(name, halves["held_out"], halves["tuned"])) + " |")
    return "\n".join([*lines, END])


def put_in(text: str, part: str) -> str:
    """The README with its made part replaced.

    Raises:
        ValueError: a mark is missing, or stands there twice.
    """
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        raise ValueError(f"README.md must have the lines {BEGIN!r} and {END!r} once each")
    before, _, rest = text.partition(BEGIN)
    return before + part + rest.partition(END)[2]


def main() -> None:
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    README.write_text(put_in(README.read_text(encoding="utf-8"), render(figures)), encoding="utf-8")


if __name__ == "__main__":
    main()
