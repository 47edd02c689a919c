"""A draft, with all that was gathered for it -> the finished row of a measure, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from prongsai.normalizers.names.offices import begins_with_office, ends_with_office, find_offices
from prongsai.normalizers.names.persons import hide_persons
from prongsai.normalizers.thai.lines import join_lines
from prongsai.normalizers.values.dates import find_dates
from prongsai.normalizers.values.lists import find_items, take_number
from prongsai.normalizers.values.periods import Period, read_period
from prongsai.parsers.headers import MeasureField
from prongsai.parsers.measures.calendars import read_calendar
from prongsai.parsers.measures.cut_off import find_cut_off
from prongsai.parsers.measures.drafts import MeasureDraft
from prongsai.parsers.measures.labels import read_title
from prongsai.parsers.measures.status import BLANKS, read_status_text
from prongsai.pipeline.model import Finding, ItemField, Measure, MeasureItem, MeasureStatus

FindCodes = Callable[[str], Sequence[str]]
"""Gives the codes of the year's frame that a text names."""
LISTS: tuple[ItemField, ...] = ("steps", "responsible", "results", "outcomes")
_LONGEST_STATUS = 40
"""Characters of a text that says nothing but how far it got: `ดำเนินการแล้วเสร็จตามแผนที่กำหนดไว้` has 35."""


def finish_measure(
    draft: MeasureDraft, position: int, fiscal_year: int | None, find_codes: FindCodes
) -> tuple[Measure, list[Finding]]:
    """The row of a draft and what is doubtful about it.

    Args:
        position: its place in its group from 1, the number of a measure that prints none.
        fiscal_year: the year of the report (Buddhist era), for periods that print none.
        find_codes: the codes that a text names.
    """
    number, text = _read_name(draft)
    raw_period, period, findings = _read_period(draft, fiscal_year)
    findings.extend(_check_dates(draft))
    monitoring = _running(draft, "monitoring") or None
    items = [item for name in LISTS for item in _items(draft, name)]
    items, cut_off = _drop_cut_off(draft, items)
    findings.extend(cut_off)
    responsible = " ".join(item.text for item in items if item.field == "responsible")
    measure = Measure(
        issue_no=draft.issue_no,
        issue=draft.issue,
        instrument=draft.instrument,
        measure_no=number if number is not None else position,
        measure=text,
        period=raw_period,
        period_start=period.start,
        period_end=period.end,
        monitoring=monitoring,
        plan=_running(draft, "plan") or None,
        budget=_running(draft, "budget") or None,
        kpi=_running(draft, "kpi") or None,
        offices=tuple(find_offices(responsible)),
        codes=tuple(dict.fromkeys(code for about in draft.about for code in find_codes(about))),
        shared=tuple(sorted(name for name in draft.shared if draft.has(name))),
        items=tuple(items),
        status=draft.status or _read_short_status(monitoring),
        pages=tuple(sorted(draft.pages)),
        confidence=draft.confidence,
        provenance=draft.provenance,
    )
    return measure, findings


def _read_name(draft: MeasureDraft) -> tuple[int | None, str]:
    """The number of a measure, from a cell of its own or before its text, and the text without it."""
    printed, text = take_number(_running(draft, "measure"))
    if printed is None and (title := read_title(text)) is not None and title[1]:
        printed, text = title
    return (draft.number if draft.number is not None else printed), text


def _read_short_status(monitoring: str | None) -> MeasureStatus | None:
    if monitoring is None or len(monitoring) >= _LONGEST_STATUS:
        return None
    return read_status_text(monitoring)


def _running(draft: MeasureDraft, name: MeasureField) -> str:
    pieces = [join_lines(hide_persons("\n".join(piece)).split("\n")) for piece in draft.pieces.get(name, [])]
    text = " ".join(piece for piece in pieces if piece)
    return text if text.strip(BLANKS) else ""


def _items(draft: MeasureDraft, name: ItemField) -> Iterator[MeasureItem]:
    for piece in draft.pieces.get(name, []):
        lines = hide_persons("\n".join(piece)).split("\n")
        for item in find_items(_keep_apart(lines) if name == "responsible" else lines):
            if item.text.strip(BLANKS):
                dates = tuple(found.value for found in find_dates(item.text) if found.value is not None)
                raw = f"{item.printed}. {item.text}" if item.printed else item.text
                yield MeasureItem(name, item.text, raw, item.printed or None, dates)


def _drop_cut_off(draft: MeasureDraft, items: Sequence[MeasureItem]) -> tuple[list[MeasureItem], list[Finding]]:
    """The items without the bare number of one that says nothing, and a finding for each such number."""
    kept: list[MeasureItem] = []
    findings: list[Finding] = []
    for item in items:
        found = find_cut_off(item.text, item.printed_no or "")
        if found is not None:
            message = f"`{item.field}` end with the bare number {found[1]}, and nothing stands behind it"
            findings.append(_finding(draft, "warning", "list-cut-off", message, item.field, found[1]))
        kept.append(replace(item, text=found[0]) if found is not None else item)
    return kept, findings


def _keep_apart(lines: Sequence[str]) -> list[str]:
    """Lines of which each is an office of its own, as one line with blanks between: as text they would run on."""
    kept: list[str] = []
    for at, line in enumerate(lines):
        if kept and begins_with_office("".join(lines[at:])) and ends_with_office(kept[-1]):
            kept[-1] = f"{kept[-1].rstrip()} {line.lstrip()}"
        else:
            kept.append(line)
    return kept


def _read_period(draft: MeasureDraft, fiscal_year: int | None) -> tuple[str | None, Period, list[Finding]]:
    """The period as printed, or the marked columns of a calendar where no days are, its days, and what is doubtful."""
    raw = _running(draft, "period") or None
    period, findings = _read_printed_period(draft, raw, fiscal_year)
    if draft.calendar and (raw is None or period == Period(None, None)):
        return raw or " ".join(draft.calendar), read_calendar(draft.calendar, fiscal_year), findings
    return raw, period, findings


def _read_printed_period(draft: MeasureDraft, raw: str | None, fiscal_year: int | None) -> tuple[Period, list[Finding]]:
    if raw is None:
        return Period(None, None), []
    pieces = [join_lines(piece) for piece in draft.pieces.get("period", [])]
    periods = [read_period(piece, fiscal_year) for piece in pieces]
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    # an open end of one row of the measure must not be closed by another row
    is_open = len(starts) != len(periods), len(ends) != len(periods)
    whole = Period(None if is_open[0] else min(starts), None if is_open[1] else max(ends))
    return whole, _tell_notes(draft, raw, {note for period in periods for note in period.notes})


def _tell_notes(draft: MeasureDraft, raw: str, notes: Container[str]) -> list[Finding]:
    """What the reading of a period noted, as findings."""
    findings = []
    if "period-reversed" in notes:
        message = "the period ends before it begins, so its days are left out; one of its years is misprinted"
        findings.append(_finding(draft, "warning", "date-invalid", message, "period", raw))
    if "month-misread" in notes:
        message = "January stands where only March can be meant; the days are those of March"
        findings.append(_finding(draft, "warning", "period-repaired", message, "period", raw))
    if "period-unreadable" in notes:
        findings.append(_finding(draft, "info", "period-unreadable", "no day can be read from it", "period", raw))
    if "date-invalid" in notes and not find_dates(raw):
        findings.append(_finding(draft, "warning", "date-invalid", "no such day in the calendar", "period", raw))
    return findings


def _check_dates(draft: MeasureDraft) -> list[Finding]:
    findings: list[Finding] = []
    for name, pieces in draft.pieces.items():
        for piece in pieces:
            for found in find_dates(join_lines(piece)):
                if found.value is None:
                    message = "no such day in the calendar"
                    findings.append(_finding(draft, "warning", "date-invalid", message, name, found.raw))
    return findings


def _finding(
    draft: MeasureDraft, severity: Literal["info", "warning"], code: str, message: str, name: str, raw: str
) -> Finding:
    page = min(draft.pages) if draft.pages else None
    where = replace(draft.provenance, page=page, bbox=draft.bbox)
    return Finding(severity, code, message, page=page, bbox=draft.bbox, field=name, raw=raw, where=where)
