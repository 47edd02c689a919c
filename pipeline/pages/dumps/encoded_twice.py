"""Text that a program read in a wrong encoding and saved again: brought back where only one text can have been meant.

Three accidents happen to Thai: its UTF-8 is taken for Western (`à¸„à¸°`) or for Thai Windows (`เธ„เธฐ`), and its
Thai Windows for Western (`¤Ðá¹¹`). In the first two every Thai letter became three signs of which the first two are
always the same, which no text has by itself; in the third words became runs of letters with accents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

LOST = "\ufffd"


def _signs_of(codec: str) -> dict[str, int]:
    """The sign that a codec shows for each byte from 0x80 on; a hole of the codec shows as a control character."""
    signs = {chr(byte): byte for byte in range(0x80, 0xA0)}
    for byte in range(0x80, 0x100):
        try:
            signs[bytes((byte,)).decode(codec)] = byte
        except UnicodeDecodeError:  # a hole of the codec: browsers and editors show the control character
            signs[chr(byte)] = byte
    return signs


_WESTERN, _THAI = _signs_of("cp1252"), _signs_of("cp874")


def _one_of(signs: Mapping[str, int], first: int, last: int) -> str:
    return "[" + "".join(re.escape(sign) for sign, byte in signs.items() if first <= byte <= last) + "]"


def _utf8_through(signs: Mapping[str, int]) -> re.Pattern[str]:
    """A letter of Thai (E0 B8 80 to E0 B9 BF), or a dash, quote or bullet (E2 80 xx), read through a wrong codec."""

    def byte(code: int, last: int | None = None) -> str:
        return _one_of(signs, code, last or code)

    rest = byte(0x80, 0xBF)
    return re.compile(
        f"(?P<thai>{byte(0xE0)}{byte(0xB8, 0xB9)}{rest})|{byte(0xE2)}{byte(0x80)}{rest}|{byte(0xC2)}{byte(0xA0)}"
    )


_UTF8_AS_WESTERN, _UTF8_AS_THAI = _utf8_through(_WESTERN), _utf8_through(_THAI)
_HALF_WESTERN = re.compile("\u00e0[\u00b8\u00b9]")
"""What is left of a letter whose last sign a program dropped because its codec has none for it: ก, ญ, ฏ, ฐ, แ or ๐."""
_THAI_LETTER = re.compile("[\u0e01-\u0e5b]")
_THAI_SHARE = 0.8
"""Of the Thai letters on a line; `เธ` and `เน` begin real words too, but every second letter only of such a text."""
_FEWEST = 3
"""Letters on a line: of the 62,110 words that the list knows none holds two such threes."""
_ACCENTED = re.compile("[\u00a1-\u00da\u00df-\u00fb]+")
_WESTERN_TO_THAI = str.maketrans(
    {sign: next(thai for thai, code in reversed(_THAI.items()) if code == byte) for sign, byte in _WESTERN.items()}
)
_RUN = 4.0
"""Letters. No language of the West has runs of accented letters; Thai words between blanks have eight and more."""
_FEWEST_ACCENTED = 20
"""Three words of eight letters less the marks that Latin-1 shows as signs."""
_MOST_ROUNDS = 3
"""A text is saved wrongly once, seldom twice."""


@dataclass(frozen=True, slots=True)
class Undone:
    """A text brought back: how many letters were, and of how many too little was left."""

    text: str
    changed: int = 0
    lost: int = 0


def undo_second_encoding(text: str) -> Undone:
    """The text as it was meant, where that is certain; unchanged where it is not.

    >>> undo_second_encoding("คะแนน 92.14".encode().decode("latin-1")).text
    'คะแนน 92.14'
    >>> undo_second_encoding("คะแนนรวม ๙๒.๑๔ ของเทศบาลตำบล".encode("cp874").decode("cp1252")).text
    'คะแนนรวม ๙๒.๑๔ ของเทศบาลตำบล'
    >>> undo_second_encoding("เธอเน้นเธอ ได้ 92.14").changed
    0
    """
    changed = 0
    for _ in range(_MOST_ROUNDS):
        once, count = _undo_once(text)
        if not count:
            break
        text, changed = once, changed + count
    lost = 0
    if changed:
        text, lost = _HALF_WESTERN.subn(LOST, text)
    return Undone(text, changed, lost)


def _undo_once(text: str) -> tuple[str, int]:
    if "\u00e0" in text and sum(bool(hit["thai"]) for hit in _UTF8_AS_WESTERN.finditer(text)) >= _FEWEST:
        return _UTF8_AS_WESTERN.subn(lambda hit: _read_again(hit.group(), _WESTERN), text)
    lines = text.split("\n")
    if any(_is_utf8_as_thai(line) for line in lines):
        undone = [_undo_line(line) if _is_utf8_as_thai(line) else (line, 0) for line in lines]
        return "\n".join(line for line, _ in undone), sum(count for _, count in undone)
    if _THAI_LETTER.search(text) is None:
        runs = _ACCENTED.findall(text)
        letters = sum(map(len, runs))
        if letters >= _FEWEST_ACCENTED and letters >= _RUN * len(runs):
            return text.translate(_WESTERN_TO_THAI), letters
    return text, 0


def _undo_line(line: str) -> tuple[str, int]:
    return _UTF8_AS_THAI.subn(lambda hit: _read_again(hit.group(), _THAI), line)


def _is_utf8_as_thai(line: str) -> bool:
    """Whether nearly all Thai of a line stands in threes of which each would be one letter."""
    if len(line) < 3 * _FEWEST:
        return False
    hits = [hit.group() for hit in _UTF8_AS_THAI.finditer(line) if hit["thai"]]
    covered = sum(len(_THAI_LETTER.findall(hit)) for hit in hits)
    return len(hits) >= _FEWEST and covered >= _THAI_SHARE * len(_THAI_LETTER.findall(line))


def _read_again(shown: str, signs: Mapping[str, int]) -> str:
    # the pattern admits leads and rests of UTF-8 alone; E0 B8 BB is a code that no letter has, and decodes all the same
    return bytes(signs[sign] for sign in shown).decode("utf-8")
