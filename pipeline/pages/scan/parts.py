"""The connected parts of what is marked in a picture: marks that touch, at a side or a corner, are one part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

Box = tuple[slice, slice]
"""Rows and columns of a picture."""


class Part(NamedTuple):
    """One part: the box around it and how many of its pixels are marked."""

    left: int
    top: int
    width: int
    height: int
    area: int


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a mask in pixels, an entry of each array a part; the ground around them is none of them."""

    labels: NDArray[np.int32]
    """For each pixel the number of its part from 1, 0 for the ground."""
    left: NDArray[np.int32]
    top: NDArray[np.int32]
    width: NDArray[np.int32]
    height: NDArray[np.int32]
    area: NDArray[np.int32]
    middle: NDArray[np.float64]
    """The mean place of the marked pixels: x and y, a row for each part."""

    def __len__(self) -> int:
        return len(self.area)

    @property
    def longer_side(self) -> NDArray[np.int32]:
        """The width or the height, whichever is more."""
        return np.maximum(self.width, self.height)

    def __iter__(self) -> Iterator[Part]:
        columns = (self.left, self.top, self.width, self.height, self.area)
        return map(Part._make, zip(*(column.tolist() for column in columns), strict=True))

    def box(self, part: int, margin: int = 0) -> Box:
        """Where a part lies, with `margin` pixels more on each side as far as the picture goes up and left."""
        left, top = int(self.left[part]), int(self.top[part])
        bottom, right = top + int(self.height[part]), left + int(self.width[part])
        return slice(max(0, top - margin), bottom + margin), slice(max(0, left - margin), right + margin)

    def mask(self, part: int, box: Box) -> NDArray[np.uint8]:
        """1 for each pixel of the part in the box, 0 for all others."""
        return np.asarray(self.labels[box] == part + 1, dtype=np.uint8)

    def pick(self, is_picked: NDArray[np.bool_]) -> NDArray[np.uint8]:
        """1 for each pixel of the picked parts in the whole picture, 0 for all others."""
        is_marked: NDArray[np.bool_] = np.concatenate(([False], is_picked))
        return is_marked[self.labels].astype(np.uint8)


def find_parts(mask: NDArray[np.generic]) -> Parts:
    """The parts of what is not 0, from the top.

    Args:
        mask: numbers or truths, rows by columns.
    """
    marks = np.asarray(mask, dtype=np.uint8)
    _, labels, stats, middles = cv2.connectedComponentsWithStats(marks, connectivity=8)
    left, top, width, height, area = np.asarray(stats[1:], dtype=np.int32).T
    return Parts(
        np.asarray(labels, dtype=np.int32), left, top, width, height, area, np.asarray(middles[1:], dtype=np.float64)
    )
