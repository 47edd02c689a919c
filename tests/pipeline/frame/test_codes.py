"""The frame as rows: parents, numbers and weights of every code."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pytest

from prongsai.pipeline.frame.codes import FrameCode, find_parent, list_codes
from prongsai.pipeline.frame.load import load_frame

FRAME = load_frame()


def codes_of(year: int) -> dict[str, FrameCode]:
    return {code.code: code for code in list_codes(FRAME.years[year])}


@pytest.mark.parametrize(
    ("code", "year", "parent"),
    [
        ("i1", 2568, "indicator-1"),
        ("i2", 2564, "indicator-1"),
        ("o1", 2564, "indicator-9"),
        ("indicator-9.1", 2568, "indicator-9"),
        ("indicator-7", 2568, "eit"),
        ("oit", None, "ita"),
        ("ita", 2568, None),
        ("i99", 2568, None),
        ("indicator-11", 2568, None),
        ("i1", None, None),
        ("i1", 2566, None),  # which questions make up an indicator of 2566 is general knowledge alone (mark D)
    ],
)
def test_parent_is_what_the_year_establishes(code: str, year: int | None, parent: str | None) -> None:
    assert find_parent(FRAME, code, year) == parent


@pytest.mark.parametrize("year", sorted(FRAME.years))
def test_codes_of_a_year_form_a_tree_whose_weights_add_up(year: int) -> None:
    codes = codes_of(year)
    assert len(codes) == len(list(list_codes(FRAME.years[year])))
    assert {code.parent for code in codes.values()} - codes.keys() == {None}
    shares: dict[str, list[float]] = defaultdict(list)
    for code in codes.values():
        if code.weight is not None:
            assert code.parent is not None
            shares[code.parent].append(code.weight)
    for parent, weights in shares.items():
        assert sum(weights) == pytest.approx(1.0), parent
    assert {"iit", "eit", "oit"} <= shares.keys()


def test_weight_says_where_it_comes_from() -> None:
    iit = codes_of(2564)["iit"]
    assert (iit.weight, iit.mark) == (0.3, "A")
    assert iit.source is not None
    assert "prints weight 30.00" in iit.source


def test_instrument_has_its_first_name_of_the_year_and_an_indicator_its_own() -> None:
    codes, of_year = codes_of(2568), FRAME.years[2568]
    assert {"ita", "iit", "eit", "oit"} <= of_year.aliases.keys()
    assert max(map(len, of_year.aliases.values())) > 1
    for code, names in of_year.aliases.items():
        assert codes[code].name == names[0], code
    assert codes["indicator-1"].name == of_year.indicators["indicator-1"].name


def test_code_without_another_name_has_none() -> None:
    assert codes_of(2568)["ita"].name is not None
    bare = replace(FRAME.years[2568], aliases={})
    assert {code.name for code in list_codes(bare) if code.code in ("ita", "iit", "eit", "oit")} == {None}


def test_every_question_of_a_year_is_listed() -> None:
    of_year = FRAME.years[2568]
    codes = codes_of(2568)
    assert {code for code in codes if code[0] == "e" and code != "eit"} == {
        known.code for known in of_year.known_questions("EIT")
    }
