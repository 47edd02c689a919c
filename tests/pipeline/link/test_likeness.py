"""How much a string looks like a place name, on names so few that every share is known."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import pytest

from prongsai.pipeline.link import likeness
from prongsai.pipeline.link.likeness import NameLikeness, learn_likeness, place_likeness

SIGNS = 75
"""What a letter that no name has shares its likelihood with."""


def lean(times: int, total: int, kinds: int, less: float) -> float:
    """The share of a letter that was seen so often behind some letters, which leans on what fewer of them tell."""
    return (times + kinds * less) / (total + kinds)


def test_letters_are_counted_behind_three_two_one_and_none() -> None:
    assert learn_likeness(["กข", "ขข"]).followers == {
        "": Counter({"ข": 3, "\n": 2, "ก": 1}),
        "\n": Counter({"ก": 1, "ข": 1}),
        "\n\n": Counter({"ก": 1, "ข": 1}),
        "\n\n\n": Counter({"ก": 1, "ข": 1}),
        "ก": Counter({"ข": 1}),
        "\nก": Counter({"ข": 1}),
        "\n\nก": Counter({"ข": 1}),
        "ข": Counter({"\n": 2, "ข": 1}),
        "\nข": Counter({"ข": 1}),
        "\n\nข": Counter({"ข": 1}),
        "กข": Counter({"\n": 1}),
        "\nกข": Counter({"\n": 1}),
        "ขข": Counter({"\n": 1}),
        "\nขข": Counter({"\n": 1}),
    }
    assert learn_likeness([]).followers == {}


def test_surprise_leans_on_what_fewer_letters_tell() -> None:
    known = learn_likeness(["ก"])
    # `ก` behind three, two and one edges and alone, and an edge behind it, each of the two signs seen once
    alone = lean(1, 2, 2, 1 / SIGNS)
    behind = lean(1, 1, 1, lean(1, 1, 1, lean(1, 1, 1, alone)))
    assert known.surprise("ก") == pytest.approx(-2 * math.log(behind))
    # of a letter that never followed, and of what follows one that no name has
    other = lean(0, 1, 1, lean(0, 1, 1, lean(0, 1, 1, lean(0, 2, 2, 1 / SIGNS))))
    assert known.surprise("ข") == pytest.approx(-math.log(other) - math.log(alone))


def test_nothing_known_makes_every_sign_as_likely() -> None:
    assert learn_likeness([]).surprise("กข") == pytest.approx(3 * math.log(SIGNS))


def test_name_surprises_less_than_the_same_with_two_wrong_letters() -> None:
    known = place_likeness()
    for name, spoilt in (("หนองบัวแดง", "หนฮงบัวฒดง"), ("ท่าข้าม", "ท่าฆ้าธ"), ("บ้านยาง", "ปฎานยาง")):
        assert known.surprise(name) + 8 < known.surprise(spoilt)


class Asked(dict[str, Counter[str]]):
    """Counts that know how often they were asked."""

    times = 0

    def get(self, *key: Any) -> Any:
        self.times += 1
        return super().get(*key)


def test_turns_of_letters_that_were_asked_before_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Asked(learn_likeness(["กขค"]).followers)
    known = NameLikeness(counts)
    first = known.surprise("กขค")
    asked = counts.times
    assert known.surprise("กขค") == first
    assert counts.times == asked
    # no more than so many, of texts that never end
    monkeypatch.setattr(likeness, "_MOST_KEPT", 2)
    known = NameLikeness(counts)
    counts.times = 0
    assert known.surprise("กขค") == known.surprise("กขค") == first
    assert counts.times == asked + asked // 2  # two of its four turns


def test_what_is_remembered_makes_no_difference() -> None:
    one, other = learn_likeness(["กข"]), learn_likeness(["กข"])
    one.surprise("กข")
    assert one == other
    assert repr(one) == repr(other)
