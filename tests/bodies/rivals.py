"""Whether another body is as near to what a report prints as its own: then no weighing of names can tell them apart."""

from __future__ import annotations

import numpy as np

from prongsai.normalizers.names.look_alikes import fold_name, look_alike_distance, look_alike_distances
from prongsai.pipeline.link.gazetteer import Gazetteer
from prongsai.pipeline.model import Unit
from tests.bodies.reports import Report

_SAME = 1e-4
"""Sums of costs of one decimal or two that differ by less are one sum."""


def has_rival(report: Report, gazetteer: Gazetteer) -> bool:
    """True where a listed body of the printed type lies in the printed places, and the names that are printed cost no
    more, read as its name, than as the name of the report's own body. Places count as rightly read."""
    own = report.unit
    assert own is not None, "reports of other bodies have no rivals"
    rivals = [
        at
        for at, unit in enumerate(gazetteer.units)
        if unit.type == own.type and not gazetteer.prior_penalty[at] and unit != own and _lies_there(unit, own, report)
    ]
    if not rivals:
        return False
    names = gazetteer.name_of_unit[rivals]
    known, rows = np.unique(names, return_inverse=True)
    readings = [fold_name(one) for one in report.readings]
    costs = sum(look_alike_distances(one, gazetteer.encoded_names, known) for one in readings)
    own_cost = sum(look_alike_distance(one, own.name) for one in readings)
    return bool(np.asarray(costs)[rows].min() <= own_cost + _SAME)


def _lies_there(unit: Unit, own: Unit, report: Report) -> bool:
    if report.place == "province and district" and own.type != "pao":
        return unit.district_code == own.district_code
    return unit.province == own.province
