"""Tables whose rows are codes: indicators, questions, instruments, with one or several columns of scores.

Each row is read for itself, so a table may mix instruments, indicators and questions; the code column is decided as a
whole, because its letters and digits are what OCR garbles most.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.values.indicators import KnownIndicator, read_indicator_column
from prongsai.normalizers.values.instruments import INSTRUMENT_NAMES, read_instrument
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.cells import (
    NO_RATING,
    Rating,
    ScoreCell,
    read_rating,
    read_score_cell,
    split_trailing_score,
)
from prongsai.parsers.scores.columns import Column, ScoreGrid, is_score_text, plain, says_level
from prongsai.parsers.scores.context import RowLabel, TableContext, title_of_row
from prongsai.parsers.scores.cut_numbers import doubt_odd_decimals, sew_cut_rows
from prongsai.parsers.scores.frame_codes import FrameLookup, instrument_of, scope_of
from prongsai.parsers.scores.question_rows import find_code_column, read_question_rows
from prongsai.pipeline.model import Cell, Finding, Observation, Provenance, Result, Table

_TOTALS = load_vocabulary("score_totals").alternation
_WORDS = load_vocabulary("indicator_words").alternation
_TOTAL = re.compile(
    rf"^(?:{_TOTALS('score')})?\s*(?:{_TOTALS('sum', 'whole', 'sum of parts', 'score')})+"
    rf"|ITA\b|{_TOTALS('overall', 'whole')}",
    re.IGNORECASE,
)
_IS_ITA = re.compile(
    rf"ITA\b|IIT|EIT|OIT|{load_vocabulary('assessment').alternation('word')}|{_TOTALS('overall', 'score')}",
    re.IGNORECASE,
)
_WIDER = re.compile(load_vocabulary("wider_than_body").alternation("place or group"))
_NAMED = re.compile(_WORDS("indicator", "index"))
_INDICATOR = re.compile(
    rf"(?:{_WORDS('indicator', 'index')})?\s*(?:{_WORDS('ordinal')})?\s*([0-9]{{1,2}})(?:\s+\1)?\s*[.)]?(?![0-9.])"
)
_SUB = re.compile(
    rf"(?:(?:{_WORDS('indicator', 'sub')})\s*(?:{_WORDS('ordinal')})?\s*)?"
    r"(?P<indicator>[1-9][0-9]?)\.(?P<part>[1-9])(?![0-9])"
)
_LEAST = 0.8
"""A number beside words that are no indicator's name is a row number, and names nothing."""
_DOUBTFUL = 0.86
"""A row of totals may carry a number too; below this its words decide."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A table with what the text around it and the frame of its year say about it."""

    table: Table
    grid: ScoreGrid
    context: TableContext
    indicators: Sequence[KnownIndicator]
    full_points: Mapping[str, float]


def parse_score_rows(table: Table, grid: ScoreGrid, context: TableContext, frame: FrameLookup) -> Result[Observation]:
    """The scores of a table whose rows are codes; no rows where it is no such table."""
    score_columns = grid.of_kind("score", "contribution")
    if not score_columns:
        return Result([])
    grid = sew_cut_rows(grid)
    source = _Source(table, grid, context, frame.indicators(context.year), frame.full_points(context.year))
    labels = _read_labels(source, frame)
    observations: list[Observation] = []
    findings: list[Finding] = []
    for row_no, (row, label) in enumerate(zip(grid.rows, labels, strict=True)):
        if label is None:
            continue
        n_before = len(observations) + len(findings)
        for column in score_columns:
            cell = row[column.index]
            if cell is None or (cell.row != grid.first_row + row_no and cell.row_span > 1):
                continue
            if (
                cell.row_span > 1
                and (group := _group_label(labels[row_no : row_no + cell.row_span], source.indicators)) is not None
            ):
                read = read_score_cell(cell, table)
                if isinstance(read, ScoreCell):
                    observations.append(_observation(group, cell, read, column, row_no, source))
                continue
            if cell.col < column.index and not table.is_ruled:
                cell = split_trailing_score(cell) or cell
            read = read_score_cell(cell, table)
            if isinstance(read, Finding):
                findings.append(read)
            elif read is not None:
                observations.append(_observation(label, cell, read, column, row_no, source))
        if len(observations) + len(findings) == n_before and scope_of(label.code) == "question":
            findings.append(_missing_finding(label, row, table))
    rating = _level_row(grid, context.year)
    if rating.level is not None:
        observations = [
            replace(o, level=rating.level, printed_level=rating.printed) if o.code == "ita" and not o.level else o
            for o in observations
        ]
    return Result(doubt_odd_decimals(observations), findings)


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
    return RowLabel(common.lower(), f"{min(codes)} …", 0.9) if common is not None else RowLabel("ita", "", 0.8)


def _missing_finding(label: RowLabel, row: Sequence[Cell | None], table: Table) -> Finding:
    place = next((cell for cell in row if cell is not None), None)
    message = f"table {table.table_no} lists {label.code} without a score"
    return Finding(
        "warning",
        "score-missing",
        message,
        place.page if place else table.page,
        place.bbox if place else table.bbox,
        label.code,
        label.raw,
    )


def _observation(
    label: RowLabel,
    cell: Cell,
    read: ScoreCell,
    column: Column,
    row_no: int,
    source: _Source,
) -> Observation:
    code, context, table, grid = label.code, source.context, source.table, source.grid
    row = grid.rows[row_no]
    scale_max = source.full_points.get(code, 100.0) if column.kind == "contribution" else 100.0
    rating = _level_of_row(row, grid, column.year or context.year) if code == "ita" else NO_RATING
    return Observation(
        fiscal_year=column.year or context.year,
        scope=scope_of(code),
        instrument=instrument_of(code, source.indicators),
        code=code,
        value=read.value,
        scale_max=scale_max,
        raw_code=label.raw,
        raw_score=cell.raw or cell.text,
        provenance=Provenance(
            cell.page or table.page, cell.bbox, table.table_no, grid.first_row + row_no, table.method, cell.col
        ),
        level=rating.level,
        printed_level=rating.printed,
        name_text=title_of_row(row, grid),
        context=context.heading[-160:],
        context_kind="issue" if context.is_issue else "comparison" if column.year else "main",
        confidence=min(read.confidence, label.confidence),
    )


def _level_of_row(row: Sequence[Cell | None], grid: ScoreGrid, year: int | None) -> Rating:
    for column in grid.of_kind("level"):
        cell = row[column.index]
        if cell is not None and cell.text.strip():
            return read_rating(cell.text, year)
    return NO_RATING


def _read_labels(source: _Source, frame: FrameLookup) -> list[RowLabel | None]:
    """One code per body row; None for a row that names none."""
    grid, context = source.grid, source.context
    code_column = find_code_column(grid)
    parts: dict[int, RowLabel] = {}
    if code_column is not None:
        parts = read_question_rows(grid, code_column, context, frame)
    # a table of questions may head each group of them with the indicator's own row and score
    others = [r for r in range(len(grid.rows)) if r not in parts]
    divided = frame.divided_indicators(context.year)
    parts |= _read_parts(source, others, divided, must_be_named=code_column is not None)
    labels: list[RowLabel | None] = []
    seen: list[str] = []
    for row_no, row in enumerate(grid.rows):
        label = parts.get(row_no) or _read_total_label(row, source, seen)
        if label is not None:
            seen.append(label.code)
        labels.append(label)
    return labels


def _read_parts(
    source: _Source, row_numbers: Sequence[int], divided: Collection[int], must_be_named: bool
) -> dict[int, RowLabel]:
    """Row number -> the sub-indicator, indicator or instrument that its cells name.

    Args:
        source: the table.
        row_numbers: the rows to read.
        divided: the indicators that have sub-indicators.
        must_be_named: whether an indicator counts only where the word ตัวชี้วัด, or its name, stands there.
    """
    grid = source.grid
    skipped = {column.index for column in grid.of_kind("score", "contribution", "not_a_score", "level")}
    # an instrument printed beside its indicators groups them; printed alone it is what the row is about
    if grid.of_kind("title", "code", "other"):
        skipped |= {column.index for column in grid.of_kind("instrument")}
    labels: dict[int, RowLabel] = {}
    rows: list[tuple[int, str, str, str]] = []
    for row_no in row_numbers:
        row = grid.rows[row_no]
        cells = list(dict.fromkeys(cell for i, cell in enumerate(row) if cell is not None and i not in skipped))
        joined = " ".join(text for cell in cells if (text := plain(cell.text)))
        if not joined or _WIDER.search(joined):
            continue
        sub = _SUB.match(joined)
        if sub is not None and int(sub["indicator"]) in divided:
            labels[row_no] = RowLabel(f"indicator-{sub['indicator']}.{sub['part']}", joined, 0.95)
            continue
        number = _INDICATOR.match(joined)
        if must_be_named and not _NAMED.match(joined):
            continue
        title = joined[number.end() :] if number else joined
        rows.append((row_no, number.group(1) if number else "", title.strip(" .:)"), joined))
    readings = read_indicator_column(
        [number for _, number, _, _ in rows], [title for _, _, title, _ in rows], source.indicators
    )
    for (row_no, _, _, joined), reading in zip(rows, readings, strict=True):
        instrument = read_instrument(joined)
        if (
            reading is not None
            and reading.confidence >= _LEAST
            and (reading.confidence > _DOUBTFUL or not _TOTAL.search(joined))
        ):
            labels[row_no] = RowLabel(f"indicator-{reading.number}", joined, reading.confidence)
        elif instrument is not None:
            labels[row_no] = RowLabel(instrument.lower(), joined, 0.97)
    return labels


def _read_total_label(row: Sequence[Cell | None], source: _Source, seen: Sequence[str]) -> RowLabel | None:
    """A row of totals: of the instrument whose parts stand above it, or of the whole assessment."""
    grid, context = source.grid, source.context
    numeric = {column.index for column in grid.of_kind("score", "contribution", "not_a_score", "level")}
    texts = [plain(cell.text) for i, cell in enumerate(row) if cell is not None and i not in numeric]
    joined = " ".join(dict.fromkeys(text for text in texts if text))
    if not joined or len(joined) > 90 or not _TOTAL.search(joined) or is_score_text(joined) or _WIDER.search(joined):
        return None
    named = read_instrument(joined)
    if named is not None:
        return RowLabel(named.lower(), joined, 0.95)
    above = {instrument_of(code, source.indicators) for code in seen}
    if not above and not _IS_ITA.search(f"{joined} {grid.heading_text} {context.heading}"):
        return None  # a total of money, of people, of anything
    if above == set(INSTRUMENT_NAMES) or (not above and context.instrument is None) or None in above:
        return RowLabel("ita", joined, 0.95)
    if len(above) == 1:
        (instrument,) = above
        if instrument is not None:
            return RowLabel(instrument.lower(), joined, 0.9)
    return RowLabel("ita", joined, 0.8) if not above else None
