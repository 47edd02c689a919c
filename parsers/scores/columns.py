"""What each column of a table of scores holds, from its printed heading and its cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from prongsai.normalizers.printed_numbers import HAS_POINT, WHOLE_MARKS, Evidence, join_blanks, prints_two_decimals
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.bracketed import drop_bracketed_headings
from prongsai.parsers.scores.cell_text import is_score_text, plain
from prongsai.parsers.scores.claims import SILENT, Claim, join_claims, read_claim
from prongsai.parsers.scores.heading_rows import find_heading_height, is_count, spread_groups
from prongsai.parsers.year_claims import YearClaim, read_column_years
from prongsai.pipeline.model import MAY_BE_GARBLED, Cell, Table

ColumnKind = Literal[
    "score", "contribution", "not_a_score", "code", "number", "title", "instrument", "level", "body", "district",
    "province", "other",
]  # fmt: skip

_HEAD = load_vocabulary("score_heading_words").alternation
_KINDS = load_vocabulary("score_column_kinds").alternation
_CUES = load_vocabulary("score_cues").alternation

_CONTRIBUTION = re.compile(_HEAD("contribution"))
_POINTS = re.compile(
    rf"\(\s*([0-9]{{1,2}})\s*(?:{_CUES('score')}|%)?\s*\)|(?:{_CUES('per hundred')})\s*([0-9]{{1,2}})\b"
)
_SCORE = re.compile(_HEAD("score", "score of some kind"), re.IGNORECASE)
_RATING = re.compile(_KINDS("rating"))
_WHOLE_HEADINGS: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    ("number", re.compile(_KINDS("sequence"), re.IGNORECASE)),
    ("code", re.compile(_KINDS("code", "item"), re.IGNORECASE)),
)
"""What a heading says as a whole, without its blanks, whatever stands below it."""
_PLACES: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    ("district", re.compile(_KINDS("district"))),
    ("province", re.compile(_KINDS("province"))),
)
"""Likewise over words; over numbers they head the mean of a province."""
_LEVEL = re.compile(rf"{_KINDS('level', 'rating')}|(?:{_KINDS('virtue')}).*", re.IGNORECASE)
_WORD_HEADINGS: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    ("body", re.compile(_KINDS("body"), re.IGNORECASE)),
    ("instrument", re.compile(_KINDS("instrument"), re.IGNORECASE)),
    ("title", re.compile(_KINDS("title"))),
)
"""What a word in a heading over words says; the first of them that is found decides."""


_SIGNED = re.compile(r"\(?[+\-−–±▲▼↑↓]\s?[0-9]{1,2}(?:\.[0-9]{1,2})?\)?")
_FEWEST_SIGNED = 2
"""One sign alone may be a stray stroke."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what it holds, and the year that its heading names, if one."""

    index: int
    heading: str
    own_heading: str
    """The heading without the titles over all columns, which say nothing of this one."""
    kind: ColumnKind
    year_claim: YearClaim | None
    share_of_scores: float
    evidence: Evidence = "blank"
    """What proves that a number in it is one which has a blank inside: all others may have two decimals."""
    claim: Claim = SILENT
    """What its headings say of its numbers; those over all columns say it of the table."""

    @property
    def year(self) -> int | None:
        """The year that the heading names, Buddhist era."""
        return self.year_claim.year if self.year_claim else None

    @property
    def is_of_numbers(self) -> bool:
        """Whether its cells are numbers, half of them at least: the others say in words why there is none."""
        return self.share_of_scores * 2 >= 1


@dataclass(frozen=True, slots=True)
class ScoreGrid:
    """A table split into heading and body, with the meaning of its columns.

    `rows` are the body rows; a spanning cell stands in every position that it covers.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    row_numbers: tuple[int, ...]
    """Index in the table of each body row; a heading that is repeated on every page is none."""
    has_heading: bool
    heading_text: str
    titles: tuple[str, ...] = ()
    """The headings over all columns, from the top: they caption the table."""
    is_garbled: bool = False
    """Whether letters of its words may be lost or misread."""

    def of_kind(self, *kinds: ColumnKind) -> list[Column]:
        """The columns of any of these kinds, from left to right."""
        return [column for column in self.columns if column.kind in kinds]


def says_level(heading: str) -> bool:
    """True where a heading says that a rating stands there."""
    return bool(_RATING.search(heading))


def read_score_grid(
    table: Table, inherited: ScoreGrid | None = None, points: Collection[float] = (), report_year: int | None = None
) -> ScoreGrid:
    """Split `table` into heading and body and say what its columns hold.

    Args:
        table: the table, joined over pages.
        inherited: the grid of the table before it, whose columns a table without heading takes over when it has the
            same number of columns (a table cut by a page end that could not be joined).
        points: what instruments contribute to the overall score at most; a heading that names such a number
            (`IIT (30 คะแนน)`) stands over contributions.
        report_year: the year of the report, from which a heading `ปีก่อน` counts.
    """
    grid = table.grid()
    height = find_heading_height(grid)
    if not table.is_ruled:
        grid = [*spread_groups(grid[:height]), *grid[height:]]
    grid = [*drop_bracketed_headings(grid[:height], grid[height:]), *grid[height:]]
    headings = [_column_heading(grid[:height], c) for c in range(table.n_cols)]
    body = {r: row for r, row in enumerate(grid) if r >= height and not _repeats_heading(row, headings)}
    claims = [_column_claim(grid[:height], c) for c in range(table.n_cols)]
    if height == 0 and inherited is not None and len(inherited.columns) == table.n_cols:
        headings = [(column.heading, column.own_heading) for column in inherited.columns]
        claims = [column.claim for column in inherited.columns]
    cells = [_heading_texts(grid[:height], c) for c in range(table.n_cols)]
    # each cell for itself last: `ปี ๖๖` over `คะแนน` reads like a number of marks when joined
    written = [(own, heading, *texts) for (heading, own), texts in zip(headings, cells, strict=True)]
    years = read_column_years(written, report_year)
    columns = tuple(
        _read_column(c, headings[c], claims[c], years[c], [row[c] for row in body.values()])
        for c in range(table.n_cols)
    )
    columns = tuple(replace(column, kind=_kind(column, points)) for column in columns)
    columns = _settle_numbers(columns, list(body.values()))
    titles = dict.fromkeys(plain(cell.text) for row in grid[:height] for cell in row if cell and _is_title(cell, table))
    heading_text = " ".join(dict.fromkeys(text for text, _ in headings if text))
    rows, is_garbled = tuple(map(tuple, body.values())), table.method in MAY_BE_GARBLED
    return ScoreGrid(columns, rows, tuple(body), height > 0, heading_text, tuple(titles), is_garbled)


def _is_title(cell: Cell, table: Table) -> bool:
    return cell.col_span == table.n_cols and table.n_cols > 1 and bool(cell.text.strip())


def _column_claim(rows: Sequence[Sequence[Cell | None]], col: int) -> Claim:
    """The joined claim of a column's headings, the lowest first, without the titles over all columns."""
    cells = dict.fromkeys(cell for row in reversed(rows) if (cell := row[col]) is not None and cell.text.strip())
    return join_claims(read_claim(cell.text) for cell in cells if cell.col_span < len(rows[0]) or len(rows[0]) == 1)


def _heading_texts(rows: Sequence[Sequence[Cell | None]], col: int) -> list[str]:
    """The headings over a column one by one, the lowest first, without the titles over all columns."""
    cells = dict.fromkeys(cell for row in reversed(rows) if (cell := row[col]) is not None and cell.text.strip())
    return [plain(cell.text) for cell in cells if cell.col_span < len(rows[0])]


def _column_heading(rows: Sequence[Sequence[Cell | None]], col: int) -> tuple[str, str]:
    """All that stands over a column, and what of it does not stand over all columns."""
    cells = dict.fromkeys(cell for row in rows if (cell := row[col]) is not None and cell.text.strip())
    texts = dict.fromkeys(plain(cell.text) for cell in cells)
    own = dict.fromkeys(plain(cell.text) for cell in cells if cell.col_span < len(rows[0]))
    return " ".join(texts), " ".join(own)


def _repeats_heading(row: Sequence[Cell | None], headings: Sequence[tuple[str, str]]) -> bool:
    pairs = [
        (plain(cell.text), heading)
        for cell, (heading, _) in zip(row, headings, strict=True)
        if cell is not None and cell.text.strip()
    ]
    return len(pairs) > 1 and all(text in heading for text, heading in pairs)


def _read_column(
    index: int,
    heading: tuple[str, str],
    claim: Claim,
    year: YearClaim | None,
    cells: Sequence[Cell | None],
) -> Column:
    texts = [plain(cell.text) for cell in dict.fromkeys(cells) if cell is not None and cell.text.strip()]
    share = sum(is_score_text(t) for t in texts) / len(texts) if texts else 0.0
    varies = len(set(texts)) * 2 > len(texts) and any(map(HAS_POINT.search, texts))
    if claim.role == "maximum" and "100" in claim.words and varies:
        claim = replace(claim, role="score", words="", is_score=True)  # scores of a hundred under `คะแนนเต็ม 100`
    if claim.role == "score" and are_signed(texts):
        claim = replace(claim, role="change", words="numbers with signs")
    whole = [t for t in texts if is_score_text(t) and join_blanks(t, "exact column") == t]
    evidence: Evidence = "exact column" if prints_two_decimals(whole) else "blank"
    return Column(index, *heading, "other", year, share, evidence, claim)


def are_signed(texts: Sequence[str]) -> bool:
    """True where several numbers of a column or row have a sign, as differences have and scores have not.

    >>> are_signed(["+1.40", "-10.10", "2.35"]), are_signed(["-", "90.10", "- 88.20"])
    (True, False)
    """
    return sum(_SIGNED.fullmatch(text) is not None for text in texts) >= _FEWEST_SIGNED


def _kind(column: Column, points: Collection[float]) -> ColumnKind:
    heading, own_heading, claim = column.heading, column.own_heading, column.claim
    squeezed = own_heading.replace(" ", "")
    for kind, whole in (*_WHOLE_HEADINGS, *(() if column.is_of_numbers else _PLACES)):
        if whole.fullmatch(squeezed):
            return kind
    if column.is_of_numbers:
        if claim.role in ("score", "weight") and (_CONTRIBUTION.search(heading) or _names_points(heading, points)):
            return "contribution"
        if claim.role != "score":
            return "not_a_score"
        if _SCORE.search(heading) or claim.strength or column.year_claim is not None:
            return "score"
        return "other"
    if _LEVEL.fullmatch(squeezed):
        return "level"
    # a title over the whole table (`คะแนนของหน่วยงาน`) says nothing of one column that has a heading of its own
    return next((kind for kind, word in _WORD_HEADINGS if word.search(own_heading or heading)), "other")


def _names_points(heading: str, points: Collection[float]) -> bool:
    return any(float(match[1] or match[2]) in points for match in _POINTS.finditer(heading))


def _settle_numbers(columns: Sequence[Column], rows: Sequence[Sequence[Cell | None]]) -> tuple[Column, ...]:
    """Name the numeric columns whose heading says nothing: a run 1, 2, 3 … counts rows, decimals are scores."""
    kinds: dict[int, ColumnKind] = {}
    marks: list[int] = []
    # numbers that count on over the columns name each of them, though not what it holds
    is_counted = is_count([int(column.heading) for column in columns if column.heading.isdecimal()])
    for column in columns:
        if column.kind == "other" and column.is_of_numbers:
            texts = [plain(cell.text) for row in rows if (cell := row[column.index]) is not None and cell.text.strip()]
            if _counts_up(texts):
                kinds[column.index] = "number"
            elif not is_counted and (any(map(HAS_POINT.search, texts)) or set(texts) <= set(WHOLE_MARKS)):
                marks.append(column.index)
    # where a heading names the scores, the unnamed numbers beside them are shares of answers, counts or targets
    is_named = any(column.kind in ("score", "contribution") for column in columns)
    if not is_named:
        kinds |= dict.fromkeys(marks, "score")
    return tuple(replace(column, kind=kinds.get(column.index, column.kind)) for column in columns)


def _counts_up(texts: Sequence[str]) -> bool:
    numbers = [int(t.rstrip(".)")) for t in texts if t.rstrip(".)").isdecimal()]
    if len(numbers) < 2 or numbers[0] > 2:
        return False
    return all(after - before in (0, 1) for before, after in pairwise(numbers))
