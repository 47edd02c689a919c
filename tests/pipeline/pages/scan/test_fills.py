from __future__ import annotations

import cv2
import numpy as np
import pytest

from prongsai.pipeline.pages.scan.fills import even_light_fills, lighten_dark_fills, smooth_dots
from prongsai.pipeline.pages.scan.image import find_ink, flatten_light
from tests.pipeline.pages.scan.drawn_page import DPI, blank_page, draw_letters, draw_table, turn_page

ROW = np.s_[190:270, 150:1400]


def letters():
    page = blank_page()
    draw_letters(page, 200, 250, 40)
    return page


def is_same_ink(found, wanted):
    """Nearly all pixels alike, and no speck away from the letters."""
    ink, true = find_ink(found) > 0, wanted < 128
    far = cv2.dilate(true.astype(np.uint8), np.ones((5, 5), np.uint8)) == 0
    return (ink[~far] == true[~far]).mean() > 0.8 and not (ink & far).any()


@pytest.mark.parametrize("level", [0.9, 0.75, 0.6, 0.5])
def test_light_fill_becomes_paper_and_its_letters_stay(level):
    page = letters()
    page[ROW] = (page[ROW] * level).astype(np.uint8)
    assert is_same_ink(even_light_fills(flatten_light(page, DPI), DPI), letters())


def test_large_black_letters_are_no_fill():
    page = blank_page()
    for x in range(200, 1400, 90):
        cv2.rectangle(page, (x, 300), (x + 50, 380), 0, 14)  # strokes of 5 pt
    evened = even_light_fills(page, DPI)
    assert ((evened < 128) == (page < 128)).all()


def test_thin_grey_rule_is_no_fill():
    page = blank_page()
    draw_table(page, [100, 800, 1500], [100, 300, 500])
    page[page < 255] = 170
    assert even_light_fills(page, DPI)[100, 400] < 180


@pytest.mark.parametrize("level", [0.85, 0.7, 0.6])
@pytest.mark.parametrize("pattern", ["ordered", "round"])
def test_dots_are_smoothed_to_paper_and_the_letters_on_them_stay(level, pattern):
    page = letters().astype(np.float32) / 255
    page[ROW] *= level
    y, x = np.mgrid[0 : page.shape[0], 0 : page.shape[1]]
    if pattern == "ordered":
        bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) / 16 + 1 / 32
        threshold = bayer[y % 4, x % 4]
    else:
        threshold = 0.5 - 0.25 * (np.cos(2 * np.pi * (x + y) / 5) + np.cos(2 * np.pi * (x - y) / 5))
    dotted = np.where(page > threshold, 255, 0).astype(np.uint8)
    dotted[letters() > 128] = np.maximum(dotted, np.where(page == 1, 255, 0))[letters() > 128]
    clear = even_light_fills(flatten_light(smooth_dots(dotted, DPI), DPI), DPI)
    ink, true = find_ink(clear) > 0, letters() < 128
    assert ink[true].mean() > 0.7
    far = cv2.dilate(true.astype(np.uint8), np.ones((7, 7), np.uint8)) == 0
    assert ink[far].mean() < 0.002


def test_page_without_dots_is_the_same_page():
    page = letters()
    assert smooth_dots(page, DPI) is page
    noisy = np.clip(page + np.random.default_rng(3).normal(0, 12, page.shape), 0, 255).astype(np.uint8)
    assert smooth_dots(noisy, DPI) is noisy


def test_letters_that_stand_as_close_as_dots_stay():
    page = letters()
    for x in range(1000, 1048, 8):  # upright strokes over a quarter of an inch
        page[500:548, x : x + 4] = 0
    assert smooth_dots(page, DPI) is page


@pytest.mark.parametrize("angle", [0.0, 0.6, -1.5])
def test_dark_row_is_turned_round_although_it_leans_and_the_row_below_stays(angle):
    page = letters()
    draw_letters(page, 200, 340, 40)
    wanted = turn_page(page, angle)
    page[190:280, 150:1400] = 255 - page[190:280, 150:1400]
    evened = even_light_fills(flatten_light(lighten_dark_fills(turn_page(page, angle), DPI), DPI), DPI)
    ink, true = find_ink(evened) > 0, wanted < 128
    assert ink[true].mean() > 0.9
    # the outline of the row may stay as a rule
    inside = np.zeros_like(page)
    inside[200:270, 160:1390] = 1
    inside[290:400, 100:1500] = 1
    far = (cv2.dilate(true.astype(np.uint8), np.ones((5, 5), np.uint8)) == 0) & (turn_page(inside, angle) == 1)
    assert ink[far].mean() < 0.001


def test_photograph_of_a_dark_thing_is_no_row():
    page = letters()
    y, x = np.mgrid[0:400, 0:600]
    page[600:1000, 500:1100] = np.where((x - 300) ** 2 + (y - 200) ** 2 < 40_000, 40, 255)
    assert np.array_equal(lighten_dark_fills(page, DPI)[600:1000], page[600:1000])
