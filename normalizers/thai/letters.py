"""What kind of sign each Thai character is.

Every class is the inside of a regular-expression bracket, written as escapes because combining signs are unreadable
in an editor. Thai is stored as base, vowel above or below, then tone; `sara am` (U+0E33) comes after its tone.
"""

from __future__ import annotations

import re

CONSONANT = "\u0e01-\u0e2e"
LEADING_VOWEL = "\u0e40-\u0e44"
FOLLOWING_VOWEL = "\u0e30\u0e32\u0e33\u0e45"
UPPER_VOWEL = "\u0e31\u0e34-\u0e37\u0e47"
LOWER_VOWEL = "\u0e38-\u0e3a"
TONE = "\u0e48-\u0e4b"
KILLER = "\u0e4c"
"""Thanthakhat, the sign that silences a consonant."""
NIKHAHIT = "\u0e4d"
MARK = UPPER_VOWEL + LOWER_VOWEL + TONE + KILLER + NIKHAHIT + "\u0e4e"
"""Every sign that is drawn above or below a consonant and takes no room of its own."""
THAI = "\u0e01-\u0e3a\u0e3f-\u0e5b"
THAI_DIGIT = "\u0e50-\u0e59"
DIGIT = "0-9" + THAI_DIGIT
"""A digit in either script; `\\d` also takes those of scripts that no report is in."""
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad"
"""Breakers, joiners, marks of direction and soft hyphens: they print nothing, wherever they stand."""
THAI_LETTER = CONSONANT + LEADING_VOWEL + FOLLOWING_VOWEL + MARK
"""What words are made of: letters, vowels and marks; no digits, nor \u0e2f and \u0e46, which a blank follows."""

THAI_SYLLABLE = THAI_LETTER + "\u0e46"
"""What stands in Thai text without a blank between: its letters, and the sign that repeats what is before it."""
THAI_WORD = THAI_SYLLABLE + "\u0e2f"
"""The same with paiyannoi, which ends the short form of a word."""

THAI_NUMBERING = "\u0e01\u0e02\u0e04\u0e07\u0e08\u0e09\u0e0a\u0e0b"
"""The letters that number items, in order; kho khuat and kho khon are left out as in official writing."""
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015*"
"""What opens an item of a list and also stands between words and numbers."""
BULLETS = (
    DASHES
    + "\u2022\u25aa\u25ab\u25cf\u25cb\u25a0\u25e6\u25c6\u25c7\u25ba\u25b6\u2043\u00b7\u00bb\u203a"
    + "\u2605\u2606\u2726\u2756\u2794\u27a2\u27a4\u2713\u2714\uf0b7\uf0d8\uf0a7\uf0fc\uf076\uf0e0\uf09f"
)
"""What opens an item of a list: dashes, dots, squares, arrows and ticks, also as Symbol and Wingdings have them."""

SARA_AA = "\u0e32"
SARA_AM = "\u0e33"

_THAI_CHARS = re.compile(f"[{THAI}]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_MARKS = re.compile(f"[{MARK}]")
_MISPLACED_MARK = re.compile(f"(?:^|[^{CONSONANT}{MARK}])[{MARK}]|[{TONE}][{UPPER_VOWEL}{LOWER_VOWEL}{TONE}]")


def drop_invisible(text: str) -> str:
    """The text without the characters that print nothing: a word or a number that holds one compares unequal.

    >>> drop_invisible("๙\u200b๒.๗๕")
    '๙๒.๗๕'
    """
    return _INVISIBLE.sub("", text)


def count_thai(text: str) -> int:
    """How many characters of `text` belong to the Thai block."""
    return len(_THAI_CHARS.findall(text))


def count_misplaced_marks(text: str) -> tuple[int, int]:
    """Marks that no consonant carries or that stand in the wrong order, and all marks.

    >>> count_misplaced_marks("\u0e17\u0e35\u0e48")
    (0, 2)
    >>> count_misplaced_marks("\u0e17\u0e48\u0e35")
    (1, 2)
    """
    return len(_MISPLACED_MARK.findall(text)), len(_MARKS.findall(text))
