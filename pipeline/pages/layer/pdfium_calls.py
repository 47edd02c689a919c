"""The calls of PDFium's C interface that are made for every glyph or object of a page.

They take handles and addresses as they come and check no argument, so a wrong one ends the process: whoever calls them
holds the page or text page open that the handle is of.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium_c


def _without_checks(function: object, result: type[Any]) -> Callable[..., Any]:
    """A C function that takes its arguments as they are: half the time of a call with declared argument types."""
    address = ctypes.cast(function, ctypes.c_void_p).value  # type: ignore[arg-type]
    return ctypes.CFUNCTYPE(result)(address)  # type: ignore[arg-type]


get_unicode = _without_checks(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint)
is_generated = _without_checks(pdfium_c.FPDFText_IsGenerated, ctypes.c_int)
get_loose_box = _without_checks(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int)
get_origin = _without_checks(pdfium_c.FPDFText_GetCharOrigin, ctypes.c_int)
get_object = _without_checks(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p)
get_matrix = _without_checks(pdfium_c.FPDFText_GetMatrix, ctypes.c_int)
get_font_size = _without_checks(pdfium_c.FPDFText_GetFontSize, ctypes.c_double)
get_font = _without_checks(pdfium_c.FPDFTextObj_GetFont, ctypes.c_void_p)
is_embedded = _without_checks(pdfium_c.FPDFFont_GetIsEmbedded, ctypes.c_int)
get_type = _without_checks(pdfium_c.FPDFPageObj_GetType, ctypes.c_int)
get_page_object = _without_checks(pdfium_c.FPDFPage_GetObject, ctypes.c_void_p)
count_form_objects = _without_checks(pdfium_c.FPDFFormObj_CountObjects, ctypes.c_int)
count_marks = _without_checks(pdfium_c.FPDFPageObj_CountMarks, ctypes.c_int)
get_mark = _without_checks(pdfium_c.FPDFPageObj_GetMark, ctypes.c_void_p)
get_bounds = _without_checks(pdfium_c.FPDFPageObj_GetBounds, ctypes.c_int)
get_fill = _without_checks(pdfium_c.FPDFPageObj_GetFillColor, ctypes.c_int)
get_render_mode = _without_checks(pdfium_c.FPDFTextObj_GetTextRenderMode, ctypes.c_int)
get_clip = _without_checks(pdfium_c.FPDFPageObj_GetClipPath, ctypes.c_void_p)
count_clip_paths = _without_checks(pdfium_c.FPDFClipPath_CountPaths, ctypes.c_int)
count_clip_segments = _without_checks(pdfium_c.FPDFClipPath_CountPathSegments, ctypes.c_int)
get_clip_segment = _without_checks(pdfium_c.FPDFClipPath_GetPathSegment, ctypes.c_void_p)
get_segment_point = _without_checks(pdfium_c.FPDFPathSegment_GetPoint, ctypes.c_int)
get_draw_mode = _without_checks(pdfium_c.FPDFPath_GetDrawMode, ctypes.c_int)
get_form_object = _without_checks(pdfium_c.FPDFFormObj_GetObject, ctypes.c_void_p)


def handle_of(raw: object) -> ctypes.c_void_p:
    """A handle of pypdfium2 (`page.raw`) as these calls take it."""
    return ctypes.c_void_p(ctypes.cast(raw, ctypes.c_void_p).value)  # type: ignore[arg-type]
