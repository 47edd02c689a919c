"""What a scanner or a copier does to a sheet: dirt, crooked sheets, copies of copies, coarse pixels, dithering.

Each takes red, green, blue pixels or grey ones with the resolution, a strength from 0 to 1 and a generator.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.worn.marks import Rng, to_pixels
from tests.worn.prints import Image, Print

BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 + 1 / 32


def grey_of(image: Image) -> Image:
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), dtype=np.uint8) if image.ndim == 3 else image


def noise(image: Image, deviation: float, rng: Rng) -> Image:
    grain = rng.normal(0, deviation, image.shape[:2]).astype(np.float32)
    return to_pixels(image.astype(np.float32) + (grain if image.ndim == 2 else grain[:, :, None]))


def blur(image: Image, sigma: float) -> Image:
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), dtype=np.uint8)


def turn(image: Image, degrees: float, ground: int = 255) -> Image:
    """The sheet turned on a glass that is large enough for it."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cos, sin = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = (round(width * cos + height * sin), round(height * cos + width * sin))
    matrix[:, 2] += np.array((size[0] - width, size[1] - height)) / 2
    turned = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_LINEAR, borderValue=(ground,) * 3)
    return np.asarray(turned, dtype=np.uint8)


def streaks(page: Print, strength: float, rng: Rng) -> Image:
    """Lines of dirt down the whole page: some through the columns of numbers, one or two anywhere."""
    image = grey_of(page.image).astype(np.float32)
    height, width = image.shape
    numbers = [page.box_of(word) for word in page.words if any(char.isdecimal() for char in word.text)]
    places = [
        int(rng.integers(box[0], box[2] + 1)) for box in rng.permutation(np.array(numbers))[: 1 + round(3 * strength)]
    ]
    places += rng.integers(0, width, int(rng.integers(1, 4))).tolist()
    for x in places:
        lean = float(rng.uniform(-0.003, 0.003)) * height
        layer = np.zeros((height, width), np.uint8)
        wide = max(1, round(page.dpi / 100 * float(rng.uniform(0.5, 0.6 + strength))))
        cv2.line(layer, (x, 0), (round(x + lean), height - 1), 255, wide, cv2.LINE_AA)
        depth = float(rng.uniform(0.25, 0.45 + 0.5 * strength))
        image *= 1 - depth * layer.astype(np.float32) / 255
    return to_pixels(image)


def light_streaks(page: Print, strength: float, rng: Rng) -> Image:
    """A dusty lamp leaves bright bands, under which print is pale."""
    image = grey_of(page.image).astype(np.float32)
    for _ in range(2 + round(4 * strength)):
        x, wide = int(rng.integers(image.shape[1] - 30)), int(rng.integers(2, 4 + round(5 * strength)))
        image[:, x : x + wide] += (0.3 + 0.4 * strength) * (255 - image[:, x : x + wide])
    return to_pixels(image)


def crooked(page: Print, strength: float, rng: Rng) -> Image:
    """Laid down six to nine degrees askew, on white or on the black lid."""
    degrees = float(rng.choice((-1, 1))) * (6 + 3 * strength)
    return turn(grey_of(page.image), degrees, int(rng.choice((255, 255, 20))))


def third_copy(page: Print, strength: float, rng: Rng) -> Image:
    """Copied three times: each copy spreads the toner, drops the faint and adds specks."""
    image = grey_of(page.image)
    scale = page.dpi / 200
    for _ in range(3):
        image = turn_within(blur(image, (0.55 + 0.35 * strength) * scale), float(rng.uniform(-0.35, 0.35)))
        image = noise(image, 8 + 14 * strength, rng)
        hard = 2.0 + 1.5 * strength
        image = to_pixels((image.astype(np.float32) - 150) * hard + 150)
        ys = rng.integers(0, image.shape[0], round(60 + 300 * strength))
        xs = rng.integers(0, image.shape[1], len(ys))
        for y, x in zip(ys.tolist(), xs.tolist(), strict=True):
            cv2.circle(image, (x, y), int(rng.integers(1, max(2, round(2 * scale)))), 30, -1)
    return image


def turn_within(image: Image, degrees: float, ground: int = 255) -> Image:
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(ground,) * 3)
    return np.asarray(turned, dtype=np.uint8)


def dithered(image: Image, rng: Rng) -> Image:
    """One bit, greys as a pattern or as scattered dots, as fax machines and drivers make them."""
    grey = grey_of(image).astype(np.float32) / 255
    if rng.random() < 0.5:
        tiles = np.tile(BAYER, (-(-grey.shape[0] // 4), -(-grey.shape[1] // 4)))
        return np.where(grey > tiles[: grey.shape[0], : grey.shape[1]], 255, 0).astype(np.uint8)
    return np.where(grey > diffuse(grey), 255, 0).astype(np.uint8)


def diffuse(grey: NDArray[np.float32]) -> NDArray[np.float32]:
    """Thresholds that scatter dots evenly without a pattern (interleaved gradient noise)."""
    y, x = np.mgrid[0 : grey.shape[0], 0 : grey.shape[1]].astype(np.float64)
    return np.asarray(np.mod(52.9829189 * np.mod(0.06711056 * x + 0.00583715 * y, 1.0), 1.0), dtype=np.float32)


def halftone(image: Image, dpi: int, rng: Rng) -> Image:
    """Greys as the round dots of a laser printer, scanned in grey."""
    grey = grey_of(image).astype(np.float32) / 255
    y, x = np.mgrid[0 : grey.shape[0], 0 : grey.shape[1]].astype(np.float32)
    period = dpi / float(rng.uniform(50, 75))
    u, v = (x + y) / np.sqrt(2), (x - y) / np.sqrt(2)
    screen = 0.5 + 0.25 * (np.cos(2 * np.pi * u / period) + np.cos(2 * np.pi * v / period))
    dots = np.where(grey > 1 - screen, 1.0, 0.0)
    mixed = np.where((grey > 0.97) | (grey < 0.2), grey, 0.15 + 0.85 * dots)
    return blur(to_pixels(255 * mixed), dpi / 300)


def dark_border(page: Print, strength: float, rng: Rng) -> Image:
    """Copied with the lid open: black around the sheet, which lies a little askew."""
    image = turn_within(grey_of(page.image), float(rng.uniform(-1.5, 1.5)), ground=20)
    for side in range(4):
        image = np.ascontiguousarray(np.rot90(image))
        if side == 0 or rng.random() < 0.6:
            image[: round(page.dpi * float(rng.uniform(0.05, 0.12 + 0.25 * strength)))] = int(rng.integers(0, 50))
    return noise(image, 4, rng)


def motion(page: Print, strength: float, rng: Rng) -> Image:
    """The sheet moved while it was read."""
    length = max(2, round(page.dpi / 200 * (2 + 3 * strength)))
    kernel = np.zeros((2 * length + 1, 2 * length + 1), np.float32)
    angle = float(rng.uniform(0, np.pi))
    for step in np.linspace(-length / 2, length / 2, 8 * length):
        kernel[round(length + step * np.sin(angle)), round(length + step * np.cos(angle))] = 1
    return np.asarray(cv2.filter2D(grey_of(page.image), -1, kernel / kernel.sum()), dtype=np.uint8)


def thin_rules(page: Print, strength: float, rng: Rng) -> Image:
    """One bit with rules of a pixel that break off: a threshold that just leaves the letters."""
    image = grey_of(page.image).copy()
    pale = page.rules < 220
    cells = rng.random((-(-image.shape[0] // 12), -(-image.shape[1] // 12))) < 0.12 + 0.3 * strength
    gone = np.kron(cells, np.ones((12, 12), bool))[: image.shape[0], : image.shape[1]]
    letters = grey_of(page.image) < page.rules.astype(int) - 30
    image[pale & gone & ~letters] = 255
    return np.where(noise(image, 10, rng) > 140, 255, 0).astype(np.uint8)


def faint_rules(page: Print, strength: float, rng: Rng) -> Image:
    """Rules that a copy left pale: the uprights paler than the others."""
    image = grey_of(page.image).astype(np.float32)
    pale = page.rules.astype(np.float32) / 255
    letters = image < page.rules.astype(np.float32) - 30
    factor = 0.75 + 0.2 * strength
    image = np.where(letters, image, 255 - (255 - image) * (1 - factor * (1 - pale)))
    return noise(to_pixels(image), 3 + 5 * strength, rng)


def spine(page: Print, strength: float, rng: Rng) -> Image:
    """Bound: a shadow along one side, in which lines bend and print is dark."""
    image = grey_of(page.image)
    width = image.shape[1]
    x = np.arange(width, dtype=np.float32) / width
    dark = 1 - (0.4 + 0.35 * strength) * np.exp(-x / 0.05)
    if rng.random() < 0.5:
        dark = dark[::-1]
    return noise(to_pixels(image * dark[None, :]), 4, rng)
