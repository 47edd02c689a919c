"""What a sentence says that its numbers are: a result, or a goal, a pass mark, a change, a share of people.

A cue governs the numbers behind it in its clause, not only the one that it touches: `ตั้งเป้าหมายผลการประเมิน ITA
ปี ๒๕๖๘ ไว้ที่ ๙๕.๐๐ คะแนน`. It ends where the sentence tells a result (`พบว่า`), and, once it has governed a number,
where another verb of result begins (`เกณฑ์ผ่านคือ ๘๕ คะแนน หน่วยงานได้คะแนน ๘๘.๗๖`). Words of a comparison hold for
one number and lie over the cue of the clause. The words are in `data/language/sentence_cues.csv`; `reach` there says
how far each goes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from prongsai.normalizers.values.digits import FULL_YEAR
from prongsai.normalizers.vocabulary import Hit, load_vocabulary
from prongsai.parsers.scores.prose_labels import LEAST_WRAPPED
from prongsai.parsers.scores.sentence_subjects import (
    AREA,
    DEPARTMENT,
    YEARS,
    find_areas,
    find_departments,
    find_years,
)
from prongsai.pipeline.model import Role

_WORDS = load_vocabulary("sentence_cues", "reach")
_CUES = load_vocabulary("score_cues").alternation
_COUNTED = load_vocabulary("score_counters").alternation
_LABELS = load_vocabulary("score_labels").alternation
_PER_CENT_BEFORE = re.compile(rf"(?:{_CUES('per hundred')})\s*(?:{_CUES('equals', 'is', 'amounts to')})?\s*$")
_PER_CENT_AFTER = re.compile(rf"\s*(?:%|{_CUES('per cent')})")
_POINTS_AFTER = re.compile(rf"\s*(?:{_CUES('score')})")
_NUMBER = re.compile(r"(?<![0-9.,/])[0-9]{1,3}(?:\s?\.\s?[0-9]{1,2})?(?![0-9])")
_UNIT_AFTER = re.compile(rf"\s*(?:%|{_CUES('score', 'per cent')}|{_COUNTED('counted', 'paid')})")
_DEGREES = load_vocabulary("clause_words").alternation("degree")
_VERB_OF_NUMBER = re.compile(rf"\s*(?:{_CUES('score', 'per hundred', 'mean', 'sum')}|{_DEGREES}|\s|\()*[0-9]")
_YEAR = re.compile(rf"{FULL_YEAR}(?![0-9]|[.,][0-9])")
_NEAR = 72
"""A modal verb governs the number of its own verb, not one at the end of a long line."""
_BEHIND, _TOUCHES = 48, 3
"""In characters behind a number: within one phrase (`คะแนน ในปีงบประมาณ พ.ศ. ๒๕๖๘ จึงจะผ่าน`), and right behind it."""
_OTHER_MEASUREMENTS = ("self_assessed", "other_index", "group_mean")
_MEANT = (("target", "clause"), ("pass_mark", "clause"), ("pass_mark", "near"))
_OF_OTHER_THINGS = ("other_index", "share")
"""What no indicator has: a cue of these ends where the sentence goes on to an indicator and asserts its score."""
_INDICATOR = re.compile(rf"(?:{_LABELS('indicator')})\s*(?:{_LABELS('ordinal')})?\s*[0-9]{{1,2}}(?![0-9.])")
_SUBJECTS = (DEPARTMENT, AREA)
_ROLES_OF_MEANS: Mapping[str, Role] = {
    "from": "unknown",
    DEPARTMENT: "unknown",
    YEARS: "unknown",
    AREA: "group_mean",
}
"""The value before a change or a correction is no result of this year, and nothing says of which; a department's is one
part of the body's, a mean of years belongs to none of them."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a number is by the words of its sentence, and those words."""

    role: Role
    words: str
    is_of_department: bool = field(default=False, compare=False, repr=False)
    """Whether the words name a department as the one that won it."""
    is_open: bool = field(default=False, compare=False, repr=False)
    """Whether it may be a result as well: `คาดหวังว่ามาตรการทำให้ได้ ๙๒.๑๕ คะแนน`, after words that lead on."""


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int


@dataclass(slots=True)
class _Scope:
    """A cue with the numbers that it has governed so far; `end` is negative for one of the line before."""

    cue: Hit
    end: int
    is_used: bool = False
    is_asserted: bool = False
    is_subject: bool = False
    """True where it names who won the points: the next assertion has another subject."""
    is_open: bool = False
    """True behind words that lead on: what it governs may be what came of it."""

    @property
    def reach(self) -> str:
        return self.cue.wording.more["reach"]


_Open = tuple[_Scope | None, _Scope | None]
"""The cue of the clause and the one over it."""


def read_roles(text: str, candidates: Collection[int]) -> Mapping[int, Said]:
    """Where numbers stand in `text` -> what their sentences say that they are, for those that are no results.

    >>> read_roles("คาดว่าจะได้ 92.00 คะแนน แต่ได้ 90.11 คะแนน", [12, 32])
    {12: Said(role='target', words='คาดว่า')}

    Args:
        text: paragraphs with Arabic digits, one a line.
        candidates: where the numbers begin that look like scores.
    """
    return {at: said for at, said in _read_all(text, candidates).items() if not said.is_open}


def read_open_roles(text: str, candidates: Collection[int]) -> Mapping[int, Said]:
    """Where numbers stand that may be a result, or what the words say of which they seem to follow.

    >>> read_open_roles("คาดหวังว่าแผนทำให้ ITA ได้ 92.15 คะแนน", ())
    {27: Said(role='target', words='คาดหวัง')}

    Args:
        text: as for `read_roles`.
        candidates: as for `read_roles`.
    """
    return {at: said for at, said in _read_all(text, candidates).items() if said.is_open}


def _read_all(text: str, candidates: Collection[int]) -> Mapping[int, Said]:
    roles: dict[int, Said] = {}
    offset = 0
    carried: _Open | None = None
    left: _Open | None
    for line in text.split("\n"):
        numbers = [
            _Number(*number.span())
            for number in _NUMBER.finditer(line)
            if offset + number.start() in candidates or _is_measured(line, number)
        ]
        cues = list(_WORDS.find(line))
        if numbers or cues:
            found, left = _read_line(line, numbers, cues, carried)
            roles.update((offset + at, said) for at, said in found.items())
        else:
            left = None
        carried = left if len(line) >= LEAST_WRAPPED else None
        offset += len(line) + 1
    return roles


def _read_line(
    line: str, numbers: Sequence[_Number], cues: Sequence[Hit], carried: _Open | None
) -> tuple[Mapping[int, Said], _Open]:
    """Starts of numbers with what they are, and the scopes that are still open at the line's end."""
    reading = _Reading(line, cues, carried or (None, None))
    years = list(find_years(line))
    # the count of the years is none of the numbers that the words govern
    told = [number for number in numbers if not any(hit.start <= number.start < hit.end for hit in years)]
    events: list[Hit | _Number] = [*cues, *find_departments(line), *find_areas(line), *years, *told]
    for event in sorted(events, key=lambda event: event.start):
        if isinstance(event, _Number):
            reading.meet_number(event)
        else:
            reading.meet_cue(event)
    return reading.roles, (_into_next_line(reading.clause, line), _into_next_line(reading.over, line))


class _Reading:
    """A line while it is read from left to right: which cue governs the next number.

    Args:
        line: with Arabic digits.
        cues: all that stand in it.
        carried: the scopes that the line before left open.
    """

    def __init__(self, line: str, cues: Sequence[Hit], carried: _Open) -> None:
        self.line = line
        self.roles: dict[int, Said] = {}
        self.clause, self.over = carried
        self._last: _Number | None = None
        self._is_compared = any(cue.means in ("to", "change") for cue in cues)
        self._named = [match.start() for match in _INDICATOR.finditer(line)]

    @property
    def _floor(self) -> int:
        """Where the number before ends."""
        return 0 if self._last is None else self._last.end

    def meet_number(self, number: _Number) -> None:
        """Say what the number is, if a cue governs it; the cue over the clause holds for this one alone."""
        governing = self.over if self.over is not None else self.clause
        if governing is not None and _governs(governing, self.line, number, self._floor, self._is_compared):
            self.roles[number.start] = replace(_said(governing.cue, self.line), is_open=governing.is_open)
            governing.is_used = True
        self.over, self._last = None, number

    def meet_cue(self, cue: Hit) -> None:
        """Let the cue open a scope, or end those that are open."""
        means = cue.means
        if means in ("asserts", "asserts at number", "equals at number"):
            self._meet_assertion(cue)
        elif means == "finds":
            # `ประเมินตนเองแล้วพบว่าได้คะแนน …`: what is found is still what was measured
            is_measured = self.clause is not None and self.clause.cue.means in _OTHER_MEASUREMENTS
            self.clause, self.over = self.clause if is_measured else None, None
        elif means == "tells result":
            self.clause = self.over = None
        elif means == "leads on":
            self.clause, self.over = _led_on(self.clause or self.over), None
        elif means == "begins":
            self.clause = self.over = self._last = None
        elif means in _SUBJECTS:
            self.clause, self.over = _Scope(cue, cue.end, is_subject=True), None
        elif means == "to":
            self.over = None
        elif means.endswith(" behind"):
            last = self._last
            if last is not None and last.start not in self.roles and _stands_behind(cue, last):
                self.roles[last.start] = _said(cue, self.line)
        elif means != "no cue":
            self._open_scope(_Scope(cue, cue.end))

    def _meet_assertion(self, cue: Hit) -> None:
        clause = self.clause
        if cue.means != "asserts" and not _VERB_OF_NUMBER.match(self.line, cue.end):
            return
        if clause is not None and clause.cue.means in _OF_OTHER_THINGS and clause.is_used:
            goes_on = any(self._floor <= at < cue.start for at in self._named)
            clause = None if goes_on else clause
        self.clause = _after_assertion(clause, is_equation=cue.means == "equals at number")

    def _open_scope(self, scope: _Scope) -> None:
        clause = self.clause
        if scope.reach in ("one", "of a pair"):
            self.over = scope
        elif clause is None or clause.is_used or clause.reach != "clause" or scope.reach == "clause":
            self.clause, self.over = scope, None


def _into_next_line(scope: _Scope | None, line: str) -> _Scope | None:
    return None if scope is None or scope.is_used else _Scope(scope.cue, scope.end - len(line) - 1)


def _is_measured(line: str, number: re.Match[str]) -> bool:
    """Whether a number says how much something is: a cue is used up by it, and not by the number of an indicator."""
    return "." in number[0] or bool(
        _UNIT_AFTER.match(line, number.end()) or _PER_CENT_BEFORE.search(line[: number.start()])
    )


def _governs(scope: _Scope, line: str, number: _Number, floor: int, is_compared: bool) -> bool:
    start, end = number.start, number.end
    if scope.reach == "near":
        return start - scope.end <= _NEAR
    if scope.reach == "at number":
        return bool(_VERB_OF_NUMBER.match(line, max(scope.end, 0)))
    if scope.reach == "per cent":
        if _POINTS_AFTER.match(line, end):
            return False
        return bool(_PER_CENT_BEFORE.search(line[:start]) or _PER_CENT_AFTER.match(line, end))
    if scope.cue.means == "from" and _YEAR.search(line, max(floor, scope.cue.start), start):
        return False  # `ลดลงจากปี ๒๕๖๖ (๙๑.๓๓ คะแนน)` says whose year it is the result of
    return scope.reach != "of a pair" or is_compared


def _led_on(scope: _Scope | None) -> _Scope | None:
    """What remains of a cue behind `ทำให้`, `ขณะที่`: a doubt whether what was meant goes on, or what became of it."""
    # what is only prescribed (`กำหนดให้`) has had its effect where words say so
    if scope is None or (scope.cue.means, scope.reach) not in _MEANT:
        return None
    return _Scope(scope.cue, scope.end, is_used=scope.is_used, is_asserted=not scope.is_used, is_open=True)


def _after_assertion(clause: _Scope | None, is_equation: bool) -> _Scope | None:
    if clause is None or clause.reach == "until asserted":
        return None
    if clause.is_subject:
        return None if clause.is_used else clause
    if clause.reach == "per cent":
        return clause if is_equation else None  # shares of people equal something, bodies win points
    if clause.is_used and not clause.is_asserted:
        return None
    if not clause.is_used:
        clause.is_asserted = True  # `ตั้งเป้าให้ IIT ได้ ๙๐ EIT ได้ ๙๒`: the same verb again ends nothing
    return clause


def _stands_behind(cue: Hit, number: _Number) -> bool:
    gap = cue.start - number.end
    return 0 <= gap <= (_TOUCHES if cue.wording.more["reach"] == "touching behind" else _BEHIND)


def _said(cue: Hit, line: str) -> Said:
    means = cue.means.removesuffix(" behind")
    role = _ROLES_OF_MEANS.get(means) or cast(Role, means)
    words = line[cue.start : cue.end] if cue.end <= len(line) else cue.wording.text
    return Said(role, words, is_of_department=means == DEPARTMENT)
