"""One cell of a column of scores -> a value with the confidence it deserves, a dash, or a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.scores import read_score
from parsers.doubtful_scores import MACHINE_READ, MENDED_CONFIDENCE, doubt_of_value, mend_score_text
from parsers.score_columns import is_dash
from pipeline.errors import UnreadableValue
from pipeline.model import Cell, Finding, Table


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """What a cell says: a value on its printed scale, or None for "not assessed"."""

    value: float | None
    confidence: float


def read_score_cell(cell: Cell, table: Table) -> ScoreCell | Finding | None:
    """Read a cell; a finding where something stands there that is no score, None for an empty cell or mere words."""
    if not cell.text.strip():
        return None
    if is_dash(cell.text):
        return ScoreCell(None, cell.confidence)
    try:
        value = read_score(cell.text)
    except UnreadableValue as error:
        mended = mend_score_text(cell.text) if table.method in MACHINE_READ else None
        if mended is not None:
            return ScoreCell(mended, min(cell.confidence, MENDED_CONFIDENCE))
        if not re.search(r"[0-9\u0e50-\u0e59]", cell.text):
            return None
        message = f"table {table.table_no}: {error}"
        return Finding("warning", "score-unreadable", message, cell.page, cell.bbox, "score", cell.raw or cell.text)
    if value is None:
        return ScoreCell(None, cell.confidence)
    return ScoreCell(value, min(cell.confidence, doubt_of_value(cell.text, value, table.method)))
