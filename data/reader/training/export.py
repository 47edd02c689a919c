"""Writes trained weights as `reader.onnx` and `alphabet.txt`.

    python -m data.reader.training.export --weights /tmp/reader/average.pt --out data/reader
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from data.reader.training.alphabet import write_alphabet
from data.reader.training.model import LineReader
from pipeline.ocr.line_image import LINE_HEIGHT_PX

SMALLEST_HALVED = 256


def halve_weights(model: onnx.ModelProto) -> None:
    """Keep large weights as 16-bit floats, widened again when the network is loaded: half the file, same speed."""
    casts = []
    for tensor in list(model.graph.initializer):
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < SMALLEST_HALVED:
            continue
        halved = numpy_helper.from_array(numpy_helper.to_array(tensor).astype(np.float16), tensor.name + "_half")
        casts.append(helper.make_node("Cast", [halved.name], [tensor.name], to=TensorProto.FLOAT))
        model.graph.initializer.remove(tensor)
        model.graph.initializer.append(halved)
    for node in reversed(casts):
        model.graph.node.insert(0, node)


def export(weights: Path, out: Path) -> None:
    """Write the network with these weights, and its alphabet, into `out`."""
    reader = LineReader()
    reader.load_state_dict(torch.load(weights, weights_only=True))
    reader.eval()
    path = out / "reader.onnx"
    torch.onnx.export(
        reader, (torch.zeros(2, 1, LINE_HEIGHT_PX, 128),), str(path), input_names=["images"], output_names=["logits"],
        dynamic_axes={"images": {0: "lines", 3: "columns"}, "logits": {0: "lines", 1: "steps"}}, opset_version=17,
        dynamo=False,
    )  # fmt: skip
    model = onnx.load(path)
    halve_weights(model)
    onnx.checker.check_model(model)
    onnx.save(model, path)
    write_alphabet(out / "alphabet.txt")


def main() -> None:
    """Export the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    export(arguments.weights, arguments.out)


if __name__ == "__main__":
    main()
