"""What lies on a printed sheet before it is scanned: fills, highlighter, stamps, watermarks, holes, staples, folds.

Each takes a print, a strength from 0 to 1 and a generator, and gives red, green, blue pixels of the same size.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.worn.prints import Box, Image, Print

Rng = np.random.Generator
Layer = NDArray[np.float32]
MARKERS = ((255, 245, 70), (140, 250, 120), (255, 150, 200), (255, 190, 90), (130, 210, 255))
"""Yellow, green, pink, orange, blue."""
HEADERS = ((31, 78, 121), (0, 97, 60), (68, 68, 68), (112, 48, 120), (150, 40, 30), (20, 20, 20))
STAMPS = ((60, 40, 170), (190, 40, 60), (30, 90, 160))


def to_pixels(layer: NDArray[np.floating]) -> Image:
    return np.clip(np.rint(layer), 0, 255).astype(np.uint8)


def multiply(image: Image, factor: NDArray[np.floating]) -> Image:
    """Ink that lets what lies below through; `factor` is 1 where there is none."""
    return to_pixels(image.astype(np.float32) * (factor if factor.ndim == 3 else factor[:, :, None]))


def headers(page: Print) -> Iterator[Box]:
    """The first row of each ruled table, and the second with it where the table begins with two low ones."""
    last_bottom = None
    for box in page.rows:
        if box[1] != last_bottom:
            yield box
        last_bottom = box[3]


def every_second_row(page: Print) -> Iterator[Box]:
    yield from page.rows[1::2]


def lines(page: Print) -> list[Box]:
    """The boxes of the lines of text, left to right over the page."""
    found: list[list[int]] = []
    for box in sorted((page.box_of(word) for word in page.words), key=lambda b: (b[3], b[0])):
        if found and abs(box[3] - found[-1][3]) < page.dpi // 25:
            last = found[-1]
            found[-1] = [min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3])]
        else:
            found.append(list(box))
    return [(left, top, right, bottom) for left, top, right, bottom in found]


def highlighter(page: Print, strength: float, rng: Rng) -> Image:
    """Marker strokes over lines of text; the weakest are pale."""
    factor = np.ones((*page.shape, 3), np.float32)
    for left, top, right, bottom in lines(page):
        if rng.random() > 0.55:
            continue
        colour = np.array(MARKERS[int(rng.integers(len(MARKERS)))], np.float32) / 255
        start = left if rng.random() < 0.5 else round(left + 0.5 * (right - left))
        wave = np.cumsum(rng.normal(0, 0.3, max(1, right - start)))
        for x in range(start, min(right + page.dpi // 12, page.shape[1])):
            shift = round(float(wave[min(x - start, len(wave) - 1)]))
            factor[max(0, top + shift) : bottom + shift, x] = 1 - (1 - colour) * (0.55 + 0.45 * strength)
    return multiply(page.image, cv2.GaussianBlur(factor, (0, 0), page.dpi / 150))


def dark_headers(page: Print, strength: float, rng: Rng) -> Image:
    """White letters on dark rows: the headings of every table, and now and then its last row."""
    image = page.image.copy()
    colour = np.array(HEADERS[int(rng.integers(len(HEADERS)))], np.float32)
    colour = colour + (1 - strength) * 0.25 * (255 - colour)
    boxes = [*headers(page)]
    if page.rows and rng.random() < 0.4:
        boxes.append(page.rows[-1])
    for left, top, right, bottom in boxes:
        part = image[top : bottom + 1, left : right + 1].astype(np.float32) / 255
        image[top : bottom + 1, left : right + 1] = to_pixels(colour * part + 255 * (1 - part))
    return image


def grey_fills(page: Print, strength: float, rng: Rng) -> Image:
    """Headings and every second row, or every third, on grey."""
    factor = np.ones(page.shape, np.float32)
    level = 0.88 - 0.28 * strength
    step = int(rng.integers(2, 4))
    for left, top, right, bottom in (*headers(page), *page.rows[1::step]):
        factor[top:bottom, left:right] = level
    return multiply(page.image, factor)


def watermark(page: Print, strength: float, rng: Rng) -> Image:
    """A word in large grey letters across the page."""
    height, width = page.shape
    layer = np.zeros((height, width), np.uint8)
    word = ("COPY", "DRAFT", "SAMPLE")[int(rng.integers(3))]
    size = page.dpi / 25
    (across, up), _ = cv2.getTextSize(word, cv2.FONT_HERSHEY_SIMPLEX, size, round(page.dpi / 5))
    at = ((width - across) // 2, (height + up) // 2)
    cv2.putText(layer, word, at, cv2.FONT_HERSHEY_SIMPLEX, size, 255, round(page.dpi / 5), cv2.LINE_AA)
    angle = float(rng.choice((-1, 1)) * rng.uniform(35, 55))
    turned = cv2.warpAffine(layer, cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), (width, height))
    return multiply(page.image, 1 - (0.12 + 0.3 * strength) * turned.astype(np.float32) / 255)


def stamp(page: Print, strength: float, rng: Rng) -> Image:
    """Round and square ink stamps over the tables."""
    height, width = page.shape
    image = page.image.astype(np.float32)
    words = [page.box_of(word) for word in page.words if any(char.isdecimal() for char in word.text)]
    words = words or [page.box_of(word) for word in page.words]
    for _ in range(1 + round(2 * strength)):
        left, top, _, _ = words[int(rng.integers(len(words)))]
        mask = np.zeros((height, width), np.uint8)
        radius, pen = int(page.dpi * rng.uniform(0.4, 0.65)), max(2, page.dpi // 70)
        centre = (left + int(rng.integers(-radius, radius)), top + int(rng.integers(-radius, radius)))
        if rng.random() < 0.6:
            cv2.circle(mask, centre, radius, 255, pen, cv2.LINE_AA)
            cv2.circle(mask, centre, int(0.7 * radius), 255, pen, cv2.LINE_AA)
        else:
            corner = (centre[0] - 2 * radius, centre[1] - radius // 2)
            cv2.rectangle(mask, corner, (centre[0] + radius, centre[1] + radius // 2), 255, pen, cv2.LINE_AA)
        at = (centre[0] - int(radius * 0.62), centre[1])
        cv2.putText(mask, "RECEIVED", at, cv2.FONT_HERSHEY_SIMPLEX, radius / 150, 255, pen, cv2.LINE_AA)
        angle = float(rng.uniform(-25, 25))
        mask = np.asarray(cv2.warpAffine(mask, cv2.getRotationMatrix2D(centre, angle, 1.0), (width, height)))
        alpha = ((0.4 + 0.35 * strength) * mask.astype(np.float32) / 255)[:, :, None]
        ink = np.array(STAMPS[int(rng.integers(len(STAMPS)))], np.float32)
        image = np.minimum(image, image * (1 - alpha) + ink * alpha)
    return to_pixels(image)


def holes(page: Print, strength: float, rng: Rng) -> Image:
    """Two or four punched holes in the left margin, black or grey, and the shadow of a ring."""
    image = page.image.copy()
    grey = (int(rng.integers(0, 130)),) * 3
    count = int(rng.choice((2, 4)))
    middle = page.shape[0] // 2
    for index in range(count):
        y = middle + round((index - (count - 1) / 2) * page.dpi * 80 / 25.4)
        x = round(page.dpi * (11 + 3 * strength) / 25.4) + int(rng.integers(-3, 4))
        cv2.circle(image, (x, y), round(page.dpi * 3 / 25.4), grey, -1, cv2.LINE_AA)
    return image


def staple(page: Print, strength: float, rng: Rng) -> Image:
    """A staple at the upper left with a corner turned down, and its shadow."""
    image = page.image.copy()
    reach = round(page.dpi * (0.5 + 0.5 * strength))
    corner = np.array([(0, 0), (reach, 0), (0, round(0.8 * reach))], np.int32)
    cv2.fillPoly(image, [corner], (int(rng.integers(20, 150)),) * 3)
    fold = np.array([(reach, 0), (0, round(0.8 * reach)), (round(0.5 * reach), round(0.5 * reach))], np.int32)
    cv2.fillPoly(image, [fold], (225, 225, 225))
    start = np.array((reach, round(0.35 * reach)))
    end = start + np.array((round(0.35 * page.dpi), round(float(rng.uniform(-0.2, 0.2)) * page.dpi)))
    cv2.line(image, start.tolist(), end.tolist(), (70, 70, 70), max(2, page.dpi // 60), cv2.LINE_AA)
    return image


def folds(page: Print, strength: float, rng: Rng) -> Image:
    """Folded twice across and once along: a dark line, and each panel lit a little apart."""
    height, width = page.shape
    factor = np.ones((height, width), np.float32)
    for axis, length, parts in ((0, height, 3), (1, width, 2)):
        for index in range(1, parts):
            at = round(length * index / parts + float(rng.uniform(-0.02, 0.02)) * length)
            along = np.arange(length) - at
            crease = 1 - (0.12 + 0.35 * strength) * np.exp(-(along**2) / (2 * (page.dpi / 150) ** 2))
            panel = np.where(along > 0, 1 - 0.1 * strength, 1.0)
            profile = (crease * panel).astype(np.float32)
            factor *= profile[:, None] if axis == 0 else profile[None, :]
    return multiply(page.image, factor)
