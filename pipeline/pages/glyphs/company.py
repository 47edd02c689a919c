"""The company that a glyph keeps: whether digits, capitals or small letters stand beside it.

It tells apart what an outline cannot: 0 from O, 1 from I, the Thai five of a loopless font from its letter.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

THAI_DIGITS = frozenset(map(chr, range(0x0E50, 0x0E5A)))
"""U+0E50 to U+0E59, by the Unicode standard."""
DIGITS = THAI_DIGITS | frozenset("0123456789")
_POINTS = frozenset(".,")


def is_same_digit(one: str, other: str) -> bool:
    """Whether two characters are digits of one value, Arabic or Thai.

    >>> is_same_digit("7", "\u0e57"), is_same_digit("7", "1")
    (True, False)
    """
    return one in DIGITS and other in DIGITS and unicodedata.digit(one) == unicodedata.digit(other)


class Company(NamedTuple):
    """How often a glyph stands beside one of each kind, as shares of its uses."""

    uses: int
    digits: float
    thai_digits: float
    after_digits: float
    """Behind a digit, or behind the point or comma of a number."""
    starts_numbers: float
    """Before a digit and not behind one: the O of O7, the I of I6."""
    inside_numbers: float
    """With nothing but digits, points and blanks on both sides, a digit behind it."""
    small_letters: float
    capitals: float

    @property
    def letters(self) -> float:
        """The share beside letters of either kind."""
        return self.small_letters + self.capitals


def find_company(code: int, lines: Iterable[tuple[int, ...]], texts: Mapping[int, str]) -> Company:
    """Look at every use of a glyph in lines of codes, with what the codes are read as."""
    found: Counter[str] = Counter()
    uses = 0
    for line in lines:
        for at, here in enumerate(line):
            if here != code:
                continue
            uses += 1
            before = texts.get(line[at - 1], "") if at else ""
            after = texts.get(line[at + 1], "") if at + 1 < len(line) else ""
            beside = {texts.get(c, "") for c in (*line[max(at - 1, 0) : at], *line[at + 1 : at + 2]) if c != code}
            farther = {texts.get(line[i], "") for i in (at - 2, at + 2) if 0 <= i < len(line)}
            is_after = before in DIGITS or (before in _POINTS and at > 1 and texts.get(line[at - 2], "") in DIGITS)
            found["digits"] += not (beside | farther).isdisjoint(DIGITS)
            found["thai_digits"] += not (beside | farther).isdisjoint(THAI_DIGITS)
            found["after_digits"] += is_after
            found["starts_numbers"] += after in DIGITS and not is_after
            behind = texts.get(line[at + 2], "") if at + 2 < len(line) else ""
            leads = after in DIGITS or (after in _POINTS and (behind in DIGITS or line[at + 2 : at + 3] == (code,)))
            found["inside_numbers"] += leads and (before in DIGITS or before in _POINTS or not before.strip(" ("))
            found["small_letters"] += any(c.isascii() and c.islower() for c in beside)
            found["capitals"] += any(c.isascii() and c.isupper() for c in beside)
    return Company(uses, *(found[name] / max(uses, 1) for name in Company._fields[1:]))
