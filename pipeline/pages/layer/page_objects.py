"""The objects of a page in the order in which they are painted, with what lies around each: forms and layers.

Print tools put whole pages into forms, and forms into forms; each form has a space of its own.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from prongsai.pipeline.pages.layer.pdfium_calls import (
    count_clip_paths,
    count_clip_segments,
    count_form_objects,
    count_marks,
    get_bounds,
    get_clip,
    get_clip_segment,
    get_form_object,
    get_mark,
    get_page_object,
    get_segment_point,
    get_type,
    handle_of,
)

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""The identity as PDF writes matrices (ISO 32000-1, 8.3.3)."""

Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top in a space that counts upwards, as PDF writes rectangles."""

WHITE = 250
"""Of 255. Colour profiles move white by a few steps, which nobody sees. Measured: 125 to 375 give the same rows of 19
reports."""
THIN_PT = 3.5
"""A filled rectangle this thin is a rule, or strikes a text out, and hides no letter; the thickest borders that Word
offers are 6 pt, the usual ones 0.5 to 3."""
STRAIGHT_PT = 1.0
"""What is off its axis or its corner by less is straight: some producers round to whole device pixels."""
_MAX_DEPTH = 8
"""A bound on hostile files, which put forms into forms without end; print tools do it once or twice."""
_MAX_OBJECTS = 200_000
"""Forms that show each other many times over multiply; a map, the busiest page seen, has some ten thousand objects."""
_MAX_CLIP_SEGMENTS = 200
"""A clip of more pieces has the shape of a picture or of letters, and hides no text; a rectangle has 5."""
_LONGEST_NAME = 512
"""Bytes of UTF-16 that the name of a layer may take to be compared; a longer one is nobody's."""


class PlacedObject(NamedTuple):
    """One object that is painted, no form; its rank is its place in the list that it comes in."""

    address: int
    kind: int
    """A `FPDF_PAGEOBJ_...` constant."""
    matrix: Matrix
    """From the space of the object's form to the user space of the page; `IDENTITY` where it lies in none."""
    clip: Bounds | None
    """What the forms around it are clipped to, in user space; None where they are not."""
    is_switched_off: bool
    """Whether it belongs to a layer that viewers do not show."""
    is_blended: bool
    """Whether a form around it is mixed with what lies below, as highlighters are."""
    form: int | None = None
    """The outermost form that it lies in, by its place among the objects of the page."""

    @property
    def handle(self) -> Any:
        """The object as the checked calls of PDFium take it."""
        return ctypes.cast(self.address, pdfium_c.FPDF_PAGEOBJECT)


def walk_page(page: pdfium.PdfPage, hidden_layers: frozenset[str] = frozenset()) -> list[PlacedObject]:
    """What a page paints, from the lowest to the topmost; forms are opened.

    Args:
        page: the open page; what is given back is good as long as it is.
        hidden_layers: names of the layers that are switched off.
    """
    handle = handle_of(page.raw)
    tops = (get_page_object(handle, index) for index in range(pdfium_c.FPDFPage_CountObjects(page.raw)))
    placed = (
        one
        for form, address in enumerate(tops)
        if address is not None
        for one in _open_forms(address, _Around(IDENTITY, None, False, False, form), 0, hidden_layers)
    )
    return list(islice(placed, _MAX_OBJECTS))


class _Around(NamedTuple):
    """What the forms around an object do to it, see `PlacedObject`."""

    matrix: Matrix
    clip: Bounds | None
    is_off: bool
    is_blended: bool
    form: int


def _open_forms(address: int, around: _Around, depth: int, hidden_layers: frozenset[str]) -> Iterator[PlacedObject]:
    """An object, or those of a form in the order in which they are painted."""
    obj = ctypes.c_void_p(address)
    kind = get_type(obj)
    is_off = around.is_off or (bool(hidden_layers) and _is_in_layer(obj, hidden_layers))
    if kind != pdfium_c.FPDF_PAGEOBJ_FORM:
        form_no = around.form if depth else None
        yield PlacedObject(address, kind, around.matrix, around.clip, is_off, around.is_blended, form_no)
    elif depth < _MAX_DEPTH:
        form = ctypes.cast(address, pdfium_c.FPDF_PAGEOBJECT)
        matrix = multiply(read_matrix(form), around.matrix)
        is_blended = around.is_blended or bool(pdfium_c.FPDFPageObj_HasTransparency(form))
        clip = intersect(around.clip, read_clip(obj, around.matrix))
        inside = _Around(matrix, clip, is_off, is_blended, around.form)
        for index in range(count_form_objects(obj)):
            child = get_form_object(obj, index)
            if child is not None:
                yield from _open_forms(child, inside, depth + 1, hidden_layers)


def read_clip(obj: ctypes.c_void_p, matrix: Matrix) -> Bounds | None:
    """The box around what an object is clipped to, in the space that `matrix` leads to; None where it is not clipped.

    A clip that is no rectangle is taken for its box, so that nothing counts as hidden that may be seen.
    """
    path = get_clip(obj)
    if path is None:
        return None
    clip = ctypes.c_void_p(path)
    count = count_clip_paths(clip)
    if count < 1:
        return None  # most objects have an empty one
    bounds: Bounds | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    x_ref, y_ref = ctypes.byref(x), ctypes.byref(y)
    for index in range(count):
        points = []
        for number in range(min(count_clip_segments(clip, index), _MAX_CLIP_SEGMENTS)):
            get_segment_point(ctypes.c_void_p(get_clip_segment(clip, index, number)), x_ref, y_ref)
            points.append(apply(matrix, x.value, y.value))
        if len(points) == _MAX_CLIP_SEGMENTS or not points:
            continue
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        bounds = intersect(bounds, (min(xs), min(ys), max(xs), max(ys)))
    return bounds


def intersect(a: Bounds | None, b: Bounds | None) -> Bounds | None:
    """What two boxes share, where None is everything; a box whose sides are swapped where they share nothing."""
    if a is None or b is None:
        return a or b
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def read_bounds(placed: PlacedObject) -> Bounds | None:
    """The box around what an object paints, in user space and before anything clips it; None where PDFium has none."""
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    sides = (ctypes.byref(side) for side in (left, bottom, right, top))
    if not get_bounds(ctypes.c_void_p(placed.address), *sides):
        return None
    if placed.matrix == IDENTITY:
        bounds = (left.value, bottom.value, right.value, top.value)
        return bounds if all(map(math.isfinite, bounds)) else None
    corners = [apply(placed.matrix, x.value, y.value) for x in (left, right) for y in (bottom, top)]
    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    bounds = (min(xs), min(ys), max(xs), max(ys))
    return bounds if all(map(math.isfinite, bounds)) else None


def _is_in_layer(obj: ctypes.c_void_p, names: frozenset[str]) -> bool:
    """Whether marks around an object put it into one of the layers of these names."""
    for index in range(count_marks(obj)):
        mark = ctypes.cast(get_mark(obj, index), pdfium_c.FPDF_PAGEOBJECTMARK)
        if _read_text(pdfium_c.FPDFPageObjMark_GetName, mark) == "OC" and _read_layer_name(mark) in names:
            return True
    return False


def _read_layer_name(mark: Any) -> str:
    return _read_text(pdfium_c.FPDFPageObjMark_GetParamStringValue, mark, b"Name")


def _read_text(function: Any, mark: Any, *key: bytes) -> str:
    buffer = (pdfium_c.FPDF_WCHAR * (_LONGEST_NAME // 2))()
    length = ctypes.c_ulong()
    if not function(mark, *key, buffer, _LONGEST_NAME, length) or not 2 <= length.value <= _LONGEST_NAME:
        return ""
    return bytes(buffer)[: length.value - 2].decode("utf-16-le", "replace")


def read_matrix(obj: object) -> Matrix:
    """The matrix of an object or form, as it lies in what holds it."""
    m = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(obj, m)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """First `m`, then `n`."""
    a, b, c, d, _, _ = n
    (xx, xy), (yx, yy) = (m[0] * a + m[1] * c, m[0] * b + m[1] * d), (m[2] * a + m[3] * c, m[2] * b + m[3] * d)
    *_, e, f = m
    return (xx, xy, yx, yy, *apply(n, e, f))


def apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point of the inner space in the outer one."""
    a, b, c, d, e, f = m
    return a * x + c * y + e, b * x + d * y + f
