"""Headings and sentences that put scores on one side of a limit: `จุดแข็ง (ตัวชี้วัดที่ได้คะแนนมากกว่า ๙๙ คะแนนขึ้นไป)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.normalizers.vocabulary import load_vocabulary
from prongsai.parsers.statements.labels import Spoken, YearCodes, find_spoken
from prongsai.pipeline.model import Claimed

_SAY = load_vocabulary("statement_words").alternation
_PER_HUNDRED = load_vocabulary("score_cues").alternation("per hundred")
_BOUNDS: tuple[Claimed, ...] = ("above", "at least", "below", "at most")
_SCORE_THAT = re.compile(rf"(?:{_SAY('subject')})\s*(?:{_SAY('which')})?\s*(?:{_SAY('has')})?\s*(?:{_SAY('value')})\s*")
_LIMIT = re.compile(
    rf"(?:{_SAY('filler')}|,|\s)*(?P<bound>{_SAY(*_BOUNDS)})?\s*(?:{_PER_HUNDRED})?\s*"
    rf"(?P<number>(?:100|[0-9]{{1,2}})(?:\.[0-9]{{1,2}})?)(?![0-9.])\s*(?:{_SAY('value')}|%)?\s*"
    rf"(?P<tail>{_SAY('and more', 'and less')})?"
)
_NO = re.compile(rf"(?:{_SAY('no')})\s*$")
_ENDS = re.compile(rf"[\s)\]\".:–-]*(?:[^\n0-9]{{0,40}}?(?:{_SAY('introduces')}))?[\s:.]*$")
"""The rest of a paragraph that is the heading of a list: nothing, or words that announce it."""
_INTRODUCES = re.compile(rf"[\s)\]\"]*[^\n]{{0,40}}?(?:{_SAY('introduces')}|:)\s*")


@dataclass(frozen=True, slots=True)
class Limit:
    """One bound of a score, on 0 to 100."""

    claim: Claimed
    value: float


@dataclass(frozen=True, slots=True)
class LimitedGroup:
    """A phrase that names scores by their bounds, and those that it names itself; `is_heading` where a list follows."""

    start: int
    end: int
    limits: tuple[Limit, ...]
    members: tuple[Spoken, ...]
    is_heading: bool


def find_limited(text: str, known: YearCodes) -> Iterator[LimitedGroup]:
    """The groups of scores that one paragraph names by their bounds, from left to right.

        >>> [group] = find_limited("ตัวชี้วัดที่ได้คะแนนน้อยกว่า 100 คะแนน แต่ไม่ต่ำกว่า 97 คะแนน", YearCodes((), ()))
        >>> [(limit.claim, limit.value) for limit in group.limits], group.is_heading
        ([('below', 100.0), ('at least', 97.0)], True)

    Args:
        text: with Arabic digits.
        known: the indicators of the year.
    """
    heads = [head for head in _SCORE_THAT.finditer(text) if not _NO.search(text[: head.start()])]
    for at, head in enumerate(heads):
        limits, end = _read_limits(text, head.end())
        if not limits:
            continue
        following = heads[at + 1].start() if at + 1 < len(heads) else len(text)
        introduced = _INTRODUCES.match(text, end, following)
        members: tuple[Spoken, ...] = ()
        if introduced is not None:
            rest = text[introduced.end() : following]
            shift = introduced.end()
            members = tuple(Spoken(s.start + shift, s.end + shift, s.code) for s in find_spoken(rest, known))
        is_heading = not members and following == len(text) and _ENDS.match(text, end) is not None
        yield LimitedGroup(head.start(), end, limits, members, is_heading)


def _read_limits(text: str, start: int) -> tuple[tuple[Limit, ...], int]:
    """The bounds that stand from `start` on, and where they end."""
    limits: list[Limit] = []
    end = start
    while (match := _LIMIT.match(text, end)) is not None:
        claim = _claim(match)
        if claim is None:
            break
        limits.append(Limit(claim, float(match["number"])))
        end = match.end()
    return tuple(limits), end


def _claim(match: re.Match[str]) -> Claimed | None:
    """On which side of the number the scores lie; the words behind it say whether it is one of them.

    `มากกว่า ๙๙ คะแนนขึ้นไป` is 99 and more.
    """
    if match["tail"]:
        tail = _means(match["tail"])
        return "at least" if tail == "and more" else "at most"
    if not match["bound"]:
        return None
    bound = _means(match["bound"])
    return next(claim for claim in _BOUNDS if claim == bound)


def _means(words: str) -> str:
    wording = load_vocabulary("statement_words").read(words)
    if wording is None:
        raise AssertionError(f"{words!r} was matched and stands in no row")
    return wording.means
