"""Codes that are not there at all, in a table that counts on: a row that was lost leaves nothing but its gap.

A file that was cut off leaves not even that: its last table ends sooner than that of any year.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.model import Block, Finding, Observation, Provenance, Table

_COUNTED = re.compile(r"(indicator-|[ieo])([0-9]+)")
_FEWEST = 5
"""Fewer codes are some that a table picks out."""
_MOST_MISSING = 0.2
"""Share of the codes from the first to the last: where more are left out, the table lists a choice on purpose."""


def find_gaps(evidence: Evidence, told: Collection[str | None]) -> Iterator[Finding]:
    """One finding for each table whose codes count on with few left out, which no other place gives either.

    Args:
        evidence: what was read in the document.
        told: the codes that other findings name.
    """
    for (kind, table_no), readings in evidence.by_group.items():
        if kind == "table":
            for letter, numbers in _to_runs(readings).items():
                yield from _gap_finding(letter, numbers, table_no, {*evidence.codes_read, *told})


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
    for letter, numbers in runs.items():
        end = max(numbers)
        after = f"{letter}{end + 1}"
        is_whole = letter not in fewest or end >= fewest[letter] or set(numbers) != set(range(1, end + 1))
        if is_whole or after in evidence.codes_read or after in told:
            continue
        where = numbers[end].provenance
        message = (
            f"the document ends in table {last.table_no} with {letter}{end}, and no year asks fewer than "
            f"{fewest[letter]} questions there"
        )
        yield Finding(
            "warning", "score-missing", message, where.page, where.bbox, after, after, "fetch the file again", where
        )


def _to_runs(readings: Sequence[Observation]) -> dict[str, dict[int, Observation]]:
    """What codes of a table begin with -> their numbers, each with its first reading."""
    runs: dict[str, dict[int, Observation]] = defaultdict(dict)
    for one in readings:
        counted = _COUNTED.fullmatch(one.code)
        if counted is not None and one.subject is None:
            runs[counted[1]].setdefault(int(counted[2]), one)
    return runs


def _gap_finding(
    letter: str, numbers: dict[int, Observation], table_no: int, known: Collection[str | None]
) -> Iterator[Finding]:
    first, last = min(numbers), max(numbers)
    missing = [number for number in range(first, last) if number not in numbers]
    if len(numbers) < _FEWEST or not missing or len(missing) > _MOST_MISSING * (last - first + 1):
        return
    codes = [code for number in missing if (code := f"{letter}{number}") not in known]
    if not codes:
        return
    place = numbers[max(number for number in numbers if number < missing[0])].provenance
    where = Provenance(place.page, place.bbox, table_no, place.row_no, place.method)
    listed = ", ".join(codes)
    message = f"table {table_no} goes from {letter}{first} to {letter}{last} without {listed}"
    yield Finding(
        "warning", "score-missing", message, where.page, where.bbox, codes[0], listed, "look at the table", where
    )
