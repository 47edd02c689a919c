"""The blocks of a report -> what its sentences say of scores, and names that do not belong together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.instruments import find_instruments
from prongsai.parsers.scores.frame_codes import FrameLookup
from prongsai.parsers.statements.announced import find_announced
from prongsai.parsers.statements.issue_titles import find_issue_titles
from prongsai.parsers.statements.labels import Spoken, YearCodes, find_spoken
from prongsai.parsers.statements.limits import LimitedGroup, find_limited
from prongsai.parsers.statements.misnamings import find_misnamings, find_other_titles, find_row_misnamings
from prongsai.parsers.statements.rankings import find_rankings
from prongsai.pipeline.model import (
    Block,
    Instrument,
    Misnaming,
    Observation,
    Paragraph,
    Provenance,
    Statement,
    Statements,
    Table,
)

_LIST_MARK = re.compile(r"[\s\-•*–(]*(?:[0-9]{1,2}(?:\.[0-9]{1,2})*\s*[.)])?\s*")
_QUOTED = 90
"""Characters of a sentence that a finding quotes: what a line of 16 pt across A4 holds."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds where a block stands: the year assessed, and the heading of the issue, "" outside of any."""

    year: int | None
    issue: str


def parse_statements(
    blocks: Sequence[Block], settings: Iterable[Setting], frame: FrameLookup, seen: Sequence[Observation] = ()
) -> Statements:
    """Read what paragraphs and cells say of scores.

    Args:
        blocks: the report in reading order.
        settings: what holds at each block.
        frame: what is known of the codes of each year.
        seen: the readings of scores, whose rows may be misnamed as well.
    """
    settings = list(settings)
    tables = _tables_of_issues(blocks, settings)
    read = [
        _Read(passage, to_arabic(passage.text), known, setting, isinstance(block, Paragraph))
        for block, setting in zip(blocks, settings, strict=True)
        for known in [YearCodes.of(frame.indicators(setting.year), frame.divided_indicators(setting.year))]
        for passage in _passages(block, setting)
    ]
    claims = [replace(one, issue_tables=tables.get(one.issue, ())) for one in _find_claims(read)]
    named = [(one.passage, find_misnamings(one.text, one.known)) for one in read]
    rows = find_row_misnamings(seen, frame)
    misnamings = [passage.misnaming(*one) for passage, found in named for one in found.misnamed]
    # a report whose table counts all indicators through does not count those of an instrument in its prose
    counted = [passage.misnaming(*one) for passage, found in named for one in found.counted if rows.counts_through]
    rightly = rows.rightly.union(*(found.rightly for _, found in named))
    return Statements(
        tuple(claims),
        (*misnamings, *rows.misnamed, *counted),
        len(rightly),
        other_titles=tuple(find_other_titles(seen, frame)),
        issue_titles=tuple(find_issue_titles(blocks)),
        lists=tuple(find_announced(blocks)),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage with Arabic digits, and what is known where it stands."""

    passage: _Passage
    text: str
    known: YearCodes
    setting: Setting
    is_paragraph: bool


def _find_claims(passages: Sequence[_Read]) -> Iterator[Statement]:
    """What passages claim of scores, in order; a heading claims it of the list below."""
    group: _Listing | None = None
    topic = _Topic()
    for one in passages:
        listed = _listed(one.text, one.known) if group is not None and one.is_paragraph else None
        if group is not None and listed is not None:
            yield from _limited(group, listed, one.passage)
        if one.is_paragraph:
            topic = topic.after(one.text, one.setting)
        yield from _ranked(one.text, one.known, one.passage, topic)
        limits = [
            _Listing(limit, one.passage.quote(limit.start, limit.end)) for limit in find_limited(one.text, one.known)
        ]
        for limit in limits:
            for member in limit.group.members:
                yield from _limited(limit, member, one.passage)
        if listed is None:
            # two bounds in one heading: the list below may hold the scores of either
            group = limits[0] if len(limits) == 1 and limits[0].group.is_heading else None


@dataclass(frozen=True, slots=True)
class _Topic:
    """The instrument that the last heading of one names, while its issue lasts."""

    issue: str = ""
    instrument: Instrument | None = None

    def after(self, text: str, setting: Setting) -> _Topic:
        """The topic once a passage has been read."""
        kept = self if setting.issue == self.issue else _Topic(setting.issue)
        named = find_instruments(text) if len(text) <= _QUOTED else []
        if not named:
            return kept
        return _Topic(setting.issue, named[0] if len(named) == 1 else None)


def _tables_of_issues(blocks: Sequence[Block], settings: Sequence[Setting]) -> dict[str, tuple[int, ...]]:
    """Heading of an issue -> the numbers of the tables under it."""
    tables: dict[str, list[int]] = defaultdict(list)
    for block, setting in zip(blocks, settings, strict=True):
        if isinstance(block, Table) and setting.issue:
            tables[setting.issue].append(block.table_no)
    return {issue: tuple(numbers) for issue, numbers in tables.items()}


@dataclass(frozen=True, slots=True)
class _Listing:
    """A heading that bounds the scores listed below it, as printed."""

    group: LimitedGroup
    text: str


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph or a cell, where it stands and what holds there."""

    text: str
    setting: Setting
    provenance: Provenance

    def quote(self, start: int, end: int) -> str:
        return re.sub(r"\s+", " ", self.text[start : min(end, start + _QUOTED)]).strip()

    def misnaming(self, start: int, end: int, said: str, named: str) -> Misnaming:
        return Misnaming(said, named, self.quote(start, end), self.setting.year, self.provenance)


def _passages(block: Block, setting: Setting) -> Iterator[_Passage]:
    if isinstance(block, Paragraph):
        yield _Passage(block.text, setting, block.provenance)
        return
    for cell in block.cells:
        yield _Passage(cell.text, setting, block.place_of(cell))


def _listed(text: str, known: YearCodes) -> Spoken | None:
    """The score that an item of a list begins with."""
    mark = _LIST_MARK.match(text)
    start = mark.end() if mark else 0
    first = next(find_spoken(text[start : start + _QUOTED], known), None)
    return Spoken(start, start + first.end, first.code) if first is not None and first.start == 0 else None


def _limited(listing: _Listing, member: Spoken, passage: _Passage) -> Iterator[Statement]:
    for limit in listing.group.limits:
        yield Statement(
            code=member.code,
            claim=limit.claim,
            fiscal_year=passage.setting.year,
            text=listing.text,
            about=passage.quote(member.start, member.end),
            limit=limit.value,
            issue=passage.setting.issue,
            provenance=passage.provenance,
        )


def _ranked(text: str, known: YearCodes, passage: _Passage, topic: _Topic) -> Iterator[Statement]:
    for ranking in find_rankings(text, known):
        named = find_instruments(text[: ranking.start])
        yield Statement(
            code=ranking.code,
            claim=ranking.claim,
            fiscal_year=passage.setting.year,
            text=passage.quote(max(ranking.start, ranking.end - _QUOTED), ranking.end),
            among=ranking.among,
            instrument=ranking.instrument or (named[-1] if named else topic.instrument),
            issue=passage.setting.issue,
            provenance=passage.provenance,
        )
