"""What a printed score looks like, when two pieces of digits are one number that was cut, and what proves it.

Narrow columns, page ends, fonts and readers cut numbers in two: `90.5` / `6`, `9` / `4.17`, `93` / `75` with the point
lost. Two numbers under or beside each other look just like that, so a cut is told by where the pieces meet (`Cut`), and
believed only where the place of the pieces is evidence for a cut of that kind (`Evidence`). What nothing proves is
never made one in silence: `join_doubtfully` gives the one score that is left, for a reading that says it is doubtful.

The gap between the pieces is judged where boxes are known, when glyphs become words and words cells (`paper.words`,
`tables.text_columns`): digits parted by the width of one or more are in columns of their own before this is asked. No
text layer of the samples, of the corpus or of the reports and cases that we had holds a number that is parted by less:
of 331 pairs of digits, 0.2 to 1.2 type sizes apart, none is a number with a blank in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from prongsai.normalizers.values.digits import to_arabic

DECIMALS = 2
"""Reports print scores with two decimals, and fewer only for whole marks or where a body rounds."""
HUNDREDTH = 10.0**-DECIMALS
"""What two scores differ by at the least, as they are printed."""
SAME_SCORE = 0.51 * HUNDREDTH
"""Numbers nearer than half of that are one; the rest is slack for floats."""
FLOAT_SLACK = 1e-6
"""The slack of floats in sums of some fifty numbers up to 100, far below the printed hundredth."""
WHOLE_MARKS = ("0", "50", "100")
"""Scores that every body prints without decimals, beside others with two: the marks of single items."""
SCORE_WITH_POINT = r"[0-9]{1,3}\.[0-9]{1,2}"
"""A number that may be a score with decimals, with Arabic digits."""
HAS_POINT = re.compile(r"\d\.\d")
"""Found in a number with decimals, in either script: a count or a sequence has none."""
SCORE_IN_FULL = r"(?:100(?:\.00)?|(?:0|[1-9][0-9]?)\.[0-9]{2})"
"""A score from 0 to 100 as reports print it, with Arabic digits: two decimals, which only full marks may leave out."""

Cut = Literal["at the point", "in the decimals", "in the whole part", "beside a zero", "point lost"]
"""Where two pieces meet: `96.` / `53` and `90` / `.56`; `90.5` / `6`; `9` / `4.17` and `1` / `00.00`; `10` / `0.00` and
`4` / `0.56`; `93` / `75`."""

Evidence = Literal["blank", "exact column", "line end", "rest alone", "reader"]
"""What says that the pieces are one: nothing but a blank between them; a column whose other scores all have two
decimals; a line end where the next piece had no room; a row, or in a column of two decimals a line, that holds nothing
but the rest; a machine that read the page."""

_PROVEN_BY: dict[Evidence, frozenset[Cut]] = {
    # a piece that ends or begins with the point is no number by itself
    "blank": frozenset({"at the point"}),
    "exact column": frozenset({"at the point", "in the decimals"}),
    # not beside a zero: no score begins with 0, but a mean and its deviation do
    "line end": frozenset({"at the point", "in the decimals", "in the whole part"}),
    "rest alone": frozenset({"at the point", "in the decimals", "in the whole part", "beside a zero"}),
    # a machine puts blanks anywhere and loses points, and takes two numbers for one as easily
    "reader": frozenset({"at the point"}),
}

_IN_FULL = re.compile(SCORE_IN_FULL)
_OPEN_POINT = re.compile(r"-?[0-9][0-9,]*\.")
_OPEN_DECIMAL = re.compile(r"-?[0-9][0-9,]*\.[0-9]")
_WHOLE = re.compile(r"[0-9]{1,3}")
_FRACTION = re.compile(r"\.[0-9]{1,2}")
_ONE_OR_TWO = re.compile(r"[0-9]{1,2}")
_FIRST_DIGIT = re.compile("[1-9]")
_REST_OF_WHOLE = re.compile(r"(?:[1-9]|00)\.[0-9]{0,2}")
_AROUND_POINT = re.compile(r"(?<=[0-9]) ?\. ?(?=[0-9])")
_SCORE_SHAPE = re.compile(f"{SCORE_WITH_POINT}|100")
_POINTLESS = re.compile(r"(?P<whole>100|[0-9]{1,2})(?P<part>[0-9]{2})")


def find_cut(before: str, after: str) -> Cut | None:
    """Where a number was cut, if it was, so that its pieces are `before` and `after`; None where they make none.

    >>> find_cut("๙๐.๕", "๖"), find_cut("90", ".56"), find_cut("9", "4.17"), find_cut("93", "75")
    ('in the decimals', 'at the point', 'in the whole part', 'point lost')
    >>> find_cut("90.56", "78"), find_cut("12", "92.75"), find_cut("25", "680")
    (None, None, None)
    """
    head, rest = _squeeze(before), _squeeze(after)
    if _OPEN_POINT.fullmatch(head) and _ONE_OR_TWO.fullmatch(rest):
        return "at the point"
    if _WHOLE.fullmatch(head) and _FRACTION.fullmatch(rest):
        return "at the point"
    if _OPEN_DECIMAL.fullmatch(head) and len(rest) == 1 and rest.isdecimal():
        return "in the decimals"
    if _FIRST_DIGIT.fullmatch(head) and _REST_OF_WHOLE.fullmatch(rest):
        return "in the whole part"
    if _IN_FULL.fullmatch(head + rest) and not _IN_FULL.fullmatch(head):
        return "beside a zero" if rest.startswith("0") else None
    return "point lost" if (head + rest).isdecimal() and restore_point(head + rest) and len(rest) == DECIMALS else None


def was_cut(before: str, after: str, evidence: Evidence) -> bool:
    """Whether the pieces are one number, as their place proves.

    >>> was_cut("90.5", "6", "line end"), was_cut("90.5", "6", "blank"), was_cut("4", "0.56", "line end")
    (True, False, False)
    """
    return find_cut(before, after) in _PROVEN_BY[evidence]


def join_score(before: str, after: str, evidence: Evidence) -> str | None:
    """The score in full that two pieces make, with Arabic digits; None where their place does not prove that they do.

    >>> join_score("10", "0.00", "rest alone"), join_score("90.5", "6", "blank"), join_score("100", ".56", "rest alone")
    ('100.00', None, None)
    """
    whole = _squeeze(before) + _squeeze(after)
    return whole if _IN_FULL.fullmatch(whole) and was_cut(before, after, evidence) else None


def join_blanks(text: str, evidence: Evidence = "blank") -> str:
    """One line with Arabic digits, whole again where a blank cut its number and `evidence` proves it; else unchanged.

    >>> join_blanks("90 . 56"), join_blanks("90.5 6"), join_blanks("90.5 6", "exact column"), join_blanks("9 2.75")
    ('90.56', '90.5 6', '90.56', '9 2.75')
    """
    closed = _AROUND_POINT.sub(".", text) if text.count(".") == 1 else text
    before, blank, after = closed.partition(" ")
    return before + after if blank and was_cut(before, after, evidence) else closed


def join_doubtfully(text: str, may_lose_point: bool) -> str | None:
    """The one score that is left when all blanks are closed; None where there is none.

    Nothing proves that it was one: who takes it must say that it is doubtful.

    Args:
        text: a cell with Arabic digits.
        may_lose_point: whether a machine read it; a text layer loses no point, so that `93` `75` are two numbers there.

    >>> join_doubtfully("9 0.56", False), join_doubtfully("93 75", True), join_doubtfully("93 75", False)
    ('90.56', '93.75', None)
    """
    squeezed = "".join(text.split())
    if may_lose_point and len(squeezed) > DECIMALS + 1:
        # of three digits a digit may be lost as well as the point: `937` has two ways out
        squeezed = restore_point(squeezed) or squeezed
    return squeezed if _SCORE_SHAPE.fullmatch(squeezed) and _is_score(squeezed) else None


def restore_point(digits: str) -> str | None:
    """The score whose point was lost; None where the digits make none from 0 to 100.

    >>> restore_point("9375"), restore_point("10000"), restore_point("937"), restore_point("2568"), restore_point("100")
    ('93.75', '100.00', '9.37', '25.68', '1.00')
    """
    match = _POINTLESS.fullmatch(digits)
    return f"{match['whole']}.{match['part']}" if match and _is_score(f"{match['whole']}.{match['part']}") else None


def count_decimals(raw: str) -> int:
    """Digits behind the point, or behind a comma in its place, blanks and units left out.

    >>> count_decimals("๙๐.๕ ๖"), count_decimals("96,5 %"), count_decimals("100")
    (2, 1, 0)
    """
    return sum(sign.isdecimal() for sign in raw.replace(",", ".").partition(".")[2])


FEW_NUMBERS = 4
"""Three numbers that happen to have two decimals are no column of them. Measured: 2 to 6 give the same rows of 35
reports."""
EXACT_SHARE = 0.6
"""Numbers that were cut, or lost a digit, and headings are fewer than two in five. Measured: 0.3 to 0.8 give the same
rows of 35 reports."""


def prints_two_decimals(raws: Sequence[str]) -> bool:
    """Whether the numbers of a column are printed with two decimals; whole marks are left out, as they say nothing.

    >>> prints_two_decimals(["80.11", "81.22", "82.33", "83"]), prints_two_decimals(["80.11", "50", "100", "83"])
    (True, False)
    """
    telling = [raw for raw in raws if _squeeze(raw) not in WHOLE_MARKS]
    exact = sum(count_decimals(raw) == DECIMALS for raw in telling)
    return len(telling) >= FEW_NUMBERS and exact >= EXACT_SHARE * len(telling)


def lacks_decimals(raw: str) -> bool:
    """Whether a number among others with two decimals has lost some: whole marks never have any.

    >>> lacks_decimals("83"), lacks_decimals("83.1"), lacks_decimals("83.15"), lacks_decimals("๕๐")
    (True, True, False, False)
    """
    return _squeeze(raw) not in WHOLE_MARKS and count_decimals(raw) < DECIMALS


def _squeeze(text: str) -> str:
    return "".join(to_arabic(text).split())


def _is_score(number: str) -> bool:
    # a 0 before another digit is what is left of a longer number
    return float(number) <= 100 and not re.match("0[0-9]", number)
