"""Level rules that fell to pieces are drawn again where they end as the others of their table do."""

from __future__ import annotations

import numpy as np
import pytest

from prongsai.pipeline.pages.scan.lost_levels import restore_levels
from prongsai.pipeline.pages.scan.rulings import Rulings, find_rulings
from tests.pipeline.pages.scan.drawn_page import DPI, XS, YS, blank_page, draw_letters, draw_table, has_rule

GAP_PX = 12
"""What a threshold takes out of a hairline, 1.5 mm."""


def restored(page) -> Rulings:
    return restore_levels(find_rulings(page, DPI), page, DPI)


def fray(page, x0: int, y0: int, x1: int, y1: int) -> None:
    """Take two of five pieces out of all that is in a box."""
    rng = np.random.default_rng(x0 + y0)
    for y in range(y0, y1, GAP_PX):
        for x in range(x0, x1, GAP_PX):
            if rng.random() < 0.4:
                page[y : min(y + GAP_PX, y1), x : min(x + GAP_PX, x1)] = 255


def table_page(xs=XS, ys=YS):
    page = blank_page()
    draw_table(page, xs, ys)
    return page


def level_page(x0: int, x1: int, ys) -> np.ndarray:
    page = blank_page()
    for y in ys:
        page[y : y + 2, x0:x1] = 0
    return page


def test_whole_table_is_left_as_it_is():
    page = table_page()
    draw_letters(page, 230, 260, 5)
    found = find_rulings(page, DPI)
    assert restore_levels(found, page, DPI) is found


@pytest.mark.parametrize(
    ("frayed", "lost", "rows"),
    [((190, 190, 1410, 278), 200, (200, 280)), ((190, 524, 1410, 612), 600, (520, 600))],
    ids=["first", "last"],
)
def test_a_row_whose_rules_fell_to_pieces_is_a_row_again(frayed, lost, rows):
    page = table_page()
    fray(page, *frayed)
    assert not has_rule(find_rulings(page, DPI), lost, 200, 1400, is_level=True)
    rules = restored(page)
    assert has_rule(rules, lost, 200, 1400, is_level=True)
    assert all(has_rule(rules, x, *rows) for x in XS)


def test_level_rules_alone_are_left_as_they_are():
    page = level_page(200, 1400, YS)
    fray(page, 190, 190, 1410, 612)
    found = find_rulings(page, DPI)
    assert restore_levels(found, page, DPI) is found


def test_side_and_rules_that_lost_their_ends_are_found():
    page = table_page()
    fray(page, 190, 190, 1410, 612)
    # a rule that lost more of both ends than the others, below all of them
    page[596:606, 150:270] = page[596:606, 1320:1450] = 255
    rules = restored(page)
    assert all(has_rule(rules, y, 200, 1400, is_level=True) for y in YS)


def test_paragraph_between_two_tables_is_no_row():
    page = blank_page()
    draw_table(page, XS, YS[:3])
    draw_letters(page, 190, 420, 14)
    draw_table(page, XS, [480, 560, 640])
    fray(page, 150, 190, 1450, 364)
    fray(page, 150, 476, 1450, 650)
    rules = restored(page)
    assert has_rule(rules, 480, 200, 1400, is_level=True)
    assert not any(has_rule(rules, x, 360, 480) for x in XS)


def test_rule_is_not_drawn_through_a_cell_that_is_merged_over_rows():
    page = table_page()
    page[275:285, 205:398] = 255
    draw_letters(page, 230, 290, 6)
    fray(page, 405, 270, 1410, 290)
    rules = restored(page)
    assert has_rule(rules, 280, 400, 1400, is_level=True)
    assert not has_rule(rules, 280, 200, 400, is_level=True)


def test_title_over_columns_gets_no_uprights():
    page = table_page()
    page[205:276, 205:1395] = 255
    fray(page, 190, 190, 1410, 204)
    rules = restored(page)
    assert has_rule(rules, 200, 200, 1400, is_level=True)
    assert not any(has_rule(rules, x, 200, 280) for x in XS[1:-1])


def test_pieces_that_end_in_different_places_are_no_table():
    page = blank_page()
    for y, x0, x1 in ((200, 200, 900), (280, 300, 1200), (360, 500, 1400), (440, 200, 1400)):
        page[y : y + 2, x0:x1] = 0
        fray(page, x0, y - 4, x1, y + 6)
    found = find_rulings(page, DPI)
    assert restore_levels(found, page, DPI) is found


def test_two_broken_lines_are_no_table():
    page = level_page(200, 1400, (200, 280))
    fray(page, 190, 190, 1410, 290)
    found = find_rulings(page, DPI)
    assert restore_levels(found, page, DPI) is found
