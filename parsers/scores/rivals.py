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
from prongsai.normalizers.thai.letters import THAI_WORD
from prongsai.normalizers.unknown_words import find_unknown
from prongsai.normalizers.values.dates import ERA
from prongsai.normalizers.values.digits import FULL_YEAR, to_arabic
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.bodies_across import find_bodies_across
from prongsai.parsers.scores.cells import number_of
from prongsai.parsers.scores.clause_evidence import LEAST_LIKELY
from prongsai.parsers.scores.columns import Column, ScoreGrid
from prongsai.parsers.scores.value_scale import find_few_marks, find_shares
from prongsai.parsers.year_claims import OWN_YEAR
from prongsai.parsers.year_runs import has_unread_year
from prongsai.pipeline.model import Answer, Cell, OpenClaim, Role

_MOST_ALIKE = 0.5
"""Columns that agree in more than this share of their rows print one thing twice, with a slip in it."""


_YEAR_WORD = load_vocabulary("written_years").alternation("year")
_LIKE_YEAR = re.compile(rf"(?<![0-9.,])(?:{FULL_YEAR}|20[12][0-9]|[67][0-9])(?![0-9.,])")
"""Of either era, or short: the assessment began in 2556."""
_SHORT_BEFORE_YEAR = re.compile(
    rf"(?:(?:{load_vocabulary('clause_words').alternation('before a year')})\s*)?"
    rf"(?:{ERA}|(?:{_YEAR_WORD})?[{THAI_WORD}]{{1,6}}[.\u0e2f]|[A-Za-z]{{1,6}}\.?)?"
    rf"\s*['’]?{_LIKE_YEAR.pattern}"
)
"""Six letters hold any short form, and no word for a goal with what stands before it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the numbers of one column are, beside those of the others."""

    role: Role
    role_basis: str = ""
    answers: tuple[Answer, ...] = ()
    open_claims: tuple[OpenClaim, ...] = ()


def weigh_columns(grid: ScoreGrid, report_year: int | None, titles: Sequence[str] = ()) -> Mapping[int, Standing]:
    """Index of each column of numbers -> what it stands for.

    Args:
        grid: the table.
        report_year: the year of a column that names none.
        titles: official names, which may stand in a heading.
    """
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
        elif column.kind == "not_a_score" and column.is_of_numbers:
            standings[column.index] = _standing_of_no_score(column, grid)
    has_counts = any(standing.role in ("count", "share") for standing in standings.values())
    for columns in groups.values():
        standings |= _weigh_rivals(columns, grid, has_counts, titles)
    return standings


def weigh_values(grid: ScoreGrid) -> Mapping[int, Standing]:
    """Index -> standing of the columns whose values themselves say that they are no scores of a hundred."""
    said = {column.index: said_by_heading(column) for column in grid.columns}
    few_marks, shares = find_few_marks(grid, grid.of_kind("score")), find_shares(grid)
    by_value = {index: Standing("other_index", f"{why} under {said[index]}") for index, why in few_marks.items()}
    return by_value | {index: Standing("share", f"{why}, with {said[index]}") for index, why in shares.items()}


def _standing_of_no_score(column: Column, grid: ScoreGrid) -> Standing:
    """The standing of numbers that a heading says to be something else; of differences only where they may be any.

    `คะแนน (เทียบปีก่อน)` over `92.14` and nothing else heads the scores themselves as likely.
    """
    numbers = [number_of(row[column.index]) for row in grid.rows]
    are_large = all(number is None or number > LEAST_LIKELY for number in numbers)
    if column.claim.role != "change" or not are_large or grid.of_kind("score", "contribution"):
        return Standing(column.claim.role, said_by_heading(column))
    return Standing("score", said_by_heading(column), (), (OpenClaim("quantity", ("score", "change")),))


def said_by_heading(column: Column) -> str:
    """The heading of a column as the words that say something of it."""
    return f"column heading `{column.own_heading or column.heading}`"


def _weigh_rivals(
    columns: Sequence[Column], grid: ScoreGrid, has_counts: bool, titles: Sequence[str]
) -> Mapping[int, Standing]:
    """The standing of columns of one year."""
    sure = [column for column in columns if not _is_unsure(column, grid)]
    best = max(map(_strength, sure or columns))
    leaders = [column for column in sure or columns if _strength(column) == best]
    # of several columns without a word about scores the last one is likeliest: their sum
    likeliest = leaders[0] if best else leaders[-1]
    if len(sure) < len(columns) and any(_strength(column) >= best for column in columns if column not in sure):
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
            open_claims = _open_claims(likeliest, column, rivals) or _doubt_alone(column, grid, titles)
            standings[column.index] = Standing("score", "", tuple(_answers(column)), open_claims)
    return standings


def _doubt_alone(column: Column, grid: ScoreGrid, titles: Sequence[str]) -> tuple[OpenClaim, ...]:
    """What the words of a heading leave open where no other column may hold the scores."""
    unknown = find_unknown(without_year(column), titles, is_garbled=grid.is_garbled, of_tables=True)
    if unknown:
        return (doubt_by_words(unknown),)
    if column.year is None and has_unread_year(column.own_heading):
        return (OpenClaim("year", (OWN_YEAR, f"that of `{column.own_heading}`")),)
    return ()


def without_year(column: Column) -> str:
    """The heading of a column with Arabic digits, without its year and a short form before that: `งปม. 66`, `FY 23`."""
    return to_arabic(column.own_heading) if column.year is None else drop_year(column.own_heading)


def drop_year(text: str) -> str:
    """A text that is known to name a year, with Arabic digits and without the year and a short form before it."""
    return _SHORT_BEFORE_YEAR.sub(" ", to_arabic(text))


def doubt_by_words(unknown: Sequence[str]) -> OpenClaim:
    """The question that words leave open which no table explains."""
    return OpenClaim("quantity", ("score", f"what `{', '.join(unknown)}` makes of it"))


def _is_unsure(column: Column, grid: ScoreGrid) -> bool:
    """True for a column under a word that no table knows, or under a number like a year that was read as none."""
    if find_unknown(without_year(column), is_garbled=grid.is_garbled, of_tables=True):
        return True
    return column.year is None and has_unread_year(column.heading)


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
