"""What keeps a text from being seen: its layer, its clip, the way it is drawn, its colour, and what is painted over it.

What cannot be seen is not what the report says: drafts lie in layers that are switched off, old numbers under white
boxes. Text that is drawn invisibly over a picture is its text layer, and is kept.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import pypdfium2.raw as pdfium_c

from prongsai.pipeline.pages.layer.page_objects import (
    STRAIGHT_PT,
    THIN_PT,
    WHITE,
    Bounds,
    PlacedObject,
    apply,
    intersect,
    multiply,
    read_bounds,
    read_clip,
    read_matrix,
)
from prongsai.pipeline.pages.layer.pdfium_calls import get_draw_mode, get_fill, get_render_mode

Reason = Literal["switched-off", "clipped", "invisible", "white", "covered"]

_BAND_PT = 24.0
"""Painted areas are looked up by bands of this height; any other height gives the same answer."""
_MAX_CORNERS = 6
"""A rectangle is written as four or five points, and its close as one more."""
_INVISIBLE_MODES = frozenset({pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP})
_FILLED_ONLY = pdfium_c.FPDF_TEXTRENDERMODE_FILL


_Colour = tuple[int, int, int, int]


class _Painted(NamedTuple):
    """An area that is painted, at a place in the order of the page."""

    rank: int
    bounds: Bounds
    placed: PlacedObject


class Veils:
    """What of a page's text cannot be seen; made anew for each page, and good as long as it is open."""

    def __init__(self, objects: Sequence[PlacedObject]) -> None:
        self._objects = objects
        self._colours = _Colours()
        self._fills = _Bands()
        """Filled paths that are no rules, of whatever colour."""
        self._pictures = _Bands()
        """Pictures, patterns and gradients: what is under text that is drawn invisibly."""
        for rank, placed in enumerate(objects):
            if not placed.is_switched_off:
                self._add(rank, placed)

    def _add(self, rank: int, placed: PlacedObject) -> None:
        if placed.kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            fill_mode, stroke = ctypes.c_int(), ctypes.c_int()
            get_draw_mode(ctypes.c_void_p(placed.address), ctypes.byref(fill_mode), ctypes.byref(stroke))
            if not fill_mode.value:
                return
            fills = self._fills
        elif placed.kind in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING):
            fills = self._pictures
        else:
            return
        bounds = read_bounds(placed)
        if bounds is None or min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= THIN_PT:
            return
        if fills is self._fills and self._read_colour(placed) is None:
            fills = self._pictures
        fills.add(_Painted(rank, bounds, placed))

    def _read_colour(self, placed: PlacedObject) -> _Colour | None:
        return self._colours.read(ctypes.c_void_p(placed.address))

    def hide(self, rank: int) -> Reason | None:
        """Why nothing of a text object is seen, if it is so; `rank` is its place among the objects of the page.

        What is painted over a part of it is another question, see `find_covers`.
        """
        placed = self._objects[rank]
        if placed.is_switched_off:
            return "switched-off"
        obj = ctypes.c_void_p(placed.address)
        mode = get_render_mode(obj)
        colour = self._colours.read(obj) if mode == _FILLED_ONLY else None
        is_white = colour is not None and min(colour[:3]) >= WHITE
        is_clear = colour is not None and colour[3] == 0
        clip = intersect(placed.clip, read_clip(obj, placed.matrix))
        is_lowest = self._fills.last_rank < rank
        if is_lowest and clip is None and mode not in _INVISIBLE_MODES and not is_white and not is_clear:
            return None
        bounds = read_bounds(placed)
        if bounds is None:
            return None
        if clip is not None and not _overlap(bounds, clip):
            return "clipped"
        if mode in _INVISIBLE_MODES or is_clear:
            return None if any(_overlap(bounds, found.bounds) for found in self._pictures.near(bounds)) else "invisible"
        if is_white and not any(self._grounds(rank, bounds)):
            return "white"
        middle = (bounds[1] + bounds[3]) / 2  # ascenders and the room above and below may stick out
        for left, bottom, right, top in self.find_covers(rank):
            is_within = left - STRAIGHT_PT <= bounds[0] and bounds[2] <= right + STRAIGHT_PT
            if is_within and bottom <= middle <= top:
                return "covered"
        return None

    def is_laid_on_picture(self, rank: int) -> bool:
        """Whether a text object is drawn invisibly over a picture: what some program made of the picture."""
        if self._pictures.last_rank < 0:
            return False
        obj = ctypes.c_void_p(self._objects[rank].address)
        mode = get_render_mode(obj)
        if mode not in _INVISIBLE_MODES:
            colour = self._colours.read(obj) if mode == _FILLED_ONLY else None
            if colour is None or colour[3] > 0:
                return False
        bounds = read_bounds(self._objects[rank])
        return bounds is not None and any(_overlap(bounds, found.bounds) for found in self._pictures.near(bounds))

    def _grounds(self, rank: int, bounds: Bounds) -> Iterator[bool]:
        """Whether each thing that is painted below a text shows a white letter."""
        yield from (_overlap(bounds, found.bounds) for found in self._pictures.near(bounds) if found.rank < rank)
        for found in self._fills.near(bounds):
            if found.rank < rank and _overlap(bounds, found.bounds):
                colour = self._read_colour(found.placed)
                yield colour is None or (colour[3] > 0 and min(colour[:3]) < WHITE)

    def find_covers(self, rank: int) -> list[Bounds]:
        """The boxes, in user space, that are painted over a part of a text object and let nothing through."""
        if self._fills.last_rank < rank:
            return []
        bounds = read_bounds(self._objects[rank])
        if bounds is None:
            return []
        boxes = []
        for found in self._fills.near(bounds):
            if found.rank > rank and _overlap(bounds, found.bounds):
                box = _read_cover(found, self._read_colour(found.placed))
                if box is not None:
                    boxes.append(box)
        return boxes


class _Bands:
    """Painted areas by the bands of the page that they reach into."""

    def __init__(self) -> None:
        self._bands: dict[int, list[_Painted]] = {}
        self._everywhere: list[_Painted] = []
        self.last_rank = -1
        """The highest rank that was entered."""

    def add(self, painted: _Painted) -> None:
        """Enter an area; ranks rise from call to call."""
        self.last_rank = painted.rank
        first, last = int(painted.bounds[1] // _BAND_PT), int(painted.bounds[3] // _BAND_PT)
        if last - first > _MANY_BANDS:
            self._everywhere.append(painted)
            return
        for band in range(first, last + 1):
            self._bands.setdefault(band, []).append(painted)

    def near(self, bounds: Bounds) -> Iterator[_Painted]:
        """The areas that share a band with a box; one that shares several comes as often."""
        yield from self._everywhere
        first, last = int(bounds[1] // _BAND_PT), int(bounds[3] // _BAND_PT)
        for band in range(first, last + 1) if last - first <= _MANY_BANDS else self._bands:
            yield from self._bands.get(band, ())


_MANY_BANDS = 100
"""Above this (2,400 pt) an area is looked at everywhere: damaged files paint boxes of any size."""


def _overlap(a: Bounds, b: Bounds) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


class _Colours:
    """Reads what objects are filled with; the same four places take every colour, as there are thousands on a page."""

    def __init__(self) -> None:
        self._parts = tuple(ctypes.c_uint() for _ in range(4))
        self._places = tuple(ctypes.byref(part) for part in self._parts)

    def read(self, address: ctypes.c_void_p) -> _Colour | None:
        """Red, green, blue and opacity that an object is filled with, each to 255; None for a pattern."""
        if not get_fill(address, *self._places):
            return None
        red, green, blue, alpha = self._parts
        return red.value, green.value, blue.value, alpha.value


def _read_cover(painted: _Painted, colour: _Colour | None) -> Bounds | None:
    """The rectangle that an area hides altogether; None where it has another shape or lets something through."""
    obj = painted.placed.handle
    is_mixed = painted.placed.is_blended or pdfium_c.FPDFPageObj_HasTransparency(obj)
    if colour is None or colour[3] < 255 or is_mixed:
        return None
    matrix = multiply(read_matrix(obj), painted.placed.matrix)
    count = pdfium_c.FPDFPath_CountSegments(obj)
    left, bottom, right, top = painted.bounds
    x, y = ctypes.c_float(), ctypes.c_float()
    if not 4 <= count <= _MAX_CORNERS:
        return None
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(obj, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        at_x, at_y = apply(matrix, x.value, y.value)
        if min(abs(at_x - left), abs(at_x - right)) > STRAIGHT_PT:
            return None
        if min(abs(at_y - bottom), abs(at_y - top)) > STRAIGHT_PT:
            return None
    clip = intersect(painted.placed.clip, read_clip(ctypes.c_void_p(painted.placed.address), painted.placed.matrix))
    return intersect(painted.bounds, clip)
