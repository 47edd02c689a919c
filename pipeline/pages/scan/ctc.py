"""From the outputs of a CTC network to characters: the best path, and how sure each character of it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BLANK = 0
"""The first output of the reader's network says that there is no character: part of the model."""
Probabilities = NDArray[np.float32]
"""Steps × outputs; each row sums to 1, output 0 is the blank."""


@dataclass(frozen=True, slots=True)
class DecodedLine:
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


def decode_best_path(probabilities: Probabilities, allowed: NDArray[np.bool_] | None = None) -> DecodedLine:
    """The most probable output of each step, repeats and blanks taken out.

    Where only some outputs are `allowed`, the probability of the others still counts as doubt: a word read as a
    number has a low confidence, however much the closest number stands out among numbers.
    """
    chosen = probabilities if allowed is None else np.where(allowed[None, :], probabilities, np.float32(-1))
    path = chosen.argmax(axis=1)
    return _from_path(probabilities, path)


def _from_path(probabilities: Probabilities, path: NDArray[np.intp]) -> DecodedLine:
    """Collapse a path; an output's confidence is its best step's, less what may stand beside it or twice.

    The best path alone is a poor judge of equal characters side by side: it reads one where the steps of two run
    together, and two where those of one waver. So for these all paths are added up.
    """
    if not path.size:
        return DecodedLine((), (), ())
    starts = np.flatnonzero(np.diff(path, prepend=-1))
    ends = np.append(starts[1:], path.size)
    groups = _group_equals([(int(path[a]), int(a), int(b)) for a, b in zip(starts, ends, strict=True)])
    outputs: list[int] = []
    confidences: list[float] = []
    steps: list[int] = []
    missed = _missed_chances(probabilities, groups)
    for index, group in enumerate(groups):
        first = groups[index - 1].end if index else 0
        last = groups[index + 1].start if index + 1 < len(groups) else path.size
        chances = _count_chances(
            probabilities[first:last, BLANK], probabilities[first:last, group.output], len(group.peaks) + 1
        )
        count = int(np.argmax(chances))
        peaks = _fit_peaks(group, count, probabilities)
        certainty = chances[count] / sum(chances) * (1 - missed[index])
        outputs += [group.output] * count
        steps += peaks
        # doubt about how many there are is doubt about each; it is shared so that the product over them is right
        share = certainty ** (1 / count)
        confidences += [float(probabilities[step, group.output]) * share for step in peaks]
    if confidences:
        confidences[-1] *= 1 - missed[-1]
    return DecodedLine(tuple(outputs), tuple(confidences), tuple(steps))


@dataclass(frozen=True, slots=True)
class _Group:
    """Runs of one output with only blanks between them: from step `start` up to `end`, each run with its peak."""

    output: int
    start: int
    end: int
    peaks: tuple[tuple[int, int], ...]
    """First and last step (exclusive) of each run."""


def _group_equals(runs: list[tuple[int, int, int]]) -> list[_Group]:
    groups: list[_Group] = []
    for output, start, end in runs:
        if output == BLANK:
            continue
        if groups and groups[-1].output == output:
            before = groups[-1]
            groups[-1] = _Group(output, before.start, end, (*before.peaks, (start, end)))
        else:
            groups.append(_Group(output, start, end, ((start, end),)))
    return groups


def _count_chances(blanks: Probabilities, hits: Probabilities, most: int) -> list[float]:
    """The chance of 0, 1, ... `most` times the output in these steps, all paths of blanks and hits added up."""
    states = [1.0] + [0.0] * (2 * most)
    for blank, hit in zip(blanks.tolist(), hits.tolist(), strict=True):
        # even states: that many halves are done and a blank was last; odd ones: inside a character
        grown = [states[0] * blank]
        for index in range(1, 2 * most + 1):
            factor = hit if index % 2 else blank
            grown.append((states[index] + states[index - 1]) * factor)
        total = max(grown)
        if total <= 0:
            break
        states = [value / total for value in grown]
    counted = [states[0]] + [states[2 * k - 1] + states[2 * k] for k in range(1, most + 1)]
    return [0.0, *counted[1:]] if max(counted[1:]) > 0 else [0.0, 1.0] + [0.0] * (most - 1)


def _fit_peaks(group: _Group, count: int, probabilities: Probabilities) -> list[int]:
    """The strongest steps of the runs, as many as there are characters."""
    strongest = [a + int(probabilities[a:b, group.output].argmax()) for a, b in group.peaks]
    if count > len(strongest):
        return [int(step) for step in np.linspace(group.start, group.end - 1, count)]
    order = sorted(strongest, key=lambda step: -float(probabilities[step, group.output]))
    return sorted(order[:count])


def _missed_chances(probabilities: Probabilities, groups: list[_Group]) -> list[float]:
    """For each gap (before the first group, between groups, after the last) the chance of a character missed there.

    It is the greatest probability, on the steps of the gap, of any output but the blank and the two neighbours.
    """
    edges = [0, *(edge for group in groups for edge in (group.start, group.end)), len(probabilities)]
    chances = []
    for index in range(len(groups) + 1):
        gap = probabilities[edges[2 * index] : edges[2 * index + 1]]
        if not len(gap):
            chances.append(0.0)
            continue
        known = [BLANK, *(group.output for group in groups[max(0, index - 1) : index + 1])]
        rest = gap.max(axis=0)
        rest[known] = 0
        chances.append(float(rest.max()))
    return chances
