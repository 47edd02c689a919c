"""The year in the caption of a table holds for the next one unless the same codes have other values there."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.caption_years import contradicts_caption_year
from prongsai.pipeline.model import Answer, Observation, Provenance, Role

LINE = "`คะแนนปี ๒๕๖๖`"


def reading(
    code: str, value: float | None, said_by: str, role: Role = "score", subject: str | None = None
) -> Observation:
    answers = (Answer("year", said_by),)
    place = Provenance(1, table_no=1)
    return Observation(
        2566, "overall", None, code, value, 100.0, "", "", place, role=role, subject=subject, answers=answers
    )


def contradicts(below: dict[str, float | None], caption: str = LINE, section: str = LINE, **said: str) -> bool:
    """Whether a table of these values contradicts one where each of them is 80, under `caption`."""
    above = [reading(code, 80.0, f"caption {caption}", **said) for code in ("ita", "iit", "eit", "oit")]  # type: ignore[arg-type]
    return contradicts_caption_year(
        [reading(code, value, f"section {section}") for code, value in below.items()], above
    )


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ({"iit": 81.0, "eit": 82.0}, True),
        ({"iit": 81.0}, False),  # one value is a slip
        ({"iit": 81.0, "eit": 80.0}, False),
        ({"iit": 81.0, "eit": 82.0, "oit": 80.0, "ita": 80.0}, True),
        ({"iit": 80.005, "eit": 80.0, "oit": 80.0}, False),
        ({"iit": 80.01, "eit": 79.99}, True),
        ({"iit": None, "eit": 82.0}, False),
        ({"i1": 81.0, "i2": 82.0}, False),  # no code of the table above
    ],
)
def test_two_values_that_differ_and_half_of_all_are_of_another_year(
    below: dict[str, float | None], expected: bool
) -> None:
    assert contradicts(below) is expected


def test_only_results_of_the_report_itself_under_the_same_words_are_compared() -> None:
    other = {"iit": 81.0, "eit": 82.0}
    assert contradicts(other)
    assert not contradicts(other, section="`คะแนนปี ๒๕๖๗`")
    assert not contradicts(other, role="target")
    assert not contradicts(other, subject="อบต.หนองบัว")
    heading = [reading(code, 80.0, f"column heading {LINE}") for code in other]
    assert not contradicts_caption_year([reading(code, 81.0, f"section {LINE}") for code in other], heading)
    assert not contradicts_caption_year(
        [reading(code, 81.0, f"section {LINE}", subject="อบต.หนองบัว") for code in other],
        [reading(code, 80.0, f"caption {LINE}") for code in other],
    )
