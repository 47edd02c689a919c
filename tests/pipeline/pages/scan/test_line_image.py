"""Lines brought to one size: where the body of the letters is, and what is not print."""

from __future__ import annotations

import numpy as np
import pytest

from prongsai.pipeline.pages.scan.engine import GreyImage
from prongsai.pipeline.pages.scan.line_image import (
    BODY_CENTRE_PX,
    BODY_HEIGHT_PX,
    LINE_HEIGHT_PX,
    SIDE_MARGIN_PX,
    find_body,
    ink_of,
    normalize_line,
)


def strokes(height: int, body: tuple[int, int], marks: int = 0) -> GreyImage:
    """Upright strokes as of letters, some with a mark above."""
    image = np.full((height, 200), 255, np.uint8)
    for x in range(10, 190, 20):
        image[body[0] : body[1], x : x + 4] = 0
    for x in range(10, 10 + 40 * marks, 40):
        image[max(0, body[0] - 9) : body[0] - 4, x : x + 5] = 0
    return image


def test_body_is_the_band_with_most_strokes() -> None:
    ink = ink_of(strokes(60, (22, 42), marks=3))
    assert ink is not None
    assert find_body(ink) == pytest.approx((22, 42), abs=1.5)


def test_body_comes_to_one_size_and_place_whatever_the_resolution() -> None:
    for height, body in ((30, (10, 20)), (60, (22, 42)), (140, (50, 98))):
        line = normalize_line(strokes(height, body))
        assert line is not None
        assert line.pixels.shape[0] == LINE_HEIGHT_PX
        inked = np.flatnonzero(line.pixels.max(axis=1) > 128)
        assert inked[-1] - inked[0] + 1 == pytest.approx(BODY_HEIGHT_PX, abs=2)
        assert (inked[-1] + inked[0]) / 2 == pytest.approx(BODY_CENTRE_PX, abs=1.5)


def test_light_print_on_a_dark_ground_is_turned_round() -> None:
    image = strokes(60, (22, 42))
    dark, light = normalize_line(image), normalize_line(255 - image)
    assert dark is not None and light is not None
    assert np.abs(dark.pixels.astype(int) - light.pixels.astype(int)).max() <= 2


def test_ruling_on_the_edge_is_no_body() -> None:
    image = strokes(60, (22, 42))
    image[57:59, :] = 0
    ink = ink_of(image)
    assert ink is not None
    assert find_body(ink) == pytest.approx((22, 42), abs=1.5)


def test_lone_dash_is_not_blown_up_to_a_letter() -> None:
    image = np.full((60, 60), 255, np.uint8)
    image[30:33, 20:32] = 0
    line = normalize_line(image)
    assert line is not None
    assert (line.pixels.max(axis=1) > 128).sum() <= 8


def test_dash_that_fills_its_cutout_is_print() -> None:
    image = np.full((11, 40), 255, np.uint8)
    image[1:10, 1:39] = 20
    line = normalize_line(image, (-6.0, 16.0))
    assert line is not None
    assert line.pixels.max() > 128


def test_faint_thin_dash_is_print() -> None:
    image = np.full((13, 17), 252, np.uint8)
    image[5, 4:15], image[6, 4:15] = 227, 213
    assert normalize_line(image) is not None


def test_margins_beside_the_print_are_equal() -> None:
    line = normalize_line(strokes(60, (22, 42)))
    assert line is not None
    inked = np.flatnonzero(line.pixels.max(axis=0) > 128)
    assert inked[0] == pytest.approx(SIDE_MARGIN_PX, abs=1.5)
    assert line.left + inked[0] / line.scale == pytest.approx(10, abs=1.5)


@pytest.mark.parametrize("shape", [(0, 0), (2, 40), (40, 1)])
def test_too_small_for_print(shape: tuple[int, int]) -> None:
    assert normalize_line(np.zeros(shape, np.uint8)) is None


def test_paper_is_no_print() -> None:
    noise = np.random.default_rng(1).integers(238, 252, (40, 200)).astype(np.uint8)
    assert normalize_line(noise) is None
