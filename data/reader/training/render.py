"""Draws one line of text as a grey image, as a printer and an ideal scanner would give it."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from prongsai.data.reader.training.fonts import Face, body_share, load_font, split_runs


@dataclass(frozen=True, slots=True)
class Drawn:
    """`ink` (rows × columns, 0 paper to 1 ink) has a border of a body and a half; the baseline's row and the body's
    height are in pixels."""

    ink: NDArray[np.float32]
    baseline: float
    body_px: float


def draw_line(rng: random.Random, face: Face, text: str, body_px: float) -> Drawn:
    """The text in the face, its consonants about `body_px` tall, spaces and letters now and then set wide."""
    size = max(6, round(body_px / body_share(face)))
    border = int(1.6 * body_px) + 3
    spaced = _widen_spaces(rng, text)
    tracking = rng.uniform(-0.02, 0.12) * size if rng.random() < 0.06 and len(text) < 40 else 0.0
    # tracking moves whole clusters: a mark stays on its letter
    pieces = _clusters(spaced) if tracking else [spaced]
    runs = [(path, run) for piece in pieces for path, run in [*split_runs(face, piece), (None, "")]]
    width = sum(load_font(path, size).getlength(run) for path, run in runs if path) + abs(tracking) * len(pieces)
    canvas = Image.new("L", (int(width) + 2 * border + 2, int(size * 1.7) + 2 * border), 0)
    draw = ImageDraw.Draw(canvas)
    x, baseline = float(border), border + size * 1.1
    for path, run in runs:
        if path is None:
            x += tracking
            continue
        font = load_font(path, size)
        draw.text((x, baseline), run, fill=255, font=font, anchor="ls")
        x += font.getlength(run)
    ink = np.asarray(canvas, dtype=np.float32) / 255.0
    return Drawn(ink, baseline, size * body_share(face))


def _widen_spaces(rng: random.Random, text: str) -> str:
    """Justified lines have spaces of any width; so do tables set by hand."""
    if " " not in text or rng.random() < 0.6:
        return text
    return "".join(" " * rng.choice([1, 1, 2, 3]) if c == " " else c for c in text)


def _clusters(text: str) -> list[str]:
    """Letters with the marks that stand on or under them."""
    out: list[str] = []
    for char in text:
        if out and (char in "\u0e31\u0e33" or "\u0e34" <= char <= "\u0e3a" or "\u0e47" <= char <= "\u0e4e"):
            out[-1] += char
        else:
            out.append(char)
    return out
