"""Letters that PDFium leaves out of a page, put back by the second reader.

It drops a text of one letter in a font that the file does not hold, where it has no such letter to draw: a row number,
or each digit of a number that is written digit by digit.
"""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.pipeline.model import Char, Finding, Result
from prongsai.pipeline.pages.layer.page import PageLook
from prongsai.pipeline.pages.layer.second_reader import SecondPage

_SAME_POINT_PT = 0.5
"""The two readers round one position differently, by less than a tenth of a point; letters stand two and more apart."""
_BOLD_EM = 0.2
"""Half of the narrowest digit (0.4 em): the second print of a letter is shifted by less, the next letter stands further
off."""


def restore_dropped(look: PageLook, number: int, again: SecondPage | None) -> Result[Char]:
    """The glyphs of a page with those put in that only the second reader has, each behind the glyph to its left.

    Args:
        look: the page, with the places where something was left out.
        number: of the page, from 1.
        again: what the second reader gives of it; None where it cannot read the page.
    Returns:
        All glyphs, and a finding if what stands at some of the places stays unknown.
    """
    if again is None or look.turn or look.tilt_deg:
        return Result(list(look.chars), [_not_read(number, len(look.dropped))])
    found = [char for char in again.chars if any(_is_at(char, place) for place in look.dropped)]
    letters = [
        char
        for char in found
        if not (char.text.isspace() or char.text.startswith("(cid:")) and not _is_printed_twice(char, look.chars)
    ]
    n_unknown = sum(char.text.startswith("(cid:") for char in found)
    chars = list(look.chars)
    for letter in letters:
        chars.insert(_place_of(letter, chars), letter)
    return Result(chars, [_not_read(number, n_unknown)] if n_unknown else [])


def _place_of(letter: Char, chars: Sequence[Char]) -> int:
    """Where in the stream a letter belongs: right behind its neighbour on the line, else at the end."""
    line = [
        (char.x0, at)
        for at, char in enumerate(chars)
        if abs(char.origin_y - letter.origin_y) <= _SAME_POINT_PT and char.x0 < letter.x0 and not char.text.isspace()
    ]
    return max(line)[1] + 1 if line else len(chars)


def _is_printed_twice(char: Char, others: Sequence[Char]) -> bool:
    """Whether the same letter stands there already: what is printed twice to look bold is read once."""
    reach = _BOLD_EM * char.size_pt
    return any(
        other.raw == char.raw and abs(other.x0 - char.x0) <= reach and abs(other.origin_y - char.origin_y) <= reach
        for other in others
    )


def _is_at(char: Char, place: Sequence[float]) -> bool:
    x, y = place
    return abs(char.x0 - x) <= _SAME_POINT_PT and abs(char.origin_y - y) <= _SAME_POINT_PT


def _not_read(number: int, count: int) -> Finding:
    message = f"page {number}: {count} letters in fonts that the file does not hold cannot be read"
    return Finding(
        "warning", "text-layer-unusable", message, number, suggestion="ask for a copy with its fonts embedded"
    )
