"""Printed lines -> running text, the way Thai is written: no blank where a line wrapped between two Thai letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

_THAI_LETTER = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
"""Letters, vowels and marks; not the digits, and not \u0e2f and \u0e46, after which a blank is written."""

_WRAPPED_INSIDE = re.compile(rf"[{_THAI_LETTER}(/\u201c]$")
_OFFICE = re.compile(r"(?:สำนัก|กอง(?!ทุน)|ฝ่าย|งาน|กลุ่มงาน|หน่วยตรวจสอบ)[\u0e01-\u0e2e\u0e40-\u0e44]")
"""Names of offices under one another are a list without numbers: a line that begins with one ended with one."""
_GOES_ON = re.compile(rf"^[{_THAI_LETTER})/\u201d\u0e2f\u0e46,]")


def join_lines(lines: Sequence[str]) -> str:
    """Join the printed lines of one item.

    Two Thai letters meet without a blank; digits, Latin words and everything else keep one between the lines.

    >>> join_lines(["จัดทำคู่มือการ", "ให้บริการ ปี", "๒๕๖๖", "ผ่าน Facebook", "และเว็บไซต์"])
    'จัดทำคู่มือการให้บริการ ปี ๒๕๖๖ ผ่าน Facebook และเว็บไซต์'
    """
    text = before = ""
    for line in lines:
        part = " ".join(line.split())
        if not part:
            continue
        is_listed = bool(_OFFICE.match(before) and _OFFICE.match(part))
        wrapped = not is_listed and bool(_WRAPPED_INSIDE.search(text) and _GOES_ON.match(part))
        # an open bracket, or a slash, holds on to whatever follows
        held = text.endswith(("(", "/")) or part.startswith(")")
        text += part if not text or wrapped or held else " " + part
        before = part
    return text
