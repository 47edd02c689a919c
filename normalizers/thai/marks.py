"""Faults in the order and spacing of the signs above and below Thai consonants."""

from __future__ import annotations

import re

from prongsai.normalizers.thai.letters import CONSONANT, KILLER, LOWER_VOWEL, MARK, THAI, TONE, UPPER_VOWEL

_VOWEL = UPPER_VOWEL + LOWER_VOWEL
_BLANK_BEFORE_MARK = re.compile(f"(?<=[{CONSONANT}{MARK}]) +(?=[{MARK}])")
_LATE_VOWEL = re.compile(f"([{TONE}{KILLER}]+)([{_VOWEL}])")
_MARK_AFTER_AA = re.compile(f"([{CONSONANT}])\u0e32([{TONE}])")
_DOUBLED_MARK = re.compile(f"([{MARK}])\\1+")
_SPLIT_SARA_AE = re.compile("\u0e40\u0e40")
_INVISIBLE = re.compile(
    f"(?<=[{THAI}])[\u200b-\u200d\u2060\ufeff\u00ad]+|[\u200b-\u200d\u2060\ufeff\u00ad]+(?=[{THAI}])"
)


def drop_invisible_characters(text: str) -> str:
    """Remove the zero-width characters that line-breaking libraries put between Thai words.

    >>> drop_invisible_characters("\u0e40\u0e23\u0e35\u0e22\u0e19\u200b")
    '\u0e40\u0e23\u0e35\u0e22\u0e19'
    """
    return _INVISIBLE.sub("", text)


def close_blank_before_mark(text: str) -> str:
    """Remove the blank between a consonant and the sign that it carries; a sign never begins a word.

    >>> close_blank_before_mark("\u0e04\u0e23 \u0e39") == "\u0e04\u0e23\u0e39"
    True
    """
    return _BLANK_BEFORE_MARK.sub("", text)


def move_vowel_before_tone(text: str) -> str:
    """A vowel above or below is stored before its tone or killer.

    >>> move_vowel_before_tone("\u0e19\u0e49\u0e35") == "\u0e19\u0e35\u0e49"
    True
    """
    return _LATE_VOWEL.sub("\\2\\1", text)


def move_tone_before_sara_aa(text: str) -> str:
    """A tone after sara aa was sorted there by its position; the consonant carries it.

    >>> move_tone_before_sara_aa("\u0e25\u0e32\u0e49\u0e19") == "\u0e25\u0e49\u0e32\u0e19"
    True
    """
    return _MARK_AFTER_AA.sub("\\1\\2\u0e32", text)


def drop_doubled_marks(text: str) -> str:
    """One sign where the same sign is stored twice, as bold type faked by printing twice gives it.

    >>> drop_doubled_marks("\u0e2a\u0e34\u0e34\u0e48\u0e07") == "\u0e2a\u0e34\u0e48\u0e07"
    True
    """
    return _DOUBLED_MARK.sub("\\1", text)


def join_sara_ae(text: str) -> str:
    """Two sara e are a sara ae typed in two strokes; no word has two.

    >>> join_sara_ae("\u0e40\u0e40\u0e25\u0e30") == "\u0e41\u0e25\u0e30"
    True
    """
    return _SPLIT_SARA_AE.sub("\u0e41", text)
