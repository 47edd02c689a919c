"""From the outputs of a CTC network to characters: the best path, and how sure each character of it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLANK = 0
Probabilities = NDArray[np.float32]
"""Steps × outputs; each row sums to 1, output 0 is the blank."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Outputs in order, each with its probability and the step at which it is strongest."""

    outputs: tuple[int, ...]
    confidences: tuple[float, ...]
    steps: tuple[int, ...]

    @property
    def confidence(self) -> float:
        """The probability that all of it is right; 0 for nothing."""
        return float(np.prod(self.confidences)) if self.confidences else 0.0


def soften(logits: NDArray[np.float32], temperature: float) -> Probabilities:
    """The softmax of each step's logits over the temperature."""
    scaled = logits / np.float32(temperature)
    scaled = scaled - scaled.max(axis=-1, keepdims=True)
    powers = np.exp(scaled)
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)


def decode_best_path(probabilities: Probabilities, allowed: NDArray[np.bool_] | None = None) -> Decoded:
    """The most probable output of each step, repeats and blanks taken out.

    Where only some outputs are `allowed`, the probability of the others still counts as doubt: a word read as a
    number has a low confidence, however much the closest number stands out among numbers.
    """
    chosen = probabilities if allowed is None else np.where(allowed[None, :], probabilities, np.float32(-1))
    path = chosen.argmax(axis=1)
    return _from_path(probabilities, path)


def _from_path(probabilities: Probabilities, path: NDArray[np.intp]) -> Decoded:
    """Collapse a path; an output's confidence is its best step's, less the chance that something stands beside it.

    The chance of a missed character is the greatest probability, on the blank steps before and after, of any output
    that is neither blank nor one of the two neighbours. A path through equal steps counts its strongest one.
    """
    if not path.size:
        return Decoded((), (), ())
    starts = np.flatnonzero(np.diff(path, prepend=-1))
    ends = np.append(starts[1:], path.size)
    runs = [(int(path[a]), int(a), int(b)) for a, b in zip(starts, ends, strict=True)]
    kept = [run for run in runs if run[0] != BLANK]
    outputs, confidences, steps = [], [], []
    for output, start, end in kept:
        strongest = start + int(probabilities[start:end, output].argmax())
        outputs.append(output)
        steps.append(strongest)
        confidences.append(float(probabilities[strongest, output]))
    missed = _missed_chances(probabilities, runs)
    for index in range(len(confidences)):
        confidences[index] *= (1 - missed[index]) * (1 - missed[-1] if index == len(confidences) - 1 else 1.0)
    return Decoded(tuple(outputs), tuple(confidences), tuple(steps))


def _missed_chances(probabilities: Probabilities, runs: list[tuple[int, int, int]]) -> list[float]:
    """For each gap (before the first character, between characters, after the last) the chance of one missed there."""
    chances = [0.0]
    for index, (output, start, end) in enumerate(runs):
        if output != BLANK:
            chances.append(0.0)
            continue
        rest = probabilities[start:end].copy()
        rest[:, BLANK] = 0
        for neighbour in runs[max(0, index - 1) : index + 2]:
            rest[:, neighbour[0]] = 0
        chances[-1] = max(chances[-1], float(rest.max()))
    return chances
