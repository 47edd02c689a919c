"""Places of the report as findings name them, in brackets behind what stands there."""

from __future__ import annotations

from prongsai.pipeline.model import Provenance, describe_place


def at(place: Provenance) -> str:
    """Where something stands, behind it: ` (page 3)`; "" where its input has no places.

    >>> "`97.24`" + at(Provenance(page=3)), "`97.24`" + at(Provenance())
    ('`97.24` (page 3)', '`97.24`')
    """
    said = describe_place(place)
    return f" ({said})" if said else ""
