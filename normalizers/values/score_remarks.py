"""What cells print at a score: the mark of a footnote, the change since last year, the full marks, a rating.

`91.33 (+1.25)`, `91.33 / +1.25`, `91.33 ↑1.25`, `100/100`, `91.25*`, `$92.14$`, `91.33 (ผ่าน)`. None of it belongs to
the score, and each form says by its signs that it is something else: a second number without such a sign is none of
them, and the cell stays unread.
"""

from __future__ import annotations

import re

from prongsai.normalizers.values.levels import read_level
from prongsai.normalizers.vocabulary import load_vocabulary

_CHANGED = load_vocabulary("score_limits").alternation("change")
_CUES = load_vocabulary("score_cues").alternation
_ARROWS = "[\u2191\u2193\u2197\u2198\u25b2\u25b3\u25b4\u25b5\u25bc\u25bd\u25be\u25bf\u2b06\u2b07]\ufe0f?"
_UP_OR_DOWN = f"[+\\-\u2212\u2013\u00b1]|{_ARROWS}"
_AMOUNT = r"[0-9]{1,3}(?:\.[0-9]{1,3})?\s*(?:%|" + _CUES("score") + ")?"
_CHANGE = re.compile(
    rf"(?<=[0-9%*\s])(?:\s*\(\s*(?:{_UP_OR_DOWN}|{_CHANGED})\s*{_AMOUNT}\s*\)"
    rf"|\s*\(\s*{_AMOUNT}\s*(?:{_UP_OR_DOWN}|{_CHANGED})\s*\)"
    # without brackets the sign must touch its number, and none the score: `85 - 90` is a span
    rf"|(?:\s+|\s*[/|]\s*)(?:{_UP_OR_DOWN})(?=[0-9]){_AMOUNT}"
    rf"|\s*(?:{_ARROWS}|(?:{_CHANGED}))\s*{_AMOUNT})\s*$"
)
_ARROW = re.compile(rf"\s*(?:{_ARROWS})\s*$")
"""An arrow without an amount."""
_OF_HUNDRED = re.compile(r"(?<=[0-9])\s*/\s*100(?:\.0{1,2})?\s*$")
_RATED = re.compile(r"(?<=[^\s(])\s*\(\s*([^()0-9]{1,24})\s*\)\s*$")
_FOOTNOTE = re.compile(
    r"(?<=[0-9%])\s*(?:<sup>[^<>]{1,4}</sup>|\^\{?[0-9a-z*]{1,2}\}?|\(\*+\)|[*\u2020\u2021\u00a7\u00b9\u00b2\u00b3\u2070\u2074-\u2079#\u2713\u2714\u2605\u2606]+)\s*$"
)
_FORMULA = re.compile(r"(?:\\\(|\$+)\s*([0-9][^$\\]*?)\s*(?:\\\)|\$+)|\$+\s*([0-9][0-9.]*)|([0-9][0-9.]*)\s*\$+")
"""Signs of a formula around a number, or what a cut left of them."""


def strip_remarks(cell: str) -> str:
    """What is left of one cell when the remarks at its score are taken off; a cell without any stays as it is.

    >>> strip_remarks("91.33 (+1.25)"), strip_remarks("100/100"), strip_remarks("91.25*"), strip_remarks("$92.14$")
    ('91.33', '100', '91.25', '92.14')
    >>> strip_remarks("91.33 (ผ่าน)"), strip_remarks("90.85 88.20"), strip_remarks("85 - 90"), strip_remarks("4/5")
    ('91.33', '90.85 88.20', '85 - 90', '4/5')

    Args:
        cell: on one line, with Arabic digits.
    """
    text = cell.strip()
    if (formula := _FORMULA.fullmatch(text)) is not None:
        text = next(group for group in formula.groups() if group).strip()
    while (shorter := _strip_last(text)) != text:
        text = shorter
    return text


def find_rating(cell: str) -> str | None:
    """The rating in brackets behind a score; None where none stands there."""
    rated = _RATED.search(cell.strip())
    return rated[1].strip() if rated is not None and read_level(rated[1]) is not None else None


def _strip_last(text: str) -> str:
    for pattern in (_CHANGE, _OF_HUNDRED, _FOOTNOTE, _ARROW):
        if (found := pattern.search(text)) is not None and text[: found.start()].strip():
            return text[: found.start()].rstrip()
    rated = _RATED.search(text)
    return text[: rated.start()].rstrip() if rated is not None and find_rating(text) is not None else text
