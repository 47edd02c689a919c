"""Joining of printed lines: one way for cells, prose and lists."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.normalizers.thai.lines import join_lines
from tests.paths import ROOT

CASES: list[dict[str, Any]] = json.loads((ROOT / "tests" / "cases" / "lines.json").read_text(encoding="utf-8"))
PIECES = ["ก", "งาน", "กองคลัง", "๒๕", "๖", "9", ".5", "IIT", "-", "(", ")", "ๆ", " ", "\u00ad", "ต.ค.", "www.a", "/"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_lines_join_the_way_thai_is_written(case: dict[str, Any]) -> None:
    assert join_lines(case["lines"], case.get("forced")) == case["expected"]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=4).map("".join), max_size=5))
def test_only_blanks_and_soft_hyphens_are_changed(lines: list[str]) -> None:
    def solid(text: str) -> str:
        return "".join(text.split()).replace("\u00ad", "")

    joined = join_lines(lines)
    assert solid(joined) == solid("".join(lines))
    assert joined == " ".join(joined.split())


def test_nothing_gives_nothing() -> None:
    assert join_lines([]) == join_lines([" ", ""]) == ""
