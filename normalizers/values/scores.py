"""Scores as printed in a cell."""

from __future__ import annotations

import re

from prongsai.normalizers.printed_numbers import Evidence, join_blanks
from prongsai.normalizers.thai.letters import drop_invisible
from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.score_remarks import strip_remarks
from prongsai.normalizers.values.unreadable import UnreadableValue
from prongsai.normalizers.vocabulary import load_vocabulary

_NO_SCORE = load_vocabulary("no_scores").alternation
_UNITS = load_vocabulary("score_units").alternation
_NOT_ASSESSED = re.compile(rf"(?:[-\u2010-\u2015\u2212_]\s*){{1,5}}|n\s*/?\s*a\.?|{_NO_SCORE()}", re.IGNORECASE)
_UNIT_BEFORE = re.compile(rf"(?:{_UNITS('before', 'around')}|[:=])\s*")
_UNIT_AFTER = re.compile(rf"\s*(?:{_UNITS('around', 'after')}|%|\uff05)$", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]{1,4})?")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{2}")


def read_score(text: str, scale_max: float = 100.0, evidence: Evidence = "blank") -> float | None:
    """Read a score as printed in one report cell.

    Thai and Arabic digits both occur. A lone dash means "not assessed", which is not zero, so it gives None.

        >>> read_score("๘๕.๓๒")
        85.32
        >>> read_score("ร้อยละ ๘๕.๐๐")
        85.0
        >>> read_score("-") is None
        True
        >>> read_score("๙๑.๓๓ (+๑.๒๕)")
        91.33

    A blank at the point (`92 .75`) is closed, because neither piece is a number by itself. A blank inside the decimals
    (`๙๐.๕ ๖`) is closed in a column of scores with two decimals, elsewhere the second piece may be a rank; inside the
    whole part never: `9 2.75` may be row 9 with 2.75. A number that lost its head (`.75`) is not completed.

    Args:
        text: one cell on one line.
        scale_max: the top of the printed scale; 30 or 40 for weighted contributions.
        evidence: what says that pieces with a blank between them are one number.
    Returns:
        The score on its printed scale, at most two decimals; None where the cell says nothing.
    Raises:
        UnreadableValue: some of the text is left over, or it is off the scale.
    """
    plain = re.sub(r"\s+", " ", drop_invisible(to_arabic(text))).strip()
    if not plain or _NOT_ASSESSED.fullmatch(plain):
        return None
    number = _strip_units(strip_remarks(_strip_units(plain)))
    if _DECIMAL_COMMA.fullmatch(number):
        number = number.replace(",", ".")
    return _check(join_blanks(number, evidence), text, scale_max)


def _check(number: str, text: str, scale_max: float) -> float:
    """The value of what is left of `text` if that is a score, or `UnreadableValue`."""
    if not _NUMBER.fullmatch(number):
        raise UnreadableValue(f"{text!r} is no score")
    if re.match("0[0-9]", number):
        raise UnreadableValue(f"{text!r} begins with a zero: a digit is lost or misread")
    value = round(float(number), 2)
    if value > scale_max:
        raise UnreadableValue(f"{text!r} is beyond {scale_max:g}")
    return value


def _strip_units(plain: str) -> str:
    number = plain
    if number[:1] in ("(", "[") and number[-1] in ")]":
        number = number[1:-1].strip()
    while match := _UNIT_BEFORE.match(number):
        number = number[match.end() :]
    while match := _UNIT_AFTER.search(number):
        number = number[: match.start()]
    return number.strip()
