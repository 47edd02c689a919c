"""PDF page -> drawn rules, and how much of the page is covered by pictures.

Rules come as stroked lines, as rectangles a hair wide (Word), as the outlines of frames, and as the borders between
cell backgrounds. Form objects are opened; curves and slanted strokes are drawings, not rules.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium_c

from prongsai.pipeline.model import BBox, Edge, join_boxes
from prongsai.pipeline.pages.layer.page_objects import (
    STRAIGHT_PT,
    THIN_PT,
    WHITE,
    Matrix,
    PlacedObject,
    multiply,
    read_matrix,
)
from prongsai.pipeline.paper.page_frame import PageFrame

_MAX_SEGMENTS = 2000
"""Rules and boxes have some segments; a path with more is a picture or a map. Measured: 1000 to 3000 give the same rows
of 7 reports."""
_MAX_PATHS = 20_000
"""Maps and charts draw without end; a page of tables has a few thousand paths at most."""
_MIN_FIGURE_PT = 30.0
"""Smaller slanted paths are letters drawn as outlines, ticks and arrows."""

_MAX_PAINTED = 64
"""How many backgrounds of one colour are remembered: the one that hides the next is among the last few."""

_Point = tuple[float, float]
_Colour = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Drawings:
    """What a page draws besides text, in points from the top left: rules, and the boxes of pictures and of drawings."""

    edges: tuple[Edge, ...]
    images: tuple[BBox, ...]
    figures: tuple[BBox, ...]
    """Boxes of slanted and curved strokes and shapes, such as the lines and sectors of charts."""


def read_drawings(objects: Iterable[PlacedObject], frame: PageFrame) -> Drawings:
    """The rules and pictures among what a page paints; at most 20,000 paths are looked at."""
    images: list[BBox] = []
    paths = _Paths(frame)
    budget = _MAX_PATHS
    for placed in objects:
        if placed.is_switched_off:
            continue
        if placed.kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            images.append(_image_box(placed.handle, placed.matrix, frame))
        elif placed.kind == pdfium_c.FPDF_PAGEOBJ_PATH and budget > 0:
            budget -= 1
            paths.add(placed.handle, placed.matrix)
    large = tuple(f for f in paths.figures if _is_large(f) and min(f.width, f.height) > THIN_PT)
    return Drawings(tuple(paths.edges), tuple(images), large)


def _image_box(obj: object, outer: Matrix, frame: PageFrame) -> BBox:
    a, b, c, d, e, f = multiply(read_matrix(obj), outer)
    corners = [(e, f), (e + a, f + b), (e + c, f + d), (e + a + c, f + b + d)]
    points = [frame.point(x, y) for x, y in corners]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return BBox(max(min(xs), 0.0), max(min(ys), 0.0), min(max(xs), frame.width), min(max(ys), frame.height))


class _Paths:
    """The rules and figures of a page's paths, in the order in which they are drawn: what lies below hides."""

    def __init__(self, frame: PageFrame) -> None:
        self.edges: list[Edge] = []
        self.figures: list[BBox] = []
        self._frame = frame
        self._painted: dict[_Colour, list[BBox]] = {}
        """Backgrounds by their colour."""

    def add(self, obj: object, outer: Matrix) -> None:
        """Add one path object that lies in a form with the matrix `outer`."""
        count = pdfium_c.FPDFPath_CountSegments(obj)
        if not 2 <= count <= _MAX_SEGMENTS:
            return
        fill_mode, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium_c.FPDFPath_GetDrawMode(obj, fill_mode, stroke)
        if not fill_mode.value and not stroke.value:
            return
        subpaths = _read_subpaths(obj, count, multiply(read_matrix(obj), outer), self._frame)
        for points, _ in subpaths:
            self._add_figure(points, bool(stroke.value))
        if stroke.value:
            for points, _ in subpaths:
                self.edges.extend(_strokes_to_edges(points))
        else:
            colour = _read_fill(obj)
            for points, is_straight in subpaths:
                if is_straight:
                    self._add_filled(points, colour)

    def _add_figure(self, points: list[_Point], is_stroked: bool) -> None:
        """Add the box of a path that is mostly slanted: no rule and no frame, also with round corners.

        The line of a chart may come as one path or as a path for each of its pieces; strokes that touch are one figure.
        """
        box = _box_of(points)
        if not (is_stroked or _is_large(box)) or not _is_slanted(points):
            return
        last = self.figures[-1] if self.figures else None
        if is_stroked and last is not None and _touch(last, box):
            self.figures[-1] = join_boxes((last, box)) or box
        else:
            self.figures.append(box)

    def _add_filled(self, points: list[_Point], colour: _Colour) -> None:
        """A thin rectangle is one rule along its middle; a background has four sides, unless it cannot be seen.

        White ones are not seen, nor are those on a background of the same colour: Word paints a shaded cell, and then
        each of its lines again.
        """
        box = _box_of(points)
        x0, top, x1, bottom = box
        if bottom - top <= THIN_PT and x1 - x0 > bottom - top:
            y = (top + bottom) / 2
            self.edges.append(Edge(x0, y, x1, y))
        elif x1 - x0 <= THIN_PT and bottom - top > x1 - x0:
            x = (x0 + x1) / 2
            self.edges.append(Edge(x, top, x, bottom))
        elif not _is_white(colour) and _is_rectangle(points, box):
            same = self._painted.setdefault(colour, [])
            if not any(_lies_in(box, other) for other in same[-_MAX_PAINTED:]):
                same.append(box)
                self.edges.extend([Edge(x0, top, x1, top), Edge(x0, bottom, x1, bottom)])
                self.edges.extend([Edge(x0, top, x0, bottom), Edge(x1, top, x1, bottom)])


def _box_of(points: list[_Point]) -> BBox:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return BBox(min(xs), min(ys), max(xs), max(ys))


def _read_subpaths(obj: object, count: int, matrix: Matrix, frame: PageFrame) -> list[tuple[list[_Point], bool]]:
    """Each subpath as its corner points on the page, and whether it has only straight sides."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    subpaths: list[tuple[list[_Point], bool]] = []
    points: list[_Point] = []
    is_straight = True
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(obj, index)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                subpaths.append((points, is_straight))
            points, is_straight = [point], True
        else:
            points.append(point)
            is_straight = is_straight and kind == pdfium_c.FPDF_SEGMENT_LINETO
        if pdfium_c.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1:
        subpaths.append((points, is_straight))
    return subpaths


def _touch(a: BBox, b: BBox) -> bool:
    t = STRAIGHT_PT
    return a.x0 - t <= b.x1 and b.x0 - t <= a.x1 and a.top - t <= b.bottom and b.top - t <= a.bottom


def _is_large(box: BBox) -> bool:
    return max(box.width, box.height) >= _MIN_FIGURE_PT


def _is_slanted(points: list[_Point]) -> bool:
    slanted = straight = 0.0
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        dx, dy = abs(x1 - x0), abs(y1 - y0)
        if min(dx, dy) > 0.05 * max(dx, dy):
            slanted += dx + dy
        else:
            straight += dx + dy
    return slanted > straight


def _strokes_to_edges(points: list[_Point]) -> Iterator[Edge]:
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        if abs(y1 - y0) <= STRAIGHT_PT and abs(x1 - x0) > abs(y1 - y0):
            y = (y0 + y1) / 2
            yield Edge(min(x0, x1), y, max(x0, x1), y)
        elif abs(x1 - x0) <= STRAIGHT_PT and abs(y1 - y0) > abs(x1 - x0):
            x = (x0 + x1) / 2
            yield Edge(x, min(y0, y1), x, max(y0, y1))


def _is_rectangle(points: list[_Point], box: BBox) -> bool:
    return all(
        min(abs(x - box.x0), abs(x - box.x1)) <= STRAIGHT_PT
        and min(abs(y - box.top), abs(y - box.bottom)) <= STRAIGHT_PT
        for x, y in points
    )


def _lies_in(box: BBox, other: BBox) -> bool:
    t = STRAIGHT_PT
    return (
        box.x0 >= other.x0 - t
        and box.x1 <= other.x1 + t
        and box.top >= other.top - t
        and box.bottom <= other.bottom + t
    )


def _is_white(colour: _Colour) -> bool:
    return colour[3] == 0 or min(colour[:3]) >= WHITE


def _read_fill(obj: object) -> _Colour:
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    pdfium_c.FPDFPageObj_GetFillColor(obj, red, green, blue, alpha)
    return (red.value, green.value, blue.value, alpha.value)
