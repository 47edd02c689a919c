"""A page's glyphs while they are mended: the text so far, and which glyph each of its characters belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from prongsai.pipeline.model import Char

_GHOST_WIDTH_EM = 0.03
"""A ghost blank advances by nothing: 1,086 of 1,087 measured have no width at all."""
_SAME_LINE_EM = 0.3


class Edit(NamedTuple):
    """The glyph with this number on its page reads `text` from now on."""

    glyph: int
    text: str


class StepTaken(NamedTuple):
    """A named step with all edits that it made on a page."""

    name: str
    edits: tuple[Edit, ...]


class GlyphLine:
    """The working copy of a page: the text so far, and which glyph each of its characters belongs to."""

    def __init__(self, chars: Sequence[Char]) -> None:
        self.chars = chars
        self.texts = [char.text for char in chars]
        self._refresh()

    def apply(self, step: StepTaken) -> None:
        """Make the edits of a step."""
        for index, text in step.edits:
            self.texts[index] = text
        self._refresh()

    def _refresh(self) -> None:
        self.text = "".join(self.texts)
        if len(self.text) == len(self.texts) and "" not in self.texts:
            self.owner: Sequence[int] = range(len(self.texts))
        else:
            self.owner = [index for index, text in enumerate(self.texts) for _ in text]

    def glyph(self, position: int) -> Char:
        """The glyph that the character at `position` of the text belongs to."""
        return self.chars[self.owner[position]]

    def is_one_line(self, first: int, last: int) -> bool:
        """Whether the glyphs at two positions of the text stand on one baseline."""
        a, b = self.glyph(first), self.glyph(last)
        return abs(a.origin_y - b.origin_y) <= _SAME_LINE_EM * max(a.size_pt, b.size_pt)

    def is_ghost(self, position: int) -> bool:
        """Whether the blank at `position` is a glyph that advances by nothing."""
        blank, after = self.glyph(position), self.glyph(position + 1)
        return not blank.is_generated and abs(after.x0 - blank.x0) <= _GHOST_WIDTH_EM * after.size_pt
