"""Names spoilt by those who spoil them: the garblings from which the costs of slips are learned.

None of them shares code or tables with `tests.bodies.garble`, by which links are counted: that one is never learned
from. Each gives the name with one slip in it, and what the slip is.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Literal, NamedTuple

from prongsai.normalizers.names.letter_costs import TONES, VOWELS

CONSONANTS = "".join(map(chr, range(0x0E01, 0x0E2F)))
KEYS = (
    ("ๅภถุึคตจขช", "ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ"),
    ("๑๒๓๔ู฿๕๖๗๘๙", '๐"ฎฑธํ๊ณฯญฐ', "ฤฆฏโฌ็๋ษศซ", "()ฉฮฺ์?ฒฬฦ"),
)
"""The Kedmanee keyboard, row by row, without and with shift."""
OUTLINES = (
    *("กภถฦ", "ขชซฃ", "คตดศ", "ฎฏ", "นฆม", "บปษ", "ผฝพฟ", "ลสอ", "ทหฑ", "รธฐ", "จฉ", "ณญ", "งว", "ยผ", "ฒฌ"),
    *("\u0e34\u0e35\u0e36\u0e37", "\u0e38\u0e39", "โใไ", "\u0e30\u0e32", "\u0e40\u0e41"),
    *("\u0e48\u0e49\u0e4a\u0e4b", "\u0e4c\u0e47\u0e31"),
)
"""Letters whose outlines differ by a head, a tail or a notch."""


class Slip(NamedTuple):
    """One slip: what happened to which letters; `read` is what stands there instead, empty where it is lost."""

    kind: Literal["lost", "added", "instead", "swapped"]
    name: str
    letter: str
    read: str
    text: str


def copy_badly(name: str, rng: random.Random) -> Slip:
    """A worn copy under a reader: fine marks go first, dirt makes new ones, and outlines are taken for one another."""
    weights = [3.0 if one in TONES else 1.5 if one in VOWELS else 1.0 for one in name]
    at = rng.choices(range(len(name)), weights)[0]
    letter, chance = name[at], rng.random()
    if chance < (0.5 if letter in TONES else 0.3 if letter in VOWELS else 0.1):
        return _lose(name, at)
    if chance < 0.85:
        alike = [one for group in OUTLINES if letter in group for one in group if one != letter]
        return _put(name, at, rng.choice(alike) if alike and rng.random() < 0.75 else _any_letter(rng))
    return _add(name, at, rng.choice(TONES + VOWELS) if rng.random() < 0.7 else _any_letter(rng))


def type_badly(name: str, rng: random.Random) -> Slip:
    """A typist: the key beside, the other plane of the key, a letter left out, doubled or before its turn."""
    at, chance = rng.randrange(len(name)), rng.random()
    if chance < 0.42:
        return _put(name, at, _beside(name[at], rng))
    if chance < 0.70:
        return _lose(name, at)
    if chance < 0.88 or len(name) < 2:
        return _add(name, at, name[at] if rng.random() < 0.5 else _beside(name[at], rng))
    at = min(at, len(name) - 2)
    pair = name[at : at + 2]
    return Slip("swapped", name, pair, pair[::-1], name[:at] + pair[::-1] + name[at + 2 :])


def lay_badly(name: str, rng: random.Random) -> Slip:
    """A text layer of a font that tells wrong: glyphs without a character, marks that come twice or out of turn."""
    marks = [at for at, one in enumerate(name) if one in TONES + VOWELS]
    chance = rng.random()
    if marks and chance < 0.35:
        return _lose(name, rng.choice(marks))
    if chance < 0.60:
        return _lose(name, rng.randrange(len(name)))
    if marks and chance < 0.75:
        at = rng.choice(marks)
        return _add(name, at, rng.choice(TONES + VOWELS))
    if marks and chance < 0.85:
        at = max(1, rng.choice(marks))
        pair = name[at - 1 : at + 1]
        return Slip("swapped", name, pair, pair[::-1], name[: at - 1] + pair[::-1] + name[at + 1 :])
    return _put(name, rng.randrange(len(name)), _any_letter(rng))


GARBLERS: dict[str, Callable[[str, random.Random], Slip]] = {
    "copy": copy_badly,
    "typist": type_badly,
    "layer": lay_badly,
}


def _any_letter(rng: random.Random) -> str:
    return rng.choice(CONSONANTS)


def _lose(name: str, at: int) -> Slip:
    return Slip("lost", name, name[at], "", name[:at] + name[at + 1 :])


def _put(name: str, at: int, read: str) -> Slip:
    return Slip("instead", name, name[at], read, name[:at] + read + name[at + 1 :])


def _add(name: str, at: int, read: str) -> Slip:
    return Slip("added", name, "", read, name[:at] + read + name[at:])


def _beside(letter: str, rng: random.Random) -> str:
    places = [
        (plane, row, keys.index(letter))
        for plane, rows in enumerate(KEYS)
        for row, keys in enumerate(rows)
        if letter in keys
    ]
    if not places:
        return _any_letter(rng)
    plane, row, at = places[0]
    near = [KEYS[plane][row][to] for to in (at - 1, at + 1) if 0 <= to < len(KEYS[plane][row])]
    other = KEYS[1 - plane][row]
    return rng.choice([*near, other[min(at, len(other) - 1)]])
