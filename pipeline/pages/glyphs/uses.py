"""How one font is used in a document: its glyphs, what the layer says they are, and the lines that they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field

from prongsai.pipeline.pages.glyphs.outlines import Outline


@dataclass(slots=True)
class GlyphUses:
    """What a pass over a document gathers of one font: the uses of each code, what it says, and lines of codes."""

    counts: dict[int, int] = field(default_factory=dict)
    raw: dict[int, str] = field(default_factory=dict)
    outlines: dict[int, Outline] = field(default_factory=dict)
    lines: list[tuple[int, ...]] = field(default_factory=list)
    raw_lines: list[str] = field(default_factory=list)
    """The same lines as the text layer has them."""
    mapped: frozenset[int] | None = None
    """The codes that the font's map has a character for; None where it has one for all."""

    def raw_of(self, code: int) -> str:
        """What the font's map says of a code; empty where a reader could only guess."""
        return self.raw.get(code, "") if self.mapped is None or code in self.mapped else ""
