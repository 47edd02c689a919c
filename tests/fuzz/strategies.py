"""Made-up text as reports print it and as fonts, tools and recognisers break it."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

THAI_LETTERS = "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E4F))))
"""Consonants, vowels and marks; drawn in any order, so marks stand first, doubled, and on nothing."""
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
OTHER_DIGITS = "\u0663\u0967\u0b6d\uff13\u00b2\u2460\u2163\u1041"
"""Digits of other scripts, wide, raised and ringed ones: `isdigit`, `isdecimal` and `int` disagree about them."""
INVISIBLE = "\u200b\u200c\u200d\u200e\u2060\ufeff\u00ad"
PRIVATE_USE = "\uf700\uf701\uf70a\uf70b\uf710\uf712\uf71a\uf0fe\uf0a3\uf0b7\uf050\uf0a0\ue000"
BLANKS = " \t\n\r\x0b\x0c\x1c\x85\u00a0\u2003\u2028"
UNKNOWN = "\ufffd\x00\x01\x7f"
SIGNS = ".,:;/|()[]{}<>\"'*%#=+_!?&\\-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u201c\u201d\u2022\u0e2f\u0e46\u0e4f"
LATIN = "iIlLeEoOtTaAbBcCdDfFqQ\u0456\u0435\u043e\u03b9\u00df\u0130"
"""Letters of codes and ratings, their Cyrillic and Greek twins, and two whose case has another length."""

_NUMBERS = (
    "0", "1", "9", "10", "30", "40", "50", "100", "100.00", "0.00", "95.21", "85.5", "87", "9.1", "10.2", "99.999",
    "101", "1000", "2562", "2566", "2568", "66", "6๗", "2023", "๙๕.๒๑", "๑๐๐", "๘๕,๓๒", "๙๐.๕ ๖", "๙ ๒.๗๕", "๒๕๖๗",
    "๙๓๗๕", "-", "–", "๐", "1๒๕", "1๘", "1/2566", "31/2/2566", "๑.๑", "๑.", "(๒)", "๓)",
)  # fmt: skip


def numbers() -> SearchStrategy[str]:
    """Numbers as reports print them, whole and damaged, in Thai, Arabic and mixed digits."""
    digits = st.text("0123456789" + THAI_DIGITS, min_size=1, max_size=4)
    decimal = st.tuples(digits, st.sampled_from([".", ",", " . ", ". ", "\u00b7"]), digits).map("".join)
    return st.one_of(st.sampled_from(_NUMBERS), digits, decimal)


def pieces(words: Iterable[str] = ()) -> SearchStrategy[str]:
    """One short piece of text: a word of the field, a number, odd Thai, broken signs, or anything at all."""
    choices: list[SearchStrategy[str]] = [
        numbers(),
        st.sampled_from([" ", " ", "\n", "", ". ", " - "]),
        st.text(THAI_LETTERS, min_size=1, max_size=6),
        st.text(INVISIBLE + PRIVATE_USE + UNKNOWN + BLANKS + SIGNS + OTHER_DIGITS + LATIN, min_size=1, max_size=3),
        st.text(max_size=4),
    ]
    known = tuple(words)
    if known:
        choices += [st.sampled_from(known)] * 4 + [st.sampled_from(known).flatmap(damaged)]
    return st.one_of(choices)


def damaged(word: str) -> SearchStrategy[str]:
    """A word with one character lost, doubled, or followed by a stray sign."""

    def damage(at: int, how: str) -> str:
        place = at % max(len(word), 1)
        if how == "lose":
            return word[:place] + word[place + 1 :]
        if how == "double":
            return word[: place + 1] + word[place:]
        return word[:place] + how + word[place:]

    return st.builds(damage, st.integers(0, 40), st.sampled_from(["lose", "double", " ", "\n", "\u200b", "\u0e48"]))


def texts(*words: str, max_pieces: int = 12) -> SearchStrategy[str]:
    """A text of a few pieces; now and then one piece over and over, which is what makes a pattern run for ever."""
    mixed = st.lists(pieces(words), max_size=max_pieces).map("".join)
    repeated = st.tuples(mixed, pieces(words), st.integers(2, 120), mixed).map(
        lambda parts: parts[0] + parts[1] * parts[2] + parts[3]
    )
    return st.one_of(mixed, mixed, mixed, repeated)


def mutated(data: bytes, most: int = 6) -> SearchStrategy[bytes]:
    """`data` with a few bytes changed, cut out, doubled, or all behind a place cut off."""
    change = st.tuples(
        st.sampled_from(["set", "cut", "double", "insert", "end"]),
        st.integers(0, max(len(data) - 1, 0)),
        st.integers(1, 60),
        st.binary(min_size=1, max_size=6),
    )
    return st.lists(change, max_size=most).map(lambda changes: _apply(data, changes))


def _apply(data: bytes, changes: list[tuple[str, int, int, bytes]]) -> bytes:
    for how, at, length, new in changes:
        if how == "set":
            data = data[:at] + new + data[at + len(new) :]
        elif how == "cut":
            data = data[:at] + data[at + length :]
        elif how == "double":
            data = data[: at + length] + data[at:]
        elif how == "insert":
            data = data[:at] + new + data[at:]
        else:
            data = data[: max(at, len(data) // 2)]
    return data


def mutated_markup(text: str, most: int = 6) -> SearchStrategy[str]:
    """Markup with a few of its tags lost, doubled or swapped, attribute values replaced and text put in between.

    It mostly stays readable as markup, so the parts behind the parser of markup are reached.
    """
    tokens = _split_markup(text)
    change = st.tuples(
        st.sampled_from(["lose", "double", "swap", "value", "text"]),
        st.integers(0, len(tokens) - 1),
        st.integers(0, len(tokens) - 1),
        st.one_of(pieces(), st.sampled_from(["", "-1", "99999999999", "0", "abc", "\u0663", "1.5", "continue"])),
    )
    return st.lists(change, max_size=most).map(lambda changes: _apply_to_markup(tokens, changes))


def _split_markup(text: str) -> list[str]:
    tokens: list[str] = []
    for part in text.split("<"):
        tag, end, rest = part.partition(">")
        tokens += [f"<{tag}>", rest] if end else [part]
    return [token for token in tokens if token]


def _apply_to_markup(tokens: list[str], changes: list[tuple[str, int, int, str]]) -> str:
    tokens = list(tokens)
    for how, at, other, text in changes:
        if how == "lose":
            tokens[at] = ""
        elif how == "double":
            tokens[at] += tokens[at]
        elif how == "swap":
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif how == "value":
            head, quote, rest = tokens[at].partition('"')
            tokens[at] = head + quote + _escape(text) + '"' + rest.partition('"')[2] if quote else tokens[at]
        else:
            tokens[at] += _escape(text)
    return "".join(tokens)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
