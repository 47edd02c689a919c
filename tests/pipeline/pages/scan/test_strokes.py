from __future__ import annotations

import cv2
import numpy as np
import pytest

from prongsai.pipeline.pages.scan.image import find_ink
from prongsai.pipeline.pages.scan.strokes import colour_to_grey, has_colour, take_off_lines
from tests.pipeline.pages.scan.drawn_page import DPI, blank_page, draw_letters, draw_table


def text_page():
    page = blank_page()
    for baseline in range(150, 1100, 60):
        draw_letters(page, 150, baseline, 50)
    return page


def coloured(page):
    return np.ascontiguousarray(np.repeat(page[:, :, None], 3, axis=2))


def test_grey_page_has_no_colour():
    assert not has_colour(coloured(text_page()))


def test_stamp_goes_and_letters_under_its_ink_stay():
    image = coloured(text_page())
    ring = np.zeros(image.shape[:2], np.uint8)
    cv2.circle(ring, (600, 600), 150, 255, 5)
    for channel, tint in enumerate((0.85, 0.2, 0.25)):  # red ink lets black through
        image[:, :, channel] = np.where(ring > 0, image[:, :, channel] * tint, image[:, :, channel])
    assert has_colour(image)
    ink, expected = find_ink(colour_to_grey(image, DPI)) > 0, text_page() < 128
    assert (ink & ~expected).sum() < 0.02 * expected.sum()
    assert (expected & ~ink).sum() < 0.02 * expected.sum()


def test_corners_between_the_strokes_of_a_stamp_go_with_it():
    image, ink = coloured(blank_page()), (190, 40, 60)
    cv2.circle(image, (600, 600), 120, ink, 5)
    for end in ((400, 582), (800, 582)):
        cv2.line(image, (600, 482), end, ink, 4)
    assert has_colour(image)
    assert np.count_nonzero(find_ink(colour_to_grey(image, DPI))) == 0


def test_coloured_text_and_coloured_tables_stay():
    page = text_page()
    draw_table(page, [100, 800, 1550], [100, 400, 1150])
    image = coloured(page)
    image[page < 128] = (30, 40, 160)
    kept = find_ink(colour_to_grey(image, DPI)) > 0
    assert (kept == (page < 128)).mean() > 0.999


def test_dark_pen_line_goes_and_the_letters_that_it_crosses_stay():
    page = text_page()
    cv2.line(page, (300, 500), (700, 700), 40, 3)
    cleaned = take_off_lines(page, find_ink(page), DPI)
    ink, expected = find_ink(cleaned) > 0, text_page() < 128
    assert (ink & ~expected).sum() < 0.01 * expected.sum()
    assert (expected & ~ink).sum() < 0.01 * expected.sum()


def test_print_without_strokes_is_not_touched():
    page = text_page()
    draw_table(page, [100, 800, 1550], [100, 400, 1150])
    assert take_off_lines(page, find_ink(page), DPI) is page


@pytest.mark.parametrize("colour", [(200, 30, 30), (20, 90, 160), (255, 255, 0)])
def test_page_of_one_colour_is_no_stroke(colour: tuple[int, int, int]) -> None:
    """No pixel of it is paper, so none has a distance to paper: the number given for that was no number of pixels."""
    page = np.full((600, 400, 3), colour, dtype=np.uint8)
    grey = colour_to_grey(page, 200.0)
    assert np.array_equal(grey, cv2.cvtColor(page, cv2.COLOR_RGB2GRAY))
