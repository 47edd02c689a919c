"""The arithmetic between scores of one year: which codes make up which, and whether printed numbers add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.printed_numbers import DECIMALS, FLOAT_SLACK, HUNDREDTH
from prongsai.pipeline.frame.records import Mark


@dataclass(frozen=True, slots=True)
class Relation:
    """A score that is the weighted mean of others; a plain mean has equal weights.

    `is_hard` is False where the frame is not sure of the rule for that year (the parts of EIT from 2566, the weights of
    single OIT items): such a relation may confirm a score, but breaking it accuses nobody.
    """

    parent: str
    parts: tuple[tuple[str, float], ...]
    """Codes and weights; the weights add to 1."""
    is_hard: bool
    rule: str
    """The rule in words, for findings."""
    family: str = ""
    """Relations of one family stand or fall together: the frame does not vouch for them, a report may prove them."""
    is_guess: bool = False
    """True where the frame does not know the rule at all, and the number of questions alone suggests it."""
    mark: Mark = "A"
    """How sure the frame is of the parts and their weights."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The parent and its parts."""
        return (self.parent, *(code for code, _ in self.parts))


def mean_relation(parent: str, parts: Sequence[str], is_hard: bool, mark: Mark = "A") -> Relation:
    """`parent` is the plain mean of `parts`."""
    weighted = tuple((code, 1 / len(parts)) for code in parts)
    return Relation(parent, weighted, is_hard, f"{parent} is the plain mean of {name_parts(parts)}", mark=mark)


def weighted_relation(parent: str, parts: Sequence[tuple[str, float]], is_hard: bool, mark: Mark = "A") -> Relation:
    """`parent` is the mean of `parts` with the weights beside them."""
    named = name_parts([code for code, _ in parts])
    return Relation(parent, tuple(parts), is_hard, f"{parent} is the weighted mean of {named}", mark=mark)


def name_parts(codes: Sequence[str]) -> str:
    """The codes of a sum for a message: the first and the last of many."""
    return f"{codes[0]} … {codes[-1]}" if len(codes) > 3 else ", ".join(codes)


def is_complete(relation: Relation, values: Mapping[str, float]) -> bool:
    """True where every score of the relation is known."""
    return all(code in values for code in relation.codes)


def compute_parent(relation: Relation, values: Mapping[str, float]) -> float:
    """What the parts give for the parent."""
    return sum(values[code] * weight for code, weight in relation.parts)


def rounding_slack(relation: Relation, decimals: Mapping[str, float]) -> float:
    """How far the printed parent may lie from the computed one when every number is rounded to its printed decimals.

    Numbers printed without decimals (100, 50) are taken as exact to two places: bodies print whole scores so. A number
    of a smaller scale that was blown up to 0-100 has a fraction of its decimals left.
    """
    parts = sum(weight * _half_unit(decimals.get(code, DECIMALS)) for code, weight in relation.parts)
    return parts + _half_unit(decimals.get(relation.parent, DECIMALS)) + FLOAT_SLACK


def _half_unit(decimals: float) -> float:
    return 0.5 * 10.0**-decimals if 0 < decimals < DECIMALS else 0.5 * HUNDREDTH


def holds(relation: Relation, values: Mapping[str, float], decimals: Mapping[str, float]) -> bool:
    """True where the printed numbers add up within their rounding."""
    return abs(compute_parent(relation, values) - values[relation.parent]) <= rounding_slack(relation, decimals)


def forced_interval(
    relation: Relation, code: str, values: Mapping[str, float], decimals: Mapping[str, float]
) -> tuple[float, float]:
    """The values of `code` for which the relation holds when every other number is right, as (low, high)."""
    slack = rounding_slack(relation, decimals)
    if code == relation.parent:
        middle = compute_parent(relation, values)
        return middle - slack, middle + slack
    weight = dict(relation.parts)[code]
    rest = compute_parent(relation, values) - weight * values[code]
    middle = (values[relation.parent] - rest) / weight
    return middle - slack / weight, middle + slack / weight


def settle_families(
    relations: Sequence[Relation], values: Mapping[str, float], decimals: Mapping[str, float]
) -> tuple[Relation, ...]:
    """The relations that count for one body and year, those of a family judged by the family.

    Where two of a family hold at least, and twice as many hold as fail, the report itself proves the rule and its
    members become hard. A guess that is not proved so is dropped; a rule of the frame stays soft.
    """
    settled: list[Relation] = []
    proven: dict[str, bool] = {}
    for relation in relations:
        if not relation.family:
            settled.append(relation)
            continue
        if relation.family not in proven:
            members = [r for r in relations if r.family == relation.family and is_complete(r, values)]
            held = sum(holds(r, values, decimals) for r in members)
            proven[relation.family] = held >= 2 and held >= 2 * (len(members) - held)
        if proven[relation.family]:
            settled.append(replace(relation, is_hard=True))
        elif not relation.is_guess:
            settled.append(relation)
    return tuple(settled)


@dataclass(frozen=True, slots=True)
class Sums:
    """The relations of one body and year, with the decimals that each of its numbers is printed with."""

    relations: tuple[Relation, ...]
    decimals: Mapping[str, float]
    doubted: frozenset[str] = frozenset()
    """The codes whose number the reader of a picture doubts itself."""

    def complete(self, values: Mapping[str, float]) -> Iterator[Relation]:
        """The relations that can be checked with `values`."""
        return (relation for relation in self.relations if is_complete(relation, values))

    def failing(self, values: Mapping[str, float]) -> Iterator[Relation]:
        """The relations that `values` break."""
        return (relation for relation in self.complete(values) if not self.holds(relation, values))

    def holds(self, relation: Relation, values: Mapping[str, float]) -> bool:
        """True where the printed numbers of a relation add up within their rounding."""
        return holds(relation, values, self.decimals)

    def proofs(self, values: Mapping[str, float]) -> list[Relation]:
        """The sums of two parts and more that hold."""
        return [r for r in self.complete(values) if len(r.parts) > 1 and self.holds(r, values)]

    def proven(self, values: Mapping[str, float]) -> set[str]:
        """The codes whose value stands in a sum that holds and that speaks for it."""
        return {code for relation in self.proofs(values) for code in self.spoken_for(relation)}

    def spoken_for(self, relation: Relation) -> frozenset[str]:
        """The codes that a relation verifies where it holds.

        All of them; but of a doubted total with a doubted part neither: one shape that is misread alike in both adds up
        as well as the truth.
        """
        codes = frozenset(relation.codes)
        return codes - self.doubted if relation.parent in self.doubted and len(codes & self.doubted) > 1 else codes

    def cures(self, relation: Relation, code: str, value: float, values: Mapping[str, float]) -> bool:
        """True where putting `value` for `code` makes `relation` hold and breaks no sum that held."""
        trial = {**values, code: value}
        if not self.holds(relation, trial):
            return False
        others = (r for r in self.complete(values) if r is not relation and code in r.codes)
        return not any(self.holds(r, values) and not self.holds(r, trial) for r in others)
