"""Where a number stands in a text, and how far the words go that may speak of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """A number in a text, and the stretch around it that is its own.

    The stretch ends at the numbers before and after it, so that no word is taken for two numbers. All positions are
    offsets in `text`, which has one paragraph a line.
    """

    text: str
    start: int
    end: int
    floor: int
    """Where the number before it ends; 0 for the first."""
    ceiling: int
    """Where the number after it begins; the length of the text for the last."""

    @property
    def printed(self) -> str:
        """The number itself."""
        return self.text[self.start : self.end]

    @property
    def line_start(self) -> int:
        """Where its paragraph begins."""
        return self.text.rfind("\n", 0, self.start) + 1

    def before(self, reach: int) -> str:
        """At most `reach` characters before the number, none of them beyond the number before it."""
        return self.text[max(self.floor, self.start - reach) : self.start]

    def after(self, reach: int) -> str:
        """At most `reach` characters behind the number, none of them beyond the number after it."""
        return self.text[self.end : min(self.ceiling, self.end + reach)]


def find_number_places(text: str, numbers: Sequence[re.Match[str]]) -> list[NumberPlace]:
    """The places of `numbers`, matches in `text` from left to right.

    >>> first, second = find_number_places("ได้ 90 และ 80", list(re.finditer("[0-9]+", "ได้ 90 และ 80")))
    >>> first.after(20), second.before(20), second.before(3), second.printed
    (' และ ', ' และ ', 'ละ ', '80')
    """
    bounds = [(0, 0), *(number.span() for number in numbers), (len(text), len(text))]
    return [
        NumberPlace(text, *number.span(), floor=left[1], ceiling=right[0])
        for number, (left, right) in zip(numbers, zip(bounds, bounds[2:], strict=False), strict=True)
    ]
