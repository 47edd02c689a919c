"""What a report says of one measure, gathered piece by piece, and the finished row.

A piece is the text of one cell or one paragraph as printed lines. A new piece stands by itself (another row under the
same measure); text that merely runs over a page end goes on in the last piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from prongsai.normalizers.names.persons import strip_persons
from prongsai.normalizers.thai.lines import join_lines
from prongsai.normalizers.values.dates import find_dates
from prongsai.normalizers.values.lists import find_items, outer_items, split_items, take_number
from prongsai.normalizers.values.periods import Period, read_period
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.headers import MeasureField
from prongsai.parsers.measures.labels import read_title
from prongsai.pipeline.model import BBox, Finding, Instrument, Measure, Provenance

Status = Literal["done", "not_done"]

_TICKS = "\u2713\u2714\u221a\u2611\u2705\u2612\u2715\u2717\u00fc\uf0fc\uf0fe\uf050\uf052\uf0fd"
_BLANKS = " \t\n-\u2013\u2014.\u2026_"
_ALL_TICKS = re.compile(rf"[{_TICKS}/xXPp\s]+")
_EMPTY_BOX = "\u2610\u25a1\u25cb\uf0a8\uf06f"
_WORDS = load_vocabulary("status_words")
_NOT_DONE = re.compile(_WORDS.alternation("not_done", "in_progress"))
_DONE = re.compile(_WORDS.alternation("done"))


@dataclass
class MeasureDraft:
    """A measure in the making; `pieces` holds for each field its pieces, each a list of printed lines."""

    number: int | None = None
    issue_no: int | None = None
    issue: str | None = None
    instrument: Instrument | None = None
    pieces: dict[MeasureField, list[list[str]]] = field(default_factory=dict)
    status: Status | None = None
    pages: set[int] = field(default_factory=set)
    confidence: float = 1.0
    bbox: BBox | None = None
    provenance: Provenance = Provenance()
    """Where its own text begins."""

    def add(self, name: MeasureField, lines: Sequence[str], *, goes_on: bool = False) -> None:
        """Add text of a field: a new piece, or more lines of the last one where the text goes on."""
        kept = [line for line in lines if line.strip()]
        if not kept:
            return
        pieces = self.pieces.setdefault(name, [])
        if goes_on and pieces:
            pieces[-1].extend(kept)
        elif kept not in pieces:
            pieces.append(kept)

    def has(self, name: MeasureField) -> bool:
        """Whether anything was said under the field."""
        return bool(self.pieces.get(name))

    def lines(self, name: MeasureField) -> list[str]:
        """The lines of all pieces of the field, in the order read."""
        return [line for piece in self.pieces.get(name, []) for line in piece]


def split_measures(draft: MeasureDraft) -> list[MeasureDraft]:
    """The draft itself, or one for each measure where its cell lists several (`๑. … ๒. …`) that share all the rest."""
    items = outer_items(find_items(draft.lines("measure")))
    numbers = [item.number for item in items]
    first = numbers[0] if numbers else None
    if draft.number is not None or first is None or len(items) < 2:
        return [draft]
    if any(item.is_lead for item in items) or numbers != list(range(first, first + len(items))):
        return [draft]
    return [replace(draft, number=item.number, pieces={**draft.pieces, "measure": [[item.text]]}) for item in items]


def read_status(done: str, not_done: str) -> tuple[Status | None, str]:
    """Status and text from the two columns `ดำเนินการแล้ว` and `ยังไม่ดำเนินการ`.

    A tick decides and is no text; other text decides by the column in which it stands.

    >>> read_status("\u2713", "")
    ('done', '')
    >>> read_status("", "รอการอนุมัติงบประมาณ")
    ('not_done', 'รอการอนุมัติงบประมาณ')
    """
    texts = [_without_ticks(done), _without_ticks(not_done)]
    filled = [bool(done.strip(_BLANKS + _EMPTY_BOX)), bool(not_done.strip(_BLANKS + _EMPTY_BOX))]
    text = " ".join(part for part in texts if part)
    if filled[0] == filled[1]:
        return None, text
    return ("done" if filled[0] else "not_done"), text


def read_status_text(text: str) -> Status | None:
    """Status from the words of one column; a ticked box beside a word counts for that word."""
    ticked = re.search(rf"[{_TICKS}]\s*([^{_TICKS}{_EMPTY_BOX}]+)", text)
    if ticked:
        text = ticked.group(1)
    if _NOT_DONE.search(text):
        return "not_done"
    return "done" if _DONE.search(text) else None


def _without_ticks(text: str) -> str:
    wording = _WORDS.read(text)
    # what repeats the heading of its column says nothing more than a tick
    if _ALL_TICKS.fullmatch(text.strip()) or (wording is not None and wording.means in ("done", "not_done")):
        return ""
    return re.sub(rf"[{_TICKS}{_EMPTY_BOX}]", "", text).strip(_BLANKS)


def finish_measure(draft: MeasureDraft, position: int, fiscal_year: int | None) -> tuple[Measure, list[Finding]]:
    """The row of a draft and what is doubtful about it.

    Args:
        position: its place in its group from 1, the number of a measure that prints none.
        fiscal_year: the year of the report (Buddhist era), for periods that print none.
    """
    printed, text = take_number(_running(draft, "measure"))
    if printed is None and (title := read_title(text)) is not None and title[1]:
        printed, text = title
    number = draft.number if draft.number is not None else printed
    raw_period = _running(draft, "period") or None
    period, findings = _read_period(draft, raw_period, fiscal_year)
    findings.extend(_check_dates(draft))
    monitoring = _running(draft, "monitoring") or None
    status = draft.status or (read_status_text(monitoring) if monitoring and len(monitoring) < 40 else None)
    measure = Measure(
        issue_no=draft.issue_no,
        issue=draft.issue,
        instrument=draft.instrument,
        measure_no=number if number is not None else position,
        measure=text,
        steps=_items(draft, "steps"),
        responsible=_items(draft, "responsible"),
        results=_items(draft, "results"),
        outcomes=_items(draft, "outcomes"),
        period=raw_period,
        period_start=period.start,
        period_end=period.end,
        monitoring=monitoring,
        status=status,
        pages=tuple(sorted(draft.pages)),
        confidence=draft.confidence,
        provenance=draft.provenance,
    )
    return measure, findings


def _running(draft: MeasureDraft, name: MeasureField) -> str:
    pieces = [join_lines([strip_persons(line) for line in piece]) for piece in draft.pieces.get(name, [])]
    text = " ".join(piece for piece in pieces if piece)
    return text if text.strip(_BLANKS) else ""


def _items(draft: MeasureDraft, name: MeasureField) -> tuple[str, ...]:
    items: list[str] = []
    for piece in draft.pieces.get(name, []):
        named = [strip_persons(line) for line in piece]
        items.extend(item for item in split_items(named) if item.strip(_BLANKS))
    return tuple(items)


def _read_period(draft: MeasureDraft, raw: str | None, fiscal_year: int | None) -> tuple[Period, list[Finding]]:
    if raw is None:
        return Period(None, None), []
    pieces = [join_lines(piece) for piece in draft.pieces.get("period", [])]
    periods = [read_period(piece, fiscal_year) for piece in pieces]
    notes = {note for period in periods for note in period.notes}
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    # an open end of one row of the measure must not be closed by another row
    is_open = len(starts) != len(periods), len(ends) != len(periods)
    whole = Period(None if is_open[0] else min(starts), None if is_open[1] else max(ends))
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
    return whole, findings


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
