"""Sheets and screens that were photographed: perspective, bent paper, shadow, what lies around, the grid of pixels."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.worn.glass import blur, noise
from tests.worn.marks import Rng, to_pixels
from tests.worn.prints import Image, Print


def corners_of(image: Image) -> NDArray[np.float32]:
    height, width = image.shape[:2]
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)


def bow(image: Image, sag: float, ground: int | tuple[int, int, int] = 255) -> Image:
    """The middle of the page lower by `sag` pixels than its sides."""
    height, width = image.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    lift = sag * np.sin(np.pi * x / width)
    border = (ground,) * 3 if isinstance(ground, int) else ground
    bent = cv2.remap(image, x, (y - lift).astype(np.float32), cv2.INTER_LINEAR, borderValue=border)
    return np.asarray(bent, dtype=np.uint8)


def shadow(shape: tuple[int, int], depth: float, rng: Rng) -> NDArray[np.float32]:
    """Light falling off to one side, and the soft edge of a hand or a phone."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    angle = float(rng.uniform(0, 2 * np.pi))
    along = np.cos(angle) * x / shape[1] + np.sin(angle) * y / shape[0]
    along = (along - along.min()) / np.ptp(along)
    light = 1 - 0.5 * depth * along
    edge = 1 / (1 + np.exp(-(along - float(rng.uniform(0.5, 0.8))) / 0.02))
    return np.asarray(light * (1 - 0.5 * depth * edge), dtype=np.float32)


def see(image: Image, move: float, rng: Rng, ground: Image | None = None, room: float = 0.0) -> Image:
    """The sheet seen from the side: each corner moved inwards by up to `move` of the width; `ground` lies around it."""
    height, width = image.shape[:2]
    size = (round(width * (1 + 2 * room)), round(height * (1 + 2 * room)))
    inset = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)], np.float32)
    moved = corners_of(image) + np.array((room * width, room * height), np.float32)
    moved = (moved + inset * rng.uniform(0.1, 1.0, (4, 2)) * move * width).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners_of(image), moved)
    seen = cv2.warpPerspective(image, matrix, size, flags=cv2.INTER_AREA, borderValue=(245,) * 3)
    if ground is not None:
        mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)
        alpha = mask.astype(np.float32)[:, :, None] / 255
        seen = to_pixels(seen * alpha + cv2.resize(ground, size).astype(np.float32) * (1 - alpha))
    return np.asarray(seen, dtype=np.uint8)


def table_top(shape: tuple[int, int], rng: Rng) -> Image:
    """A desk: a colour with a grain."""
    colours = ((120, 85, 55), (70, 60, 50), (160, 150, 140), (40, 45, 60), (185, 160, 120))
    colour = np.array(colours[int(rng.integers(len(colours)))], np.float32)
    grain = cv2.GaussianBlur(rng.normal(0, 60, (shape[0] // 4, shape[1] // 4)).astype(np.float32), (0, 0), 9, sigmaY=1)
    return to_pixels(colour + cv2.resize(grain, (shape[1], shape[0]))[:, :, None])


def mild_photograph(page: Print, strength: float, rng: Rng) -> Image:
    """Cut to the sheet by a phone: corners a little off, light falling off, hardly bent."""
    image = bow(page.image, float(rng.uniform(0, 0.003 * strength)) * page.shape[1])
    seen = see(image, 0.012 + 0.025 * strength, rng)
    lit = seen.astype(np.float32) * shadow(seen.shape[:2], 0.15 + 0.35 * strength, rng)[:, :, None]
    return noise(blur(to_pixels(lit), 0.4 + 0.3 * strength), 2 + 3 * strength, rng)


def photograph(page: Print, strength: float, rng: Rng) -> Image:
    """Taken by hand over a desk: the whole sheet in the picture, seen from the side, bent, half in shadow."""
    image = bow(page.image, float(rng.uniform(0.002, 0.003 + 0.006 * strength)) * page.shape[1])
    seen = see(image, 0.04 + 0.05 * strength, rng, table_top(page.shape, rng), room=0.05)
    height, width = seen.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-3, 3) * strength), 1.0)
    seen = cv2.warpAffine(seen, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
    lit = seen.astype(np.float32) * shadow(seen.shape[:2], 0.2 + 0.5 * strength, rng)[:, :, None]
    return noise(blur(to_pixels(lit), 0.5 + 0.4 * strength), 3 + 4 * strength, rng)


def phone_scan(page: Print, strength: float, rng: Rng) -> Image:
    """A phone's scanner: whitened and cut out, lines sag by less than a hundredth of the width, columns lean."""
    image = bow(page.image, float(rng.choice((-1, 1))) * (0.002 + 0.007 * strength) * page.shape[1])
    seen = see(image, 0.004 + 0.01 * strength, rng)
    bright = to_pixels((seen.astype(np.float32) - 30) * 1.25)
    return noise(blur(bright, 0.4), 2, rng)


def screen(page: Print, strength: float, rng: Rng) -> Image:
    """A screen photographed: its grid of pixels beats with the camera's, blue light, a dark frame."""
    image = page.image.astype(np.float32) * np.array((0.9, 0.95, 1.0), np.float32)
    y, x = np.mgrid[0 : page.shape[0], 0 : page.shape[1]].astype(np.float32)
    period, angle = float(rng.uniform(2.3, 4.5)), float(rng.uniform(0.02, 0.2))
    wave = np.sin(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / period)
    wave += 0.6 * np.sin(2 * np.pi * (y + 0.15 * x) / float(rng.uniform(3, 40)))
    image = image * (1 - (0.04 + 0.1 * strength) * (1 + wave)[:, :, None])
    frame = np.full_like(page.image, 25)
    seen = see(to_pixels(image), 0.01 + 0.03 * strength, rng, frame, room=0.02)
    lit = seen.astype(np.float32) * shadow(seen.shape[:2], 0.1 + 0.2 * strength, rng)[:, :, None]
    return noise(blur(to_pixels(lit), 0.6 + 0.3 * strength), 3 + 3 * strength, rng)
