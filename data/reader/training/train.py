"""Trains the line reader on shards, on a graphics card where there is one; resumes where a checkpoint stands.

python -m prongsai.data.reader.training.train --shards /tmp/shards --out /tmp/reader --seconds 480 --seed 1

Shards may still be drawn while it trains: each round takes in those that are new. The learning rate follows the
clock, so that the last steps are small whatever the machine does in its time.
"""

from __future__ import annotations

import argparse
import copy
import math
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from prongsai.data.reader.training.earlier import load_exported
from prongsai.data.reader.training.model import LineReader
from prongsai.data.reader.training.pool import Batch, Pool, vary

WARM_UP_STEPS = 300
PEAK_LEARNING_RATE = 2e-3
LEAST_SHARE = 0.005
"""What is left of the peak in the last step."""
AVERAGE_DECAY = 0.999
SECONDS_PER_CHECKPOINT = 45
REPORT_STEPS = 200
LINES_TO_START = 3_000


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how: seconds on the clock, steps at most (0: no bound), columns per batch, the strip's columns."""

    seconds: float
    seed: int = 1
    steps: int = 0
    peak: float = PEAK_LEARNING_RATE
    columns: int = 120_000
    largest: int = 768
    capacity: int = 500_000_000


class Training:
    """The network, its running average and its optimiser, with the share of the time that is spent."""

    def __init__(self, out: Path, plan: Plan, device: torch.device) -> None:
        self.out, self.plan, self.device = out, plan, device
        self.model = LineReader().to(device, memory_format=torch.channels_last)
        self.average = copy.deepcopy(self.model).eval()
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=plan.peak, weight_decay=1e-2, betas=(0.9, 0.98))
        self.step, self.spent_s = 0, 0.0
        out.mkdir(parents=True, exist_ok=True)
        if (out / "checkpoint.pt").exists():
            state = torch.load(out / "checkpoint.pt", weights_only=True, map_location=device)
            self.model.load_state_dict(state["model"])
            self.average.load_state_dict(state["average"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step, self.spent_s = int(state["step"]), float(state["spent_s"])

    def start_from(self, exported: Path, batch: Batch) -> None:
        """Begin with the weights of an exported reader instead of random ones."""
        load_exported(self.model, exported, batch.images)
        self.average.load_state_dict(self.model.state_dict())

    def is_over(self) -> bool:
        """Whether the plan's time or steps are used up."""
        return self.spent_s >= self.plan.seconds or (0 < self.plan.steps <= self.step)

    def learn(self, batch: Batch, generator: torch.Generator) -> torch.Tensor:
        """One step; the batch's mean loss per character."""
        self.model.train()
        for settings in self.optimizer.param_groups:
            settings["lr"] = learning_rate(self.step, self.spent_s / self.plan.seconds, self.plan.peak)
        images = vary(batch.images, generator).contiguous(memory_format=torch.channels_last)
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            logits = self.model(images)
        log_chances = logits.float().log_softmax(-1).transpose(0, 1)
        loss = torch.nn.functional.ctc_loss(
            log_chances, batch.targets.to(self.device), batch.steps, batch.lengths, zero_infinity=True
        )
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
        self.optimizer.step()
        self.step += 1
        update_average(self.average, self.model, min(AVERAGE_DECAY, self.step / (self.step + 100)))
        return loss.detach()

    def save(self) -> None:
        """Write the checkpoint and the averaged weights beside the old ones, then put them in their place."""
        state = {
            "model": self.model.state_dict(), "average": self.average.state_dict(), "step": self.step,
            "optimizer": self.optimizer.state_dict(), "spent_s": self.spent_s,
        }  # fmt: skip
        averaged = {name: value.cpu() for name, value in self.average.state_dict().items()}
        for name, content in (("checkpoint", state), ("average", averaged)):
            torch.save(content, self.out / f"{name}.tmp")
            (self.out / f"{name}.tmp").rename(self.out / f"{name}.pt")


def learning_rate(step: int, share: float, peak: float) -> float:
    """A short warm-up by steps, then half a cosine over the share of the time that is spent."""
    cosine = LEAST_SHARE + (1 - LEAST_SHARE) * 0.5 * (1 + math.cos(math.pi * min(1.0, share)))
    return peak * min(1.0, (step + 1) / WARM_UP_STEPS) * cosine


def train(shards: Path, out: Path, plan: Plan, exported: Path | None = None) -> None:
    """Train until the plan is over; `out/checkpoint.pt` holds the state, `out/average.pt` the averaged weights."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    torch.manual_seed(plan.seed)
    training = Training(out, plan, device)
    generator = torch.Generator(device).manual_seed(plan.seed + training.step)
    rng = np.random.default_rng((plan.seed, training.step))
    pool = Pool(shards, device, plan.capacity)
    while pool.n_lines < LINES_TO_START:
        pool.take_new(1000)
        time.sleep(0.5)
    if exported is not None and not training.step:
        training.start_from(exported, next(pool.batches(rng, plan.columns // 4, 160)))
    spent_before, started, saved = training.spent_s, time.monotonic(), time.monotonic()
    losses: list[torch.Tensor] = []
    n_lines = 0
    while not training.is_over():
        pool.take_new(8)
        for batch in pool.batches(rng, plan.columns, plan.largest):
            losses.append(training.learn(batch, generator))
            n_lines += len(batch.lengths)
            training.spent_s = spent_before + time.monotonic() - started
            if training.step % REPORT_STEPS == 0:
                mean = float(torch.stack(losses).mean())
                print(
                    f"step {training.step} loss {mean:.4f} pool {pool.n_lines} seen {n_lines} "
                    f"at {training.spent_s:.0f} s",
                    flush=True,
                )
                losses = []
            if time.monotonic() - saved > SECONDS_PER_CHECKPOINT:
                training.save()
                saved = time.monotonic()
            if training.is_over():
                break
    training.save()


@torch.no_grad()
def update_average(average: LineReader, model: LineReader, decay: float) -> None:
    """Move the averaged weights a little towards the model's; running statistics likewise."""
    kept, new = average.state_dict(), model.state_dict()
    floats = [name for name, value in kept.items() if value.dtype.is_floating_point]
    torch._foreach_lerp_([kept[name] for name in floats], [new[name] for name in floats], 1 - decay)
    for name in kept.keys() - set(floats):
        kept[name].copy_(new[name])


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shards", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=480)
    parser.add_argument("--steps", type=int, default=0, help="at most; 0 for no bound but the clock")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peak", type=float, default=PEAK_LEARNING_RATE)
    parser.add_argument("--capacity", type=int, default=500_000_000, help="columns of pixels kept on the device")
    parser.add_argument("--from-exported", type=Path, help="a reader.onnx to go on from")
    arguments = parser.parse_args()
    plan = Plan(arguments.seconds, arguments.seed, arguments.steps, arguments.peak, capacity=arguments.capacity)
    train(arguments.shards, arguments.out, plan, arguments.from_exported)


if __name__ == "__main__":
    main()
