"""Which indicators and questions a heading, a caption or a statement is about."""

from __future__ import annotations

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.indicators import read_indicator
from prongsai.parsers.statements.labels import YearCodes, find_spoken

_WHOLE = frozenset(("ita", "iit", "eit", "oit"))
"""Codes of what is made of indicators; a text that names an instrument speaks of it and of no indicator."""
_LONGEST_TITLE = 60
"""Characters of a title that stands without its number: the longest name has 27, and the word before it as many."""
_SURE_TITLE = 0.9
"""Confidence from which a title without a number is the name of an indicator, as `read_indicator` gives it."""


def find_codes(text: str, known: YearCodes) -> tuple[str, ...]:
    """The codes of indicators and questions that a text names, each once, in the order named.

    Args:
        text: a heading, a caption, a cell or a paragraph as printed.
        known: the indicators of the year that it speaks of.
    """
    plain = to_arabic(text)
    codes = dict.fromkeys(one.code for one in find_spoken(plain, known) if one.code not in _WHOLE)
    if codes or len(plain) > _LONGEST_TITLE:
        return tuple(codes)
    titled = read_indicator("", plain, known.indicators)
    return (f"indicator-{titled.number}",) if titled is not None and titled.confidence >= _SURE_TITLE else ()
