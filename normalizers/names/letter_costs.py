"""What it costs to take a letter for another, to lose one and to add one: tables by which names are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e47"
VOWELS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e30\u0e32\u0e33\u0e40\u0e41\u0e42\u0e43\u0e44"
CONSONANT_LOOKS = (
    "กภถฎฏ", "ขชซ", "คดตศ", "นมฆ", "บปษ", "ผฝพฟฬ", "ลสอฮ", "ทฑหฟ", "ธรฐ", "ยบผ", "งว", "จฉ", "ญณ", "วอ",
)  # fmt: skip
VOWEL_LOOKS = ("ิีึื\u0e31", "ุู", "โใไ", "าะ", "เแ")

_FOREIGN = 0.6
"""A letter of another script inside a Thai word stands for some letter that the reader could not name."""

_ALPHABET = "".join(chr(code) for code in range(0x0E01, 0x0E4F))
FOREIGN_LETTER = len(_ALPHABET) + 1
"""The number of every letter that is not Thai; 0 is none."""
_INDEX = {char: at for at, char in enumerate(_ALPHABET, start=1)}


def number_of(char: str) -> int:
    """The row and column of a letter in the tables of `Costs`."""
    return _INDEX.get(char, FOREIGN_LETTER)


def is_thai_letter(char: str) -> bool:
    """Whether a letter has a number of its own."""
    return char in _INDEX


@dataclass(frozen=True, eq=False)
class Costs:
    """By `number_of` letters, an unlike letter costing 1: `instead[read, letter]`, `lost[letter]`, `added[read]`."""

    instead: NDArray[np.float32]
    lost: NDArray[np.float32]
    added: NDArray[np.float32]
    swapped: float
    """Of two neighbours that change places."""

    @cached_property
    def lists(self) -> tuple[list[float], list[float], list[list[float]]]:
        """`lost`, `added` and `instead` as lists, which are quicker where one name is compared."""
        return self.lost.tolist(), self.added.tolist(), self.instead.tolist()


def build_costs(
    signs: Sequence[tuple[str, float, float, float]],
    looks: Sequence[tuple[Sequence[str], float]],
    others: tuple[float, float],
    swapped: float,
) -> Costs:
    """The tables for groups of letters.

    Args:
        signs: letters of one kind, with the cost of taking one for another of them, of losing one and of adding one.
        looks: groups of letters of one shape, with the cost of taking one for another of its group.
        others: the cost of losing a letter of no kind, and of anything else.
        swapped: as in `Costs`.
    """
    size, (other_lost, other) = FOREIGN_LETTER + 1, others
    instead = np.full((size, size), other, dtype=np.float32)
    lost = np.full(size, other_lost, dtype=np.float32)
    added = np.full(size, other, dtype=np.float32)
    for group, cost, of_lost, of_added in signs:
        numbers = [number_of(char) for char in group]
        lost[numbers], added[numbers] = of_lost, of_added
        instead[np.ix_(numbers, numbers)] = cost
    for groups, cost in looks:
        for group in groups:
            at = np.ix_(*2 * ([number_of(char) for char in group],))
            instead[at] = np.minimum(instead[at], np.float32(cost))
    instead[FOREIGN_LETTER, :] = instead[:, FOREIGN_LETTER] = _FOREIGN
    lost[FOREIGN_LETTER] = added[FOREIGN_LETTER] = _FOREIGN
    np.fill_diagonal(instead, 0.0)
    instead[FOREIGN_LETTER, FOREIGN_LETTER] = _FOREIGN
    return Costs(instead, lost, added, swapped)
