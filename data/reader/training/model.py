"""The network: a convolutional line reader, two outputs for every four columns of pixels.

No recurrence: what a letter is can be seen within two letters to each side, lines of any length cost the same per
pixel, and training on short lines carries over to long ones.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from prongsai.data.reader.training.alphabet import ALPHABET
from prongsai.pipeline.pages.scan.line_image import LINE_HEIGHT_PX

OUTPUTS = len(ALPHABET) + 1
COLUMNS_PER_STEP = 2
"""Pixels per output step; Thai stacks three characters over one letter of about 12 px."""


class Separable(nn.Module):
    """A depthwise and a pointwise convolution; the input is added where the shape allows."""

    def __init__(self, inputs: int, outputs: int, kernel: tuple[int, int], stride: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        padding = (kernel[0] // 2, kernel[1] // 2)
        self.depthwise = nn.Conv2d(inputs, inputs, kernel, stride, padding, groups=inputs, bias=False)
        self.middle = nn.BatchNorm2d(inputs)
        self.pointwise = nn.Conv2d(inputs, outputs, 1, bias=False)
        self.after = nn.BatchNorm2d(outputs)
        self.is_residual = inputs == outputs and stride == (1, 1)

    def forward(self, images: Tensor) -> Tensor:
        out = self.after(self.pointwise(torch.relu(self.middle(self.depthwise(images)))))
        return torch.relu(out + images) if self.is_residual else torch.relu(out)


class Dense(nn.Module):
    """A plain convolution; at few channels it is faster on a CPU than a separable one."""

    def __init__(self, inputs: int, outputs: int, kernel: tuple[int, int], stride: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self.convolution = nn.Conv2d(inputs, outputs, kernel, stride, (kernel[0] // 2, kernel[1] // 2), bias=False)
        self.after = nn.BatchNorm2d(outputs)
        self.is_residual = inputs == outputs and stride == (1, 1)

    def forward(self, images: Tensor) -> Tensor:
        out = self.after(self.convolution(images))
        return torch.relu(out + images) if self.is_residual else torch.relu(out)


class LineReader(nn.Module):
    """Images of N × 1 × LINE_HEIGHT_PX × W, 0 paper to 1 ink, W a multiple of 4, to logits of N × W/2 × OUTPUTS."""

    def __init__(self, narrow: int = 24, middle: int = 64, wide: int = 128, line: int = 256, depth: int = 6) -> None:
        super().__init__()
        self.stem = nn.Sequential(
            Dense(1, narrow, (5, 5), (2, 2)),
            Dense(narrow, middle, (3, 3), (2, 2)),
            Dense(middle, middle, (3, 3)),
            Dense(middle, middle, (3, 3)),
            Dense(middle, wide, (3, 3), (2, 1)),
            Dense(wide, wide, (3, 3)),
        )
        self.fold = nn.Sequential(
            nn.Conv2d(wide, line, (LINE_HEIGHT_PX // 8, 1), bias=False), nn.BatchNorm2d(line), nn.ReLU()
        )
        self.line = nn.Sequential(*[Separable(line, line, (1, 7)) for _ in range(depth)])
        self.head = nn.Conv2d(line, 2 * OUTPUTS, 1)

    def forward(self, images: Tensor) -> Tensor:
        features = self.line(self.fold(self.stem(images)))
        logits = self.head(features)[:, :, 0, :]
        batch, _, steps = logits.shape
        return logits.reshape(batch, 2, OUTPUTS, steps).permute(0, 3, 1, 2).reshape(batch, 2 * steps, OUTPUTS)
