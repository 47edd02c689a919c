"""Whether Thai text is made of words: the measure behind every repair that a sign alone cannot decide.

The words are those of pythainlp; the cutting is ours. Its own (newmm) cuts at clusters of letters, which broken text
does not have: of 300 runs of Thai letters from dumps of the corpus it left as few letters outside words in 296, with a
letter of each made wrong in 240, and more in all others. That number is what a repair is judged by.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from pythainlp.corpus import thai_words

from prongsai.normalizers.thai.letters import THAI_WORD
from prongsai.normalizers.vocabulary import load_vocabulary

LONGEST_WORD = 20
"""Words beyond this length (0.6 % of the list) are compounds of shorter ones."""
_RUN = re.compile(f"[{THAI_WORD}]+")


@lru_cache(maxsize=1)
def read_words() -> frozenset[str]:
    """The word list of pythainlp and the words of local government that it lacks."""
    return frozenset(thai_words()) | frozenset(wording.text for wording in load_vocabulary("thai_words").wordings)


@lru_cache(maxsize=1)
def _read_beginnings() -> frozenset[str]:
    """Every beginning of a word: a run that is none of them cannot grow into one."""
    return frozenset(word[:end] for word in read_words() for end in range(1, min(len(word), LONGEST_WORD) + 1))


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
        for end in range(start + 1, min(n, start + LONGEST_WORD) + 1):
            piece = run[start:end]
            if piece not in beginnings:
                break
            if here < best[end] and piece in words:
                best[end] = here
    return best[n]


def cut_words(text: str, more: Collection[str]) -> Iterator[tuple[str, bool]]:
    """The Thai pieces of a text in order, each with whether it is a word: as few letters outside words as can be, then
    as few words.

    >>> list(cut_words("ได้คะแนนดีฟฟ", frozenset({"ได้คะแนน"})))
    [('ได้คะแนน', True), ('ดี', True), ('ฟฟ', False)]

    Args:
        text: any text; what is no Thai letter parts words.
        more: words, or several words as one, beside those of the dictionary.
    """
    for run in _RUN.findall(text):
        yield from _cut_run(run, frozenset(more))


@lru_cache(maxsize=4096)
def _cut_run(run: str, more: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    words, beginnings, longest = read_words(), _read_beginnings(), max(map(len, more), default=0)
    n = len(run)
    best: list[tuple[int, int, int]] = [(0, 0, 0)] + [(n + 1, 0, 0)] * n  # letters outside, words, where the last began
    for start in range(n):
        outside, count, _ = best[start]
        best[start + 1] = min(best[start + 1], (outside + 1, count, start))
        for end in range(start + 1, min(n, start + max(longest, LONGEST_WORD)) + 1):
            piece = run[start:end]
            if piece in more or (piece in beginnings and piece in words):
                best[end] = min(best[end], (outside, count + 1, start))
    pieces: list[tuple[str, bool]] = []
    at = n
    while at > 0:
        outside, _, start = best[at]
        is_word = outside == best[start][0]
        if not is_word and pieces and not pieces[-1][1]:
            pieces[-1] = run[start:at] + pieces[-1][0], False
        else:
            pieces.append((run[start:at], is_word))
        at = start
    return tuple(reversed(pieces))
