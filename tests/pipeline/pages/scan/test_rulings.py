from __future__ import annotations

import numpy as np

from prongsai.pipeline.pages.scan.image import flatten_light
from prongsai.pipeline.pages.scan.rulings import find_rulings, label_regions
from tests.pipeline.pages.scan.drawn_page import DPI, blank_page, draw_letters, draw_table

XS = [200, 400, 900, 1400]
YS = [200, 260, 400, 700]


def positions(rules, is_horizontal: bool) -> list[int]:
    return sorted(round(r.at) for r in rules if r.is_horizontal is is_horizontal)


def test_every_rule_of_a_table_is_found_once():
    page = blank_page()
    draw_table(page, XS, YS)
    rules = find_rulings(page, DPI).rules
    assert np.allclose(positions(rules, True), YS, atol=2)
    assert np.allclose(positions(rules, False), XS, atol=2)


def test_broken_rules_are_joined():
    page = blank_page()
    draw_table(page, XS, YS)
    page[:, 500:1300:90] = 255
    for offset in range(12):
        page[:, 500 + offset : 1300 : 90] = 255
    rules = find_rulings(page, DPI).rules
    assert np.allclose(positions(rules, True), YS, atol=2)


def test_faint_rules_are_found():
    page = blank_page()
    draw_table(page, XS, YS, thickness=1)
    page[page == 0] = 190
    rules = find_rulings(flatten_light(page, DPI), DPI).rules
    assert len(positions(rules, True)) == len(YS)
    assert len(positions(rules, False)) == len(XS)


def test_letters_are_no_rules():
    page = blank_page()
    for line in range(8):
        draw_letters(page, 150, 200 + 40 * line, 50)
    assert find_rulings(page, DPI).rules == ()


def test_tall_letters_under_each_other_are_no_column():
    page = blank_page()
    draw_table(page, XS, [200, 260, 320, 380])
    for top in (215, 275, 335):
        page[top : top + 30, 600:604] = 0
    assert np.allclose(positions(find_rulings(page, DPI).rules, False), XS, atol=2)


def test_each_cell_is_a_region_and_a_merged_cell_is_one():
    page = blank_page()
    draw_table(page, XS, YS)
    page[395:405, 405:895] = 255  # the rule between two cells of the middle column is gone: one merged cell
    regions = label_regions(find_rulings(page, DPI).rules, page.shape)
    assert regions[300, 600] == regions[600, 600]
    assert len({int(regions[y, x]) for y in (230, 300, 600) for x in (300, 600, 1100)}) == 8


def test_mask_covers_rules_and_spares_letters():
    page = blank_page()
    draw_table(page, XS, YS)
    draw_letters(page, 450, 340, 10)
    mask = find_rulings(page, DPI).mask
    assert mask[260, 300] > 0
    assert not mask[300:345, 440:720].any()


def test_stem_of_a_letter_above_the_end_of_a_rule_is_not_swallowed():
    page = blank_page()
    draw_table(page, [200, 1400], [200, 400, 700])
    page[400:700, 799:802] = 0  # a column rule of the lower row only
    page[345:380, 799:802] = 0  # a stem in the cell above it
    rulings = find_rulings(page, DPI)
    assert not rulings.mask[345:380, 790:810].any()
    assert min(r.start for r in rulings.rules if not r.is_horizontal and 780 < r.at < 820) > 380
