"""What the frame of a year answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.frame.frame import Frame, YearFrame
from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.frame.lookup import FrameCodes

FRAME = load_frame()
NEWEST = max(FRAME.years)


def with_minimum() -> YearFrame:
    """A year whose ratings want a least score of every instrument."""
    return next(year for year in FRAME.years.values() if any(level.instrument_min for level in year.levels))


def test_instrument_at_its_least_score_reaches_the_rating_and_below_it_does_not() -> None:
    of_year = with_minimum()
    level = next(one for one in of_year.levels if one.instrument_min)
    assert level.instrument_min is not None
    enough = {"IIT": level.instrument_min, "EIT": level.instrument_min, "OIT": level.instrument_min}
    assert of_year.level_for(level.overall_min, enough) == {level.name}  # type: ignore[arg-type]
    short = {**enough, "EIT": level.instrument_min - 0.01}
    assert level.name not in of_year.level_for(level.overall_min, short)  # type: ignore[arg-type]
    assert level.name not in of_year.level_for(level.overall_min - 0.01, enough)  # type: ignore[arg-type]


def test_rating_is_open_between_two_where_an_instrument_is_missing() -> None:
    of_year = with_minimum()
    level = next(one for one in of_year.levels if one.instrument_min)
    assert level.instrument_min is not None
    possible = of_year.level_for(level.overall_min, {"IIT": level.instrument_min})
    assert level.name in possible
    assert len(possible) > 1


def test_fewest_questions_are_those_of_the_years_that_are_known() -> None:
    counts = {"i": [30, 28, 0], "e": [15, 0, 20], "o": [0, 0, 0]}
    years = {}
    for at, number in enumerate((2562, 2563, 2564)):
        of_year = {"IIT": counts["i"][at], "EIT": counts["e"][at], "OIT": counts["o"][at]}
        years[number] = replace(FRAME.years[number], counts={name: count for name, count in of_year.items() if count})
    assert Frame(years, ()).fewest_questions() == {"i": 28, "e": 15}  # type: ignore[arg-type]


def test_questions_of_an_instrument_whose_count_is_unknown_are_none() -> None:
    bare = replace(FRAME.years[NEWEST], counts={"IIT": 2})
    assert [one.code for one in bare.known_questions()] == ["i1", "i2"]
    assert bare.known_questions("OIT") == ()


@pytest.mark.parametrize(
    ("code", "is_there"), [("i1", True), ("i1x", False), ("x1", False), ("i", False), ("i99", False)]
)
def test_indicator_of_a_question_is_the_one_whose_range_holds_it(code: str, is_there: bool) -> None:
    of_year = next(year for year in FRAME.years.values() if any(one.first for one in year.indicators.values()))
    assert (of_year.question_indicator(code) is not None) is is_there


def test_range_without_an_end_holds_nothing() -> None:
    of_year = FRAME.years[NEWEST]
    bare = {code: replace(one, first=None) for code, one in of_year.indicators.items()}
    assert replace(of_year, indicators=bare).question_indicator("i1") is None


def test_first_year_of_the_frame_is_one_that_is_known() -> None:
    codes, first = FrameCodes(FRAME), min(FRAME.years)
    assert codes.indicators(first)
    assert list(codes.indicators(first - 1)) == []


def test_points_of_an_instrument_are_its_share_of_a_hundred() -> None:
    rows = FRAME.years[2564].weight_rows
    shares = {"IIT": 0.33333, "EIT": 0.3, "OIT": 0.36667}
    of_year = replace(
        FRAME.years[2564],
        weight_rows={name: replace(row, share=shares[name]) for name, row in rows.items()},
    )
    codes = FrameCodes(Frame({2564: of_year}, ()))
    assert codes.full_points(2564) == {"iit": 33.33, "eit": 30.0, "oit": 36.67}
    assert set(codes.all_points) == {33.33, 30.0, 36.67}


def test_most_questions_are_those_of_any_year() -> None:
    assert FrameCodes(FRAME).most_questions == max(
        count for year in FRAME.years.values() for count in year.counts.values()
    )
    assert FrameCodes(Frame({2564: replace(FRAME.years[2564], counts={})}, ())).most_questions == 0
