"""Where a word begins in Thai text, which is written without blanks: the dictionary of pythainlp decides."""

from __future__ import annotations

import re

from prongsai.normalizers.thai.letters import THAI_WORD
from prongsai.normalizers.thai.words import LONGEST_WORD, count_outside_words, read_words

_NO_LETTER = re.compile(f"[^{THAI_WORD}]")
_WINDOW = 24
"""Letters looked at on each side: the longest words of the dictionary that are compared have 20."""


def can_be_word(text: str, start: int, end: int) -> bool:
    """False where what stands at `start` to `end` makes more words of the dictionary together with its neighbours.

    >>> can_be_word("กรอบจริยธรรม", 2, 5), can_be_word("รายงานผลอบต.นายาง", 8, 12)
    (False, True)

    A garbled word counts as outside the dictionary however it is cut, so it decides nothing.
    """
    before = _NO_LETTER.split(text[max(0, start - _WINDOW) : start])[-1]
    behind = _NO_LETTER.split(text[end : end + _WINDOW])[0]
    apart = count_outside_words(before) + count_outside_words(behind)
    return not before or count_outside_words(before + text[start:end] + behind) >= apart


def is_inside_words(text: str, start: int, end: int) -> bool:
    """True where words of the dictionary that lie across the ends of `start` to `end` explain the letters as well.

    >>> is_inside_words("กรอบจรรยาบรรณ", 2, 5), is_inside_words("อบต นายาง", 0, 3), is_inside_words("ผลอบตนายาง", 2, 5)
    (True, False, False)
    """
    before = _NO_LETTER.split(text[max(0, start - _WINDOW) : start])[-1]
    behind = _NO_LETTER.split(text[end : end + _WINDOW])[0]
    run, words = before + text[start:end] + behind, read_words()
    apart = count_outside_words(before) + count_outside_words(behind)
    for cut in (len(before), len(before) + end - start):
        for left in range(max(0, cut - LONGEST_WORD), cut):
            for right in range(cut + 1, min(len(run), left + LONGEST_WORD) + 1):
                is_across = run[left:right] in words
                if is_across and count_outside_words(run[:left]) + count_outside_words(run[right:]) <= apart:
                    return True
    return False
