"""What all glyphs of one text object share, and where one of them stands on the page that shows it upright."""

from __future__ import annotations

from typing import Any, NamedTuple

from prongsai.pipeline.pages.layer.page_objects import Bounds
from prongsai.pipeline.pages.layer.veils import Reason
from prongsai.pipeline.paper.page_frame import PageFrame

_SAME_POINT_PT = 0.01
"""Two positions of one point differ by rounding to 32 bits alone, less than a thousandth of a point on any sheet."""
_OUTSIDE_TOLERANCE_PT = 1.0
"""Overhang of a glyph at the edge of the paper; what lies further out is not printed. Measured: 0.5 to 1.5 give the
same rows of 7 reports."""


class Misplaced(NamedTuple):
    """The start of a text object in the space of its form, which lies elsewhere on the page.

    PDFium leaves characters of ActualText there: on a page that a print tool made smaller, sara am stands in another
    line than the word that it belongs to.
    """

    x: float
    y: float
    frame: PageFrame
    """From the space of the form to the upright page."""

    def holds(self, x: float, y: float) -> bool:
        """Whether a glyph with its pen there was left in the space of the form."""
        return abs(x - self.x) < _SAME_POINT_PT and abs(y - self.y) < _SAME_POINT_PT


class GlyphStyle(NamedTuple):
    """What all glyphs of one text object share."""

    font: str
    size_pt: float
    turn: int
    frame: PageFrame
    """The page turned until the glyphs stand upright."""
    misplaced: Misplaced | None = None
    """Where glyphs of an object in a moved form are put by mistake."""
    reason: Reason | None = None
    """Why none of them is seen."""
    covers: tuple[Bounds, ...] = ()
    """What is painted over some of them, in user space."""
    tilt_deg: float = 0.0
    """By how much their direction misses that of the turn, clockwise."""
    is_laid: bool = False  # invisibly over a picture

    def place(self, x: float, y: float, loose: Any) -> tuple[float, float, float, float, float]:
        """Where a glyph stands on that page: x and y of its pen, and the top, right and bottom of its box.

        Args:
            x, y: its pen in user space.
            loose: its box there, as PDFium gives it.
        """
        frame = self.misplaced.frame if self.misplaced is not None and self.misplaced.holds(x, y) else self.frame
        if frame.b == frame.c == 0 and frame.a == 1 and frame.d == -1:  # lies where PDFium says: nearly all glyphs do
            return x + frame.e, frame.f - y, frame.f - loose.top, loose.right + frame.e, frame.f - loose.bottom
        x0, origin_y = frame.point(x, y)
        _, top, x1, bottom = frame.glyph_box(loose.left, loose.bottom, loose.right, loose.top)
        return x0, origin_y, top, x1, bottom

    def is_on_page(self, x: float, y: float) -> bool:
        """Whether a pen there is on the page, as it was turned."""
        right, bottom = self.frame.width + _OUTSIDE_TOLERANCE_PT, self.frame.height + _OUTSIDE_TOLERANCE_PT
        return -_OUTSIDE_TOLERANCE_PT <= x <= right and -_OUTSIDE_TOLERANCE_PT <= y <= bottom

    def is_covered(self, loose: Any) -> bool:
        """Whether the middle of a glyph with that box in user space lies under what is painted over some of them."""
        x, y = (loose.left + loose.right) / 2, (loose.bottom + loose.top) / 2
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in self.covers)
