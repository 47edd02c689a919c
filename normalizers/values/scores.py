"""Scores and rating levels as printed in a cell or a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.unreadable import UnreadableValue

FIRST_YEAR_OF_THAI_LEVELS = 2566
"""Up to 2565 bodies are rated AA to F, from 2566 ผ่านดีเยี่ยม to ต้องปรับปรุงโดยด่วน; bodies print both afterwards."""

_NOT_ASSESSED = re.compile(
    r"(?:[-\u2010-\u2015\u2212_]\s*){1,5}|n\s*/?\s*a\.?|ไม่มี(?:ข้อมูล|คะแนน|การประเมิน)?"
    r"|ไม่(?:ได้)?(?:เข้า)?รับการประเมิน|ไม่(?:ได้)?ประเมิน",
    re.IGNORECASE,
)
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_UNIT_BEFORE = re.compile(r"^(?:ร้อยละ|ได้|คะแนน|คะแนนที่ได้|เท่ากับ|[:=])\s*")
_UNIT_AFTER = re.compile(r"\s*(?:คะแนน|%|\uff05|เปอร์เซ็นต์|เปอร์เซนต์|points?)$", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<whole>[0-9]{1,3})(?:\.(?P<part>[0-9]{1,4}))?")
_DECIMAL_COMMA = re.compile(r"[0-9]{1,3},[0-9]{2}")
_SPLIT_DECIMALS = re.compile(r"(?P<whole>[0-9]{2,3})(?: ?\. ?(?P<first>[0-9])) ?(?P<second>[0-9])")


def read_score(text: str, scale_max: float = 100.0) -> float | None:
    """Read a score as printed in one report cell.

    Thai and Arabic digits both occur. A lone dash means "not assessed", which is not zero, so it gives None.

        >>> read_score("๘๕.๓๒")
        85.32
        >>> read_score("ร้อยละ ๘๕.๐๐")
        85.0
        >>> read_score("-") is None
        True

    A blank inside the decimals (`๙๐.๕ ๖`) is closed, because two decimals leave no other reading. A blank inside the
    whole part is not: `9 2.75` may be row 9 with 2.75. A number that lost its head (`.75`) is not completed.

    Args:
        text: one cell on one line.
        scale_max: the top of the printed scale; 30 or 40 for weighted contributions.
    Returns:
        The score on its printed scale, at most two decimals; None where the cell says nothing.
    Raises:
        UnreadableValue: some of the text is left over, or it is off the scale.
    """
    plain = re.sub(r"\s+", " ", _INVISIBLE.sub("", to_arabic(text))).strip()
    if not plain or _NOT_ASSESSED.fullmatch(plain):
        return None
    number = _strip_units(plain)
    if _DECIMAL_COMMA.fullmatch(number):
        number = number.replace(",", ".")
    split = _SPLIT_DECIMALS.fullmatch(number)
    if split:
        number = f"{split['whole']}.{split['first']}{split['second']}"
    match = _NUMBER.fullmatch(re.sub(r"(?<=[0-9]) ?\. ?(?=[0-9])", ".", number))
    if match is None:
        raise UnreadableValue(f"{text!r} is no score")
    if len(match["whole"]) > 1 and match["whole"].startswith("0"):
        raise UnreadableValue(f"{text!r} begins with a zero: a digit is lost or misread")
    value = round(float(match.group()), 2)
    if value > scale_max:
        raise UnreadableValue(f"{text!r} is beyond {scale_max:g}")
    return value


def _strip_units(plain: str) -> str:
    number = plain
    if number[0] in "([" and number[-1] in ")]":
        number = number[1:-1].strip()
    while match := _UNIT_BEFORE.match(number):
        number = number[match.end() :]
    while match := _UNIT_AFTER.search(number):
        number = number[: match.start()]
    return number.strip()


@dataclass(frozen=True, slots=True)
class LevelReading:
    """A rating as printed: the letter, the Thai words, or both (`A หรือ ผ่านดี`)."""

    letter: str | None
    thai: str | None

    def pick(self, year: int | None) -> str | None:
        """The one that belongs to the scale of the fiscal year, else the one that is printed."""
        if year is not None and year < FIRST_YEAR_OF_THAI_LEVELS:
            return self.letter or self.thai
        return self.thai or self.letter


_THAI_LEVELS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุงโดยด่วน", "ต้องปรับปรุง")
_FOLD = str.maketrans(
    # letters that readers take for one another in these five words; tone marks are what scans lose first
    {"ฝ": "ผ", "พ": "ผ", "ฟ": "ผ", "ต": "ด", "ค": "ด", "ศ": "ด", "ี": "ิ", "ึ": "ิ", "ื": "ิ"}
    | dict.fromkeys("\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e47", "")
)


def _fold(text: str) -> str:
    return text.translate(_FOLD)


_BY_FOLDED = {_fold(level): level for level in _THAI_LEVELS}
_ANY_LEVEL = "|".join(sorted((re.escape(key) for key in _BY_FOLDED), key=len, reverse=True))
_LETTER = r"(?<![A-Za-z.])(AA|[A-F])(?![A-Za-z]|\.[A-Za-z])"
_GRADE_WORD = r"(?:ระดับ|เกณฑ์|เกรด|rating|grade|level)"
_CELL = re.compile(
    rf"(?:{_fold('ผลการประเมิน')}|{_GRADE_WORD}|{_fold('อยู่ใน')}|{_fold('เกณฑ์')}|{_fold('หรือ')}|{_ANY_LEVEL}|{_LETTER}|[\s()\[\]/,:=*\"'“”.-])+",
    re.IGNORECASE,
)
_THAI_IN_CELL = re.compile(f"({_ANY_LEVEL})")
# in running text `ผ่าน` is also "through" and "passed": a rating word stands before it, or nothing of a word behind it
_CUED = re.compile(
    rf"{_GRADE_WORD}\s*(?:คุณธรรม\S*\s*)?[\s\"'“”(\[:*]*(?:{_LETTER}[\s)\]/,\"'“”]*(?:{_fold('หรือ')}|/)?[\s(\[\"'“”]*)?({_ANY_LEVEL})"
    r"(?!\s*(?:เกณฑ|เว็บ|ทาง|ชอง|ระบบ|การ))",
    re.IGNORECASE,
)
_LETTER_BEHIND = re.compile(rf"[\s)\]\"'“”]*(?:{_fold('หรือ')}|/)?[\s(\[\"'“”]*{_LETTER}")
_CUED_LETTER = re.compile(rf"{_GRADE_WORD}\s*[\s\"'“”(\[:*]*{_LETTER}", re.IGNORECASE)
_DISTINCT = re.compile(rf"({_fold('ผ่านดีเยี่ยม')}|{_fold('ผ่านดี')}|{_fold('ต้องปรับปรุงโดยด่วน')})(?![\u0e01-\u0e4e])")


def read_level(text: str) -> LevelReading | None:
    """Read a cell that holds a rating and nothing else; None where it holds anything else.

    >>> read_level("A หรือ ผ่านดี")
    LevelReading(letter='A', thai='ผ่านดี')
    >>> read_level("ฝานดี").thai
    'ผ่านดี'
    >>> read_level("ผ่านเกณฑ์เป้าหมาย") is None
    True
    """
    folded = _fold(to_arabic(text).strip())
    if not folded or not _CELL.fullmatch(folded):
        return None
    thai = _THAI_IN_CELL.search(folded)
    letter = re.search(_LETTER, folded)
    if not thai and not letter:
        return None
    return LevelReading(letter.group(1) if letter else None, _BY_FOLDED[thai.group(1)] if thai else None)


def find_level(text: str, year: int | None) -> str | None:
    """The first rating stated in running text, on the scale of the fiscal year where both scales are printed.

    >>> find_level("ได้ ๙๕.๒๑ คะแนน อยู่ในระดับ A หรือ ผ่านดี", 2568)
    'ผ่านดี'
    >>> find_level("เผยแพร่ผ่านเว็บไซต์", 2568) is None
    True
    """
    folded = _fold(text)
    cued, letter, distinct = _CUED.search(folded), _CUED_LETTER.search(folded), _DISTINCT.search(folded)
    if cued and not letter:
        letter = _LETTER_BEHIND.match(folded, cued.end())
    thai = cued.group(2) if cued else distinct.group(1) if distinct else None
    reading = LevelReading(letter.group(1) if letter else None, _BY_FOLDED[thai] if thai else None)
    return reading.pick(year)
