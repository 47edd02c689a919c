"""A bent page is drawn straight again, a straight one is not touched."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from prongsai.pipeline.pages.scan.image import flatten_light
from prongsai.pipeline.pages.scan.layout import find_layout, level_page
from prongsai.pipeline.pages.scan.rulings import find_rulings
from prongsai.pipeline.pages.scan.unbend import unbend
from tests.pipeline.pages.scan.drawn_page import DPI, blank_page, draw_letters, draw_table, turn_page

XS = [150, 330, 1150, 1500]
YS = list(range(150, 2100, 130))


def table_page():
    page = blank_page(height=2339)
    draw_table(page, XS, YS)
    for y in YS[1:]:
        draw_letters(page, 360, y - 30, 25)
    return page


def bowed(page, pixels: float):
    """The middle of every line lies lower by so much."""
    height, width = page.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    lift = pixels * np.sin(np.pi * x / width)
    return cv2.remap(page, x, (y - lift).astype(np.float32), cv2.INTER_LINEAR, borderValue=255)


def from_the_side(page, share: float):
    """The lower edge is farther away: its corners lie inside by this share of the width."""
    height, width = page.shape
    old = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    new = old + np.array([[0, 0], [0, 0], [-share * width, 0], [share * width, 0]], np.float32)
    matrix = cv2.getPerspectiveTransform(old, new)
    return cv2.warpPerspective(page, matrix, (width, height), borderValue=255)


def lean_of_rules(page) -> float:
    """By how many pixels columns and rows of the table are not straight, as far as the finding of rules tells."""
    columns = np.array([np.flatnonzero(page[y + 65] < 128)[[0, -1]] for y in YS[:-1]], dtype=float)
    return float(np.ptp(columns, axis=0).max())


@pytest.mark.parametrize("bend", [lambda page: bowed(page, 9), lambda page: from_the_side(page, 0.02)])
def test_bent_page_is_straight_again(bend):
    bent = bend(table_page())
    found = find_rulings(unbend(flatten_light(bent, DPI), DPI), DPI).rules
    uprights = sorted(r.at for r in found if not r.is_horizontal)
    assert len(uprights) == len(XS)
    assert len([r for r in found if r.is_horizontal]) == len(YS)


def test_columns_of_a_page_from_the_side_stand_upright():
    bent = from_the_side(table_page(), 0.02)
    assert lean_of_rules(bent) > 15
    assert lean_of_rules(unbend(bent, DPI)) < 5


@pytest.mark.parametrize("angle", [0.0, 0.05, -0.07])
def test_straight_page_is_not_touched(angle):
    page = turn_page(table_page(), angle)
    assert unbend(page, DPI) is page


def test_page_without_rules_and_one_with_a_few_crooked_lines_are_not_touched():
    text = blank_page()
    for line in range(12):
        draw_letters(text, 150, 200 + 60 * line, 50)
    assert unbend(text, DPI) is text
    cv2.line(text, (200, 900), (900, 930), 0, 2)
    cv2.line(text, (200, 1000), (900, 985), 0, 2)
    assert unbend(text, DPI) is text


def test_page_of_noise_is_not_bent_by_it():
    noise = np.random.default_rng(5).integers(0, 256, (1200, 900), dtype=np.uint8)
    assert unbend(noise, DPI) is noise


@pytest.mark.parametrize("bend", [lambda page: from_the_side(page, 0.035), lambda page: bowed(page, 20)])
def test_page_is_laid_out_after_it_was_straightened(bend):
    level = level_page(bend(table_page()), DPI, may_turn=False)  # rings in a row say nothing of which way is up
    rules = find_layout(level.image, DPI).rules
    assert len([rule for rule in rules if not rule.is_horizontal]) == len(XS)
    assert len([rule for rule in rules if rule.is_horizontal]) == len(YS)
    assert lean_of_rules(level.image) < 8
