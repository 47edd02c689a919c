from __future__ import annotations

import cv2
import numpy as np
import pytest

from prongsai.pipeline.pages.scan.sheet import cut_out_sheet, find_sheet
from tests.pipeline.pages.scan.drawn_page import DPI, blank_page, draw_letters, draw_table

CORNERS = np.array([[130, 90], [1500, 150], [1540, 1090], [100, 1120]], np.float32)
"""Of the sheet, in a picture of 1654 x 1200 pixels."""


def sheet():
    page = blank_page()
    draw_table(page, [200, 800, 1450], [200, 500, 800])
    for baseline in (300, 400, 600, 700):
        draw_letters(page, 260, baseline, 15)
    return page


def seen_from_the_side(page, ground):
    """The page as a quadrangle on a ground of one colour."""
    height, width = page.shape[:2]
    whole = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(whole, CORNERS)
    seen = cv2.warpPerspective(page, matrix, (width, height), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full(page.shape[:2], 255, np.uint8), matrix, (width, height))
    return np.where((mask if page.ndim == 2 else mask[:, :, None]) > 128, seen, ground).astype(np.uint8)


@pytest.mark.parametrize("ground", [20, 90, 150])
def test_sheet_is_found_by_the_darker_ground(ground):
    found = find_sheet(seen_from_the_side(sheet(), ground), DPI)
    assert found is not None
    assert np.abs(found - CORNERS).max() < 8


def test_sheet_is_found_by_the_colour_of_a_bright_desk_in_half_a_shadow():
    page = np.repeat(sheet()[:, :, None], 3, axis=2)
    seen = seen_from_the_side(page, np.array((200, 170, 120), np.uint8))
    shadow = np.where(np.arange(seen.shape[1]) < 800, 0.6, 1.0)[None, :, None]
    found = find_sheet((seen * shadow).astype(np.uint8), DPI)
    assert found is not None
    assert np.abs(found - CORNERS).max() < 12


def test_rules_are_straight_and_the_desk_is_paper_after_it_was_cut_out():
    cut = cut_out_sheet(seen_from_the_side(sheet(), 60), DPI)
    assert cut[:60].min() == 255
    assert cut[:, :60].min() == 255
    rows = np.flatnonzero((cut < 128).sum(axis=1) > 900)
    assert 3 <= len(rows) <= 18  # three rules of some pixels each, all of which run along their rows
    assert np.flatnonzero((cut < 128).sum(axis=0) > 400).size >= 3


@pytest.mark.parametrize("level", [255, 235])
def test_picture_that_is_all_sheet_stays_as_it_is(level):
    page = np.minimum(sheet(), level).astype(np.uint8)
    assert cut_out_sheet(page, DPI) is page


def test_white_table_on_a_coloured_page_with_a_title_is_no_sheet():
    page = np.full((1200, 1654), 120, np.uint8)
    page[300:1150, 60:1600] = sheet()[300:1150, 60:1600]
    for start in (300, 500, 700):
        row = blank_page()
        draw_letters(row, start, 150, 4)
        page[row < 128] = 255
    assert find_sheet(page, DPI) is None


def test_round_bright_thing_is_no_sheet():
    page = np.full((1200, 1654), 40, np.uint8)
    cv2.circle(page, (827, 600), 560, 250, -1)
    assert find_sheet(page, DPI) is None


def test_shadow_across_a_page_is_no_side_of_a_sheet():
    shade = np.where(np.arange(1654) < 700, 0.55, 1.0)
    soft = np.convolve(np.pad(shade, 100, mode="edge"), np.ones(201) / 201, mode="valid")
    assert find_sheet((sheet() * soft).astype(np.uint8), DPI) is None
