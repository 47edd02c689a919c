"""Scores that a sentence gives to another body: quoted for comparison, or copied from a neighbour's report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prongsai.normalizers.names.look_alikes import fold_name, look_alike_distance
from prongsai.normalizers.names.units import find_mentions
from prongsai.pipeline.model import Mention, Observation, UnitDecision

_SAME_NAME = 2.2
"""Weighted distance up to which a garbled name is still the body's own: `ทุ่งทอง` was read for `กู่ทอง` (1.6)."""


def mark_foreign(observations: Sequence[Observation], own: UnitDecision) -> list[Observation]:
    """The observations, those marked whose own sentence names another body last.

    Nothing is marked where the reporting body itself is not known.
    """
    if own.name is None:
        return list(observations)
    return [replace(seen, is_foreign=True) if _names_another(seen, own) else seen for seen in observations]


def _names_another(seen: Observation, own: UnitDecision) -> bool:
    if seen.context_kind != "narrative":
        return False
    named = [mention for mention in find_mentions(seen.context, "body") if mention.name]
    return bool(named) and not _is_own(named[-1], own)


def _is_own(mention: Mention, own: UnitDecision) -> bool:
    if _is_province(mention.unit_type) != _is_province(own.unit.type if own.unit else mention.unit_type):
        return False  # อบจ. X and a tambon X bear the same name
    return look_alike_distance(fold_name(mention.name), fold_name(own.name or "")) <= _SAME_NAME


def _is_province(unit_type: str | None) -> bool:
    return unit_type == "pao"
