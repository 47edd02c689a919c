"""One cell of a column of scores -> a value with the confidence it deserves, a dash, or a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from prongsai.normalizers.values.levels import read_level
from prongsai.normalizers.values.scores import read_score
from prongsai.normalizers.values.unreadable import UnreadableValue
from prongsai.parsers.scores.cell_text import is_dash, plain
from prongsai.parsers.scores.doubtful import (
    CUT_CONFIDENCE,
    MACHINE_READ,
    MENDED_CONFIDENCE,
    doubt_of_value,
    mend_score_text,
)
from prongsai.pipeline.model import Cell, Finding, Table


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """What a cell says: a value on its printed scale, or None for "not assessed"."""

    value: float | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating in the vocabulary of the year, and what is printed where that is not just `level`."""

    level: str | None
    printed: str | None


NO_RATING = Rating(None, None)


def read_rating(text: str, year: int | None) -> Rating:
    """The rating in a cell; none where the cell holds anything else.

    >>> read_rating("A หรือ ผ่านดี", 2568)
    Rating(level='ผ่านดี', printed='A หรือ ผ่านดี')
    >>> read_rating("ผ่านดี", 2568)
    Rating(level='ผ่านดี', printed=None)
    """
    found = read_level(text)
    if found is None:
        return NO_RATING
    level, printed = found.pick(year), plain(text)
    return Rating(level, printed if printed != level else None)


def read_score_cell(cell: Cell, table: Table) -> ScoreCell | Finding | None:
    """Read a cell; a finding where something stands there that is no score, None for an empty cell or mere words."""
    if not cell.text.strip():
        return None
    if is_dash(cell.text):
        return ScoreCell(None, cell.confidence)
    try:
        value = read_score(cell.text)
    except UnreadableValue as error:
        mended = mend_score_text(cell.text)
        if mended is not None and (table.method in MACHINE_READ or len(cell.lines) > 1):
            sure = MENDED_CONFIDENCE if table.method in MACHINE_READ else CUT_CONFIDENCE
            return ScoreCell(mended, min(cell.confidence, sure))
        if not re.search(r"[0-9\u0e50-\u0e59]", cell.text):
            return None
        message = f"table {table.table_no}: {error}"
        return Finding("warning", "score-unreadable", message, cell.page, cell.bbox, "score", cell.raw or cell.text)
    if value is None:
        return ScoreCell(None, cell.confidence)
    return ScoreCell(value, min(cell.confidence, doubt_of_value(cell.text, value, table.method)))


_TRAILING = re.compile(r"(?<=\s)(?:100(?:\.00)?|[0-9]{1,2}\.[0-9]{2}|50|0)$")


def split_trailing_score(cell: Cell) -> Cell | None:
    """The score at the end of a cell that ran into its neighbour; None where it ends otherwise.

    In a table without rules a long title may leave no gap before the score, so that both come as one spanning cell.
    """
    match = _TRAILING.search(plain(cell.text))
    return replace(cell, text=match.group(), confidence=min(cell.confidence, CUT_CONFIDENCE)) if match else None
