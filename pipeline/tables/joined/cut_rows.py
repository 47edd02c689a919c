"""Whether a page end cuts a row in two, so that the first row of the next page is the rest of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalizers.printed_numbers import was_cut
from prongsai.normalizers.thai.letters import DIGIT
from prongsai.pipeline.model import Cell
from prongsai.pipeline.paper.stray_marks import MARKS

_FULL_LINE_SHARE = 0.75
"""The last word that did not fit leaves up to a quarter of a narrow column empty."""

NUMBER = re.compile(rf"^[-+]?[{DIGIT}][{DIGIT},.]*\s*%?$|^[-\u2013]$")
ROW_LABEL = re.compile(
    rf"^\(?(?:[IEOieo]?\s?[{DIGIT}]{{1,3}}(?:\.[{DIGIT}]{{1,2}})*(?:[.)\s]|$)"
    r"|ประเด็น|ตัวชี้วัด|ข้อ\s|รวม)"
)
"""What begins a row: its number or code, or ประเด็น, ตัวชี้วัด, ข้อ, รวม."""
_CODE = re.compile(
    rf"^(?:ข้อ(?:ที่)?\s*)?[IEOieo]?\s?[{DIGIT}]{{1,2}}$"
    r"|^ข้อ\s|^ประเด็นที่"
    r"|^ตัวชี้วัดที่"
)
"""A question's or indicator's code: `i4`, `ข้อ o ๕`, `ตัวชี้วัดที่ ๔`."""
_FIRST_ITEM = re.compile(r"^\(?[1\u0e51][.)]")
_CONTINUATION = re.compile(r"^[\u0e2f-\u0e3a\u0e45\u0e46\u0e47-\u0e4e).,;:/a-z]")
"""Nothing begins like this: a vowel or mark that needs a letter before it, a closing bracket, a small Latin letter."""


def is_cut_row(upper: Sequence[Cell], n_rows: int, lower: Sequence[Cell], n_cols: int) -> bool:
    """Whether the page end cuts the last row, so that the first row of the next page is the rest of it.

    Nothing on paper says so; what decides is how the rest begins. Two rows speak for themselves where both have a
    number of their own in one column, a row label, or a list that begins with 1 again.
    """
    above, below = _last_row(upper, n_rows), rows_of(lower, 0)
    filled = [col for col, cell in below.items() if cell.text]
    if not filled or above.keys() != below.keys():
        return False
    if any(above[col].col_span != below[col].col_span for col in below):
        return False
    both = [col for col in filled if above[col].text]
    key = min(below)
    if ROW_LABEL.match(below[key].text) or any(_is_fresh(above[col].text, below[col].text) for col in both):
        return False
    if any(_CONTINUATION.match(below[col].text) for col in both):
        return True
    if not below[key].text:
        if above[key].row_span > 1:
            return False  # a cell merged over several rows: what follows is one more of them
        some_end_above = any(cell.text and not below[col].text for col, cell in above.items() if col != key)
        return some_end_above or not above[key].text or _has_key_in_each_row(upper, n_rows, key)
    if _are_rows_labelled(upper, n_rows, key):
        return True
    return _fills_to_the_end(above, both, upper, n_cols)


def rows_of(cells: Sequence[Cell], row: int) -> dict[int, Cell]:
    """The cells that begin in a row, by column."""
    return {c.col: c for c in cells if c.row == row}


def _last_row(upper: Sequence[Cell], n_rows: int) -> dict[int, Cell]:
    return {c.col: c for c in upper if c.row + c.row_span == n_rows}


def _is_fresh(above: str, below: str) -> bool:
    if NUMBER.match(below) and NUMBER.match(above):
        return not was_cut(above, below, "blank")  # `90` over `.56`; row numbers `5.` over `6.` are two
    if _CODE.match(below) and _CODE.match(above):
        return True
    return bool(_FIRST_ITEM.match(below) and _FIRST_ITEM.match(above))


def _has_key_in_each_row(upper: Sequence[Cell], n_rows: int, key: int) -> bool:
    """Whether no merged or empty cell stands in the key column below the header, so an empty one is no merge."""
    body = [c for c in upper if c.col == key and c.row > 0]
    return all(c.text and (c.row_span == 1 or c.row + c.row_span <= 3) for c in body) or n_rows <= 2


def _are_rows_labelled(upper: Sequence[Cell], n_rows: int, key: int) -> bool:
    body = [c for c in upper if c.col == key and c.text]
    last = [c for c in body if c.row + c.row_span == n_rows]
    labelled = [c for c in body if ROW_LABEL.match(c.text)]
    return bool(last) and last[0] in labelled and len(labelled) >= len(body) - 2


def _fills_to_the_end(above: dict[int, Cell], both: Sequence[int], upper: Sequence[Cell], n_cols: int) -> bool:
    """Whether the last row looks torn: all its cells end on the same line, and each with a line that is full.

    A line is full if it is about as long as those that go on in the next line of the same cell.
    """
    if len(both) < 3 or 2 * len(both) < n_cols or any(NUMBER.match(above[col].text) for col in both):
        return False
    if len({len(above[col].lines) for col in both}) != 1:
        return False
    for col in both:
        wrapped = [_length(line) for c in upper if c.col == col and c.row > 0 for line in c.lines[:-1]]
        if not wrapped or _length(above[col].lines[-1]) < _FULL_LINE_SHARE * max(wrapped):
            return False
    return True


def _length(line: str) -> int:
    """How many letters of a line take room: marks above and below do not."""
    return sum(letter not in MARKS for letter in line)
