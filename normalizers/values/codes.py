"""Question codes and indicator numbers as printed, in every writing and with their usual misreadings.

One cell is rarely enough: `1๒๕` is i15 in one report and no code in another. `resolve_code_column` therefore reads a
whole column at once (see `prongsai.normalizers.values.code_columns`); the functions here read one text by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.instruments import INSTRUMENT_OF_LETTER, InstrumentName

_MOST_QUESTIONS = 48
"""No instrument of any year has more questions (OIT of 2562)."""


class KnownCode(NamedTuple):
    """A question code of the frame and its wording; "" where no wording is known."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class CodeReading:
    """What a printed question code says. `code` is None where nothing decides; `note` names a guess that was made."""

    code: str | None
    confidence: float
    note: str | None = None

    @property
    def instrument(self) -> InstrumentName | None:
        return INSTRUMENT_OF_LETTER[self.code[0]] if self.code else None


# Cyrillic and Greek twins of the three letters come out of vision readers
_LETTER_TWINS = str.maketrans(
    {"і": "i", "ι": "i", "І": "i", "Ι": "i", "е": "e", "Е": "e", "о": "o", "О": "o", "ο": "o"}
)
_WORDS_AROUND = re.compile(r"^(?:ข้อคำถาม|คำถาม|ข้อที่|ข้อ|รหัส|ตัวชี้วัดย่อย)\s*|[\s.:)(\[\]*]+", re.IGNORECASE)


def squeeze_code(text: str) -> str:
    """A code cell without blanks, punctuation and the words around it, letters small, digits Arabic.

    >>> squeeze_code("ข้อ O ๒๒.")
    'o22'
    """
    plain = to_arabic(text).translate(_LETTER_TWINS).strip()
    previous = None
    while plain != previous:
        previous, plain = plain, _WORDS_AROUND.sub("", plain)
    return plain.lower()


def is_mixed_script(text: str) -> bool:
    """True for Thai and Arabic digits in one code: a report with Thai digits shows 1 or 0 only where a letter stood."""
    return bool(re.search("[๐-๙]", text)) and bool(re.search("[0-9]", text))


def read_question_code(text: str, hint: InstrumentName | None = None) -> CodeReading | None:
    """Read one printed question code; None where the text is no code.

    >>> read_question_code("ข้อ O๒๒").code
    'o22'
    >>> read_question_code("1๑").code, read_question_code("0๒๘").code
    ('i1', 'o28')
    >>> read_question_code("ข้อ") is None
    True

    Args:
        text: the cell as printed; Thai digits are evidence, so it must not be converted before.
        hint: the instrument that the heading names; a bare number is read only with it.
    """
    squeezed = squeeze_code(text)
    letter = hint[0].lower() if hint else None
    match = re.fullmatch(r"([ieo])0?([1-9][0-9]?)", squeezed)
    if match:
        return _reading(match[1], match[2], 0.99 if hint is None or match[1] == letter else 0.9)
    match = re.fullmatch(r"[l|!ไíì\]]0?([1-9][0-9]?)", squeezed)
    if match:
        return _reading("i", match[1], 0.95 if letter == "i" else 0.75, "first character read as i")
    match = re.fullmatch(r"[c€ๆ]0?([1-9][0-9]?)", squeezed)
    if match and letter == "e":
        return _reading("e", match[1], 0.85, "first character read as e")
    match = re.fullmatch(r"([01qø])([1-9][0-9]?)", squeezed)
    if match:
        read_as = "i" if match[1] == "1" else "o"
        if is_mixed_script(text) or match[1] in "qø":
            # two digits behind it may hide a slip (`1๒๕` has been i15), which only the column can tell
            sure = (0.9 if letter == read_as else 0.8) - (0.15 if len(match[2]) > 1 else 0.0)
            return _reading(read_as, match[2], sure, "first digit read as a letter")
        if match[1] == "0":
            return _reading("o", match[2], 0.85 if letter == "o" else 0.5, "leading zero read as o")
    if letter and re.fullmatch(r"[1-9][0-9]?", squeezed):
        return _reading(letter, squeezed, 0.75, "number without a letter under the heading of its instrument")
    return None


def _reading(letter: str, number: str, confidence: float, note: str | None = None) -> CodeReading | None:
    if int(number) > _MOST_QUESTIONS:
        return None
    return CodeReading(f"{letter}{int(number)}", confidence, note)


@dataclass(frozen=True, slots=True)
class IndicatorReading:
    """Which of the ten indicators a printed number and title mean."""

    number: int
    confidence: float
    note: str | None = None


INDICATOR_WORDINGS: tuple[tuple[int, str], ...] = (
    (1, "การปฏิบัติหน้าที่"),
    (2, "การใช้งบประมาณ"),
    (3, "การใช้อำนาจ"),
    (4, "การใช้ทรัพย์สินของราชการ"),
    (4, "การใช้ทรัพย์สินของทางราชการ"),
    (4, "การใช้ทรัพย์สินราชการ"),
    (5, "การแก้ไขปัญหาการทุจริต"),
    (6, "คุณภาพการดำเนินงาน"),
    (6, "คุณภาพการให้บริการ"),
    (7, "ประสิทธิภาพการสื่อสาร"),
    (8, "การปรับปรุงระบบการทำงาน"),
    (8, "การปรับปรุงการทำงาน"),
    (9, "การเปิดเผยข้อมูล"),
    (10, "การป้องกันการทุจริต"),
)
"""Bodies print the names of all years in every year, so the wordings are matched without regard to the year."""

_FIRST_YEAR_OF_TEN = 2562
_INDICATOR_NUMBER = re.compile(r"\D{0,16}?(10|[1-9])\D{0,2}")
_STRONG_TITLE, _WEAK_TITLE = 0.8, 0.55
_TITLE_MARGIN = 0.12
_LONGEST_TITLE = 48
"""Letters; the longest name of an indicator has 27, and a garbled one is not twice as long."""
_TITLE_FRONT = re.compile(r"^[\s\d๐-๙.:)(\-–*\"“]*(?:ตัวชี้วัด\S*\s*(?:ที่)?\s*[\d๐-๙]*[\s.:)-]*)?")


def read_indicator(number_text: str, title_text: str, year: int | None = None) -> IndicatorReading | None:
    """Decide which indicator is meant by the number and the title printed for it.

    The number slips more often than the title (`ตัวชี้วัดที่ ๔ คุณภาพการดำเนินงาน` is 6), so a title that is surely one of
    the ten decides; a garbled title leaves it to the number.

    >>> read_indicator("๔", "คุณภาพการดำเนินงาน").number
    6
    >>> read_indicator("๑๐", "การป้องกันและการทุจริต").number
    10
    >>> read_indicator("", "ผลรวม") is None
    True

    Args:
        number_text: the number as printed, or "".
        title_text: the title, perhaps garbled and with more text behind it, or "".
        year: the fiscal year, if known; before 2562 the frame had five indices and no such indicators.
    Returns:
        The indicator with a note where number and title disagree; None where neither is readable, and where the title
        is a sentence that is none of the ten.
    """
    if year is not None and year < _FIRST_YEAR_OF_TEN:
        return None
    digits = _INDICATOR_NUMBER.fullmatch(to_arabic(number_text).strip())
    number = int(digits[1]) if digits else None
    title = _TITLE_FRONT.sub("", title_text).strip()
    likeness = title_likeness(title)
    best = max(likeness, key=lambda no: likeness[no])
    runner_up = max(value for no, value in likeness.items() if no != best)
    is_strong = likeness[best] >= _STRONG_TITLE and likeness[best] - runner_up >= _TITLE_MARGIN
    if number is None:
        return IndicatorReading(best, 0.93 if likeness[best] >= 0.9 else 0.85) if is_strong else None
    if is_strong and best != number:
        return IndicatorReading(best, 0.92, f"printed as number {number}; the title is that of indicator {best}")
    if is_strong:
        return IndicatorReading(number, 0.99)
    if not title:
        return IndicatorReading(number, 0.85)
    if len(title) > _LONGEST_TITLE and likeness[best] < _WEAK_TITLE:
        return None  # a question or a sentence beside a running number, no indicator at all
    if likeness[number] >= _WEAK_TITLE and likeness[number] >= likeness[best] - _TITLE_MARGIN:
        return IndicatorReading(number, 0.95)
    return IndicatorReading(number, 0.7, f"the title is not that of indicator {number}")


def title_likeness(title: str) -> dict[int, float]:
    """How much the head of a printed title looks like the name of each indicator, 0 to 1."""
    squeezed = re.sub(r"\s+", "", title)
    likeness = dict.fromkeys(range(1, 11), 0.0)
    for number, wording in INDICATOR_WORDINGS:
        heads = {squeezed[: len(wording) + extra] for extra in (-2, 0, 2, 4)} if squeezed else set()
        # what follows the name in a sentence is no part of it, so the head of the text is compared
        best = max((Levenshtein.normalized_similarity(head, wording) for head in heads), default=0.0)
        likeness[number] = max(likeness[number], best)
    return likeness


def read_indicator_column(numbers: list[str], titles: list[str]) -> list[IndicatorReading | None]:
    """Read the rows of one table of indicators together.

    Where the printed numbers count 1, 2, 3 … without a slip and most titles agree with them, the count is
    right for the rows too whose title was garbled into that of another indicator.
    """
    single = [read_indicator(number, title) for number, title in zip(numbers, titles, strict=True)]
    counted = [_INDICATOR_NUMBER.fullmatch(to_arabic(text).strip()) for text in numbers]
    values = [int(match[1]) if match else None for match in counted]
    agreeing = sum(
        reading is not None and reading.number == value and reading.confidence >= 0.95
        for reading, value in zip(single, values, strict=True)
    )
    if len(values) < 5 or values != list(range(1, len(values) + 1)) or agreeing * 2 < len(values):
        return single
    if None in single:
        return single
    return [
        IndicatorReading(
            position,
            0.98 if reading and reading.number == position and reading.confidence > 0.9 else 0.93,
            None if reading and reading.number == position else "the row's place in the count decides, not its title",
        )
        for position, reading in enumerate(single, start=1)
    ]
