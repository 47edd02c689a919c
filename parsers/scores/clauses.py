"""The clause that a number stands in: the words before its name, between name and number, and behind."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from prongsai.normalizers.values.indicators import KnownIndicator
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.scores.prose_labels import LEAST_WRAPPED, Label, find_labels, without_title

_CUES = load_vocabulary("score_cues").alternation
_ROLES = load_vocabulary("sentence_cues", "reach").alternation
_WON = load_vocabulary("score_limits").alternation("won", "won in full")
_WORDS = load_vocabulary("clause_words").alternation
_JOINS = load_vocabulary("clause_joins").alternation("joins clauses")
_SCORE = _CUES("score", "result", "per hundred", "sum", "mean", "equals", "is", "which score", "amounts to")
_ASSERTED = re.compile(
    rf"(?:{_ROLES('asserts', 'asserts at number')}|{_WON})\s*(?:(?:{_SCORE})\s*)*(?:{_WORDS('degree')})?[=:]?\s*$"
)
"""A verb of winning right before a number."""
_WON_AT_NUMBER = re.compile(rf"(?:{_WON})\s*(?:(?:{_SCORE}|{_WORDS('degree')})\s*)*$")
_TOPIC = re.compile(rf"(?:{_WORDS('names a topic')})\s*(?:{_SCORE})")
"""`ข้อ 8 ว่าด้วยคะแนน ITA 85.00`: no verb of winning, though `ด้วยคะแนน` is one."""
_CUES_ONLY = re.compile(rf"(?:\s|[=:()]|{_SCORE})*")
_EQUATED = re.compile(
    rf"(?:{_CUES('equals', 'is', 'has value')}|{_ROLES('to')}|=|:)\s*(?:{_CUES('score', 'per hundred')})?\s*$"
)
_MAKES_UP = re.compile(rf"(?:{_CUES('makes up')})\s*(?:{_CUES('score', 'per hundred')})?\s*$")
_TOLD_OF_LABEL = re.compile(_WORDS("tells of a label"))
"""`ควรให้ความสำคัญกับ IIT ซึ่งได้คะแนน ๗๐.๔๔`: what the other clause wants of it leaves its result what it is."""
_BEGINS, _FINDS, _TELLS = (
    re.compile(_ROLES("begins")),
    re.compile(_ROLES("finds")),
    re.compile(_ROLES("tells result", "leads on")),
)
_JOINED = re.compile(rf"(?:^|\s)(?:{_JOINS})")
"""`… ร้อยละ ๘๒.๕๐ ของกลุ่มตัวอย่าง โดย IIT เท่ากับ ๖๙.๗๗`: behind another number it begins a clause of its own."""
_ENDS_PHRASE = re.compile(rf"{_JOINS}|{_ROLES('finds', 'begins', 'tells result', 'leads on')}")
"""Behind `แต่`, `พบว่า` another sentence begins, which says nothing of the number before."""
_MEASURED = re.compile(
    rf"[0-9]{{2,3}}\.(?:[0-9]{{2}}(?![0-9])|[0-9](?=\s*(?:%|{_CUES('score')})))\s*(?:%|{_CUES('score')})?"
)
"""One decimal is also the number of a part of an indicator."""
_UNIT = re.compile(rf"\s*(?:%|{_CUES('score', 'per cent')})")
_ORDINAL = load_vocabulary("score_labels").alternation("ordinal")
_PREDICATE = re.compile(
    rf"(?:{_UNIT.pattern})*\s*(?:{load_vocabulary('list_words').alternation('in order')})?\s*"
    rf"(?:(?!{_ROLES('finds', 'begins', 'tells result', 'leads on')})"
    rf"(?P<verb>{load_vocabulary('score_counters').alternation('predicates')})"
    rf"(?!\s*(?:{_WORDS('rank', 'reports')}|{_ORDINAL}\s?[0-9]|{_ROLES('tells result')}))"
    r"|\((?P<bracket>[^()0-9]*)\))"
)
_BEHIND = 40
"""Characters behind a number: half a printed line, within which a phrase ends."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a number's clause."""

    before: str
    """From where its clause begins to its label; "" where no label stands in it."""
    between: str
    """From its label, or from where the clause begins, to the number."""
    behind: str
    """From the number to the end of its phrase."""
    is_labelled: bool
    is_asserted: bool
    """True where a verb of winning stands right before the number, or before its label: `ได้คะแนน IIT ๙๑.๓๓`."""
    is_found: bool = False
    """True where its label follows `พบว่า`."""
    predicate: str = ""
    """What a predicate behind the number says of it: `ได้ ๙๒.๑๕ คะแนน คือความฝันของเรา`; "" where none stands there."""
    opening: str = ""
    """The words behind the number up to a blank, where no other number follows them: what says it may go on there."""
    is_won: bool = False
    """True where a verb of winning stands right before the number, and not only one of having."""

    @property
    def is_equated(self) -> bool:
        """True where it is said to be the number, which goals and pass marks are as well.

        `คิดเป็น` may tell a weight.
        """
        return _EQUATED.search(self.between) is not None and _MAKES_UP.search(self.between) is None


def cut_clause(
    text: str, start: int, end: int, indicators: Sequence[KnownIndicator], results: Container[int] = ()
) -> Clause:
    """The clause of the number from `start` to `end`.

    What stands before another number of the line speaks of that one (`จากเป้าหมาย ๘๐.๐๐ คะแนน ปรากฏว่า IIT ได้ ๘๕.๒๐`),
    unless both may be results and no verb asserts this one: then they hang on the same words (`หมายตา IIT ๙๐.๐๐ EIT
    ๙๒.๐๐`).

    Args:
        text: paragraphs with Arabic digits, one a line.
        start: where the number begins.
        end: where it ends.
        indicators: those of its year.
        results: where the numbers begin of which nothing says that they are something else.
    """
    line = text.rfind("\n", 0, start) + 1
    begin = line
    if not _names_label(text[line:start], indicators):
        above = text.rfind("\n", 0, max(line - 1, 0)) + 1
        is_wrapped = line - 1 - above >= LEAST_WRAPPED
        begin = above if is_wrapped and _names_label(text[above:line], indicators) else begin
    is_asserted = _ASSERTED.search(text, begin, start) is not None and _TOPIC.search(text, begin, start) is None
    others = [one.end() for one in _MEASURED.finditer(text, begin, start) if is_asserted or one.start() not in results]
    said = _behind_last(_BEGINS, text[max([begin, *others]) : start])
    rest = text[end:].partition("\n")[0]
    phrase, predicate, opening = _phrase_behind(rest), _predicate_behind(rest), _opening_behind(rest)
    is_won = _WON_AT_NUMBER.search(said) is not None
    labels = list(find_labels(said, indicators))
    if not labels:
        return Clause("", said, phrase, False, is_asserted, predicate=predicate, opening=opening, is_won=is_won)
    named = [label for label in labels if label.kind != "overall"]
    last = max(named or labels, key=lambda label: label.end)
    between = said[last.end :]
    is_told_of = _TOLD_OF_LABEL.search(between) is not None
    if last.kind in ("indicator", "question"):
        is_indicator = last.kind == "indicator" and last.value.isdecimal()
        titles = [wording for one in indicators for wording in one.wordings] if is_indicator else []
        between = without_title(between, titles)
    before = _behind_last(_TELLS, said[: _start_of_name(said, last, labels)])
    is_asserted = is_asserted or (_ASSERTED.search(before) is not None and _CUES_ONLY.fullmatch(between) is not None)
    before = "" if is_told_of else _behind_last(_JOINED, before) if others else before
    is_found = _FINDS.search(before) is not None
    return Clause(before, between, phrase, True, is_asserted, is_found, predicate, opening, is_won)


def _start_of_name(said: str, last: Label, labels: Sequence[Label]) -> int:
    """Where the name begins that ends with the label: the number of an indicator stands before its title."""
    start = last.start
    for label in sorted(labels, key=lambda label: -label.end):
        if label.end <= start and not said[label.end : start].strip(" (:"):
            start = label.start
    return start


def _phrase_behind(rest: str) -> str:
    """The words behind a number that may speak of it.

    With another number in the line they are only those that touch its unit, or follow where it has none: `ร้อยละ ๘๘
    ของชาวบ้านรู้จัก ITA`. The others may be the next one's.
    """
    unit = _UNIT.match(rest)
    own, _, more = (rest.lstrip() if unit is None else rest[unit.end() :]).partition(" ")
    if _MEASURED.search(rest):
        return own
    kept = own
    for phrase in more.split():
        if len(kept) + len(phrase) > _BEHIND:
            break
        kept = f"{kept} {phrase}"
    return _ENDS_PHRASE.split(kept, maxsplit=1)[0]


def _predicate_behind(rest: str) -> str:
    """What a predicate, a condition or a bracket right behind a number says of it, up to the next clause; no rank."""
    found = _PREDICATE.match(rest)
    if found is None:
        return ""
    if found["bracket"] is not None:
        return found["bracket"]
    said = found["verb"] + _ENDS_PHRASE.split(rest[found.end("verb") :], maxsplit=1)[0]
    # before another number the words speak of that one: `ยังไม่ถึงเป้าหมาย ๙๐.๐๐ คะแนน`
    return "" if _MEASURED.search(said) else said[:_BEHIND]


def _opening_behind(rest: str) -> str:
    unit = _UNIT.match(rest)
    said = rest if unit is None else rest[unit.end() :]
    return "" if _MEASURED.search(said) else said.strip().partition(" ")[0]


def _behind_last(pattern: re.Pattern[str], text: str) -> str:
    return text[max((match.end() for match in pattern.finditer(text)), default=0) :]


def _names_label(text: str, indicators: Sequence[KnownIndicator]) -> bool:
    return next(find_labels(text, indicators), None) is not None
