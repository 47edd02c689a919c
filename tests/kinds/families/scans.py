"""Scans: streaks, dithering, bowed rules, highlighters; a person reads every score."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import cv2
import numpy as np

from tests.corpus.scan import Image, Wear, images_to_pdf
from tests.kinds.case import Case
from tests.kinds.corpus_reports import pictures, report_case

FAMILY = "scans"
DPI = 200
GREY = Wear(dpi=DPI, jpeg_quality=80)
BILEVEL = Wear(dpi=DPI, is_bilevel=True)


def streak(page: Image) -> Image:
    """A light streak of the scanner down through the last column, half a letter wide."""
    worn = page.copy()
    left = round(page.shape[1] * 0.8)
    worn[:, left : left + 5] = 235
    return worn


def bow(page: Image) -> Image:
    """The page bent over the glass: its middle lies five pixels lower."""
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    lift = 5 * np.sin(np.pi * x / width)
    bent = cv2.remap(page, x, (y - lift).astype(np.float32), cv2.INTER_LINEAR, borderValue=(255,) * 3)
    return np.asarray(bent, dtype=np.uint8)


def bow_under_a_phone(page: Image) -> Image:
    """Bent over the glass and seen from the side: lines sag, and columns lean by a hundredth of the width."""
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = corners + np.array([[0, 0], [0, 0], [-0.008, 0.004], [0.014, 0]], np.float32) * width
    matrix = cv2.getPerspectiveTransform(corners, seen)
    leaning = cv2.warpPerspective(bow(page), matrix, (width, height), borderValue=(255,) * 3)
    return np.asarray(leaning, dtype=np.uint8)


def photograph(page: Image) -> Image:
    """Photographed from above the right shoulder: the far corner is smaller by a fiftieth, and lies in shadow."""
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = corners + np.array([[0.02, 0.01], [0, 0], [-0.004, 0], [0.006, 0.004]], np.float32) * width
    matrix = cv2.getPerspectiveTransform(corners, seen)
    leaning = cv2.warpPerspective(page, matrix, (width, height), borderValue=(240,) * 3)
    shade = np.linspace(0.72, 1.0, width)[None, :, None]
    return np.asarray(leaning * shade, dtype=np.uint8)


def dark_streak(page: Image) -> Image:
    """Dirt on the glass draws a fine dark line down through the last column, which leans as the sheet lay."""
    worn = page.copy()
    left = round(page.shape[1] * 0.79)
    cv2.line(worn, (left, 0), (left + 5, page.shape[0] - 1), (40, 40, 40), 2)
    return worn


def dither(page: Image) -> Image:
    """The top rows of the page grey, as dots of black and white."""
    worn = page.copy()
    band = worn[page.shape[0] // 4 : page.shape[0] // 3]
    dots = np.indices(band.shape[:2]).sum(axis=0) % 4 == 0
    band[dots] = 0
    return worn


def highlight(page: Image) -> Image:
    """A marker over the last column."""
    worn = page.copy()
    left = round(page.shape[1] * 0.75)
    worn[:, left:, 2] = worn[:, left:, 2] // 3
    return worn


WEARS: dict[str, tuple[Callable[[Image], Image], Wear, str]] = {
    "streak-through-the-scores": (streak, GREY, "t05-analysis-two-years"),
    "bowed-page": (bow, GREY, "t06-analysis-three-years"),
    "bowed-under-a-phone": (bow_under_a_phone, GREY, "t02-analysis-iit"),
    "photographed-from-the-side": (photograph, Wear(dpi=DPI, is_color=True), "h05-analysis-two-years"),
    "dark-streak-through-the-scores": (dark_streak, GREY, "t03-analysis-eit-oit"),
    "dithered-fill": (dither, BILEVEL, "h42-analysis-instrument-rows"),
    "highlighter": (highlight, Wear(dpi=DPI, is_color=True), "t43-analysis-prose"),
}


def cases() -> Iterator[Case]:
    for index, (kind, (spoil, wear, name)) in enumerate(WEARS.items()):
        pages = [spoil(page) for page in pictures(name, DPI)]
        images = pages if wear.is_color else [np.asarray(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)) for page in pages]
        yield report_case(FAMILY, kind, index, "a person reads every score", name, images_to_pdf(images, wear))
