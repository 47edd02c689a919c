"""Blocks of a report -> its measures, from tables and from numbered prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from prongsai.normalizers.names.persons import PERSON_MARK, count_persons
from prongsai.normalizers.thai.letters import DIGIT
from prongsai.parsers.measures.columns import Columns, has_own_heading
from prongsai.parsers.measures.drafts import MeasureDraft
from prongsai.parsers.measures.finish import FindCodes, finish_measure
from prongsai.parsers.measures.forms import unfold_forms
from prongsai.parsers.measures.groups import Group, follow_instruments, follow_issues, pick_instrument
from prongsai.parsers.measures.matter import speaks_of_measures
from prongsai.parsers.measures.period_years import year_of_caption, year_of_heading, year_of_results
from prongsai.parsers.measures.plan_and_result import join_plans_and_results
from prongsai.parsers.measures.prose import read_measure_prose
from prongsai.parsers.measures.tables import read_measure_rows
from prongsai.parsers.measures.weigh import Weighed, find_columns
from prongsai.pipeline.model import Block, Finding, Measure, Paragraph, Result, Table

_LONGEST_GAP = 4
"""Paragraphs (page numbers, a repeated title) that may stand between a table and its continuation."""
_YEAR_DOUBTFUL = 0.8
"""Of the confidence in a measure whose period has the year of its results' dates and not the report's, though one of
the two is wrong in the report: three dates of four are of the other year at least."""
_NUMBER_CELL = re.compile(rf"^[{DIGIT}.,\s%-]+$")


def parse_measures(
    blocks: Sequence[Block],
    fiscal_year: int | None,
    issue_names: Mapping[int, str] | None = None,
    find_codes: FindCodes = lambda _text: (),
) -> Result[Measure]:
    """Read every measure of a report, in reading order.

    Args:
        blocks: paragraphs and tables in reading order; tables are already joined over page ends where they could be.
        fiscal_year: the year that the report is about (Buddhist era), for periods that print no year.
        issue_names: number and official title of each issue, to know a heading that leaves out the word for it.
        find_codes: the codes of the year's frame that a text names.
    """
    names = issue_names or {}
    blocks = unfold_forms(blocks)
    issues = follow_issues(blocks, names)
    drafts: list[MeasureDraft] = []
    findings: list[Finding] = []
    columns: Columns | None = None
    carried: MeasureDraft | None = None
    prose_from = gap = 0
    spoken_from = 0
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            gap += 1
            continue
        drafts.extend(_read_prose(blocks, issues, prose_from, at))
        prose_from = at + 1
        weighed = find_columns(block, True if issues[at].issue_no else speaks_of_measures(blocks, at))
        own = weighed.columns if weighed else None
        table_columns = own or _carry_columns(block, columns, gap)
        if table_columns is None:
            columns = carried = None
            gap = 0
            continue
        if weighed:
            findings.extend(_unmapped(block, weighed))
        goes_on = columns is not None and gap <= _LONGEST_GAP and (own is None or own.fields == columns.fields)
        spoken = None if issues[at].issue_no else pick_instrument(blocks[spoken_from:at])
        instrument, about = spoken or (None, "")
        group = replace(issues[at], instrument=instrument, about=about)
        group = replace(group, year=_planned_year(blocks, at, table_columns, fiscal_year))
        is_same_issue = issues[at] == issues[spoken_from - 1] if spoken_from else False
        if carried is not None and goes_on and instrument is None and is_same_issue:
            about = " ".join(carried.about)
            group = Group(carried.issue_no, carried.issue, carried.instrument, about, carried.year)
        is_new_group = carried is None or (group.issue_no, group.instrument) != (carried.issue_no, carried.instrument)
        found = read_measure_rows(block, table_columns, group, names, carried if goes_on and not is_new_group else None)
        drafts.extend(found)
        carried = found[-1] if found else carried
        columns, gap, spoken_from = table_columns, 0, at + 1
    drafts.extend(_read_prose(blocks, issues, prose_from, len(blocks)))
    finished = _finish(join_plans_and_results(drafts), fiscal_year, find_codes)
    return Result(finished.rows, findings + finished.findings + _tell_hidden(finished.rows))


def _read_prose(blocks: Sequence[Block], issues: Sequence[Group], start: int, end: int) -> list[MeasureDraft]:
    instruments = follow_instruments(blocks[start:end])
    lines = [
        (block, issues[at] if issues[at].issue_no is not None else replace(issues[at], instrument=instrument))
        for at, (block, instrument) in enumerate(zip(blocks[start:end], instruments, strict=True), start)
        if isinstance(block, Paragraph)
    ]
    return read_measure_prose(lines)


def _carry_columns(table: Table, columns: Columns | None, gap: int) -> Columns | None:
    """The columns of the table before, for a table of the same width that prints no heading of its own."""
    if columns is None or gap > _LONGEST_GAP or table.n_cols != columns.n_cols or has_own_heading(table):
        return None
    texts = [cell.text for cell in table.cells if cell.text.strip()]
    numbers = [text for text in texts if _NUMBER_CELL.match(text)]
    if not texts or len(numbers) * 10 > len(texts) * 4:
        return None
    return replace(columns, first_row=0)


def _planned_year(blocks: Sequence[Block], at: int, columns: Columns, report_year: int | None) -> int | None:
    """The fiscal year that the heading over the periods of a table names, or else its caption, if not the report's."""
    over = [columns.headings[col] for col, name in columns.fields.items() if name in ("period", "calendar")]
    return year_of_heading(over, report_year) or year_of_caption(blocks, at, report_year)


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


def _tell_hidden(measures: Sequence[Measure]) -> list[Finding]:
    """The finding that counts the names that were hidden in measures, if any."""
    counts = [count_persons("\n".join([*_running_texts(one), *(item.text for item in one.items)])) for one in measures]
    if not any(counts):
        return []
    first = next(one for one, count in zip(measures, counts, strict=True) if count)
    message = f"{sum(counts)} names of persons in {sum(map(bool, counts))} measures were replaced by {PERSON_MARK}"
    return [Finding("info", "names-hidden", message, field="measures", where=first.provenance)]


def _running_texts(measure: Measure) -> list[str]:
    texts = (measure.measure, measure.period, measure.monitoring, measure.plan, measure.kpi, measure.budget)
    return [text for text in texts if text]


def _finish(drafts: Sequence[MeasureDraft], fiscal_year: int | None, find_codes: FindCodes) -> Result[Measure]:
    measures: list[Measure] = []
    findings: list[Finding] = []
    positions: Counter[tuple[object, ...]] = Counter()
    dated = year_of_results(drafts, fiscal_year)
    moved: list[Measure] = []
    for draft in drafts:
        group = (draft.issue_no, draft.issue, draft.instrument)
        positions[group] += 1
        measure, doubts = finish_measure(draft, positions[group], draft.year or fiscal_year, find_codes)
        if dated is not None and draft.year is None:
            other, _ = finish_measure(draft, positions[group], dated, find_codes)
            if (other.period_start, other.period_end) != (measure.period_start, measure.period_end):
                measure = replace(other, confidence=other.confidence * _YEAR_DOUBTFUL)
                moved.append(measure)
        if measure.measure:
            measures.append(measure)
            findings.extend(doubt for doubt in doubts if doubt not in findings)
    return Result(measures, findings + _tell_moved(moved, dated, fiscal_year))


def _tell_moved(moved: Sequence[Measure], dated: int | None, fiscal_year: int | None) -> list[Finding]:
    """The finding that periods were read as those of another year than the report's."""
    if not moved:
        return []
    message = (
        f"the results are dated in the fiscal year {dated}, so the periods of {len(moved)} measures that print no year "
        f"are read as of {dated} and not of the report's year {fiscal_year}"
    )
    raw = moved[0].period
    return [Finding("warning", "period-year-doubtful", message, field="period", raw=raw, where=moved[0].provenance)]
