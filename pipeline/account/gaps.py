"""Codes that are not there at all, in a table that counts on: a row that was lost leaves nothing but its gap.

A file that was cut off leaves not even that: its last table ends sooner than that of any year.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.model import Block, Finding, Observation, Table

_COUNTED = re.compile(r"(indicator-|[ieo])([0-9]+)")
_FEWEST = 5
"""Fewer codes are some that a table picks out."""
_MOST_MISSING = 0.2
"""Share of the codes from the first to the last: where more are left out, the table lists a choice on purpose."""
_MOST_LISTED = 20
"""Codes in a message, two for each of the ten indicators; `raw` has all of them."""
_OF_LOST_SCORES = frozenset(("score-missing", "score-unreadable", "numbers-unexplained"))
"""Findings that name a code of which a number was lost, whatever year it is of."""
Owner = tuple[int | None, str | None, str]
"""The year that a number is of, the body's name where a list names it, and what tells two bodies of one name apart."""


def find_gaps(evidence: Evidence, told: Collection[str | None]) -> Iterator[Finding]:
    """One finding for each table whose codes count on with few left out, which no other place gives either.

    Where a table prints several years or bodies, the codes of each count for themselves: a row may lack one year alone.

    Args:
        evidence: what was read in the document.
        told: the codes that other findings name.
    """
    lost = {finding.field for finding in evidence.findings if finding.code in _OF_LOST_SCORES}
    given = _Given(evidence)
    for (kind, table_no), readings in evidence.by_group.items():
        if kind != "table":
            continue
        runs = _to_runs(readings)
        owners = {owner for _, owner in runs}
        # where a table has one year, whatever a finding says of a code is about the number that is not here
        known = told if len(owners) == 1 else lost
        for letter in dict.fromkeys(letter for letter, _ in runs):
            of_letter = {owner: numbers for (one, owner), numbers in runs.items() if one == letter}
            gaps = [
                gap
                for owner, numbers in of_letter.items()
                if (gap := _find_gap(letter, owner, numbers, given, known)) is not None
            ]
            if gaps:
                yield _gap_finding(letter, of_letter, gaps, table_no)


def find_cut_end(
    blocks: Sequence[Block], evidence: Evidence, fewest: Mapping[str, int], told: Collection[str | None]
) -> Iterator[Finding]:
    """The finding for a document that ends within a list of questions, as no list of any year does.

    It lists the questions of another instrument as a whole: a table of two questions alone is a choice.

    Args:
        blocks: all of the document.
        evidence: what was read in it.
        fewest: letter of an instrument -> the least questions that it has in any year.
        told: the codes that other findings name.
    """
    last = blocks[-1] if blocks else None
    listed = Counter(code[0] for code in evidence.codes_read if _COUNTED.fullmatch(code))
    if not isinstance(last, Table) or not any(listed[letter] >= count for letter, count in fewest.items()):
        return
    runs = _to_runs(evidence.by_group.get(("table", last.table_no), ()))
    for (letter, owner), numbers in runs.items():
        end = max(numbers)
        after = f"{letter}{end + 1}"
        is_whole = letter not in fewest or end >= fewest[letter] or set(numbers) != set(range(1, end + 1))
        if is_whole or owner[1] is not None or after in evidence.codes_read or after in told:
            continue
        where = numbers[end].provenance
        message = (
            f"the document ends in table {last.table_no} with {letter}{end}, and no year asks fewer than "
            f"{fewest[letter]} questions there"
        )
        yield Finding(
            "warning", "score-missing", message, where.page, where.bbox, after, after, "fetch the file again", where
        )


def find_jumps(evidence: Evidence, told: Collection[str | None]) -> Iterator[Finding]:
    """One finding for each table that goes from the questions of one instrument into the midst of those of another.

    Where rows between them were lost, all that is left is whole: a list from the first question on, and a list to the
    last; what is missing stands at the end of the one and at the beginning of the other. A list of few is a choice.

    Args:
        evidence: what was read in the document.
        told: the codes that other findings name.
    """
    for (kind, table_no), readings in evidence.by_group.items():
        runs = list(_to_runs(readings).items()) if kind == "table" else []
        for ((letter, owner), numbers), ((later, other), others) in pairwise(runs):
            last, first = max(numbers), min(others)
            missing = {f"{later}{number}" for number in range(1, first)}
            is_lost = missing and missing.isdisjoint(evidence.codes_read) and missing.isdisjoint(told)
            if owner != other or not is_lost or not _counts_on(numbers, 1) or not _counts_on(others, first):
                continue
            where = replace(numbers[last].provenance, column_no=None)
            code = f"{later}1"
            message = f"table {table_no} goes from {letter}{last} to {later}{first}: rows between them are missing"
            raw = f"{code} to {later}{first - 1}"
            yield Finding(
                "warning", "score-missing", message, where.page, where.bbox, code, raw, "look at the table", where
            )


def _counts_on(numbers: Collection[int], first: int) -> bool:
    return len(numbers) >= _FEWEST and set(numbers) == set(range(first, first + len(numbers)))


def _to_runs(readings: Sequence[Observation]) -> dict[tuple[str, Owner], dict[int, Observation]]:
    """What codes of a table begin with, and of which year and body -> their numbers, each with its first reading."""
    runs: dict[tuple[str, Owner], dict[int, Observation]] = defaultdict(dict)
    for one in readings:
        counted = _COUNTED.fullmatch(one.code)
        if counted is not None and one.role == "score":
            runs[counted[1], _owner_of(one)].setdefault(int(counted[2]), one)
    return runs


def _owner_of(one: Observation) -> Owner:
    return one.fiscal_year, one.subject, one.twin


class _Given:
    """The codes that a document gives a number of, by year and body."""

    def __init__(self, evidence: Evidence) -> None:
        self._codes: dict[str, set[Owner]] = defaultdict(set)
        for one in evidence.told:
            if one.value is not None and one.role == "score":
                self._codes[one.code].add(_owner_of(one))

    def has(self, code: str, owner: Owner) -> bool:
        """Whether a number of it stands anywhere, also under a heading that says no year or body."""
        year, subject, _ = owner
        return any(
            (one_year == year or None in (one_year, year)) and (whose == subject or whose is None)
            for one_year, whose, _ in self._codes.get(code, ())
        )


@dataclass(frozen=True, slots=True)
class _Gap:
    """The codes that are left out of one run, and the reading before the first of them."""

    owner: Owner
    codes: list[str]
    before: Observation


def _find_gap(
    letter: str, owner: Owner, numbers: Mapping[int, Observation], given: _Given, known: Collection[str | None]
) -> _Gap | None:
    first, last = min(numbers), max(numbers)
    missing = [number for number in range(first, last) if number not in numbers]
    if len(numbers) < _FEWEST or not missing or len(missing) > _MOST_MISSING * (last - first + 1):
        return None
    codes = [f"{letter}{number}" for number in missing]
    codes = [code for code in codes if code not in known and not given.has(code, owner)]
    if not codes:
        return None
    return _Gap(owner, codes, numbers[max(number for number in numbers if number < missing[0])])


def _gap_finding(
    letter: str, runs: Mapping[Owner, Mapping[int, Observation]], gaps: Sequence[_Gap], table_no: int
) -> Finding:
    """What is missing, with years and bodies where the table prints several."""
    years, bodies = ({owner[at] for owner in runs} for at in (0, 1))
    listed = []
    for gap in gaps:
        year, subject, _ = gap.owner
        whose = [str(year)] if len(years) > 1 and year is not None else []
        whose += [subject] if len(bodies) > 1 and subject is not None else []
        listed += [f"{code} ({', '.join(whose)})" if whose else code for code in gap.codes]
    numbers = [number for one in runs.values() for number in one]
    where = replace(gaps[0].before.provenance, column_no=None)
    shown = ", ".join(listed[:_MOST_LISTED]) + (" …" if len(listed) > _MOST_LISTED else "")
    message = f"table {table_no} goes from {letter}{min(numbers)} to {letter}{max(numbers)} without {shown}"
    raw, code = ", ".join(listed), gaps[0].codes[0]
    return Finding("warning", "score-missing", message, where.page, where.bbox, code, raw, "look at the table", where)
