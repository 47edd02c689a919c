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
_CLEAR, _CLEAR_ELSEWHERE = 0.99, 0.9
"""How sure a clear code is, and one under the heading of another instrument. Only the order of these and the next
counts among readings; what a step of them is worth for a score is measured (`data/confidence/weights.csv`)."""
_I_AS_HEADED, _I_UNSAID = 0.95, 0.75
"""A stroke for the letter i, with and without a heading that names the instrument."""
_E_AS_HEADED = 0.85
"""A sign that looks like e is often a c of another text, and counts only under its heading."""
_DIGIT_AS_HEADED, _DIGIT_UNSAID = 0.9, 0.8
"""A digit of the other script for the letter; no number mixes scripts."""
_SECOND_DIGIT = 0.15
"""Less for two digits behind such a digit: a slip may hide in them (`1๒๕` has been i15); only the column tells."""
_ZERO_AS_HEADED, _ZERO_UNSAID = 0.85, 0.5
"""A zero of the same script for the letter o: without its heading it is as often a number's own."""
_BARE_NUMBER = 0.75
"""A number without a letter: the heading alone makes it a code."""


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
        return _reading(match[1], match[2], _CLEAR if hint is None or match[1] == letter else _CLEAR_ELSEWHERE)
    match = re.fullmatch(r"[l|!ไíì]0?([1-9][0-9]?)", squeezed)
    if match:
        return _reading("i", match[1], _I_AS_HEADED if letter == "i" else _I_UNSAID, "first character read as i")
    match = re.fullmatch(r"[c€ๆ]0?([1-9][0-9]?)", squeezed)
    if match and letter == "e":
        return _reading("e", match[1], _E_AS_HEADED, "first character read as e")
    match = re.fullmatch(r"([01qø])([1-9][0-9]?)", squeezed)
    if match:
        read_as = "i" if match[1] == "1" else "o"
        if is_mixed_script(text) or match[1] in "qø":
            sure = _DIGIT_AS_HEADED if letter == read_as else _DIGIT_UNSAID
            sure -= _SECOND_DIGIT if len(match[2]) > 1 else 0.0
            return _reading(read_as, match[2], sure, "first digit read as a letter")
        if match[1] == "0":
            return _reading("o", match[2], _ZERO_AS_HEADED if letter == "o" else _ZERO_UNSAID, "leading zero read as o")
    if letter and re.fullmatch(r"[1-9][0-9]?", squeezed):
        return _reading(letter, squeezed, _BARE_NUMBER, "number without a letter under the heading of its instrument")
    return None


def _reading(letter: str, number: str, confidence: float, note: str | None = None) -> CodeReading:
    return CodeReading(f"{letter}{int(number)}", confidence, note)
