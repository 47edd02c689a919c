"""Columns of one table that give the same codes other values for the same year: which of them holds the scores.

What their headings say decides: the body's own column before one of results, that before a bare word for scores, that
before a mere per cent. Where two say the same, nothing decides, and both keep the question open.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prongsai.normalizers.printed_numbers import SAME_SCORE
from prongsai.normalizers.unknown_words import find_unknown
from prongsai.normalizers.values.digits import FULL_YEAR, to_arabic
from prongsai.parsers.scores.bodies_across import find_bodies_across
from prongsai.parsers.scores.cells import number_of
from prongsai.parsers.scores.columns import Column, ScoreGrid
from prongsai.parsers.scores.value_scale import find_few_marks, find_shares
from prongsai.pipeline.model import Answer, Cell, OpenClaim, Role

_MOST_ALIKE = 0.5
"""Columns that agree in more than this share of their rows print one thing twice, with a slip in it."""


_LIKE_YEAR = re.compile(rf"(?<![0-9.,])(?:{FULL_YEAR}|20[12][0-9]|[67][0-9])(?![0-9.,])")
"""Of either era, or short: the assessment began in 2556."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the numbers of one column are, beside those of the others."""

    role: Role
    role_basis: str = ""
    answers: tuple[Answer, ...] = ()
    open_claims: tuple[OpenClaim, ...] = ()


def weigh_columns(grid: ScoreGrid, report_year: int | None) -> Mapping[int, Standing]:
    """Index of each column of numbers -> what it stands for."""
    standings: dict[int, Standing] = {}
    groups: dict[int | None, list[Column]] = defaultdict(list)
    by_value = weigh_values(grid)
    bodies = find_bodies_across(grid)
    for column in grid.columns:
        if column.index in by_value:
            standings[column.index] = by_value[column.index]
        elif column.index in bodies:
            standings[column.index] = Standing("score")
        elif bodies and column.kind in ("score", "contribution"):
            standings[column.index] = Standing("group_mean", f"{said_by_heading(column)} beside columns of bodies")
        elif column.kind in ("score", "contribution"):
            groups[column.year or report_year].append(column)
        elif column.kind == "not_a_score" and column.share_of_scores >= _MOST_ALIKE:
            standings[column.index] = Standing(column.claim.role, said_by_heading(column))
    has_counts = any(standing.role in ("count", "share") for standing in standings.values())
    for columns in groups.values():
        standings |= _weigh_rivals(columns, grid, has_counts)
    return standings


def weigh_values(grid: ScoreGrid) -> Mapping[int, Standing]:
    """Index -> standing of the columns whose values themselves say that they are no scores of a hundred."""
    said = {column.index: said_by_heading(column) for column in grid.columns}
    few_marks, shares = find_few_marks(grid, grid.of_kind("score")), find_shares(grid)
    by_value = {index: Standing("other_index", f"{why} under {said[index]}") for index, why in few_marks.items()}
    return by_value | {index: Standing("share", f"{why}, with {said[index]}") for index, why in shares.items()}


def said_by_heading(column: Column) -> str:
    """The heading of a column as the words that say something of it."""
    return f"column heading `{column.own_heading or column.heading}`"


def _weigh_rivals(columns: Sequence[Column], grid: ScoreGrid, has_counts: bool) -> Mapping[int, Standing]:
    """The standing of columns of one year."""
    best = max(map(_strength, columns))
    leaders = [column for column in columns if _strength(column) == best]
    # of several columns without a word about scores the last one is likeliest: their sum
    likeliest = leaders[0] if best else leaders[-1]
    if any(_is_unsure(column) for column in leaders):
        leaders = list(columns)  # a word that no table knows may make anything of a column, so none is beaten by it
    standings: dict[int, Standing] = {}
    for column in columns:
        rivals = [other for other in leaders if other is not column and _disagree(column, other, grid)]
        if has_counts and column.claim.is_percent:
            standings[column.index] = Standing("share", said_by_heading(column))
        elif rivals and column not in leaders:
            basis = f"{said_by_heading(column)} beside {said_by_heading(likeliest)}"
            standings[column.index] = Standing("unknown", basis)
        else:
            standings[column.index] = Standing(
                "score", "", tuple(_answers(column)), _open_claims(likeliest, column, rivals)
            )
    return standings


def _is_unsure(column: Column) -> bool:
    """True for a column under a word that no table knows, or under a number like a year that was read as none."""
    heading = to_arabic(f"{column.heading} {column.own_heading}")
    return bool(find_unknown(heading, of_tables=True)) or (
        column.year is None and _LIKE_YEAR.search(heading) is not None
    )


def _strength(column: Column) -> float:
    # points of an instrument's weight stand beside its score of a hundred, which tells more
    is_weak = column.kind == "contribution" or column.claim.is_percent
    return column.claim.strength - 0.5 * is_weak


def _answers(column: Column) -> list[Answer]:
    said = said_by_heading(column)
    answers = []
    if column.claim.is_own:
        answers.append(Answer("body", said))
    return answers


def _open_claims(likeliest: Column, column: Column, rivals: Sequence[Column]) -> tuple[OpenClaim, ...]:
    if not rivals:
        return ()
    rest = [other for other in (column, *rivals) if other is not likeliest]
    between = [name_of(other) for other in (likeliest, *sorted(rest, key=lambda one: one.index))]
    return (OpenClaim("quantity", tuple(between)),)


def name_of(column: Column) -> str:
    """How a column is called in a finding: by its own heading, else by its place."""
    return column.own_heading or column.heading or f"column {column.index + 1}"


def _disagree(one: Column, other: Column, grid: ScoreGrid) -> bool:
    """True where two columns give different numbers in most of the rows in which both have one."""
    pairs = [
        (a, b)
        for row in grid.rows
        # a cell over several rows is the score of what they have in common
        if _spans(row[one.index]) == _spans(row[other.index])
        and (a := number_of(row[one.index])) is not None
        and (b := number_of(row[other.index])) is not None
    ]
    return sum(abs(a - b) >= SAME_SCORE for a, b in pairs) > _MOST_ALIKE * len(pairs)


def _spans(cell: Cell | None) -> int:
    return cell.row_span if cell is not None else 1
