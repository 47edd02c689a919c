"""Tables whose columns are codes: results of many bodies (one per row), or of one body over several years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.cell_text import is_score_text, plain
from prongsai.parsers.scores.cells import NO_RATING, Rating, ScoreCell, read_rating, read_score_cell
from prongsai.parsers.scores.columns import ScoreGrid, says_level
from prongsai.parsers.scores.context import TableContext
from prongsai.parsers.scores.frame_codes import FrameLookup, instrument_of, scope_of
from prongsai.parsers.scores.headed_codes import CodeColumn, find_code_columns, scale_contributions
from prongsai.parsers.scores.question_rows import find_code_column
from prongsai.parsers.year_claims import YearClaim, read_row_year
from prongsai.pipeline.model import Cell, Finding, Observation, Result, Table

_TOTALS = load_vocabulary("score_totals").alternation
_BODIES = load_vocabulary("score_bodies").alternation
_BODY_WORDS = re.compile(
    rf"(?:[0-9]{{1,4}}\s*[.)]?\s*)?(?:{_BODIES('before a kind', 'office')})?"
    rf"(?:{_BODIES('kind', 'kind or type', 'office')})"
)
_TYPE_ONLY = re.compile(_BODIES("type", "kind or type"))
_ROW_NUMBER = re.compile(r"^[0-9]{1,4}\s*[.)]?\s*(?![0-9.])")
_LONGEST_BARE_NAME = 45
"""Characters. The longest official name of a local body has 44 (gazetteer)."""
_LONGEST_NAME = 90
"""Characters. The longest official name with its district and province has 88 (gazetteer)."""
_NO_BODY = re.compile(_TOTALS("sum", "whole", "sum of parts", "overall", "note"))


def parse_code_columns(table: Table, grid: ScoreGrid, context: TableContext, frame: FrameLookup) -> Result[Observation]:
    """The scores of a table whose columns are codes; no rows where it is no such table."""
    body_column = _find_body_column(grid)
    indicators = frame.indicators(context.year)
    codes = find_code_columns(grid, body_column, indicators)
    if body_column is None and len({item.code for item in codes}) < 2:
        return Result([])  # one code in columns of several years is a table whose rows are codes
    if not codes:
        return Result([])
    codes = scale_contributions(codes, grid, frame.full_points(context.year))
    type_column = _find_type_column(grid)
    observations: list[Observation] = []
    findings: list[Finding] = []
    place: dict[str, str] = {}
    for row_no, row in zip(grid.row_numbers, grid.rows, strict=True):
        # without rules the row number may run into the name: `๑๓อบต.…`
        subject = _ROW_NUMBER.sub("", f"{_text(row, type_column)}{_text(row, body_column)}")
        if body_column is not None and (not subject or _NO_BODY.match(subject) or is_score_text(subject)):
            continue
        for column in grid.of_kind("district", "province"):
            # a dump leaves the repeats of a merged cell empty: the last one printed still holds
            place[column.kind] = _text(row, column.index) or place.get(column.kind, "")
        row_year = context.year_claim
        if body_column is None:
            row_year = _year_of_row(row, codes, context.report_year) or row_year
        rating = _level_of_row(row, grid, codes, row_year.year)
        for item in codes:
            cell = row[item.column.index]
            found = read_score_cell(cell, table, item.column.evidence) if cell is not None else None
            if isinstance(found, Finding):
                findings.append(found)
            if cell is None or not isinstance(found, ScoreCell):
                continue
            year = item.column.year_claim or row_year
            observations.append(
                Observation(
                    fiscal_year=year.year,
                    scope=scope_of(item.code),
                    instrument=instrument_of(item.code, indicators),
                    code=item.code,
                    value=found.value,
                    scale_max=item.scale_max,
                    raw_code=item.column.heading,
                    raw_score=cell.raw or cell.text,
                    provenance=replace(table.place_of(cell), row_no=row_no + table.row_offset),
                    level=rating.level if item.code == "ita" else None,
                    printed_level=rating.printed if item.code == "ita" else None,
                    subject=subject or None,
                    subject_place=" ".join(filter(None, (place.get("district"), place.get("province")))) or None,
                    context=context.end_of_heading,
                    context_kind="results" if body_column is not None else "comparison",
                    confidence=found.confidence,
                    answers=year.answers,
                    open_claims=year.open_claims,
                )
            )
    return Result(observations, findings)


def _find_type_column(grid: ScoreGrid) -> int | None:
    """The column that holds nothing but the bodies' types, which the names beside them then leave out."""
    for column in grid.columns:
        texts = [text for row in grid.rows if (text := _text(row, column.index))]
        if texts and all(_TYPE_ONLY.fullmatch(text) for text in texts):
            return column.index
    return None


def _find_body_column(grid: ScoreGrid) -> int | None:
    """The column of bodies' names: its cells name bodies, or its heading says so and its cells are distinct words."""
    shares: dict[int, float] = {}
    for column in grid.columns:
        texts = [text for row in grid.rows if (text := _text(row, column.index))]
        if not texts or all(_TYPE_ONLY.fullmatch(text) for text in texts):
            continue
        # a name begins with the word for its kind; a sentence about a body may hold one anywhere
        named = sum(bool(_BODY_WORDS.match(text)) and len(text) <= _LONGEST_NAME for text in texts) / len(texts)
        # under a heading of bodies bare names will do, but not the sentences of a table of questions
        if column.kind == "body" and max(map(len, texts)) <= _LONGEST_BARE_NAME and find_code_column(grid) is None:
            named += 0.5
        if named >= 0.5 and len(set(texts)) * 2 > len(texts):
            shares[column.index] = named
    # `จังหวัดตาก` names a body too, but beside a column of bodies only where they lie
    return max(shares, key=lambda index: (grid.columns[index].kind == "body", shares[index]), default=None)


def _text(row: Sequence[Cell | None], index: int | None) -> str:
    if index is None:
        return ""
    cell = row[index]
    return plain(cell.text) if cell is not None else ""


def _year_of_row(row: Sequence[Cell | None], codes: Sequence[CodeColumn], report_year: int | None) -> YearClaim | None:
    scores = {item.column.index for item in codes}
    label = " ".join(plain(cell.text) for i, cell in enumerate(row) if cell is not None and i not in scores)
    return read_row_year(label, report_year)


def _level_of_row(row: Sequence[Cell | None], grid: ScoreGrid, codes: Sequence[CodeColumn], year: int | None) -> Rating:
    scores = {item.column.index for item in codes}
    for column in grid.columns:
        if column.index not in scores and (column.kind == "level" or says_level(column.heading)):
            cell = row[column.index]
            if cell is not None and cell.text.strip():
                return read_rating(cell.text, year)
    return NO_RATING
