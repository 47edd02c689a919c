"""Tables of one issue that a report's maker copied from another report without putting in the own scores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from prongsai.pipeline.model import Finding, Observation

_SAME = 0.0051
_FOREIGN_SHARE = 1 / 3
"""From this share of disagreeing codes on, a table is taken for another body's. A lone misprint stays below it."""


def scaled(observation: Observation) -> float:
    """The value of a reading on the 0-100 scale; the reading must have one."""
    if observation.value is None:
        raise ValueError(f"{observation.code} has no value")
    if observation.scale_max == 100:
        return observation.value
    return observation.value / observation.scale_max * 100


def find_copied_tables(members: Sequence[int], seen: Sequence[Observation]) -> dict[int, list[int]]:
    """Tables of one issue that disagree with the main tables in two codes at least and a third of those that tell.

    Args:
        members: positions in `seen` of the readings of one body and year that have a value.
        seen: all readings of the document.
    Returns:
        Table number -> positions of the disagreeing readings.
    """
    main = {seen[i].code: scaled(seen[i]) for i in members if seen[i].context_kind in ("main", "results")}
    by_table: dict[int, list[int]] = defaultdict(list)
    for i in members:
        table_no = seen[i].provenance.table_no
        if seen[i].context_kind == "issue" and table_no is not None and seen[i].code in main:
            by_table[table_no].append(i)
    copied = {}
    for table_no, ids in by_table.items():
        # 100 agrees with 100 in any two reports, so full marks say nothing about whose table it is
        telling = [i for i in ids if not (main[seen[i].code] == 100 and scaled(seen[i]) == 100)]
        wrong = [i for i in telling if abs(main[seen[i].code] - scaled(seen[i])) >= _SAME]
        if len(wrong) >= 2 and len(wrong) >= _FOREIGN_SHARE * len(telling):
            copied[table_no] = wrong
    return copied


def copied_table_finding(table_no: int, wrong: Sequence[int], seen: Sequence[Observation]) -> Finding:
    """The finding for a table whose scores belong to another body."""
    first = seen[wrong[0]]
    codes = ", ".join(seen[i].code for i in wrong)
    return Finding(
        "warning",
        "unit-foreign",
        f"table {table_no} gives other scores for {codes} than the main tables: it seems copied from another report",
        first.provenance.page,
        first.provenance.bbox,
        "score",
        ", ".join(seen[i].raw_score for i in wrong),
        "its scores are kept as observations and not used",
    )
