"""Where a point of a PDF lands on the page as it is read: top-left origin, upright text.

A PDF counts y upwards from the corner of a box that need not begin at 0, and shows the page turned by its `/Rotate`.
On top of that, landscape tables are often drawn sideways on a portrait page; `turned` follows the text there.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import pypdfium2 as pdfium

from prongsai.pipeline.model import BBox


@dataclass(frozen=True, slots=True)
class PageFrame:
    """A map from PDF user space to the page: `x' = a x + c y + e`, `y' = b x + d y + f`, in points."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of PDF user space on the page as a viewer shows it."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> BBox:
        """The page box of a rectangle given in user space, whichever corners it names."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        if self.b * self.a or self.c * self.d:  # a page turned by some degrees: any corner may lie outermost
            (x2, y2), (x3, y3) = self.point(left, top), self.point(right, bottom)
            return BBox(min(x0, x1, x2, x3), min(y0, y1, y2, y3), max(x0, x1, x2, x3), max(y0, y1, y2, y3))
        return BBox(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def glyph_box(self, left: float, bottom: float, right: float, top: float) -> BBox:
        """The page box of a glyph, given the box around it in user space.

        On a page turned by some degrees the box around a slanted glyph is larger than the glyph: this one is as large.
        """
        box = self.box(left, bottom, right, top)
        is_level = abs(self.a) > abs(self.b)
        sin, cos = sorted((abs(self.a), abs(self.b)))
        if not sin:
            return box
        across, down = (right - left, top - bottom) if is_level else (top - bottom, right - left)
        shrink = cos**2 - sin**2  # undoes across = width cos + height sin, down = height cos + width sin
        width, height = (across * cos - down * sin) / shrink, (down * cos - across * sin) / shrink
        x, y = box.x_mid, box.y_mid
        return BBox(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def before(self, m: tuple[float, float, float, float, float, float]) -> PageFrame:
        """The frame of a space that the matrix `m` leads from to user space, such as that of a form."""
        a, b, c, d, e, f = m
        x, y = self.point(e, f)
        along = (self.a * a + self.c * b, self.b * a + self.d * b)
        up = (self.a * c + self.c * d, self.b * c + self.d * d)
        return PageFrame(*along, *up, x, y, self.width, self.height)

    def levelled(self, degrees: float) -> PageFrame:
        """The same page turned back around its middle, whose text runs down to the right by so many degrees."""
        if not degrees:
            return self
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        x, y = _turn_point(self.e, self.f, -degrees, self.width, self.height)
        along = (cos * self.a + sin * self.b, cos * self.b - sin * self.a)
        up = (cos * self.c + sin * self.d, cos * self.d - sin * self.c)
        return PageFrame(*along, *up, x, y, self.width, self.height)

    def turned(self, quarter_turns: int) -> PageFrame:
        """The same page turned clockwise by so many quarters."""
        frame = self
        for _ in range(quarter_turns % 4):
            # clockwise: what was at the bottom left comes to the top left
            frame = PageFrame(
                -frame.b,
                frame.a,
                -frame.d,
                frame.c,
                frame.height - frame.f,
                frame.e,
                frame.height,
                frame.width,
            )
        return frame


def tilt_box(box: BBox, degrees: float, width: float, height: float) -> BBox:
    """Move a box with a page of `width` x `height` that is turned clockwise by a few degrees; it stays upright itself.

    `PageFrame.levelled` turns a page back by what `tilt_box` turns it.
    """
    x, y = _turn_point(box.x_mid, box.y_mid, degrees, width, height)
    return BBox(x - box.width / 2, y - box.height / 2, x + box.width / 2, y + box.height / 2)


def _turn_point(x: float, y: float, degrees: float, width: float, height: float) -> tuple[float, float]:
    """A point of a page that is turned clockwise around its middle; y counts downwards."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    across, down = x - width / 2, y - height / 2
    return cos * across - sin * down + width / 2, sin * across + cos * down + height / 2


def turn_box(box: BBox, quarter_turns: int, width: float, height: float) -> BBox:
    """Turn a box on a page of `width` x `height` clockwise; the inverse of `n` turns is `4 - n` on the turned page."""
    for _ in range(quarter_turns % 4):
        box = BBox(height - box.bottom, box.x0, height - box.top, box.x1)
        width, height = height, width
    return box


def page_to_frame(page: pdfium.PdfPage) -> PageFrame:
    """The frame of a page as a viewer shows it: its crop box, turned by its `/Rotate`."""
    left, bottom, right, top = page.get_bbox()
    upright = PageFrame(1.0, 0.0, 0.0, -1.0, -left, top, right - left, top - bottom)
    return upright.turned(page.get_rotation() // 90)
