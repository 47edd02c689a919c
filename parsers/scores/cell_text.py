"""What the text of one cell can be by itself, before its column is known: a score, a dash, words."""

from __future__ import annotations

import re

from prongsai.normalizers.printed_numbers import join_blanks
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.score_remarks import strip_remarks
from prongsai.normalizers.vocabulary import load_vocabulary

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?\s*%?")
_CUES = load_vocabulary("score_cues").alternation
_NO_SCORE = load_vocabulary("no_scores").alternation
_DASH = re.compile(rf"[-–—−]{{1,3}}|n/?a|{_NO_SCORE('no data', 'not assessed')}", re.IGNORECASE)
_WORD_FOR_SCORES = re.compile(rf"\s*(?:{_CUES('score')})$")


def plain(text: str) -> str:
    """Cell text on one line with Arabic digits and single blanks."""
    return " ".join(to_arabic(text).split())


def is_score_text(text: str) -> bool:
    """True where a cell holds nothing but a number from 0 to 100, or a dash for not assessed."""
    value = plain(text)
    if _DASH.fullmatch(value):
        return True
    # whether its pieces are one is for the column and the reading of the cell to say; nothing but a score looks so
    value = join_blanks(_WORD_FOR_SCORES.sub("", strip_remarks(value)), "line end")
    if not _NUMBER.fullmatch(value):
        return False
    return float(value.rstrip(" %").replace(",", ".")) <= 100


def is_dash(text: str) -> bool:
    """True for the dash, or the words, that say "not assessed"."""
    return bool(_DASH.fullmatch(plain(text)))
