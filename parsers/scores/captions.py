"""What the lines above a table, and the titles over all its columns, say of every number in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.names.units import find_names
from prongsai.normalizers.unknown_words import find_unknown
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.claims import SILENT, Claim, read_caption
from prongsai.parsers.scores.columns import ScoreGrid
from prongsai.parsers.scores.context import TableContext
from prongsai.parsers.scores.rivals import Standing, doubt_by_words, drop_year
from prongsai.pipeline.model import Answer, Table

_INTRODUCES = re.compile(load_vocabulary("claim_words").alternation("introduces"))
"""A sentence that leads to the table has a writer's words, and they say nothing of the numbers."""


@dataclass(frozen=True, slots=True)
class Caption:
    """The nearest line that says whose or what a table is, with its claim."""

    text: str = ""
    claim: Claim = SILENT
    unknown: tuple[str, ...] = ()
    """Words that no table explains, where it speaks of scores: they may make anything of the numbers."""
    is_of_part: bool = False
    """True for the title of one of several parts that share their headings, which tell nothing of one part then."""

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


def find_caption(grid: ScoreGrid, context: TableContext, indicators: Sequence[KnownIndicator] = ()) -> Caption:
    """The caption of a table: a title over its columns before a line above it, the nearer line before the farther.

    Of the nearest line every word must be known; a farther one is as often the title of the whole report.
    """
    titles = [wording for one in indicators for wording in one.wordings]
    around = _find_around(grid, context, titles)
    return _of_part(context.part, around, titles, grid.is_garbled) if context.part else around


def _of_part(title: str, around: Caption, titles: Sequence[str], is_garbled: bool) -> Caption:
    """The caption of a part of a grid: its own title, and that of the grid where it says no more than a year."""
    claim = read_caption(title)
    unknown = (
        find_unknown(drop_year(title), titles, is_garbled=is_garbled, of_tables=True) if claim.role == "score" else ()
    )
    if claim != SILENT or unknown or _names_body(title):
        return Caption(title, claim, unknown, is_of_part=True)
    return replace(around, text=" ".join(filter(None, (around.text, title))), is_of_part=True)


def _find_around(grid: ScoreGrid, context: TableContext, titles: Sequence[str]) -> Caption:
    """The caption in the titles over all columns and in the lines above them."""
    for at, text in enumerate((*reversed(grid.titles), *context.captions)):
        claim = read_caption(text)
        is_asked = at == 0 and claim.is_score and claim.role == "score"
        unknown = _find_unknown(text, titles, grid.is_garbled) if is_asked else ()
        is_telling = claim.role != "score" or claim.is_own or claim.is_result
        if is_telling or unknown or (claim.is_score and _names_body(text)):
            return Caption(text, claim, unknown)
    return Caption()


def _find_unknown(text: str, titles: Sequence[str], is_garbled: bool) -> tuple[str, ...]:
    said = to_arabic(text)
    return () if _INTRODUCES.search(said) else find_unknown(said, titles, is_garbled=is_garbled, of_tables=True)


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
    says_more = (claim.is_own or claim.is_whole if is_alone else claim.strength > 1) and not caption.is_of_part
    if role in ("group_mean", "copied"):
        return standing if claim.is_own and not caption.is_of_part else Standing(role, caption.said)
    if role != "score":
        return standing if says_more else Standing(role, caption.said)
    answers = list(standing.answers)
    if caption.claim.is_own:
        answers.append(Answer("body", caption.said))
    if caption.claim.is_result:
        answers.append(Answer("quantity", caption.said))
    open_claims = list(standing.open_claims)
    if caption.unknown and not says_more and all(one.question != "quantity" for one in open_claims):
        open_claims.append(doubt_by_words(caption.unknown))
    return replace(standing, answers=tuple(answers), open_claims=tuple(open_claims))


def _names_body(text: str) -> bool:
    return any(found.name and found.unit_type != "other" for found in find_names(text, "row"))
