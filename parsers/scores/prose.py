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
from prongsai.parsers.number_places import NumberPlace, find_number_places
from prongsai.parsers.scores.doubtful import MENDED_CONFIDENCE
from prongsai.parsers.scores.frame_codes import FrameLookup, scope_of
from prongsai.parsers.scores.prose_labels import find_labels, read_label
from prongsai.parsers.scores.prose_numbers import find_score_numbers, is_proven_one
from prongsai.parsers.years import YearMention, find_years, pick_year_of_score
from prongsai.pipeline.model import Observation, Paragraph, Provenance

_CUES = load_vocabulary("score_cues").alternation
_WIDER_THAN_BODY = re.compile(load_vocabulary("wider_than_body").alternation("wider"))
_SUM = re.compile(rf"(?:^|[\s,])(?:{_CUES('sum', 'sum in all')})\s*(?:{_CUES('equals')}|=|:)?\s*$")
_PLAIN_SCORE = re.compile(_CUES("follows", "score"))
"""Says that a score follows, not whose: it is the overall one where a rating follows too."""
_CONTEXT_LENGTH = 240
"""Chosen, in characters: two printed lines and a half before a score, which may say whose it is."""
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
    observations: list[Observation] = []
    for place in find_number_places(passage.text, list(find_score_numbers(passage.text))):
        default = years[passage.index_at(place.start)]
        found = _read_score(passage, place, mentions, default, context)
        if found is None and observations:
            found = _carry_label(observations[-1], passage, place, mentions)
        if found is not None:
            observations.append(found)
    return observations


def _carry_label(
    last: Observation, passage: _Passage, place: NumberPlace, years: Sequence[YearMention]
) -> Observation | None:
    """The same score of another year: `ปี ๒๕๖๕ ได้ … คะแนน ปี ๒๕๖๖ ได้ … คะแนน` names it once."""
    between = place.text[place.floor : place.start]
    named = [m.year for m in years if place.floor <= m.start < place.start]
    if "\n" in between or not named or named[-1] == last.fiscal_year or _WIDER_THAN_BODY.search(between):
        return None
    if next(find_labels(between, passage.frame.indicators(named[-1])), None) is not None:
        return None
    return replace(
        last,
        fiscal_year=named[-1],
        value=_value(place),
        raw_score=_as_printed(passage, place),
        level=None,
        confidence=min(last.confidence, _CARRIED, _surest(place)),
    )


def _join(paragraphs: Sequence[Paragraph], frame: FrameLookup) -> _Passage:
    starts, parts, offset = [], [], 0
    for paragraph in paragraphs:
        starts.append(offset)
        part = to_arabic(paragraph.text)
        parts.append(part)
        offset += len(part) + 1
    return _Passage("\n".join(parts), tuple(starts), tuple(paragraphs), frame)


def _read_score(
    passage: _Passage, place: NumberPlace, years: Sequence[YearMention], assessed_year: int | None, context: str
) -> Observation | None:
    before = place.before(_REACH)
    if _WIDER_THAN_BODY.search(before[-80:]):
        return None
    year = pick_year_of_score(place, years)
    is_year_said = year is not None
    year = year if year is not None else assessed_year
    indicators = passage.frame.indicators(year)
    labels = list(find_labels(before, indicators))
    level = _level(place, year)
    read = read_label(labels, before, indicators, passage.frame.divided_indicators(year))
    if read is None and level is not None and (plain_word := _PLAIN_SCORE.search(before[-60:])) is not None:
        read = "ita", None, plain_word.group(), 0.95
    if read is None and (total := _SUM.search(before)) is not None:
        read = "ita", None, total.group().strip(), 0.9
    if read is None:
        return None
    code, instrument, name, sure = read
    paragraph = passage.paragraph_at(place.start)
    return Observation(
        fiscal_year=year,
        scope=scope_of(code),
        instrument=instrument,
        code=code,
        value=_value(place),
        scale_max=100.0,
        raw_code=name or code,
        raw_score=_as_printed(passage, place),
        provenance=Provenance(paragraph.page, paragraph.bbox, method=paragraph.method),
        level=level if code == "ita" else None,
        name_text=name,
        context=context or _sentence_start(place),
        context_kind="narrative",
        confidence=min(paragraph.confidence, sure, _surest(place)) * (1.0 if is_year_said else 0.98),
    )


def _value(place: NumberPlace) -> float:
    return float(re.sub(r"\s", "", place.printed))


def _surest(place: NumberPlace) -> float:
    """The most confidence that a number deserves by how it is printed."""
    return 1.0 if is_proven_one(place.printed) else MENDED_CONFIDENCE


def _sentence_start(place: NumberPlace) -> str:
    """What stands before a score in its paragraph, after the score before it: it may name whose score it is."""
    return place.text[max(place.line_start, place.floor) : place.start].strip()[-_CONTEXT_LENGTH:]


def _level(place: NumberPlace, year: int | None) -> str | None:
    """The rating beside the overall score: after it, else right before it."""
    found = find_level(place.after(110), year)
    return found if found is not None else find_level(place.before(70), year)


def _as_printed(passage: _Passage, place: NumberPlace) -> str:
    paragraph = passage.paragraph_at(place.start)
    offset = passage.starts[passage.index_at(place.start)]
    return paragraph.text[place.start - offset : place.end - offset]
