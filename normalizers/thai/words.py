"""Whether Thai text is made of words: the measure behind every repair that a sign alone cannot decide."""

from __future__ import annotations

import re
from functools import lru_cache

from pythainlp.corpus import thai_words

from prongsai.normalizers.thai.letters import THAI_WORD
from prongsai.normalizers.vocabulary import load_vocabulary

_LONGEST = 20
"""Words beyond this length (0.6 % of the list) are compounds of shorter ones."""
_RUN = re.compile(f"[{THAI_WORD}]+")


@lru_cache(maxsize=1)
def read_words() -> frozenset[str]:
    """The word list of pythainlp and the words of local government that it lacks."""
    return frozenset(thai_words()) | frozenset(wording.text for wording in load_vocabulary("thai_words").wordings)


@lru_cache(maxsize=1)
def _read_beginnings() -> frozenset[str]:
    """Every beginning of a word: a run that is none of them cannot grow into one."""
    return frozenset(word[:end] for word in read_words() for end in range(1, min(len(word), _LONGEST) + 1))


@lru_cache(maxsize=4096)
def count_outside_words(text: str) -> int:
    """How many Thai characters stay outside words in the best cutting of `text`; 0 for text made of words.

    >>> count_outside_words("\u0e01\u0e32\u0e23\u0e07\u0e32\u0e19")
    0
    """
    return sum(_fewest_left_over(run) for run in _RUN.findall(text))


def count_letters(text: str) -> int:
    """How many characters of `text` can be part of a Thai word (digits and signs are not).

    >>> count_letters("\u0e01\u0e32 \u0e52")
    2
    """
    return sum(map(len, _RUN.findall(text)))


def measure_word_share(text: str) -> float:
    """The share, 0 to 1, of Thai letters that lie in words; 1 for a text without Thai letters."""
    letters = count_letters(text)
    return 1.0 - count_outside_words(text) / letters if letters else 1.0


def _fewest_left_over(run: str) -> int:
    words, beginnings, n = read_words(), _read_beginnings(), len(run)
    best = list(range(n + 1))  # best[i]: fewest letters outside words among the first i
    for start in range(n):
        here = best[start]
        if here + 1 < best[start + 1]:
            best[start + 1] = here + 1
        for end in range(start + 1, min(n, start + _LONGEST) + 1):
            piece = run[start:end]
            if piece not in beginnings:
                break
            if here < best[end] and piece in words:
                best[end] = here
    return best[n]
