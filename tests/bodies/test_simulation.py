"""A fast sample of the simulation: what `python -m tests.bodies.simulate` counts on thousands of reports."""

from __future__ import annotations

from typing import get_args

import pytest

from prongsai.pipeline.link.gazetteer import load_gazetteer
from tests.bodies.ordinary import find_false_names, write_lines
from tests.bodies.reports import Half
from tests.bodies.simulate import PLACED, Count, link_reports, total_of, write_reports

GAZETTEER = load_gazetteer()
SAMPLE = 300
FLOORS = {0: 0.9, 1: 0.9, 2: 0.88, 3: 0.75}
"""Edits in every name -> the least share of sampled reports with a province that are linked; thousands give more."""


@pytest.fixture(scope="module", params=get_args(Half))
def count(request: pytest.FixtureRequest) -> Count:
    return link_reports(write_reports(SAMPLE, request.param, 7, GAZETTEER), GAZETTEER)


def test_sure_links_are_right(count: Count) -> None:
    assert count.sure["wrong"] == 0
    assert count.sure["right"] > SAMPLE / 3


def test_no_other_body_becomes_a_local_one_surely(count: Count) -> None:
    # with two letters of its kind misread a school may be lost behind the body above it: ศผด. is no ศพด.
    assert count.others["local, sure", 0] == count.others["local, sure", 1] == 0
    assert sum(count.others["named", edits] for edits in range(3)) > count.others.total() / 2


@pytest.mark.parametrize(("edits", "floor"), FLOORS.items())
def test_garbled_names_are_found_where_the_province_is_known(count: Count, edits: int, floor: float) -> None:
    right = sum(count.by[place, edits]["right"] for place in PLACED)
    of = sum(total_of(count.by[place, edits]) for place in PLACED)
    assert right / of >= floor, f"{right} of {of}"


def test_ordinary_text_names_no_body() -> None:
    assert list(find_false_names(write_lines(1500, 11))) == []
