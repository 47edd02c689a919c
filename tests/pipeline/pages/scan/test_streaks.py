"""Lines down the whole page are no rules, unless a picture was cut out along its table."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from prongsai.pipeline.pages.scan.layout import find_layout
from prongsai.pipeline.pages.scan.rulings import find_rulings
from prongsai.pipeline.pages.scan.streaks import find_streaks, wipe_streaks
from tests.pipeline.pages.scan.drawn_page import DPI, blank_page, draw_letters, draw_table

XS = [200, 400, 900, 1400]
YS = [200, 260, 400, 700]


def streaks_of(page) -> list[int]:
    found = find_streaks(find_rulings(page, DPI).rules, page.shape[0], DPI)
    return sorted(round(rule.at) for rule in found)


@pytest.mark.parametrize(("x", "lean"), [(600, 0), (1100, 3), (1450, 0), (100, -3)])
def test_line_from_edge_to_edge_is_a_streak(x, lean):
    page = blank_page()
    draw_table(page, XS, YS)
    cv2.line(page, (x, 0), (x + lean, page.shape[0] - 1), 0, 2)
    assert np.allclose(streaks_of(page), [x + lean / 2], atol=2)


def test_line_on_a_page_without_a_table_is_a_streak():
    page = blank_page()
    draw_letters(page, 150, 300, 40)
    cv2.line(page, (700, 0), (700, page.shape[0] - 1), 0, 2)
    assert streaks_of(page) == [700]


def test_line_that_ends_on_the_page_is_none():
    page = blank_page()
    draw_table(page, XS, YS)
    cv2.line(page, (600, 0), (600, page.shape[0] - 200), 0, 2)
    assert streaks_of(page) == []


def test_picture_cut_out_along_its_table_keeps_its_columns():
    page = blank_page()
    draw_table(page, XS, YS)
    assert streaks_of(page[YS[0] : YS[-1], XS[0] : XS[-1]].copy()) == []
    # cut within its first and last row: every column goes on to the edge
    assert streaks_of(page[YS[0] + 20 : YS[-1] - 20, XS[0] : XS[-1]].copy()) == []


def test_what_a_streak_crosses_is_closed_and_the_rest_is_left():
    page = blank_page()
    draw_table(page, XS, YS)
    clean = page.copy()
    cv2.line(page, (600, 0), (604, page.shape[0] - 1), 60, 2)
    rulings = find_rulings(page, DPI)
    wiped = wipe_streaks(page, find_streaks(rulings.rules, page.shape[0], DPI), rulings)
    assert np.abs(wiped.astype(int) - clean.astype(int)).max() <= 60
    assert (wiped != clean).mean() < 0.001
    assert (wiped[:, :590] == clean[:, :590]).all()
    assert wiped[YS[1], 595:610].max() < 80, "the rule goes on where the streak crossed it"


def test_streak_is_no_rule_of_the_layout_and_cuts_no_line():
    page = blank_page()
    draw_table(page, XS, YS)
    draw_letters(page, 960, 660, 12)
    clean = find_layout(page, DPI)
    cv2.line(page, (1100, 0), (1103, page.shape[0] - 1), 0, 2)
    streaked = find_layout(page, DPI)
    assert sorted(round(r.at) for r in streaked.rules if not r.is_horizontal) == XS
    assert len(streaked.lines) == len(clean.lines) == 1
