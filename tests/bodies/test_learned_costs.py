"""The costs of slips are those that were learned, and what spoils names does what it says."""

from __future__ import annotations

import json
import math
import random

import pytest

from prongsai.normalizers.names import slips
from prongsai.normalizers.names.letter_costs import TONES
from prongsai.normalizers.names.look_alikes import look_alike_distance
from prongsai.normalizers.names.slips import SLIPS
from tests.bodies.learn_costs import FIGURES, UNLIKE, make_slips, measure_rates, rates_to_costs
from tests.bodies.slips import GARBLERS, Slip

CONSTANTS = {
    "tone lost": slips._TONE_LOST,
    "vowel lost": slips._VOWEL_LOST,
    "consonant lost": slips._CONSONANT_LOST,
    "tone added": slips._TONE_ADDED,
    "vowel added": slips._VOWEL_ADDED,
    "consonant added": slips._OTHER,
    "tone for tone": slips._TONE_FOR_TONE,
    "vowel alike": slips._VOWEL_LOOK,
    "consonant alike": slips._CONSONANT_LOOK,
    "unlike vowel": slips._OTHER,
    UNLIKE: slips._OTHER,
    "swapped": slips._SWAP,
}


def test_costs_are_the_learned_ones_and_none_is_more_than_an_unlike_letter() -> None:
    learned = json.loads(FIGURES.read_text(encoding="utf-8"))["all"]
    assert {kind: min(cost, 1.0) for kind, cost in learned.items()} == CONSTANTS


@pytest.mark.parametrize("garbler", GARBLERS)
def test_each_garbler_makes_one_slip_and_says_which(garbler: str) -> None:
    for slip in make_slips(garbler, 300):
        longer = {"lost": -1, "added": 1, "instead": 0, "swapped": 0}[slip.kind]
        assert len(slip.text) == len(slip.name) + longer
        assert look_alike_distance(slip.text, slip.name, SLIPS) <= 2


def test_rate_is_of_the_letters_that_may_suffer_it_and_of_one_outcome() -> None:
    made = [
        Slip("lost", "กข", "ก", "", "ข"),
        Slip("instead", "กข", "ข", "ด", "กด"),
        Slip("instead", "ก่", "ก", "ภ", "ภ่"),
        Slip("added", "ก่", "", "้", "ก้่"),
    ]
    rates = measure_rates(made)
    # six consonants and two tones stand in the names; ข has 46 - 1 - 2 unlike ones, ก four of its shape
    assert rates == pytest.approx(
        {"consonant lost": 1 / 6, UNLIKE: 1 / 6 / 43, "consonant alike": 1 / 6 / 4, "tone added": 1 / 8 / 6}
    )
    assert rates_to_costs([rates])["consonant lost"] == round(math.log(6) / math.log(6 * 43), 2)


def test_losing_a_letter_is_likelier_than_adding_one() -> None:
    assert look_alike_distance("นาด", "นาดี", SLIPS) == pytest.approx(0.33)
    assert look_alike_distance("นาดี", "นาด", SLIPS) == pytest.approx(0.98)
    assert look_alike_distance("กูทอง", "กู่ทอง", SLIPS) == pytest.approx(0.3)
    assert look_alike_distance("นาทอง", "นาหทอง", SLIPS) == pytest.approx(0.48)
    assert look_alike_distance("นาหทอง", "นาทอง", SLIPS) == pytest.approx(1.0)


def test_garblers_follow_their_seed() -> None:
    assert [one.text for one in make_slips("typist", 50)] == [one.text for one in make_slips("typist", 50)]
    assert all(GARBLERS["layer"](f"ก{TONES[0]}", random.Random(at)).text for at in range(50))
