"""A gazetteer without some of its bodies, and reports of those: is a lacking body taken for a neighbour?"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from prongsai.pipeline.link.gazetteer import Gazetteer
from prongsai.pipeline.model import Unit
from tests.bodies.reports import Half, Report, write_report

EDITS = (0, 1)
"""A body that nobody lists is printed as well as any; garbled further, any name is near to another."""


def leave_out(gazetteer: Gazetteer, count: int, rng: random.Random) -> tuple[Gazetteer, list[Unit]]:
    """The gazetteer without so many อบต. and their towns of the same name and district, and those อบต.

    What names look like is still learned from all of them, so that a lacking name looks somewhat more usual than it
    should, and is somewhat seldomer taken for another body's.
    """
    lacking = rng.sample([unit for unit in gazetteer.units if unit.type == "sao"], count)
    gone = {(unit.district_code, unit.name) for unit in lacking}
    kept = [at for at, unit in enumerate(gazetteer.units) if (unit.district_code, unit.name) not in gone]
    units = tuple(gazetteer.units[at] for at in kept)
    penalties = np.array(gazetteer.prior_penalty)[kept]
    return replace(gazetteer, units=units, prior_penalty=penalties, _exact={}, _place_distances={}), lacking


def write_lacking(lacking: list[Unit], half: Half, rng: random.Random, letters: dict[str, str]) -> Iterator[Report]:
    """A report of each, as `write_report` writes it, with the province and the district."""
    for at, unit in enumerate(lacking):
        other = rng.choice(lacking)
        yield write_report(unit, other, EDITS[at % len(EDITS)], "province and district", half, rng, letters)
