"""Page images drawn for the tests: no fonts but OpenCV's own strokes, so that they look the same everywhere."""

from __future__ import annotations

import cv2
import numpy as np

from prongsai.pipeline.pages.scan.engine import GreyImage, LineReading
from prongsai.pipeline.pages.scan.rulings import Rulings

DPI = 200.0
BODY_PX = 22
XS, YS = [200, 400, 900, 1400], [200, 280, 360, 440, 520, 600]
"""The rules of a table of three columns and five rows."""
NEAR = 12
"""Pixels by which a rule that was found may lie beside the one that was drawn."""


def blank_page(width: int = 1654, height: int = 1200) -> GreyImage:
    return np.full((height, width), 255, dtype=np.uint8)


def draw_letters(page: GreyImage, x: int, baseline: int, n_letters: int, marks_above: bool = True) -> None:
    """A row of round letters, every second one with a mark above it."""
    for i in range(n_letters):
        left = x + i * 26
        cv2.ellipse(page, (left + 9, baseline - BODY_PX // 2), (8, BODY_PX // 2 - 1), 0, 0, 360, 0, 3)
        if marks_above and i % 2 == 0:
            cv2.line(page, (left, baseline - BODY_PX - 9), (left + 18, baseline - BODY_PX - 7), 0, 3)


def draw_table(page: GreyImage, xs: list[int], ys: list[int], thickness: int = 2) -> None:
    """Rules at all `xs` and `ys`."""
    for x in xs:
        cv2.line(page, (x, ys[0]), (x, ys[-1]), 0, thickness)
    for y in ys:
        cv2.line(page, (xs[0], y), (xs[-1], y), 0, thickness)


def turn_page(page: GreyImage, angle_deg: float) -> GreyImage:
    height, width = page.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle_deg, 1.0)
    return np.asarray(cv2.warpAffine(page, matrix, (width, height), borderValue=(255,)), dtype=np.uint8)


class SayingReader:
    """An engine that says what it is told, and remembers how many images it was shown."""

    def __init__(self, text: str, confidence: float, name: str = "saying") -> None:
        self.name = name
        self.text = text
        self.confidence = confidence
        self.n_images = 0

    def read_lines(self, images: list[GreyImage]) -> list[LineReading]:
        self.n_images += len(images)
        n = len(self.text)
        step = [image.shape[1] / max(1, n) for image in images]
        return [
            LineReading(self.text, self.confidence, (self.confidence,) * n, tuple(i * s for i in range(n)), self.name)
            for s in step
        ]


def has_rule(rulings: Rulings, at: int, start: int, end: int, is_level: bool = False) -> bool:
    """Whether rules on one line reach from one place to the other without a gap."""
    own = [r for r in rulings.rules if r.is_horizontal is is_level and abs(r.at - at) <= NEAR]
    return all(any(r.start <= x <= r.end for r in own) for x in range(start + NEAR, end - NEAR, 4))
