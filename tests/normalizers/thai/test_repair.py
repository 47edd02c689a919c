"""Repairs of strings and of glyphs: one table of steps, what it mends and leaves alone, and that it can be replayed."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pythainlp.corpus import thai_words

from prongsai.normalizers.thai.repair import STEPS, repair_text, replay
from prongsai.normalizers.thai.steps import Change, SignLine
from prongsai.pipeline.pages.glyphs.repairs import RepairedChars
from prongsai.pipeline.pages.layer.verdict import repair_chars
from tests.glyph_makers import GHOST, INVENTED, PADDING, judge_layer, make_glyphs, read_glyphs, replay_steps
from tests.paths import ROOT

CASES = ROOT / "tests" / "cases"
_PIECES = [chr(c) for c in range(0x0E01, 0x0E3B)] + [chr(c) for c in range(0x0E40, 0x0E5C)]
_PIECES += [" ", "\ufffd", "\x00", "\u200b", "\u00ad", "\uf70a", "\uf70b", "\uf0fe", "(cid:917)", "1", "2,5", "\n", "a"]
thai_soup = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


def read_cases(name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((CASES / f"text_{name}.json").read_text(encoding="utf-8"))
    return found


def params(*names: str) -> list[Any]:
    return [pytest.param(case["original"], case["expected"], id=case["label"]) for n in names for case in read_cases(n)]


def mend_page(text: str) -> RepairedChars:
    """The text as the glyphs of a page, mended the way a page of a document is."""
    chars = make_glyphs(text)
    return repair_chars(chars, judge_layer([chars]))


@pytest.mark.parametrize(("original", "expected"), params("in_the_wild", "synthetic"))
def test_fault_is_mended(original: str, expected: str) -> None:
    assert repair_text(original).text == expected


@pytest.mark.parametrize(("original", "expected"), params("negative"))
def test_good_text_is_left_alone(original: str, expected: str) -> None:
    repair = repair_text(original)
    assert (repair.text, repair.steps) == (expected, ())


@pytest.mark.parametrize(("original", "expected"), params("known_failures"))
@pytest.mark.xfail(strict=True, reason="kept so that an accidental cure is noticed")
def test_known_failure(original: str, expected: str) -> None:
    assert repair_text(original).text == expected


BOTH_WAYS = [
    pytest.param(case["original"], id=case["label"])
    for name in ("in_the_wild", "synthetic", "negative", "known_failures")
    for case in read_cases(name)
    if "only" not in case
]


@pytest.mark.parametrize("original", BOTH_WAYS)
def test_glyphs_of_a_page_are_mended_as_the_string_is(original: str) -> None:
    repair, page = repair_text(original), mend_page(original)
    assert read_glyphs(page.chars) == repair.text.replace("\n", "")
    assert [step.name for step in page.steps] == list(repair.steps)


def test_enough_strings_go_both_ways() -> None:
    assert len(BOTH_WAYS) >= 60


@pytest.mark.parametrize("case", read_cases("places"), ids=lambda case: case["label"])
def test_places_decide_where_they_know_more(case: dict[str, str]) -> None:
    plain = case["original"].translate(dict.fromkeys(map(ord, GHOST + INVENTED + PADDING), " "))
    assert read_glyphs(mend_page(case["original"]).chars) == case["expected"]
    assert repair_text(plain).text == case["as_text"]


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


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*_PIECES, GHOST, INVENTED, PADDING]), max_size=25).map("".join))
def test_replaying_the_edits_on_raw_glyphs_gives_their_text(text: str) -> None:
    page = mend_page(text)
    assert replay_steps([char.raw for char in page.chars], page.steps) == [char.text for char in page.chars]
    assert [char.raw for char in page.chars] == [char.raw for char in make_glyphs(text)]


@settings(max_examples=150, deadline=None)
@given(thai_soup)
def test_no_digit_is_touched(text: str) -> None:
    def digits(value: str) -> str:
        return "".join(c for c in value.replace("(cid:917)", "") if c.isdigit())

    assert digits(repair_text(text).text) == digits(text)


def test_an_unknown_step_cannot_be_replayed() -> None:
    with pytest.raises(KeyError):
        replay("x", ["no-such-step"])


def test_ghost_blank_is_read_before_any_blank_is_dropped() -> None:
    names = list(STEPS)
    ghost = names.index("close-ghost-blank")
    assert names.index("restore-swapped-sara-am") < ghost
    assert ghost < min(names.index("close-blank-before-mark"), names.index("drop-padding-blank"))
    assert names.index("decode-private-use") < names.index("compose-sara-am")


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_every_step_says_what_it_mends_and_has_a_case(step: Any) -> None:
    assert step.mends and step.because
    strings = [repair_text(case["original"]).steps for case in read_cases("in_the_wild") + read_cases("synthetic")]
    pages = [[taken.name for taken in mend_page(case["original"]).steps] for case in read_cases("places")]
    pages += [["return-displaced-mark"]]  # needs places of its own: see the tests of glyph lines
    assert any(step.name in steps for steps in (strings if "text" in step.grounds else pages))


def test_change_inside_a_sign_of_several_characters_leaves_the_others() -> None:
    line = SignLine(["ป\u0e39", "น"])
    assert line.apply([Change(1, "\u0e38")]) == ((0, "ป\u0e38"),)
    assert line.text == "ป\u0e38น"


def test_changes_that_change_nothing_are_no_edits() -> None:
    line = SignLine("กข")
    assert line.apply([Change(0, "ก"), Change(1, "ค")]) == ((1, "ค"),)
