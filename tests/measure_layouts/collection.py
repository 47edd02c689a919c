"""The families of reports of measures, and how many of each make a half."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from tests.measure_layouts.analyses import ANALYSES, LATER_ANALYSES
from tests.measure_layouts.hand import MeasureHand, MeasureReport
from tests.measure_layouts.later_prose import LATER_PROSE
from tests.measure_layouts.later_tables import LATER_TABLES
from tests.measure_layouts.prose import PROSE
from tests.measure_layouts.tables import TABLES
from tests.measure_layouts.words import Half

Family = Literal["tables", "prose", "analyses"]
Kinds = Mapping[str, Callable[[MeasureHand], MeasureReport]]
FAMILIES: Mapping[Family, tuple[Kinds, Kinds]] = {
    "tables": (TABLES, LATER_TABLES),
    "prose": (PROSE, LATER_PROSE),
    "analyses": (ANALYSES, LATER_ANALYSES),
}
"""Forms of each, those that came first and those that came last."""
VARIANTS: Mapping[Family, tuple[int, int]] = {"tables": (3, 3), "prose": (5, 4), "analyses": (5, 4)}
"""Reports of each form in a half."""


def reports(family: Family, half: Half, every: int = 1) -> Iterator[tuple[str, MeasureReport]]:
    """Form and report of each report of a family in a half, or of each n-th of them."""
    at = 0
    for kinds, count in zip(FAMILIES[family], VARIANTS[family], strict=True):
        for kind, make in kinds.items():
            for seed in range(count):
                if at % every == 0:
                    yield kind, make(MeasureHand(half, kind, seed))
                at += 1
