from __future__ import annotations

import numpy as np

from prongsai.pipeline.pages.scan.image import find_ink
from prongsai.pipeline.pages.scan.lines import find_lines, is_upside_down
from tests.pipeline.pages.scan.drawn_page import BODY_PX, DPI, blank_page, draw_letters


def one_region(page):
    return np.ones(page.shape, dtype=np.int32)


def lines_of(page, regions=None):
    return find_lines(page, find_ink(page), one_region(page) if regions is None else regions, DPI)


def test_lines_come_from_top_to_bottom_with_their_marks():
    page = blank_page()
    for baseline in (200, 260, 320):
        draw_letters(page, 150, baseline, 30)
    lines = lines_of(page)
    assert len(lines) == 3
    for line, baseline in zip(lines, (200, 260, 320), strict=True):
        assert abs(line.body_bottom - baseline) <= 3
        assert line.top < baseline - BODY_PX - 9
        assert line.image.shape == (line.bottom - line.top, line.x1 - line.x0)


def test_neighbours_ink_is_painted_out_of_a_cut_out():
    page = blank_page()
    draw_letters(page, 150, 200, 20)
    draw_letters(page, 150, 238, 20)  # its marks reach up to the first line's box
    first, second = lines_of(page)
    for line, baseline in ((first, 200), (second, 238)):
        rows = np.nonzero((line.image < 128).any(axis=1))[0] + line.top
        assert rows.min() >= baseline - BODY_PX - 12
        assert rows.max() <= baseline + 3


def test_columns_far_apart_are_lines_of_their_own():
    page = blank_page()
    draw_letters(page, 150, 200, 10)
    draw_letters(page, 900, 200, 10)
    assert [line.x0 < 500 for line in lines_of(page)] == [True, False]


def test_a_line_never_leaves_its_region():
    page = blank_page()
    draw_letters(page, 150, 200, 20)
    regions = one_region(page)
    regions[:, 400:] = 2
    assert len(lines_of(page, regions)) == 2


def test_lone_dash_is_a_line_and_dirt_is_not():
    page = blank_page()
    for baseline in (200, 260):
        draw_letters(page, 150, baseline, 30)
    page[500:504, 800:814] = 0  # the dash of an empty cell
    page[700:703, 300:303] = 0
    lines = lines_of(page)
    assert len(lines) == 3
    assert lines[-1].x0 <= 800 and lines[-1].x1 >= 814


def test_page_on_its_head_is_seen_by_its_marks():
    page = blank_page()
    for baseline in (200, 260, 320, 380):
        draw_letters(page, 150, baseline, 40)
    assert not is_upside_down(lines_of(page))
    assert is_upside_down(lines_of(np.ascontiguousarray(page[::-1, ::-1])))


def test_page_without_marks_stays_as_it_is():
    page = blank_page()
    for baseline in (200, 260, 320, 380):
        draw_letters(page, 150, baseline, 40, marks_above=False)
    assert not is_upside_down(lines_of(page))


def test_empty_page_has_no_lines():
    assert lines_of(blank_page()) == []
