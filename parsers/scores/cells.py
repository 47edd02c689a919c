"""One cell of a column of scores -> a value with the confidence it deserves, a dash, or a finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.printed_numbers import SCORE_IN_FULL, WHOLE_MARKS, Evidence, join_score
from prongsai.normalizers.thai.letters import DIGIT
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.levels import find_printed_level, read_level
from prongsai.normalizers.values.scores import read_score
from prongsai.normalizers.values.unreadable import UnreadableValue
from prongsai.parsers.scores.cell_text import is_dash, plain
from prongsai.parsers.scores.doubtful import (
    CUT_CONFIDENCE,
    MENDED_CONFIDENCE,
    doubt_of_value,
    mend_score_text,
)
from prongsai.pipeline.model import MACHINE_READ, Cell, Finding, Table


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


def find_rating(text: str, year: int | None) -> Rating:
    """The first rating in running text.

    >>> find_rating("๙๕.๒๑ คะแนน อยู่ในระดับ A หรือ ผ่านดี", 2568)
    Rating(level='ผ่านดี', printed='A หรือ ผ่านดี')
    """
    found, printed = find_printed_level(text)
    return Rating(found.pick(year), printed)


def read_score_cell(cell: Cell, table: Table, evidence: Evidence = "blank") -> ScoreCell | Finding | None:
    """Read a cell; a finding where something stands there that is no score, None for an empty cell or mere words.

    Args:
        cell: the cell.
        table: its table, which says how it was read.
        evidence: what its column says of numbers with a blank inside.
    """
    if not cell.text.strip():
        return None
    if is_dash(cell.text):
        return ScoreCell(None, cell.confidence)
    try:
        value = read_score(cell.text)
    except UnreadableValue as error:
        mended = _read_pieces(cell, table, evidence)
        if mended is not None:
            return mended
        if not re.search(rf"[{DIGIT}]", cell.text):
            return None
        message = f"table {table.table_no}: {error}"
        raw, where = cell.raw or cell.text, table.place_of(cell)
        return Finding("warning", "score-unreadable", message, cell.page, cell.bbox, "score", raw, where=where)
    if value is None:
        return ScoreCell(None, cell.confidence)
    return ScoreCell(value, min(cell.confidence, doubt_of_value(cell.text, value, table.method)))


def _read_pieces(cell: Cell, table: Table, evidence: Evidence) -> ScoreCell | None:
    """A score that was cut in two, as sure as its column makes it; None where pieces of one line may be two numbers."""
    is_exact, is_by_machine = evidence == "exact column", table.method in MACHINE_READ
    if is_by_machine and (own := _without_stray_digit(cell.lines)) is not None:
        return ScoreCell(read_score(own), min(cell.confidence, MENDED_CONFIDENCE))
    try:
        value = read_score(cell.text, evidence="exact column")
        sure = CUT_CONFIDENCE if is_exact else MENDED_CONFIDENCE
    except UnreadableValue:
        if not is_by_machine and len(cell.lines) < 2:
            return None
        value, sure = mend_score_text(cell.text, table.method), MENDED_CONFIDENCE
        # `7` over `0.00`: the upper line is no score of a column of two decimals
        if is_exact and not is_by_machine and join_score(*plain(cell.text).partition(" ")[::2], "rest alone"):
            sure = CUT_CONFIDENCE
    return ScoreCell(value, min(cell.confidence, sure)) if value is not None else None


def _without_stray_digit(lines: Sequence[str]) -> str | None:
    """The score of a cell of which the last line is one digit of the other script: a speck, as no number has both.

    >>> _without_stray_digit(("\u0e51\u0e50\u0e50", "2")), _without_stray_digit(("\u0e51\u0e50\u0e50", "\u0e52"))
    ('\u0e51\u0e50\u0e50', None)
    """
    own, rest = "".join(lines[:-1]).strip(), "".join(lines[-1:]).strip()
    is_speck = len(rest) == 1 and rest.isdecimal() and bool(_WHOLE_SCORE.fullmatch(to_arabic(own)))
    return own if is_speck and rest.isascii() != own[0].isascii() else None


_WHOLE_SCORE = re.compile(rf"{SCORE_IN_FULL}|{'|'.join(WHOLE_MARKS)}")
_TRAILING = re.compile(rf"(?<=\s)(?:{SCORE_IN_FULL}|{'|'.join(WHOLE_MARKS)})$")


def split_trailing_score(cell: Cell) -> Cell | None:
    """The score at the end of a cell that ran into its neighbour; None where it ends otherwise.

    In a table without rules a long title may leave no gap before the score, so that both come as one spanning cell.
    """
    match = _TRAILING.search(plain(cell.text))
    return replace(cell, text=match.group(), confidence=min(cell.confidence, CUT_CONFIDENCE)) if match else None


def number_of(cell: Cell | None) -> float | None:
    """The number of a cell that holds a readable one and no more; the reading of its row reports what is unreadable."""
    try:
        return read_score(cell.text) if cell is not None else None
    except UnreadableValue:
        return None
