"""Tables of measures in the order of a report: which one goes on with the one before, and what it takes from there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.parsers.measures.columns import Columns, has_own_heading
from prongsai.parsers.measures.drafts import MeasureDraft
from prongsai.parsers.measures.groups import Group, pick_code_heading, pick_instrument
from prongsai.parsers.measures.matter import speaks_of_measures
from prongsai.parsers.measures.period_years import year_of_caption, year_of_heading
from prongsai.parsers.measures.tables import read_measure_rows
from prongsai.parsers.measures.weigh import Weighed, find_columns
from prongsai.pipeline.model import Block, Finding, Result, Table

_LONGEST_GAP = 4
"""Blocks (page numbers, a repeated title) that may stand between a table and its continuation."""
_NUMBER_CELL = re.compile(rf"[{DIGIT}.,\s%-]+")


@dataclass(frozen=True, slots=True)
class _Before:
    """What the tables before leave for the next one."""

    end: int = 0
    """The block behind the last table of measures."""
    columns: Columns | None = None
    """Of the last table, if it is of measures."""
    measure: MeasureDraft | None = None
    """The last measure of it and of those that it goes on with."""


class TablesInOrder:
    """The tables of a report, read one after another."""

    def __init__(
        self, blocks: Sequence[Block], issues: Sequence[Group], issue_names: Mapping[int, str], report_year: int | None
    ) -> None:
        """Begin before the first table.

        Args:
            blocks: the whole report, in reading order.
            issues: for each block the issue in force.
            issue_names: number and official title of each issue.
            report_year: the fiscal year of the report.
        """
        self._blocks = blocks
        self._issues = issues
        self._issue_names = issue_names
        self._report_year = report_year
        self._before = _Before()

    def read(self, at: int, table: Table) -> Result[MeasureDraft]:
        """The measures that begin in the next table, which is the block `at`; none where it is of something else.

        Rows that go on with the last measure of the table before are added to that draft.
        """
        before = self._before
        is_near = at - before.end <= _LONGEST_GAP
        is_under_issue = bool(self._issues[at].issue_no)
        weighed = find_columns(table, True if is_under_issue else speaks_of_measures(self._blocks, at))
        columns = weighed.columns if weighed else _carry_columns(table, before.columns if is_near else None)
        if columns is None:
            self._before = _Before(end=before.end)
            return Result([], [])
        goes_on = is_near and before.columns is not None and columns.fields == before.columns.fields
        group = self._group_at(at, columns, before.measure if goes_on else None)
        last = before.measure if goes_on and _is_of(before.measure, group) else None
        found = read_measure_rows(table, columns, group, self._issue_names, last)
        self._before = _Before(at + 1, columns, found[-1] if found else before.measure)
        return Result(found, _unmapped(table, weighed) if weighed else [])

    def _group_at(self, at: int, columns: Columns, last: MeasureDraft | None) -> Group:
        """What stands over a table: the group of the `last` measure, if any, where nothing between says another."""
        issue, begin = self._issues[at], self._before.end
        spoken = None if issue.issue_no else pick_instrument(self._blocks[begin:at])
        headed = pick_code_heading(self._blocks[begin:at])
        if last is not None and spoken is None and not headed and issue == self._issues[begin - 1]:
            return Group(last.issue_no, last.issue, last.instrument, " ".join(last.about), last.year)
        instrument, about = spoken or (None, "")
        about = f"{headed} {about}".strip() if headed != about else about
        return replace(issue, instrument=instrument, about=about, year=self._planned_year(at, columns))

    def _planned_year(self, at: int, columns: Columns) -> int | None:
        """The fiscal year that the heading over the periods of a table names, or its caption, if not the report's."""
        over = [columns.headings[col] for col, name in columns.fields.items() if name in ("period", "calendar")]
        return year_of_heading(over, self._report_year) or year_of_caption(self._blocks, at, self._report_year)


def _is_of(measure: MeasureDraft | None, group: Group) -> bool:
    """Whether a measure stands in a group, so that rows of that group may go on with it."""
    return measure is not None and (measure.issue_no, measure.instrument) == (group.issue_no, group.instrument)


def _carry_columns(table: Table, columns: Columns | None) -> Columns | None:
    """The columns of the table before, for a table of the same width that prints no heading of its own."""
    if columns is None or table.n_cols != columns.n_cols or has_own_heading(table):
        return None
    texts = [cell.text for cell in table.cells if cell.text.strip()]
    numbers = [text for text in texts if _NUMBER_CELL.fullmatch(text)]
    if not texts or len(numbers) * 10 > len(texts) * 4:
        return None
    return replace(columns, first_row=0)


def _unmapped(table: Table, weighed: Weighed) -> list[Finding]:
    """Findings about columns that are not read, and about those whose field only their cells tell."""
    where = table.place
    message = "the column is not read: no known heading, or another column already says it"
    unread = [text for _, text in weighed.columns.unmapped if text.strip()]
    findings = [
        Finding("warning", "unmapped-column", message, field="measures", raw=text, where=where) for text in unread
    ]
    for one in weighed.guessed:
        message = f"no known heading: its cells look like `{one.field}` and are read so"
        findings.append(Finding("warning", "heading-unknown", message, field=one.field, raw=one.heading, where=where))
    return [replace(one, page=table.page, bbox=table.bbox) for one in findings]
