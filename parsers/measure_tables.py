"""Rows of a measures table -> drafts of measures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from normalizers.digits import to_arabic
from normalizers.lists import take_number
from normalizers.persons import strip_persons
from parsers.headers import MeasureField
from parsers.measure_columns import Columns, Row, distinct_cells, is_repeated_heading
from parsers.measure_drafts import MeasureDraft, read_status, read_status_text
from parsers.measure_groups import Group, find_instruments, read_group_row, read_issue
from pipeline.model import Cell, Table

_TEXT_FIELDS: tuple[MeasureField, ...] = ("steps", "responsible", "period", "results", "outcomes", "monitoring")
_PRINTED_NUMBER = re.compile(r"^\W*(?:[^\W\d_]{2,8}\s*)?([0-9]{1,2}(?:\s?\.\s?[0-9]{1,2})*)[\s.)]*$")


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
    grid = table.grid()
    drafts: list[MeasureDraft] = []
    current = carried
    is_numbered = _is_numbered(grid, columns)
    before: Row = []
    is_page_start = columns.first_row == 0 or carried is not None
    for at in range(columns.first_row, len(grid)):
        row = grid[at]
        cells = distinct_cells(row)
        if not cells:
            continue
        if is_repeated_heading(row, columns):
            is_page_start = True
            continue
        opened = _group_of_row(row, cells, group, issue_names)
        if opened is not None:
            group, current = opened, None
            continue
        fields = _fields(row, columns)
        row_group = _group_from_columns(fields, columns, group, issue_names)
        goes_on = _goes_on(fields, current, before, is_page_start=is_page_start, is_numbered=is_numbered)
        if goes_on is None or current is None:
            if not _text(fields, "measure"):
                continue
            current = MeasureDraft(
                number=_number(fields, columns),
                issue_no=row_group.issue_no,
                issue=row_group.issue,
                instrument=row_group.instrument,
            )
            drafts.append(current)
        _fill(current, fields, before, table, flows=goes_on == "flow")
        group = row_group
        before, is_page_start = row, False
    return drafts


def _fields(row: Row, columns: Columns) -> dict[MeasureField, list[Cell]]:
    """The cells of a row by field; a field may have several columns where one heading spans them."""
    fields: dict[MeasureField, list[Cell]] = {}
    for col, name in columns.fields.items():
        cell = row[col] if col < len(row) else None
        if cell is not None and cell.text.strip() and not any(cell is one for one in fields.get(name, [])):
            fields.setdefault(name, []).append(cell)
    return fields


def _text(fields: Mapping[MeasureField, Sequence[Cell]], name: MeasureField) -> str:
    text = " ".join(cell.text for cell in fields.get(name, ())).strip()
    return "" if text.strip("-\u2013\u2014. ") == "" else text


def _goes_on(
    fields: Mapping[MeasureField, Sequence[Cell]],
    current: MeasureDraft | None,
    before: Row,
    *,
    is_page_start: bool,
    is_numbered: bool,
) -> str | None:
    """`row` where this row adds to the measure before, `flow` where it is the rest of cut cells, None for a new one."""
    if current is None:
        return None
    if any(cell is one for cell in fields.get("measure", ()) for one in before):
        return "row"
    text = _text(fields, "measure")
    if not text:
        return "flow" if is_page_start else "row"
    has_number = bool(_text(fields, "number")) or take_number(text)[0] is not None
    if is_numbered and not has_number and not _text(fields, "period") and not _text(fields, "responsible"):
        return "flow"
    return None


def _is_numbered(grid: Sequence[Row], columns: Columns) -> bool:
    """True where most measures of the table carry a number, in a column of its own or before the text."""
    texts = [_fields(row, columns) for row in grid[columns.first_row :]]
    measures = [fields for fields in texts if _text(fields, "measure")]
    numbered = [f for f in measures if _text(f, "number") or take_number(_text(f, "measure"))[0] is not None]
    return bool(numbered) and (columns.first_row == 0 or len(numbered) * 2 >= len(measures))


def _fill(
    draft: MeasureDraft,
    fields: Mapping[MeasureField, Sequence[Cell]],
    before: Row,
    table: Table,
    *,
    flows: bool,
) -> None:
    for name, cells in fields.items():
        for cell in cells:
            draft.confidence = min(draft.confidence, cell.confidence)
            draft.pages.update([cell.page] if cell.page is not None else [])
            is_seen = any(cell is one for one in before)
            if (name == "measure" or name in _TEXT_FIELDS) and not is_seen:
                draft.add(name, _lines(cell, name), goes_on=flows)
    if not draft.pages:
        draft.pages.update(table.pages or ([table.page] if table.page is not None else []))
    draft.bbox = draft.bbox or next((cell.bbox for cell in fields.get("measure", ())), None)
    _fill_status(draft, fields)


def _lines(cell: Cell, name: MeasureField) -> Sequence[str]:
    # items may begin at each printed line; running text is better taken as the table stage joined it
    is_list = name not in ("measure", "period", "monitoring")
    return cell.lines if is_list and cell.lines else cell.text.split("\n")


def _fill_status(draft: MeasureDraft, fields: Mapping[MeasureField, Sequence[Cell]]) -> None:
    if "done" in fields or "not_done" in fields:
        status, text = read_status(_raw(fields, "done"), _raw(fields, "not_done"))
        draft.status = draft.status or status
        if strip_persons(text):
            draft.add("monitoring", [text])
    if "status" in fields and draft.status is None:
        draft.status = read_status_text(_raw(fields, "status"))


def _raw(fields: Mapping[MeasureField, Sequence[Cell]], name: MeasureField) -> str:
    return " ".join(cell.text for cell in fields.get(name, ())).strip()


def _number(fields: Mapping[MeasureField, Sequence[Cell]], columns: Columns) -> int | None:
    if _numbers_issues(columns):
        return None
    match = _PRINTED_NUMBER.match(to_arabic(_raw(fields, "number")))
    return int(match.group(1).split(".")[-1]) if match else None


def _numbers_issues(columns: Columns) -> bool:
    """True where the number column stands before an issue column, so that it counts issues and not measures."""
    place = {name: col for col, name in reversed(list(columns.fields.items()))}
    return "number" in place and "issue" in place and place["number"] < place["issue"] < place["measure"]


def _group_from_columns(
    fields: Mapping[MeasureField, Sequence[Cell]], columns: Columns, group: Group, issue_names: Mapping[int, str]
) -> Group:
    """The group that a row's own issue and instrument cells say; an empty cell goes on with the row above."""
    instruments = find_instruments(_raw(fields, "instrument"))
    instrument = instruments[0] if len(instruments) == 1 else group.instrument
    text = _text(fields, "issue")
    if not text:
        return Group(group.issue_no, group.issue, instrument)
    issue = read_issue(text, issue_names)
    number, title = issue if issue else take_number(text)
    if number is None and _numbers_issues(columns):
        match = _PRINTED_NUMBER.match(to_arabic(_raw(fields, "number")))
        number = int(match.group(1).split(".")[0]) if match else None
    return Group(number, " ".join(title.split()) or None, instrument)


def _group_of_row(row: Row, cells: Sequence[Cell], group: Group, issue_names: Mapping[int, str]) -> Group | None:
    """The group that a title row opens; None for a row of data."""
    if len(cells) != 1:
        return None
    cell = cells[0]
    covered = sum(1 for one in row if one is cell)
    is_wide = covered >= max(2, len(row) - 1)
    # a dump leaves the covered cells empty, so a lone first cell counts as well, if it reads like a title
    if not is_wide and row[0] is not cell:
        return None
    return read_group_row(cell.text, group, issue_names)
