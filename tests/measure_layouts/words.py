"""The words and measures that the reports are written with, a table for each half; no half draws from another's.

`seen` may be looked at case by case, and so may `second`, which was written later and then opened. Of `unseen` and of
`fresh` nothing but totals is printed. `fresh` has measures of its own too and forms that came last; all of it was
written before the rules that it judges, and read once before them.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from tests.corpus.phrases import Plan, plans

Half = Literal["seen", "second", "unseen", "fresh"]
HALVES: tuple[Half, ...] = get_args(Half)
HIDDEN: frozenset[Half] = frozenset({"unseen", "fresh"})
"""Those of which nothing but totals is ever printed."""
FOLDER = Path(__file__).parent / "words"
_BANKS: dict[Half, str] = {"seen": "tuned", "second": "tuned", "unseen": "held_out"}
"""Half of the corpus whose measures these take."""


class Wording(NamedTuple):
    """One text of a slot, and what it stands for: standard names of the offices that a text names, by `|`."""

    text: str
    truth: str


@cache
def load_words(half: Half) -> dict[str, tuple[Wording, ...]]:
    """Slot -> wordings, in the order of the table."""
    found: dict[str, list[Wording]] = defaultdict(list)
    with (FOLDER / f"{half}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["slot"]].append(Wording(row["wording"].replace("\\n", "\n"), row["truth"]))
    return {slot: tuple(wordings) for slot, wordings in found.items()}


@cache
def load_plans(half: Half) -> tuple[Plan, ...]:
    """The measures that a half may write of."""
    if half in _BANKS:
        return plans(_BANKS[half])
    with (FOLDER / f"{half}_measures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        Plan(0, 0, "", row["measure"], *(tuple(row[name].split("|")) for name in ("steps", "results", "outcomes")))
        for row in rows
    )


def draw(rng: random.Random, half: Half, slot: str) -> Wording:
    return rng.choice(load_words(half)[slot])
