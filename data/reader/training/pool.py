"""The training lines on the device that trains: one strip of pixels, from which batches are cut and varied.

Lines are drawn by other processes meanwhile, so the pool grows while it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from prongsai.data.reader.training.alphabet import ALPHABET
from prongsai.data.reader.training.model import COLUMNS_PER_STEP
from prongsai.data.reader.training.shards import read_shard_strip
from prongsai.pipeline.pages.scan.line_image import LINE_HEIGHT_PX

OUTPUT_OF = {char: index + 1 for index, char in enumerate(ALPHABET)}
LINES_PER_ROUND = 40_000
"""Lines that are parted by width together: many, so that few are left over; few, so that new lines come in."""
WIDTHS = (64, 96, 128, 160, 192, 224, 256, 320, 384, 448, 512, 640, 768, 1024)
"""Columns that lines are padded to; longer lines are left out (one in a thousand)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Images of N × 1 × LINE_HEIGHT_PX × W, 0 paper to 1 ink; joined targets; lengths in steps and in characters."""

    images: Tensor
    targets: Tensor
    steps: Tensor
    lengths: Tensor


class Pool:
    """Lines side by side in one strip of at most `capacity` columns on the device."""

    def __init__(self, folder: Path, device: torch.device, capacity: int) -> None:
        self._folder, self._device = folder, device
        self._strip = torch.zeros((LINE_HEIGHT_PX, capacity), dtype=torch.uint8, device=device)
        self._used = 0
        self._taken: set[str] = set()
        self._starts: NDArray[np.int64] = np.zeros(0, np.int64)
        self._widths: NDArray[np.int64] = np.zeros(0, np.int64)
        self._targets: list[NDArray[np.int64]] = []

    @property
    def n_lines(self) -> int:
        """Lines taken in so far."""
        return len(self._targets)

    def take_new(self, most: int) -> None:
        """Take in shards that were written since, the first `most` by name, while there is room."""
        fresh = [p for p in sorted(self._folder.glob("shard-*[0-9].npz")) if p.name not in self._taken]
        for path in fresh[:most]:
            pixels, widths, texts = read_shard_strip(path)
            if self._used + pixels.shape[1] > self._strip.shape[1]:
                return
            self._taken.add(path.name)
            self._strip[:, self._used : self._used + pixels.shape[1]] = torch.from_numpy(pixels).to(self._device)
            starts = self._used + np.concatenate([[0], np.cumsum(widths)[:-1]])
            self._starts = np.concatenate([self._starts, starts])
            self._widths = np.concatenate([self._widths, widths])
            self._targets += [np.array([OUTPUT_OF[char] for char in text], np.int64) for text in texts]
            self._used += pixels.shape[1]

    def batches(self, rng: np.random.Generator, columns: int, largest: int) -> Iterator[Batch]:
        """One round over a part of the pool, in batches of few shapes.

        A batch has as many lines of one of WIDTHS as fit into `columns`, at most `largest`; lines that fill no batch
        wait for another round. A graphics card plans its convolutions anew for every shape, which takes longer than
        to run them.
        """
        lines = rng.permutation(self.n_lines)[:LINES_PER_ROUND]
        places = np.searchsorted(WIDTHS, self._widths[lines])
        groups: list[tuple[int, NDArray[np.int64]]] = []
        for place, width in enumerate(WIDTHS):
            members, size = lines[places == place], min(largest, columns // width)
            groups += [(width, members[first : first + size]) for first in range(0, len(members) - size + 1, size)]
        for index in rng.permutation(len(groups)).tolist():
            yield self._cut(*groups[index])

    def _cut(self, width: int, lines: NDArray[np.int64]) -> Batch:
        starts = torch.from_numpy(self._starts[lines]).to(self._device)
        widths = torch.from_numpy(self._widths[lines]).to(self._device)
        columns = torch.arange(width, device=self._device)
        places = torch.minimum(starts[:, None] + columns, starts[:, None] + widths[:, None] - 1)
        images = self._strip[:, places].permute(1, 0, 2).float() / 255
        images = (images * (columns < widths[:, None])[:, None, :]).unsqueeze(1)
        targets = [self._targets[line] for line in lines.tolist()]
        return Batch(
            images,
            torch.from_numpy(np.concatenate(targets)),
            torch.from_numpy(-(-self._widths[lines] // COLUMNS_PER_STEP)),
            torch.tensor([len(target) for target in targets]),
        )


def vary(images: Tensor, generator: torch.Generator) -> Tensor:
    """The same lines once more, never the same twice: bent, slanted, thicker or thinner, paler, noisier.

    A line that was drawn once is trained on several times, and faces that nobody drew have such shapes.
    """
    n, device = len(images), images.device

    def uniform(low: float, high: float) -> Tensor:
        return torch.rand((n, 1, 1, 1), generator=generator, device=device) * (high - low) + low

    if float(torch.rand(1, generator=generator, device=device)) < BENT_SHARE:
        images = _bend(images, generator)
    thicker = torch.nn.functional.max_pool2d(images, 3, 1, 1)
    thinner = -torch.nn.functional.max_pool2d(-images, 3, 1, 1)
    weight = uniform(-0.45, 0.45) * (uniform(0, 1) < 0.4)
    images = images + weight.clamp(min=0) * (thicker - images) + (-weight).clamp(min=0) * (thinner - images)
    images = images * uniform(0.7, 1.15)
    noise = torch.randn(images.shape, generator=generator, device=device) * uniform(0, 0.06) * (uniform(0, 1) < 0.5)
    return (images + noise).clamp(0, 1)


BENT_SHARE = 0.6
GRID = (4, 12)
"""A bend is drawn on a grid of 10 rows and as many columns of pixels, and interpolated between."""


def _bend(images: Tensor, generator: torch.Generator) -> Tensor:
    """Each image by its own slow bend of up to a pixel or so, and slanted a little as an italic is."""
    n, _, height, width = images.shape
    grid = (GRID[0], max(2, width // GRID[1]))
    shifts = torch.randn((n, 2, *grid), generator=generator, device=images.device)
    shifts = torch.nn.functional.interpolate(shifts, (height, width), mode="bicubic", align_corners=True)
    amount = torch.rand((n, 1, 1, 1), generator=generator, device=images.device) ** 2 * 0.9
    shifts = shifts * amount
    rows = torch.arange(height, device=images.device, dtype=torch.float32)
    slant = torch.randn((n, 1, 1), generator=generator, device=images.device) * 0.06
    xs = torch.arange(width, device=images.device, dtype=torch.float32)[None, None, :] + shifts[:, 0]
    xs = xs + slant * (rows - height / 2)[None, :, None]
    ys = rows[None, :, None] + shifts[:, 1]
    places = torch.stack([(2 * xs + 1) / width - 1, (2 * ys + 1) / height - 1], dim=-1)
    return torch.nn.functional.grid_sample(images, places, mode="bilinear", padding_mode="zeros", align_corners=False)
