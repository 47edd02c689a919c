"""How far apart two Thai names are for a reader that mistakes letters of the same shape.

Plain edit distance puts ภูทอง as near to นาทอง as to กู่ทอง; with the costs below กู่ทอง is clearly nearer, because ภ looks
like ก and a tone mark is what scans lose first.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from prongsai.normalizers.names.letter_costs import (
    CONSONANT_LOOKS,
    FOREIGN_LETTER,
    TONES,
    VOWEL_LOOKS,
    VOWELS,
    Costs,
    build_costs,
    is_thai_letter,
    number_of,
)
from prongsai.normalizers.thai.letters import INVISIBLE

_TONE_DROPPED, _TONE_FOR_TONE = 0.25, 0.2
"""Costs of a slip, an unlike letter being 1, in the order in which readers slip: tone marks are lost first. Measured:
_TONE_DROPPED 0.125 to 0.625, _TONE_FOR_TONE 0.1 to 0.6 give the same rows of 37 reports."""
_VOWEL_DROPPED, _VOWEL_FOR_VOWEL, _VOWEL_LOOK = 0.7, 0.6, 0.35
"""A vowel above or below is lost less easily than a tone mark, and taken for one that looks like it. Measured:
_VOWEL_DROPPED 0.35 to 0.85, _VOWEL_FOR_VOWEL 0.3 to 0.8, _VOWEL_LOOK 0.175 to 0.675 give the same rows of 37
reports."""
_CONSONANT_LOOK, _OTHER, _SWAP = 0.4, 1.0, 0.6
"""Letters of one shape lie between marks and unlike letters; a swap is less than two unlike letters. Measured:
_CONSONANT_LOOK 0.2 to 0.7, _SWAP 0.3 to 0.8, _OTHER 0.75 to 1.5 give the same rows of 37 reports; 0.5 for _OTHER
changes 4 rows."""
_LATIN = (
    ("ng", "ง"), ("kh", "ข"), ("ph", "พ"), ("th", "ท"), ("ch", "ช"), ("k", "ก"), ("t", "ต"), ("p", "ป"), ("b", "บ"),
    ("d", "ด"), ("n", "น"), ("m", "ม"), ("r", "ร"), ("l", "ล"), ("w", "ว"), ("s", "ส"), ("h", "ห"), ("y", "ย"),
    ("f", "ฟ"), ("j", "จ"), ("a", "า"), ("i", "ิ"), ("u", "ุ"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """A name as it is compared: no blanks or invisible characters, marks once each, Latin letters by their sound.

    >>> fold_name("นา ยาง"), fold_name("นาayang")
    ('นายาง', 'นายาง')
    """
    folded = unicodedata.normalize("NFC", text).replace("\u0e4d\u0e32", "\u0e33").replace("เเ", "แ").lower()
    for latin, thai in _LATIN:
        folded = folded.replace(latin, thai)
    folded = re.sub(f"[\\s.()\"'“”*{INVISIBLE}ฯๆ-]+", "", folded)
    return re.sub(f"([{TONES}{VOWELS}])\\1+", r"\1", folded)


LOOKS = build_costs(
    ((TONES, _TONE_FOR_TONE, _TONE_DROPPED, _TONE_DROPPED), (VOWELS, _VOWEL_FOR_VOWEL, _VOWEL_DROPPED, _VOWEL_DROPPED)),
    ((CONSONANT_LOOKS, _CONSONANT_LOOK), (VOWEL_LOOKS, _VOWEL_LOOK)),
    (_OTHER, _OTHER),
    _SWAP,
)
"""How unlike two names look, whichever of them is printed."""


@dataclass(frozen=True)
class EncodedNames:
    """Folded names as rows of letter numbers, padded with 0, with the text and the length of each."""

    texts: tuple[str, ...]
    codes: NDArray[np.int16]
    lengths: NDArray[np.int64]

    @cached_property
    def text_array(self) -> NDArray[np.object_]:
        """`texts`, to be taken from by many positions at once."""
        return np.array(self.texts, dtype=object)

    @cached_property
    def letters(self) -> NDArray[np.uint8]:
        """How often each letter stands in each name, as [letters, names]."""
        counts = np.zeros((FOREIGN_LETTER + 1, len(self.texts)), dtype=np.uint8)
        for column in self.codes.T:
            np.add.at(counts, (column, np.arange(len(column))), 1)
        return counts


def encode_names(names: Sequence[str]) -> EncodedNames:
    """Prepare folded names for `look_alike_distances`."""
    lengths = np.array([len(name) for name in names], dtype=np.int64)
    codes = np.zeros((len(names), int(lengths.max(initial=1))), dtype=np.int16)
    for row, name in enumerate(names):
        codes[row, : len(name)] = [number_of(char) for char in name]
    return EncodedNames(tuple(names), codes, lengths)


def look_alike_distances(
    reading: str, names: EncodedNames, rows: NDArray[np.int64] | None = None, costs: Costs = LOOKS
) -> NDArray[np.float32]:
    """The cost of reading each name as `reading`: 0 for the same name, about 1 for each quite different letter.

    Args:
        reading: a folded name.
        names: what it is compared with.
        rows: which of the names, all if None.
        costs: what each slip costs.
    """
    lengths = names.lengths if rows is None else names.lengths[rows]
    width = int(lengths.max(initial=1))
    codes = names.codes[:, :width] if rows is None else names.codes[rows, :width]
    read = [number_of(char) for char in reading]
    # one table per name, filled row by row for all names at once: [names, width + 1]
    lost = np.concatenate([np.zeros((len(codes), 1), dtype=np.float32), np.cumsum(costs.lost[codes], axis=1)], axis=1)
    before_last = last = lost
    for i, char in enumerate(read):
        substituted = last[:, :-1] + costs.instead[char][codes]
        dropped = last[:, 1:] + costs.added[char]
        best = np.minimum(substituted, dropped)
        if i:
            is_swapped = np.zeros_like(best, dtype=bool)
            is_swapped[:, 1:] = (codes[:, 1:] == read[i - 1]) & (codes[:, :-1] == char)
            swapped = np.concatenate([best[:, :1], before_last[:, :-2] + costs.swapped], axis=1)
            best = np.where(is_swapped, np.minimum(best, swapped), best)
        # a letter of the name may be lost behind any cell: the least of all cells before, plus what is lost since
        reached = np.concatenate([last[:, :1] + costs.added[char], best], axis=1) - lost
        before_last, last = last, np.minimum.accumulate(reached, axis=1) + lost
    return last[np.arange(len(codes)), lengths]


def near_distances(
    reading: str,
    names: EncodedNames,
    most: int,
    always: NDArray[np.int64] | None = None,
    costs: Costs = LOOKS,
) -> NDArray[np.float64]:
    """As `look_alike_distances` for the names that plain edits leave near; the others are given the edits that they are
    known to need at the least.

    Args:
        reading: a folded name.
        names: what it is compared with.
        most: how many of all names are compared by look, the nearest by plain edits.
        always: names of which those are compared as well that lie little farther than the nearest of them.
        costs: as for `look_alike_distances`.
    """
    least = _least_edits(reading, names)
    first = np.argpartition(least, most - 1)[:most] if most < len(least) else np.arange(len(least))
    limit = int(_plain_edits(reading, names, first).min()) + _FARTHER
    near = np.flatnonzero(least <= limit)
    plain = _plain_edits(reading, names, near)
    distances = np.maximum(least, limit + 1).astype(np.float64)
    distances[near] = plain
    rows = near[np.argpartition(plain, most - 1)[:most]] if most < len(plain) else near
    rows = rows[distances[rows] <= limit]
    if always is not None and always.size:
        plain = _plain_edits(reading, names, always)
        distances[always] = plain
        rows = np.union1d(rows, always[plain <= plain.min() + _FARTHER])
    distances[rows] = look_alike_distances(reading, names, rows, costs)
    return distances


def _plain_edits(reading: str, names: EncodedNames, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
    texts = names.text_array[rows].tolist()
    edits: NDArray[np.uint8] = process.cdist([reading], texts, scorer=Levenshtein.distance, dtype=np.uint8)[0]
    return edits


def _least_edits(reading: str, names: EncodedNames) -> NDArray[np.int64]:
    """Plain edits that a name needs at the least, by its letters alone: a tenth of the time that counting takes."""
    common = np.zeros(len(names.texts), dtype=np.uint8)
    for letter, count in Counter(number_of(char) for char in reading).items():
        common += np.minimum(names.letters[letter], count)
    longer = np.maximum(names.lengths, len(reading))
    return np.subtract(longer, common, dtype=np.int64)


_FARTHER = 3
"""Plain edits that look-alikes make up for: four marks of which each costs a quarter are no nearer than one letter."""


def look_alike_distance(reading: str, name: str, costs: Costs = LOOKS) -> float:
    """As `look_alike_distances` for one name; both are folded here.

    >>> round(look_alike_distance("ภูทอง", "กู่ทอง"), 2), round(look_alike_distance("ภูทอง", "นาทอง"), 2)
    (0.65, 1.6)
    """
    return _distance_of_pair(fold_name(reading), fold_name(name), costs)


@lru_cache(maxsize=4096)
def _distance_of_pair(reading: str, name: str, costs: Costs) -> float:
    if reading == name and all(is_thai_letter(char) for char in name):
        return 0.0
    codes = [number_of(char) for char in name]
    losses, additions, rows_of = costs.lists
    last = [0.0]
    for code in codes:
        last.append(last[-1] + losses[code])
    before_last, before_read = last, 0
    for at, read in enumerate(number_of(char) for char in reading):
        instead, added = rows_of[read], additions[read]
        row = [last[0] + added]
        for to, code in enumerate(codes):
            best = min(last[to] + instead[code], last[to + 1] + added, row[to] + losses[code])
            if at and to and code == before_read and codes[to - 1] == read:
                best = min(best, before_last[to - 1] + costs.swapped)
            row.append(best)
        before_last, last, before_read = last, row, read
    return last[-1]
