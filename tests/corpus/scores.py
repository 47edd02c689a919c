"""Invented scores that add up the way the assessment adds them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tests.corpus.frame import INSTRUMENTS, WEIGHT_PCT, indicators


@dataclass(frozen=True)
class ScoreSet:
    """All scores of one body and year on 0 to 100, two decimals, and the rating."""

    year: int
    values: dict[str, float]
    level: str

    def contribution(self, instrument: str) -> float:
        """The weighted part of an instrument, out of 30, 30 or 40."""
        return round_half_up(Decimal(str(self.values[instrument.lower()])) * WEIGHT_PCT[instrument] / 100)


def round_half_up(value: Decimal) -> float:
    return float(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def mean(values: Iterable[Decimal]) -> Decimal:
    kept = list(values)
    return sum(kept, Decimal(0)) / len(kept)


def make_scores(year: int, rng: random.Random, quality: float) -> ScoreSet:
    """Scores of one body; `quality` from 0 (poor) to 1 (excellent) sets where they lie.

    A question score is the mean of whole answers, an o-item is all or nothing (or half, from 2568), everything above
    is computed from unrounded values and rounded once for print, as the published tables are.
    """
    respondents = {"IIT": rng.randint(24, 66), "EIT": rng.randint(40, 120)}
    exact: dict[str, Decimal] = {}
    by_instrument: dict[str, list[Decimal]] = {name: [] for name in INSTRUMENTS}
    for indicator in indicators(year):
        for code in indicator.questions:
            exact[code] = (
                open_data_mark(year, rng, quality)
                if indicator.instrument == "OIT"
                else survey_mean(rng, quality, respondents[indicator.instrument])
            )
        value = mean(mean(exact[code] for code in part) for part in indicator.parts)
        exact[f"indicator-{indicator.no}"] = value
        by_instrument[indicator.instrument].append(value)
    for name, values in by_instrument.items():
        exact[name.lower()] = mean(values)
    exact["ita"] = sum((exact[name.lower()] * WEIGHT_PCT[name] / 100 for name in INSTRUMENTS), Decimal(0))
    printed = {code: round_half_up(value) for code, value in exact.items()}
    return ScoreSet(year, printed, rate(year, printed))


def survey_mean(rng: random.Random, quality: float, respondents: int) -> Decimal:
    lost_steps = 0
    if rng.random() > 0.18 * quality:
        lost_steps = int(respondents * 5 * (1 - quality) * rng.uniform(0.1, 1.6) * 0.55) + rng.randint(0, 6)
    return Decimal(100) - Decimal(20 * min(lost_steps, respondents * 4)) / respondents


def open_data_mark(year: int, rng: random.Random, quality: float) -> Decimal:
    if rng.random() < 0.72 + 0.27 * quality:
        return Decimal(100)
    return Decimal(50) if year >= 2568 and rng.random() < 0.6 else Decimal(0)


LETTERS = ((95, "AA"), (85, "A"), (75, "B"), (65, "C"), (55, "D"), (50, "E"), (0, "F"))


def rate(year: int, values: dict[str, float]) -> str:
    """The rating of a year's scores: letters up to 2565, words from 2566."""
    overall = values["ita"]
    if year <= 2565:
        return next(letter for least, letter in LETTERS if overall >= least)
    lowest = min(values[name.lower()] for name in INSTRUMENTS)
    if overall >= 95 and lowest >= 95:
        return "ผ่านดีเยี่ยม"
    if overall >= 85:
        return "ผ่านดี" if lowest >= 85 else "ผ่าน"
    return "ต้องปรับปรุง" if overall >= 70 else "ต้องปรับปรุงโดยด่วน"


def misprint(value: float, rng: random.Random) -> float:
    """The value with one digit changed, still on the scale and off by at least 0.1.

    Raises:
        ValueError: no such digit exists (a full hundred has none).
    """
    digits = f"{value:.2f}"
    wrongs = [
        float(digits[:place] + digit + digits[place + 1 :])
        for place, char in enumerate(digits)
        if place and char.isdigit()
        for digit in "0123456789"
    ]
    choices = [wrong for wrong in wrongs if 40 <= wrong <= 100 and abs(wrong - value) >= 0.1]
    if not choices:
        raise ValueError(f"{digits} cannot be misprinted by one digit")
    return rng.choice(choices)
