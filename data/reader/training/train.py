"""Trains the line reader on shards; resumes where a checkpoint stands.

python -m prongsai.data.reader.training.train --shards /tmp/shards --out /tmp/reader --steps 20000 --seed 1
"""

from __future__ import annotations

import argparse
import copy
import math
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from prongsai.data.reader.training.alphabet import ALPHABET
from prongsai.data.reader.training.model import COLUMNS_PER_STEP, LineReader
from prongsai.data.reader.training.shards import read_shard
from prongsai.pipeline.pages.scan.line_image import LINE_HEIGHT_PX

OUTPUT_OF = {char: index + 1 for index, char in enumerate(ALPHABET)}
COLUMNS_PER_BATCH = 14_000
LARGEST_BATCH = 160
SHARDS_PER_ROUND = 5
WARM_UP_STEPS = 300
PEAK_LEARNING_RATE = 2.5e-3
AVERAGE_DECAY = 0.998
Line = tuple[NDArray[np.uint8], str]


def batches(folder: Path, rng: np.random.Generator, first_round: int) -> Iterator[list[Line]]:
    """Endless batches of lines of like width, a few shards at a time in the order of their names."""
    turn = first_round
    while True:
        paths = sorted(folder.glob("shard-*[0-9].npz"))
        chosen = [paths[(turn * SHARDS_PER_ROUND + k) % len(paths)] for k in range(min(SHARDS_PER_ROUND, len(paths)))]
        lines = [line for path in chosen for line in read_shard(path)]
        keys = np.array([line[0].shape[1] for line in lines]) * np.exp(rng.normal(0, 0.05, len(lines)))
        groups: list[list[Line]] = [[]]
        for index in np.argsort(keys).tolist():
            width = lines[index][0].shape[1]
            if (len(groups[-1]) + 1) * width > COLUMNS_PER_BATCH or len(groups[-1]) >= LARGEST_BATCH:
                groups.append([])
            groups[-1].append(lines[index])
        for group in rng.permutation(len(groups)).tolist():
            if groups[group]:
                yield groups[group]
        turn += 1


def to_tensors(group: list[Line], rng: np.random.Generator) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Images, joined targets, and the lengths of inputs (in steps) and targets, with contrast and noise varied."""
    width = max(line[0].shape[1] for line in group)
    width += -width % 4 + 4 * int(rng.integers(0, 3))
    images = np.zeros((len(group), 1, LINE_HEIGHT_PX, width), np.float32)
    for index, (pixels, _) in enumerate(group):
        images[index, 0, :, : pixels.shape[1]] = pixels * np.float32(1 / 255)
    contrast = rng.uniform(0.7, 1.15, (len(group), 1, 1, 1)).astype(np.float32)
    images = np.minimum(images * contrast, 1.0)
    if rng.random() < 0.5:
        noise = rng.standard_normal(images.shape, dtype=np.float32) * np.float32(rng.uniform(0, 0.06))
        images = np.clip(images + noise, 0, 1)
    targets = torch.tensor([OUTPUT_OF[char] for _, text in group for char in text])
    steps = torch.tensor([-(-line[0].shape[1] // COLUMNS_PER_STEP) for line in group])
    lengths = torch.tensor([len(text) for _, text in group])
    return torch.from_numpy(images).contiguous(memory_format=torch.channels_last), targets, steps, lengths


def learning_rate(step: int, steps: int, peak: float) -> float:
    """A short warm-up, then half a cosine down to a hundredth of the peak."""
    if step < WARM_UP_STEPS:
        return peak * (step + 1) / WARM_UP_STEPS
    share = min(1.0, (step - WARM_UP_STEPS) / max(1, steps - WARM_UP_STEPS))
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * share)))


def train(shards: Path, out: Path, steps: int, seed: int, peak: float, threads: int) -> None:
    """Train until `steps`; `out/checkpoint.pt` holds the state, `out/average.pt` the averaged weights."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    out.mkdir(parents=True, exist_ok=True)
    model = LineReader().to(memory_format=torch.channels_last)
    average = copy.deepcopy(model)
    optimizer = torch.optim.AdamW(model.parameters(), lr=peak, weight_decay=1e-2, betas=(0.9, 0.98))
    step = 0
    if (out / "checkpoint.pt").exists():
        state = torch.load(out / "checkpoint.pt", weights_only=True)
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        step = int(state["step"])
        rng = np.random.default_rng((seed, step))
    ctc = torch.nn.CTCLoss(zero_infinity=True)
    lines_seen, total, started = 0, 0.0, time.monotonic()
    for group in batches(shards, rng, step // 1000 * 3):
        if step >= steps:
            break
        for settings in optimizer.param_groups:
            settings["lr"] = learning_rate(step, steps, peak)
        images, targets, lengths, target_lengths = to_tensors(group, rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(images)
        loss = ctc(logits.float().log_softmax(-1).transpose(0, 1), targets, lengths, target_lengths)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        step += 1
        update_average(average, model, min(AVERAGE_DECAY, step / (step + 100)))
        lines_seen, total = lines_seen + len(group), total + loss.item()
        if step % 100 == 0:
            rate = lines_seen / (time.monotonic() - started)
            print(f"step {step} loss {total / 100:.4f} lines/s {rate:.0f}", flush=True)
            lines_seen, total, started = 0, 0.0, time.monotonic()
        if step % 500 == 0 or step == steps:
            save(out, model, average, optimizer, step)


@torch.no_grad()
def update_average(average: LineReader, model: LineReader, decay: float) -> None:
    """Move the averaged weights a little towards the model's; running statistics likewise."""
    for kept, new in zip(average.state_dict().values(), model.state_dict().values(), strict=True):
        if kept.dtype.is_floating_point:
            kept.lerp_(new, 1 - decay)
        else:
            kept.copy_(new)


def save(out: Path, model: LineReader, average: LineReader, optimizer: torch.optim.Optimizer, step: int) -> None:
    """Write the checkpoint beside the old one, then put it in its place."""
    state = {
        "model": model.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(), "step": step
    }  # fmt: skip
    torch.save(state, out / "checkpoint.tmp")
    (out / "checkpoint.tmp").rename(out / "checkpoint.pt")
    torch.save(average.state_dict(), out / "average.tmp")
    (out / "average.tmp").rename(out / "average.pt")


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shards", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peak", type=float, default=PEAK_LEARNING_RATE)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    train(arguments.shards, arguments.out, arguments.steps, arguments.seed, arguments.peak, arguments.threads)


if __name__ == "__main__":
    main()
