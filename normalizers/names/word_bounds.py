"""Where a word begins in Thai text, which is written without blanks: the dictionary of pythainlp decides."""

from __future__ import annotations

import re

from prongsai.normalizers.thai.letters import THAI_WORD
from prongsai.normalizers.thai.words import count_outside_words

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
