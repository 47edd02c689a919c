"""Measures paired with those of the truth, and their fields judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rapidfuzz.distance import Levenshtein

from tests.truth.losses import is_measure_flagged
from tests.truth.text import Note, Tally, ignore, plain

Row = Mapping[str, Any]
CELLS = {
    "measure": "measure",
    "steps": "steps",
    "responsible": "responsible",
    "period": "period",
    "results": "results",
    "outcomes": "outcomes",
    "followup": "monitoring",
}
"""Field of the truth -> column of the dataset."""
LISTS = ("steps", "results", "outcomes")
SAME_MEASURE = 0.6
"""Two texts this alike are the same measure."""


def pair_measures(wanted: Sequence[Row], got: Sequence[Row]) -> list[tuple[Row, Row | None]]:
    """Each wanted measure with the one read for it, best likeness first come; a reading serves once."""
    free = list(range(len(got)))
    pairs: list[tuple[Row, Row | None]] = []
    for truth in wanted:
        likeness = {
            index: Levenshtein.normalized_similarity(plain(truth["measure"]), plain(got[index]["measure"]))
            + 0.1 * (got[index]["issue_no"] == truth["issue_no"])
            + 0.05 * (got[index]["measure_no"] == truth["measure_no"])
            for index in free
        }
        best = max(likeness, key=lambda index: likeness[index], default=None)
        if best is None or likeness[best] < SAME_MEASURE:
            pairs.append((truth, None))
            continue
        free.remove(best)
        pairs.append((truth, got[best]))
    return pairs


def tally_measures(
    truth: Mapping[str, Any], rows: Sequence[Row], findings: Sequence[Row], note: Note = ignore
) -> Tally:
    """Measures found, invented and lost; their years, cells, edits for the error rate, lists, periods, status."""
    pairs = pair_measures(truth["measures"], rows)
    found = sum(row is not None for _, row in pairs)
    tally = Tally(measures_wanted=len(pairs), measures_found=found, measures_invented=len(rows) - found)
    for wanted, row in pairs:
        label = f"measure {wanted['issue_no']}/{wanted['measure_no']}"
        if row is None:
            is_flagged = is_measure_flagged(findings, wanted["measure"])
            tally.update(measures_flagged=int(is_flagged), measures_lost=int(not is_flagged))
            note(f"{label} {'flagged' if is_flagged else 'lost'}: {wanted['measure']}")
        elif row["fiscal_year"] == truth["fiscal_year"]:
            tally["measure_years_right"] += 1
        tally.update(_tally_cells(wanted, row, label, note))
        tally.update(_tally_lists(wanted, row, label, note))
        tally.update(_tally_period(wanted, row, label, note))
        if "status" in wanted:
            is_right = row is not None and row["status"] == wanted["status"]
            tally.update(statuses_wanted=1, statuses_right=int(is_right))
    return tally


def _tally_cells(wanted: Row, row: Row | None, label: str, note: Note) -> Tally:
    tally = Tally()
    for field, column in CELLS.items():
        want, got = plain(wanted[field]), plain(row[column]) if row else ""
        if want or got:
            edits = Levenshtein.distance(want, got)
            if edits and row:
                note(f"{label} {field}: {edits} edits\n    is   {want[:150]}\n    read {got[:150]}")
            tally.update(cells_wanted=1, cells_right=int(edits == 0), edits=edits, characters=len(want))
    return tally


def _tally_lists(wanted: Row, row: Row | None, label: str, note: Note) -> Tally:
    tally = Tally()
    for field in LISTS:
        if f"n_{field}" in wanted:
            count = len(row[field]) if row and row[field] is not None else 0
            if row and count != wanted[f"n_{field}"]:
                note(f"{label} {field}: {wanted[f'n_{field}']} items, read {count}")
            tally.update(lists_wanted=1, lists_right=int(count == wanted[f"n_{field}"]))
    return tally


def _tally_period(wanted: Row, row: Row | None, label: str, note: Note) -> Tally:
    if "period_start" not in wanted:
        return Tally()
    days = tuple(map(iso_day, (row["period_start"], row["period_end"]) if row else (None, None)))
    is_right = days == (wanted["period_start"], wanted["period_end"])
    if row and not is_right:
        note(f"{label} period {wanted['period_start']} to {wanted['period_end']}, read {days}")
    return Tally(periods_wanted=1, periods_right=int(is_right))


def iso_day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()[:10]
