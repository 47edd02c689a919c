"""Fits the temperature that makes the confidence come true on held-out lines, and writes it beside the weights.

python -m prongsai.data.reader.training.calibrate --fontsource node_modules/@fontsource --model data/reader
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from prongsai.data.reader.training.evaluate import CONDITIONS, KINDS, draw_held_out
from prongsai.data.reader.training.fonts import DEBIAN_ROOT, FaceSet, pick_faces
from prongsai.data.reader.training.text import DOMAIN_FOLDERS, Words, read_kept_words, read_words
from prongsai.pipeline.pages.scan.ctc import decode_best_path, soften
from prongsai.pipeline.pages.scan.reader import LineReader, stretch_confidence

FIRST_SEED = 2_100_000_000  # lines of neither training nor evaluation
TEMPERATURES = (0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2.0, 2.3, 2.6, 3.0)
LEAST_CHANCE = 1e-4  # one line in ten thousand may carry a wrong label of our own making


def log_loss(outputs: Sequence[NDArray[np.float32]], is_right: Sequence[bool], temperature: float) -> float:
    """Mean surprise, in nats, at whether each line is read right, given its confidence at a temperature."""
    surprise = 0.0
    for rows, right in zip(outputs, is_right, strict=True):
        softened = soften(np.log(np.maximum(rows, 1e-12)), temperature)
        chance = stretch_confidence(decode_best_path(softened).confidences)
        chance = min(max(chance, LEAST_CHANCE), 1 - LEAST_CHANCE)
        surprise -= float(np.log(chance if right else 1 - chance))
    return surprise / len(outputs)


def fit_temperature(model: Path, faces: FaceSet, words: Words, lines: int) -> float:
    """Write `calibration.json` beside the network from `lines` held-out lines per kind and condition.

    Lines of prose are left out: they are judged by stretches, so being wholly right says little of them.
    """
    cv2.setNumThreads(1)
    target = model / "calibration.json"
    target.write_text('{"temperature": 1.0}\n', encoding="utf-8")
    reader = LineReader(model)
    outputs: list[NDArray[np.float32]] = []
    is_right: list[bool] = []
    for _, dpi, severity in CONDITIONS:
        for kind in KINDS:
            if kind == "line":
                continue
            drawn = draw_held_out(faces, words, kind, dpi, severity, lines, FIRST_SEED)
            images, bodies = [sample.image for sample in drawn], [sample.body for sample in drawn]
            outputs.extend(reader.probabilities(images, bodies))
            readings = reader.read_lines(images, bodies)
            is_right.extend(reading.text == sample.text for reading, sample in zip(readings, drawn, strict=True))
    losses = {temperature: log_loss(outputs, is_right, temperature) for temperature in TEMPERATURES}
    for temperature, loss in losses.items():
        print(f"temperature {temperature}: {loss:.4f} nats over {len(outputs)} lines")
    best = min(losses, key=lambda temperature: losses[temperature])
    target.write_text(json.dumps({"temperature": best}) + "\n", encoding="utf-8")
    return best


def main() -> None:
    """Fit and write `calibration.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fontsource", type=Path, required=True)
    parser.add_argument("--debian", type=Path, default=DEBIAN_ROOT)
    parser.add_argument("--words", type=Path, help="words kept in a file, where the packages they come from are not")
    parser.add_argument("--unpacked", type=Path, default=Path(tempfile.gettempdir()) / "reader-fonts")
    parser.add_argument("--model", type=Path, default=Path("data/reader"))
    parser.add_argument("--lines", type=int, default=120)
    arguments = parser.parse_args()
    faces = pick_faces(arguments.fontsource, arguments.unpacked, arguments.debian, is_held_out=True)
    words = read_kept_words(arguments.words) if arguments.words else read_words(DOMAIN_FOLDERS)
    fit_temperature(arguments.model, faces, words, arguments.lines)


if __name__ == "__main__":
    main()
