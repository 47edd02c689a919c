"""What copies, screens, pens and cameras do to a printed line: one kind of wear at a time, from slight to hard.

Greys are 0 black to 255 white; sizes are shares of the letters' body, which is what a resolution means to a line.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.float32]
Rng = np.random.Generator
Wear = Callable[[Rng, Grey, float, float], Grey]
SQUARE = np.ones((3, 3), np.uint8)


def wear_line(rng: Rng, grey: Grey, body_px: float, kind: str, level: float) -> Grey:
    """The line worn in one of KINDS_OF_WEAR; `level` 0 hardly to 1 the worst that training shows."""
    return np.clip(WEARS[kind](rng, grey, body_px, level), 0, 255)


def _as_grey(image: NDArray[np.generic]) -> Grey:
    return np.asarray(image, dtype=np.float32)


def _soften(image: Grey, sigma: float) -> Grey:
    return _as_grey(cv2.GaussianBlur(image, (0, 0), sigma)) if sigma > 0.2 else image


def _halftone(rng: Rng, grey: Grey, body: float, level: float) -> Grey:
    """A printer's screen: a tinted ground, and lighter ink, are dots on a turned grid."""
    tint = rng.uniform(0.03, 0.12 + 0.25 * level)
    ground = 1 - tint
    tone = np.minimum(grey / 255, ground) if rng.random() < 0.8 else 1 - (1 - grey / 255) * (1 - 0.4 * level)
    period = max(2.2, rng.uniform(0.16, 0.34) * body)
    angle = rng.uniform(0, np.pi)
    ys, xs = np.mgrid[: grey.shape[0], : grey.shape[1]].astype(np.float32)
    along, across = xs * np.cos(angle) + ys * np.sin(angle), ys * np.cos(angle) - xs * np.sin(angle)
    screen = 0.5 + 0.25 * (np.cos(along * (2 * np.pi / period)) + np.cos(across * (2 * np.pi / period)))
    dots = np.clip((tone - screen) * rng.uniform(2.5, 8) + 0.5, 0, 1) * 255
    return _soften(_as_grey(dots), rng.uniform(0, 0.09) * body)


def _dither(rng: Rng, grey: Grey, body: float, level: float) -> Grey:
    """One bit by error diffusion or an ordered matrix, as old fax and print drivers make greys."""
    ground = 255 - rng.uniform(0, 90) * level
    tone = np.minimum(grey, ground)
    if rng.random() < 0.6:
        bits = np.asarray(Image.fromarray(np.clip(tone, 0, 255).astype(np.uint8)).convert("1"), dtype=np.float32) * 255
    else:
        matrix = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) * 16 + 8
        tiles = np.tile(matrix, (grey.shape[0] // 4 + 1, grey.shape[1] // 4 + 1))[: grey.shape[0], : grey.shape[1]]
        bits = np.where(tone > tiles, 255, 0).astype(np.float32)
    return _soften(bits, rng.uniform(0, 0.06) * body) if rng.random() < 0.6 else bits


def _motion(rng: Rng, grey: Grey, body: float, level: float) -> Grey:
    """The page or the hand moved: a blur along one direction."""
    length = max(2.0, rng.uniform(0.1, 0.16 + 0.3 * level) * body)
    size = int(np.ceil(length)) | 1
    angle = rng.uniform(0, np.pi) if rng.random() < 0.5 else rng.choice([0.0, np.pi / 2])
    kernel = np.zeros((size, size), np.float32)
    half, centre = length / 2, size // 2
    for at in np.linspace(-half, half, 4 * size):
        y, x = centre + at * np.sin(angle), centre + at * np.cos(angle)
        kernel[int(np.clip(round(y), 0, size - 1)), int(np.clip(round(x), 0, size - 1))] += 1
    return _as_grey(cv2.filter2D(grey, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE))


def _coarse(rng: Rng, grey: Grey, body: float, level: float) -> Grey:
    """Few pixels: 100 to 150 dpi, kept so or blown up again by whoever sent it."""
    target = rng.uniform(9.0 - 3.0 * level, 12.0 - 3.0 * level)
    factor = min(1.0, target / body)
    height, width = grey.shape
    size = (max(4, round(width * factor)), max(4, round(height * factor)))
    method = (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_NEAREST)[int(rng.choice(3, p=[0.6, 0.3, 0.1]))]
    small = cv2.resize(grey, size, interpolation=method)
    if rng.random() < 0.4 * level:
        quality = int(rng.uniform(25, 80))
        _, packed = cv2.imencode(".jpg", np.clip(small, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, quality])
        small = cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)
    if rng.random() < 0.5:
        small = cv2.resize(_as_grey(small), (width, height), interpolation=cv2.INTER_LINEAR)
    return _as_grey(small)


def _copied(rng: Rng, grey: Grey, body: float, level: float) -> Grey:
    """A copy of a copy: each turn blurs, hardens, thickens or thins, and adds specks."""
    out = grey
    for _ in range(1 + int(rng.integers(0, 3))):
        out = _soften(out, rng.uniform(0.02, 0.05 + 0.04 * level) * body)
        middle = rng.uniform(105, 175)
        gain = rng.uniform(1.3, 2.0 + 3.0 * level)
        noise = rng.standard_normal(out.shape, dtype=np.float32) * np.float32(rng.uniform(2, 6 + 18 * level))
        out = np.clip((out + noise - middle) * gain + rng.uniform(110, 175), 0, 255)
        count = rng.poisson(out.size / body**2 * 0.25 * level)
        ys, xs = rng.integers(0, out.shape[0], count), rng.integers(0, out.shape[1], count)
        for y, x, ink in zip(ys.tolist(), xs.tolist(), rng.random(count).tolist(), strict=True):
            cv2.circle(out, (x, y), int(rng.uniform(0, 0.05) * body), 20.0 if ink < 0.75 else 250.0, -1)
    return _as_grey(out)


def _thin(rng: Rng, grey: Grey, body: float, level: float) -> Grey:
    """Hairlines: strokes thinned by up to a pixel, the finest of them breaking."""
    share = rng.uniform(0.3, 0.5 + 0.5 * level) * min(1.0, body / 18)
    thin = (1 - share) * grey + share * _as_grey(cv2.dilate(grey, SQUARE))
    if rng.random() < 0.5:
        coarse = rng.random((max(2, int(grey.shape[0] / body * 4)), max(2, int(grey.shape[1] / body * 4))))
        patch = cv2.resize(coarse.astype(np.float32), grey.shape[::-1])
        fade = np.clip((patch - 0.25 * level) * 6, 0.3, 1.0)
        thin = 255 - (255 - thin) * fade
    return _as_grey(thin)


def _highlighter(rng: Rng, grey: Grey, body: float, level: float) -> Grey:
    """A marker's band over all or part of the line, grey as a grey scan has it, its rim uneven and darker."""
    height, width = grey.shape
    shade = rng.uniform(200 - 110 * level, 232)
    band = np.zeros_like(grey)
    x0 = int(rng.uniform(-0.3, 0.6) * width)
    x1 = int(x0 + rng.uniform(0.3, 1.6) * width)
    y0, y1 = rng.uniform(-0.1, 0.35) * height, rng.uniform(0.65, 1.1) * height
    cv2.line(band, (x0, int((y0 + y1) / 2)), (x1, int((y0 + y1) / 2 + rng.normal(0, 0.1) * height)), 1.0,
             max(3, int(y1 - y0)))  # fmt: skip
    band = _soften(band, rng.uniform(0.03, 0.15) * body)
    rim = np.abs(band - 0.5) < 0.25
    mottle = cv2.resize(rng.random((4, max(4, width // 8))).astype(np.float32), (width, height))
    cover = band * (1 - shade / 255) * (0.85 + 0.3 * mottle)
    out = grey * (1 - cover)
    return _as_grey(np.where(rim, out * rng.uniform(0.85, 1.0), out))


def _camera(rng: Rng, grey: Grey, body: float, level: float) -> Grey:
    """A photograph: uneven light, soft focus, noise in patches, sharpening and JPEG; of a screen, its grid as well."""
    height, width = grey.shape
    out = _soften(grey, rng.uniform(0.02, 0.05 + 0.06 * level) * body)
    light = cv2.resize(rng.uniform(1 - 0.5 * level, 1.05, (2, 4)).astype(np.float32), (width, height),
                       interpolation=cv2.INTER_CUBIC)  # fmt: skip
    out = out * np.clip(light, 0.25, 1.2)
    if rng.random() < 0.35:  # the pixels of a screen beat with the camera's
        period, angle = rng.uniform(0.12, 0.9) * body, rng.uniform(0, np.pi)
        ys, xs = np.mgrid[:height, :width].astype(np.float32)
        wave = np.sin((xs * np.cos(angle) + ys * np.sin(angle)) * (2 * np.pi / max(2.0, period)))
        out = out * (1 - rng.uniform(0.02, 0.05 + 0.12 * level) * (0.5 + 0.5 * wave))
    patches = rng.standard_normal((height // 2 + 1, width // 2 + 1), dtype=np.float32)
    noise = cv2.resize(patches, (width, height)) + 0.6 * rng.standard_normal(grey.shape, dtype=np.float32)
    out = out + noise * np.float32(rng.uniform(1, 4 + 10 * level))
    if rng.random() < 0.5:  # phones sharpen what they blurred
        out = out + rng.uniform(0.3, 1.2) * (out - _soften(_as_grey(out), 0.08 * body + 0.4))
    quality = int(rng.uniform(90 - 60 * level, 95))
    image = np.clip(out, 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return _as_grey(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE))


def _streaked(rng: Rng, grey: Grey, body: float, level: float) -> Grey:
    """Dirt on the glass or a scratched drum: thin lines through the whole line, dark or light."""
    out = grey.copy()
    height, width = out.shape
    for _ in range(1 + int(rng.integers(0, 3))):
        thickness = max(1, round(rng.uniform(0.02, 0.06 + 0.05 * level) * body))
        shade = rng.uniform(60, 215) if rng.random() < 0.75 else 255.0
        layer = np.full_like(out, 255 if shade < 255 else 0)
        if rng.random() < 0.75:
            x = rng.uniform(0, width)
            ends = (int(x), 0), (int(x + rng.normal(0, 0.02) * height), height)
        else:
            y = rng.uniform(0, height)
            ends = (0, int(y)), (width, int(y + rng.normal(0, 0.02) * height))
        cv2.line(layer, *ends, shade, thickness)
        out = np.minimum(out, layer) if shade < 255 else np.maximum(out, layer)
    return _as_grey(out)


def _watermarked(rng: Rng, grey: Grey, body: float, level: float) -> Grey:
    """Large pale shapes behind the print: a diagonal watermark, a seal, the other side shining through."""
    out = grey
    height, width = grey.shape
    shade = float(rng.uniform(225 - 70 * level, 242))
    layer = np.full_like(out, 255)
    if rng.random() < 0.35:  # the other side, mirrored and soft
        back = _soften(np.ascontiguousarray(grey[:, ::-1]), 0.09 * body)
        layer = 255 - (255 - back) * np.float32((255 - shade) / 255)
    else:
        for _ in range(1 + int(rng.integers(0, 3))):
            x, y = rng.uniform(0, width), rng.uniform(-0.5, 1.5) * height
            dx, dy = rng.normal(0, 4) * body, rng.normal(0, 3) * body
            cv2.line(layer, (int(x - dx), int(y - dy)), (int(x + dx), int(y + dy)), shade,
                     max(2, int(rng.uniform(0.2, 1.6) * body)))  # fmt: skip
        layer = _soften(layer, rng.uniform(0.0, 0.08) * body)
    return _as_grey(out * (layer / 255))


WEARS: dict[str, Wear] = {
    "halftone": _halftone, "dither": _dither, "motion": _motion, "coarse": _coarse, "copied": _copied, "thin": _thin,
    "highlighter": _highlighter, "camera": _camera, "streaked": _streaked, "watermarked": _watermarked,
}  # fmt: skip
KINDS_OF_WEAR = tuple(WEARS)
SCREENED = frozenset({"halftone", "dither"})
"""Wear whose dots have as many strokes as letters."""
