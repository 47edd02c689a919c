"""The arithmetic of a year: which sums it states, which accuse, and which a report has to prove itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.frame.load import load_frame
from prongsai.pipeline.frame.records import InstrumentRule, Mark, SubIndicator
from prongsai.pipeline.frame.sums import relations_of_year, state_relations


def relations(year, codes=()):
    return relations_of_year(load_frame(), year, codes)


def find(year, parent, codes=(), at=0):
    return [relation for relation in relations(year, codes) if relation.parent == parent][at]


@pytest.mark.parametrize("year", [None, 2561, 2590])
def test_year_without_a_frame_states_no_sum(year):
    assert relations(year, [f"i{n}" for n in range(1, 16)]) == ()


def test_largest_scores_come_first_so_that_they_are_held_to_their_parts_first():
    parents = [relation.parent for relation in relations(2568)]
    assert parents[:5] == ["ita", "ita", "iit", "eit", "oit"]
    assert all(parent.startswith("indicator-") for parent in parents[5:])


@pytest.mark.parametrize(
    ("parent", "at", "parts"),
    [
        ("ita", 0, {"iit": 0.3, "eit": 0.3, "oit": 0.4}),
        (
            "ita", 1, {f"indicator-{n}": 0.06 for n in range(1, 6)} | {f"indicator-{n}": 0.1 for n in range(6, 9)}
            | {"indicator-9": 0.2, "indicator-10": 0.2},
        ),
        ("iit", 0, {f"indicator-{n}": 0.2 for n in range(1, 6)}),
        ("indicator-1", 0, {"i1": 1 / 3, "i2": 1 / 3, "i3": 1 / 3}),
        ("indicator-10", 0, {"indicator-10.1": 0.5, "indicator-10.2": 0.5}),
        ("indicator-10", 1, {f"o{n}": 1 / 6 for n in range(21, 24)} | {f"o{n}": 0.1 for n in range(24, 29)}),
    ],
)  # fmt: skip
def test_parts_and_weights_of_a_sum(parent, at, parts):
    assert dict(find(2568, parent, at=at).parts) == pytest.approx(parts)


def test_instruments_have_no_second_sum_of_questions():
    assert [relation.parent for relation in relations(2568)].count("iit") == 1


@pytest.mark.parametrize(
    ("parent", "at", "rule"),
    [
        ("ita", 0, "ita is the weighted mean of iit, eit, oit"),
        ("ita", 1, "ita is the weighted mean of indicator-1 … indicator-10"),
        ("indicator-9.3", 0, "indicator-9.3 is the plain mean of o12, o13"),
        ("indicator-9.1", 0, "indicator-9.1 is the plain mean of o1 … o4"),
    ],
)
def test_rule_says_the_sum_in_words(parent, at, rule):
    assert find(2568, parent, at=at).rule == rule


@pytest.mark.parametrize(
    ("year", "parent", "family", "is_hard"),
    [
        (2568, "indicator-6", "e-questions", False),
        (2564, "indicator-6", "", True),
        (2568, "indicator-1", "", True),
        (2568, "indicator-9", "", False),
        (2568, "eit", "", True),
    ],
)
def test_parts_of_eit_stand_or_fall_together_where_the_frame_is_not_sure(year, parent, family, is_hard):
    relation = find(year, parent)
    assert (relation.family, relation.is_hard, relation.is_guess) == (family, is_hard, False)


@pytest.mark.parametrize(
    ("letter", "count", "first", "each"), [("i", 15, 1, 3), ("i", 30, 1, 6), ("e", 9, 6, 3), ("e", 15, 6, 5)]
)
def test_full_set_of_questions_suggests_how_they_are_shared_out(letter, count, first, each):
    codes = [f"{letter}{n}" for n in range(1, count + 1)]
    guessed = [relation for relation in relations(2566, codes) if relation.is_guess]
    expected = [(f"indicator-{first + at}", tuple(codes[at * each : (at + 1) * each])) for at in range(count // each)]
    assert [(r.parent, tuple(code for code, _ in r.parts)) for r in guessed] == expected
    for relation in guessed:
        assert [weight for _, weight in relation.parts] == pytest.approx([1 / each] * each)
        assert (relation.is_hard, relation.family) == (False, f"{letter}-questions")
    assert guessed[0].rule.startswith(f"indicator-{first} is the plain mean of ")


@pytest.mark.parametrize("codes", [[f"i{n}" for n in range(1, 15)], [f"i{n}" for n in range(1, 17)], ["i15"], []])
def test_set_that_is_not_full_or_goes_on_suggests_nothing(codes):
    assert not [relation for relation in relations(2566, codes) if relation.is_guess]


def test_frame_that_knows_the_questions_needs_no_guess():
    assert not [relation for relation in relations(2568, [f"i{n}" for n in range(1, 16)]) if relation.is_guess]


@pytest.mark.parametrize(("without", "is_suggested"), [((), True), (("indicator-5",), False), (("indicator-6",), True)])
def test_questions_suggest_nothing_where_an_indicator_of_their_instrument_is_none_of_the_year(without, is_suggested):
    frame = load_frame()
    kept = {code: row for code, row in frame.years[2566].indicators.items() if code not in without}
    frame = replace(frame, years={2566: replace(frame.years[2566], indicators=kept)})
    guessed = relations_of_year(frame, 2566, [f"i{n}" for n in range(1, 16)])
    assert any(relation.is_guess for relation in guessed) is is_suggested


def test_indicator_that_has_gone_to_another_instrument_suggests_nothing():
    frame = load_frame()
    rows = dict(frame.years[2566].indicators)
    rows["indicator-5"] = replace(rows["indicator-5"], instrument="EIT")
    frame = replace(frame, years={2566: replace(frame.years[2566], indicators=rows)})
    assert not [r for r in relations_of_year(frame, 2566, [f"i{n}" for n in range(1, 16)]) if r.is_guess]


def stated(first: int | None, last: int | None, range_mark: Mark | None):
    """What a year states of its first indicator, with this range of questions."""
    year = load_frame().years[2568]
    rows = {**year.indicators, "indicator-1": replace(year.indicators["indicator-1"], first=first, last=last,
                                                      range_mark=range_mark)}  # fmt: skip
    return {r.parent: r for r in state_relations(rows, year.sub_indicators, year.rules, {})}


@pytest.mark.parametrize(
    ("first", "last", "range_mark"), [(None, 3, "A"), (1, None, "A"), (1, 3, None), (None, None, "A"), (None, 3, None)]
)
def test_indicator_with_half_a_range_states_no_sum(first, last, range_mark):
    assert "indicator-1" not in stated(first, last, range_mark)
    assert stated(1, 3, "B")["indicator-1"].mark == "B"


def test_sum_is_no_surer_than_the_least_sure_of_its_parts():
    year = load_frame().years[2568]
    indicators = {code: replace(row, mark="C" if row.no == 3 else "A") for code, row in year.indicators.items()}
    rule = InstrumentRule("OIT", "sub_indicators", True, (), "A", "x")
    subs = {sub: SubIndicator(2568, sub, "x", 1, 2, mark, "x") for sub, mark in (("9.1", "A"), ("9.2", "B"))}
    found = {r.parent: r.mark for r in state_relations(indicators, subs, {**year.rules, "OIT": rule}, {})}
    assert (found["iit"], found["eit"], found["indicator-9"], found["indicator-9.1"]) == ("C", "A", "B", "A")
    assert "ita" not in found
