"""Codes that are not there at all, in a table that counts on: a row that was lost leaves nothing but its gap."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from prongsai.pipeline.account.evidence import Evidence
from prongsai.pipeline.model import Finding, Observation, Provenance

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
        if kind != "table":
            continue
        runs: dict[str, dict[int, Observation]] = defaultdict(dict)
        for one in readings:
            counted = _COUNTED.fullmatch(one.code)
            if counted is not None and one.subject is None:
                runs[counted[1]].setdefault(int(counted[2]), one)
        for letter, numbers in runs.items():
            yield from _gap_finding(letter, numbers, table_no, {*evidence.codes_read, *told})


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
