"""Marks that a browser's PDF reports a second time together with their letter.

Chromium writes ActualText over a letter with its marks and, in ToUnicode, names the glyph of a mark by the whole
cluster too (the glyph of sara i in `ปิ` is called `ปิ`). PDFium honours both, so `เปิด` reads `เปิปิด`. The second
reading stands without width where the first one ends; no letter that is really drawn has no width.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from prongsai.pipeline.model import Char

_NO_WIDTH_PT = 0.01
"""Producers print positions with two decimals: what is narrower has no width."""
_SAME_PLACE_PT = 0.02
"""Twice that, as two positions are compared."""
_PAIR = 2
"""A letter and its sara am."""
_SARA_AA_EM = 0.55
"""Sara aa alone is 0.4 to 0.5 em wide, a letter with sara am 0.8 at least."""


def drop_ghost_clusters(chars: Sequence[Char]) -> list[Char]:
    """The glyphs without clusters that repeat, without width, what was read right before them.

    A blank that PDFium invented between a ghost and the next letter goes with it.
    """
    if not _may_repeat(chars):
        return list(chars)
    kept: list[Char] = []
    at = 0
    while at < len(chars):
        if _is_second_sara_am(chars, at, kept):
            # what is drawn here is the sara aa of the first reading, which ends where this one ends
            kept[-1] = kept[-1]._replace(x1=chars[at + 1].x1)
            at += 2
            continue
        end = _ghost_end(chars, at, kept)
        if end == at:
            kept.append(chars[at])
            at += 1
            continue
        at = end
        if at < len(chars) and chars[at].is_generated and chars[at].x1 - chars[at].x0 < _NO_WIDTH_PT:
            at += 1
    return kept


def _may_repeat(chars: Sequence[Char]) -> bool:
    """Whether anything on the page looks like a cluster that is read again; most pages have none."""
    if any(char.x1 - char.x0 < _NO_WIDTH_PT and _is_thai_letter(char.text) for char in chars):
        return True
    sara_am = [at for at, char in enumerate(chars) if char.text == "\u0e33"]
    return any(second - first <= _PAIR for first, second in pairwise(sara_am))


def _is_second_sara_am(chars: Sequence[Char], at: int, kept: Sequence[Char]) -> bool:
    """Whether a letter with sara am is read again for the sara aa of it, so narrow that no letter stands in it."""
    if at + 1 >= len(chars) or chars[at + 1].text != "\u0e33":
        return False
    pair = chars[at : at + 2]
    if [c.text for c in pair] != [c.text for c in kept[-2:]]:
        return False
    return pair[1].x1 - pair[0].x0 <= _SARA_AA_EM * max(pair[0].size_pt, 1.0)


def _ghost_end(chars: Sequence[Char], at: int, kept: Sequence[Char]) -> int:
    """Where the ghost that begins at `at` ends; `at` itself where none begins."""
    first = chars[at]
    if first.is_generated or first.x1 - first.x0 >= _NO_WIDTH_PT or not _is_thai_letter(first.text):
        return at
    end = at + 1
    while end < len(chars) and _is_mark(chars[end]) and abs(chars[end].x0 - first.x0) < _SAME_PLACE_PT:
        end += 1
    ghost = [char.text for char in chars[at:end]]
    return end if [char.text for char in kept[-len(ghost) :]] == ghost else at


def _is_mark(char: Char) -> bool:
    is_sara_am = char.text == "\u0e33" and char.x1 - char.x0 < _NO_WIDTH_PT
    return is_sara_am or (len(char.text) == 1 and unicodedata.category(char.text) == "Mn")


def _is_thai_letter(text: str) -> bool:
    """True for a consonant: what a cluster begins with once its leading vowel is drawn on its own."""
    return "\u0e01" <= text <= "\u0e2e"
