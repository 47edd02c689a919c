"""Scores in sentences: `ได้คะแนน ๙๒.๗๕ อยู่ในระดับ ผ่านดี`, `ตัวชี้วัดที่ ๔ … คือ ๙๕.๖๐ คะแนน`.

A number counts as a score only where the words beside it say so, and belongs to the label nearest before it.
Thresholds, full marks, differences and averages of a province or the country are numbers of points too; their words are
listed here and such numbers are left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.indicators import KnownIndicator, read_indicator
from prongsai.normalizers.values.instruments import find_instrument_mentions
from prongsai.normalizers.values.levels import find_level
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.frame_codes import FrameLookup, instrument_of, scope_of
from prongsai.parsers.years import YearMention, find_years, pick_year_of_score
from prongsai.pipeline.model import Instrument, Observation, Paragraph, Provenance

_NUMBER = re.compile(r"(?<![0-9.,/])(100(?:\.00?)?|[0-9]{1,2}(?:\s?\.\s?[0-9]{1,2})?)(?![0-9]|[.,/][0-9])")
_CUES = load_vocabulary("score_cues").alternation
_LIMITS = load_vocabulary("score_limits").alternation
_BEHIND = load_vocabulary("score_counters").alternation
_LABELS = load_vocabulary("score_labels").alternation

_CUE_BEFORE = re.compile(
    rf"(?:{_CUES('score', 'result', 'per hundred')})(?:\s*(?:{_CUES('which score', 'sum', 'mean')}))*"
    rf"\s*(?:\([^()\n]{{1,40}}\))?"
    rf"\s*(?:{_CUES('equals', 'is', 'has value', 'amounts to', 'per hundred')}|=|:|：|-)*\s*$"
)
_CUE_AFTER = re.compile(
    rf"\s*(?:%|{_CUES('per cent')})?\s*(?:{_CUES('score')}|\(?\s*(?:{_CUES('rated')})"
    rf"|(?:{_CUES('grade')})\s*[A-F]{{1,2}}\b)"
)
_EQUALS_BEFORE = re.compile(
    rf"(?:{_CUES('equals', 'is', 'per hundred')}|=|:)\s*(?:{_CUES('score')})?\s*(?:{_CUES('per hundred')})?\s*$"
)
_AFTER_ABBREVIATION = re.compile(r"(?<![A-Za-z])[IEO]IT\s*\)?\s*[:=]?\s*$")
# words right before or after a number that make it no score of this body
_NOT_BEFORE = re.compile(  # `เป้าหมาย (๘๕ คะแนน…`: the bracket may stand between
    rf"(?:{_LIMITS('threshold', 'target', 'maximum', 'weight', 'change', 'count', 'from', 'ordinal')}"
    rf"|(?:{_LIMITS('page')})(?!{_LABELS('ordinal')}))\s*(?:{_LIMITS('joins', 'from')})?\s*\(?\s*$"
)
_NOT_AFTER = re.compile(
    rf"\s*(?:%|{_CUES('score')})?\s*(?:{_BEHIND('or more', 'or less', 'maximum', 'of others')})"
    rf"|\s*(?:%\s*)?(?:(?!{_BEHIND('in detail')})(?:{_BEHIND('counted')})|–\s*\d|-\s*\d)"
)
_RANGE_AFTER = re.compile(rf"\s*(?:-|–|—|{_BEHIND('until')})\s*[0-9]{{1,3}}(?:\.[0-9]+)?")
_RANGE_BEFORE = re.compile(rf"[0-9]\s*(?:-|–|—|{_BEHIND('until')})\s*$")
_WIDER_THAN_BODY = re.compile(load_vocabulary("wider_than_body").alternation("wider"))
# the letters of ตัวชี้วัด with the marks that fonts lose and the letters that readers take for one another
_INDICATOR = re.compile(
    rf"(?:ต[ัิ]?ว\s?[ชซข][ีิ]?้?\s?ว[ัิ]?ด(?:{_LABELS('sub')})?|{_LABELS('indicator')})\s*(?:ท[ีิ]?่?ี?)?\s*([0-9]{{1,2}}(?:\.[0-9])?)(?![0-9])"
)
_QUESTION = re.compile(rf"(?:(?:{_LABELS('question')})\s*)?(?<![A-Za-z])([iIeEoO])\s?([0-9]{{1,2}})(?![0-9.])")
_OVERALL = re.compile(rf"{_LABELS('overall')}|\bITA\b")
_BEFORE_TITLE = rf"(?:^|[\s.:)\-–“\"]|{_LABELS('indicator', 'indicator aspect', 'is')})"
_ONLY_CUES = re.compile(rf"(?:\s|{_CUES('filler', 'equals', 'is', 'score', 'sum', 'mean', 'per hundred')}|[=:\-–(])*")
"""All that may stand between the name of an indicator and its score where no number names the indicator."""
_TITLE_END = re.compile(rf"{_CUES('equals', 'is', 'has value', 'score', 'per hundred', 'ends a title')}|[:=(]")
_SUM = re.compile(rf"(?:^|[\s,])(?:{_CUES('sum', 'sum in all')})\s*(?:{_CUES('equals')}|=|:)?\s*$")
_PLAIN_SCORE = re.compile(_CUES("follows", "score"))
"""Says that a score follows, not whose: it is the overall one where a rating follows too."""
_LINES_TO_OVERALL, _REACH_OF_OVERALL, _NEAR = 2, 220, 120
"""How far before its number, in paragraph ends and characters, words of the whole assessment may stand."""
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


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    kind: str
    value: str


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
    hits = list(_find_numbers(passage.text))
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
    if next(_find_labels(between, passage.frame.indicators(named[-1])), None) is not None:
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


def _find_numbers(text: str) -> Iterator[re.Match[str]]:
    for match in _NUMBER.finditer(text):
        before, after = text[max(0, match.start() - 90) : match.start()], text[match.end() : match.end() + 40]
        if _NOT_BEFORE.search(before) or _NOT_AFTER.match(after) or _RANGE_AFTER.match(after):
            continue
        if _RANGE_BEFORE.search(before):
            continue
        is_decimal = "." in match.group()
        if len(match.group()) == 1:
            continue  # a rank or the number of something: nobody scores below ten without decimals
        cued = _CUE_BEFORE.search(before) or _CUE_AFTER.match(after)
        # `คือ ๙๕.๖๐`, `IIT ๘๕.๐๐`: enough for a number with decimals, too little for a whole one
        if cued or (is_decimal and (_EQUALS_BEFORE.search(before) or _AFTER_ABBREVIATION.search(before))):
            yield match


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
    labels = list(_find_labels(before, indicators))
    level = _level(text, hit, floor, ceiling, year)
    read = _read_label(labels, before, indicators, passage.frame.divided_indicators(year))
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


def _find_labels(before: str, indicators: Sequence[KnownIndicator]) -> Iterator[_Label]:
    for m in _INDICATOR.finditer(before):
        yield _Label(m.start(), m.end(), "indicator", m.group(1))
    for m in _QUESTION.finditer(before):
        yield _Label(m.start(), m.end(), "question", f"{m.group(1).lower()}{int(m.group(2))}")
    named = find_instrument_mentions(before)
    spans = Counter((mention.start, mention.end) for mention in named)
    for mention in named:
        if spans[mention.start, mention.end] > 1:
            continue  # `ภายในและภายนอก`: what follows is the score of neither
        # the abbreviation is right where the long name is mixed up, and stands behind it, so it is nearer anyway
        yield _Label(mention.start, mention.end, "instrument", mention.name)
    pattern, numbers = _titles(tuple(indicators))
    for m in pattern.finditer(before):
        if _ONLY_CUES.fullmatch(before, m.end()):
            yield _Label(m.start(1), m.end(1), "title", str(numbers[m.group(1)]))
    for m in _OVERALL.finditer(before):
        yield _Label(m.start(), m.end(), "overall", "ita")


@cache
def _titles(indicators: tuple[KnownIndicator, ...]) -> tuple[re.Pattern[str], dict[str, int]]:
    """The names of indicators as one pattern, longest first, and the indicator that each names."""
    numbers = {wording: one.number for one in reversed(indicators) for wording in one.wordings}
    longest_first = sorted(map(re.escape, numbers), key=len, reverse=True)
    return re.compile(f"{_BEFORE_TITLE}({'|'.join(longest_first) or '(?!)'})"), numbers


def _read_label(
    labels: Sequence[_Label], before: str, indicators: Sequence[KnownIndicator], divided: Collection[int]
) -> tuple[str, Instrument | None, str, float] | None:
    """Code, instrument, printed name and confidence for a number after `before`; None where no label claims it."""
    named = [label for label in labels if label.kind != "overall"]
    if named:
        label = max(named, key=lambda found: found.end)
        rest = before[label.end :]
        sure = 0.97 if "\n\n" not in rest and len(rest) < 200 else 0.85
        if label.kind == "question":
            return label.value, instrument_of(label.value, indicators), before[label.start : label.end], sure
        if label.kind == "title":
            code = f"indicator-{label.value}"
            return code, instrument_of(code, indicators), before[label.start : label.end], 0.95
        if label.kind == "instrument":
            code = label.value.lower()
            return code, instrument_of(code, indicators), before[label.start : label.end].strip(), sure
        printed = before[label.start : label.end]
        if "." in label.value:
            return _read_sub_label(label, printed, indicators, divided, sure)
        return _read_indicator_label(label, printed, rest, indicators, sure)
    overall = [label for label in labels if label.kind == "overall"]
    if overall:
        label = max(overall, key=lambda found: found.end)
        rest = before[label.end :]
        if rest.count("\n") > _LINES_TO_OVERALL or len(rest) > _REACH_OF_OVERALL:
            return None
        return "ita", None, before[label.start : label.end], 0.97 if len(rest) < _NEAR else 0.85
    return None


def _read_sub_label(
    label: _Label, printed: str, indicators: Sequence[KnownIndicator], divided: Collection[int], sure: float
) -> tuple[str, Instrument | None, str, float] | None:
    if int(label.value.split(".")[0]) not in divided:
        return None
    code = f"indicator-{label.value}"
    return code, instrument_of(code, indicators), printed, sure


def _read_indicator_label(
    label: _Label, printed: str, rest: str, indicators: Sequence[KnownIndicator], sure: float
) -> tuple[str, Instrument | None, str, float] | None:
    title = _TITLE_END.split(rest.replace("\n", " "), maxsplit=1)[0].strip()
    reading = read_indicator(label.value, title, indicators)
    if reading is None:
        return None
    code = f"indicator-{reading.number}"
    return code, instrument_of(code, indicators), f"{printed} {title}".strip(), min(sure, reading.confidence)


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
