"""Two columns that say the same of themselves: the one whose numbers the report prints elsewhere too is likelier."""

from __future__ import annotations

from dataclasses import replace

from prongsai.pipeline.model import Observation, OpenClaim, Provenance, UnitDecision
from prongsai.pipeline.reconcile.whose import settle_bodies

FIRST, SECOND = "คะแนน (รอบแรก)", "คะแนน (รอบสอง)"
NOBODY = UnitDecision(None, 0.0)


def reading(code: str, value: float, heading: str) -> Observation:
    return Observation(
        2567, "instrument", "IIT", code, value, 100.0, code, f"{value:.2f}", Provenance(1, None, 1, 3), heading=heading,
        open_claims=(OpenClaim("quantity", (FIRST, SECOND)),),
    )  # fmt: skip


def sentence(code: str, value: float) -> Observation:
    seen = replace(reading(code, value, ""), open_claims=(), context_kind="narrative")
    return replace(seen, provenance=Provenance(1, None, None, None))


def chosen(*seen: Observation) -> list[tuple[str, tuple[str, ...]]]:
    settled = settle_bodies(seen, NOBODY)
    return [(one.heading, one.open_claims[0].between) for one in settled if one.role == "score" and one.open_claims]


def test_column_that_a_sentence_repeats_is_taken_and_both_are_named() -> None:
    rivals = reading("iit", 81.1, FIRST), reading("iit", 84.4, SECOND)
    assert chosen(*rivals) == [(FIRST, (FIRST, SECOND))]
    assert chosen(*rivals, sentence("iit", 84.4)) == [(SECOND, (SECOND, FIRST))]
    assert chosen(*rivals, sentence("eit", 84.4)) == [(FIRST, (FIRST, SECOND))]
