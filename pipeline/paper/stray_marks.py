"""Thai marks that the stream draws apart from their letter -> back behind it.

The stream has marks behind their letters, with one exception: LibreOffice draws ู and ุ of a portion of text after the
whole portion (`การรับร้ของผ`, then `ู`, then `ู้`), so only their places tell which letters they belong to.
"""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.pipeline.model import Char

_BELOW = frozenset("\u0e38\u0e39\u0e3a")
_ABOVE = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d")
_TOP = frozenset("\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4e")
MARKS = _BELOW | _ABOVE | _TOP

_NEAR_EM = 0.5
"""Letters are 0.43 to 0.57 em wide in 26 fonts of the corpus; a mark further off belongs to another."""
_REACH_GLYPHS = 400
"""How far back a letter is looked for: the longest portion that one line of print holds, and some."""


def place_stray_marks(chars: Iterable[Char]) -> list[Char]:
    """The same glyphs with every mark that stands apart moved behind its letter; other glyphs keep their order."""
    placed: list[Char] = []
    last: Char | None = None
    for char in chars:
        if char.text and char.text[0] in MARKS and last is not None and not _is_near(last, char):
            base = _find_base(placed, char)
            if base is not None:
                placed.insert(_position_behind(placed, base, char), char)
                continue
        placed.append(char)
        if not char.is_generated and not char.text.isspace():
            last = char
    return placed


def _is_near(last: Char, mark: Char) -> bool:
    size = max(last.size_pt, mark.size_pt)
    return abs(mark.origin_y - last.origin_y) <= _NEAR_EM * size and abs(mark.x0 - last.x1) <= _NEAR_EM * size


def _find_base(placed: list[Char], mark: Char) -> int | None:
    """The letter on the mark's baseline whose right edge is nearest to the mark's pen position."""
    best: int | None = None
    distance = _NEAR_EM * mark.size_pt
    for index in range(len(placed) - 1, max(len(placed) - _REACH_GLYPHS, -1) - 1, -1):
        char = placed[index]
        if not ("\u0e01" <= char.text[:1] <= "\u0e2e") or abs(char.origin_y - mark.origin_y) > 0.2 * mark.size_pt:
            continue
        if abs(char.x1 - mark.x0) < distance:
            best, distance = index, abs(char.x1 - mark.x0)
    return best


def _position_behind(placed: list[Char], base: int, mark: Char) -> int:
    """Behind the letter and behind the marks that are written before this one: below, above, then tone."""
    rank = _rank(mark.text[0])
    position = base + 1
    while position < len(placed) and placed[position].text[:1] in MARKS and placed[position].text:
        if _rank(placed[position].text[0]) > rank:
            break
        position += 1
    return position


def _rank(mark: str) -> int:
    if mark in _BELOW:
        return 0
    return 1 if mark in _ABOVE else 2
