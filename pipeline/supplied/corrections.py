"""`corrections.csv`: what people decided about values, each tied to what the program had read when they did.

A correction outlives the run: it is applied in every one, and where the reading has become another it is not applied
but asked again, since nobody has decided about that one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from prongsai.normalizers.names.persons import hide_persons
from prongsai.pipeline.emit.schema import MEASURES
from prongsai.pipeline.emit.schema.column import BUDDHIST_ERA, DATE, STRING, TEXTS
from prongsai.pipeline.errors import SettingsError
from prongsai.pipeline.supplied.tables import read_user_table

COLUMNS = ("document", "field", "place", "read", "value", "by", "reason", "date")
NEEDED = ("document", "field", "read", "value", "by", "date")
"""`place` tells scores of one code apart, and not every decision needs a reason."""
LEAST_ID = 8
"""Hex digits of a document's id: of 100,000 documents two begin alike in eight with a chance of 1 in 1,000 000."""

CORRECTED = "corrected"
"""The status of a score that a person decided."""
UNIT, YEAR_OF_REPORT, YEAR_ASSESSED = "unit_id", "fiscal_year", "scores.fiscal_year"
_SCORE = re.compile(r"(?P<code>ita|iit|eit|oit|indicator-[0-9.]+|[ieo][0-9]+)(?:@(?P<year>[0-9]{4}))?")
_MEASURE = re.compile(r"measure/(?P<number>[1-9][0-9]*)\.(?P<column>[a-z_]+)")
_LATEST_YEAR, _FIRST_YEAR = 2999, 2400
"""Buddhist era: what lies outside is a year of another era, or a slip."""

_NOT_READ = frozenset(("measure_id", "document_id", "unit_id", "unit_name", "province", "unit_lineage_id", "place"))
MEASURE_COLUMNS = {
    column.name: column
    for column in MEASURES.columns
    if column.type in (STRING, TEXTS, DATE) and column.name not in _NOT_READ and column.unit != BUDDHIST_ERA
}
"""The columns of `measures` that a person can correct: text, lists of text, dates."""


@dataclass(frozen=True, slots=True)
class ScoreTarget:
    """The score of a code, where the report has several in one assessed year (Buddhist)."""

    code: str
    year: int | None


@dataclass(frozen=True, slots=True)
class MeasureTarget:
    """A column of the measure that comes as so many-th in its document, from 1."""

    number: int
    column: str


Target = ScoreTarget | MeasureTarget | str
"""What is corrected; one of `UNIT`, `YEAR_OF_REPORT`, `YEAR_ASSESSED` where it is of the whole report."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision; `read` is what the dataset had, `value` what is right, "" for nothing."""

    document: str
    """The id or its beginning, or a path as in `sources`."""
    target: Target
    field: str
    """The target as the file spells it."""
    place: str
    read: str
    value: str
    by: str
    """The role of who decided, never a name."""
    reason: str
    date: date
    line: int

    @property
    def is_accepting(self) -> bool:
        """Whether somebody looked and found it right as read."""
        return self.read == self.value

    def as_basis(self) -> str:
        """The decision in the words of `basis`."""
        what = "right as read" if self.is_accepting else f"read {self.read or 'nothing'}"
        told = f"decided: {what}, by {self.by} on {self.date.isoformat()}"
        return f"{told}: {self.reason}" if self.reason else told


def read_corrections(path: Path) -> list[Correction]:
    """The corrections in a CSV file, in its order.

    Raises:
        SettingsError: it cannot be read, or a row is off; the message names the line.
    """
    return [_read_row(row, line, f"--corrections {path}, line {line}") for line, row in _rows(path)]


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    return read_user_table(path, "--corrections", NEEDED, COLUMNS)


def _read_row(row: dict[str, str], line: int, where: str) -> Correction:
    cells = {name: unicodedata.normalize("NFC", text) for name, text in row.items()}
    target = _read_target(cells["field"], where)
    if not cells["document"] or re.fullmatch(rf"[0-9a-f]{{1,{LEAST_ID - 1}}}", cells["document"]):
        raise SettingsError(f"{where}: give {LEAST_ID} or more characters of the document's id, or a path of `sources`")
    if not cells["by"] or hide_persons(cells["by"]) != cells["by"]:
        raise SettingsError(f"{where}: `by` is the role of who decided, as reviewer, and never a person's name")
    _check_value(target, cells["value"], where)
    return Correction(
        document=cells["document"],
        target=target,
        field=cells["field"],
        place=cells["place"],
        read=cells["read"],
        value=cells["value"],
        by=cells["by"],
        reason=hide_persons(cells["reason"]),
        date=_read_day(cells["date"], where),
        line=line,
    )


def _read_target(field: str, where: str) -> Target:
    if field in (UNIT, YEAR_OF_REPORT, YEAR_ASSESSED):
        return field
    score, measure = _SCORE.fullmatch(field), _MEASURE.fullmatch(field)
    if score is not None:
        return ScoreTarget(score["code"], int(score["year"]) if score["year"] else None)
    if measure is not None and measure["column"] in MEASURE_COLUMNS:
        return MeasureTarget(int(measure["number"]), measure["column"])
    ways = f"i3, i3@2567, indicator-4, measure/2.responsible, {UNIT}, {YEAR_OF_REPORT} or {YEAR_ASSESSED}"
    raise SettingsError(f"{where}: {field!r} is nothing that can be corrected; write {ways}")


def _check_value(target: Target, value: str, where: str) -> None:
    if isinstance(target, ScoreTarget):
        if value and parse_score(value) is None:
            raise SettingsError(f"{where}: {value!r} is no score; write 91.33, or nothing where the report has none")
    elif isinstance(target, MeasureTarget):
        if MEASURE_COLUMNS[target.column].type == DATE and value and parse_day(value) is None:
            raise SettingsError(f"{where}: {value!r} is no day; write 2023-09-30 (Gregorian)")
    elif target != UNIT and value and parse_year(value) is None:
        raise SettingsError(f"{where}: {value!r} is no year; write it in the Buddhist era, as 2567")


def parse_score(text: str) -> float | None:
    """A score from 0 to 100 with at most four decimals; None for anything else.

    >>> parse_score("91.33"), parse_score("91,33"), parse_score("130")
    (91.33, None, None)
    """
    return float(text) if re.fullmatch(r"100(\.0+)?|[0-9]{1,2}(\.[0-9]{1,4})?", text) else None


def parse_year(text: str) -> int | None:
    """A Buddhist year; None for anything else."""
    return int(text) if text.isdecimal() and _FIRST_YEAR <= int(text) <= _LATEST_YEAR else None


def parse_day(text: str) -> date | None:
    """A day as 2023-09-30; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _read_day(text: str, where: str) -> date:
    day = parse_day(text)
    if day is None:
        raise SettingsError(f"{where}: {text!r} is no day; write when it was decided, as 2026-11-01")
    return day


class CorrectionsByDocument:
    """The corrections of a file, found by document."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self.all = tuple(corrections)
        self._by_path: dict[str, list[Correction]] = {}
        self._by_id: dict[str, list[Correction]] = {}
        for one in corrections:
            is_id = re.fullmatch(rf"[0-9a-f]{{{LEAST_ID},64}}", one.document)
            index, key = (self._by_id, one.document[:LEAST_ID]) if is_id else (self._by_path, one.document)
            index.setdefault(key, []).append(one)

    def of(self, document_id: str, sources: Sequence[str]) -> list[Correction]:
        """Those of one document, in the order of the file."""
        by_id = [one for one in self._by_id.get(document_id[:LEAST_ID], ()) if document_id.startswith(one.document)]
        paths = (unicodedata.normalize("NFC", source) for source in sources)
        found = {one.line: one for one in (*by_id, *(one for path in paths for one in self._by_path.get(path, ())))}
        return [found[line] for line in sorted(found)]
