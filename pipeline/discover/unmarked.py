"""UTF-16 that does not say that it is: told by where its high bytes stand."""

from __future__ import annotations

from typing import Literal

_SHORTEST = 8
"""Bytes: of four letters chance puts all high bytes where they belong once in 17 million times (3 values of 256)."""
_HIGH_BYTES = frozenset(b"\x00\x0e\x20")
"""The high bytes of ASCII, of Thai (U+0E00 to U+0E7F) and of dashes, quotes and bullets (U+20xx)."""
_HIGH_SHARE = 0.95
"""All but one sign in twenty, which may be an arrow, a tick or a box."""
_LOW_SHARE = 0.4
"""Of low bytes one in five is a blank, and U+0E20 is another letter: twice that is no text in this order."""
_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\x1b")


def find_utf16(head: bytes) -> Literal["utf-16-le", "utf-16-be"] | None:
    r"""Which UTF-16 the first bytes of a file are, where no mark says it; None where they are something else.

    >>> find_utf16("คะแนน 92.14".encode("utf-16-le")), find_utf16("คะแนน 92.14".encode("utf-16-be"))
    ('utf-16-le', 'utf-16-be')
    >>> find_utf16("คะแนน 92.14".encode()), find_utf16(b"\x01\x00\x02\x00\x00\x00\x00\x00")
    (None, None)
    """
    if len(head) < _SHORTEST:
        return None
    even = len(head) & ~1
    first, second = _share_of_high(head[0:even:2]), _share_of_high(head[1:even:2])
    if second >= _HIGH_SHARE and first <= _LOW_SHARE and not _holds_controls(head[:even], "utf-16-le"):
        return "utf-16-le"
    if first >= _HIGH_SHARE and second <= _LOW_SHARE and not _holds_controls(head[:even], "utf-16-be"):
        return "utf-16-be"
    return None


def _share_of_high(half: bytes) -> float:
    return sum(byte in _HIGH_BYTES for byte in half) / len(half)


def _holds_controls(head: bytes, codec: str) -> bool:
    return not _CONTROLS.isdisjoint(head.decode(codec, "replace"))
