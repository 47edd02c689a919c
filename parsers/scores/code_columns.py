"""Tables whose columns are codes: results of many bodies (one per row), or of one body over several years."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.thai.letters import THAI_WORD
from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.normalizers.values.instruments import read_instrument
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.captions import CaptionedTable, find_caption, settle_by_caption
from prongsai.parsers.scores.cell_text import is_score_text, plain
from prongsai.parsers.scores.cells import NO_RATING, Rating, ScoreCell, number_of, read_rating, read_score_cell
from prongsai.parsers.scores.claims import read_claim
from prongsai.parsers.scores.columns import ScoreGrid, says_level
from prongsai.parsers.scores.context import TableContext
from prongsai.parsers.scores.cut_names import sew_cut_names
from prongsai.parsers.scores.frame_codes import FrameLookup, instrument_of, scope_of
from prongsai.parsers.scores.headed_codes import CodeColumn, find_code_columns, scale_contributions
from prongsai.parsers.scores.matter import is_of_assessment
from prongsai.parsers.scores.question_rows import find_code_column
from prongsai.parsers.scores.rivals import Standing, weigh_values
from prongsai.parsers.scores.row_years import find_year_column, read_row_years
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
_WORD = re.compile(f"[A-Za-z{THAI_WORD}]{{2}}")
_NO_BODY = re.compile(_TOTALS("sum", "whole", "sum of parts", "overall", "note"))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the body: whose it is, of which year, and what its numbers are."""

    cells: Sequence[Cell | None]
    number: int
    year: YearClaim | None
    subject: str | None
    place: str | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class _Source(CaptionedTable):
    """A table whose columns are codes, with what its own parts say."""

    codes: Sequence[CodeColumn]
    body_column: int | None


def parse_code_columns(table: Table, grid: ScoreGrid, context: TableContext, frame: FrameLookup) -> Result[Observation]:
    """The scores of a table whose columns are codes; no rows where it is no such table."""
    body_column = _find_body_column(grid)
    indicators = frame.indicators(context.year)
    if body_column is not None:
        grid = sew_cut_names(grid, body_column)
        if _are_indicators([_text(row, body_column) for row in grid.rows], indicators):
            return Result([])  # a title with `หน่วยงาน` in it makes no bodies of them
    said = " ".join((*grid.titles, *context.captions))
    codes = find_code_columns(grid, body_column, indicators, said)
    years = read_row_years(grid, context.report_year)
    if not codes or not (body_column is not None or _has_row_for_each_year(years, codes, grid) or _several(codes)):
        return Result([])  # one code in columns of several years is a table whose rows are codes
    if {item.code for item in codes} == {"ita"} and not is_of_assessment(grid, context):
        return Result([])
    codes = scale_contributions(codes, grid, frame.full_points(context.year))
    caption = find_caption(grid, context)
    source = _Source(table, grid, context, caption, indicators, codes, body_column)
    type_column = _find_type_column(grid)
    observations: list[Observation] = []
    findings: list[Finding] = []
    place: dict[str, str] = {}
    nameless = _find_nameless_rows(years, source) if body_column is None else ()
    weaker = _find_weaker_rows(years, source) if body_column is None else {}
    for at, (row_no, row, year) in enumerate(zip(grid.row_numbers, grid.rows, years, strict=True)):
        # without rules the row number may run into the name: `๑๓อบต.…`
        subject = _ROW_NUMBER.sub("", f"{_text(row, type_column)}{_text(row, body_column)}")
        if body_column is not None and (not subject or _NO_BODY.match(subject) or is_score_text(subject)):
            continue
        for column in grid.of_kind("district", "province"):
            # a dump leaves the repeats of a merged cell empty: the last one printed still holds
            place[column.kind] = _text(row, column.index) or place.get(column.kind, "")
        where = " ".join(filter(None, (place.get("district"), place.get("province")))) or None
        standing = _NAMELESS if at in nameless else weaker.get(at, Standing("score"))
        read = _read_row(_Row(row, row_no, year, subject or None, where, standing), source)
        observations.extend(read.rows)
        findings.extend(read.findings)
    if nameless:
        findings.append(_nameless_finding(len(nameless), source))
    return Result(observations, findings)


_NAMELESS = Standing("unknown", "rows of scores without a name")


def _find_nameless_rows(years: Sequence[YearClaim | None], source: _Source) -> Collection[int]:
    """The rows of scores that neither words nor years tell apart, where there are several: whose are they?"""
    rows = [
        at
        for at, (row, year) in enumerate(zip(source.grid.rows, years, strict=True))
        if year is None
        and any(number_of(row[item.column.index]) is not None for item in source.codes)
        and not _WORD.search(_label_of_row(row, source.codes))
    ]
    return rows if len(rows) > 1 else ()


def _find_weaker_rows(years: Sequence[YearClaim | None], source: _Source) -> Mapping[int, Standing]:
    """The rows of one year that say less of a result than another: `คะแนนที่ได้` stands before a row of any other name."""
    groups: dict[int | None, dict[int, str]] = defaultdict(dict)
    for at, (row, year) in enumerate(zip(source.grid.rows, years, strict=True)):
        label = _label_of_row(row, source.codes)
        claimed = year or read_row_year(label, source.context.report_year)
        if any(number_of(row[item.column.index]) is not None for item in source.codes):
            groups[claimed.year if claimed else None][at] = label
    weaker: dict[int, Standing] = {}
    for labels in groups.values():
        claims = {at: read_claim(label) for at, label in labels.items()}
        strengths = {at: claim.strength for at, claim in claims.items() if claim.role == "score"}
        best = max(strengths, key=lambda at: strengths[at], default=None)
        if best is None:
            continue
        basis = f"beside row `{labels[best]}`"
        for at, strength in strengths.items():
            if strength < strengths[best]:
                weaker[at] = Standing("unknown", f"row `{labels[at]}` {basis}")
    return weaker


def _nameless_finding(count: int, source: _Source) -> Finding:
    table = source.table
    message = f"table {table.table_no} has {count} rows of scores, and nothing in them says whose they are"
    codes = ", ".join(item.code for item in source.codes)
    return Finding("warning", "score-ambiguous", message, table.page, table.bbox, codes)


def _are_indicators(names: Sequence[str], indicators: Sequence[KnownIndicator]) -> bool:
    """True where most rows of a column bear the name of an indicator: it lists no bodies, whatever its heading says."""
    wordings = {wording for one in indicators for wording in one.wordings}
    told = [name for name in names if any(wording in name for wording in wordings)]
    return 2 * len(told) > len([name for name in names if name])


def _several(codes: Sequence[CodeColumn]) -> bool:
    return len({item.code for item in codes}) > 1


def _has_row_for_each_year(years: Sequence[YearClaim | None], codes: Sequence[CodeColumn], grid: ScoreGrid) -> bool:
    """True where each row of numbers has a year of its own, so that the rows are years: `ปี | คะแนน | ระดับ`."""
    dated = [
        year.year
        for year, row in zip(years, grid.rows, strict=True)
        if year is not None and any(number_of(row[item.column.index]) is not None for item in codes)
    ]
    return bool(dated) and len(set(dated)) == len(dated) and find_year_column(grid, None) is not None


def _read_row(row: _Row, source: _Source) -> Result[Observation]:
    """The numbers of one row: a body's, or a year's."""
    table, grid, context, codes = source.table, source.grid, source.context, source.codes
    label = _label_of_row(row.cells, codes)
    row_year = row.year or (None if row.subject else read_row_year(label, context.report_year)) or context.year_claim
    standing = row.standing
    if standing.role == "score" and row.subject is None:
        standing = _standing_of_row(label, row.year, source)
    rating = _level_of_row(row.cells, grid, codes, row_year.year)
    by_value = {} if any(item.scale_max != 100 for item in codes) else weigh_values(grid)
    observations: list[Observation] = []
    findings: list[Finding] = []
    for item in codes:
        cell = row.cells[item.column.index]
        found = read_score_cell(cell, table, item.column.evidence) if cell is not None else None
        if isinstance(found, Finding) and standing.role == "score":
            message = f"{found.message}, {item.code} of {row.subject}" if row.subject else found.message
            findings.append(replace(found, message=message, field=item.code))
        if cell is None or not isinstance(found, ScoreCell):
            continue
        claimed = item.column.year_claim or row_year
        settled = by_value.get(item.column.index, standing) if standing.role == "score" else standing
        # a list has a name in each row, so that no caption (`ทั้งจังหวัด`) says whose its numbers are
        if row.subject is None or source.caption.claim.role not in ("group_mean", "copied"):
            settled = settle_by_caption(settled, item.column.claim, source.caption)
        observations.append(
            Observation(
                fiscal_year=claimed.year,
                scope=scope_of(item.code),
                instrument=instrument_of(item.code, source.indicators),
                code=item.code,
                value=found.value,
                scale_max=item.scale_max,
                raw_code=item.column.heading,
                raw_score=cell.raw or cell.text,
                provenance=replace(table.place_of(cell), row_no=row.number + table.row_offset),
                level=rating.level if item.code == "ita" else None,
                printed_level=rating.printed if item.code == "ita" else None,
                subject=row.subject,
                subject_place=row.place,
                context=context.end_of_heading,
                context_kind="results" if source.body_column is not None else "comparison",
                confidence=found.confidence,
                role=settled.role,
                role_basis=settled.role_basis,
                answers=claimed.answers,
                open_claims=claimed.open_claims,
            )
        )
    return Result(observations, findings)


def _label_of_row(row: Sequence[Cell | None], codes: Sequence[CodeColumn]) -> str:
    """What a row says beside its scores."""
    scores = {item.column.index for item in codes}
    return " ".join(plain(cell.text) for i, cell in enumerate(row) if cell is not None and i not in scores)


def _standing_of_row(label: str, year: YearClaim | None, source: _Source) -> Standing:
    """What the label of a row without a body makes of its numbers: `เป้าหมาย`, `ค่าเฉลี่ยจังหวัด`, a mean of years."""
    claim = read_claim(label)
    if claim.role != "score":
        return Standing(claim.role, f"row `{label}`")
    if year is None and find_year_column(source.grid, source.context.report_year) is not None:
        return Standing("unknown", f"row `{label}` among years")
    return Standing("score")


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
        if sum(read_instrument(text) is not None for text in texts) * 2 >= len(texts):
            continue  # `แบบ IIT` is no body
        # a name begins with the word for its kind; a sentence about a body may hold one anywhere
        named = sum(bool(_BODY_WORDS.match(text)) and len(text) <= _LONGEST_NAME for text in texts) / len(texts)
        # under a heading of bodies bare names will do, but not the sentences of a table of questions
        if column.kind == "body" and max(map(len, texts)) <= _LONGEST_BARE_NAME and find_code_column(grid) is None:
            named += 0.5
        # two bodies of one name lie in two districts
        distinct = {(_text(row, column.index), *_places(row, grid)) for row in grid.rows if _text(row, column.index)}
        if named >= 0.5 and len(distinct) * 2 > len(texts):
            shares[column.index] = named
    # `จังหวัดตาก` names a body too, but beside a column of bodies only where they lie
    return max(shares, key=lambda index: (grid.columns[index].kind == "body", shares[index]), default=None)


def _places(row: Sequence[Cell | None], grid: ScoreGrid) -> tuple[str, ...]:
    return tuple(_text(row, column.index) for column in grid.of_kind("district", "province"))


def _text(row: Sequence[Cell | None], index: int | None) -> str:
    if index is None:
        return ""
    cell = row[index]
    return plain(cell.text) if cell is not None else ""


def _level_of_row(row: Sequence[Cell | None], grid: ScoreGrid, codes: Sequence[CodeColumn], year: int | None) -> Rating:
    scores = {item.column.index for item in codes}
    for column in grid.columns:
        if column.index not in scores and (column.kind == "level" or says_level(column.heading)):
            cell = row[column.index]
            if cell is not None and cell.text.strip():
                return read_rating(cell.text, year)
    return NO_RATING
