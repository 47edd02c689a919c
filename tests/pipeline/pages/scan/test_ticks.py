from __future__ import annotations

import cv2
import numpy as np
import pytest

from prongsai.pipeline.pages.scan.engine import LineReading
from prongsai.pipeline.pages.scan.ticks import TICK, is_tick, read_ticks

BODY = (12.0, 34.0)


def strokes(*points: tuple[int, int]) -> np.ndarray:
    image = np.full((46, 50), 255, np.uint8)
    cv2.polylines(image, [np.array(points, np.int32)], False, 0, 3, cv2.LINE_AA)
    return image


TICK_IMAGE = strokes((12, 26), (19, 35), (36, 10))


def test_tick_is_seen():
    assert is_tick(TICK_IMAGE, BODY)


@pytest.mark.parametrize(
    "points",
    [
        ((12, 36), (36, 10)),  # slash
        ((10, 10), (23, 36), (36, 10)),  # v
        ((12, 12), (36, 36)),  # backslash
        ((12, 24), (36, 24)),  # dash
        ((12, 12), (12, 36), (36, 36), (36, 12), (12, 12)),  # box
        ((12, 12), (12, 36), (30, 36)),  # L
        ((36, 10), (14, 22), (36, 34)),  # less than
    ],
)
def test_other_signs_of_two_strokes_are_no_ticks(points):
    assert not is_tick(strokes(*points), BODY)


def test_empty_image_is_no_tick():
    assert not is_tick(np.full((20, 20), 255, np.uint8), BODY)


def test_only_what_the_reader_does_not_believe_becomes_a_tick():
    doubtful, sure = LineReading("/", 0.3), LineReading("/", 0.95)
    assert [r.text for r in read_ticks([TICK_IMAGE] * 2, [BODY] * 2, [doubtful, sure])] == [TICK, "/"]
