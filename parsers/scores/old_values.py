"""Two numbers of one score: which of them is the one before, where no word in front of it says so.

`88.52 เพิ่มขึ้นเป็น 91.70` and `88.52 → 91.70` give the value before and the new one; of `88.52 / 91.70` nothing says which.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from prongsai.normalizers.vocabulary import load_vocabulary

_CUES = load_vocabulary("score_cues").alternation
_UNIT = rf"(?:\s*(?:%|{_CUES('score', 'per cent')}))?"
_NUMBER = r"[0-9]+\.[0-9]+"
_BECOMES = re.compile(
    rf"{_NUMBER}{_UNIT}[\s()\],]*(?P<words>{load_vocabulary('sentence_cues', 'reach').alternation('to')})"
    rf"(?:\s|\(|{_CUES('score', 'per hundred', 'mean', 'equals')})*{_NUMBER}"
)
_BESIDE = re.compile(rf"{_NUMBER}{_UNIT}[ \t]*[/|,;:>]?[ \t]*(?P<other>[0-9]{{2,3}}\.[0-9]{{2}})(?![0-9])")


def find_old_values(text: str, starts: Collection[int]) -> Mapping[int, str]:
    """Where the numbers begin that become the next one, and the words that say so.

    >>> find_old_values("คะแนน 88.52 เพิ่มขึ้นเป็น 91.70", [6])
    {6: 'เพิ่มขึ้นเป็น'}

    Args:
        text: paragraphs with Arabic digits.
        starts: where the numbers begin that look like scores.
    """
    found = ((start, _BECOMES.match(text, start)) for start in sorted(starts))
    return {start: match["words"] for start, match in found if match is not None}


def find_number_beside(text: str, start: int) -> str | None:
    """The number that stands right behind the one at `start` with no word between; None where none does."""
    match = _BESIDE.match(text, start)
    return None if match is None else match["other"]
