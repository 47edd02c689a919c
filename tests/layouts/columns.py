"""The columns of a generated table: the body's own scores, and what may stand beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.kinds.case import Values
from tests.layouts.hand import Hand


@dataclass(frozen=True)
class Column:
    """One column: its heading and its cells by code; `year` where it holds the body's own scores."""

    heading: str
    cells: Mapping[str, str]
    year: int | None = None
    values: Values | None = None
    """The numbers of `cells`, where they are scores of somebody."""
    quantity: str = "score"


def own_column(hand: Hand, codes: Sequence[str], heading: str, year: int | None = None) -> Column:
    of = year or hand.year
    values = hand.values(codes, year=of, quality=hand.rng.uniform(0.2, 0.7))
    return Column(heading, {code: hand.number(value) for code, value in values.items()}, of, values)


def like_scores(hand: Hand, codes: Sequence[str], quality: float) -> Values:
    return hand.values(codes, quality=quality)


def _targets(hand: Hand, codes: Sequence[str]) -> Mapping[str, str]:
    if hand.chance(0.5):
        goal = f"{hand.rng.choice((85, 88, 90, 92, 95))}.00"
        return dict.fromkeys(codes, hand.digits(goal))
    return {code: hand.number(hand.value(85, 99)) for code in codes}


def _marks(hand: Hand, codes: Sequence[str]) -> Mapping[str, str]:
    return dict.fromkeys(codes, hand.digits(hand.rng.choice(("85.00", "85", "80.00"))))


def _weights(hand: Hand, codes: Sequence[str]) -> Mapping[str, str]:
    return {
        code: hand.digits("100" if code == "ita" else hand.rng.choice(("6.00", "10.00", "20.00"))) for code in codes
    }


def _full(hand: Hand, codes: Sequence[str]) -> Mapping[str, str]:
    return dict.fromkeys(codes, hand.digits(hand.rng.choice(("100", "100.00"))))


def _deviations(hand: Hand, codes: Sequence[str]) -> Mapping[str, str]:
    return {code: hand.digits(f"{hand.rng.uniform(0.2, 14.9):.2f}") for code in codes}


def _counts(hand: Hand, codes: Sequence[str]) -> Mapping[str, str]:
    return {code: hand.digits(str(hand.rng.randint(24, 98))) for code in codes}


def _ranks(hand: Hand, codes: Sequence[str]) -> Mapping[str, str]:
    return {code: hand.digits(str(hand.rng.randint(1, 40))) for code in codes}


def _changes(hand: Hand, codes: Sequence[str]) -> Mapping[str, str]:
    signs = ("+", "-") if hand.chance(0.6) else ("", "-")
    return {code: hand.digits(f"{hand.rng.choice(signs)}{hand.rng.uniform(0.1, 12):.2f}") for code in codes}


def _levels(hand: Hand, codes: Sequence[str]) -> Mapping[str, str]:
    names = ("AA", "A", "B") if hand.year <= 2565 else ("ดีเยี่ยม", "ดี", "พอใช้")
    return {code: hand.rng.choice(names) for code in codes}


def _notes(hand: Hand, codes: Sequence[str]) -> Mapping[str, str]:
    return {code: hand.write("notes") for code in codes}


def _scores_of_others(hand: Hand, codes: Sequence[str]) -> Mapping[str, str]:
    return {code: hand.number(value) for code, value in like_scores(hand, codes, 0.8).items()}


BESIDE: Mapping[str, Callable[[Hand, Sequence[str]], Mapping[str, str]]] = {
    "target": _targets,
    "pass_mark": _marks,
    "weight": _weights,
    "maximum": _full,
    "deviation": _deviations,
    "count": _counts,
    "rank": _ranks,
    "change": _changes,
    "mean": _scores_of_others,
    "self": _scores_of_others,
    "level": _levels,
    "note": _notes,
}
"""Quantity -> its cells."""


def beside(hand: Hand, quantity: str, codes: Sequence[str]) -> Column:
    """A column of something else."""
    return Column(hand.write(quantity), BESIDE[quantity](hand, codes), quantity=quantity)


def of_neighbour(hand: Hand, codes: Sequence[str]) -> Column:
    """A column of another body, under its name."""
    values = like_scores(hand, codes, 0.8)
    cells = {code: hand.number(value) for code, value in values.items()}
    return Column(hand.write("other"), cells, values=values, quantity="other")


def year_headings(hand: Hand, years: Sequence[int]) -> list[str]:
    """Headings that tell the years apart, all in one form; the first year is the report's own or last of them."""
    this = hand.year
    is_pair = set(years) == {this, this - 1}
    forms = ["be", "be", "short", "ce"] + (["relative"] if is_pair else [])
    form = hand.rng.choice(forms)
    if form == "relative":
        words = {this: hand.write("year.this"), this - 1: hand.write("year.last")}
        named = [words[year] for year in years]
    else:
        slot = hand.pattern(f"year.{form}")
        named = [hand.fill(slot, {"be": str(year), "short": str(year % 100), "ce": str(year - 543)}) for year in years]
    frame, score = hand.pattern("of.year"), hand.write("score")
    return [hand.fill(frame, {"score": score, "year": name}) for name in named]
