"""What each kind of slip costs, learned from spoilt names: `python -m tests.bodies.learn_costs --json FILE`.

A cost is the logarithm of how seldom a slip makes just that letter of that one, beside that of an unlike consonant for
a consonant, which costs 1. So a letter that is lost is cheap, as it can be lost in one way only, and one that is added
is dear, as it might have been any.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from statistics import fmean

from prongsai.normalizers.names.letter_costs import CONSONANT_LOOKS, TONES, VOWEL_LOOKS, VOWELS
from prongsai.normalizers.names.look_alikes import fold_name
from prongsai.normalizers.names.place_names import tambon_names
from tests.bodies.slips import CONSONANTS, GARBLERS, Slip

FIGURES = Path(__file__).with_name("slip_costs.json")
SEED = 1933
SLIPS = 20000
"""Of each garbler: the rarest kind of slip then occurs hundreds of times."""
LETTERS = {"tone": TONES, "vowel": VOWELS, "consonant": CONSONANTS}
UNLIKE = "unlike consonant"
_ANY = "any letter"


def make_slips(garbler: str, count: int, seed: int = SEED) -> Iterator[Slip]:
    """Slips in names of tambons, by one garbler."""
    rng = random.Random(f"{garbler} {seed}")
    names = sorted({fold_name(name) for name in tambon_names()})
    return (GARBLERS[garbler](rng.choice(names), rng) for _ in range(count))


def measure_rates(slips: Iterable[Slip]) -> dict[str, float]:
    """How often a letter that may suffer it suffers a kind of slip, by the number of letters that it may make.

    What changes nothing, and what makes a mark of a consonant or the reverse, which no kind names, is left out.
    """
    counts: Counter[str] = Counter()
    exposed: Counter[str] = Counter()
    ways: dict[str, list[int]] = defaultdict(list)
    sufferer: dict[str, str] = {}
    for slip in slips:
        exposed.update(sort for letter in slip.name if (sort := _sort_of(letter)))
        exposed[_ANY] += len(slip.name)
        found = _describe(slip)
        if found is not None:
            kind, sufferer[found[0]], outcomes = found[0], found[1], found[2]
            counts[kind] += 1
            ways[kind].append(outcomes)
    return {kind: counts[kind] / exposed[sufferer[kind]] / fmean(ways[kind]) for kind in sorted(counts)}


def rates_to_costs(many: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Costs by the mean of several garblers' rates, to two decimals."""
    tables = list(many)
    kinds = sorted({kind for one in tables for kind in one})
    rates = {kind: fmean(one.get(kind, 0.0) for one in tables) for kind in kinds}
    return {kind: round(math.log(rate) / math.log(rates[UNLIKE]), 2) for kind, rate in rates.items()}


def learn() -> dict[str, dict[str, float]]:
    """The costs of all garblers together, and what they are without each of them."""
    rates = {garbler: measure_rates(make_slips(garbler, SLIPS)) for garbler in GARBLERS}
    costs = {"all": rates_to_costs(rates.values())}
    for left_out in GARBLERS:
        costs[f"without {left_out}"] = rates_to_costs(one for name, one in rates.items() if name != left_out)
    return costs


def _describe(slip: Slip) -> tuple[str, str, int] | None:
    """The kind of a slip, whom it befalls, and how many letters it may make; None where no kind names it."""
    letter, read = _sort_of(slip.letter), _sort_of(slip.read)
    if slip.kind == "swapped":
        return ("swapped", _ANY, 1) if slip.letter != slip.read else None
    if slip.kind == "lost":
        return (f"{letter} lost", letter, 1) if letter else None
    if slip.kind == "added":
        return (f"{read} added", _ANY, len(LETTERS[read])) if read else None
    if slip.letter == slip.read or letter != read or letter is None:
        return None
    if letter == "tone":
        return "tone for tone", letter, len(TONES) - 1
    looks = CONSONANT_LOOKS if letter == "consonant" else VOWEL_LOOKS
    alike = {one for group in looks if slip.letter in group for one in group} - {slip.letter}
    if slip.read in alike:
        return f"{letter} alike", letter, len(alike)
    return f"unlike {letter}", letter, len(LETTERS[letter]) - 1 - len(alike)


def _sort_of(letter: str) -> str | None:
    return next((sort for sort, letters in LETTERS.items() if letter and letter in letters), None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, default=FIGURES, help="write the costs there")
    given = parser.parse_args()
    costs = learn()
    for name, one in costs.items():
        print(name, one)
    given.json.write_text(json.dumps(costs, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
