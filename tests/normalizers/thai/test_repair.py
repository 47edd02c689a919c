"""Repairs of strings: what they mend, what they leave alone, and that they can be replayed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pythainlp.corpus import thai_words

from prongsai.normalizers.thai.repair import STEPS, repair_text, replay
from tests.paths import ROOT

CASES = ROOT / "tests" / "cases"
_PIECES = [chr(c) for c in range(0x0E01, 0x0E3B)] + [chr(c) for c in range(0x0E40, 0x0E5C)]
_PIECES += [" ", "\ufffd", "\x00", "\u200b", "\u00ad", "\uf70a", "\uf70b", "\uf0fe", "(cid:917)", "1", "2,5", "\n", "a"]
thai_soup = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


def read_cases(name: str) -> list[object]:
    pairs = json.loads((CASES / f"text_{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(case["original"], case["expected"], id=case["label"]) for case in pairs]


@pytest.mark.parametrize(("original", "expected"), read_cases("in_the_wild") + read_cases("synthetic"))
def test_fault_is_mended(original: str, expected: str) -> None:
    assert repair_text(original).text == expected


@pytest.mark.parametrize(("original", "expected"), read_cases("negative"))
def test_good_text_is_left_alone(original: str, expected: str) -> None:
    repair = repair_text(original)
    assert (repair.text, repair.steps) == (expected, ())


@pytest.mark.parametrize(("original", "expected"), read_cases("known_failures"))
@pytest.mark.xfail(strict=True, reason="kept so that an accidental cure is noticed")
def test_known_failure(original: str, expected: str) -> None:
    assert repair_text(original).text == expected


def test_no_dictionary_word_changes() -> None:
    assert [word for word in thai_words() if repair_text(word).text != word] == []


def test_there_are_as_many_negatives_as_steps() -> None:
    assert len(read_cases("negative")) >= len(STEPS)


@settings(max_examples=150, deadline=None)
@given(thai_soup)
def test_repairing_twice_equals_once(text: str) -> None:
    once = repair_text(text).text
    assert repair_text(once).text == once


@settings(max_examples=150, deadline=None)
@given(thai_soup)
def test_replaying_the_steps_on_raw_gives_the_text(text: str) -> None:
    repair = repair_text(text)
    assert replay(repair.raw, repair.steps) == repair.text


@settings(max_examples=150, deadline=None)
@given(thai_soup)
def test_no_digit_is_touched(text: str) -> None:
    def digits(value: str) -> str:
        return "".join(c for c in value.replace("(cid:917)", "") if c.isdigit())

    assert digits(repair_text(text).text) == digits(text)


def test_an_unknown_step_cannot_be_replayed() -> None:
    with pytest.raises(KeyError):
        replay("x", ["no-such-step"])


def test_ghost_blank_goes_before_blanks_are_dropped() -> None:
    names = list(STEPS)
    assert names.index("close-ghost-blank") < names.index("close-blank-before-mark")
    assert names.index("restore-swapped-sara-am") < names.index("close-ghost-blank")


@pytest.mark.parametrize("name", list(STEPS))
def test_every_step_has_a_case(name: str) -> None:
    cases = read_cases("in_the_wild") + read_cases("synthetic")
    assert any(name in repair_text(case.values[0]).steps for case in cases)  # type: ignore[attr-defined]
