"""What one glyph may be, by its outline and by its font's own map, before words and neighbours are asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from prongsai.normalizers.thai.letters import MARK, THAI, drop_invisible
from prongsai.pipeline.pages.glyphs.company import is_same_digit

SURE = 0.9
"""Probability by the glyph model. Wrong in one letter of ten is what words and company still put right. Measured: 0.675
to 0.95 give the same rows of 6 reports; 0.45 changes 12 rows."""
LIKELY = 0.8
"""For signs and digits that nothing else can be said of. Measured: 0.4 to 0.9 give the same rows of 6 reports."""
UNLIKELY = 0.02
"""The least probability by the company of a glyph that does not contradict its shape, one in fifty. Measured: 0.01 to
0.51 give the same rows of 6 reports."""
_CANDIDATES = 4
"""Letters of one shape come in groups of two to four in Thai type (`กภถฤ`). Measured: 2 to 6 give the same rows of 6
reports."""
_LEAST_CANDIDATE = 0.01
"""A hundredth of probability is no candidate. Measured: 0.005 to 0.258 give the same rows of 6 reports; 0.505 breaks
the reading."""
NO_TEXT = re.compile("[\x00-\x1f\x7f-\u00a0\u00c0-\u03ff\ufffd\ue000-\uf8ff]")
"""What PDF readers make up for a code without a character; in a Thai font no author means any of them."""
_RARE = frozenset("\u0e03\u0e05\u0e26\u0e3a\u0e3f\u0e45\u0e4e\u0e4f\u0e5a\u0e5b|_~^\u2022\u00b7")
_RARE_FACTOR = 0.05
"""Obsolete letters and signs look like common ones and stand in print a thousand times less often."""
_LATIN_FACTOR = 0.2
"""Latin letters are one in fifty in a Thai report; the words settle what this leaves open."""
THAI_SIGN = re.compile(f"[{THAI}]")
MARKS_AND_AM = re.compile(f"[{MARK}\u0e32\u0e33]+")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One code at one point of its being decided; candidates are (text, probability), best first."""

    raw: str
    candidates: tuple[tuple[str, float], ...]
    probabilities: Mapping[str, float]
    is_settled: bool = True


def weigh_by_use(odds: NDArray[np.float32], counts: Sequence[int], characters: Sequence[str]) -> NDArray[np.float32]:
    """Odds weighed by how often a character is met: obsolete signs hardly ever, Latin letters little in Thai text."""
    if not counts:
        return odds
    likeliest = odds.argmax(axis=1)
    thai = sum(n for n, best in zip(counts, likeliest, strict=True) if THAI_SIGN.match(characters[best]))
    is_thai = thai > 0.5 * sum(counts)
    factors = [
        _RARE_FACTOR if c in _RARE else _LATIN_FACTOR if is_thai and c.isascii() and c.isalpha() else 1.0
        for c in characters
    ]
    weighed = odds * np.array(factors, dtype=np.float32)
    scaled: NDArray[np.float32] = weighed / weighed.sum(axis=1, keepdims=True)
    return scaled


def look_at(raw: str, row: NDArray[np.float32], characters: Sequence[str]) -> Glyph:
    """The likeliest characters of one outline, beside what the font's map says of its code where that is text.

    Args:
        raw: what the map says; empty where it has no character.
        row: probability of each of `characters`.
    """
    order = np.argsort(row)[::-1][:_CANDIDATES]
    candidates = tuple((characters[i], float(row[i])) for i in order if row[i] >= _LEAST_CANDIDATE)
    probabilities = dict(zip(characters, map(float, row), strict=True))
    return Glyph("" if NO_TEXT.search(raw) else drop_invisible(raw), candidates, probabilities)


def measure_agreement(glyphs: Iterable[Glyph]) -> float:
    """The share of clear outlines that are what the font's map says."""
    clear = [glyph for glyph in glyphs if glyph.candidates[0][1] >= SURE]
    return sum(glyph.raw == glyph.candidates[0][0] for glyph in clear) / len(clear) if clear else 0.0


def weigh_map(glyph: Glyph, trusts_map: bool) -> Glyph:
    """The glyph with the reading first that outline and map make likeliest, and whether it needs the words."""
    best, probability = glyph.candidates[0]
    if trusts_map and is_same_digit(glyph.raw, best):
        # a font may draw 7 as the Thai seven
        return replace(glyph, candidates=((glyph.raw, probability), *glyph.candidates), is_settled=True)
    if trusts_map and glyph.raw and glyph.raw != best:
        chance = glyph.probabilities.get(glyph.raw)
        contradicts = chance is None or (chance < UNLIKELY and probability >= SURE)
        # producers that get clusters wrong trade signs; a letter is only overruled by the words
        contradicts = contradicts and bool(MARKS_AND_AM.fullmatch(glyph.raw + best) or len(glyph.raw) > 1)
        others = [c for c in glyph.candidates if c[0] != glyph.raw]
        others.insert(1 if contradicts else 0, (glyph.raw, chance or 0.0))
        return replace(glyph, candidates=tuple(others), is_settled=False)
    if trusts_map and glyph.raw:
        return replace(glyph, is_settled=True)  # outline and map agree
    is_letter = bool(THAI_SIGN.match(best)) or best.isalpha()
    # words would rather have any letter
    return replace(glyph, is_settled=probability >= (SURE if is_letter else LIKELY))
