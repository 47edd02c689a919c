"""Raised note marks: the `1` behind `90.02` that points to a note is no digit of the number.

Set small and high, it is printed `90.02\u00b9`: so it stays in the raw text, and is no part of the number that is read.
"""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.pipeline.model import Char

_SMALLER = 0.8
"""Superscripts are set at 0.58 (Word) to 0.7 of the size of their text; a digit of a number never is."""
_RAISED_EM = (0.15, 0.75)
"""Above the baseline of the text, in its size: Word and TeX raise by a third, hand-made ones by up to two thirds."""
_NEAR_EM = 0.3
"""A mark stands as near as letters do: under 0.1 em as Word sets it, and the narrowest gap of columns is 0.9 em."""
_SUPERSCRIPT = str.maketrans("0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079")
"""Thai digits have no raised characters of their own; as marks they read as nothing like the others."""
STEP = "raise-note-mark"
"""The name of what is done to a raised digit, for the steps of the word that it stands in."""


def raise_note_marks(chars: Sequence[Char]) -> list[Char]:
    """The same upright glyphs with raised digits as superscripts on the baseline of the text that they follow.

    Behind a digit a mark reads as nothing.
    """
    raised: list[Char] = []
    base: Char | None = None
    end = 0.0
    for char in chars:
        if char.is_generated or not char.text or char.text.isspace():
            raised.append(char)
            continue
        if base is not None and char.size_pt <= _SMALLER * base.size_pt and _is_mark_on(char, base, end):
            mark = char.text.translate(_SUPERSCRIPT)
            text = "" if base.text.isdecimal() else mark
            raised.append(char._replace(text=text, raw=mark, origin_y=base.origin_y, steps=(*char.steps, STEP)))
        else:
            raised.append(char)
            base = char
        end = char.x1
    return raised


def _is_mark_on(char: Char, base: Char, end: float) -> bool:
    """Whether a small glyph is a mark behind a text that ends at `end`, its last glyph of full size being `base`."""
    if not char.text.isdecimal():
        return False
    low, high = _RAISED_EM
    is_high = low * base.size_pt <= base.origin_y - char.origin_y <= high * base.size_pt
    return is_high and abs(char.x0 - end) <= _NEAR_EM * base.size_pt
