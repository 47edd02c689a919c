"""Whether a picture is painted over the text of a page: some programs lay what they read under the scan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium_c

from prongsai.pipeline.pages.layer.page_objects import PlacedObject, read_bounds

_LONGER_SIDE_PX = 500
"""About 40 dots an inch on A4: letters of 8 pt still darken some pixels."""
_LEAST_PART = 0.25
"""Of the area around all text: a picture that covers less hides no layer; seals and signatures lie over text too."""


def is_text_under_picture(objects: Sequence[PlacedObject]) -> bool:
    """Whether some picture that comes later covers a good part of the text, be it opaque or not."""
    texts = [rank for rank, placed in enumerate(objects) if placed.kind == pdfium_c.FPDF_PAGEOBJ_TEXT]
    pictures = [rank for rank, placed in enumerate(objects) if placed.kind == pdfium_c.FPDF_PAGEOBJ_IMAGE]
    if not texts or not pictures or pictures[-1] < texts[0]:
        return False
    boxes = [bounds for rank in texts if (bounds := read_bounds(objects[rank]))]
    if not boxes:
        return False
    left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
    for rank in pictures:
        bounds = read_bounds(objects[rank])
        if rank > texts[0] and bounds:
            across = min(right, bounds[2]) - max(left, bounds[0])
            up = min(top, bounds[3]) - max(bottom, bounds[1])
            if across > 0 and up > 0 and across * up >= _LEAST_PART * (right - left) * (top - bottom):
                return True
    return False


def shows_text(page: Any, objects: Sequence[PlacedObject]) -> bool:
    """Whether the page looks different without its text; its objects are as before when this returns.

    Args:
        page: an open pypdfium2 page.
        objects: what `walk_page` gave of it.
    """
    with_text = _draw(page)
    texts = [placed.handle for placed in objects if placed.kind == pdfium_c.FPDF_PAGEOBJ_TEXT]
    for handle in texts:
        pdfium_c.FPDFPageObj_SetIsActive(handle, False)
    try:
        without = _draw(page)
    finally:
        for handle in texts:
            pdfium_c.FPDFPageObj_SetIsActive(handle, True)
    return not np.array_equal(with_text, without)


def _draw(page: Any) -> np.ndarray[Any, np.dtype[np.uint8]]:
    bitmap = page.render(scale=_LONGER_SIDE_PX / max(*page.get_size(), 1.0), grayscale=True)
    pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    bitmap.close()
    return pixels
