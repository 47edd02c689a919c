"""Sentences that rank a score: `ตัวชี้วัดที่ ๘ … ซึ่งเป็นตัวชี้วัดที่มีคะแนนต่ำสุด`, `ตัวชี้วัดที่ได้คะแนนสูงสุด คือ …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from prongsai.normalizers.values.instruments import find_instrument_mentions
from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.statements.labels import Spoken, YearCodes, find_spoken, is_title_of
from prongsai.pipeline.model import Among, Instrument

_WORDS = load_vocabulary("statement_words")
_SAY = _WORDS.alternation
_EXTREME = re.compile(rf"(?P<highest>{_SAY('highest')})|(?P<lowest>{_SAY('lowest')})")
_NUMBER = r"(?<![0-9A-Za-z])[0-9]{1,3}(?:\.[0-9]{1,2})?"
# what may stand between a score and the word that ranks it; each part is taken once and never given back
_RUN = re.compile(
    rf"(?>\s|[()\[\],:;=\"“”'\-–]|{_NUMBER}"
    rf"|{_SAY('links', 'has', 'value', 'subject', 'which', 'filler', 'introduces')})*+$"
)
_VALUE = re.compile(_SAY("value"))
_SUBJECT = re.compile(rf"(?:{_SAY('subject')})\s*(?:{_SAY('which')})")
_INTRODUCES = re.compile(rf"[^\n]{{0,60}}?(?:{_SAY('introduces')}|[:=])\s*")
"""Two thirds of a line at most between the rank and the score that has it."""
_RANK = re.compile(rf"\s*(?:[0-9]|{_SAY('rank')})")
"""`สูงสุด ๓ อันดับแรก`, `สูงสุดเป็นอันดับ ๒`: it may be another than the first."""
_OF = re.compile(rf"\s*(?:{_SAY('of')})\s*")
_WHOLE = re.compile(rf"(?:{_SAY('of')})?\s*(?:{_SAY('whole')})")
_PART = re.compile(rf"(?:{_SAY('of')})?\s*(?:{_SAY('part')})")
_NO = re.compile(rf"(?:{_SAY('no')})\s*$")
_BEFORE, _SCOPE = 270, 60
"""Characters looked at: before the word that ranks three lines of 16 pt across A4, which hold 90 each; behind it what
it ranks among, where two thirds of a line hold the full name of any instrument."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A score that a text ranks, where it says so, and among which scores."""

    start: int
    end: int
    code: str
    claim: Literal["highest", "lowest"]
    among: Among
    instrument: Instrument | None


def find_rankings(text: str, known: YearCodes) -> Iterator[Ranking]:
    """The scores that one paragraph or cell calls the highest or the lowest, from left to right.

    What ranks among bodies, districts or years, and a second or third place, is left out: the report does not hold the
    scores that decide it.

        >>> known = YearCodes((), ())
        >>> [(r.code, r.claim, r.among) for r in find_rankings("IIT เป็นเครื่องมือที่ได้คะแนนสูงสุด", known)]
        [('iit', 'highest', 'unsaid')]
        >>> list(find_rankings("IIT ได้คะแนนสูงสุดในจังหวัด", known))
        []

    Args:
        text: with Arabic digits.
        known: the indicators of the year.
    """
    for match in _EXTREME.finditer(text):
        floor = max(0, match.start() - _BEFORE)
        before = text[floor : match.start()]
        after = text[match.end() : match.end() + _BEFORE]
        among = _among(after)
        if _RANK.match(after) or among is None:
            continue
        claim: Literal["highest", "lowest"] = "highest" if match["highest"] else "lowest"
        run = _find_run(before, 0)
        behind = _spoken_behind(after, known) if _is_ranked_subject(before, run) else None
        if behind is not None:
            yield Ranking(floor + run.start(), match.end() + behind.end, behind.code, claim, *among)
            continue
        ahead = _spoken_ahead(before, known)
        if ahead is not None:
            yield Ranking(floor + ahead.start, match.end(), ahead.code, claim, *among)


def _find_run(before: str, start: int) -> re.Match[str]:
    """The words, none or more, that lead up to the rank."""
    run = _RUN.search(before, start)
    assert run is not None, "it may be empty"
    return run


def _is_ranked_subject(before: str, run: re.Match[str]) -> bool:
    """True for words like `ตัวชี้วัดที่ได้คะแนน` right before the rank, without a negation before them."""
    subject = _SUBJECT.search(run[0])
    if subject is None or not _VALUE.search(run[0]):
        return False
    return not _NO.search(before[: run.start() + subject.start()])


def _spoken_behind(after: str, known: YearCodes) -> Spoken | None:
    """The score that a colon or `ได้แก่` introduces right behind the rank."""
    introduced = _INTRODUCES.match(after)
    if introduced is None:
        return None
    spoken = next(find_spoken(after[introduced.end() :][:_BEFORE], known), None)
    if spoken is None or spoken.start > 0:
        return None
    return Spoken(introduced.end(), introduced.end() + spoken.end, spoken.code)


def _spoken_ahead(before: str, known: YearCodes) -> Spoken | None:
    """The score before the words that lead to the rank: nothing but its title may stand between."""
    last = max(find_spoken(before, known), key=lambda spoken: spoken.end, default=None)
    if last is None:
        return None
    run = _find_run(before, last.end)
    if not _VALUE.search(run[0]):
        return None
    return last if is_title_of(before[last.end : run.start()], last.code, known) else None


def _among(after: str) -> tuple[Among, Instrument | None] | None:
    """Which scores it is ranked among; None where they are none of this report's."""
    scope = after[:_SCOPE]
    if _WHOLE.match(scope.lstrip()):
        return "all", None
    if _PART.match(scope.lstrip()):
        return "part", None
    of = _OF.match(scope)
    if of is None:
        return "unsaid", None
    named = find_instrument_mentions(scope[of.end() :])
    return ("instrument", named[0].name) if named else None
