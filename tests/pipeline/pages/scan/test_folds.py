"""Folds of a sheet are no rules, and what is printed over them stays."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from prongsai.pipeline.pages.scan.folds import find_folds, smooth_folds
from prongsai.pipeline.pages.scan.layout import find_layout
from prongsai.pipeline.pages.scan.rulings import find_rulings
from tests.pipeline.pages.scan.drawn_page import DPI, blank_page, draw_letters, draw_table

XS = [200, 400, 900, 1400]
YS = [200, 260, 400, 700]
PALE = 160


def fold(page, start: tuple[int, int], end: tuple[int, int]) -> None:
    """A line that takes light from paper and print alike."""
    shade = np.full_like(page, 255)
    cv2.line(shade, start, end, PALE, 3)
    page[:] = np.minimum(page, (page.astype(int) * shade // 255).astype(np.uint8))


def found_on(page) -> list[tuple[bool, int]]:
    folds = find_folds(find_rulings(page, DPI).rules, page.shape, DPI)
    return sorted((line[0].is_horizontal, round(line[0].at)) for line in folds)


def places_of(page) -> list[tuple[bool, int]]:
    return sorted((rule.is_horizontal, round(rule.at)) for rule in find_layout(page, DPI).rules)


@pytest.mark.parametrize("lean", [0, 4])
def test_lines_from_edge_to_edge_are_folds_and_rules_of_a_table_stay(lean):
    page = blank_page()
    draw_table(page, XS, YS)
    rules = places_of(page)
    height, width = page.shape
    fold(page, (650, 0), (650 + lean, height - 1))
    fold(page, (0, 330), (width - 1, 330 + lean))
    assert [is_horizontal for is_horizontal, _ in found_on(page)] == [False, True]
    assert np.allclose(places_of(page), rules, atol=2)


def test_fold_that_covers_a_rule_leaves_it():
    page = blank_page()
    draw_table(page, XS, YS)
    rules = places_of(page)
    fold(page, (0, YS[1] + 2), (page.shape[1] - 1, YS[1] + 3))
    assert np.allclose(places_of(page), rules, atol=3)


def test_fold_is_found_without_uprights_to_tell_it_by():
    page = blank_page()
    for y in range(200, 700, 60):
        cv2.line(page, (200, y), (1400, y), 0, 2)
    fold(page, (800, 0), (800, page.shape[0] - 1))
    assert found_on(page) == [(False, 800)]


def test_print_on_a_fold_is_left_as_it_was():
    page = blank_page()
    draw_letters(page, 600, 300, 10)
    clean = page.copy()
    fold(page, (0, 290), (page.shape[1] - 1, 290))
    smooth = smooth_folds(page, find_folds(find_rulings(page, DPI).rules, page.shape, DPI), DPI)
    assert np.abs(smooth.astype(int) - clean.astype(int)).max() <= 60


def test_picture_cut_out_along_its_table_keeps_its_rules():
    page = blank_page()
    draw_table(page, XS, YS)
    cut = page[YS[0] + 20 : YS[-1] - 20, XS[0] + 20 : XS[-1] - 20].copy()
    drawn = sorted((rule.is_horizontal, round(rule.at)) for rule in find_rulings(cut, DPI).rules)
    assert len(drawn) == 4
    assert places_of(cut) == drawn


def test_rows_of_a_picture_that_its_edges_cut_are_no_folds():
    page = blank_page()
    for y in range(200, 700, 60):
        cv2.line(page, (0, y), (page.shape[1] - 1, y), PALE, 2)
    assert found_on(page) == []
