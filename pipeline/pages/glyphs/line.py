"""A page's glyphs while they are mended: a line of signs that knows where each of them is drawn."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from prongsai.normalizers.thai.steps import Ground, SignLine
from prongsai.pipeline.model import Char

_GHOST_WIDTH_EM = 0.03
"""A ghost blank advances by nothing: 1,086 of 1,087 measured have no width at all."""
_SAME_LINE_EM = 0.3
"""Under the rise of a superscript (0.33 em), over what typesetters shift marks by."""
_AT_PEN_EM = 0.12
"""How far the pen of a mark may stand from the end of its letter: kerning moves it by less."""
_TOUCHING_EM = 0.08
"""Thai letters stand 0 to 0.03 em apart; the narrowest blank that a writer sets is about 0.2 em."""


class GlyphLine(SignLine):
    """The working copy of a page: what each glyph reads so far, and where it is drawn.

    Args:
        chars: glyphs of a page in content-stream order.
        swapped_fonts: names of the font subsets whose sara aa reads sara am.
    """

    ground: Ground = "glyphs"

    def __init__(self, chars: Sequence[Char], swapped_fonts: Collection[str] = ()) -> None:
        self.chars = chars
        self._swapped_fonts = swapped_fonts
        super().__init__(char.text for char in chars)

    def glyph(self, position: int) -> Char:
        """The glyph that the character at a position of the text belongs to."""
        return self.chars[self.owner[position]]

    def is_one_line(self, first: int, last: int) -> bool:
        """Whether two positions stand on one baseline."""
        a, b = self.glyph(first), self.glyph(last)
        return a is b or abs(a.origin_y - b.origin_y) <= _SAME_LINE_EM * max(a.size_pt, b.size_pt)

    def is_ghost(self, blank: int) -> bool | None:
        """True for a blank glyph that advances by nothing, False for one between signs that stand apart.

        A drawn blank between two letters that follow one another as they should may be either, so it gives None.
        """
        before, here, after = self.glyph(blank - 1), self.glyph(blank), self.glyph(blank + 1)
        if here.is_generated:
            return False
        if abs(after.x0 - here.x0) <= _GHOST_WIDTH_EM * after.size_pt:
            return True
        reach = _TOUCHING_EM * after.size_pt
        return None if abs(here.x0 - before.x1) <= reach and abs(after.x0 - here.x1) <= reach else False

    def is_invented(self, blank: int) -> bool:
        """Whether PDFium made up the blank."""
        return self.glyph(blank).is_generated

    def is_inside_word(self, blank: int, base: int) -> bool:
        """Whether the letter behind the blank begins where `base` ends, or where the pen of its last mark stood."""
        after = self.glyph(blank + 1)
        end = max(self.glyph(base).x1, self.glyph(blank - 1).x0)
        return after.x0 - end <= _TOUCHING_EM * after.size_pt

    def is_touching(self, before: int, after: int) -> bool:
        """Whether the second glyph begins where the first one ends."""
        one, other = self.glyph(before), self.glyph(after)
        return abs(other.x0 - one.x1) <= _TOUCHING_EM * other.size_pt

    def is_swapped(self, sign: int) -> bool:
        """Whether the glyph's font trades sara aa for sara am, as the whole document says."""
        return self.glyph(sign).font in self._swapped_fonts

    def is_second_reading(self, sign: int) -> bool:
        """Whether the glyph stands, drawn and wide, at the very place of the glyph before it."""
        here, before = self.glyph(sign), self.glyph(sign - 1)
        return here is not before and here.x0 == before.x0 and here.x1 > here.x0

    def is_drawn_behind(self, mark: int, base: int) -> bool:
        """Whether a bare mark has its pen at the end of `base`, where the letter written before the mark begins."""
        sign, letter, carrier = self.glyph(mark), self.glyph(mark - 1), self.glyph(base)
        at_pen = _AT_PEN_EM * sign.size_pt
        is_bare = sign.x1 - sign.x0 <= at_pen and letter.x1 - letter.x0 > 2 * at_pen
        return is_bare and abs(sign.x0 - carrier.x1) <= at_pen and abs(sign.x0 - letter.x0) <= at_pen
