"""Our own line reader: Thai, Latin, both kinds of digits, one small network run on the CPU.

How it was trained, on what, and how well it reads is in `data/reader/MODEL_CARD.md`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument, InvalidGraph, InvalidProtobuf

from prongsai.pipeline.errors import ReferenceDataError
from prongsai.pipeline.pages.model_files import read_model_file
from prongsai.pipeline.pages.scan.ctc import DecodedLine, decode_best_path, soften
from prongsai.pipeline.pages.scan.engine import Body, GreyImage, LineReading
from prongsai.pipeline.pages.scan.line_image import LINE_HEIGHT_PX, NormalLine, normalize_line
from prongsai.pipeline.pages.scan.looks import merge_looks

NO_NETWORK = (InvalidProtobuf, InvalidGraph, InvalidArgument, Fail)
"""What the runtime raises for bytes that are no network; these classes have no base in common but `Exception`."""
NETWORK_FILES = ("reader.onnx", "alphabet.txt", "calibration.json")
COLUMNS_PER_STEP = 2
"""The network halves the width of a line: part of the model."""
NUMBER_CHARACTERS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙.,-/%() ieoIEO")
SURE_AT_FIRST_LOOK = 0.97  # a line read with less is looked at again: larger, smaller, lower
FURTHER_LOOKS = ((1.1, 0.0), (0.92, 0.0), (1.03, 1.2))
"""Scale, and shift in pixels: a line larger, smaller and lower by some more than one deviation of what training moved
its lines by (0.08 in the logarithm of the scale and 0.9 pixels, `data/reader/training/shards.py`), so that the network
has seen such lines and a sound reading survives. Of 140 rows of three noisy scans half
the way changes 5, half more 10."""
LINES_PER_BATCH = 16
"""A bound on memory: a reading depends on its own image alone, whatever else is in the batch."""
STRETCH = 12  # characters: the longest code, date or number that a value is read from
NOTHING = LineReading("", 0.0, engine="reader")
"""No text has no confidence."""


@dataclass(frozen=True, slots=True)
class _Network:
    """The session with what belongs to it: its alphabet, from output 1 on, and its temperature."""

    session: onnxruntime.InferenceSession
    alphabet: tuple[str, ...]
    temperature: float


class LineReader:
    """Reads whole lines and cells; a reading depends on its own image alone, whatever else is in the batch."""

    name = "reader"

    def __init__(self, folder: Path | None = None) -> None:
        """Load the network once; it keeps to one thread.

        Args:
            folder: a network trained elsewhere, taken as it is; by default the package's own, held to its checksums.
        Raises:
            ReferenceDataError: the weights, the alphabet or the calibration are missing, damaged or do not belong
                together.
        """
        self._network = _build_network(_read_own_files() if folder is None else _read_files(folder))
        self._numbers = np.array([True, *(char in NUMBER_CHARACTERS for char in self._network.alphabet)])

    @property
    def version(self) -> str:
        """Which network it is, in a few words."""
        return f"our own network for {len(self._network.alphabet)} characters"

    def read_lines(self, images: Sequence[GreyImage], bodies: Sequence[Body | None] | None = None) -> list[LineReading]:
        """One reading per image, in order.

        Args:
            images: grey images of single lines.
            bodies: for each image top and bottom of the letters' body in its pixels, where the page says so better
                than the line itself (a lone dash, a cell of two characters); None is measured.
        Returns:
            Readings whose `confidence` is the chance that the text is right: all of it up to STRETCH characters, an
            average stretch of that length beyond. Nothing printed gives an empty text with confidence 0.
        """
        return self._read(images, bodies, None)

    def read_numbers(
        self, images: Sequence[GreyImage], bodies: Sequence[Body | None] | None = None
    ) -> list[LineReading]:
        """The best reading made of digits, signs and code letters (NUMBER_CHARACTERS) for each image.

        The confidence is the chance of that reading among all texts, not among numbers, so a word has a low one.
        """
        return self._read(images, bodies, self._numbers)

    def _read(
        self, images: Sequence[GreyImage], bodies: Sequence[Body | None] | None, allowed: NDArray[np.bool_] | None
    ) -> list[LineReading]:
        known = bodies if bodies is not None else [None] * len(images)
        lines = [normalize_line(image, body) for image, body in zip(images, known, strict=True)]
        decoded = [decode_best_path(outputs, allowed) for outputs in self._run(lines)]
        doubtful = [
            index
            for index, line in enumerate(lines)
            if line is not None and stretch_confidence(decoded[index].confidences) < SURE_AT_FIRST_LOOK
        ]
        looks = {index: [decoded[index]] for index in doubtful}
        for jitter in FURTHER_LOOKS:
            again = [normalize_line(images[index], known[index], jitter) for index in doubtful]
            for index, line, outputs in zip(doubtful, again, self._run(again), strict=True):
                looks[index].append(_move_steps(decode_best_path(outputs, allowed), line, lines[index]))
        for index in doubtful:
            decoded[index] = merge_looks(looks[index])
        return [
            NOTHING if line is None else self._to_reading(line, found)
            for line, found in zip(lines, decoded, strict=True)
        ]

    def probabilities(
        self, images: Sequence[GreyImage], bodies: Sequence[Body | None] | None = None
    ) -> list[NDArray[np.float32]]:
        """What the network says of each image, steps × outputs (0 the blank, then the alphabet); no steps where
        nothing is printed."""
        known = bodies if bodies is not None else [None] * len(images)
        return self._run([normalize_line(image, body) for image, body in zip(images, known, strict=True)])

    def _run(self, lines: Sequence[NormalLine | None]) -> list[NDArray[np.float32]]:
        """Probabilities, steps × outputs, of each line; of a line that is None, no steps.

        Lines share a batch only with lines padded to the same width, so that the padding a line sees, and with it
        its reading, never depends on its neighbours.
        """
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for index, line in enumerate(lines):
            if line is not None:
                groups[padded_width(line.pixels.shape[1])].append(index)
        results = [np.zeros((0, len(self._network.alphabet) + 1), np.float32)] * len(lines)
        for width, members in sorted(groups.items()):
            for first in range(0, len(members), LINES_PER_BATCH):
                batch = members[first : first + LINES_PER_BATCH]
                images = np.zeros((len(batch), 1, LINE_HEIGHT_PX, width), np.float32)
                for row, index in enumerate(batch):
                    pixels = _pixels(lines[index])
                    images[row, 0, :, : pixels.shape[1]] = pixels * np.float32(1 / 255)
                (logits,) = self._network.session.run(None, {"images": images})
                for row, index in enumerate(batch):
                    steps = -(-_pixels(lines[index]).shape[1] // COLUMNS_PER_STEP)
                    results[index] = soften(logits[row, :steps], self._network.temperature)
        return results

    def _to_reading(self, line: NormalLine, decoded: DecodedLine) -> LineReading:
        """Text with single spaces inside and none outside."""
        chars = [self._network.alphabet[output - 1] for output in decoded.outputs]
        kept = [i for i, char in enumerate(chars) if char != " " or (0 < i < len(chars) - 1 and chars[i - 1] != " ")]
        confidences = tuple(decoded.confidences[i] for i in kept)
        return LineReading(
            "".join(chars[i] for i in kept),
            stretch_confidence(confidences),
            confidences,
            tuple(line.left + decoded.steps[i] * COLUMNS_PER_STEP / line.scale for i in kept),
            self.name,
        )


def stretch_confidence(confidences: Sequence[float]) -> float:
    """The chance that a stretch of STRETCH characters, or all where there are fewer, is right; 0 for none.

    >>> stretch_confidence([0.5, 0.5]), stretch_confidence([0.9] * 12) == stretch_confidence([0.9] * 12 * 4)
    (0.25, True)
    """
    if not confidences:
        return 0.0
    product = float(np.prod(np.asarray(confidences, dtype=np.float64)))
    return float(round(product ** min(1.0, STRETCH / len(confidences)), 12))


def padded_width(width: int) -> int:
    """The width, in pixels of a normal line, that a line is padded to: few sizes, little waste."""
    step = 32 if width <= 256 else 64 if width <= 768 else 128
    return -(-width // step) * step


def _pixels(line: NormalLine | None) -> NDArray[np.uint8]:
    if line is None:
        raise ValueError("a line with nothing printed is never part of a batch")
    return line.pixels


def _move_steps(decoded: DecodedLine, seen: NormalLine | None, first: NormalLine | None) -> DecodedLine:
    """The same characters at the steps where the first look would have seen them."""
    if seen is None or first is None:
        return decoded
    places = (seen.left + step * COLUMNS_PER_STEP / seen.scale for step in decoded.steps)
    steps = tuple(max(0, round((x - first.left) * first.scale / COLUMNS_PER_STEP)) for x in places)
    return DecodedLine(decoded.outputs, decoded.confidences, steps)


def _read_own_files() -> dict[str, bytes]:
    return {name: read_model_file(f"reader/{name}") for name in NETWORK_FILES}


def _read_files(folder: Path) -> dict[str, bytes]:
    try:
        return {name: (folder / name).read_bytes() for name in NETWORK_FILES}
    except OSError as error:
        raise ReferenceDataError(f"{folder} holds no line reader ({error}); export it again") from error


def _build_network(content: Mapping[str, bytes]) -> _Network:
    weights, alphabet_text, calibration = (content[name] for name in NETWORK_FILES)
    try:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        alphabet = tuple(chr(int(line.split()[0][2:], 16)) for line in alphabet_text.decode("utf-8").splitlines())
        temperature = float(json.loads(calibration)["temperature"])
    except (*NO_NETWORK, ValueError, KeyError, IndexError) as error:
        raise ReferenceDataError(f"the line reader is damaged ({error}); export it again") from error
    if session.get_outputs()[0].shape[-1] != len(alphabet) + 1:
        raise ReferenceDataError("the line reader's alphabet and weights do not belong together; export it again")
    return _Network(session, alphabet, temperature)
