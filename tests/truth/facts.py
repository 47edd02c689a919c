"""The reporting body and the year of a report, judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.truth.text import Note, Tally, ignore

SURE_OF_UNIT = 0.9
"""From here on an analyst takes the body without a look; documents have no status of their own for it."""


def tally_facts(truth: Mapping[str, Any], document: Mapping[str, Any], note: Note = ignore) -> Tally:
    """Year and body right, and bodies given without doubt where they are wrong or the report has none.

    A confidence of 1 says that no evidence could ever change the mind; none of ours is of that kind.
    """
    unit = truth["unit"]
    confidence = document["unit_confidence"] or 0.0
    is_year_right = document["fiscal_year"] == truth["fiscal_year"]
    if not is_year_right:
        note(f"year {truth['fiscal_year']}, read {document['fiscal_year']}")
    found = tuple(document[key] for key in ("unit_name", "district", "province"))
    wanted = (unit["name"], unit["district"], unit["province"])
    is_right = found == wanted if unit["name"] else document["unit_id"] is None and document["unit_name"] is None
    if not is_right:
        note(f"unit {' '.join(filter(None, wanted))}, read {found} at {confidence}")
    is_unfounded = not is_right or document["unit_id"] is None  # nobody can be sure of having decided on nobody
    return Tally(
        reports=1,
        years_right=int(is_year_right),
        units_wanted=int(bool(unit["name"])),
        units_right=int(is_right and bool(unit["name"])),
        units_silent=int(is_unfounded and confidence >= SURE_OF_UNIT),
        units_certain=int(confidence >= 1),
    )
