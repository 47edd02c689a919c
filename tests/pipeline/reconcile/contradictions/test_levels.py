"""Two levels of one overall score, in the words of one scale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.model import Observation, Provenance, Score
from prongsai.pipeline.reconcile.contradictions.contradiction import Contradiction, OwnScores
from prongsai.pipeline.reconcile.contradictions.levels import check_levels

FRAME = load_frame()
ITA = Observation(2567, "overall", None, "ita", 93.07, 100.0, "ITA", "93.07", Provenance(1), level="ผ่านดี")
OTHER = replace(ITA, level="ผ่าน", provenance=Provenance(4))
SCORE = Score(2567, "overall", None, "ita", 93.07, 100.0, "ผ่านดี", "read", 0.97, (0,))


def part(instrument: str, value: float) -> Score:
    return Score(2567, "instrument", instrument, instrument.lower(), value, 100.0, None, "read", 0.97, (0,))  # type: ignore[arg-type]


def told(*seen: Observation, scores: tuple[Score, ...] = (SCORE,)) -> list[Contradiction]:
    return list(check_levels(OwnScores.of(scores, seen), FRAME))


def test_two_levels_are_told_with_both_places_and_the_score() -> None:
    (found,) = told(ITA, OTHER)
    finding = found.finding
    assert finding.message == "the level of 2567 is ผ่านดี (page 1) and ผ่าน (page 4); ita is 93.07 (page 1)"
    assert (finding.code, finding.field, finding.raw, finding.page) == ("contradiction", "level", "ผ่าน", 4)


def test_level_that_the_frame_gives_the_score_and_its_instruments_is_suggested() -> None:
    below = part("OIT", 80.0)
    (found,) = told(ITA, OTHER, scores=(SCORE, part("IIT", 96.0), part("EIT", 96.0), below))
    assert found.finding.suggestion == "ผ่าน"
    above = replace(below, score=90.0)
    (found,) = told(ITA, OTHER, scores=(SCORE, part("IIT", 96.0), part("EIT", 96.0), above))
    assert found.finding.suggestion == "ผ่านดี"
    # scores of indicators and of other years decide no level
    others = (replace(below, scope="indicator", code="indicator-9"), replace(below, fiscal_year=2566))
    (found,) = told(ITA, OTHER, scores=(SCORE, part("IIT", 96.0), part("EIT", 96.0), above, *others))
    assert found.finding.suggestion == "ผ่านดี"


def test_without_a_score_or_a_year_nothing_is_suggested() -> None:
    (found,) = told(ITA, OTHER, scores=())
    assert found.finding.message == "the level of 2567 is ผ่านดี (page 1) and ผ่าน (page 4)"
    assert found.finding.suggestion is None
    nameless = replace(SCORE, fiscal_year=None)
    (found,) = told(replace(ITA, fiscal_year=None), replace(OTHER, fiscal_year=None), scores=(nameless,))
    assert found.finding.suggestion is None
    # nothing of the instruments is known, so that more levels than one may be meant
    (found,) = told(ITA, OTHER)
    assert found.finding.suggestion is None


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "iit", "scope": "instrument"},
        {"role": "target"},
        {"level": None},
        {"level": ""},
        {"is_foreign": True},
        {"subject": "ทต.ท่าข้าม"},
        {"fiscal_year": 2566},
        {"level": "ผ่านดี"},
        {"level": "AA"},
    ],
    ids=str,
)
def test_reading_of_something_else_or_in_another_scale_contradicts_nothing(changes: dict[str, object]) -> None:
    other = replace(OTHER, **changes)  # type: ignore[arg-type]
    assert told(ITA, other) == told(other, ITA) == []


def test_first_two_that_differ_are_told_whatever_stands_between() -> None:
    (found,) = told(ITA, ITA, replace(OTHER, level="AA"), OTHER, replace(OTHER, level="ต้องปรับปรุง"))
    assert "ผ่านดี (page 1) and ผ่าน (page 4)" in found.finding.message


def test_each_year_is_told_for_itself() -> None:
    earlier = [replace(one, fiscal_year=2566) for one in (ITA, OTHER)]
    assert ["2567" in one.finding.message for one in told(ITA, *earlier, OTHER)] == [True, False]
    # a year without two levels does not end the search
    assert len(told(replace(ITA, fiscal_year=2565), ITA, OTHER)) == 1
