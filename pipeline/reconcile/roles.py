"""What each reading turned out to be, as far as the reconciling of scores decides it."""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.pipeline.model import Observation, Role, Score


def find_roles(observations: Sequence[Observation], scores: Sequence[Score]) -> dict[int, Role]:
    """Position of a reading -> its role, for the readings whose own words say it or that were weighed as results.

    A dash says that nothing was assessed, which is a result too. What a sentence gives to another body, and what
    stands in a table copied from another report, was not weighed, and nothing here says what else it is.
    """
    weighed = {position for score in scores for position in (*score.readings, *score.dissent)}
    dashes = {at for at, seen in enumerate(observations) if seen.value is None and not seen.is_foreign}
    results: dict[int, Role] = dict.fromkeys(sorted(weighed | dashes), "score")
    return results | {at: seen.role for at, seen in enumerate(observations) if seen.role != "score"}
