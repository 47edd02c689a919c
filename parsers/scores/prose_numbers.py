"""Which numbers of a sentence are scores of the body that the report is about.

A number counts only where the words beside it say so. Thresholds, full marks, differences and ranges are numbers of
points too; the words beside those are listed in data, and such numbers are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from prongsai.normalizers.printed_numbers import join_blanks
from prongsai.normalizers.vocabulary import load_vocabulary

_CUES = load_vocabulary("score_cues").alternation
_LABELS = load_vocabulary("score_labels").alternation
_LIMITS = load_vocabulary("score_limits").alternation
_BEHIND = load_vocabulary("score_counters").alternation
_CUE_BEFORE = re.compile(
    rf"(?:{_CUES('score', 'result', 'per hundred')})(?:\s*(?:{_CUES('which score', 'sum', 'mean')}))*"
    rf"\s*(?:\([^()\n]{{1,40}}\))?"
    rf"\s*(?:{_CUES('equals', 'is', 'has value', 'amounts to', 'per hundred')}|=|:|：|-)*\s*$"
)
_CUE_AFTER = re.compile(
    rf"(?:/100)?\s*(?:%|{_CUES('per cent')})?\s*(?:{_CUES('score')}|\(?\s*(?:{_CUES('rated')})"
    rf"|(?:{_CUES('grade')})\s*[A-F]{{1,2}}\b)"
)
_NUMBER = re.compile(
    # `ข้อ o17` is a code, `IIT85.00` a score printed too near
    r"(?<![0-9.,/])(?<![0-9][:;\u00b7])(?<![^A-Za-z][IEOieo])(100(?:\.00?)?"
    # `90.5 6 คะแนน`: the words behind count the second piece too, which is no score by itself
    rf"|[0-9]{{1,2}}\s?\.\s?[0-9] [0-9](?={_CUE_AFTER.pattern})"
    # `๙ ๑.๓๓ คะแนน`: nobody scores below ten, and what stands before is no number of anything
    rf"|[1-9] [0-9]\.[0-9]{{2}}(?={_CUE_AFTER.pattern})"
    # a decimal comma is one only where the words on both sides of it speak of one number
    r"|[0-9]{2},[0-9]{2}|[0-9]{1,2}(?:\s?\.\s?[0-9]{1,2})?)(?![0-9]|[.,][0-9]|/(?!100(?![0-9.,]))[0-9])"
    # `89:45` is a time, or a score with another sign for its point
    r"(?![:;\u00b7][0-9]{2}(?![0-9]))"
    # `91.3X`, `91.3?`: a digit that nobody could read; `91.33A` is a score and its grade, `91.33ITA` two words
    r"(?![?#_]|(?![A-F](?![0-9A-Za-z]))[A-Za-z](?![A-Za-z]))"
)
_HEAD_APART = re.compile(r"[1-9] [0-9]\.")
_COUNTS = re.compile(rf"(?:{_LABELS('ordinal', 'indicator')}|{_LIMITS('ordinal', 'page')})\s*$")
_EQUALS_BEFORE = re.compile(
    rf"(?:{_CUES('equals', 'is', 'per hundred')}|=|:)\s*(?:{_CUES('score')})?\s*(?:{_CUES('per hundred')})?\s*$"
)
_AFTER_ABBREVIATION = re.compile(r"(?<![A-Za-z])[IEO]IT\s*\)?\s*[:=(]?\s*$")
_OF_HUNDRED = re.compile(r"\s?/\s?100(?![0-9.,])")
_BRACKET_BEFORE = re.compile(r"\(\s*$")
"""`คะแนน IIT ของหน่วยงาน (๙๗.๓๐)`."""
_COMPARED_BEFORE = re.compile(rf"[0-9][.,][0-9]{{1,2}}\s*(?:%|{_CUES('score', 'per cent')})?\s*\(\s*$")
"""Behind another score a bracket holds what that one is compared with; `ตัวชี้วัดที่ ๓ (๘๙.๐๔)` has but one."""
_CHANGED_TO = re.compile(rf"(?:{load_vocabulary('sentence_cues', 'reach').alternation('to')})\s*$")
"""`เพิ่มขึ้นเป็น ๙๑.๓๓` gives the new value, `เพิ่มขึ้น ๖.๑๓` the change."""
_WON_BEFORE = re.compile(rf"(?:{_LIMITS('won', 'won in full')})\s*(?:{_CUES('score')})?\s*$")
"""`ได้ ๑๐๐ คะแนนเต็ม` was reached, `คะแนนเต็ม ๑๐๐` can be."""
_ENDS_WORDS = re.compile(rf"(?:{_CUES('equals', 'is', 'amounts to', 'score', 'sum')}|ITA)\s*$")
_NAMED_YEAR = re.compile(r"\bITA\)?\s*$")
# words right before or after a number that make it no score of this body
_NOT_BEFORE = re.compile(  # `เป้าหมาย (๘๕ คะแนน…`: the bracket may stand between
    rf"(?:{_LIMITS('threshold', 'target', 'maximum', 'weight', 'change', 'count', 'from', 'ordinal')}"
    rf"|(?:{_LIMITS('page')})(?!{_LABELS('ordinal')}))\s*(?:{_LIMITS('joins', 'from')})?\s*\(?\s*$"
)
_NOT_AFTER = re.compile(
    rf"\s*(?:%|{_CUES('score')})?\s*(?:{_BEHIND('or more', 'or less', 'maximum', 'of others')})"
    rf"|\s*(?:%\s*)?(?:(?!{_BEHIND('in detail')})(?:{_BEHIND('paid')})|–\s*\d|-\s*\d)"
)
_COUNTED_AFTER = re.compile(rf"\s*(?:%\s*)?(?!{_BEHIND('in detail')})(?:{_BEHIND('counted')})")
_MEASURED = re.compile(r"[0-9]{2,}\.[0-9]{2}")
"""A number like this counts nothing: `ร้อยละ ๙๕.๘๕ ตัวชี้วัดที่ ๓ …`."""
_RANGE_AFTER = re.compile(rf"\s*(?:-|–|—|{_BEHIND('until')})\s*[0-9]{{1,3}}(?:\.[0-9]+)?")
_RANGE_BEFORE = re.compile(rf"[0-9]\s*(?:-|–|—|{_BEHIND('until')})\s*$")
_SEEN_BEFORE, _SEEN_BEHIND = 90, 40
"""Characters: what says of a number that it is no score stands in the line before it, or right behind it."""


def is_proven_one(number: str) -> bool:
    """Whether the pieces of a number that `find_score_numbers` found are proved to be one, not just likely.

    >>> is_proven_one("90.56"), is_proven_one("90 . 56"), is_proven_one("90.5 6")
    (True, True, False)
    """
    return " " not in join_blanks(" ".join(number.split()))


def is_of_hundred(after: str) -> bool:
    """Whether the words behind a number give its scale: `85/100` is a score, though it has no decimals."""
    return _OF_HUNDRED.match(after) is not None


def find_score_numbers(text: str, listed: Container[int] = ()) -> Iterator[re.Match[str]]:
    """The numbers of a text with Arabic digits that may be scores by the words beside them, in order.

    Whether their sentence asserts them as results is another question: `sentence_roles` answers it.

    Args:
        text: paragraphs with Arabic digits.
        listed: where the values of lists begin, which need no words of their own.
    """
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _SEEN_BEFORE) : match.start()]
        after = text[match.end() : match.end() + _SEEN_BEHIND]
        if match.start() in listed or _may_be_score(match.group(), before, after):
            yield match


def _may_be_score(number: str, before: str, after: str) -> bool:
    if _HEAD_APART.match(number) and _COUNTS.search(before):
        return False  # `ตัวชี้วัดที่ 9 1.33 คะแนน`: the number of an indicator, or of a question
    is_decimal = "." in number
    if not _MEASURED.fullmatch(number) and _COUNTED_AFTER.match(after):
        return False
    is_won = number.startswith("100") and _WON_BEFORE.search(before)
    if not is_won and not _CHANGED_TO.search(before) and _NOT_BEFORE.search(before):
        return False
    if not is_won and _NOT_AFTER.match(after):
        return False
    if _RANGE_AFTER.match(after) or _RANGE_BEFORE.search(before):
        return False
    if len(number) == 1:
        return False  # a rank or the number of something: nobody scores below ten without decimals
    is_cued_after = _CUE_AFTER.match(after) is not None
    if "," in number and not (is_cued_after and _ENDS_WORDS.search(before)):
        return False  # `65,78`: two numbers of a list
    if not is_decimal and _NAMED_YEAR.search(before) and not is_cued_after:
        return False  # `สรุปคะแนน ITA 67`: a year
    if is_cued_after or _CUE_BEFORE.search(before):
        return True
    # `คือ ๙๕.๖๐`, `IIT ๘๕.๐๐`: enough for a number with decimals, too little for a whole one
    if _BRACKET_BEFORE.search(before) and after.startswith(")"):
        return _MEASURED.fullmatch(number) is not None and not _COMPARED_BEFORE.search(before)
    is_named = _AFTER_ABBREVIATION.search(before) is not None
    if is_named and is_of_hundred(after):
        return True  # `IIT = 85/100`; a bare `OIT = 100` is a full mark as often as a score
    return is_decimal and (is_named or _EQUALS_BEFORE.search(before) is not None)
