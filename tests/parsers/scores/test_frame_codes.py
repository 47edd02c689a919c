"""Codes of scores: what kind each is, and whose."""

from __future__ import annotations

import pytest

from prongsai.parsers.scores.frame_codes import instrument_of, scope_of
from tests.score_makers import FRAME


@pytest.mark.parametrize(
    ("code", "scope", "instrument"),
    [
        ("ita", "overall", None),
        ("iit", "instrument", "IIT"),
        ("eit", "instrument", "EIT"),
        ("oit", "instrument", "OIT"),
        ("indicator-1", "indicator", "IIT"),
        ("indicator-5", "indicator", "IIT"),
        ("indicator-6", "indicator", "EIT"),
        ("indicator-9", "indicator", "OIT"),
        ("indicator-10", "indicator", "OIT"),
        ("indicator-9.1", "sub_indicator", "OIT"),
        ("indicator-10.2", "sub_indicator", "OIT"),
        ("indicator-11", "indicator", None),
        ("i1", "question", "IIT"),
        ("e12", "question", "EIT"),
        ("o9", "question", "OIT"),
    ],
)
def test_kind_of_a_code_and_its_instrument(code: str, scope: str, instrument: str | None) -> None:
    assert (scope_of(code), instrument_of(code, FRAME.indicators(2567))) == (scope, instrument)


def test_year_without_indicators_says_nothing_of_them() -> None:
    assert instrument_of("indicator-1", ()) is None
    assert instrument_of("i1", ()) == "IIT"
