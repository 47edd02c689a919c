"""What one gazetteer has that another has not."""

from __future__ import annotations

from dataclasses import replace

from prongsai.pipeline.link.gazetteer_changes import FactCount, compare_gazetteers
from prongsai.pipeline.model import UnitFacts
from tests.small_gazetteers import body, small_gazetteer

KEPT, LEFT, GROWN = body("sao", "นายาง"), body("sao", "แม่ปะ", "6306"), body("sao", "สบปราบ")


def test_bodies_are_new_gone_or_of_another_type() -> None:
    town, new = body("mun", "สบปราบ"), body("mun", "แม่สอด", "6306")
    before = small_gazetteer(KEPT, LEFT, GROWN, is_register=True)
    changes = compare_gazetteers(before, small_gazetteer(KEPT, town, new, is_register=True))
    assert (changes.new, changes.gone, changes.became) == ((new,), (LEFT,), ((GROWN, town),))
    assert changes.types == {"mun": (0, 2), "sao": (3, 1)}
    assert not changes.facts


def test_places_of_the_built_in_gazetteer_become_nothing() -> None:
    changes = compare_gazetteers(small_gazetteer(GROWN), small_gazetteer(body("mun", "สบปราบ")))
    assert (len(changes.new), changes.gone, changes.became) == (1, (GROWN,), ())


def test_bodies_that_only_stand_beside_a_listed_one_are_not_counted() -> None:
    sibling = body("mun", "นายาง")
    with_sibling = small_gazetteer(KEPT, sibling, penalties=[0.0, -1.4], is_register=True)
    assert compare_gazetteers(with_sibling, small_gazetteer(KEPT, is_register=True)).is_none


def test_facts_that_are_gained_changed_and_lost() -> None:
    old = [
        replace(body("sao", name), facts=UnitFacts(website=site))
        for name, site in (("ก", None), ("ข", "x"), ("ค", "y"))
    ]
    now = [replace(one, facts=UnitFacts(website=site)) for one, site in zip(old, ("w", "z", None), strict=True)]
    changes = compare_gazetteers(small_gazetteer(*old), small_gazetteer(*now))
    assert changes.facts == {"website": FactCount(1, 1, 1)}
    assert not changes.is_none
