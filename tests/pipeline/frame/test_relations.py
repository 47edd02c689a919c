"""Whether printed numbers add up, within their rounding, and what a sum leaves for one of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.frame.relations import (
    Relation,
    Sums,
    compute_parent,
    forced_interval,
    holds,
    is_complete,
    mean_relation,
    rounding_slack,
    settle_families,
)

MEAN = mean_relation("indicator-1", ("i1", "i2"), is_hard=True)
WEIGHTED = Relation("ita", (("iit", 0.3), ("eit", 0.3), ("oit", 0.4)), True, "ita")


def test_plain_mean_gives_every_part_the_same_weight():
    assert (MEAN.parts, MEAN.codes) == ((("i1", 0.5), ("i2", 0.5)), ("indicator-1", "i1", "i2"))
    assert MEAN.rule == "indicator-1 is the plain mean of i1, i2"
    assert not replace(MEAN, is_hard=False).is_hard


def test_parent_is_computed_from_weights():
    assert compute_parent(WEIGHTED, {"iit": 90.0, "eit": 80.0, "oit": 70.0}) == pytest.approx(79.0)


def test_sum_is_complete_with_its_parent_and_every_part():
    assert is_complete(MEAN, {"indicator-1": 1.0, "i1": 1.0, "i2": 1.0})
    assert not is_complete(MEAN, {"i1": 1.0, "i2": 1.0})
    assert not is_complete(MEAN, {"indicator-1": 1.0, "i1": 1.0})


@pytest.mark.parametrize(
    ("decimals", "slack"),
    [
        ({}, 0.010),
        ({"indicator-1": 1}, 0.055),
        ({"i1": 1}, 0.0325),
        ({"i1": 1, "i2": 1, "indicator-1": 1}, 0.1),
        ({"i1": 0}, 0.010),
    ],
)
def test_slack_is_half_the_last_decimal_of_every_number(decimals, slack):
    assert rounding_slack(MEAN, decimals) == pytest.approx(slack, abs=2e-6)


@pytest.mark.parametrize(
    ("printed", "is_held"), [(85.0, True), (85.01, True), (84.99, True), (85.02, False), (84.98, False)]
)
def test_printed_numbers_add_up_within_their_rounding(printed, is_held):
    assert holds(MEAN, {"i1": 80.0, "i2": 90.0, "indicator-1": printed}, {}) is is_held


@pytest.mark.parametrize(
    ("code", "low", "high"), [("indicator-1", 84.99, 85.01), ("i1", 81.98, 82.02), ("i2", 91.98, 92.02)]
)
def test_value_that_a_sum_leaves_for_one_number(code, low, high):
    values = {"i1": 80.0, "i2": 90.0, "indicator-1": 86.0}
    assert forced_interval(MEAN, code, values, {}) == pytest.approx((low, high), abs=1e-4)


def family(*relations, is_guess=False):
    return tuple(replace(one, is_hard=False, family="e-questions", is_guess=is_guess) for one in relations)


THREE = [mean_relation(f"indicator-{n}", (f"e{2 * n}", f"e{2 * n + 1}"), is_hard=True) for n in (1, 2, 3, 4)]


def values_with(*failing):
    """Values for which the sums of all four hold but those given."""
    values = {}
    for n in (1, 2, 3, 4):
        values |= {f"e{2 * n}": 80.0, f"e{2 * n + 1}": 90.0, f"indicator-{n}": 70.0 if n in failing else 85.0}
    return values


@pytest.mark.parametrize(
    ("count", "failing", "is_proven"),
    [
        (4, (), True),
        (3, (3,), True),
        (4, (3, 4), False),
        (2, (), True),
        (1, (), False),
        (2, (2,), False),
        (3, (2, 3), False),
    ],
)
def test_family_is_proven_by_two_sums_and_twice_as_many_as_fail(count, failing, is_proven):
    settled = settle_families(family(*THREE[:count]), values_with(*failing), {})
    assert [relation.is_hard for relation in settled] == [is_proven] * count


def test_guess_that_is_not_proven_is_dropped():
    assert settle_families(family(*THREE[:1], is_guess=True), values_with(), {}) == ()
    assert len(settle_families(family(*THREE[:2], is_guess=True), values_with(), {})) == 2


def test_sums_that_are_not_complete_prove_and_disprove_nothing_of_their_family():
    values = {code: value for code, value in values_with(3, 4).items() if code not in ("e6", "e8")}
    assert all(relation.is_hard for relation in settle_families(family(*THREE), values, {}))


def test_families_are_proven_each_by_itself_and_what_has_none_stays():
    other = replace(THREE[3], is_hard=False, family="i-questions")
    alone = replace(MEAN, is_hard=False)
    settled = settle_families(
        (*family(*THREE[:2]), other, alone), {**values_with(), "i1": 1.0, "i2": 1.0, "indicator-1": 85.0}, {}
    )
    assert [relation.is_hard for relation in settled] == [True, True, False, False]


def test_sum_of_one_part_proves_nothing():
    one = mean_relation("indicator-9.3", ("o12",), is_hard=True)
    assert Sums((one,), {}).proven({"indicator-9.3": 50.0, "o12": 50.0}) == set()


def test_what_holds_is_proven_and_what_fails_is_told():
    values = {"i1": 80.0, "i2": 90.0, "indicator-1": 85.0, "i3": 1.0, "i4": 2.0, "indicator-2": 9.0}
    second = mean_relation("indicator-2", ("i3", "i4"), is_hard=True)
    third = mean_relation("indicator-3", ("i5", "i6"), is_hard=True)
    sums = Sums((MEAN, second, third), {})
    assert sums.proven(values) == {"indicator-1", "i1", "i2"}
    assert list(sums.failing(values)) == [second]
    assert list(sums.complete(values)) == [MEAN, second]
    assert sums.proofs(values) == [MEAN]


@pytest.mark.parametrize(
    ("code", "value", "is_cure"),
    [
        ("i1", 80.0, True),
        ("i1", 81.0, False),  # the sum itself does not hold
        ("indicator-1", 87.0, False),  # the sum holds, but that of the instrument did before and would not now
        ("i2", 86.0, True),
    ],
)
def test_cure_makes_its_sum_hold_and_breaks_no_other(code, value, is_cure):
    above = mean_relation("iit", ("indicator-1", "indicator-2"), is_hard=True)
    values = {"i1": 84.0, "i2": 90.0, "indicator-1": 85.0, "indicator-2": 75.0, "iit": 80.0}
    assert Sums((MEAN, above), {}).cures(MEAN, code, value, values) is is_cure


def test_sum_that_failed_before_does_not_forbid_a_cure():
    above = mean_relation("iit", ("indicator-1", "indicator-2"), is_hard=True)
    values = {"i1": 84.0, "i2": 90.0, "indicator-1": 85.0, "indicator-2": 75.0, "iit": 60.0}
    assert Sums((MEAN, above), {}).cures(MEAN, "indicator-1", 87.0, values)


def test_sum_without_the_code_does_not_forbid_a_cure_of_it():
    apart = mean_relation("indicator-2", ("i3", "i4"), is_hard=True)
    values = {"i1": 84.0, "i2": 90.0, "indicator-1": 85.0, "i3": 1.0, "i4": 2.0, "indicator-2": 1.5}
    assert Sums((MEAN, apart), {}).cures(MEAN, "i1", 80.0, values)
