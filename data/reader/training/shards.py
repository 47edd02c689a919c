"""Draws training lines and keeps them in shards on disk, each from its own seed.

python -m prongsai.data.reader.training.shards --fontsource node_modules/@fontsource --out shards --first 0 --count 100
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.data.reader.training.degrade import Severity, degrade_line, draw_severity
from prongsai.data.reader.training.fonts import DEBIAN_ROOT, FaceSet, covers, pick_faces
from prongsai.data.reader.training.render import draw_line
from prongsai.data.reader.training.text import (
    DOMAIN_FOLDERS,
    Words,
    read_kept_words,
    read_words,
    sample_text,
    write_words,
)
from prongsai.pipeline.pages.scan.engine import Body, GreyImage
from prongsai.pipeline.pages.scan.line_image import LINE_HEIGHT_PX, normalize_line

LINES_PER_SHARD = 4000
SMALLEST_BODY_PX, LARGEST_BODY_PX = 7.0, 34.0
"""Consonants of 14 to 18 pt TH Sarabun between 100 and 400 dpi."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A line as scanned and what it says."""

    kind: str
    text: str
    family: str
    style: str
    image: GreyImage
    body: Body | None
    """Top and bottom of the letters' body in pixels, where the page knows them and the line does not."""


def draw_sample(
    seed: int, faces: FaceSet, words: Words, kind: str | None = None,
    severity: Severity | None = None, body_px: float | None = None,
) -> Sample:  # fmt: skip
    """One line; everything about it follows from the seed and the arguments."""
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    while True:
        name, text = sample_text(rng, words, kind)
        face = faces.pick(rng)
        if covers(face, text):
            break
    body = body_px or float(np.exp(rng.uniform(np.log(SMALLEST_BODY_PX), np.log(LARGEST_BODY_PX))))
    scanned = degrade_line(noise, draw_line(rng, face, text, body), severity or draw_severity(noise))
    return Sample(name, text, face.family, face.style, scanned.image, scanned.body)


def write_shard(path: Path, seed: int, faces: FaceSet, words: Words) -> None:
    """LINES_PER_SHARD normal lines side by side, with their widths and texts."""
    rng = np.random.default_rng(seed)
    pixels: list[NDArray[np.uint8]] = []
    texts: list[str] = []
    for index in range(LINES_PER_SHARD):
        sample = draw_sample(seed * LINES_PER_SHARD + index, faces, words)
        jitter = (float(np.exp(rng.normal(0, 0.08))), float(rng.normal(0, 0.9)))
        line = normalize_line(sample.image, sample.body, jitter)
        if line is not None:
            pixels.append(line.pixels)
            texts.append(sample.text)
    partial = path.with_suffix(".tmp.npz")
    np.savez(
        partial, pixels=np.concatenate(pixels, axis=1), widths=np.array([p.shape[1] for p in pixels], np.int32),
        texts=np.array(texts),
    )  # fmt: skip
    partial.rename(path)


def write_shards(out: Path, fontsource: Path, first: int, count: int, debian: Path = DEBIAN_ROOT) -> None:
    """Write shards `first` to `first + count - 1`, each from its own seed, where they are not there yet."""
    cv2.setNumThreads(1)
    out.mkdir(parents=True, exist_ok=True)
    kept = out / "words.json"
    if not kept.exists():
        write_words(kept, read_words(DOMAIN_FOLDERS))
    words = read_kept_words(kept)
    faces = pick_faces(fontsource, out / "fonts", debian, is_held_out=False)
    for seed in range(first, first + count):
        path = out / f"shard-{seed:05d}.npz"
        if not path.exists():
            write_shard(path, seed + 1, faces, words)


def read_shard_strip(path: Path) -> tuple[NDArray[np.uint8], NDArray[np.int64], list[str]]:
    """The lines of a shard side by side, LINE_HEIGHT_PX rows, with their widths and texts."""
    with np.load(path) as shard:
        pixels, widths, texts = shard["pixels"], shard["widths"], shard["texts"]
    assert pixels.shape == (LINE_HEIGHT_PX, int(widths.sum()))
    return pixels, widths.astype(np.int64), [str(text) for text in texts]


def read_shard(path: Path) -> list[tuple[NDArray[np.uint8], str]]:
    """The lines of a shard one by one: LINE_HEIGHT_PX × width pixels, and the text."""
    pixels, widths, texts = read_shard_strip(path)
    ends = np.cumsum(widths)
    return [(pixels[:, end - width : end], text) for end, width, text in zip(ends, widths, texts, strict=True)]


def main() -> None:
    """Write the shards that are not there yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fontsource", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--debian", type=Path, default=DEBIAN_ROOT)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=100)
    arguments = parser.parse_args()
    write_shards(arguments.out, arguments.fontsource, arguments.first, arguments.count, arguments.debian)


if __name__ == "__main__":
    main()
