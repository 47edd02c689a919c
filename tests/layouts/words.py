"""The words that generated reports are written with, as a grammar: what may stand in a slot, for each half.

The tables under `words/` are composed for it and not taken from `data/language`: a generator that draws its words from
the tables of the product proves nothing. No wording stands in two halves, so a half tests words as well as
combinations.

There are two pairs. `seen` and `unseen` came first; by and by the unseen half was known in part by its failures.
`blind` and `sealed` were written later, with other verbs, frames and indices, before the rules that they judge. `blind`
was opened when those rules were done, and `fresh` was written for what came of that. `closed` was written before
`fresh` was opened, and `locked` before `sealed` was: only totals by kind are printed of `closed` and `locked`, and only
when a change is done.
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

Half = Literal["seen", "unseen", "blind", "sealed", "fresh", "closed", "locked"]
HALVES: tuple[Half, ...] = ("seen", "unseen")
"""Those that the tests and their floors go by."""
LATER_HALVES: tuple[Half, ...] = ("blind", "sealed", "fresh", "closed", "locked")
_OTHERS: Mapping[Half, Half] = {
    "seen": "unseen",
    "unseen": "seen",
    "blind": "sealed",
    "sealed": "blind",
    "fresh": "fresh",
    "closed": "closed",
    "locked": "locked",
}
"""The other half of a pair; the last three stand alone."""
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
        ValueError: a wording stands in two halves, or a slot has wordings in one half of a pair only.
    """
    found: dict[tuple[Half, str], list[Wording]] = defaultdict(list)
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[_half(row["half"]), row["slot"]].append(Wording(row["wording"], row.get("truth") or ""))
    for half, slot in found:
        of_others = [found.get((other, slot), []) for other in _OTHERS if other != half]
        own = {one.text for one in found[half, slot] if has_words(one.text)}
        shared = own & {one.text for ones in of_others for one in ones}
        if shared or (_OTHERS[half], slot) not in found:
            raise ValueError(f"the halves of {slot!r} are not two: {sorted(shared)}")
    return {key: tuple(wordings) for key, wordings in found.items()}


def has_words(text: str) -> bool:
    """False for a mere order of other slots: `{open}{x} {got:a}{tail}` may stand in every half."""
    return bool(re.search(r"[^\W\d_]", _SLOT.sub("", text)))


def _half(name: str) -> Half:
    for half in _OTHERS:
        if half == name:
            return half
    raise ValueError(f"{name!r} is no half")


def slots_of(half: Half, prefix: str) -> list[str]:
    """The slots of a half whose names begin so, sorted."""
    return sorted({slot for of, slot in load_words() if of == half and slot.startswith(prefix)})


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
