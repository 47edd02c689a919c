"""Scores in sentences: `ได้คะแนน ๙๒.๗๕ อยู่ในระดับ ผ่านดี`, `ตัวชี้วัดที่ ๔ … คือ ๙๕.๖๐ คะแนน`.

A number counts as a score only where the words beside it say so (`prose_numbers`), and belongs to the label nearest
before it (`prose_labels`); a number of a province or the country belongs to nobody here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.levels import find_level
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.frame_codes import FrameLookup, scope_of
from prongsai.parsers.scores.prose_labels import find_labels, read_label
from prongsai.parsers.scores.prose_numbers import find_score_numbers
from prongsai.parsers.years import YearMention, find_years, pick_year_of_score
from prongsai.pipeline.model import Observation, Paragraph, Provenance

_CUES = load_vocabulary("score_cues").alternation
_WIDER_THAN_BODY = re.compile(load_vocabulary("wider_than_body").alternation("wider"))
_SUM = re.compile(rf"(?:^|[\s,])(?:{_CUES('sum', 'sum in all')})\s*(?:{_CUES('equals')}|=|:)?\s*$")
_PLAIN_SCORE = re.compile(_CUES("follows", "score"))
"""Says that a score follows, not whose: it is the overall one where a rating follows too."""
_CONTEXT_LENGTH = 240
_CARRIED = 0.92
"""For a score that takes its label from the one before it."""
_REACH = 420
"""How far before its number a label may stand: official names of indicators and instruments are long."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """Consecutive paragraphs as one text with Arabic digits, one line each, and where each line starts."""

    text: str
    starts: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]
    frame: FrameLookup

    def index_at(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)

    def paragraph_at(self, offset: int) -> Paragraph:
        return self.paragraphs[self.index_at(offset)]


def parse_score_prose(
    paragraphs: Sequence[Paragraph], years: Sequence[int | None], frame: FrameLookup, context: str = ""
) -> list[Observation]:
    """The scores stated in consecutive paragraphs.

    Args:
        paragraphs: the lines between two tables, in reading order.
        years: for each paragraph the year to take where the words around a score name none.
        frame: what is known of the codes of each year.
        context: the heading that they stand under.
    """
    passage = _join(paragraphs, frame)
    mentions = find_years(passage.text)
    hits = list(find_score_numbers(passage.text))
    observations: list[Observation] = []
    for at, hit in enumerate(hits):
        floor = hits[at - 1].end() if at else 0
        ceiling = hits[at + 1].start() if at + 1 < len(hits) else len(passage.text)
        default = years[passage.index_at(hit.start())]
        found = _read_hit(passage, hit, floor, ceiling, mentions, default, context)
        if found is None and observations and at:
            found = _carry_label(observations[-1], passage, hits[at - 1], hit, mentions)
        if found is not None:
            observations.append(found)
    return observations


def _carry_label(
    last: Observation, passage: _Passage, last_hit: re.Match[str], hit: re.Match[str], years: Sequence[YearMention]
) -> Observation | None:
    """The same score of another year: `ปี ๒๕๖๕ ได้ … คะแนน ปี ๒๕๖๖ ได้ … คะแนน` names it once."""
    between = passage.text[last_hit.end() : hit.start()]
    named = [m.year for m in years if last_hit.end() <= m.start < hit.start()]
    if "\n" in between or not named or named[-1] == last.fiscal_year or _WIDER_THAN_BODY.search(between):
        return None
    if next(find_labels(between, passage.frame.indicators(named[-1])), None) is not None:
        return None
    return replace(
        last,
        fiscal_year=named[-1],
        value=float(re.sub(r"\s", "", hit.group())),
        raw_score=_as_printed(passage, hit),
        level=None,
        confidence=min(last.confidence, _CARRIED),
    )


def _join(paragraphs: Sequence[Paragraph], frame: FrameLookup) -> _Passage:
    starts, parts, offset = [], [], 0
    for paragraph in paragraphs:
        starts.append(offset)
        part = to_arabic(paragraph.text)
        parts.append(part)
        offset += len(part) + 1
    return _Passage("\n".join(parts), tuple(starts), tuple(paragraphs), frame)


def _read_hit(
    passage: _Passage,
    hit: re.Match[str],
    floor: int,
    ceiling: int,
    years: Sequence[YearMention],
    assessed_year: int | None,
    context: str,
) -> Observation | None:
    text = passage.text
    low = max(floor, hit.start() - _REACH)
    before = text[low : hit.start()]
    if _WIDER_THAN_BODY.search(before[-80:]):
        return None
    paragraph_start = text.rfind("\n", 0, hit.start()) + 1
    year = pick_year_of_score(text, years, hit.start(), hit.end(), floor, ceiling, paragraph_start)
    is_year_said = year is not None
    year = year if year is not None else assessed_year
    indicators = passage.frame.indicators(year)
    labels = list(find_labels(before, indicators))
    level = _level(text, hit, floor, ceiling, year)
    read = read_label(labels, before, indicators, passage.frame.divided_indicators(year))
    if read is None and level is not None and (plain_word := _PLAIN_SCORE.search(before[-60:])) is not None:
        read = "ita", None, plain_word.group(), 0.95
    if read is None and (total := _SUM.search(before)) is not None:
        read = "ita", None, total.group().strip(), 0.9
    if read is None:
        return None
    code, instrument, name, sure = read
    paragraph = passage.paragraph_at(hit.start())
    raw = re.sub(r"\s", "", hit.group())
    return Observation(
        fiscal_year=year,
        scope=scope_of(code),
        instrument=instrument,
        code=code,
        value=float(raw),
        scale_max=100.0,
        raw_code=name or code,
        raw_score=_as_printed(passage, hit),
        provenance=Provenance(paragraph.page, paragraph.bbox, method=paragraph.method),
        level=level if code == "ita" else None,
        name_text=name,
        context=context or _sentence_start(text, hit, floor),
        context_kind="narrative",
        confidence=min(paragraph.confidence, sure) * (1.0 if is_year_said else 0.98),
    )


def _sentence_start(text: str, hit: re.Match[str], floor: int) -> str:
    """What stands before a score in its paragraph, after the score before it: it may name whose score it is."""
    start = max(text.rfind("\n", 0, hit.start()) + 1, floor)
    return text[start : hit.start()].strip()[-_CONTEXT_LENGTH:]


def _level(text: str, hit: re.Match[str], floor: int, ceiling: int, year: int | None) -> str | None:
    """The rating beside the overall score: after it, else right before it."""
    after = text[hit.end() : min(ceiling, hit.end() + 110)]
    found = find_level(after, year)
    return found if found is not None else find_level(text[max(floor, hit.start() - 70) : hit.start()], year)


def _as_printed(passage: _Passage, hit: re.Match[str]) -> str:
    paragraph = passage.paragraph_at(hit.start())
    offset = passage.starts[passage.index_at(hit.start())]
    return paragraph.text[hit.start() - offset : hit.end() - offset]
