"""Tables whose columns are codes: results of many bodies (one per row), or of one body over several years."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.thai.letters import THAI_WORD
from prongsai.normalizers.unknown_words import find_unknown
from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.body_columns import are_indicators, find_body_column, find_type_column, text_at
from prongsai.parsers.scores.captions import CaptionedTable, find_caption, settle_by_caption
from prongsai.parsers.scores.cell_text import is_score_text, plain
from prongsai.parsers.scores.cells import NO_RATING, Rating, ScoreCell, number_of, read_rating, read_score_cell
from prongsai.parsers.scores.claims import read_claim
from prongsai.parsers.scores.columns import Column, ScoreGrid, are_signed, says_level
from prongsai.parsers.scores.context import TableContext
from prongsai.parsers.scores.cut_names import sew_cut_names
from prongsai.parsers.scores.frame_codes import FrameLookup, instrument_of, scope_of
from prongsai.parsers.scores.headed_codes import CodeColumn, find_code_columns, scale_contributions
from prongsai.parsers.scores.matter import is_of_assessment
from prongsai.parsers.scores.rivals import Standing, doubt_by_words, weigh_values, without_year
from prongsai.parsers.scores.row_years import find_year_column, read_row_years
from prongsai.parsers.year_claims import YearClaim, read_row_year
from prongsai.pipeline.model import Cell, Finding, Observation, OpenClaim, Result, Table

_TOTALS = load_vocabulary("score_totals").alternation
_ROW_NUMBER = re.compile(r"^[0-9]{1,4}\s*[.)]?\s*(?![0-9.])")
_RUN_TOGETHER = re.compile(rf"[{THAI_WORD}][0-9]{{1,3}}\.[0-9]{{2}}$")
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
    rating: Rating = NO_RATING


@dataclass(frozen=True, slots=True)
class _Source(CaptionedTable):
    """A table whose columns are codes, with what its own parts say."""

    codes: Sequence[CodeColumn]
    body_column: int | None
    doubts: Mapping[int, OpenClaim]
    """Of the columns under a word that no table knows."""


def parse_code_columns(table: Table, grid: ScoreGrid, context: TableContext, frame: FrameLookup) -> Result[Observation]:
    """The scores of a table whose columns are codes; no rows where it is no such table."""
    body_column = find_body_column(grid)
    indicators = frame.indicators(context.year)
    if body_column is not None:
        grid = sew_cut_names(grid, body_column)
        if are_indicators([text_at(row, body_column) for row in grid.rows], indicators):
            return Result([])  # a title with `หน่วยงาน` in it makes no bodies of them
    said = " ".join((*grid.titles, *context.captions))
    codes = find_code_columns(grid, body_column, indicators, said)
    years = read_row_years(grid, context.report_year)
    if not codes or not (body_column is not None or _has_row_for_each_year(years, codes, grid) or _several(codes)):
        return Result([])  # one code in columns of several years is a table whose rows are codes
    if {item.code for item in codes} == {"ita"} and not is_of_assessment(grid, context):
        return Result([])
    codes = scale_contributions(codes, grid, frame.full_points(context.year))
    caption = find_caption(grid, context, indicators)
    source = _Source(
        table, grid, context, caption, indicators, codes, body_column, _doubt_headings(grid, codes, indicators)
    )
    type_column = find_type_column(grid)
    observations: list[Observation] = []
    findings: list[Finding] = []
    place: dict[str, str] = {}
    nameless = _find_nameless_rows(years, source) if body_column is None else ()
    weaker = _find_weaker_rows(years, source) if body_column is None else {}
    for at, (row_no, row, year) in enumerate(zip(grid.row_numbers, grid.rows, years, strict=True)):
        # without rules the row number may run into the name: `๑๓อบต.…`
        subject = _ROW_NUMBER.sub("", f"{text_at(row, type_column)}{text_at(row, body_column)}")
        if body_column is not None and (not subject or _NO_BODY.match(subject) or is_score_text(subject)):
            continue
        for column in grid.of_kind("district", "province"):
            # a dump leaves the repeats of a merged cell empty: the last one printed still holds
            place[column.kind] = text_at(row, column.index) or place.get(column.kind, "")
        where = " ".join(filter(None, (place.get("district"), place.get("province")))) or None
        standing = _NAMELESS if at in nameless else weaker.get(at, _standing_of_name(subject, row))
        read = _read_row(_Row(row, row_no, year, subject or None, where, standing), source)
        observations.extend(read.rows)
        findings.extend(read.findings)
    if nameless:
        findings.append(_nameless_finding(len(nameless), source))
    return Result(observations, findings)


def _doubt_headings(
    grid: ScoreGrid, codes: Sequence[CodeColumn], indicators: Sequence[KnownIndicator]
) -> Mapping[int, OpenClaim]:
    """Index -> what the words of a heading leave open, for headings that have others than codes and names.

    An indicator's name has words of its own, and narrow columns break it; where its place in a count alone says which
    it is, the word before its number must be known.
    """
    titles = [wording for one in indicators for wording in one.wordings]
    asked = [item.column for item in codes if item.is_by_count or not item.code.startswith("indicator")]
    is_garbled = grid.is_garbled
    found = {one.index: find_unknown(without_year(one), titles, is_garbled=is_garbled, of_tables=True) for one in asked}
    return {index: doubt_by_words(unknown) for index, unknown in found.items() if unknown}


_NAMELESS = Standing("unknown", "rows of scores without a name")


def _find_nameless_rows(years: Sequence[YearClaim | None], source: _Source) -> Collection[int]:
    """The rows of scores that neither words nor years tell apart, where there are several: whose are they?"""
    rows = [
        at
        for at, (row, year) in enumerate(zip(source.grid.rows, years, strict=True))
        if year is None
        and any(number_of(row[item.column.index]) is not None for item in source.codes)
        and not _WORD.search(_label_of_row(row, source.grid, source.codes))
    ]
    return rows if len(rows) > 1 else ()


def _standing_of_name(subject: str, row: Sequence[Cell | None]) -> Standing:
    """A result, of a body in doubt where the words of its row run into the numbers: part of its name lies in them."""
    is_broken = any(cell is not None and _RUN_TOGETHER.search(plain(cell.text)) for cell in row)
    if not subject or not is_broken:
        return Standing("score")
    return Standing("score", open_claims=(OpenClaim("body", (subject, "a longer name that ran into its numbers")),))


def _find_weaker_rows(years: Sequence[YearClaim | None], source: _Source) -> Mapping[int, Standing]:
    """The rows of one year that say less of a result than another: `คะแนนที่ได้` stands before a row of any other name."""
    groups: dict[int | None, dict[int, str]] = defaultdict(dict)
    for at, (row, year) in enumerate(zip(source.grid.rows, years, strict=True)):
        label = _label_of_row(row, source.grid, source.codes)
        claimed = year or read_row_year(label, source.context.report_year)
        if any(number_of(row[item.column.index]) is not None for item in source.codes):
            groups[claimed.year if claimed else None][at] = label
    weaker: dict[int, Standing] = {}
    for labels in groups.values():
        claims = {at: read_claim(label) for at, label in labels.items()}
        strengths = {at: claim.strength for at, claim in claims.items() if claim.role == "score"}
        unsure = {at for at in strengths if _unknown_in(labels[at], source)}
        sure = strengths.keys() - unsure
        best = max(sorted(sure or strengths), key=lambda at: strengths[at], default=None)
        if best is None:
            continue
        basis = f"beside row `{labels[best]}`"
        for at, strength in strengths.items():
            if strength < strengths[best] or (sure and at in unsure):
                weaker[at] = Standing("unknown", f"row `{labels[at]}` {basis}")
        # a row of words that no table knows may be the result as well as the one that is called a score
        rivals = [labels[at] for at in sorted(unsure) if sure and strengths[at] >= strengths[best]]
        if rivals:
            weaker[best] = Standing("score", open_claims=(OpenClaim("quantity", (labels[best], *rivals)),))
    return weaker


def _unknown_in(text: str, source: _Source) -> tuple[str, ...]:
    """The words of a label or heading that neither a table nor the name of an indicator explains."""
    titles = [wording for one in source.indicators for wording in one.wordings]
    return find_unknown(text, titles, is_garbled=source.grid.is_garbled, of_tables=True)


def _nameless_finding(count: int, source: _Source) -> Finding:
    table = source.table
    message = f"table {table.table_no} has {count} rows of scores, and nothing in them says whose they are"
    codes = ", ".join(item.code for item in source.codes)
    return Finding("warning", "score-ambiguous", message, table.page, table.bbox, codes)


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
    row = _settle_row(row, source)
    is_of_scores = row.standing.role == "score"
    by_value = weigh_values(source.grid) if all(item.scale_max == 100 for item in source.codes) else {}
    observations: list[Observation] = []
    findings: list[Finding] = []
    for item in source.codes:
        cell = row.cells[item.column.index]
        found = read_score_cell(cell, source.table, item.column.evidence) if cell is not None else None
        if isinstance(found, Finding) and is_of_scores:
            message = f"{found.message}, {item.code} of {row.subject}" if row.subject else found.message
            findings.append(replace(found, message=message, field=item.code))
        if cell is None or not isinstance(found, ScoreCell):
            continue
        standing = by_value.get(item.column.index, row.standing) if is_of_scores else row.standing
        # a list has a name in each row, so that no caption (`ทั้งจังหวัด`) says whose its numbers are
        if row.subject is None or source.caption.claim.role not in ("group_mean", "copied"):
            caption = replace(source.caption, unknown=()) if row.subject else source.caption
            standing = settle_by_caption(standing, item.column.claim, caption)
        if standing.role == "score" and not standing.open_claims and item.column.index in source.doubts:
            standing = replace(standing, open_claims=(source.doubts[item.column.index],))
        observations.append(_observation(item, cell, found, replace(row, standing=standing), source))
    return Result(observations, findings)


def _settle_row(row: _Row, source: _Source) -> _Row:
    """The row with what its label says of its numbers, its rating, and the year that answers for them."""
    label = _label_of_row(row.cells, source.grid, source.codes)
    standing = row.standing
    if standing.role == "score" and row.subject is None:
        numbers = [plain(cell.text) for item in source.codes if (cell := row.cells[item.column.index]) is not None]
        known = standing.open_claims
        standing = _standing_of_row(label, numbers, row.year, source)
        standing = replace(standing, open_claims=known or standing.open_claims)
    of_label = None if row.subject else read_row_year(label, source.context.report_year)
    year = row.year or of_label or source.context.year_claim
    return replace(
        row,
        year=year,
        standing=standing,
        rating=_level_of_row(row.cells, source.grid, source.codes, year.year),
    )


def _observation(item: CodeColumn, cell: Cell, read: ScoreCell, row: _Row, source: _Source) -> Observation:
    year = item.column.year_claim or row.year or source.context.year_claim
    rating = row.rating if item.code == "ita" else NO_RATING
    return Observation(
        fiscal_year=year.year,
        scope=scope_of(item.code),
        instrument=instrument_of(item.code, source.indicators),
        code=item.code,
        value=read.value,
        scale_max=item.scale_max,
        raw_code=item.column.heading,
        raw_score=cell.raw or cell.text,
        provenance=replace(source.table.place_of(cell), row_no=row.number + source.table.row_offset),
        level=rating.level,
        printed_level=rating.printed,
        subject=row.subject,
        subject_place=row.place,
        context=source.context.end_of_heading,
        context_kind="results" if source.body_column is not None else "comparison",
        confidence=read.confidence,
        role=row.standing.role,
        role_basis=row.standing.role_basis,
        caption="" if row.subject else source.caption.text,
        answers=(*row.standing.answers, *year.answers),
        open_claims=(*row.standing.open_claims, *year.open_claims),
    )


def _label_of_row(row: Sequence[Cell | None], grid: ScoreGrid, codes: Sequence[CodeColumn]) -> str:
    """What a row says beside its scores and their rating, which says nothing of what they are."""
    left = {item.column.index for item in codes}
    ratings = {column.index for column in _level_columns(grid, codes)}
    texts = [(i, plain(cell.text)) for i, cell in enumerate(row) if cell is not None and i not in left]
    return " ".join(text for i, text in texts if i not in ratings or read_rating(text, None) == NO_RATING)


def _level_columns(grid: ScoreGrid, codes: Sequence[CodeColumn]) -> list[Column]:
    scores = {item.column.index for item in codes}
    others = (column for column in grid.columns if column.index not in scores)
    return [column for column in others if column.kind == "level" or says_level(column.heading)]


def _standing_of_row(label: str, numbers: Sequence[str], year: YearClaim | None, source: _Source) -> Standing:
    """What the label of a row without a body makes of its numbers: `เป้าหมาย`, `ค่าเฉลี่ยจังหวัด`, a mean of years."""
    claim = read_claim(label)
    if claim.role != "score":
        return Standing(claim.role, f"row `{label}`")
    if are_signed(numbers):
        return Standing("change", f"numbers with signs in row `{label}`")
    if year is None and find_year_column(source.grid, source.context.report_year) is not None:
        return Standing("unknown", f"row `{label}` among years")
    unknown = _unknown_in(label, source)
    return Standing("score", open_claims=(doubt_by_words(unknown),) if unknown else ())


def _level_of_row(row: Sequence[Cell | None], grid: ScoreGrid, codes: Sequence[CodeColumn], year: int | None) -> Rating:
    cells = (row[column.index] for column in _level_columns(grid, codes))
    printed = next((cell for cell in cells if cell is not None and cell.text.strip()), None)
    return read_rating(printed.text, year) if printed is not None else NO_RATING
