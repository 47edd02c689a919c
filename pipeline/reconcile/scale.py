"""Values of readings on one scale, and when two of them are the same number."""

from __future__ import annotations

from prongsai.pipeline.model import Observation

SAME = 0.0051
"""Two decimals are printed, so numbers less than half a hundredth apart are one; the rest is slack for floats."""


def scaled(observation: Observation) -> float:
    """The value of a reading on the 0-100 scale; the reading must have one."""
    if observation.value is None:
        raise ValueError(f"{observation.code} has no value")
    if observation.scale_max == 100:
        return observation.value
    return observation.value / observation.scale_max * 100
