"""Rows of a measures table -> drafts of measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import fuzz

from prongsai.normalizers.values.lists import take_number
from prongsai.parsers.headers import MeasureField, heading_key
from prongsai.parsers.measures.calendars import marked_labels
from prongsai.parsers.measures.columns import Columns, Row, distinct_cells, is_repeated_heading
from prongsai.parsers.measures.drafts import MeasureDraft, split_measures
from prongsai.parsers.measures.groups import Group
from prongsai.parsers.measures.plain_lines import part_unmarked
from prongsai.parsers.measures.rows import (
    Fields,
    field_text,
    group_of_columns,
    group_of_row,
    is_furniture,
    printed_text,
    row_fields,
    row_number,
    take_continued,
)
from prongsai.parsers.measures.status import read_status, read_status_text, take_boxes
from prongsai.pipeline.model import Cell, MeasureStatus, Table

_TEXT_FIELDS: tuple[MeasureField, ...] = (
    *("steps", "responsible", "period", "results", "outcomes", "monitoring"),
    *("plan", "budget", "kpi"),
)
_SAME_NAME = 85.0
"""Similarity in per cent of a measure's name printed again: two letters of twelve may be misread."""
_BOXED: tuple[MeasureField, ...] = ("results", "outcomes", "monitoring")
"""Fields in whose cells boxes may say how far the measure got."""
_STATUS_COLUMNS: tuple[MeasureStatus, ...] = ("done", "in_progress", "not_done")
GoesOn = Literal["row", "flow", "continued"]
"""How a row goes on with the measure before: `row` adds to it, `flow` is the rest of cut cells, and `continued` is the
rest of them and says whose once more: `จัดอบรม (ต่อ)`."""


def read_measure_rows(
    table: Table,
    columns: Columns,
    group: Group,
    issue_names: Mapping[int, str],
    carried: MeasureDraft | None = None,
) -> list[MeasureDraft]:
    """The measures that begin in `table`, in order.

    Args:
        group: what the headings before the table say.
        carried: the last measure of the table before, where this one goes on with it; its rest is added to it.
    """
    rows = table.grid()[columns.first_row :]
    reading = _Reading(
        table,
        columns,
        issue_names,
        is_numbered=_is_numbered(rows, columns),
        year=group.year,
        group=group,
        current=carried,
        is_page_start=columns.first_row == 0 or carried is not None,
    )
    for row in rows:
        reading.take_row(row)
    return [one for draft in reading.drafts for one in split_measures(draft)]


@dataclass(slots=True)
class _Reading:
    """A table while its rows are read one by one: what the rows so far mean for the next."""

    table: Table
    columns: Columns
    issue_names: Mapping[int, str]
    is_numbered: bool
    year: int | None
    group: Group
    """What the headings so far say, those among the rows too."""
    current: MeasureDraft | None
    """The measure that a row may add to; None behind a heading."""
    is_page_start: bool
    """Whether the next row may be the rest of cells that a page end cut."""
    before: Row = ()
    """The row before, whose cells may reach down."""
    drafts: list[MeasureDraft] = field(default_factory=list)

    def take_row(self, row: Row) -> None:
        """Read one more row: a heading printed again, the title of a group, a measure or more of the last one."""
        cells = distinct_cells(row)
        if cells and is_repeated_heading(row, self.columns):
            self.is_page_start = True
            return
        fields = row_fields(row, self.columns)
        if not cells or is_furniture(cells, fields):
            return
        opened = group_of_row(row, cells, self.group, self.issue_names)
        if opened is not None:
            self.group, self.current = opened, None
        else:
            self._take_fields(row, fields)

    def _take_fields(self, row: Row, fields: Fields) -> None:
        group = group_of_columns(fields, self.columns, self.group, self.issue_names)
        above, goes_on = self.current, self._goes_on(fields)
        if above is not None and goes_on is not None:
            _fill(above, fields, self.before, self.table, self.columns, goes_on)
        elif field_text(fields, "measure"):
            self.current = self._begin(fields, group)
            _fill(self.current, fields, self.before, self.table, self.columns, None)
            if above is not None:
                _share(above, self.current, fields, self.before)
        else:
            return
        self.group, self.before, self.is_page_start = group, row, False

    def _begin(self, fields: Fields, group: Group) -> MeasureDraft:
        draft = MeasureDraft(
            number=row_number(fields, self.columns),
            issue_no=group.issue_no,
            issue=group.issue,
            instrument=group.instrument,
            about=(group.about,) if group.about else (),
            year=self.year,
            confidence=self.columns.confidence,
            provenance=self.table.place_of(fields["measure"][0]),
        )
        self.drafts.append(draft)
        return draft

    def _goes_on(self, fields: Fields) -> GoesOn | None:
        """How the next row goes on with the measure before; None for a new measure."""
        if self.current is None:
            return None
        if any(cell is one for cell in fields.get("measure", ()) for one in self.before):
            return "row"
        text = field_text(fields, "measure")
        if not text:
            return "flow" if self.is_page_start else "row"
        if _is_continued(text, self.current):
            return "continued"
        has_number = bool(field_text(fields, "number")) or take_number(text)[0] is not None
        has_own = has_number or field_text(fields, "period") or field_text(fields, "responsible")
        return "flow" if self.is_numbered and not has_own else None


def _is_continued(text: str, current: MeasureDraft) -> bool:
    """True for the name of the measure above with `(ต่อ)` behind it."""
    name, has_mark = take_continued(text)
    return has_mark and fuzz.ratio(_key_of(name), _key_of("".join(current.lines("measure")))) >= _SAME_NAME


def _key_of(text: str) -> str:
    return heading_key(take_number(text)[1])


def _is_numbered(rows: Sequence[Row], columns: Columns) -> bool:
    """True where most measures of the table carry a number, in a column of its own or before the text."""
    texts = [row_fields(row, columns) for row in rows]
    measures = [fields for fields in texts if field_text(fields, "measure")]
    numbered = [f for f in measures if field_text(f, "number") or take_number(field_text(f, "measure"))[0] is not None]
    return bool(numbered) and (columns.first_row == 0 or len(numbered) * 2 >= len(measures))


def _fill(
    draft: MeasureDraft,
    fields: Fields,
    before: Row,
    table: Table,
    columns: Columns,
    goes_on: GoesOn | None,
) -> None:
    flows = goes_on in ("flow", "continued")
    for name, cells in fields.items():
        for cell in cells:
            draft.confidence = min(draft.confidence, cell.confidence)
            draft.pages.update([cell.page] if cell.page is not None else [])
            is_seen = any(cell is one for one in before)
            if name == "measure" and goes_on == "continued":
                continue
            if (name == "measure" or name in _TEXT_FIELDS) and not is_seen:
                lines = _take_status(draft, name, _lines(cell, name))
                for piece in part_unmarked(lines, is_typed=not cell.lines and table.method != "dump"):
                    draft.add(name, piece, goes_on=flows)
    marked = marked_labels(fields.get("calendar", ()), columns.calendar)
    draft.calendar.extend(label for label in marked if label not in draft.calendar)
    if not draft.pages:
        draft.pages.update(table.pages or ([table.page] if table.page is not None else []))
    draft.bbox = draft.bbox or next((cell.bbox for cell in fields.get("measure", ())), None)
    _fill_status(draft, fields, columns)


def _share(above: MeasureDraft, draft: MeasureDraft, fields: Fields, before: Row) -> None:
    """Give a new measure what stands in cells that reach down from the measure above: both have it from their group."""
    for name, cells in fields.items():
        merged = [cell for cell in cells if any(cell is one for one in before)]
        if name not in _TEXT_FIELDS or not merged or draft.has(name):
            continue
        for cell in merged:
            draft.add(name, _take_status(draft, name, _lines(cell, name)))
        draft.shared.add(name)
        above.shared.add(name)


def _take_status(draft: MeasureDraft, name: MeasureField, lines: Sequence[str]) -> Sequence[str]:
    """The lines of a cell without boxes that say how far the measure got; its draft learns what they say."""
    if name not in _BOXED:
        return lines
    status, rest = take_boxes("\n".join(lines))
    draft.status = draft.status or status
    return rest.split("\n")


def _lines(cell: Cell, name: MeasureField) -> Sequence[str]:
    # items may begin at each printed line; running text is better taken as the table stage joined it
    is_list = name in ("steps", "responsible", "results", "outcomes")
    return cell.lines if is_list and cell.lines else cell.text.split("\n")


def _fill_status(draft: MeasureDraft, fields: Fields, columns: Columns) -> None:
    if any(name in fields for name in _STATUS_COLUMNS):
        status, text = read_status({name: printed_text(fields, name) for name in _STATUS_COLUMNS})
        draft.status = draft.status or status
        if text:
            draft.add(columns.status_field, [text])
    if "status" in fields and draft.status is None:
        draft.status = read_status_text(printed_text(fields, "status"))
