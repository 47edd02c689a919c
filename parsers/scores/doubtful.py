"""Scores that a strict reader refuses, or should not believe at first sight.

A machine loses the point (`๙๓๗๕`), puts a blank inside (`๙ ๐.๕๖`), or takes a ruling for a dash (`๙๘.๓๓ -`). One
reading is left each time, so it is worth keeping as evidence, but never as a sure score: a sum or a second reading must
confirm it. The same holds for a number of a text layer whose pieces nothing proves to be one.
"""

from __future__ import annotations

import re

from prongsai.normalizers.printed_numbers import join_doubtfully
from prongsai.parsers.scores.cell_text import plain
from prongsai.pipeline.model import MACHINE_READ, Method

MENDED_CONFIDENCE = 0.6
"""For a number that nothing proves to be one: below what `reconcile.checks` doubts, so it is suspect without a sum."""
CUT_CONFIDENCE = 0.85
"""For a number that its column or place proves to be one: the digits are sure, their being one nearly so."""
LOST_DIGIT_CONFIDENCE = 0.5
"""An even chance for want of counts: full marks that lost a digit, or a score as low as that. Measured: 0.25 to 0.75
give the same rows of 8 reports."""
LOW_SCORE_CONFIDENCE = 0.85
"""Above what `reconcile.checks` doubts, so that it stays `read`, and below a plain reading of the same code. Measured:
0.425 to 0.925 give the same rows of 8 reports."""
LOW_SCORE = 40.0
"""Bodies score below this so rarely that on a scan a lost or misread digit is the likelier cause."""

_STRAY = re.compile(r"^[\s.,:;|_'\"\-–—]+|[\s.,:;|_'\"\-–—]+$")
_OF_FULL_MARKS = re.compile(r"10?(?:\.0{1,2})?|1000")
"""What is left of 100 or 100.00 when a digit is lost."""


def mend_score_text(text: str, method: Method) -> float | None:
    """The one score that a cell can mean that is none as it stands; None where there is none, or more than one.

    >>> mend_score_text("๙๓๗๕", "ocr"), mend_score_text("๙๘.๓๓ -", "ocr"), mend_score_text("๙ ๐.๕๖", "text")
    (93.75, 98.33, 90.56)
    >>> mend_score_text("๐c", "ocr"), mend_score_text("93 75", "text")
    (None, None)
    """
    whole = join_doubtfully(_STRAY.sub("", plain(text)), may_lose_point=method in MACHINE_READ)
    return float(whole) if whole is not None else None


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
