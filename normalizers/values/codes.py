"""Question codes as printed, in every writing and with their usual misreadings.

One cell is rarely enough: `1๒๕` is i15 in one report and no code in another. `resolve_code_column` therefore reads a
whole column at once (see `prongsai.normalizers.values.code_columns`); the functions here read one text by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from prongsai.normalizers.values.digits import to_arabic
from prongsai.normalizers.values.instruments import INSTRUMENT_OF_LETTER, InstrumentName
from prongsai.normalizers.vocabulary import load_vocabulary

_TWO_DIGITS = 99
"""Codes are printed with two digits at most."""


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
        """The instrument of the code; None where there is no code."""
        return INSTRUMENT_OF_LETTER[self.code[0]] if self.code else None

    @property
    def number(self) -> int:
        """The number of the question; 0 where there is no code."""
        return int(self.code[1:]) if self.code else 0


# Cyrillic and Greek twins of the three letters come out of vision readers
_LETTER_TWINS = str.maketrans(
    {"і": "i", "ι": "i", "І": "i", "Ι": "i", "е": "e", "Е": "e", "о": "o", "О": "o", "ο": "o"}
)
_WORDS = load_vocabulary("indicator_words").alternation
_WORDS_AROUND = re.compile(rf"^(?:{_WORDS('question', 'asked', 'code', 'sub')})\s*|[\s.:)(\[\]*]+", re.IGNORECASE)


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


def read_question_code(text: str, hint: InstrumentName | None = None, most: int = _TWO_DIGITS) -> CodeReading | None:
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
        most: how many questions an instrument has at most; a higher number is no code.
    """
    reading = _read_code(text, hint)
    return reading if reading is not None and reading.number <= most else None


def _read_code(text: str, hint: InstrumentName | None) -> CodeReading | None:
    squeezed = squeeze_code(text)
    letter = hint[0].lower() if hint else None
    match = re.fullmatch(r"([ieo])0?([1-9][0-9]?)", squeezed)
    if match:
        return _reading(match[1], match[2], 0.99 if hint is None or match[1] == letter else 0.9)
    match = re.fullmatch(r"[l|!ไíì]0?([1-9][0-9]?)", squeezed)
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


def _reading(letter: str, number: str, confidence: float, note: str | None = None) -> CodeReading:
    return CodeReading(f"{letter}{int(number)}", confidence, note)
