"""The connected shapes of ink on a page image, and how high its letter bodies are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prongsai.pipeline.pages.scan.image import InkMask
from prongsai.pipeline.pages.scan.parts import find_parts


@dataclass(frozen=True, slots=True)
class Shapes:
    """Connected shapes of ink, one row each: boxes in pixels (`right`, `bottom` exclusive) and the region around."""

    labels: NDArray[np.int32]
    row_of_label: NDArray[np.int64]
    """The row of each label of `labels`; -1 for paper and for shapes that are no text."""
    left: NDArray[np.float64]
    top: NDArray[np.float64]
    right: NDArray[np.float64]
    bottom: NDArray[np.float64]
    area: NDArray[np.float64]
    region: NDArray[np.int64]

    @property
    def height(self) -> NDArray[np.float64]:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    @property
    def width(self) -> NDArray[np.float64]:
        """Pixels from left to right."""
        return self.right - self.left


def find_shapes(ink: InkMask, regions: NDArray[np.int32], dpi: float) -> Shapes:
    """The connected shapes of `ink` without specks and without shapes too large for text."""
    parts = find_parts(ink)
    speck_area = max(3.0, (dpi / 100) ** 2 * 1.2)
    is_kept = (parts.area >= speck_area) & (parts.height < dpi * 0.75) & (parts.width < dpi * 4)
    row_of_label = np.concatenate(([-1], np.where(is_kept, np.cumsum(is_kept) - 1, -1)))
    x = np.clip(parts.middle[is_kept, 0].round().astype(int), 0, ink.shape[1] - 1)
    y = np.clip(parts.middle[is_kept, 1].round().astype(int), 0, ink.shape[0] - 1)
    sizes = (parts.left, parts.top, parts.width, parts.height, parts.area)
    left, top, width, height, area = (size[is_kept].astype(np.float64) for size in sizes)
    region = regions[y, x].astype(np.int64)
    boxes = (left, top, left + width, top + height)
    return Shapes(parts.labels, row_of_label, *boxes, area=area, region=region)


def estimate_body_height(shapes: Shapes, dpi: float) -> float:
    """The commonest height of a letter body in pixels; a tenth of an inch for a page without text.

    Each shape counts by its width, so that dots of noise do not outvote letters.
    """
    is_letter = (shapes.height > dpi * 0.035) & (shapes.height < dpi * 0.35) & (shapes.width < dpi * 0.6)
    if int(is_letter.sum()) < 5:
        return dpi * 0.1
    heights = shapes.height[is_letter].astype(int)
    votes = np.bincount(heights, weights=shapes.width[is_letter])
    smooth = np.convolve(votes, (0.5, 1.0, 1.0, 1.0, 0.5), mode="same")
    return float(np.argmax(smooth))
