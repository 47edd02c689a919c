"""Whether the year in the caption of one table still holds for the next, which has a caption without a year.

`คะแนนปี ๒๕๖๖` above a table heads a section as often as it heads that table alone. What follows says which: the same
codes with other numbers are of another year.
"""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.normalizers.printed_numbers import SAME_SCORE
from prongsai.pipeline.model import Observation

_FEWEST, _SHARE = 2, 0.5
"""From so many codes, and this share of those in both, on that two tables disagree, they are of two things: as
`pipeline.reconcile.rival_tables` has it."""


def contradicts_caption_year(rows: Sequence[Observation], above: Sequence[Observation]) -> bool:
    """True where a table took the year that captions a table above it, and gives other values for the same codes.

    Args:
        rows: of the table.
        above: all readings before it.
    """
    values: dict[tuple[str, str], float] = {}
    for seen in above:
        said = _said_of_year(seen, "caption ")
        if said and seen.value is not None and seen.role == "score" and seen.subject is None:
            values[said, seen.code] = seen.value
    pairs = [
        (value, seen.value)
        for seen in rows
        if seen.role == "score" and seen.value is not None and seen.subject is None
        if (value := values.get((_said_of_year(seen, "section "), seen.code))) is not None
    ]
    differ = sum(abs(one - other) >= SAME_SCORE for one, other in pairs)
    return differ >= _FEWEST and differ >= _SHARE * len(pairs)


def _said_of_year(seen: Observation, place: str) -> str:
    """The words of that place that say the year of a reading; empty where others do."""
    said = next((answer.said_by for answer in seen.answers if answer.question == "year"), "")
    return said.removeprefix(place) if said.startswith(place) else ""
