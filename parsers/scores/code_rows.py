"""Tables whose rows are codes: indicators, questions, instruments, with one or several columns of scores.

Each row is read for itself, so a table may mix instruments, indicators and questions; the code column is decided as a
whole, because its letters and digits are what OCR garbles most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.normalizers.values.instruments import read_instrument
from prongsai.parsers.scores.bodies_across import find_bodies_across
from prongsai.parsers.scores.captions import CaptionedTable, find_caption, settle_by_caption
from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.cells import (
    NO_RATING,
    Rating,
    ScoreCell,
    read_rating,
    read_score_cell,
    split_trailing_score,
)
from prongsai.parsers.scores.columns import Column, ScoreGrid, says_level
from prongsai.parsers.scores.context import RowLabel, TableContext, title_of_row
from prongsai.parsers.scores.cut_numbers import doubt_odd_decimals, sew_cut_rows
from prongsai.parsers.scores.frame_codes import FrameLookup, instrument_of, scope_of
from prongsai.parsers.scores.rivals import Standing, name_of, weigh_columns
from prongsai.parsers.scores.row_claims import read_row_standings, read_years_of_rows
from prongsai.parsers.scores.row_labels import read_row_labels
from prongsai.parsers.scores.value_scale import doubt_odd_values
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Cell, ContextKind, Finding, Observation, OpenClaim, Result, Table

_GROUP, _MIXED_GROUP = 0.9, 0.8
"""How sure a cell over several rows is the score of their one instrument, and of the whole where they have several."""


@dataclass(frozen=True, slots=True)
class _Source(CaptionedTable):
    """A table whose rows are codes, with what its own columns and rows say."""

    standings: Mapping[int, Standing]
    """Of the columns of numbers."""
    row_standings: Mapping[int, Standing]
    """Of the rows whose label says more than a code."""
    row_years: Sequence[YearClaim | None]
    bodies: Mapping[int, str]
    """The names over columns of other bodies' scores."""
    full_points: Mapping[str, float]

    @property
    def has_scores(self) -> bool:
        """Whether any of its columns holds scores."""
        return any(standing.role == "score" for standing in self.standings.values())

    def standing_at(self, row_no: int, column: Column) -> Standing:
        """What a number is: its row may say more than its column."""
        standing = self.standings[column.index]
        return self.row_standings.get(row_no, standing) if standing.role == "score" else standing


def parse_score_rows(table: Table, grid: ScoreGrid, context: TableContext, frame: FrameLookup) -> Result[Observation]:
    """The numbers of a table whose rows are codes, each with its role; no rows where it is no such table."""
    indicators = frame.indicators(context.year)
    caption = find_caption(grid, context, indicators)
    weighed = weigh_columns(grid, context.year, [wording for one in indicators for wording in one.wordings])
    standings = {
        index: settle_by_caption(standing, grid.columns[index].claim, caption, is_alone=len(weighed) == 1)
        for index, standing in weighed.items()
    }
    if not standings:
        return Result([])
    grid = sew_cut_rows(grid)
    labels = read_row_labels(grid, context, frame)
    source = _Source(
        table,
        grid,
        context,
        caption,
        indicators,
        standings,
        read_row_standings(labels),
        read_years_of_rows(grid, labels, context.report_year),
        find_bodies_across(grid),
        frame.full_points(context.year),
    )
    observations: list[Observation] = []
    findings: list[Finding] = []
    for row_no, (printed_no, row, label) in enumerate(zip(grid.row_numbers, grid.rows, labels, strict=True)):
        if label is None:
            continue
        cells = _read_row(row_no, printed_no, labels, source)
        observations.extend(cells.rows)
        findings.extend(cells.findings)
        is_empty = not cells.findings and all(seen.role != "score" for seen in cells.rows)
        if source.has_scores and is_empty and scope_of(label.code) == "question":
            findings.append(_missing_finding(label, row, table))
    rated = _rate(observations, _level_row(grid, context.year))
    return Result(doubt_odd_values(doubt_odd_decimals(rated)), findings)


def _rate(observations: list[Observation], rating: Rating) -> list[Observation]:
    """The readings, the overall score with the rating that a row of its own gives."""
    if rating.level is None:
        return observations
    return [
        replace(one, level=rating.level, printed_level=rating.printed) if one.code == "ita" and not one.level else one
        for one in observations
    ]


def _read_row(
    row_no: int,
    printed_no: int,
    labels: Sequence[RowLabel | None],
    source: _Source,
) -> Result[Observation]:
    """The numbers of one row; what is unreadable is told only of a column of scores."""
    grid, table, label = source.grid, source.table, labels[row_no]
    observations: list[Observation] = []
    findings: list[Finding] = []
    for index, standing in source.standings.items():
        column, cell = grid.columns[index], grid.rows[row_no][index]
        if cell is None or cell.row != printed_no or label is None:
            continue  # the rest of a cell that began in a row above
        covered = labels[row_no : row_no + cell.row_span]
        group = _group_label(covered, source.indicators) if cell.row_span > 1 else None
        if cell.col < index and not table.is_ruled and group is None:
            cell = split_trailing_score(cell) or cell
        read = read_score_cell(cell, table, column.evidence)
        if isinstance(read, ScoreCell):
            own = group or _label_under(column, label)
            observations.append(_observation(own, cell, read, column, row_no, source))
        elif read is not None and standing.role == "score" and group is None:
            findings.append(replace(read, field=label.code))
    return Result(_take_total(observations, source), findings)


def _take_total(observations: list[Observation], source: _Source) -> list[Observation]:
    """The readings of a row, the lone number of a total a score: the sum of weighted scores is one of a hundred.

    Beside columns of scores, weighted ones are none; but their sum stands under them alone.
    """
    leader = next((one for one in source.standings.values() if one.role == "score"), None)
    headings = {name_of(column) for column in source.grid.of_kind("contribution")}
    if leader is None or any(one.code != "ita" or one.role == "score" for one in observations):
        return observations
    sums = [one for one in observations if one.role == "unknown"]
    if len(sums) != 1 or sums[0].heading not in headings:
        return observations
    if sums[0].scale_max == source.full_points.get("ita", sums[0].scale_max):
        total = replace(sums[0], role="score", role_basis="", open_claims=leader.open_claims)
        return [total if one is sums[0] else one for one in observations]
    return observations


def _level_row(grid: ScoreGrid, year: int | None) -> Rating:
    """The rating that a row of its own gives: `ระดับผลการประเมิน | ผ่านดี`."""
    for row in grid.rows:
        texts = [plain(cell.text) for cell in dict.fromkeys(row) if cell is not None and cell.text.strip()]
        if len(texts) == 2 and says_level(texts[0]):
            return read_rating(texts[1], year)
    return NO_RATING


def _group_label(labels: Sequence[RowLabel | None], indicators: Sequence[KnownIndicator]) -> RowLabel | None:
    """Whose score a cell over several rows is: that of their common instrument; None where it is one row's own."""
    codes = {label.code for label in labels if label is not None}
    if len(codes) < 2:
        return None
    instruments = {instrument_of(code, indicators) for code in codes}
    common = instruments.pop() if len(instruments) == 1 else None
    return (
        RowLabel(common.lower(), f"{min(codes)} …", _GROUP) if common is not None else RowLabel("ita", "", _MIXED_GROUP)
    )


def _label_under(column: Column, label: RowLabel) -> RowLabel:
    """The label of a number: a total under the heading of an instrument is that instrument's (`รายการ | EIT`)."""
    instrument = read_instrument(column.own_heading) if label.code == "ita" else None
    return label if instrument is None or "ITA" in label.raw else replace(label, code=instrument.lower())


def _missing_finding(label: RowLabel, row: Sequence[Cell | None], table: Table) -> Finding:
    place = next((cell for cell in row if cell is not None), None)
    message = f"table {table.table_no} lists {label.code} without a score"
    where = table.place_of(place) if place else table.place
    return Finding("warning", "score-missing", message, where.page, where.bbox, label.code, label.raw, where=where)


def _kind_of_context(subject: str | None, is_compared: bool, context: TableContext) -> ContextKind:
    if subject:
        return "results"
    if context.is_issue:
        return "issue"
    return "comparison" if is_compared else "main"


def _observation(
    label: RowLabel, cell: Cell, read: ScoreCell, column: Column, row_no: int, source: _Source
) -> Observation:
    code, context, table, grid = label.code, source.context, source.table, source.grid
    row, standing = grid.rows[row_no], source.standing_at(row_no, column)
    row_year = source.row_years[row_no]
    is_compared = column.year is not None or (row_year is not None and row_year.year != context.year)
    year = column.year_claim or row_year or context.year_claim
    scale_max = source.full_points.get(code, 100.0) if column.kind == "contribution" else 100.0
    rating = _level_of_row(row, grid, year.year) if code == "ita" else NO_RATING
    subject = source.bodies.get(column.index) if standing.role == "score" else None
    open_code = [OpenClaim("code", label.between)] if label.between and standing.role == "score" else []
    return Observation(
        fiscal_year=year.year,
        scope=scope_of(code),
        instrument=instrument_of(code, source.indicators),
        code=code,
        value=read.value,
        scale_max=scale_max,
        raw_code=label.raw,
        raw_score=cell.raw or cell.text,
        provenance=replace(table.place_of(cell), row_no=grid.row_numbers[row_no] + table.row_offset),
        level=rating.level,
        printed_level=rating.printed,
        name_text=title_of_row(row, grid),
        context=context.end_of_heading,
        subject=subject,
        context_kind=_kind_of_context(subject, is_compared, context),
        confidence=min(read.confidence, label.confidence),
        role=standing.role,
        role_basis=standing.role_basis,
        heading=name_of(column),
        caption=source.caption.text,
        answers=(*standing.answers, *year.answers),
        open_claims=(*standing.open_claims, *year.open_claims, *open_code),
    )


def _level_of_row(row: Sequence[Cell | None], grid: ScoreGrid, year: int | None) -> Rating:
    for column in grid.of_kind("level"):
        cell = row[column.index]
        if cell is not None and cell.text.strip():
            return read_rating(cell.text, year)
    return NO_RATING
