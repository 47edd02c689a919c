"""A second number in brackets in each cell of a column, and what its heading says of it in brackets of its own.

`คะแนน (เทียบปีก่อน)` over `92.14 (+1.25)`: the heading's brackets speak of the cells' brackets, and neither make the
numbers before them differences nor give them the year before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalizers.values.digits import to_arabic
from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.claims import read_claim
from prongsai.pipeline.model import Cell

_SECOND = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})?\s*\(\s*[+\-−–±▲▼↑↓]?\s*[0-9]{1,3}(?:\.[0-9]{1,3})?\s*\)")
_BRACKETS = re.compile(r"\s*\((?P<within>[^()]*)\)\s*$")
_LEAST_SHARE = 0.5
"""Of the cells with text: a dash or a total without a difference may stand between them."""
_FEWEST = 2
"""One cell with brackets may be a remark."""


def drop_bracketed_headings(
    headings: Sequence[Sequence[Cell | None]], body: Sequence[Sequence[Cell | None]]
) -> list[list[Cell | None]]:
    """The heading rows of a table without the brackets that speak of what stands in brackets below them.

    Args:
        headings: rows of cells; one that spans columns stands in each of them.
        body: the rows below, of as many columns.
    """
    return [[cell and _without_brackets(cell, body) for cell in row] for row in headings]


def _without_brackets(heading: Cell, body: Sequence[Sequence[Cell | None]]) -> Cell:
    found = _BRACKETS.search(plain(heading.text))
    if found is None or heading.col_span > 1:
        return heading
    texts = [to_arabic(plain(cell.text)) for row in body if (cell := row[heading.col]) and cell.text.strip()]
    n_seconds = sum(_SECOND.fullmatch(text) is not None for text in texts)
    if n_seconds < _FEWEST or n_seconds < _LEAST_SHARE * len(texts):
        return heading
    if read_claim(found["within"]).role == "score":  # `คะแนน (ปี 2566)`
        return heading
    return replace(heading, text=plain(heading.text)[: found.start()])
