"""Blocks of a report -> its measures, from tables and from numbered prose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from prongsai.normalizers.names.persons import PERSON_MARK, count_persons
from prongsai.parsers.measures.drafts import MeasureDraft
from prongsai.parsers.measures.finish import FindCodes, finish_measure
from prongsai.parsers.measures.following import TablesInOrder
from prongsai.parsers.measures.forms import unfold_forms
from prongsai.parsers.measures.groups import Group, follow_instruments, follow_issues
from prongsai.parsers.measures.period_years import year_of_results
from prongsai.parsers.measures.plan_and_result import join_plans_and_results
from prongsai.parsers.measures.prose import read_measure_prose
from prongsai.parsers.measures.recurring import name_recurring_labels
from prongsai.parsers.measures.run_in import part_run_in_labels
from prongsai.parsers.measures.stands import stand_rows
from prongsai.pipeline.model import Block, Finding, Measure, Paragraph, Result, Table

_YEAR_DOUBTFUL = 0.8
"""Of the confidence in a measure whose period has the year of its results' dates and not the report's, though one of
the two is wrong in the report: three dates of four are of the other year at least."""


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
    blocks = name_recurring_labels(part_run_in_labels(unfold_forms(stand_rows(blocks))))
    issues = follow_issues(blocks, names)
    tables = TablesInOrder(blocks, issues, names, fiscal_year)
    drafts: list[MeasureDraft] = []
    findings: list[Finding] = []
    prose_from = 0
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            drafts.extend(_read_prose(blocks, issues, prose_from, at))
            found = tables.read(at, block)
            drafts.extend(found.rows)
            findings.extend(found.findings)
            prose_from = at + 1
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
