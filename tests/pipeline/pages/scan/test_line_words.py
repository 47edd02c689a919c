from __future__ import annotations

import numpy as np
import pytest

from prongsai.pipeline.pages.scan.engine import LineReading
from prongsai.pipeline.pages.scan.line_words import words_of_line
from prongsai.pipeline.pages.scan.lines import ImageLine


def line_of(*stretches: tuple[int, int]) -> ImageLine:
    """A line at x 100 with ink in these columns."""
    image = np.full((30, 200), 250, np.uint8)
    for start, end in stretches:
        image[8:24, start:end] = 20
    return ImageLine(100, 40, 300, 70, 48.0, 64.0, 1, image)


def test_words_end_where_their_ink_ends_and_not_half_way_to_the_next() -> None:
    reading = LineReading("ab cd", 0.9, (0.9,) * 5, (12.0, 30.0, 60.0, 150.0, 170.0))
    first, second = words_of_line(line_of((10, 20), (24, 36), (145, 158), (162, 180)), reading, (1.0, 1.0))
    assert (first.bbox.x1, second.bbox.x0) == (136, 245)


def test_letters_that_touch_over_a_blank_are_parted_half_way() -> None:
    reading = LineReading("ab cd", 0.9, (0.9,) * 5, (12.0, 30.0, 60.0, 90.0, 120.0))
    first, second = words_of_line(line_of((10, 190)), reading, (1.0, 1.0))
    assert first.bbox.x1 == second.bbox.x0 == pytest.approx(160.0)


def test_grain_between_words_is_no_ink() -> None:
    line = line_of((10, 36), (145, 180))
    line.image[3, 60] = 100
    reading = LineReading("a b", 0.9, (0.9,) * 3, (20.0, 80.0, 160.0))
    first, second = words_of_line(line, reading, (1.0, 1.0))
    assert (first.bbox.x1, second.bbox.x0) == (136, 245)
