"""Instruments as printed, in every writing and with their usual misreadings."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from prongsai.normalizers.values import instruments
from prongsai.normalizers.values.instruments import (
    find_instrument_mentions,
    find_instruments,
    read_instrument,
    seems_instrument,
)
from prongsai.normalizers.vocabulary import VocabularyError, build_vocabulary
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
    [
        ("แบบวัดการรับ", True),
        ("แบบตรวจ", True),
        ("๒. แบบวัดการรับ", True),
        ("xIT", True),
        ("ผล xIT", True),
        ("II1T", True),
        ("(IT)", True),
        ("ITA", False),
        ("AUDIT", False),
        ("คะแนนรวม", False),
    ],
)
def test_heading_that_may_be_a_garbled_instrument(text: str, expected: bool) -> None:
    assert seems_instrument(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e.i.t", ["EIT"]),
        ("e .i.t", ["EIT"]),
        ("e. i.t", ["EIT"]),
        ("e.i .t", ["EIT"]),
        ("e.i. t", ["EIT"]),
        ("e i.t", []),
        ("l17", []),
        ("0.1.7", []),
        ("3eit", []),
        ("xlIT", []),
        ("SEIT", []),
        ("EITA", []),
        ("eit7", []),
    ],
)
def test_abbreviation_stands_by_itself_and_has_two_letters(text: str, expected: list[str]) -> None:
    assert find_instruments(text) == expected


@pytest.fixture
def no_words_kept() -> Iterator[None]:
    """The words are read once per process; here another table is read, and the true one again afterwards."""
    instruments._long_names.cache_clear()
    yield
    instruments._long_names.cache_clear()


@pytest.mark.usefixtures("no_words_kept")
@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("ส่วนเสียภายใน", "XIT")], "'XIT' is no instrument"),
        ([("ส่วนเสีย", "IIT"), ("สวนเสีย", "EIT")], "'สวนเสีย' is compared like another wording"),
    ],
)
def test_table_of_instruments_that_says_two_things_is_refused(
    rows: list[tuple[str, str]], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = [
        {"wording": wording, "means": means, "source": "test", "example": wording, "counter_example": "รวม"}
        for wording, means in rows
    ]
    monkeypatch.setattr(instruments, "load_vocabulary", lambda name: build_vocabulary(name, table))
    with pytest.raises(VocabularyError, match=message):
        find_instruments("ส่วนเสียภายใน")


@pytest.mark.usefixtures("no_words_kept")
def test_wordings_that_differ_in_a_tone_mark_may_mean_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"means": "EIT", "source": "test", "example": "x", "counter_example": "y"}
    table = [{**row, "wording": "ส่วนเสีย"}, {**row, "wording": "สวนเสีย"}]
    monkeypatch.setattr(instruments, "load_vocabulary", lambda name: build_vocabulary(name, table))
    assert find_instruments("ส่วนเสีย") == ["EIT"]
