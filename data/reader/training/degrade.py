"""What printing, scanning and cropping do to a line, from nothing to hardly legible."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.data.reader.training.render import Drawn
from prongsai.data.reader.training.worn import KINDS_OF_WEAR, SCREENED, wear_line
from prongsai.pipeline.pages.scan.engine import Body, GreyImage
from prongsai.pipeline.pages.scan.line_image import find_body, ink_of

Ink = NDArray[np.float32]
Rng = np.random.Generator
RESAMPLING = (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_NEAREST)


@dataclass(frozen=True, slots=True)
class Severity:
    """How much of each fault; 0 none, 1 the worst that training shows."""

    blur: float
    noise: float
    jpeg: float
    geometry: float
    one_bit: float
    weight: float
    light: float
    clutter: float
    crop: float
    wear: str = ""
    """One of the kinds of wear in `worn`, or none."""
    wear_level: float = 0.0


CLEAN = Severity(0.25, 0.15, 0.15, 0.1, 0.0, 0.1, 0.1, 0.1, 0.5)
NOISY = Severity(0.8, 0.9, 0.8, 0.7, 0.3, 0.5, 0.8, 0.5, 1.0)


def draw_severity(rng: Rng) -> Severity:
    """A severity for training: a third nearly clean, the rest anything up to the worst, half of it worn in one way."""
    draw = rng.random()
    if draw < 0.3:
        return CLEAN
    wear = str(rng.choice(KINDS_OF_WEAR))
    if draw < 0.5:  # one fault alone, up to its worst: what the offices' machines do, one at a time
        return replace(CLEAN, wear=wear, wear_level=float(rng.uniform(0.1, 1.0)))
    level = rng.uniform(0.2, 1.0)
    blur, noise, jpeg, geometry, weight, light, clutter, crop = (level * rng.uniform(0.2, 1.0, 8)).tolist()
    severity = Severity(blur, noise, jpeg, geometry, 0.3, weight, light, clutter, max(crop, 0.5))
    if draw < 0.7:
        return replace(severity, wear=wear, wear_level=float(rng.uniform(0.1, 0.7)))
    return severity


@dataclass(frozen=True, slots=True)
class Scanned:
    """A cropped grey scan of a line, and top and bottom of its letters' body where the dots of a screen hide them.

    A page tells the height of its letters by all of its lines; a single line under a screen does not.
    """

    image: GreyImage
    body: Body | None


def degrade_line(rng: Rng, drawn: Drawn, severity: Severity) -> Scanned:
    """The drawn line as it was printed, worn, scanned and cut out."""
    ink = _bend(rng, drawn, severity.geometry)
    body = drawn.body_px
    ink = _change_weight(rng, ink, body, severity.weight)
    ink = _clutter(rng, ink, drawn, severity.clutter)
    ink = _crop(rng, ink, drawn, severity.crop)
    ink = _blur(rng, ink, body, severity.blur)
    grey = _light(rng, ink, severity.light)
    band = None
    if severity.wear:
        if severity.wear in SCREENED:
            ink_before = ink_of(np.clip(grey, 0, 255).astype(np.uint8))
            band = find_body(ink_before) if ink_before is not None else None
        grey = wear_line(rng, grey, body, severity.wear, severity.wear_level)
    grey = _noise(rng, grey, severity.noise, body)
    if rng.random() < severity.one_bit:
        grey = _one_bit(rng, grey)
    image = np.clip(np.rint(grey), 0, 255).astype(np.uint8)
    if rng.random() < severity.jpeg:
        quality = int(rng.uniform(92 - 70 * severity.jpeg, 95))
        _, packed = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
        image = np.asarray(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE), dtype=np.uint8)
    if rng.random() < 0.04:
        image = 255 - image
    return Scanned(image, band)


def _bend(rng: Rng, drawn: Drawn, amount: float) -> Ink:
    """Rotation, shear, stretch and a slow wave, as of a page not quite flat."""
    ink = drawn.ink
    if rng.random() > amount + 0.2:
        return ink
    height, width = ink.shape
    aspect = width / height
    slope = rng.normal(0, 0.012) * amount / max(1.0, aspect / 8)
    shear = rng.normal(0, 0.06) * amount
    stretch = float(np.exp(rng.normal(0, 0.1) * (amount + 0.3)))
    if rng.random() < 0.15:  # condensed or expanded print, and the reader's own wider looks
        stretch *= float(rng.uniform(0.8, 1.4))
    centre_x, centre_y = width / 2, drawn.baseline - drawn.body_px / 2
    matrix = np.array(
        [[stretch, shear, centre_x - stretch * centre_x - shear * centre_y], [slope, 1.0, -slope * centre_x]]
    )
    out_width = int(width * max(1.0, stretch))
    matrix[0, 2] += (out_width - width) / 2
    bent = cv2.warpAffine(ink, matrix, (out_width, height), flags=cv2.INTER_LINEAR)
    if rng.random() < 0.3 * amount:
        phase, period = rng.uniform(0, 6.28), rng.uniform(6, 30) * drawn.body_px
        rise = amount * 0.08 * drawn.body_px * np.sin(np.arange(out_width) * 6.28 / period + phase)
        xs, ys = np.meshgrid(np.arange(out_width, dtype=np.float32), np.arange(height, dtype=np.float32))
        bent = cv2.remap(bent, xs, ys + rise.astype(np.float32)[None, :], cv2.INTER_LINEAR)
    return np.asarray(bent, dtype=np.float32)


def _change_weight(rng: Rng, ink: Ink, body: float, amount: float) -> Ink:
    """Ink that spread or dried: strokes grow or thin by part of a pixel."""
    if rng.random() > amount + 0.1:
        return ink
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
    share = float(rng.uniform(0.2, 1.0)) * min(1.0, body / 16)
    thin = rng.random() < 0.35
    moved = cv2.erode(ink, kernel) if thin else cv2.dilate(ink, kernel)
    out = (1 - share) * ink + share * moved
    if rng.random() < 0.3 * amount:  # worn toner: patches of the strokes are missing
        coarse = rng.random((max(2, ink.shape[0] // 6), max(2, ink.shape[1] // 6)), dtype=np.float32)
        patch = cv2.resize(coarse, ink.shape[::-1])
        out = out * np.clip((patch - 0.12) * 6, 0.25, 1.0)
    return np.asarray(out, dtype=np.float32)


def _clutter(rng: Rng, ink: Ink, drawn: Drawn, amount: float) -> Ink:
    """Rulings at the edges, marks of the lines above and below, pen strokes and stamps across."""
    out = ink.copy()
    height, width = out.shape
    body, baseline = drawn.body_px, drawn.baseline
    if rng.random() < 0.5 * amount:  # the line above or below, shifted by a plausible leading
        leading = rng.uniform(2.0, 2.7) * body * rng.choice([-1, 1])
        shift = np.array([[1, 0, rng.uniform(-width / 2, width / 2)], [0, 1, leading]])
        neighbour = cv2.warpAffine(ink, shift, (width, height), borderMode=cv2.BORDER_CONSTANT)
        out = np.maximum(out, np.asarray(neighbour, dtype=np.float32))
    thickness = max(1, round(rng.uniform(0.04, 0.14) * body))
    if rng.random() < 0.35 * amount:  # a ruling under or over the text
        y = baseline + rng.uniform(0.5, 0.9) * body if rng.random() < 0.6 else baseline - rng.uniform(2.0, 2.6) * body
        cv2.line(out, (0, int(y)), (width, int(y + rng.normal(0, 0.05) * body)), float(rng.uniform(0.5, 1)), thickness)
    if rng.random() < 0.3 * amount:  # a ruling beside it
        edge = int(1.6 * body) + 3
        x = edge - rng.uniform(0.35, 1.2) * body if rng.random() < 0.5 else width - edge + rng.uniform(0.35, 1.2) * body
        cv2.line(out, (int(x), 0), (int(x), height), float(rng.uniform(0.5, 1)), thickness)
    if rng.random() < 0.12 * amount:  # a pen stroke or the rim of a stamp across the text
        x, y = rng.uniform(0, width), baseline - rng.uniform(-0.3, 1.2) * body
        axes = (int(rng.uniform(2, 9) * body), int(rng.uniform(0.3, 5) * body))
        angle, start = rng.uniform(0, 180), rng.uniform(0, 360)
        layer = np.zeros_like(out)
        cv2.ellipse(layer, (int(x), int(y)), axes, angle, start, start + rng.uniform(20, 120), 1.0, thickness)
        out = np.maximum(out, layer * float(rng.uniform(0.25, 0.75)))
    if rng.random() < 0.15 * amount:  # underlined
        y = int(baseline + rng.uniform(0.12, 0.35) * body)
        cv2.line(out, (0, y), (width, y), 1.0, max(1, thickness // 2))
    return out


def _crop(rng: Rng, ink: Ink, drawn: Drawn, amount: float) -> Ink:
    """The line cut out: tight to its own ink, or with room, or a little into it."""
    body, baseline = drawn.body_px, drawn.baseline
    mask = drawn.ink > 0.3
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if rows.size == 0:
        return ink
    stretch = ink.shape[1] / drawn.ink.shape[1]
    left, right = columns[0] * stretch, (columns[-1] + 1) * stretch
    top, bottom = float(rows[0]), float(rows[-1] + 1)
    draw = rng.random()
    if draw < 0.25:  # the whole height of a text line whatever it holds
        top, bottom = baseline - 1.9 * body, baseline + 0.6 * body
    elif draw < 0.4:  # a table cell
        top, bottom = top - rng.uniform(0.2, 1.3) * body, bottom + rng.uniform(0.2, 1.3) * body
    else:
        top, bottom = top - rng.uniform(0, 0.35) * body - 1, bottom + rng.uniform(0, 0.35) * body + 1
    side = rng.uniform(0.05, 0.4, 2) * body if draw > 0.4 else rng.uniform(0.1, 1.4, 2) * body
    if rng.random() < 0.1 * amount:
        top, bottom = top + rng.uniform(0, 0.06) * body, bottom - rng.uniform(0, 0.06) * body
    y0, y1 = max(0, int(top)), min(ink.shape[0], int(np.ceil(bottom)))
    x0, x1 = max(0, int(left - side[0])), min(ink.shape[1], int(np.ceil(right + side[1])))
    return ink[y0:y1, x0:x1] if y1 - y0 > 3 and x1 - x0 > 3 else ink


def _blur(rng: Rng, ink: Ink, body: float, amount: float) -> Ink:
    """Optics and resampling; wider for larger print, as the same scanner gives the same share of a letter."""
    out = ink
    if rng.random() < 0.6 * amount:  # the page image was resampled on its way
        factor = rng.uniform(0.45, 0.95) if body > 13 else rng.uniform(0.75, 0.97)
        height, width = out.shape
        method = RESAMPLING[int(rng.choice(4, p=[0.5, 0.25, 0.2, 0.05]))]
        small = cv2.resize(out, (max(2, int(width * factor)), max(2, int(height * factor))), interpolation=method)
        back = rng.random() < 0.5
        out = _as_ink(cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR) if back else small)
    sigma = rng.uniform(0, 1.0) * amount * max(0.5, 0.055 * body)
    if sigma > 0.25:
        out = _as_ink(cv2.GaussianBlur(out, (0, 0), sigma))
    if rng.random() < 0.1 * amount:
        length = max(2, int(rng.uniform(0.08, 0.2) * body))
        kernel = np.zeros((length, length), np.float32)
        kernel[length // 2] = 1.0 / length
        out = _as_ink(cv2.filter2D(out, -1, kernel if rng.random() < 0.5 else kernel.T.copy()))
    return _as_ink(np.clip(out, 0, 1))


def _as_ink(image: NDArray[np.generic]) -> Ink:
    return np.asarray(image, dtype=np.float32)


def _light(rng: Rng, ink: Ink, amount: float) -> Ink:
    """Paper and ink of unequal brightness, a coloured ground, a shadow along the line."""
    paper = 255 - rng.uniform(0, 70) * amount
    black = rng.uniform(0, 120) * amount
    if rng.random() < 0.1 * amount:  # a shaded header cell
        paper = rng.uniform(170, 225)
        black = rng.uniform(0, 60)
    ink = ink ** float(np.exp(rng.normal(0, 0.25) * amount))
    grey = paper - (paper - black) * ink
    if rng.random() < 0.5 * amount:
        slope = rng.uniform(-45, 45) * amount
        grey = grey + np.linspace(-slope, slope, grey.shape[1], dtype=np.float32)[None, :]
    return np.asarray(grey, dtype=np.float32)


def _noise(rng: Rng, grey: Ink, amount: float, body: float) -> Ink:
    out = grey
    if rng.random() < amount + 0.1:
        sigma = rng.uniform(1, 26) * amount
        noise = rng.standard_normal(grey.shape, dtype=np.float32) * sigma
        if rng.random() < 0.4:
            noise = cv2.GaussianBlur(noise, (0, 0), 0.7) * 1.8
        out = out + noise
    if rng.random() < 0.5 * amount:  # specks and holes
        count = rng.poisson(grey.size / body**2 * 0.25 * amount)
        ys, xs = rng.integers(0, grey.shape[0], count), rng.integers(0, grey.shape[1], count)
        out = np.array(out)
        for y, x in zip(ys.tolist(), xs.tolist(), strict=True):
            radius = int(rng.uniform(0.6, 1.0 + 0.07 * body))
            cv2.circle(out, (x, y), radius // 2, float(rng.choice([0, 0, 255])), -1)
    return np.asarray(out, dtype=np.float32)


def _one_bit(rng: Rng, grey: Ink) -> Ink:
    """Black and white, by one threshold, by a local one, or by dithering's poor cousin."""
    low, high = float(np.percentile(grey, 1)), float(np.percentile(grey, 95))
    threshold = low + (high - low) * rng.uniform(0.35, 0.75)
    return np.where(grey < threshold, 0.0, 255.0).astype(np.float32)
