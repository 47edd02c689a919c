"""Stamps paler than print are taken off a grey scan; pale rules, pale print and shades are not."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from prongsai.pipeline.pages.scan.stamps import take_off_stamps
from tests.pipeline.pages.scan.drawn_page import DPI, blank_page, draw_letters, draw_table

XS, YS = [200, 500, 900, 1400], list(range(200, 900, 60))


def printed(rule=0):
    page = blank_page()
    draw_table(page, XS, YS, thickness=1)
    page[page < 255] = rule
    for y in range(245, 860, 60):
        draw_letters(page, 520, y, 12)
        draw_letters(page, 240, y, 5)
    return page


def stamped(page, tone, is_ring=True):
    """The page under a stamp with letters in it; its ink lets print through."""
    layer = np.full(page.shape, 255, np.uint8)
    if is_ring:
        cv2.circle(layer, (560, 500), 110, tone, 3, cv2.LINE_AA)
        cv2.circle(layer, (560, 500), 80, tone, 3, cv2.LINE_AA)
    else:
        corners = cv2.boxPoints(((560, 500), (300, 110), -20)).astype(np.int32)
        cv2.polylines(layer, [corners], True, tone, 3, cv2.LINE_AA)
    cv2.putText(layer, "RECEIVED", (495, 508), cv2.FONT_HERSHEY_SIMPLEX, 0.8, tone, 3, cv2.LINE_AA)
    return np.minimum(page, layer)


@pytest.mark.parametrize("is_ring", [True, False])
@pytest.mark.parametrize("tone", [130, 160, 190])
def test_stamp_goes_and_print_below_it_stays(tone, is_ring):
    clean = printed()
    cleaned = take_off_stamps(stamped(clean, tone, is_ring), DPI)
    assert (cleaned[clean == 0] < 120).mean() > 0.99
    ring = (stamped(blank_page(), tone, is_ring) < 200) & (cv2.erode(clean, np.ones((7, 7), np.uint8)) == 255)
    assert ring.sum() > 500
    # beside print and on a rule some of it is left
    assert (cleaned[ring] > 220).mean() > 0.75


def test_pale_rules_that_a_stamp_crosses_stay():
    clean = printed(rule=150)
    cleaned = take_off_stamps(stamped(clean, 150), DPI)
    assert (cleaned[YS[5], XS[0] : XS[-1]] < 200).mean() > 0.9


@pytest.mark.parametrize("rule", [0, 150])
def test_page_without_a_stamp_is_the_same_page(rule):
    page = printed(rule)
    assert take_off_stamps(page, DPI) is page


def test_pale_print_is_no_stamp():
    page = printed()
    page[page < 255] = 140
    cv2.circle(page, (560, 500), 110, 140, 3)
    assert take_off_stamps(page, DPI) is page


def test_large_pale_letter_is_no_stamp():
    page = printed()
    layer = np.full(page.shape, 255, np.uint8)
    cv2.putText(layer, "DRAFT", (250, 700), cv2.FONT_HERSHEY_SIMPLEX, 8, 180, 40, cv2.LINE_AA)
    assert (take_off_stamps(np.minimum(page, layer), DPI)[page == 0] < 120).mean() > 0.99
