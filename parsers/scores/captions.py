"""What the lines above a table, and the titles over all its columns, say of every number in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.names.units import find_names
from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.parsers.scores.claims import SILENT, Claim, read_caption
from prongsai.parsers.scores.columns import ScoreGrid
from prongsai.parsers.scores.context import TableContext
from prongsai.parsers.scores.rivals import Standing
from prongsai.pipeline.model import Answer, Table


@dataclass(frozen=True, slots=True)
class Caption:
    """The nearest line that says whose or what a table is, with its claim."""

    text: str = ""
    claim: Claim = SILENT

    @property
    def said(self) -> str:
        """The line as the words that say something."""
        return f"caption `{self.text}`"


@dataclass(frozen=True, slots=True)
class CaptionedTable:
    """A table of scores with what the text around it and the frame of its year say about it."""

    table: Table
    grid: ScoreGrid
    context: TableContext
    caption: Caption
    indicators: Sequence[KnownIndicator]


def find_caption(grid: ScoreGrid, context: TableContext) -> Caption:
    """The caption of a table: a title over its columns before a line above it, the nearer line before the farther."""
    for text in (*reversed(grid.titles), *context.captions):
        claim = read_caption(text)
        if claim.role != "score" or claim.is_own or claim.is_result or (claim.is_score and _names_body(text)):
            return Caption(text, claim)
    return Caption()


def settle_by_caption(standing: Standing, claim: Claim, caption: Caption, is_alone: bool = False) -> Standing:
    """The standing of a column under a caption: what its own heading leaves open the caption answers.

    Args:
        standing: by the headings.
        claim: of the headings.
        caption: of the table.
        is_alone: whether no other column of the table may hold what the caption speaks of: then a heading that says no
            more than `คะแนนที่ได้` does not stand against `ผลการประเมินตนเอง`.
    """
    role = caption.claim.role
    if standing.role != "score":
        return standing
    if role in ("group_mean", "copied"):
        return standing if claim.is_own else Standing(role, caption.said)
    if role != "score":
        says_more = claim.is_own or claim.is_whole if is_alone else claim.strength > 1
        return standing if says_more else Standing(role, caption.said)
    answers = list(standing.answers)
    if caption.claim.is_own:
        answers.append(Answer("body", caption.said))
    if caption.claim.is_result:
        answers.append(Answer("quantity", caption.said))
    return replace(standing, answers=tuple(answers))


def _names_body(text: str) -> bool:
    return any(found.name and found.unit_type != "other" for found in find_names(text, "row"))
