"""What the tables of scores share: the label of a row, and what the text around a table says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prongsai.parsers.scores.cell_text import plain
from prongsai.parsers.scores.columns import ScoreGrid
from prongsai.parsers.year_claims import YearClaim
from prongsai.pipeline.model import Cell, Instrument

_KEPT = 160
"""Characters of a heading: two lines of a page."""


_LONGEST_CODE = 12
"""Characters of a code with the words before it (`ข้อคำถาม i12`); more is a code with its question."""


@dataclass(frozen=True, slots=True)
class RowLabel:
    """The code that a row is about, as printed and as understood."""

    code: str
    raw: str
    confidence: float
    between: tuple[str, ...] = ()
    """The codes that it may as well be, the likeliest first, where the rows above do not tell."""


@dataclass(frozen=True, slots=True)
class TableContext:
    """What the text around a table says about it."""

    heading: str
    """The lines before it, nearest last."""
    year_claim: YearClaim
    """The year of its scores where neither row nor column names one."""
    instrument: Instrument | None
    is_issue: bool
    """True under a heading `ประเด็นที่ …`, or where its own heading is that of an issue's table."""
    report_year: int | None = None
    """The year of the report, from which `ปีก่อน` counts."""
    captions: tuple[str, ...] = ()
    """The lines before it that may caption it, nearest first."""
    section: str = ""
    """The heading of the section that it stands in; empty before the first."""
    part: str | None = None
    """What titles it as one of several parts of a grid that have the same rows; empty for a part without a title, None
    for a table that is no such part."""

    @property
    def year(self) -> int | None:
        """The year of its scores, Buddhist era."""
        return self.year_claim.year

    @property
    def end_of_heading(self) -> str:
        """What of the heading is kept beside a score: the lines nearest to the table."""
        return self.heading[-_KEPT:]


def title_of_row(row: Sequence[Cell | None], grid: ScoreGrid) -> str:
    """The longest text of a row outside its codes and numbers: the question or the indicator's name."""
    numeric = {column.index for column in grid.of_kind("score", "contribution", "not_a_score", "number")}
    codes = {column.index for column in grid.of_kind("code")}
    texts = [
        text
        for i, cell in enumerate(row)
        if cell is not None and i not in numeric and (len(text := plain(cell.text)) > _LONGEST_CODE or i not in codes)
    ]
    return max(texts, key=len, default="")
