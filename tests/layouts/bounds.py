"""Bounds of a share that was counted: Clopper and Pearson's, which hold for every true share."""

from __future__ import annotations

from collections.abc import Callable
from math import comb, exp, lgamma, log

LEVEL = 0.95
_STEPS = 60
"""Halvings of the interval from 0 to 1: finer than a float can tell."""


def binomial_tail(hits: int, trials: int, share: float) -> float:
    """The chance of at least `hits` among `trials`, each with the chance `share`.

    >>> round(binomial_tail(1, 2, 0.5), 6), binomial_tail(0, 9, 0.3)
    (0.75, 1.0)
    """
    if hits <= 0 or share >= 1:
        return 1.0
    if share <= 0:
        return 0.0
    if hits > trials / 2:
        return sum(_chance(at, trials, share) for at in range(hits, trials + 1))
    return 1 - sum(_chance(at, trials, share) for at in range(hits))


def _chance(hits: int, trials: int, share: float) -> float:
    if trials < 100:
        return comb(trials, hits) * share**hits * (1 - share) ** (trials - hits)
    ways = lgamma(trials + 1) - lgamma(hits + 1) - lgamma(trials - hits + 1)
    return exp(ways + hits * log(share) + (trials - hits) * log(1 - share))


def bounds(hits: int, trials: int) -> tuple[float, float]:
    """Between which shares the true one lies with 95 %, after `hits` of `trials`.

    >>> [round(bound, 4) for bound in bounds(0, 3000)]
    [0.0, 0.0012]
    >>> [round(bound, 4) for bound in bounds(5, 10)]
    [0.1871, 0.8129]

    Raises:
        ValueError: more hits than trials, or no trial at all.
    """
    if not 0 <= hits <= trials or trials == 0:
        raise ValueError(f"{hits} of {trials} is no share")
    half = (1 - LEVEL) / 2
    low = 0.0 if hits == 0 else _solve(lambda share: binomial_tail(hits, trials, share) >= half)
    high = 1.0 if hits == trials else _solve(lambda share: 1 - binomial_tail(hits + 1, trials, share) <= half)
    return low, high


def _solve(is_reached: Callable[[float], bool]) -> float:
    """The least share between 0 and 1 from which on `is_reached`."""
    low, high = 0.0, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if is_reached(middle) else (middle, high)
    return high
