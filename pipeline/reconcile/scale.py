"""The values of readings on one scale."""

from __future__ import annotations

from prongsai.pipeline.model import Observation


def scaled(observation: Observation) -> float:
    """The value of a reading on the 0-100 scale; the reading must have one."""
    if observation.value is None:
        raise ValueError(f"{observation.code} has no value")
    if observation.scale_max == 100:
        return observation.value
    return observation.value / observation.scale_max * 100
