"""Which column of a table names bodies, and what its cells say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.normalizers.values.instruments import read_instrument
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.columns import ScoreGrid
from prongsai.parsers.scores.question_rows import find_code_column
from prongsai.pipeline.model import Cell

_BODIES = load_vocabulary("score_bodies").alternation
_BODY_WORDS = re.compile(
    rf"(?:[0-9]{{1,4}}\s*[.)]?\s*)?(?:{_BODIES('before a kind', 'office')})?"
    rf"(?:{_BODIES('kind', 'kind or type', 'office')})"
)
_TYPE_ONLY = re.compile(_BODIES("type", "kind or type"))
_FEWEST_BODIES = 3
"""So many names are a list, though each stands in a row for every year."""
_LONGEST_BARE_NAME = 45
"""Characters. The longest official name of a local body has 44 (gazetteer)."""
_LONGEST_NAME = 90
"""Characters. The longest official name with its district and province has 88 (gazetteer)."""


def find_type_column(grid: ScoreGrid) -> int | None:
    """The column that holds nothing but the bodies' types, which the names beside them then leave out."""
    for column in grid.columns:
        texts = [text for row in grid.rows if (text := text_at(row, column.index))]
        if texts and all(_TYPE_ONLY.fullmatch(text) for text in texts):
            return column.index
    return None


def find_body_column(grid: ScoreGrid) -> int | None:
    """The column of bodies' names: its cells name bodies, or its heading says so and its cells are distinct words."""
    shares: dict[int, float] = {}
    for column in grid.columns:
        texts = [text for row in grid.rows if (text := text_at(row, column.index))]
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
        distinct = {
            (text_at(row, column.index), *_places(row, grid)) for row in grid.rows if text_at(row, column.index)
        }
        is_list = len(distinct) * 2 > len(texts) or len(distinct) >= _FEWEST_BODIES
        if named >= 0.5 and is_list:
            shares[column.index] = named
    # `จังหวัดตาก` names a body too, but beside a column of bodies only where they lie
    return max(shares, key=lambda index: (grid.columns[index].kind == "body", shares[index]), default=None)


def are_indicators(names: Sequence[str], indicators: Sequence[KnownIndicator]) -> bool:
    """True where most rows of a column bear the name of an indicator: it lists no bodies, whatever its heading says."""
    wordings = {wording for one in indicators for wording in one.wordings}
    told = [name for name in names if any(wording in name for wording in wordings)]
    return 2 * len(told) > len([name for name in names if name])


def _places(row: Sequence[Cell | None], grid: ScoreGrid) -> tuple[str, ...]:
    return tuple(text_at(row, column.index) for column in grid.of_kind("district", "province"))


def text_at(row: Sequence[Cell | None], index: int | None) -> str:
    """The text of a row in a column, on one line; "" where the column is None, or the row has no cell there."""
    if index is None:
        return ""
    cell = row[index]
    return plain(cell.text) if cell is not None else ""
