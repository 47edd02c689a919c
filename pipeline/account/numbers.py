"""Score-like numbers in a text, and the words beside one that name what else it is.

Seen without the parsers' eyes: every number from 0 to 100 that is printed as scores are, wherever it stands. What
sentences say of their numbers (`เป้าหมาย`, `เพิ่มขึ้น`) is asked of `parsers.scores.sentence_roles`; units, list marks and
ranges are told here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prongsai.normalizers.printed_numbers import HAS_POINT
from prongsai.normalizers.thai.letters import THAI_LETTER, drop_invisible
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.scores import read_score
from prongsai.normalizers.values.unreadable import UnreadableValue
from prongsai.normalizers.vocabulary import Vocabulary, load_vocabulary
from prongsai.parsers.scores.sentence_roles import Said, read_roles

_WORDS = load_vocabulary("number_reasons", "side")
_BEFORE, _BEHIND = _WORDS.where(side="before"), _WORDS.where(side="behind")
_COUNTERS = load_vocabulary("score_counters").alternation
_CUES = load_vocabulary("score_cues").alternation
_IN_ORDER = re.compile(load_vocabulary("list_words").alternation("in order"))
_WIDER = re.compile(load_vocabulary("wider_than_body").alternation("wider"))

WORDS = re.compile(f"[A-Za-z{THAI_LETTER}]{{3}}")
"""What tells words from the units and marks around a number."""
_SCORE_UNIT = re.compile(_CUES("score", "per hundred", "per cent"))
FORMULA_ERROR = re.compile(r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|N/A|SPILL!|CALC!)|Err:[0-9]{3}")
"""What spreadsheets show for a formula that fails (ECMA-376 part 1, 18.18.11, and LibreOffice's numbers)."""
_SHORT_NAMES = [one.text for one in load_vocabulary("assessment").wordings if one.means == "abbreviation"]
_GLUED = "|".join(f"(?<={name})" for name in _SHORT_NAMES)
"""Pictures and narrow columns print `ITA91.25`."""
_NUMBER = re.compile(
    rf"(?:(?<![0-9A-Za-z.,/])|{_GLUED})(?:100(?:\.00?)?|[0-9]{{1,2}}\.[0-9]{{1,2}})(?![0-9A-Za-z]|[.,:][0-9]|/(?!100)[0-9])"
)
_ALONE = re.compile(r"[^0-9A-Za-z\u0e01-\u0e5b]*(100(?:\.00?)?|[0-9]{1,2}(?:[.,][0-9]{1,2}))[^0-9A-Za-z\u0e01-\u0e5b]*")
_PIECE = re.compile(r"(?:100|[0-9]{2})\.[0-9]{2}")
_RUN = re.compile(rf"(?<![0-9A-Za-z.,/])(?:{_PIECE.pattern}){{2,}}")
"""`74.3879.1772.08`: with two digits on both sides of each point there is one way to cut it."""
_NO_POINT = re.compile("[, :;\u00b7]")
"""What stands where the point should be: `89:45`."""
_POINT_LOST = re.compile(r"\s*((?:100|[0-9]{2}) [0-9]{2})\s*")
"""`92 14` by itself: a file that lost its point, or a font that has none."""
_POINT_LOST_BEFORE_UNIT = re.compile(rf"(?<![0-9.,])((?:100|[0-9]{{2}})[ :;\u00b7][0-9]{{2}})\s*(?={_CUES('score')})")
_HEAD_APART = re.compile(rf"(?<![0-9.,])([1-9] [0-9]\.[0-9]{{2}})\s*(?={_CUES('score')})")
"""`ตัวชี้วัดที่ 9 1.33 คะแนน`: nobody scores 1.33, so it is 91.33, and of which indicator is lost."""
_COUNTED = re.compile(rf"\s*(?:%|{_CUES('score')})?\s*(?:{_COUNTERS('or more', 'or less', 'maximum')})")
_RANGE_BEHIND = re.compile(r"\s?(?:-|\u2013|\u2014)\s?[0-9]")
_RANGE_BEFORE = re.compile(r"[0-9]\s?(?:-|\u2013|\u2014)\s?$")
_SIGN_BEFORE = re.compile(r"[+\u00b1]\s?$|(?:^|[\s(])[-\u2013\u2212]$")
_UNIT = re.compile(rf"\s*\(?\s*({_BEHIND.alternation()})")
_NAMED = re.compile(rf"({_BEFORE.alternation()})\s*(?:[:=(]\s*)?$")
_LIST_MARK = re.compile(r"(?:^|\n)\s*$")
_LAST_LIST_NUMBER = 20
"""A report has fewer chapters, and few scores of a local body are so low."""
_LEAST_OF_SENTENCE = 10.0
"""In running text a smaller number with decimals is a mean of five marks, a section or a deviation."""
_REACH = 60
"""Characters, most of a printed line: how far before a number a word for a wider body counts."""


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A score-like number in a text with Arabic digits, from `start` to before `end`."""

    start: int
    end: int
    raw: str

    @property
    def cents(self) -> int:
        """Its value in hundredths, by which two printings of one number compare equal."""
        return to_cents(self.raw)


def plain(text: str) -> str:
    """Text as numbers are looked for in it: Arabic digits, without the signs that no reader sees.

    >>> plain("๙\u200b๒.๗๕")
    '92.75'
    """
    return drop_invisible(to_arabic(text))


def is_worded(text: str) -> bool:
    """True for a text with words in it beside its number and the unit of scores.

    >>> is_worded("ร้อยละ 73.33"), is_worded("73.33 คะแนน"), is_worded("ข้อ 73.33 ของ IIT")
    (False, False, True)
    """
    return bool(WORDS.search(_SCORE_UNIT.sub(" ", text)))


def to_cents(raw: str) -> int:
    """A printed number in hundredths; its point may be a comma, or a blank where it was lost.

    >>> to_cents("92.5"), to_cents("92,50"), to_cents("92 50"), to_cents("100"), to_cents("9 1.33")
    (9250, 9250, 9250, 10000, 9133)
    """
    if "." in raw:
        raw = raw.replace(" ", "")
    return round(float(_NO_POINT.sub(".", raw)) * 100)


def find_numbers(text: str) -> list[PrintedNumber]:
    """The score-like numbers of a text, from left to right.

    A text that is nothing but a number may hold any from 0 to 100 with decimals, and 100; in running text whole numbers
    and those below 10 are too common to be taken for scores.

    >>> [number.raw for number in find_numbers("IIT 92.75 (ข้อ 1.1) เดิม 91.2 วันที่ 1.10.67 เต็ม 100")]
    ['92.75', '91.2']
    >>> [number.raw for number in find_numbers("4.25")], find_numbers("12"), find_numbers("v91.25")
    (['4.25'], [], [])
    >>> [number.raw for number in find_numbers("ITA91.25 IIT90.11")]
    ['91.25', '90.11']

    Args:
        text: with Arabic digits.
    """
    alone = _ALONE.fullmatch(text) or _POINT_LOST.fullmatch(text)
    if alone is not None:
        return [PrintedNumber(*alone.span(1), alone[1])]
    run = [PrintedNumber(*piece, text[slice(*piece)]) for match in _RUN.finditer(text) for piece in _cut_run(match)]
    lost = [PrintedNumber(*match.span(1), match[1]) for match in _POINT_LOST_BEFORE_UNIT.finditer(text)]
    lost += [PrintedNumber(*match.span(1), match[1]) for match in _HEAD_APART.finditer(text)]
    found = (PrintedNumber(*match.span(), match[0]) for match in _NUMBER.finditer(text))
    whole = [one for one in found if "." in one.raw and one.cents >= _LEAST_OF_SENTENCE * 100]
    return sorted((*whole, *run, *lost), key=lambda one: one.start)


def _cut_run(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each number of a run: columns so narrow that nothing parts their numbers."""
    for piece in _PIECE.finditer(run[0]):
        yield run.start() + piece.start(), run.start() + piece.end()


def name_reasons(
    text: str, numbers: Sequence[PrintedNumber], undecided: Collection[int] = frozenset()
) -> Mapping[int, str]:
    """Where a number starts -> what its words say that it is, for those that are no scores.

    Args:
        text: a paragraph or a cell.
        numbers: those that it prints.
        undecided: numbers, in hundredths, that were read for a code and are no score for sure: `คิดเป็นร้อยละ` stands
            before shares and before scores, so it makes none of these a share.

    >>> text = "งบ 50.25 บาท เป้าหมาย 95.00 คะแนน ช่วง 85.00 - 94.99 ได้คะแนน 91.20"
    >>> list(name_reasons(text, find_numbers(text)).values())
    ['money', 'target', 'range', 'range']
    """
    # `เป้าหมายและคะแนนที่ได้ คือ 95.00 และ 91.20 ตามลำดับ`: each number is of another name, whatever stands before all
    is_paired = len(numbers) > 1 and _IN_ORDER.search(text) is not None
    roles = {} if is_paired or not numbers else read_roles(text, {number.start for number in numbers})
    reasons: dict[int, str] = {}
    for number in numbers:
        reason = _reason_beside(text, number)
        if reason == "share" and number.cents in undecided:
            reason = None
        if reason is None and number.start in roles:
            reason = _reason_of(roles[number.start], text, number, numbers)
        if reason is not None:
            reasons[number.start] = reason
    return reasons


def _reason_of(said: Said, text: str, number: PrintedNumber, numbers: Sequence[PrintedNumber]) -> str | None:
    """What the sentence says of a number; of those behind a department's name the first alone is the department's."""
    if said.role != "unknown":
        return said.role
    if not said.is_of_department:
        return "earlier value"
    named = text.rfind(said.words, 0, number.start)
    return "department" if not any(named < other.start < number.start for other in numbers) else None


def _reason_beside(text: str, number: PrintedNumber) -> str | None:
    before, behind = text[max(0, number.start - _REACH) : number.start], text[number.end :]
    if _RANGE_BEHIND.match(behind) or _RANGE_BEFORE.search(before) or _COUNTED.match(behind):
        return "range"
    if _SIGN_BEFORE.search(before):
        return "change"
    if (unit := _UNIT.match(behind)) is not None:
        return _means(unit[1], _BEHIND)
    # the name of an indicator that ends in a word of money names a score
    if (named := _NAMED.search(before)) is not None and _means(named[1], _BEFORE) != "indicator":
        return _means(named[1], _BEFORE)
    is_low = number.cents < (_LAST_LIST_NUMBER + 1) * 100
    if is_low and _LIST_MARK.search(text[: number.start]) and re.match(r"[.)]?\s+\D", behind):
        return "listed"
    return "group_mean" if _WIDER.search(HAS_POINT.split(before)[-1]) else None


def _means(word: str, table: Vocabulary) -> str:
    found = table.read(word)
    assert found is not None  # the pattern is made of the table's own wordings
    return found.means


def is_lost_score(text: str) -> bool:
    """True for a cell of a score column that is empty, or holds signs that are no score, no dash and no words."""
    if not text.strip() or FORMULA_ERROR.fullmatch(text.strip()):
        return True
    try:
        read_score(text)
    except UnreadableValue:
        return not WORDS.search(text)
    return False
