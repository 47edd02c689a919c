"""UTF-16 that does not say that it is: told by where its high bytes stand."""

from __future__ import annotations

from typing import Literal

_SHORTEST = 8
"""Bytes. Chosen: in four letters chance does not put every high byte where it belongs."""
_HIGH_BYTES = frozenset(b"\x00\x0e\x20")
"""The high bytes of ASCII, of Thai (U+0E00 to U+0E7F) and of dashes, quotes and bullets (U+20xx)."""
_HIGH_SHARE = 0.95
"""Chosen: all but stray signs of other scripts."""
_LOW_SHARE = 0.4
"""Chosen: of low bytes U+0020, the blank, alone is as frequent as one in five."""
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
