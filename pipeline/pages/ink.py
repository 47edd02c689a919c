"""Whether a page without text and pictures shows print all the same: letters drawn as outlines, patterns, shadings."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

_LONGER_SIDE_PX = 600
"""About 50 dpi on A4: letters of 8 pt are still some dark pixels, and the picture takes 3 ms."""
_DARK = 160
"""Of 255. A letter of 12 pt drawn at 50 dpi is grey: its strokes are narrower than a pixel."""
_RULE_SHARE = 0.05
"""A run of dark pixels that is longer than this share of the longer side (15 mm on A4) is a rule or an area."""
_LEAST_INK = 0.0005
"""Share of the page: a line of 60 letters is twice as much, a page number a tenth of it."""


def shows_print(page: Any) -> bool:
    """True for a page with ink beside rules and areas: it must be read from its picture, and is not blank.

    Args:
        page: a pypdfium2 page.
    Raises:
        pdfium.PdfiumError: it cannot be drawn.
    """
    scale = _LONGER_SIDE_PX / max(*page.get_size(), 1.0)
    bitmap = page.render(scale=scale, grayscale=True)
    grey = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width, -1)[:, :, 0]
    bitmap.close()
    dark = (grey < _DARK).astype(np.uint8)
    length = int(_LONGER_SIDE_PX * _RULE_SHARE)
    runs = [cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(shape, np.uint8)) for shape in ((length, 1), (1, length))]
    # a rule between two rows of pixels leaves a shade of grey beside it
    rules = cv2.dilate(np.maximum(*runs), np.ones((3, 3), np.uint8))
    return float(np.where(rules, 0, dark).mean()) >= _LEAST_INK
