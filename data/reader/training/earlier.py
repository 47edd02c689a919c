"""Weights of an exported reader put back into the network, so that training goes on from it.

The export folded every batch normalisation into its convolution and rounded the weights to eight bits. What is lost
is the rounding; the normalisations are made again from what the convolutions give on training lines, so that the
network says the same as before when training starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor, nn

from prongsai.data.reader.training.model import LineReader


def load_exported(model: LineReader, path: Path, images: Tensor) -> None:
    """Fill the network with the weights of `reader.onnx`; `images` (N × 1 × height × W) show each layer's range."""
    weights = list(_read_convolutions(path))
    pairs = list(_pair_layers(model))
    if [weight.shape for weight, _ in weights] != [tuple(convolution.weight.shape) for convolution, _ in pairs]:
        raise ValueError(f"{path} was exported from a network of another shape")
    model.eval()
    with torch.no_grad():
        for (weight, bias), (convolution, after) in zip(weights, pairs, strict=True):
            convolution.weight.copy_(torch.from_numpy(weight.copy()))
            if after is None:
                assert convolution.bias is not None
                convolution.bias.copy_(torch.from_numpy(bias.copy()))
            else:
                _fit_normalisation(model, convolution, after, torch.from_numpy(bias.copy()), images)


def _fit_normalisation(
    model: LineReader, convolution: nn.Conv2d, after: nn.BatchNorm2d, bias: Tensor, images: Tensor
) -> None:
    """Give the normalisation the mean and spread of its inputs, and undo them by its own scale and shift."""
    seen: list[Tensor] = []
    hook = convolution.register_forward_hook(lambda _m, _i, output: seen.append(output))
    model(images)
    hook.remove()
    mean, variance = seen[0].mean(dim=(0, 2, 3)), seen[0].var(dim=(0, 2, 3))
    assert after.running_mean is not None and after.running_var is not None
    after.running_mean.copy_(mean)
    after.running_var.copy_(variance)
    after.weight.copy_((variance + after.eps).sqrt())
    after.bias.copy_(bias.to(mean.device) + mean)


def _pair_layers(model: LineReader) -> Iterator[tuple[nn.Conv2d, nn.BatchNorm2d | None]]:
    """Each convolution with the normalisation that follows it, in the order of the network."""
    layers = [m for m in model.modules() if isinstance(m, nn.Conv2d | nn.BatchNorm2d)]
    for index, layer in enumerate(layers):
        if isinstance(layer, nn.Conv2d):
            after = layers[index + 1] if index + 1 < len(layers) else None
            yield layer, after if isinstance(after, nn.BatchNorm2d) else None


def _read_convolutions(path: Path) -> Iterator[tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """Weight and bias of each convolution in order, as floats."""
    graph = onnx.load(path).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    makers = {node.output[0]: node for node in graph.node}
    for node in graph.node:
        if node.op_type == "Conv":
            weight, bias = (_dequantise(name, stored, makers) for name in node.input[1:3])
            yield weight, bias


def _dequantise(name: str, stored: dict[str, NDArray], makers: dict[str, onnx.NodeProto]) -> NDArray[np.float32]:
    if name in stored:
        return np.asarray(stored[name], dtype=np.float32)
    whole, scale, zero = (stored[part] for part in makers[name].input)
    shape = (-1,) + (1,) * (whole.ndim - 1)
    if scale.ndim:
        scale, zero = scale.reshape(shape), zero.reshape(shape)
    return np.asarray((whole.astype(np.float32) - zero.astype(np.float32)) * scale, dtype=np.float32)
