"""Pages filled in by hand: pseudo-letters of a pen where the print has words, and tally marks in cells."""

from __future__ import annotations

import cv2
import numpy as np

from tests.worn.glass import grey_of, noise
from tests.worn.marks import Rng
from tests.worn.prints import Image, Print


def handwriting(page: Print, strength: float, rng: Rng) -> Image:
    """The form's rules and, where print was, writing that nobody here can read."""
    image = np.asarray(page.rules.copy())
    for word in page.words:
        left, top, right, bottom = page.box_of(word)
        middle, height = (top + bottom) / 2 + float(rng.normal(0, 2)), max(6, (bottom - top) * 0.45)
        step = height * float(rng.uniform(0.25, 0.4))
        x = np.arange(left, max(left + 3 * step, right), step)
        y = middle + rng.uniform(-0.6, 0.6, len(x)) * height
        dense = np.linspace(0, len(x) - 1, 8 * len(x))
        points = np.stack((np.interp(dense, range(len(x)), x), np.interp(dense, range(len(x)), y)), axis=1)
        points += np.stack((np.cos(dense * 5), np.sin(dense * 5)), axis=1) * height * (0.1 + 0.15 * strength)
        pen = max(1, round(page.dpi / 110))
        cv2.polylines(image, [np.rint(points).astype(np.int32)], False, 60, pen, cv2.LINE_AA)
    return noise(image, 4, rng)


def tally(page: Print, strength: float, rng: Rng) -> Image:
    """A form of votes: the print stays, and each row has strokes in bundles of five beside it."""
    image = grey_of(page.image).copy()
    for word in page.words:
        left, top, right, bottom = page.box_of(word)
        if not any(char.isdecimal() for char in word.text):
            continue
        image[top - 2 : bottom + 2, left - 2 : right + 2] = page.rules[top - 2 : bottom + 2, left - 2 : right + 2]
        for index in range(int(rng.integers(3, 5 + round(6 * strength)))):
            x = left + round(index * page.dpi / 22)
            lean = int(rng.integers(-4, 5))
            cv2.line(image, (x, top), (x + lean, bottom), 50, max(1, page.dpi // 110), cv2.LINE_AA)
    return noise(image, 4, rng)
