"""Dirt on the glass is divided out of the picture; rules of a table, and pictures cut out along one, are left alone."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from prongsai.pipeline.pages.scan.glass import find_glass_streaks, wipe_glass
from prongsai.pipeline.pages.scan.rulings import find_rulings
from tests.pipeline.pages.scan.drawn_page import DPI, blank_page, draw_letters, draw_table

XS = [200, 400, 900, 1400]
YS = [200, 260, 400, 700]


def printed():
    page = blank_page()
    draw_table(page, XS, YS)
    draw_letters(page, 960, 660, 12)
    return page


def darken(page, x, lean, width, depth):
    """The page under a line of dirt that lets 1 - depth of the light through."""
    layer = np.zeros(page.shape, np.uint8)
    cv2.line(layer, (x, 0), (x + lean, page.shape[0] - 1), 255, width, cv2.LINE_AA)
    return np.rint(page * (1 - depth * layer / 255.0)).astype(np.uint8)


def is_clean(wiped, clean):
    """All rules are those of the table, nothing else is ink, and what was ink is still."""
    rules = find_rulings(wiped, DPI).rules
    uprights, levels = ([round(r.at) for r in rules if r.is_horizontal == flag] for flag in (False, True))
    near = [sorted(uprights) == XS, sorted(levels) == YS]
    far = cv2.dilate((clean < 200).astype(np.uint8), np.ones((3, 3), np.uint8)) == 0
    return all(near) and (wiped[far] > 170).all() and (wiped[clean == 0] < 110).mean() > 0.999


@pytest.mark.parametrize("depth", [0.2, 0.5, 0.65])
@pytest.mark.parametrize(("x", "lean", "width"), [(600, 0, 1), (1100, 4, 2), (1040, -3, 3)])
def test_streak_is_found_and_what_lies_below_it_is_seen_again(x, lean, width, depth):
    clean = printed()
    page = darken(clean, x, lean, width, depth)
    (streak,) = find_glass_streaks(page, DPI)
    assert abs(streak.first - x) <= 2
    assert abs(streak.last - x - lean) <= 2
    assert is_clean(wipe_glass(page, DPI), clean)


def test_streak_that_hides_what_is_below_it_is_left_to_the_level_page():
    """Nothing can be seen again under it, and letters drawn on from both sides would be others."""
    page = darken(printed(), 600, 3, 2, 0.95)
    assert wipe_glass(page, DPI) is page


def test_streaks_that_cross_are_both_taken_out():
    clean = printed()
    wiped = wipe_glass(darken(darken(clean, 1100, 5, 2, 0.5), 1104, -5, 2, 0.4), DPI)
    assert [round(r.at) for r in find_rulings(wiped, DPI).rules if not r.is_horizontal] == XS


def test_rule_beside_a_streak_and_rule_below_one_stay():
    clean = printed()
    for x in (XS[1] + 5, XS[1]):
        wiped = wipe_glass(darken(clean, x, 0, 2, 0.4), DPI)
        assert wiped[YS[0] : YS[-1], XS[1]].max() < 90, x
        assert wiped[: YS[0] - 5].min() > 225, x


def test_streak_along_a_sheet_that_lies_sideways():
    clean = printed()
    page = np.ascontiguousarray(darken(clean, 600, 2, 2, 0.5).T)
    assert wipe_glass(page, DPI)[clean.T > 240].min() > 225


def test_page_without_streaks_is_the_same_page():
    page = printed()
    assert wipe_glass(page, DPI) is page


def test_line_that_ends_on_the_page_is_no_streak():
    page = printed()
    cv2.line(page, (600, 0), (600, page.shape[0] - 200), 0, 2)
    assert find_glass_streaks(page, DPI) == []


@pytest.mark.parametrize("edges", [(120, 1030, 210, 1390), (120, 1030, 100, 1500), (20, 1130, 260, 1340)])
def test_picture_cut_out_within_its_table_keeps_its_rules(edges):
    page = blank_page()
    draw_table(page, XS, list(range(100, 1100, 50)))
    for y in range(140, 1090, 50):
        draw_letters(page, 440, y, 16)
    top, bottom, left, right = edges
    cut = page[top:bottom, left:right].copy()
    assert wipe_glass(cut, DPI) is cut


def test_picture_cut_out_along_its_border_keeps_it():
    page = blank_page()
    draw_table(page, XS, list(range(100, 1100, 50)))
    assert find_glass_streaks(page[100:1051, XS[0] : XS[-1] + 1].copy(), DPI) == []


@pytest.mark.parametrize("size", [(40, 1000), (1000, 20), (90, 90)])
def test_picture_too_small_for_streaks_is_left_alone(size):
    strip = np.full(size, 255, np.uint8)
    assert wipe_glass(strip, DPI) is strip
