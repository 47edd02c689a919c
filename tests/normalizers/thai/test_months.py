"""Names of months: every spelling finds its month, other words find none."""

from __future__ import annotations

import re

import pytest

from prongsai.normalizers.thai.months import MONTH, month_number
from prongsai.normalizers.vocabulary import Wording, load_vocabulary

_MONTH = re.compile(MONTH)
WORDINGS = load_vocabulary("months", "form").wordings


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda one: f"{one.means}-{one.text}")
def test_every_wording_is_its_month(wording: Wording) -> None:
    match = _MONTH.fullmatch(wording.text)
    assert match is not None
    assert month_number(match) == int(wording.means)


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_has_its_names(number: int) -> None:
    forms = [wording.more["form"] for wording in WORDINGS if wording.means == str(number)]
    assert {forms.count("full"), forms.count("short")} == {1}
    assert forms.count("stem") >= 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("มกรา คม", 1),
        ("ม ก ร า ค ม", 1),
        ("ม\u0e4dกราคม", 1),
        ("ตลาคม", 10),
        ("ต\u0e38\u0e38ล\u0e49าคม", 10),
        ("ธนวาคม", 12),
        ("ม . ค .", 1),
        ("ม ค.", 1),
        ("มค", 1),
        ("มค.", 1),
        ("ม \u0e36. ค", 3),
        ("ม.ย.", 6),
        ("มิย", 6),
    ],
)
def test_spread_and_damaged_names(text: str, number: int) -> None:
    match = _MONTH.fullmatch(text)
    assert match is not None
    assert month_number(match) == number


@pytest.mark.parametrize("text", ["สมควร", "มคอ", "ตลา", "ตลาด", "อม.ค.", ".ม.ค.", "ม.คน", "มึค", "กพร", "ม ค"])
def test_other_words_are_no_months(text: str) -> None:
    assert _MONTH.search(text) is None


def test_match_without_a_month_is_refused() -> None:
    match = re.fullmatch(f"x|{MONTH}", "x")
    assert match is not None
    with pytest.raises(ValueError, match="no month"):
        month_number(match)
