"""Whose score a number of a sentence is: the label nearest before it says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio_alignment

from prongsai.normalizers.values.indicators import KnownIndicator, read_indicator
from prongsai.normalizers.values.instruments import find_instrument_mentions
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.frame_codes import instrument_of
from prongsai.parsers.scores.prose_subjects import names_body_as_subject, names_other_thing, tells_result_only
from prongsai.pipeline.model import Instrument

_CUES = load_vocabulary("score_cues").alternation
_LABELS = load_vocabulary("score_labels").alternation
# the letters of ตัวชี้วัด with the marks that fonts lose and the letters that readers take for one another
_INDICATOR = re.compile(
    rf"(?:ต[ัิ]?ว\s?[ชซข][ีิ]?้?\s?ว[ัิ]?ด(?:{_LABELS('sub')})?|{_LABELS('indicator')})\s*(?:ท[ีิ]?่?ี?)?\s*([0-9]{{1,2}}(?:\.[0-9])?)(?![0-9])"
)
_QUESTION = re.compile(rf"(?:(?:{_LABELS('question')})\s*)?(?<![A-Za-z])([iIeEoO])\s?([0-9]{{1,2}})(?![0-9.])")
_OVERALL = re.compile(rf"{_LABELS('overall')}|\bITA\b")
_NAMES_IT = re.compile(rf"\bITA|{load_vocabulary('assessment').alternation()}")
_LEADS_ON = re.compile(load_vocabulary("sentence_cues", "reach").alternation("leads on"))
_BEFORE_TITLE = rf"(?:^|[\s.:)\-–“\"]|{_LABELS('indicator', 'indicator aspect', 'is')})"
_ONLY_CUES = re.compile(rf"(?:\s|{_CUES('filler', 'equals', 'is', 'score', 'sum', 'mean', 'per hundred')}|[=:\-–(])*")
"""All that may stand between the name of an indicator and its score where no number names the indicator."""
_TITLE_END = re.compile(rf"{_CUES('equals', 'is', 'has value', 'score', 'per hundred', 'ends a title')}|[:=(]")
_MORE_NUMBERS = re.compile(
    rf"^(?:\s*(?:,|{load_vocabulary('list_words').alternation('and')})?\s*[0-9]{{1,2}}(?![0-9.,]))+"
)
"""Of a list: `ตัวชี้วัดที่ 1 2 และ 3`."""
_ALIKE = 70
"""Per cent of the letters of a title that a misread or shortened one has in common with it; other words have half of
them at most."""
LEAST_WRAPPED = 60
"""A line at least so long may go on in the next one; a shorter one is a heading or ends its sentence."""
_LINES_TO_OVERALL, _REACH_OF_OVERALL, _NEAR = 2, 220, 120
"""How far before its number, in paragraph ends and characters, words of the whole assessment may stand."""
_NEAR_LABEL = 200
"""Characters from an indicator's number to its score: its name and a few words between."""
_SURE_NEAR, _SURE_FAR, _SURE_OF_TITLE = 0.97, 0.85, 0.95
"""How sure a label near its number is, one far from it, and a name without its number. Their order counts among
readings; what a step of them is worth for a score is measured (`data/confidence/weights.csv`)."""


class LabelReading(NamedTuple):
    """Whose score a number is by the label before it, and the label as printed."""

    code: str
    instrument: Instrument | None
    printed: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Label:
    """Words that say whose score follows, where they stand in the text, and what they name."""

    start: int
    end: int
    kind: str
    value: str


def find_labels(before: str, indicators: Sequence[KnownIndicator]) -> Iterator[Label]:
    """The labels in the text before a score, kind by kind; `read_label` picks one."""
    yield from find_numbered(before)
    for m in _QUESTION.finditer(before):
        yield Label(m.start(), m.end(), "question", f"{m.group(1).lower()}{int(m.group(2))}")
    named = find_instrument_mentions(before)
    spans = Counter((mention.start, mention.end) for mention in named)
    for mention in named:
        if spans[mention.start, mention.end] > 1:
            continue  # `ภายในและภายนอก`: what follows is the score of neither
        # the abbreviation is right where the long name is mixed up, and stands behind it, so it is nearer anyway
        yield Label(mention.start, mention.end, "instrument", mention.name)
    pattern, numbers = _titles(tuple(indicators))
    for m in pattern.finditer(before):
        if _ONLY_CUES.fullmatch(before, m.end()):
            yield Label(m.start(1), m.end(1), "title", str(numbers[m.group(1)]))
    for m in _OVERALL.finditer(before):
        yield Label(m.start(), m.end(), "overall", "ita")


def find_numbered(text: str) -> Iterator[Label]:
    """The numbers of indicators in a text (`ตัวชี้วัดที่ 4`)."""
    for m in _INDICATOR.finditer(text):
        yield Label(m.start(), m.end(), "indicator", m.group(1))


@cache
def _titles(indicators: tuple[KnownIndicator, ...]) -> tuple[re.Pattern[str], dict[str, int]]:
    """The names of indicators as one pattern, longest first, and the indicator that each names."""
    numbers = {wording: one.number for one in reversed(indicators) for wording in one.wordings}
    longest_first = sorted(map(re.escape, numbers), key=len, reverse=True)
    return re.compile(f"{_BEFORE_TITLE}({'|'.join(longest_first) or '(?!)'})"), numbers


def read_label(
    labels: Sequence[Label], before: str, indicators: Sequence[KnownIndicator], divided: Collection[int]
) -> LabelReading | None:
    """Whose score a number after `before` is; None where no label claims it."""
    named = [label for label in labels if label.kind != "overall"]
    if named and not _is_of_whole(before, max(found.end for found in named)):
        label = max(named, key=lambda found: found.end)
        if _is_used_up(before[label.end :]) or _begins_other_subject(before, label, indicators):
            return None
        return _read_named(label, before, indicators, divided)
    overall = [label for label in labels if label.kind == "overall"]
    return _read_overall(max(overall, key=lambda found: found.end), before) if overall else None


def _read_named(
    label: Label, before: str, indicators: Sequence[KnownIndicator], divided: Collection[int]
) -> LabelReading | None:
    rest, printed = before[label.end :], before[label.start : label.end]
    sure = _SURE_NEAR if "\n\n" not in rest and len(rest) < _NEAR_LABEL else _SURE_FAR
    if label.kind == "indicator" and "." not in label.value:
        return _read_indicator_label(label, printed, rest, indicators, sure)
    if label.kind == "indicator" and int(label.value.split(".")[0]) not in divided:
        return None
    if label.kind == "title":
        sure = _SURE_OF_TITLE
    code = label.value.lower() if label.kind in ("question", "instrument") else f"indicator-{label.value}"
    return LabelReading(code, instrument_of(code, indicators), printed.strip(), sure)


def _read_overall(label: Label, before: str) -> LabelReading | None:
    rest = before[label.end :]
    if rest.count("\n") > _LINES_TO_OVERALL or len(rest) > _REACH_OF_OVERALL:
        return None
    if "\n" in rest and not tells_result_only(rest[rest.rfind("\n") + 1 :]):
        return None
    line_start = before.rfind("\n", 0, label.start) + 1
    ahead = before[line_start : label.start]
    is_own = tells_result_only(before[label.start :]) and (names_body_as_subject(ahead) or not names_other_thing(ahead))
    if not is_own and not _NAMES_IT.search(before, line_start):
        return None  # `ผลการประเมินกองทุนหลักประกันสุขภาพ ได้ร้อยละ …`, `แผนพัฒนาท้องถิ่นได้คะแนนรวม …`
    is_near = len(rest) < _NEAR and "\n" not in rest
    return LabelReading("ita", None, before[label.start : label.end], _SURE_NEAR if is_near else _SURE_FAR)


def without_title(rest: str, wordings: Sequence[str] = ()) -> str:
    """What stands behind the number of an indicator or a question besides its title.

    Of an indicator whose names are known only the name is left out, with misread letters too: `ตัวชี้วัดที่ 8 ถ่วงไว้
    20.00 คะแนน` names none. Where no name is known the title ends where words that end one begin.

    >>> without_title(" การปฏิบัติหน้าที่ ได้คะแนน"), without_title(" การปฏิบัติหน้าที่")
    ('ได้คะแนน', '')
    >>> without_title(" ถ่วงไว้ ", ["การปฏิบัติหน้าที่"])
    ' ถ่วงไว้ '
    """
    rest = _MORE_NUMBERS.sub(" ", rest)
    printed = next((one for one in sorted(wordings, key=len, reverse=True) if one and one in rest), None)
    if printed is not None:
        return rest.replace(printed, " ", 1)
    ends = _TITLE_END.search(rest)
    end = len(rest) if ends is None else ends.start()
    if not wordings:
        return rest[end:]
    head = rest[:end]
    found = [partial_ratio_alignment(one, head, score_cutoff=_ALIKE) for one in wordings if one]
    best = max((one for one in found if one is not None), key=lambda one: one.score, default=None)
    if best is None:
        return rest
    return f"{head[: best.dest_start]} {head[best.dest_end :]}{rest[end:]}"


def _is_of_whole(before: str, end: int) -> bool:
    """True where the line of the number names the assessment itself, and the label that ends at `end` stands above.

    So it does behind words that lead on: `การแก้ไข OIT ทำให้ ITA ได้ 92.15`.
    """
    floor = before.rfind("\n") + 1
    floor = max([floor, *(match.end() for match in _LEADS_ON.finditer(before, floor))])
    return end <= floor and _NAMES_IT.search(before, floor) is not None


def _begins_other_subject(before: str, label: Label, indicators: Sequence[KnownIndicator]) -> bool:
    """True where a label stands above in a line that ends there, and the line of the number speaks of something else.

    Below `เผยแพร่ตามแบบตรวจ OIT ข้อ o12` the line `สัญญาจ้างส่งมอบทันกำหนดร้อยละ …` is not the score of o12.
    """
    start = before.rfind("\n") + 1
    if label.end > start:
        return False
    pattern, _ = _titles(tuple(indicators))
    above = before[before.rfind("\n", 0, start - 1) + 1 : start - 1]
    is_heading = not pattern.sub(" ", before[label.end : start]).strip()
    if len(above) >= LEAST_WRAPPED and not is_heading:
        return False
    return not tells_result_only(pattern.sub(" ", before[start:]))


def _is_used_up(rest: str) -> bool:
    """True where a label has had its number in its own line, and the line of another number begins anew."""
    own, _, after = rest.partition("\n")
    return bool(after) and re.search("[0-9]", own) is not None and names_other_thing(after.rpartition("\n")[2])


def _read_indicator_label(
    label: Label, printed: str, rest: str, indicators: Sequence[KnownIndicator], sure: float
) -> LabelReading | None:
    title = _TITLE_END.split(rest.replace("\n", " "), maxsplit=1)[0].strip()
    reading = read_indicator(label.value, title, indicators)
    if reading is None:
        return None
    code = f"indicator-{reading.number}"
    printed = f"{printed} {title}".strip()
    return LabelReading(code, instrument_of(code, indicators), printed, min(sure, reading.confidence))
