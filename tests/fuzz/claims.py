"""What every reader of outside text owes, said once: digits that are printed, spans that lie in the text, NFC."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from prongsai.normalizers.values.digits import to_arabic

_VALUE_SLACK = 0.00501
"""Half of the last decimal that a value keeps."""


def digits_of(text: str) -> str:
    """The digits of a text in order, Thai ones as Arabic."""
    return "".join(re.findall("[0-9]", to_arabic(text)))


def is_inside(part: Iterable[str], whole: str) -> bool:
    """True where the characters of `part` occur in `whole` in their order, whatever stands between them."""
    rest = iter(whole)
    return all(char in rest for char in part)


def assert_digits_printed(value: float, raw: str) -> None:
    """The value's digits stand in the text as printed, one right behind the other, blanks and signs aside."""
    digits = digits_of(raw)
    for start in range(len(digits)):
        for point in range(start, min(start + 3, len(digits)) + 1):
            for end in range(point, min(point + 4, len(digits)) + 1):
                if abs(float(f"{digits[start:point] or '0'}.{digits[point:end] or '0'}") - value) <= _VALUE_SLACK:
                    return
    raise AssertionError(f"{value} is not in {raw!r}")


def assert_all_digits_used(value: float, raw: str) -> None:
    """The value is all digits of the text, with the point at some place among them: none added, none left out."""
    digits = digits_of(raw)
    possible = [float(f"{digits[:at] or '0'}.{digits[at:] or '0'}") for at in range(len(digits) + 1)]
    assert any(abs(one - value) <= _VALUE_SLACK for one in possible), f"{value} is not {raw!r}"


def assert_span(start: int, end: int, text: str) -> None:
    """The span lies in the text and is not empty."""
    assert 0 <= start < end <= len(text)


def assert_nfc(text: str) -> None:
    """The text is stored in the one form that compares equal to itself."""
    assert unicodedata.is_normalized("NFC", text), ascii(text)


def without_blanks(text: str) -> str:
    """The text as it compares where lines are joined and blanks dropped."""
    return "".join(text.split())
