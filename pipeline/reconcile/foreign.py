"""Scores in a report that are another body's.

A sentence may quote a neighbour for comparison, and a table of one issue may be copied from another report without the
own scores put in. Either must never become this body's score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from prongsai.normalizers.names.look_alikes import fold_name, look_alike_distance
from prongsai.normalizers.names.units import PrintedName, find_names
from prongsai.normalizers.printed_numbers import SAME_SCORE
from prongsai.pipeline.model import Finding, Observation, UnitDecision
from prongsai.pipeline.reconcile.places import at
from prongsai.pipeline.reconcile.scale import scaled

_SAME_NAME = 2.2
"""Weighted distance up to which a garbled name is still the body's own: `ทุ่งทอง` was read for `กู่ทอง` (1.6)."""
_FOREIGN_SHARE = 1 / 3
"""From this share of disagreeing codes on, a table is taken for another body's. A lone misprint stays below it."""


def mark_foreign(observations: Sequence[Observation], own: UnitDecision) -> list[Observation]:
    """The observations, those marked whose own sentence names another body last.

    Nothing is marked where the reporting body itself is not known.
    """
    if own.name is None:
        return list(observations)
    return [replace(seen, is_foreign=True) if _names_another(seen, own) else seen for seen in observations]


def _names_another(seen: Observation, own: UnitDecision) -> bool:
    if seen.context_kind != "narrative":
        return False
    named = [found for found in find_names(seen.context, "body") if found.name and found.unit_type != "other"]
    return bool(named) and not is_own(named[-1], own)


def is_own(printed: PrintedName, own: UnitDecision) -> bool:
    """True where a printed name is that of the reporting body, read with a slip or two."""
    if _is_province(printed.unit_type) != _is_province(own.unit.type if own.unit else printed.unit_type):
        return False  # อบจ. X and a tambon X bear the same name
    return look_alike_distance(fold_name(printed.name), fold_name(own.name or "")) <= _SAME_NAME


def _is_province(unit_type: str | None) -> bool:
    return unit_type == "pao"


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
        wrong = [i for i in telling if abs(main[seen[i].code] - scaled(seen[i])) >= SAME_SCORE]
        if len(wrong) >= 2 and len(wrong) >= _FOREIGN_SHARE * len(telling):
            copied[table_no] = wrong
    return copied


def copied_table_findings(table_no: int, wrong: Sequence[int], seen: Sequence[Observation]) -> list[Finding]:
    """A finding for each instrument whose scores a table gives as another body's: each names both values and places."""
    by_instrument: dict[str | None, list[Observation]] = defaultdict(list)
    for i in wrong:
        by_instrument[seen[i].instrument].append(seen[i])
    main = {one.code: one for one in reversed(seen) if one.context_kind in ("main", "results") and one.role == "score"}
    return [_copied_table_finding(table_no, rows, main) for rows in by_instrument.values()]


def _copied_table_finding(table_no: int, rows: Sequence[Observation], main: Mapping[str, Observation]) -> Finding:
    first = rows[0]
    codes = ", ".join(one.code for one in rows)
    own = ", ".join(main[one.code].raw_score for one in rows if one.code in main)
    where = at(main[first.code].provenance) if first.code in main else ""
    return Finding(
        "warning",
        "unit-foreign",
        f"table {table_no} gives other scores for {codes} than the main tables{where}, where they are {own}: "
        "it seems copied from another report",
        first.provenance.page,
        first.provenance.bbox,
        "score",
        ", ".join(one.raw_score for one in rows),
        "its scores are kept as observations and not used",
        first.provenance,
    )
