"""Codes that stand for Thai signs where a font or a tool gave no character."""

from __future__ import annotations

import re

PRIVATE_USE = {
    0xF700: "\u0e10", 0xF701: "\u0e34", 0xF702: "\u0e35", 0xF703: "\u0e36", 0xF704: "\u0e37",
    0xF705: "\u0e48", 0xF706: "\u0e49", 0xF707: "\u0e4a", 0xF708: "\u0e4b", 0xF709: "\u0e4c",
    0xF70A: "\u0e48", 0xF70B: "\u0e49", 0xF70C: "\u0e4a", 0xF70D: "\u0e4b", 0xF70E: "\u0e4c",
    0xF70F: "\u0e0d", 0xF710: "\u0e31", 0xF711: "\u0e4d", 0xF712: "\u0e47", 0xF713: "\u0e48",
    0xF714: "\u0e49", 0xF715: "\u0e4a", 0xF716: "\u0e4b", 0xF717: "\u0e4c", 0xF718: "\u0e38",
    0xF719: "\u0e39", 0xF71A: "\u0e3a",
}  # fmt: skip
"""Microsoft's positional variants of Thai signs: moved left, lowered, without tail."""

CHECK_BOXES = {
    0xF06F: "\u2610", 0xF0A8: "\u2610", 0xF071: "\u2610", 0xF0A3: "\u2610",
    0xF0FE: "\u2611", 0xF052: "\u2611", 0xF053: "\u2612", 0xF0FD: "\u2612", 0xF054: "\u2612",
    0xF0FC: "\u2713", 0xF050: "\u2713",
}  # fmt: skip
"""Wingdings boxes, empty, ticked and crossed: they are answers on forms."""

E_LAAS_CODES = {
    917: "\u0e48", 918: "\u0e49", 919: "\u0e4a", 920: "\u0e4b", 921: "\u0e4c", 922: "\u0e0d",
    997: "\u0e46", 998: "\u0e47", 999: "\u0e48", 1000: "\u0e49", 1001: "\u0e4a", 1003: "\u0e4c", 1004: "\u0e4d",
}  # fmt: skip
"""Microsoft Sans Serif's glyph numbers in the reports of the e-LAAS accounting system."""
BUDGET_BOOK_CODES = {201: "\u0e48", 202: "\u0e49", 205: "\u0e4c"}
"""DilleniaUPC's raised tones. Its digits (344 to 353) are left out: a string does not say whose code it is."""

_PRIVATE = re.compile("[\uf700-\uf71a]")
_BOX = re.compile("[\uf050-\uf0fe]")
_CID = re.compile(r"\(cid:(\d{1,5})\)")


def decode_private_use(text: str) -> str:
    """Read Microsoft's private variants of Thai signs as the signs that they draw.

    >>> decode_private_use("\u0e2b\u0e19\uf70b\u0e32") == "\u0e2b\u0e19\u0e49\u0e32"
    True
    """
    return _PRIVATE.sub(lambda m: PRIVATE_USE[ord(m[0])], text)


def keep_check_boxes(text: str) -> str:
    """Turn the boxes of symbol fonts into Unicode's; symbols that are no box stay as they are.

    >>> keep_check_boxes("\uf0fe \u0e43\u0e0a\u0e48")[0]
    '\u2611'
    """
    return _BOX.sub(lambda m: CHECK_BOXES.get(ord(m[0]), m[0]), text)


def read_glyph_numbers(text: str) -> str:
    """Read pdfplumber's and pdfminer's `(cid:917)` where the number belongs to a known Thai sign.

    >>> read_glyph_numbers("\u0e17\u0e35(cid:201)") == "\u0e17\u0e35\u0e48"
    True
    >>> read_glyph_numbers("(cid:349)")
    '(cid:349)'
    """
    known = E_LAAS_CODES | BUDGET_BOOK_CODES
    return _CID.sub(lambda m: known.get(int(m[1]), m[0]), text)
