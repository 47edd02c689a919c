"""One contradiction: the finding that names both places, and the scores that it puts in doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from prongsai.pipeline.model import Finding, Observation, Provenance, Score

ScoreKey = tuple[int | None, str]
"""Year and code of a score of the reporting body."""

LOCAL = ("sao", "mun", "pao")
"""The types of local bodies."""
SOLID = ("verified", "read", "repaired", "corrected")
"""The statuses of a score that may speak against a sentence."""
NAMED = 3
"""So many places or scores are named where more say the same: they fit a line. Measured: 2 to 4 give the same rows of
57 reports."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What a person should look at, and for each score in doubt the words for its `basis`."""

    finding: Finding
    doubts: Mapping[ScoreKey, str] = field(default_factory=dict)


def contradict(message: str, place: Provenance, field_name: str, raw: str, suggestion: str | None = None) -> Finding:
    """The finding at the place that most likely is the wrong one."""
    return Finding(
        "warning", "contradiction", message, place.page, place.bbox, field_name, raw, suggestion, where=place
    )


@dataclass(frozen=True, slots=True)
class OwnScores:
    """The scores of the reporting body that may speak against a sentence, by year and code."""

    by_key: Mapping[ScoreKey, Score]
    seen: Sequence[Observation]

    @classmethod
    def of(cls, scores: Sequence[Score], seen: Sequence[Observation]) -> OwnScores:
        """Those of `scores` that are the body's own and are not doubted themselves."""
        own = {(s.fiscal_year, s.code): s for s in scores if s.subject is None and s.status in SOLID}
        return cls(own, seen)

    def find(self, year: int | None, code: str) -> Score | None:
        """The score of a code in a year; None where there is none to rely on."""
        return self.by_key.get((year, code))

    def of_year(self, year: int | None) -> list[Score]:
        """All of a year, in the order of the report."""
        return [score for (one, _), score in self.by_key.items() if one == year]

    def place_of(self, score: Score) -> Provenance:
        """Where the score is printed."""
        return self.seen[score.readings[0]].provenance


def value_of(score: Score) -> float:
    """On 0 to 100."""
    return score.score / score.scale_max * 100
