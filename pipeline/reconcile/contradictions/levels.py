"""Two levels for one overall score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from prongsai.pipeline.frame.frame import Frame
from prongsai.pipeline.model import Instrument, Observation
from prongsai.pipeline.reconcile.contradictions.contradiction import Contradiction, OwnScores, contradict, value_of
from prongsai.pipeline.reconcile.places import at


def check_levels(own: OwnScores, frame: Frame) -> Iterator[Contradiction]:
    """Readings of the overall score of a year that are rated differently, in the words of one scale."""
    rated: dict[int | None, list[Observation]] = defaultdict(list)
    for seen in own.seen:
        if seen.code == "ita" and seen.role == "score" and seen.level and not seen.is_foreign and not seen.subject:
            rated[seen.fiscal_year].append(seen)
    for year, readings in rated.items():
        pair = _differing(readings, frame)
        if pair is None:
            continue
        one, other = pair
        message = f"the level of {year} is {one.level}{at(one.provenance)} and {other.level}{at(other.provenance)}"
        score = own.find(year, "ita")
        possible: frozenset[str] = frozenset()
        if score is not None and year is not None:
            message += f"; ita is {score.score:.2f}{at(own.place_of(score))}"
            possible = frame.level_for(year, value_of(score), _instruments(own, year))
        suggestion = next(iter(possible)) if len(possible) == 1 else None
        yield Contradiction(contradict(message, other.provenance, "level", other.level or "", suggestion))


def _instruments(own: OwnScores, year: int) -> dict[Instrument, float]:
    """The scores of the instruments, which decide between levels."""
    return {
        score.instrument: value_of(score)
        for score in own.of_year(year)
        if score.scope == "instrument" and score.instrument is not None
    }


def _differing(readings: Sequence[Observation], frame: Frame) -> tuple[Observation, Observation] | None:
    """The first two readings with levels of one scale that are not the same."""
    scales = [{level.name for level in year.levels} for year in frame.years.values()]
    for at_first, one in enumerate(readings):
        for other in readings[at_first + 1 :]:
            if one.level != other.level and any({one.level, other.level} <= scale for scale in scales):
                return one, other
    return None
