"""How much a string looks like a Thai place name: what tells a body that the gazetteer lacks from a garbled name."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from prongsai.normalizers.names.look_alikes import fold_name
from prongsai.normalizers.names.place_names import tambon_names

_EDGE = "\n"
_UNSEEN = 0.5
"""What a pair of letters counts that no name has, against one for each time that it stands in one."""


@dataclass(frozen=True, slots=True)
class NameLikeness:
    """How letters follow on each other in the known names, as natural logarithms."""

    pairs: dict[tuple[str, str], float]
    rare: dict[str, float]
    """First letter -> the logarithm of a pair that no name has."""
    usual: float
    """What a letter of a name is surprising at the most, in two names of three: mean and one deviation."""

    def strangeness(self, folded: str) -> float:
        """Natural logarithms by which a string is less likely a name than names are; 0 for what looks like one."""
        return max(0.0, self._surprise(folded) - self.usual * (len(folded) + 1))

    def _surprise(self, folded: str) -> float:
        letters = f"{_EDGE}{folded}{_EDGE}"
        least = min(self.rare.values(), default=0.0)
        return -sum(self.pairs.get(pair, self.rare.get(pair[0], least)) for pair in pairwise(letters))


@cache
def place_likeness() -> NameLikeness:
    """What names of Thai places look like, whatever bodies a register lists."""
    return learn_likeness(sorted(fold_name(name) for name in tambon_names()))


def learn_likeness(names: Sequence[str]) -> NameLikeness:
    """Count the pairs of letters of folded names."""
    counts = Counter(pair for name in names for pair in pairwise(f"{_EDGE}{name}{_EDGE}"))
    followed: Counter[str] = Counter()
    for (first, _), count in counts.items():
        followed[first] += count
    size = len(followed) + 1
    totals = {first: count + _UNSEEN * size for first, count in followed.items()}
    pairs = {pair: math.log((count + _UNSEEN) / totals[pair[0]]) for pair, count in counts.items()}
    rare = {first: math.log(_UNSEEN / total) for first, total in totals.items()}
    likeness = NameLikeness(pairs, rare, 0.0)
    each = [likeness.strangeness(name) / (len(name) + 1) for name in names]
    mean = sum(each) / max(1, len(each))
    spread = math.sqrt(sum((one - mean) ** 2 for one in each) / max(1, len(each)))
    return NameLikeness(pairs, rare, mean + spread)
