"""Numbers that a reader may have meant: the ones that differ from what it read by a single slip."""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.normalizers.printed_numbers import restore_point
from prongsai.normalizers.values.digits import to_arabic

FEWEST_DIGITS = 3
"""Of a reading that one slip may have changed: a score has four. One that is left in two digits or less lost more than
one, and a sum alone would say what it is."""
MARKS = {0.0, 50.0, 100.0}
"""What items of OIT are given, which are printed in one digit to three."""


def find_single_slips(raw: str, low: float, high: float) -> list[float]:
    """The numbers between `low` and `high` that one slip of a reader turns into `raw`.

    A slip is one digit read as another or lost, or the decimal point lost. Numbers are scores of two decimals at most.

        >>> find_single_slips("๙๕.๑๗", 94.155, 94.185)
        [94.17]
        >>> find_single_slips("9653", 96.4, 96.6)
        [96.53]
        >>> find_single_slips("87.1", 87.179, 87.201)
        [87.18, 87.19, 87.2]
        >>> find_single_slips("7", 78.8, 79.1)
        []
    """
    text = to_arabic(raw).replace(",", ".").strip()
    found = {round(float(other), 2) for other in _slips(text)}
    if sum(ch.isdigit() for ch in text) < FEWEST_DIGITS:
        found &= MARKS
    return sorted(value for value in found if low <= value <= high and 0 <= value <= 100)


def _slips(text: str) -> Iterator[str]:
    if not text or any(ch not in "0123456789." for ch in text) or text.count(".") > 1 or text == ".":
        return
    for at, ch in enumerate(text):
        if ch == ".":
            continue
        for digit in "0123456789":
            if digit != ch:
                yield text[:at] + digit + text[at + 1 :]
    for at in range(len(text) + 1):
        for digit in "0123456789":
            grown = text[:at] + digit + text[at:]
            if len(grown.partition(".")[0]) <= 3 and len(grown.partition(".")[2]) <= 2:
                yield grown
    pointed = restore_point(text)
    if pointed is not None:
        yield pointed
