"""Two bodies of one printed name in a list: their rows are told apart by the district, else by their order.

A province may have two tambons of one name in two districts, and a list prints both. Read as one body, the second
score would contradict the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prongsai.pipeline.model import Observation

_Row = tuple[int | None, int | None, str | None]
"""Page, row and place: the readings of one row of a list that have the same name."""


def tell_twins(observations: Sequence[Observation]) -> list[Observation]:
    """The observations, those of rows with a name that their list prints for other rows too marked as `twin`.

    A row that is printed again with the same numbers is the same row.

    Args:
        observations: all readings of a document, in reading order.
    """
    told = list(observations)
    by_name: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    for at, seen in enumerate(observations):
        if seen.subject is not None and seen.context_kind == "results":
            by_name[seen.provenance.table_no, seen.subject].append(at)
    for members in by_name.values():
        for twin, at in _find_twins(members, observations):
            told[at] = replace(told[at], twin=twin)
    return told


def _find_twins(members: Sequence[int], seen: Sequence[Observation]) -> Iterator[tuple[str, int]]:
    rows: dict[_Row, list[int]] = defaultdict(list)
    for at in members:
        place = seen[at].provenance
        rows[place.page, place.row_no, seen[at].subject_place].append(at)
    if len(rows) < 2 or not _contradict(list(rows.values()), seen):
        return
    districts = [where for _, _, where in rows]
    is_told_by_district = None not in districts and len(set(districts)) == len(districts)
    for number, ((_, _, where), ids) in enumerate(rows.items(), 1):
        yield from (((where or "") if is_told_by_district else str(number), at) for at in ids)


def _contradict(rows: Sequence[Sequence[int]], seen: Sequence[Observation]) -> bool:
    """True where two rows give one code and year other values, or lie in other districts."""
    values: dict[tuple[str, int | None], set[float | None]] = defaultdict(set)
    for ids in rows:
        for at in ids:
            values[seen[at].code, seen[at].fiscal_year].add(seen[at].value)
    places = {seen[ids[0]].subject_place for ids in rows}
    return len(places) > 1 or any(len(found) > 1 for found in values.values())
