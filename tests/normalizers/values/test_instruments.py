"""Instruments as printed, in every writing and with their usual misreadings."""

from __future__ import annotations

import json

import pytest

from prongsai.normalizers.values.instruments import (
    find_instrument_mentions,
    find_instruments,
    read_instrument,
    seems_instrument,
)
from tests.paths import ROOT

CASES = [
    pytest.param(case["original"], case["expected"], id=f"{kind}: {case['label']}")
    for kind, cases in json.loads((ROOT / "tests" / "cases" / "instruments.json").read_text(encoding="utf-8")).items()
    for case in cases
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_instruments_that_a_text_names(text: str, expected: list[str]) -> None:
    assert find_instruments(text) == expected


def test_the_only_instrument_or_none() -> None:
    assert read_instrument("คะแนน EIT ปี ๒๕๖๘") == "EIT"
    assert read_instrument("IIT และ EIT") is None
    assert read_instrument("รวม") is None


def test_mentions_stand_where_the_text_has_them() -> None:
    text = "๑) ผู้มีส่วนได้ ส่วนเสียภายนอก (OIT) \u0130"
    found = [(m.name, text[m.start : m.end], m.is_abbreviation) for m in find_instrument_mentions(text)]
    assert found == [("EIT", "ผู้มีส่วนได้ ส่วนเสียภายนอก", False), ("OIT", "OIT", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("แบบวัดการรับ", True), ("แบบตรวจ", True), ("xIT", True), ("II1T", True), ("ITA", False), ("คะแนนรวม", False)],
)
def test_heading_that_may_be_a_garbled_instrument(text: str, expected: bool) -> None:
    assert seems_instrument(text) is expected
