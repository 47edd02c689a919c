"""Names of months in running text: in full, abbreviated with or without dots, spread by blanks, with marks lost.

The names and the spellings met lie in `data/language/months.csv`; what a text layer or a recogniser does to any of
them is said here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.normalizers.thai.letters import MARK, THAI_SYLLABLE
from prongsai.normalizers.vocabulary import Wording, load_vocabulary

_MARKS = re.compile(f"[{MARK}]")

MONTHS_IN_YEAR = 12
"""Of the calendar."""


def _spread(letters: str) -> str:
    """A pattern for `letters` with blanks allowed between them."""
    return r"\s*".join(map(re.escape, letters))


def _unmarked(name: str) -> str:
    """As `_spread`, with any marks or none on each letter: recognisers lose, double and swap them."""
    return "".join(rf"{letter}[{MARK}\s]*" for letter in _MARKS.sub("", name))


def _short_patterns(wording: Wording) -> Iterator[str]:
    letters = wording.text.replace(".", "")
    first, last = _spread(letters[:-1]), letters[-1]
    yield rf"{first}\s*\.\s*{last}\s*\.?"
    yield rf"{first}\s+{last}\s*\."
    if wording.more["form"] == "short":
        yield rf"{letters}\.?"


def _one_month(number: int) -> str:
    wordings = [wording for wording in load_vocabulary("months", "form").wordings if wording.means == str(number)]
    names = sorted((one for one in wordings if "." not in one.text), key=lambda one: -len(one.text))
    patterns = [_spread(name.text) for name in names]
    # a stem without its marks may be another word (`ตลา` of `ตลาด`), so only the whole name may have lost them
    patterns += [_unmarked(name.text) for name in names if name.more["form"] == "full"]
    # without dots only where no Thai letter touches it: `มค` also stands inside `สมควร`
    short = "|".join(
        rf"{one}(?![{THAI_SYLLABLE}])" for word in wordings if "." in word.text for one in _short_patterns(word)
    )
    return f"(?P<m{number}>{'|'.join(patterns)}|(?<![{THAI_SYLLABLE}.])(?:{short}))"


MONTH = f"(?:{'|'.join(map(_one_month, range(1, MONTHS_IN_YEAR + 1)))})"
"""A month's name as a pattern; `month_number` says which one a match has found."""


def month_number(match: re.Match[str]) -> int:
    """Which month a match of a pattern holding `MONTH` once has found, 1 to 12.

    Raises:
        ValueError: the match holds no month.
    """
    for number in range(1, MONTHS_IN_YEAR + 1):
        if match.group(f"m{number}") is not None:
            return number
    raise ValueError("the match holds no month")


def name_month(number: int, is_short: bool = False) -> str:
    """The name of a month, 1 to 12, as calendars print it.

    >>> name_month(10), name_month(10, is_short=True)
    ('ตุลาคม', 'ต.ค.')
    """
    form = "short" if is_short else "full"
    wordings = load_vocabulary("months", "form").wordings
    return next(one.text for one in wordings if one.means == str(number) and one.more["form"] == form)
