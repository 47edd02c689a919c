"""Rules that a copy broke are drawn on over their gaps, and no further than print or their table lets them."""

from __future__ import annotations

import cv2
import numpy as np

from prongsai.pipeline.pages.scan.mended import mend_rules
from prongsai.pipeline.pages.scan.rulings import Rulings, find_rulings
from tests.pipeline.pages.scan.drawn_page import DPI, XS, YS, blank_page, draw_letters, draw_table, has_rule


def mended(page) -> Rulings:
    return mend_rules(find_rulings(page, DPI), page, DPI)


def wipe(page, x0: int, y0: int, x1: int, y1: int) -> None:
    page[y0:y1, x0:x1] = 255


def test_whole_table_is_left_as_it_is():
    page = blank_page()
    draw_table(page, XS, YS)
    draw_letters(page, 230, 260, 5)
    found = find_rulings(page, DPI)
    assert mend_rules(found, page, DPI) is found


def test_upright_that_lost_a_piece_runs_on_through_its_table():
    page = blank_page()
    draw_table(page, XS, YS)
    wipe(page, 890, 300, 910, 500)
    assert not has_rule(find_rulings(page, DPI), 900, 200, 600)
    assert has_rule(mended(page), 900, 200, 600)


def test_title_over_two_columns_is_not_cut():
    page = blank_page()
    draw_table(page, XS, YS)
    wipe(page, 890, 205, 910, 276)
    wipe(page, 890, 380, 910, 420)
    for x in range(820, 980, 20):
        page[230:250, x : x + 14] = 0
    rules = mended(page)
    assert has_rule(rules, 900, 280, 600)
    assert not has_rule(rules, 900, 200, 280)


def test_level_rule_that_stops_at_a_merged_cell_is_not_drawn_through_it():
    page = blank_page()
    draw_table(page, XS, YS)
    wipe(page, 205, 350, 396, 370)  # merged over two rows, its text in the upper
    draw_letters(page, 250, 330, 3)
    wipe(page, 1000, 350, 1200, 370)  # broken
    rules = mended(page)
    assert has_rule(rules, 360, 400, 1400, is_level=True)
    assert not has_rule(rules, 360, 200, 400, is_level=True)


def test_level_rule_that_is_lost_between_two_rows_with_print_is_drawn():
    page = blank_page()
    draw_table(page, XS, YS)
    wipe(page, 205, 350, 396, 370)
    draw_letters(page, 250, 330, 3)
    draw_letters(page, 250, 420, 3)
    wipe(page, 1000, 350, 1200, 370)
    assert has_rule(mended(page), 360, 200, 1400, is_level=True)


def test_rules_of_which_only_shards_are_left_are_drawn_and_the_shards_are_no_print():
    page = blank_page()
    draw_table(page, XS, YS)
    gone = np.random.default_rng(1).random((page.shape[0] // 12 + 1, page.shape[1] // 12 + 1)) < 0.3
    page[np.kron(gone, np.ones((12, 12), bool))[: page.shape[0], : page.shape[1]]] = 255
    rulings = mended(page)
    assert all(has_rule(rulings, x, YS[0], YS[-1]) for x in XS)
    assert all(has_rule(rulings, y, XS[0], XS[-1], is_level=True) for y in YS)
    left = (page < 128) & (cv2.dilate(rulings.mask, np.ones((3, 3), np.uint8)) == 0)
    assert np.count_nonzero(left) < 0.02 * np.count_nonzero(page < 128)


def test_initials_that_stand_under_each_other_are_no_rule():
    page = blank_page()
    draw_table(page, XS, YS)
    for y in YS[:-1]:
        cv2.line(page, (260, y + 30), (260, y + 56), 0, 3)
    wipe(page, 890, 300, 910, 500)
    wipe(page, 1000, 350, 1200, 370)
    wipe(page, 1000, 430, 1200, 450)
    assert not has_rule(mended(page), 260, 200, 600)
