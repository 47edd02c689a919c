"""What one report came to: measures, fields, lists, items, offices, days, statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Levenshtein

from tests.measure_layouts.hand import LISTS, MeasureReport, Wanted
from tests.reading import read_bytes
from tests.truth.text import Tally, plain

SAME_MEASURE = 0.6
"""Similarity of texts from which a row is taken for a measure, with whatever is wrong about it."""
SURE = 0.9
CLOSED_COLUMNS = ("instrument", "status")
"""Columns that hold a word of a closed list, letter by letter."""
Note = Callable[[str], None]


def ignore(_note: str) -> None:
    """Where only totals may be seen."""


@dataclass
class Judge:
    """Counts for one report, and notes of what is not right."""

    tally: Tally
    note: Note
    is_whole: bool = True

    def mark(self, name: str, is_right: bool, text: str) -> None:
        """Count a field of a measure, under its name and among all fields."""
        for each in {name, "fields"}:
            self.tally[f"{each}_wanted"] += 1
            self.tally[f"{each}_right"] += is_right
        if not is_right:
            self.is_whole = False
            self.note(f"{name}: {text}")

    def lost(self, wanted: Wanted) -> None:
        """Count what a measure says that no row stands for."""
        for name in LISTS:
            if items := getattr(wanted, name):
                self.tally.update(fields_wanted=1, lists_wanted=1, items_wanted=len(items))
        others = 1 + len(wanted.other) + bool(wanted.days) + bool(wanted.offices)
        self.tally.update(fields_wanted=others, days_wanted=bool(wanted.days), offices_wanted=bool(wanted.offices))
        self.note(f"lost: {wanted.measure}")

    def measure(self, wanted: Wanted, row: Mapping[str, Any]) -> None:
        """Hold a row against the measure that it stands for."""
        self.is_whole = True
        self.tally["measures_found"] += 1
        self.mark("text", plain(wanted.measure) == plain(row["measure"] or ""), f"{wanted.measure} / {row['measure']}")
        for name in LISTS:
            want, have = ([plain(one) for one in texts or ()] for texts in (getattr(wanted, name), row[name]))
            if want or have:
                self.mark("lists", want == have, f"{name} {want} / {have}")
            self.tally.update(items_wanted=len(want), items_right=sum(item in have for item in want))
        offices = list(row["offices"] or [])
        if wanted.offices or offices:
            is_right = sorted(wanted.offices) == sorted(offices)
            self.mark("offices", is_right, f"{wanted.offices} / {offices} / {list(row['responsible'] or [])}")
        days = row["period_start"], row["period_end"]
        if wanted.days is not None:
            self.mark("days", wanted.days == days, f"{wanted.days} / {days} / {row['period']}")
        for name, want in wanted.other.items():
            self.mark(name, _is_same(name, want, row[name]), f"{want} / {row[name]}")
        self._weigh(row["confidence"])

    def _weigh(self, confidence: float) -> None:
        is_sure = confidence >= SURE
        self.tally.update(whole=self.is_whole, sure=is_sure, sure_whole=is_sure and self.is_whole)

    def analyses(self, wanted: tuple[tuple[str, str], ...], rows: list[dict[str, Any]]) -> None:
        """Hold the statements against those of the report."""
        for kind, text in wanted:
            self.tally["analyses_wanted"] += 1
            row = next((row for row in rows if plain(text) in plain(row["text"])), None)
            if row is None:
                self.note(f"statement lost: {kind} {text}")
                continue
            rows.remove(row)
            self.tally.update(analyses_found=1, kinds_right=row["kind"] == kind)
            if row["kind"] != kind:
                self.note(f"statement {row['kind']}, not {kind}: {text}")
        self.tally["analyses_invented"] += len(rows)
        for row in rows:
            self.note(f"statement invented: {row['kind']} {row['text']}")


def judge(report: MeasureReport, note: Note = ignore) -> Tally:
    """The figures of one report."""
    rows = read_bytes(report.data, report.name)
    own = Judge(Tally(reports=1), note)
    free = list(rows.measures)
    for wanted in report.measures:
        own.tally["measures_wanted"] += 1
        row = max(free, key=lambda one: _likeness(wanted, one), default=None)
        if row is None or _likeness(wanted, row) < SAME_MEASURE:
            own.lost(wanted)
            continue
        free.remove(row)
        own.measure(wanted, row)
    own.tally["measures_invented"] += len(free)
    for row in free:
        own.note(f"invented: {row['measure']}")
    if report.analyses:
        own.analyses(report.analyses, list(rows.analyses))
    return own.tally


def _likeness(wanted: Wanted, row: Mapping[str, Any]) -> float:
    return float(Levenshtein.normalized_similarity(plain(wanted.measure), plain(row["measure"] or "")))


def _is_same(name: str, want: Any, have: Any) -> bool:
    if isinstance(want, list):
        return sorted(want) == sorted(have or [])
    if isinstance(want, str) and name not in CLOSED_COLUMNS:
        return plain(want) == plain(have or "")
    return bool(want == have)
