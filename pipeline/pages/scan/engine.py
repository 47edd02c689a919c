"""What a line recogniser is: images of single lines in, readings with confidence out.

Engines of other packages join through the entry point group `prongsai.ocr_engines`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

GreyImage = NDArray[np.uint8]
"""A grey image, rows × columns, 0 black to 255 white."""
Body = tuple[float, float]
"""Top and bottom of the letter bodies of a line, in pixels of its image."""


@dataclass(frozen=True, slots=True)
class LineReading:
    """What an engine read in one line image.

    `char_confidence` and `char_x` (left edge in pixels of the line image) have one value per character of `text`,
    or are empty where the engine does not say.
    """

    text: str
    confidence: float
    char_confidence: tuple[float, ...] = ()
    char_x: tuple[float, ...] = ()
    engine: str = ""


class Engine(Protocol):
    """Reads images of single text lines, upright, dark on light, tightly cropped with a small margin."""

    name: str

    def read_lines(self, images: Sequence[GreyImage]) -> list[LineReading]:
        """One reading per image, in order; an empty image gives an empty text with confidence 0."""
        ...
