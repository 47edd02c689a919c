"""The shape of a glyph: its outline from the embedded font program, and the numbers that a classifier looks at.

Outlines are in em (the font's size is 1), y up, the baseline at 0. How tall Thai letters are in an em differs by half
between fonts, so heights are measured in letter heights: the top of the consonants, which most glyphs share.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import cv2
import numpy as np
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

Contour = NDArray[np.float32]
"""One closed polygon, shape (n, 2)."""
Outline = tuple[Contour, ...]

RASTER = 24
"""Side of the picture in pixels: Thai heads are two to three pixels wide, enough to tell which way they turn."""
N_FEATURES = RASTER * RASTER + 6
_OVERSAMPLING = 4
"""An outline is drawn four times as large and averaged, so that the raster has greys; the model was trained on such.
Measured: 4 to 6 give the same rows of 6 reports; 3 changes 15 rows."""
_MARGIN = 1
"""Pixel of paper around an outline, so that no stroke touches the edge of the raster; the model was trained on such."""
_CURVE_STEPS = 5
"""Chords of a curve differ from it by less than a pixel of the raster. Measured: 2 to 8 give the same rows of 6
reports."""
_DEFAULT_LETTER_HEIGHT = 0.45
"""Em. For a font that shows no letter to measure. Measured: 0.225 to 0.725 give the same rows of 6 reports."""

_T = np.linspace(0.0, 1.0, _CURVE_STEPS + 1, dtype=np.float32)[1:, None]
_BEZIER = np.hstack([(1 - _T) ** 3, 3 * (1 - _T) ** 2 * _T, 3 * (1 - _T) * _T**2, _T**3])


def read_outline(font: Any, character: int) -> Outline:
    """The outline that a font draws for a Unicode character; empty for a blank glyph.

    PDFium looks glyphs up by character; in a document whose codes were revealed that finds every code.

    Args:
        font: a handle from `prongsai.pipeline.pages.layer.fonts.read_fonts`.
    """
    path = pdfium_c.FPDFFont_GetGlyphPath(font, character, 1.0)
    if not path:
        return ()
    x, y = ctypes.c_float(), ctypes.c_float()
    contours: list[list[tuple[float, float]]] = []
    curve: list[tuple[float, float]] = []
    for index in range(pdfium_c.FPDFGlyphPath_CountGlyphSegments(path)):
        segment = pdfium_c.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        point = (x.value, y.value)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            contours.append([point])
        elif not contours:
            continue
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            contours[-1].append(point)
        else:
            curve.append(point)
            if len(curve) == 3:
                contours[-1].extend(flatten_curve(contours[-1][-1], *curve))
                curve = []
    return tuple(np.asarray(points, dtype=np.float32) for points in contours if len(points) > 2)


def flatten_curve(
    start: tuple[float, float], first: tuple[float, float], second: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]]:
    """Points along a cubic curve, without its start."""
    return [(float(px), float(py)) for px, py in _BEZIER @ np.array([start, first, second, end], dtype=np.float32)]


def measure_box(outline: Outline) -> tuple[float, float, float, float]:
    """x_min, y_min, x_max, y_max in em; zeros for a blank glyph."""
    if not outline:
        return 0.0, 0.0, 0.0, 0.0
    points = np.concatenate(outline)
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return float(x0), float(y0), float(x1), float(y1)


def measure_letter_height(outlines: Mapping[int, Outline], uses: Mapping[int, int]) -> float:
    """How tall the font's consonants are, in em: the top that most glyphs on the baseline share."""
    tops: Counter[int] = Counter()
    for code, outline in outlines.items():
        _, bottom, _, top = measure_box(outline)
        if -0.1 < bottom < 0.1 and top > 0.2:
            tops[round(top * 50)] += uses.get(code, 1)
    if not tops:
        return _DEFAULT_LETTER_HEIGHT
    # neighbouring fiftieths belong together: round letters overshoot by one
    best = max(tops, key=lambda top: (tops[top] + tops[top - 1] + tops[top + 1], -top))
    near = {top: tops[top] for top in (best - 1, best, best + 1) if tops[top]}
    return sum(top * n for top, n in near.items()) / sum(near.values()) / 50


def draw_outline(outline: Outline) -> NDArray[np.float32]:
    """The filled outline in a square picture of `RASTER` pixels, ink 1.0; its longer side fills the picture."""
    size = RASTER * _OVERSAMPLING
    x0, y0, x1, y1 = measure_box(outline)
    span = max(x1 - x0, y1 - y0, 1e-6)
    scale = (size - 2 * _MARGIN * _OVERSAMPLING) / span
    shift_x = (size - (x1 - x0) * scale) / 2 - x0 * scale
    shift_y = (size + (y1 - y0) * scale) / 2 + y0 * scale
    winding = np.zeros((size, size), dtype=np.int16)
    for contour in outline:
        points = np.empty(contour.shape, dtype=np.int32)
        points[:, 0] = np.rint((contour[:, 0] * scale + shift_x) * 16)
        points[:, 1] = np.rint((shift_y - contour[:, 1] * scale) * 16)
        mask = np.zeros((size, size), dtype=np.uint8)
        cv2.fillPoly(mask, [points], 1, shift=4)
        winding += mask.astype(np.int16) * (1 if _area(contour) > 0 else -1)
    ink = (winding != 0).astype(np.float32)
    small: NDArray[np.float32] = cv2.resize(ink, (RASTER, RASTER), interpolation=cv2.INTER_AREA)
    return small


def _area(contour: Contour) -> float:
    x, y = contour[:, 0], contour[:, 1]
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))


def outline_to_features(outline: Outline, letter_height: float) -> NDArray[np.float32]:
    """What the classifier sees, shape (N_FEATURES,): the picture, then where the glyph lies and how large it is."""
    x0, y0, x1, y1 = (value / letter_height for value in measure_box(outline))
    width, height = x1 - x0, y1 - y0
    numbers = (y0, y1, height, width, np.log((height + 0.02) / (width + 0.02)), len(outline) / 4)
    return np.concatenate([draw_outline(outline).ravel(), np.clip(np.array(numbers, dtype=np.float32), -4.0, 4.0)])


def stack_features(outlines: Iterable[Outline], letter_height: float) -> NDArray[np.float32]:
    """Features of several glyphs of one font, shape (n, N_FEATURES)."""
    rows = [outline_to_features(outline, letter_height) for outline in outlines]
    return np.stack(rows) if rows else np.zeros((0, N_FEATURES), dtype=np.float32)
