"""The characters that the reader knows, in the order of its outputs (0 is the CTC blank)."""

from __future__ import annotations

from pathlib import Path

THAI_CONSONANTS = "".join(map(chr, range(0x0E01, 0x0E2F)))
THAI_VOWELS_AND_MARKS = "".join(map(chr, [*range(0x0E2F, 0x0E3B), *range(0x0E40, 0x0E4E)]))
THAI_DIGITS = "".join(map(chr, range(0x0E50, 0x0E5A)))
ASCII = "".join(map(chr, range(0x20, 0x7F)))
OTHER = "฿•"
ALPHABET = THAI_CONSONANTS + THAI_VOWELS_AND_MARKS + THAI_DIGITS + ASCII + OTHER

LOOKALIKES = str.maketrans({
    "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-", "…": "...",
    "\u00a0": " ", "\u200b": "", "\u0e4d": "\u0e4d",
})  # fmt: skip


def canonical(text: str) -> str:
    """The text as the reader spells it: one kind of dash and quote, single spaces, sara am in one piece.

    >>> canonical("“\u0e19\u0e4d\u0e32”  – ก")
    '"นำ" - ก'
    """
    text = text.translate(LOOKALIKES).replace("\u0e4d\u0e32", "\u0e33").replace("\u0e40\u0e40", "\u0e41")
    return " ".join(text.split())


def write_alphabet(path: Path) -> None:
    """One character a line; the line number, from 1, is the output."""
    path.write_text("".join(f"U+{ord(char):04X} {char}\n" for char in ALPHABET), encoding="utf-8")
