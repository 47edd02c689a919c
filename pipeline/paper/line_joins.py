"""The printed lines of a cell as one text, joined the way Thai is written.

Thai goes on without a blank; Latin words and list items take one. A narrow column also breaks inside numbers, which
nobody may read as two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_THAI_LETTER = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e\uf700-\uf71a]")
_ITEM = re.compile(
    r"^\(?(?:[0-9\u0e50-\u0e59]{1,2}(?:\.[0-9\u0e50-\u0e59]{1,2})*[.)](?![0-9\u0e50-\u0e59])"
    r"|[0-9\u0e50-\u0e59]{1,2}(?:\.[0-9\u0e50-\u0e59]{1,2})+\s"
    r"|[-\u2013\u2022\u25cf\u25aa\u25e6*\u2713\u2714\uf0b7](?=\s|[^\s0-9\u0e50-\u0e59]))"
)
_NUMBER_HEAD = re.compile(r"^-?[0-9\u0e50-\u0e59][0-9\u0e50-\u0e59,]*\.[0-9\u0e50-\u0e59]?$")
_NUMBER_TAIL = re.compile(r"^[0-9\u0e50-\u0e59]{1,2}$")
_WHOLE_NUMBER = re.compile(r"^[0-9\u0e50-\u0e59]{1,3}$")
_SCORE_HEAD = re.compile(r"^[1-9\u0e51-\u0e59]$")
_SCORE_TAIL = re.compile(r"^(?:[1-9\u0e51-\u0e59]|[0\u0e50]{2})\.[0-9\u0e50-\u0e59]{0,2}$")
_FRACTION = re.compile(r"^\.[0-9\u0e50-\u0e59]{1,2}$")
_ABBREVIATION = re.compile(r"(?:^|[\s.(\-])[\u0e01-\u0e2e]{1,2}[\u0e30-\u0e3a\u0e47-\u0e4e]?\.$")
_YEAR_HEAD = re.compile(
    r"(?:คม|ยน|พันธ์|ปี|ประมาณ|[คยพศ]\.)"
    r"\s*((?:25|\u0e52\u0e55)[4-7\u0e54-\u0e57]?)$"
)
"""`คม`, `ยน`, `พันธ์` end the months; `ปี`, `ประมาณ`, `พ.ศ.` and short months also stand before a year."""
_YEAR_REST = re.compile(r"^([0-9\u0e50-\u0e59]{1,2})(?![0-9\u0e50-\u0e59.,])")
_DAY_HEAD = re.compile(r"(?:^|[\s(\u2013-])[1-3\u0e51-\u0e53]$")
_DAY_REST = re.compile(
    r"^[0\u0e50]\s*(?:ม\.?ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย"
    r"|ต\.ค|พ\.ย|ธ\.ค|มกรา|กุมภา|มีนา|เมษา|พฤษภา"
    r"|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิ"
    r"|ธันวา)"
)
"""A zero and the beginning of a month, short or long."""


def join_lines(lines: Sequence[str], forced: Sequence[bool] | None = None) -> str:
    """The printed lines of a cell or paragraph as one text.

    Args:
        lines: from top to bottom; a blank at the start of a line says that the layer has one there.
        forced: for each line but the last, whether the next one would not have fitted behind it. Only there can
            `90.5` / `6` be one number; two numbers under each other in a wide cell stay two. Without it, every break
            may be forced.

    >>> join_lines(["มาตรการ", "ส่งเสริม"])
    'มาตรการส่งเสริม'
    >>> join_lines(["๑. จัดทำคู่มือ", "๒. ประชุมชี้แจง"])
    '๑. จัดทำคู่มือ ๒. ประชุมชี้แจง'
    >>> join_lines(["Open Data", "Integrity"]), join_lines(["๙๐.๕", "๖"]), join_lines(["96.", "53"])
    ('Open Data Integrity', '๙๐.๕๖', '96.53')
    """
    text = ""
    for index, line in enumerate(lines):
        stripped = line.strip()
        if not stripped:
            continue
        is_forced = forced is None or index == 0 or forced[index - 1]
        text += (_glue(text, line, is_forced) if text else "") + stripped
    return text


def _glue(before: str, line: str, is_forced: bool) -> str:
    after = line.strip()
    last_token = before.rsplit(" ", 1)[-1]
    if line[0].isspace():
        return " "
    if _is_cut_number(last_token, after) or _is_cut_date(before, after):
        return "" if is_forced else " "
    if _ITEM.match(after):
        return " "
    is_thai_before = bool(_THAI_LETTER.match(before[-1]))
    if is_thai_before and (_THAI_LETTER.match(after[0]) or after[0] in "\u0e2f\u0e46"):
        return ""
    if before.endswith(" -"):
        return " "
    if before[-1] in "(/-[\u201c" or after[0] in ")/,.;:]%\u201d":
        return ""
    if _ABBREVIATION.search(before) and _THAI_LETTER.match(after[0]):
        return ""
    return " "


def _is_cut_number(before: str, after: str) -> bool:
    """Whether one score was cut by the width of its cell: `90.5` / `6`, `96.` / `53`, `90` / `.56`, `9` / `4.17`.

    `4` / `0.56` is left alone: no score has a 0 there, but a mean and its deviation do.
    """
    if _NUMBER_HEAD.match(before) and _NUMBER_TAIL.match(after):
        decimals = len(before) - before.index(".") - 1 + len(after)
        return decimals <= 2
    if _WHOLE_NUMBER.match(before) and _FRACTION.match(after):
        return True
    return bool(_SCORE_HEAD.match(before) and _SCORE_TAIL.match(after))


def _is_cut_date(before: str, after: str) -> bool:
    """Whether a date was cut inside its year or day: `ตุลาคม ๒๕๖` / `๓`, `๓` / `๐ กันยายน`.

    LibreOffice breaks Thai digits anywhere. Two whole numbers look the same, so it takes a year of four digits behind a
    month or `พ.ศ.`, or a day that begins with the zero of 10, 20 or 30.
    """
    head = _YEAR_HEAD.search(before)
    rest = _YEAR_REST.match(after)
    if head and rest and len(head.group(1)) + len(rest.group(1)) == 4:
        return True
    return bool(_DAY_HEAD.search(before) and _DAY_REST.match(after))
