"""Dates and addresses that a line end cut in two, told by their two ends; numbers are in `printed_numbers`.

LibreOffice breaks Thai digits anywhere, and a narrow column breaks whatever does not fit. A year under a number looks
the same, so a cut is only believed where one of the halves is no day and no year by itself.
"""

from __future__ import annotations

import re

from prongsai.normalizers.thai.letters import DIGIT
from prongsai.normalizers.thai.months import MONTH
from prongsai.normalizers.vocabulary import load_vocabulary

_DIGIT = f"[{DIGIT}]"
_YEAR_WORD = load_vocabulary("time_words").alternation("era", "year", "annual", "fiscal_year")
_REACH = 40
"""Characters before a line end in which its last date may stand: the longest wording and a year, with room."""
_YEAR_HEAD = re.compile(rf"(?:{MONTH}|{_YEAR_WORD})\s*(?P<year>(?:25|\u0e52\u0e55)[4-7\u0e54-\u0e57]?)$")
_YEAR_REST = re.compile(rf"^(?P<rest>{_DIGIT}{{1,2}})(?![{DIGIT}.,])")
_YEAR = re.compile(rf"(?:25|\u0e52\u0e55)[4-7\u0e54-\u0e57]{_DIGIT}")
"""2540 to 2579: the assessment began in 2557, and what reports quote is not much older."""
_DAY_HEAD = re.compile("(?:^|[\\s(\u2013-])[1-3\u0e51-\u0e53]$")
_DAY_REST = re.compile(rf"^[0\u0e50]\s*{MONTH}")

_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*$")
_WORD = re.compile(r"[!-~]+")
_HOLDS_ON = frozenset("/-_.=?&%#~:@+")
_HOST_END = re.compile(r"\.(?:com|org|net|info|(?:go|ac|or|co|in|mi)\.th)(?=[/:?#]|$)")
"""The endings of Thai public bodies, of companies and of free hosts; an address without one was cut inside its host."""
_MADE_UP = re.compile(r"(?=.*[A-Za-z])(?=.*[0-9_./?=&%-])")
"""No English word: letters together with digits or the signs of addresses."""


def is_cut_date(before: str, after: str) -> bool:
    """Whether a date was cut inside its year or day: `ตุลาคม ๒๕๖` / `๓`, `๓` / `๐ กันยายน`.

    It takes a year of four digits behind a month, `ปี` or `พ.ศ.`, or a day that begins with the zero of 10, 20, 30.

    >>> is_cut_date("ปีงบประมาณ ๒๕", "๖๘"), is_cut_date("จำนวน ๒๕๖", "๓ ครั้ง")
    (True, False)
    """
    rest = _YEAR_REST.match(after)
    head = _YEAR_HEAD.search(before[-_REACH:]) if rest else None
    if head and rest and _YEAR.fullmatch(head["year"] + rest["rest"]):
        return True
    return bool(_DAY_HEAD.search(before) and _DAY_REST.match(after))


def is_cut_address(before: str, after: str) -> bool:
    """Whether a web address goes on in the next line.

    >>> is_cut_address("ที่ https://www.exam", "ple.go.th/ita"), is_cut_address("www.example.go.th", "Facebook")
    (True, False)
    """
    head, rest = _ADDRESS.search(before), _WORD.match(after)
    if head is None or rest is None:
        return False
    if before[-1] in _HOLDS_ON or after[0] in _HOLDS_ON or not _HOST_END.search(head[0]):
        return True
    return "/" in head[0].partition("//")[2] and bool(_MADE_UP.match(rest[0]))
