from __future__ import annotations

import cv2
import numpy as np
import pytest

from prongsai.pipeline.pages.scan.fills import lighten_dark_fills
from prongsai.pipeline.pages.scan.image import (
    blank_photographs,
    find_ink,
    find_skew,
    flatten_light,
    is_sideways,
    turn,
)
from tests.pipeline.pages.scan.drawn_page import DPI, blank_page, draw_letters, draw_table, turn_page


def text_page():
    page = blank_page()
    for baseline in range(150, 1100, 60):
        draw_letters(page, 150, baseline, 50)
    return page


@pytest.mark.parametrize("angle", [-3.0, -0.7, 0.0, 0.4, 2.2, 4.5])
def test_skew_is_found_to_a_tenth_of_a_degree(angle):
    skewed = turn_page(text_page(), angle)
    assert find_skew(find_ink(skewed), DPI) == pytest.approx(-angle, abs=0.1)


def test_level_page_is_not_touched():
    page = text_page()
    assert turn(page, 0.04) is page


def test_empty_page_has_no_skew():
    assert find_skew(find_ink(blank_page()), DPI) == 0.0


def test_deep_shadow_is_no_filled_area():
    shade = np.linspace(90, 255, 1654)
    page = (text_page() * (shade / 255)).astype(np.uint8)
    assert np.array_equal(lighten_dark_fills(page, DPI), page)


def test_sideways_text_is_seen_even_inside_a_table():
    page = text_page()
    draw_table(page, [100, 800, 1550], [100, 400, 1150])
    assert not is_sideways(find_ink(page), DPI)
    assert is_sideways(find_ink(np.ascontiguousarray(np.rot90(page))), DPI)


def test_shadow_becomes_paper():
    shade = np.linspace(110, 255, 1654).astype(np.float64)
    page = (text_page() * (shade / 255)).astype(np.uint8)
    flat = flatten_light(page, DPI)
    assert flat[1150, 100:1600].min() > 200  # no ink in this row, only shadow
    ink = find_ink(flat) > 0
    assert (ink == (text_page() < 128)).mean() > 0.995


def test_white_letters_on_a_dark_fill_are_turned_round():
    page = blank_page()
    draw_letters(page, 250, 250, 20)
    page[190:290, 200:1000] = 255 - page[190:290, 200:1000]
    lightened = lighten_dark_fills(page, DPI)
    assert lightened[200, 400] > 200
    assert lightened[250, 255] < 60


def test_large_black_letters_are_no_fill():
    page = blank_page()
    for x in range(200, 1400, 80):
        cv2.rectangle(page, (x, 300), (x + 40, 360), 0, 12)
    assert np.array_equal(lighten_dark_fills(page, DPI), page)


def test_photograph_goes_and_the_text_beside_it_stays():
    page = text_page()
    coarse = np.random.default_rng(1).integers(20, 250, (20, 30), dtype=np.uint8)
    page[400:800, 900:1500] = cv2.resize(coarse, (600, 400), interpolation=cv2.INTER_CUBIC)
    blanked = blank_photographs(flatten_light(page, DPI), DPI)
    assert blanked[450:750, 950:1450].min() > 250
    beside = np.s_[100:1100, 100:800]
    assert (blanked[beside] < 128).sum() == pytest.approx((text_page()[beside] < 128).sum(), rel=0.03)


def test_dark_surroundings_of_a_photographed_sheet_leave_its_text_alone():
    page = text_page()
    page[:60], page[:, :60] = 80, 80
    prepared = blank_photographs(flatten_light(lighten_dark_fills(page, DPI), DPI), DPI)
    inside = np.s_[100:1100, 140:1600]
    assert ((prepared[inside] < 128) == (text_page()[inside] < 128)).mean() > 0.99


@pytest.mark.parametrize("shape", [(400, 2400), (2400, 400), (1654, 1170)], ids=["wide", "narrow", "usual"])
def test_ink_in_every_corner_is_turned_as_far_as_it_is_searched(shape: tuple[int, int]) -> None:
    page = np.full(shape, 255, np.uint8)
    rng = np.random.default_rng(1)
    for y in range(2, shape[0] - 8, 24):
        for x in (2, *rng.integers(2, shape[1] - 8, shape[1] // 12), shape[1] - 8):
            page[y : y + 8, x : x + 5] = 0
    ink = find_ink(page)
    assert find_skew(ink, 100.0) == pytest.approx(0.0, abs=0.3)
    assert not is_sideways(ink, 100.0)
