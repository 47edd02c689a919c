"""The words that generated reports are written with, as a grammar: what may stand in a slot, for each half.

The tables under `words/` are composed for it and not taken from `data/language`: a generator that draws its words from
the tables of the product proves nothing. No wording stands in both halves, so the unseen half tests words as well as
combinations.
"""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

Half = Literal["seen", "unseen"]
HALVES: tuple[Half, ...] = ("seen", "unseen")
FOLDER = Path(__file__).parent / "words"
_SLOT = re.compile(r"\{([\w.]+)(?::(\w+))?\}")


class Wording(NamedTuple):
    """One text of a slot, and what numbers of it are scores where it is a sentence: `ita=a iit@last=b`."""

    text: str
    truth: str


@cache
def load_words() -> dict[tuple[Half, str], tuple[Wording, ...]]:
    """(half, slot) -> wordings, in the order of the tables.

    Raises:
        ValueError: a wording stands in both halves, or a slot has wordings in one half only.
    """
    found: dict[tuple[Half, str], list[Wording]] = defaultdict(list)
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                half: Half = "seen" if row["half"] == "seen" else "unseen"
                found[half, row["slot"]].append(Wording(row["wording"], row.get("truth") or ""))
    for half, slot in found:
        other: Half = "unseen" if half == "seen" else "seen"
        shared = {one.text for one in found[half, slot]} & {one.text for one in found.get((other, slot), [])}
        if shared or (other, slot) not in found:
            raise ValueError(f"the halves of {slot!r} are not two: {sorted(shared)}")
    return {key: tuple(wordings) for key, wordings in found.items()}


def slots_of(prefix: str) -> list[str]:
    """The slots whose names begin so, sorted."""
    return sorted({slot for _, slot in load_words() if slot.startswith(prefix)})


def draw(rng: random.Random, half: Half, slot: str) -> Wording:
    return rng.choice(load_words()[half, slot])


def expand(text: str, values: Mapping[str, str], rng: random.Random, half: Half) -> str:
    """The text with its slots filled: by a value of that name, else by a wording drawn for that slot.

    `{got:a}` draws a wording of the slot `got`, in which `{}` is the value `a`.
    """

    def fill(match: re.Match[str]) -> str:
        name, argument = match.groups()
        if argument is None and name in values:
            return values[name]
        drawn = draw(rng, half, name).text
        return expand(drawn.replace("{}", f"{{{argument}}}"), values, rng, half)

    return _SLOT.sub(fill, text)
