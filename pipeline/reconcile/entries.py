"""The readings of one body and year as entries, one for each code: what they say, and which of them weighs most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log10

from prongsai.normalizers.printed_numbers import SAME_SCORE, count_decimals
from prongsai.pipeline.model import MACHINE_READ, Observation, ScoreStatus
from prongsai.pipeline.reconcile.basis import LOST_DIGIT
from prongsai.pipeline.reconcile.scale import scaled

# What a reading weighs against another of the same code: a table made to list scores, before prose that quotes one,
# before a table of one issue, which bodies often copy from last year's report or from a neighbour's.
CONTEXT_WEIGHT = {"main": 4.0, "results": 4.0, "narrative": 3.0, "comparison": 2.5, "issue": 1.0}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one code while its body and year are reconciled; `value` is on the 0–100 scale."""

    code: str
    choices: tuple[tuple[float, list[int]], ...]
    value: float
    status: ScoreStatus = "read"
    is_proven: bool = False
    was_swapped: bool = False
    """True where a sum chose another printed reading than the one that weighed most."""
    is_mended: bool = False
    """True where arithmetic put a number that no reading has."""
    proofs: tuple[str, ...] = ()
    """The sums that hold with it, as `scores.basis` words them."""
    doubts: tuple[str, ...] = ()
    """What speaks against it, likewise."""

    @property
    def first(self) -> int:
        """Position of the reading that weighed most, before any sum was looked at."""
        return self.choices[0][1][0]

    def readings(self) -> list[int]:
        """Positions of the readings that agree with the value; none where it was mended."""
        return next((ids for value, ids in self.choices if abs(value - self.value) < SAME_SCORE), [])

    def dissent(self) -> list[list[int]]:
        """Positions of the readings of each other value."""
        return [ids for value, ids in self.choices if abs(value - self.value) >= SAME_SCORE]

    def count_places(self, seen: Sequence[Observation]) -> int:
        """In how many different places of the report the value is read."""
        return len({(seen[i].context_kind, seen[i].provenance.table_no) for i in self.readings()})


Entries = Mapping[str, Entry]
"""The entries of one body and year by their codes; each step gives new ones."""


def collect_entries(members: Sequence[int], seen: Sequence[Observation], copied: set[int]) -> Entries:
    """One entry for each code, readings of one value together, the weightiest value first.

    Args:
        members: positions in `seen` of the readings of one body and year that have a value.
        seen: all readings of the document.
        copied: the numbers of tables that are another body's.
    """
    by_code: dict[str, list[int]] = defaultdict(list)
    for i in members:
        # a code that only another body's table gives is not stated by this report
        if seen[i].context_kind != "issue" or seen[i].provenance.table_no not in copied:
            by_code[seen[i].code].append(i)
    entries = {}
    for code, ids in by_code.items():
        choices: list[tuple[float, list[int]]] = []
        for i in ids:
            value = scaled(seen[i])
            for known, group in choices:
                if abs(known - value) < SAME_SCORE:
                    group.append(i)
                    break
            else:
                choices.append((value, [i]))
        choices.sort(key=lambda choice: (-_weight(choice[1], seen), min(choice[1])))
        entries[code] = Entry(code, tuple(choices), choices[0][0])
    return entries


def _weight(ids: Sequence[int], seen: Sequence[Observation]) -> float:
    return sum(CONTEXT_WEIGHT[seen[i].context_kind] * seen[i].confidence for i in ids)


def find_decimals(entries: Entries, seen: Sequence[Observation]) -> Mapping[str, float]:
    """Decimals that count for rounding, of each code.

    Where a machine read the page and nearly all numbers have two decimals, one with a single decimal has lost a digit.
    """
    printed = {code: _decimals(seen[entry.first]) for code, entry in entries.items()}
    if sum(count == 1 for count in printed.values()) * 3 >= len(printed):
        return printed
    return {
        code: 2 if count == 1 and _may_lose_digits(seen[entries[code].first]) else count
        for code, count in printed.items()
    }


def _may_lose_digits(first: Observation) -> bool:
    return first.scale_max == 100 and first.provenance.method in MACHINE_READ


def mark_lost_digits(entries: Entries, decimals: Mapping[str, float], seen: Sequence[Observation]) -> Entries:
    """A lone reading that lost a digit becomes suspect.

    No sum is fine enough to tell which digit it was: a mean of three moves by a hundredth when a part moves by three.
    """
    lost = {code for code, entry in entries.items() if decimals[code] != _decimals(seen[entry.first])}
    return {
        code: replace(
            entry,
            status="suspect" if len(entry.readings()) == 1 else entry.status,
            doubts=(*entry.doubts, LOST_DIGIT),
        )
        if code in lost
        else entry
        for code, entry in entries.items()
    }


def _decimals(first: Observation) -> float:
    """Decimals that count for rounding; of a contribution of 30 or 40 points what is left of them on 0 to 100."""
    printed = 1 if count_decimals(first.raw_score) == 1 else 2
    return printed - log10(100 / first.scale_max)


def values_of(entries: Entries) -> dict[str, float]:
    """The value of each code, on the 0–100 scale."""
    return {code: entry.value for code, entry in entries.items()}
