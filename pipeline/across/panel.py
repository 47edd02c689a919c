"""One row per body, assessed year and scheme from the scores of all documents, and what did not come into it.

The rule, which `agreement` and `document_id` show at work: all values of a row are those of one document. Before others
come a document that states the overall score, one whose weakest value stands firmest, one that gives more of the codes
of the panel, the report of the body itself before a list, and then the lesser id, so that no order of files decides.
Only values that are verified, read, repaired or corrected count.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from prongsai.normalizers.printed_numbers import FLOAT_SLACK, HUNDREDTH
from prongsai.pipeline.across.sheets import COMPARED
from prongsai.pipeline.emit.rows import TableRow
from prongsai.pipeline.emit.schema import COVERAGE, PANEL
from prongsai.pipeline.emit.spill import DocumentTables, make_table
from prongsai.pipeline.frame.load import DEFAULT_SCHEME
from prongsai.pipeline.frame.schemes import frame_of

_OVERALL = "ita"
_COLUMN_OF_CODE = {
    **{code: code for code in (_OVERALL, "iit", "eit", "oit")},
    **{f"indicator-{number}": f"indicator_{number}" for number in range(1, 11)},
}
_BODY = ("unit_id", "unit_type", "unit_name", "district", "province")
_SCORE_COLUMNS = (
    *("code", "unit_id", "unit_lineage_id", "fiscal_year", "scheme"),
    *("subject", "score_100", "level", "status"),
)
_DOCUMENT_COLUMNS = ["document_id", *_BODY, "fiscal_year", "n_measures"]

_Key = tuple[str, int, str | None]
"""Lineage, assessed year, scheme."""


@dataclass(slots=True)
class _Sheet:
    """What one document gives one body and year."""

    document_id: str
    body: Mapping[str, Any]
    is_own: bool
    values: dict[str, float] = field(default_factory=dict)
    level: str | None = None
    firmness: int = 0
    """Place of its weakest status in `COMPARED`."""

    def order(self) -> tuple[bool, int, int, bool, str]:
        return _OVERALL not in self.values, self.firmness, -len(self.values), not self.is_own, self.document_id


@dataclass(slots=True)
class Panel:
    """Collects the documents of a run one by one, and makes the tables `panel` and `coverage` of them."""

    _sheets: dict[_Key, list[_Sheet]] = field(default_factory=lambda: defaultdict(list))
    _left_out: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    _reports: dict[tuple[str, int], list[bool]] = field(default_factory=lambda: defaultdict(list))
    _bodies: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def watch(self, documents: Iterable[DocumentTables]) -> Iterator[DocumentTables]:
        """The same documents, each looked at in passing."""
        for tables in documents:
            self.add(tables)
            yield tables

    def add(self, tables: DocumentTables) -> None:
        """Take what the panel needs from one document; a file that is no document gives nothing."""
        for row in tables["documents"].select(_DOCUMENT_COLUMNS).to_pylist():
            if row["unit_id"] is not None and row["fiscal_year"] is not None:
                self._reports[row["unit_id"], row["fiscal_year"]].append(bool(row["n_measures"]))
                self._bodies.setdefault(row["unit_id"], {name: row[name] for name in _BODY})
            self._add_scores(row["document_id"], tables["scores"])

    def _add_scores(self, document_id: str, scores: pa.Table) -> None:
        own: dict[_Key, _Sheet] = {}
        # of a report with all its questions two rows of three have no column here, and all have one body
        for at, row in enumerate(zip(*(scores.column(name).to_pylist() for name in _SCORE_COLUMNS), strict=True)):
            code, unit_id, lineage, year, scheme, subject, value, level, status = row
            column = _COLUMN_OF_CODE.get(code)
            if unit_id is None or year is None or column is None:
                continue
            key = (lineage or unit_id, year, scheme)
            sheet = own.get(key)
            if sheet is None or unit_id not in self._bodies:
                body = {name: scores.column(name)[at].as_py() for name in _BODY}
                self._bodies.setdefault(unit_id, body)
            if status not in COMPARED:
                self._left_out[unit_id, year].add(f"{code} is {status}")
                continue
            if sheet is None:
                sheet = own[key] = _Sheet(document_id, body, subject is None)
            sheet.values[column] = value
            sheet.firmness = max(sheet.firmness, COMPARED.index(status))
            if code == _OVERALL:
                sheet.level = level
        for key, sheet in own.items():
            self._sheets[key].append(sheet)

    def tables(self, listed: Iterable[Mapping[str, Any]]) -> dict[str, pa.Table]:
        """Both tables by name; `listed` as in `coverage_table`."""
        return {PANEL.name: self.panel_table(), COVERAGE.name: self.coverage_table(listed)}

    def panel_table(self) -> pa.Table:
        """The table `panel`."""
        rows = {key: _panel_row(key, sheets) for key, sheets in sorted(self._sheets.items(), key=_by_key)}
        for (lineage, year, scheme), row in rows.items():
            before = rows.get((lineage, year - 1, scheme))
            if before is not None and row[_OVERALL] is not None and before[_OVERALL] is not None:
                row["change"] = round(row[_OVERALL] - before[_OVERALL], 2)
        _rank(list(rows.values()))
        return make_table(PANEL, list(rows.values()))

    def coverage_table(self, listed: Iterable[Mapping[str, Any]] = ()) -> pa.Table:
        """The table `coverage`: bodies that the dataset refers to, and those of a register that it does not.

        Args:
            listed: the bodies of a register, with the columns of a body; none for the built-in gazetteer, whose tambons
                are places and not all of them bodies.
        """
        years = sorted({year for _, year, _ in self._sheets} | {year for _, year in (*self._reports, *self._left_out)})
        bodies = {row["unit_id"]: row for row in listed} | self._bodies
        scored = {(sheet.body["unit_id"], key[1]) for key, sheets in self._sheets.items() for sheet in sheets}
        rows = [
            self._coverage_row(bodies[unit_id], year, (unit_id, year) in scored)
            for unit_id in sorted(bodies)
            for year in years
        ]
        return make_table(COVERAGE, rows)

    def _coverage_row(self, body: Mapping[str, Any], year: int, is_scored: bool) -> TableRow:
        key = (body["unit_id"], year)
        reports, left_out = self._reports.get(key, []), self._left_out.get(key, set())
        return {
            **body,
            "fiscal_year": year,
            "documents": len(reports),
            "has_measures": any(reports),
            "has_score": is_scored or bool(left_out),
            "left_out": "; ".join(sorted(left_out)) or None,
        }


def _by_key(item: tuple[_Key, object]) -> tuple[str, int, str]:
    lineage, year, scheme = item[0]
    return lineage, year, scheme or ""


def _panel_row(key: _Key, sheets: Sequence[_Sheet]) -> TableRow:
    lineage, year, scheme = key
    used = min(sheets, key=_Sheet.order)
    return {
        **dict.fromkeys(PANEL.column_names),
        "unit_lineage_id": lineage,
        **used.body,
        "fiscal_year": year,
        "scheme": scheme,
        **used.values,
        "level": used.level,
        "passed": _has_passed(scheme, year, used.level),
        "status": COMPARED[used.firmness],
        "documents": len(sheets),
        "agreement": _agreement(used, sheets),
        "document_id": used.document_id,
    }


def _has_passed(scheme: str | None, year: int, level: str | None) -> bool | None:
    frame = frame_of(scheme or DEFAULT_SCHEME)
    levels = frame.years[year].levels if year in frame.years else ()
    return next((one.is_pass for one in levels if one.name == level), None)


def _agreement(used: _Sheet, sheets: Sequence[_Sheet]) -> str:
    if len(sheets) == 1:
        return "single"
    pairs = ((used.values[name], one.values[name]) for one in sheets for name in one.values if name in used.values)
    return "agree" if all(abs(one - other) <= HUNDREDTH + FLOAT_SLACK for one, other in pairs) else "differ"


def _rank(rows: Sequence[TableRow]) -> None:
    """Give each body its place among those of its province, type, year and scheme that have an overall score."""
    groups: dict[tuple[Any, ...], list[TableRow]] = defaultdict(list)
    for row in rows:
        if row[_OVERALL] is not None:
            groups[row["province"], row["unit_type"], row["fiscal_year"], row["scheme"]].append(row)
    for members in groups.values():
        below = sorted(-row[_OVERALL] for row in members)
        for row in members:
            above = bisect_left(below, -row[_OVERALL])
            row["rank"], row["of"] = above + 1, len(members)
            row["percentile"] = round(100 * (len(members) - above) / len(members), 2)
