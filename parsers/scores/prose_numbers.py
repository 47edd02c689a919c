"""Which numbers of a sentence are scores of the body that the report is about.

A number counts only where the words beside it say so. Thresholds, full marks, differences and ranges are numbers of
points too; the words beside those are listed in data, and such numbers are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    rf"\s*(?:%|{_CUES('per cent')})?\s*(?:{_CUES('score')}|\(?\s*(?:{_CUES('rated')})"
    rf"|(?:{_CUES('grade')})\s*[A-F]{{1,2}}\b)"
)
_NUMBER = re.compile(
    r"(?<![0-9.,/])(100(?:\.00?)?"
    # `90.5 6 คะแนน`: the words behind count the second piece too, which is no score by itself
    rf"|[0-9]{{1,2}}\s?\.\s?[0-9] [0-9](?={_CUE_AFTER.pattern})"
    r"|[0-9]{1,2}(?:\s?\.\s?[0-9]{1,2})?)(?![0-9]|[.,/][0-9])"
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


def is_proven_one(number: str) -> bool:
    """Whether the pieces of a number that `find_score_numbers` found are proved to be one, not just likely.

    >>> is_proven_one("90.56"), is_proven_one("90 . 56"), is_proven_one("90.5 6")
    (True, True, False)
    """
    return " " not in join_blanks(" ".join(number.split()))


def find_score_numbers(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a text with Arabic digits that are scores by the words beside them, in order."""
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
