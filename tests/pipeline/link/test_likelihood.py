"""The weighing of names, types and places, on gazetteers so small that every probability is known."""

from __future__ import annotations

import math
from typing import get_args

import pytest

from prongsai.normalizers.names.look_alikes import fold_name
from prongsai.normalizers.names.units import Role
from prongsai.pipeline.link.gazetteer import Gazetteer
from prongsai.pipeline.link.likelihood import group_readings, place_likelihoods, rank_units
from prongsai.pipeline.link.likeness import place_likeness
from prongsai.pipeline.model import Mention, Method, Provenance, Unit
from tests.small_gazetteers import body, small_gazetteer

# fifteen letters each: so long that no other body's name is taken for it; the first two differ by 1.0, the cost of a
# letter that looks quite different, the third is nothing like them
LONG, LONG_1_OFF, STRANGE = "บ้านหนองสระกวาง", "บ้านหนองสระกวาน", "เขียดพุธธัญญฬฮฯ"
MARKED = "บ้าน\u0e48หน\u0e48อง\u0e48สระก\u0e48วาง"
"""LONG with four more tone marks: few for a reader that loses them, many by plain edits."""


def mention(
    name: str = "",
    kind: str | None = None,
    *,
    role: Role = "heading",
    text: str | None = None,
    district: str | None = None,
    province: str | None = None,
    method: Method = "text",
) -> Mention:
    return Mention(
        name if text is None else text, kind, name, district, province, role, Provenance(page=1, method=method)
    )


def odds(gazetteer: Gazetteer, evidence: list[Mention], year: int | None = 2566) -> dict[str, float]:
    """How many times as likely as the best body each ranked one is, and what no gazetteer lists."""
    ranking = rank_units(group_readings(evidence), evidence, gazetteer, year)
    found = {
        gazetteer.units[int(at)].unit_id: float(p) for at, p in zip(ranking.order, ranking.probability, strict=True)
    }
    best = max(found.values())
    return {name: value / best for name, value in {**found, "unlisted": ranking.unlisted}.items()}


def odds_of(first: Unit, second: Unit, evidence: list[Mention], year: int | None = 2566) -> float:
    """How likely the second body is against the first."""
    found = odds(small_gazetteer(first, second), evidence, year)
    return found[second.unit_id] / found[first.unit_id]


# readings


@pytest.mark.parametrize(
    ("role", "weight", "is_title"),
    [
        ("title", 1.2, True),
        ("letterhead", 1.1, True),
        ("heading", 1.0, False),
        ("body", 0.7, False),
        ("row", 1.0, True),
        ("filename", 0.7, False),
    ],
)
def test_weight_of_one_reading_by_where_it_stands(role: Role, weight: float, is_title: bool) -> None:
    (reading,) = group_readings([mention("นายาง", "sao", role=role)])
    assert (reading.weight, reading.is_title) == (pytest.approx(weight), is_title)


@pytest.mark.parametrize(("times", "weight"), [(1, 1.0), (2, 1.35), (4, 1.7), (8, 2.05)])
def test_each_doubling_of_equal_readings_adds_the_same(times: int, weight: float) -> None:
    (reading,) = group_readings([mention("นายาง", "sao")] * times)
    assert reading.weight == pytest.approx(weight)
    assert len(reading.mentions) == times


def test_reading_weighs_as_its_best_place_and_is_a_title_if_one_is() -> None:
    (reading,) = group_readings([mention("นายาง", "sao", role="body"), mention("นา ยาง", "sao", role="title")])
    assert reading.weight == pytest.approx(1.2 * 1.35)
    assert reading.is_title
    assert reading.folded == "นายาง"


def test_readings_of_two_types_or_names_stay_apart_the_weightiest_first() -> None:
    readings = group_readings(
        [
            mention("นายาง", "sao", role="body"),
            mention("นายาง", "mun"),
            mention("แม่ลาน", "mun", role="title"),
            mention(),
        ]
    )
    assert [(one.folded, one.kind) for one in readings] == [("แม่ลาน", "mun"), ("นายาง", "mun"), ("นายาง", "sao")]


# names


@pytest.mark.parametrize(
    ("method", "expected"),
    [("text", math.exp(-5.1)), ("ocr", math.exp(-3.0)), ("repaired_text", math.exp(-3.0)), ("dump", math.exp(-3.0))],
)
def test_one_wrong_letter_is_less_likely_in_a_sound_text_layer(method: Method, expected: float) -> None:
    evidence = [mention(LONG, "sao", method=method)]
    assert odds_of(body("sao", LONG), body("sao", LONG_1_OFF), evidence) == pytest.approx(expected, rel=1e-3)


def test_one_recognised_copy_makes_the_reading_a_recognised_one() -> None:
    evidence = [mention(LONG, "sao"), mention(LONG, "sao", method="ocr")]
    expected = math.exp(-3.0 * 1.35)
    assert odds_of(body("sao", LONG), body("sao", LONG_1_OFF), evidence) == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        # 1.0 + 0.3 for each of five letters, in titles 1.4 times as much and with the weight of titles
        ("heading", math.exp(-3.0 * 2.5)),
        ("body", math.exp(-3.0 * 2.5 * 0.7)),
        ("title", math.exp(-3.0 * 2.5 * 1.4 * 1.2)),
    ],
)
def test_strange_name_costs_no_more_than_being_another_body_s(role: Role, expected: float) -> None:
    evidence = [mention("นายาง", None, role=role)]
    assert odds_of(body("sao", "นายาง"), body("sao", STRANGE), evidence) == pytest.approx(expected, rel=5e-3)


def test_town_is_also_known_without_the_head_that_its_type_word_swallows() -> None:
    evidence = [mention(LONG, "mun", method="ocr")]
    expected = math.exp(-3.0 * 0.3)
    assert odds_of(body("mun", LONG), body("mun", f"เมือง{LONG}"), evidence) == pytest.approx(expected, rel=1e-3)
    whole = [mention(f"เมือง{LONG}", "mun", method="ocr")]
    found = odds(small_gazetteer(body("mun", f"เมือง{LONG}"), body("mun", LONG)), whole)
    assert found[f"5211-mun-เมือง{LONG}"] == 1.0
    assert found.get(f"5211-mun-{LONG}", 0.0) < 1e-4


def test_readings_weigh_together() -> None:
    evidence = [mention(LONG, "sao", method="ocr"), mention(LONG, None, role="body", method="ocr")]
    expected = math.exp(-3.0 * 1.7)
    assert odds_of(body("sao", LONG), body("sao", LONG_1_OFF), evidence) == pytest.approx(expected, rel=1e-3)


# types


@pytest.mark.parametrize(
    ("printed", "other", "year", "expected"),
    [
        ("sao", "mun", 2566, 0.03 / 0.97),
        ("mun", "sao", 2566, 0.03 / 0.97),
        ("sao", "mun", 2567, 0.06 / 0.94),
        ("sao", "mun", 2568, 0.06 / 0.94),
        ("sao", "mun", None, 0.06 / 0.94),
        ("sao", "pao", 2566, math.exp(-9) / 0.97),
        ("mun", "special", 2566, math.exp(-9) / 0.97),
        ("pao", "mun", 2566, math.exp(-9)),
        ("special", "sao", 2566, math.exp(-9)),
    ],
)
def test_type_that_differs_from_the_printed_one(printed: str, other: str, year: int | None, expected: float) -> None:
    evidence = [mention(LONG, printed)]
    assert odds_of(body(printed, LONG), body(other, LONG), evidence, year) == pytest.approx(expected, rel=0.02)


def test_name_without_a_type_word_fits_every_type() -> None:
    assert odds_of(body("sao", LONG), body("pao", LONG), [mention(LONG)]) == pytest.approx(1.0)


# what the gazetteer lacks


def odds_of_lacking(name: str, *, is_register: bool = False) -> float:
    """How likely a body of this name is that the gazetteer lacks, against one that it has; less for a strange name."""
    beforehand = -8.4 if is_register else -7.2
    return math.exp(beforehand + 0.25 * (18 - place_likeness().surprise(fold_name(name))))


@pytest.mark.parametrize("is_register", [False, True])
@pytest.mark.parametrize("kind", ["sao", "mun", None])
def test_body_that_no_gazetteer_lists(is_register: bool, kind: str | None) -> None:
    gazetteer = small_gazetteer(body(kind or "sao", LONG), body("sao", STRANGE), is_register=is_register)
    expected = odds_of_lacking(LONG, is_register=is_register)
    assert odds(gazetteer, [mention(LONG, kind)])["unlisted"] == pytest.approx(expected, rel=1e-3)


def test_no_province_has_a_second_body_of_its_own() -> None:
    gazetteer = small_gazetteer(body("pao", LONG), body("sao", STRANGE))
    assert odds(gazetteer, [mention(LONG, "pao")])["unlisted"] == 0


def test_name_that_no_body_bears_is_more_likely_unlisted() -> None:
    gazetteer = small_gazetteer(body("sao", STRANGE), body("sao", "แม่ลาน"))
    assert odds(gazetteer, [mention(LONG, "sao")])["unlisted"] > 100


def test_garbled_name_is_less_likely_that_of_an_unlisted_body_than_a_sound_one() -> None:
    assert odds_of_lacking("บ้านกลาง") > 10 * odds_of_lacking("บ้ธนกผลา")


def test_probabilities_of_all_bodies_and_of_none_make_one() -> None:
    evidence = [mention("นายาง", "sao", province="ลำปาง")]
    gazetteer = small_gazetteer(*(body("sao", name) for name in ("นายาง", "นายาว", "นาหาง", "แม่ลาน")))
    ranking = rank_units(group_readings(evidence), evidence, gazetteer, 2566)
    assert ranking.probability.sum() + ranking.unlisted == pytest.approx(1.0)
    assert list(ranking.probability) == sorted(ranking.probability, reverse=True)
    assert gazetteer.units[int(ranking.order[0])].name == "นายาง"


def test_six_bodies_are_told_and_equal_ones_in_the_order_of_the_gazetteer() -> None:
    gazetteer = small_gazetteer(*(body("sao", LONG) for _ in range(8)))
    ranking = rank_units(group_readings([mention(LONG)]), [], gazetteer, 2566)
    assert list(ranking.order) == [0, 1, 2, 3, 4, 5]
    assert ranking.probability.sum() == pytest.approx(6 / (8 + odds_of_lacking(LONG)))


def test_body_that_is_unlikely_beforehand_stays_so() -> None:
    gazetteer = small_gazetteer(body("sao", LONG), body("sao", LONG, "6306"), penalties=[0.0, math.log(0.25)])
    assert odds(gazetteer, [mention(LONG)])["6306-sao-" + LONG] == pytest.approx(0.25)


# places


@pytest.mark.parametrize(
    ("role", "doubt"),
    [("title", 0.04), ("letterhead", 0.05), ("heading", 0.06), ("body", 0.25), ("row", 0.03), ("filename", 0.1)],
)
def test_printed_place_is_trusted_by_where_it_stands(role: Role, doubt: float) -> None:
    province, district = place_likelihoods([mention(role=role, province="ตาก", district="แม่สอด")], small_gazetteer())
    # the doubt is shared by the two provinces, or the four districts
    assert province[1] == pytest.approx(math.log(1 - doubt / 2))
    assert province[0] == pytest.approx(math.log(doubt / 2 + (1 - doubt) * math.exp(-2.6 * 3.7)), rel=1e-4)
    assert district[3] == pytest.approx(math.log(1 - doubt * 3 / 4))
    assert district.argmax() == 3


def test_every_role_has_its_weight_and_doubt() -> None:
    for role in get_args(Role):
        assert len(group_readings([mention("นายาง", role=role)])) == 1
        assert place_likelihoods([mention(role=role, province="ตาก")], small_gazetteer())[0].any()


def test_nothing_printed_favours_no_place() -> None:
    province, district = place_likelihoods([mention("นายาง", "sao")], small_gazetteer())
    assert not province.any()
    assert not district.any()


def test_place_printed_again_adds_less() -> None:
    once, _ = place_likelihoods([mention(province="ตาก")], small_gazetteer())
    twice, _ = place_likelihoods([mention(province="ตาก")] * 2, small_gazetteer())
    elsewhere, _ = place_likelihoods([mention(province="ตาก"), mention(province="ตาก", role="body")], small_gazetteer())
    assert list(twice) == pytest.approx(list(1.35 * once))
    assert list(elsewhere - once) == pytest.approx(
        [math.log(0.125 + 0.75 * math.exp(-9.62)), math.log(0.875)], rel=1e-3
    )


def test_just_mueang_may_be_every_capital_district() -> None:
    _, district = place_likelihoods([mention(district="เมือง")], small_gazetteer())
    assert district[0] == district[2] == pytest.approx(math.log(0.955))
    assert max(district[1], district[3]) < -3


@pytest.mark.parametrize(
    ("role", "name", "text", "is_read"),
    [
        ("letterhead", "", "ลป 73401", True),
        ("letterhead", "", "กก 73401", False),
        ("letterhead", "นายาง", "ลป 73401", False),
        ("title", "", "ลป 73401", False),
    ],
)
def test_letters_of_a_letter_number_stand_for_a_province(role: Role, name: str, text: str, is_read: bool) -> None:
    province, district = place_likelihoods([mention(name, role=role, text=text)], small_gazetteer())
    assert not district.any()
    if is_read:
        assert list(province) == pytest.approx([math.log(0.925), math.log(0.075 + 0.85 * math.exp(-9.62))], rel=1e-3)
    else:
        assert not province.any()


def test_province_and_district_of_a_body_count_both() -> None:
    here, there = body("sao", LONG, "5211"), body("sao", LONG, "6306")
    province = odds_of(here, there, [mention(LONG, province="ลำปาง")])
    district = odds_of(here, there, [mention(LONG, district="สบปราบ")])
    both = odds_of(here, there, [mention(LONG, district="สบปราบ", province="ลำปาง")])
    assert province == pytest.approx(0.03 / 0.97, rel=0.01)
    assert both == pytest.approx(province * district)
    assert district < 0.05


def test_body_without_a_district_is_neither_favoured_nor_hurt_by_one() -> None:
    here, nowhere = body("sao", LONG, "5211"), body("special", LONG, None)
    found = odds_of(here, nowhere, [mention(LONG, district="สบปราบ")])
    assert found == pytest.approx(1 / 0.955)


def test_unlisted_body_lies_in_the_best_of_the_printed_places() -> None:
    evidence = [mention(LONG, "sao", district="สบปราบ", province="ลำปาง")]
    found = odds(small_gazetteer(body("sao", LONG), body("sao", LONG, "6306")), evidence)
    assert found["unlisted"] == pytest.approx(odds_of_lacking(LONG), rel=1e-3)


def crowded(count: int) -> Gazetteer:
    """`count` names of ตาก with three letters more than LONG, then one of ลำปาง that differs by four tone marks."""
    letters = [chr(code) for code in range(0x0E01, 0x0E16)]
    crowd = [body("sao", LONG + one + other + letters[0], "6306") for one in letters for other in letters][:count]
    return small_gazetteer(*crowd, body("sao", MARKED, "5211"))


@pytest.mark.parametrize(("count", "is_compared"), [(149, True), (150, False)])
def test_names_are_compared_letter_by_letter_where_few_are_nearer_by_plain_edits(count: int, is_compared: bool) -> None:
    gazetteer = crowded(count)
    reading = mention(LONG, None, method="ocr")
    ranking = rank_units([group_readings([reading])[0]], [reading], gazetteer, None)
    assert (gazetteer.units[int(ranking.order[0])].name == MARKED) is is_compared


def test_names_of_the_printed_province_are_compared_letter_by_letter_in_any_case() -> None:
    found = odds(crowded(441), [mention(LONG, None, province="ลำปาง", method="ocr")])
    assert found[f"5211-sao-{MARKED}"] == 1.0
