"""What the glyphs of one font subset add up to over a document: counters and a sample, never the glyphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from prongsai.normalizers.thai.letters import CONSONANT, TONE, count_misplaced_marks, count_thai
from prongsai.pipeline.model import Char

SAMPLE_CHARS = 1200
"""Enough for a stable word share (a page has 1,000 to 2,500 characters), little enough to measure in 5 ms."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\u0080-\u009f\ufffd\ufffe\uffff]")
_MADE_UP = re.compile("[\u00a1-\u00a9\u00ab-\u00b6\u00b8-\u024f\u0370-\u03ff]")
"""Letters that no Thai report uses: what PDFium makes of codes that have no character."""
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f]{2,}")
_PRIVATE = re.compile("[\uf700-\uf71a]")
_GHOST_AM = re.compile(f"(?<=[{CONSONANT}{TONE}]) \u0e33")
_SPLIT_AM = re.compile("\u0e4d[\u0e48-\u0e4b]?\u0e32")
_DOUBLED_AM = re.compile("\u0e33\u0e32")


@dataclass(slots=True)
class FontCounts:
    """Counters of one font subset, added to page by page."""

    glyphs: int = 0
    thai: int = 0
    latin: int = 0
    made_up: int = 0
    unknown: int = 0
    """Control characters and U+FFFD: codes, not text."""
    private: int = 0
    sara_aa: int = 0
    plain_am: int = 0
    """Sara am with no blank before it."""
    split_am: int = 0
    doubled_am: int = 0
    marks: int = 0
    misplaced_marks: int = 0
    characters: set[str] = field(default_factory=set)
    pages: list[int] = field(default_factory=list)
    sample: list[str] = field(default_factory=list)
    sampled: int = 0

    def add(self, page: int, text: str) -> None:
        """Count the text of one run of glyphs."""
        thai = count_thai(text)
        self.glyphs += len(text)
        self.characters.update(text)
        self.thai += thai
        self.unknown += len(_CONTROL.findall(text))
        if thai:
            misplaced, marks = count_misplaced_marks(text)
            self.misplaced_marks += misplaced
            self.marks += marks
            self.sara_aa += text.count("\u0e32")
            self.plain_am += text.count("\u0e33") - len(_GHOST_AM.findall(text))
            self.split_am += len(_SPLIT_AM.findall(text))
            self.doubled_am += len(_DOUBLED_AM.findall(text))
        if thai < len(text):
            self.latin += len(_LATIN.findall(text))
            self.made_up += len(_MADE_UP.findall(text))
            self.private += len(_PRIVATE.findall(text))
        if not self.pages or self.pages[-1] != page:
            self.pages.append(page)
        if self.sampled < SAMPLE_CHARS:
            self.sample.append(text[: SAMPLE_CHARS - self.sampled])
            self.sampled += len(self.sample[-1])

    @property
    def sample_text(self) -> str:
        """The text kept for measuring words, as the layer has it."""
        return "\n".join(self.sample)

    def latin_words(self) -> list[str]:
        """Runs of Latin letters in the sample, in lower case."""
        return [word.lower() for word in _LATIN_WORD.findall(self.sample_text)]


def group_by_font(chars: Sequence[Char]) -> dict[str, str]:
    """Font subset -> the text of its glyphs on one page, a line break wherever another font or line comes between.

    Glyphs that the reader invented belong to no font and are left out.
    """
    pieces: dict[str, list[str]] = {}
    last_font, last_y = None, 0.0
    for char in chars:
        if char.is_generated:
            continue
        font = char.font
        if font is not last_font or abs(char.origin_y - last_y) > 2:
            piece = pieces.setdefault(font, [])
            if piece:
                piece.append("\n")
            last_font, last_y = font, char.origin_y
        piece.append(char.raw)
    return {font: "".join(piece) for font, piece in pieces.items()}
