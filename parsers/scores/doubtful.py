"""Scores on machine-read pages that a strict reader refuses, or should not believe at first sight.

A reader loses the point (`๙๓๗๕`), puts a blank inside (`๙ ๐.๕๖`), or takes a ruling for a dash (`๙๘.๓๓ -`). One
reading is left each time, so it is worth keeping as evidence, but never as a sure score: a sum or a second reading must
confirm it.
"""

from __future__ import annotations

import re

from prongsai.normalizers.values.scores import read_score
from prongsai.normalizers.values.unreadable import UnreadableValue
from prongsai.parsers.scores.cell_text import plain
from prongsai.pipeline.model import Method

MACHINE_READ: tuple[Method, ...] = ("ocr", "dump")
MENDED_CONFIDENCE = 0.6
CUT_CONFIDENCE = 0.85
"""For a number of a text layer that its narrow cell cut in two: the digits are sure, their being one nearly so."""
LOST_DIGIT_CONFIDENCE = 0.5
LOW_SCORE_CONFIDENCE = 0.85
LOW_SCORE = 40.0
"""Bodies score below this so rarely that on a scan a lost or misread digit is the likelier cause."""

_LOST_POINT = re.compile(r"([0-9]{2})([0-9]{2})|(100)(00)")
_STRAY = re.compile(r"^[\s.,:;|_'\"\-–—]+|[\s.,:;|_'\"\-–—]+$")
_OF_FULL_MARKS = re.compile(r"10?(?:\.0{1,2})?|1000")
"""What is left of 100 or 100.00 when a digit is lost."""


def mend_score_text(text: str) -> float | None:
    """The one score that a misread cell can mean; None where there is none, or more than one.

    >>> mend_score_text("๙๓๗๕"), mend_score_text("๙๘.๓๓ -"), mend_score_text("๙ ๐.๕๖")
    (93.75, 98.33, 90.56)
    >>> mend_score_text("๐c") is None
    True
    """
    squeezed = re.sub(r"\s+", "", _STRAY.sub("", plain(text)))
    lost = _LOST_POINT.fullmatch(squeezed)
    if lost:
        whole, part = [group for group in lost.groups() if group]
        squeezed = f"{whole}.{part}"
    elif not re.fullmatch(r"[0-9]+\.[0-9]{1,2}|100", squeezed):
        return None
    try:
        return read_score(squeezed)
    except UnreadableValue:
        return None


def doubt_of_value(text: str, value: float, method: Method) -> float:
    """The most confidence that a value deserves by what it looks like: 1 unless a machine read an unlikely number.

    >>> doubt_of_value("๑๐.๐๐", 10.0, "ocr"), doubt_of_value("๑๐.๐๐", 10.0, "text")
    (0.5, 1.0)
    """
    if method not in MACHINE_READ:
        return 1.0
    if _OF_FULL_MARKS.fullmatch(plain(text)) and value != 100.0:
        return LOST_DIGIT_CONFIDENCE
    return LOW_SCORE_CONFIDENCE if value < LOW_SCORE else 1.0
