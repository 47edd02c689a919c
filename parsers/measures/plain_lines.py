"""Lines of a list without any numbers or bullets: which line ends part items, and which are where a line was full."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.normalizers.thai.words import read_words
from prongsai.normalizers.values.lists import find_items

_SHORTEST_ITEM = 8
"""Characters of an item: a line of fewer is the end of a sentence or a word of it. The shortest item of the corpus has
16."""
_LONGEST_WORD = 12
"""Letters of a word that may not have fitted at the end of a line; few words of the dictionary are longer."""

_CLEARLY = 0.9
"""Of the longest line: letters differ in width, so that a full line may have a tenth fewer of them."""


def part_unmarked(lines: Sequence[str], is_typed: bool) -> list[list[str]]:
    """The lines of a cell, each by itself where it is an item without a mark; else all together.

    >>> part_unmarked(["สำรวจความต้องการ", "จัดอบรมเจ้าหน้าที่ทุกคน"], is_typed=True)
    [['สำรวจความต้องการ'], ['จัดอบรมเจ้าหน้าที่ทุกคน']]
    >>> part_unmarked(["๑. สำรวจความต้องการ", "๒. จัดอบรมเจ้าหน้าที่"], is_typed=True)
    [['๑. สำรวจความต้องการ', '๒. จัดอบรมเจ้าหน้าที่']]

    Args:
        lines: as printed.
        is_typed: whether somebody ended each line, as in files of office programs; on paper most ends only say that
            a line was full.
    """
    kept = [line.strip() for line in lines if line.strip()]
    together = [list(lines)]
    if len(kept) < 2 or any(len(line) < _SHORTEST_ITEM for line in kept):
        return together
    items = find_items(kept)
    if len(items) != 1 or not items[0].is_lead:
        return together
    if not is_typed and not _ends_on_purpose(kept):
        return together
    return [[line] for line in kept]


def _ends_on_purpose(lines: Sequence[str]) -> bool:
    """True where every line but the longest could have held the first word of the next one."""
    width = max(map(len, lines))
    ends = [len(line) + _first_word(below) for line, below in zip(lines, lines[1:], strict=False) if len(line) < width]
    return bool(ends) and all(end < width * _CLEARLY for end in ends)


def _first_word(line: str) -> int:
    """Letters of the longest word that a line begins with."""
    words = read_words()
    head = line.split(" ")[0][:_LONGEST_WORD]
    return next((end for end in range(len(head), 1, -1) if head[:end] in words), 1)
