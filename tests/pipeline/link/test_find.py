"""Looking up a body by a name as a person types it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from prongsai.pipeline.errors import SettingsError
from prongsai.pipeline.link.find import Query, find_bodies, read_query
from prongsai.pipeline.link.gazetteer import load_gazetteer
from prongsai.pipeline.model import UnitFacts
from tests.small_gazetteers import body, small_gazetteer

BUILT_IN = load_gazetteer()


def found(text: str, **options: Any) -> list[tuple[str, str]]:
    return [(one.fit, one.unit.unit_id) for one in find_bodies(read_query(text, BUILT_IN, **options), BUILT_IN)]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("อบต.นายาง", {"province": "ลำปาง"}),
        ("อบต.นายาง อ.สบปราบ จ.ลำปาง", {}),
        ("นายาง สบปราบ ลำปาง", {"type_word": "อบต."}),
        ("นาayang", {"province": "ลำปาง", "type_word": "องค์การบริหารส่วนตำบล"}),
        ("อบต.นายาง", {"province": "ลำปง"}),
        ("อบต.นายาง", {"district": "สบปาบ"}),
    ],
)
def test_exact_name_in_the_places_that_are_said_comes_first(text: str, options: dict[str, str]) -> None:
    assert found(text, **options)[0] == ("exact", "5211-sao-นายาง")


def test_name_that_looks_alike_is_found_in_the_province() -> None:
    assert found("อบต.ภูทอง มหาสารคาม")[0] == ("near", "4405-sao-กู่ทอง")
    assert found("คลองประสัก", province="กระบี่", type_word="อบต.") == [("near", "8101-sao-คลองประสงค์")]


def test_capital_districts_go_by_their_short_name() -> None:
    fits = found("บ้านเอื้อม", district="เมือง", type_word="อบต.")
    assert fits[0] == ("exact", "5201-sao-บ้านเอื้อม")
    assert all(unit_id[2:4] == "01" for _, unit_id in fits)


def test_longer_names_that_hold_it_come_last() -> None:
    gazetteer = small_gazetteer(body("sao", "บ้านหนองแสนทอง"), body("sao", "แสนทอง"), body("sao", "แสนหอง"))
    fits = [(one.fit, one.unit.name) for one in find_bodies(read_query("แสนทอง", gazetteer), gazetteer)]
    assert fits == [("exact", "แสนทอง"), ("near", "แสนหอง"), ("part", "บ้านหนองแสนทอง")]


def test_body_that_only_stands_beside_a_listed_one_is_not_found() -> None:
    gazetteer = small_gazetteer(body("sao", "แสนทอง"), body("mun", "แสนทอง"), penalties=[0.0, -1.4])
    assert [one.unit.type for one in find_bodies(read_query("แสนทอง", gazetteer), gazetteer)] == ["sao"]


def test_nothing_near_is_nothing_found() -> None:
    assert found("ฟฬฑฒณฟฬฑ") == []
    assert found("นายาง", province="ลำปาง", district="แม่สอด") == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"province": "โตเกียว"}, "no province 'โตเกียว'; the nearest"),
        ({"district": "ชิบุยะกุ"}, "no district"),
        ({"type_word": "สภา"}, "no type of local body; choose one of"),
    ],
)
def test_place_or_type_that_does_not_exist_is_refused(options: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        read_query("นายาง", BUILT_IN, **options)


SMALL = small_gazetteer(body("sao", "นายาง"), body("mun", "นายาง", "5201"), body("pao", "ลำปาง", "5201"))


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("นายาง", Query("นายาง")),
        ("อบต.นายาง", Query("นายาง", "sao")),
        ("นา ยาง", Query("นายาง")),
        # places in front or behind, with their words or bare
        ("จ.ลำปาง อบต.นายาง", Query("นายาง", "sao", province="ลำปาง")),
        ("อบต.นายาง จ.ลำปาง", Query("นายาง", "sao", province="ลำปาง")),
        ("อบต.นายาง อ.สบปราบ จ.ลำปาง", Query("นายาง", "sao", None, "สบปราบ", "ลำปาง")),
        ("อบต.นายาง\nอ.สบปราบ\nจ.ลำปาง", Query("นายาง", "sao", None, "สบปราบ", "ลำปาง")),
        ("จ.ลำปาง อบต.นายาง อ.สบปราบ", Query("นายาง", "sao", None, "สบปราบ", "ลำปาง")),
        ("อ.สบปราบ อบต.นายาง จ.ลำปาง", Query("นายาง", "sao", None, "สบปราบ", "ลำปาง")),
        ("นา ยาง สบปราบ ลำปาง", Query("นายาง", None, None, "สบปราบ", "ลำปาง")),
        ("นายาง สบปราบ", Query("นายาง", None, None, "สบปราบ")),
        ("สบปราบ นายาง", Query("สบปราบนายาง")),
        # a name that is also that of a place
        ("ลำปาง", Query("ลำปาง")),
        ("สบปราบ", Query("สบปราบ")),
        ("ลำปาง ลำปาง", Query("ลำปาง", province="ลำปาง")),
        ("สบปราบ ลำปาง", Query("สบปราบ", province="ลำปาง")),
        # no local body
        ("วิทยาลัยเทคนิคลำปาง", Query("วิทยาลัยเทคนิคลำปาง")),
    ],
)
def test_name_is_told_from_its_type_word_and_its_places(text: str, query: Query) -> None:
    assert read_query(text, SMALL) == query


@pytest.mark.parametrize(
    ("options", "query"),
    [
        ({"type_word": "อบต."}, Query("นายาง", "sao", province="ลำปาง")),
        ({"type_word": "ทม."}, Query("นายาง", "mun", "ทม.", province="ลำปาง")),
        ({"type_word": "เทศบาลตำบล"}, Query("นายาง", "mun", "ทต.", province="ลำปาง")),
        ({"type_word": "อบจ."}, Query("นายาง", "pao", province="ลำปาง")),
        ({"province": "ตาก"}, Query("นายาง", "sao", province="ตาก")),
        ({"district": "แม่สอด"}, Query("นายาง", "sao", None, "แม่สอด", "ลำปาง")),
        ({"district": "เมือง"}, Query("นายาง", "sao", None, "เมือง", "ลำปาง")),
        ({"district": "สบปาบ"}, Query("นายาง", "sao", None, "สบปราบ", "ลำปาง")),
    ],
)
def test_options_tell_instead_of_the_text(options: dict[str, str], query: Query) -> None:
    assert read_query("อบต.นายาง จ.ลำปาง", SMALL, **options) == query


def test_place_that_is_far_from_all_is_refused_with_the_three_nearest() -> None:
    with pytest.raises(SettingsError, match="no district 'แม่ฟ้า'; the nearest names are แม่สอด, เมืองตาก, สบปราบ$"):
        read_query("นายาง", SMALL, district="แม่ฟ้า")
    assert read_query("นายาง", SMALL, district="แม่ฮอด").district == "แม่สอด"


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        (Query("นายาง"), ["mun", "sao"]),
        (Query("นายาง", "sao"), ["sao"]),
        (Query("นายาง", province="ลำปาง"), ["mun", "sao"]),
        (Query("นายาง", province="ตาก"), []),
        (Query("นายาง", district="เมือง"), ["mun"]),
        (Query("นายาง", district="สบปราบ"), ["sao"]),
        (Query("นายาง", "mun", "ทม."), ["mun"]),  # whose grade nobody knows
    ],
)
def test_body_may_be_the_one_where_nothing_speaks_against_it(query: Query, kinds: list[str]) -> None:
    bodies = find_bodies(query, SMALL)
    assert [(one.unit.type, one.fit, one.distance) for one in bodies] == [(kind, "exact", 0.0) for kind in kinds]


@pytest.mark.parametrize(("name", "fits"), [("ก", []), ("ยา", ["part", "part"]), ("ยาง", ["part", "part"])])
def test_two_letters_are_looked_for_in_longer_names(name: str, fits: list[str]) -> None:
    assert [one.fit for one in find_bodies(Query(name), SMALL)] == fits


@pytest.mark.parametrize(
    ("known", "asked", "is_found"),
    [("ทต.", "ทม.", False), ("ทต.", "ทต.", True), ("เทศบาล", "ทม.", True), (None, "ทม.", True), ("ทต.", None, True)],
)
def test_grade_of_a_town_counts_where_a_register_tells_it(known: str | None, asked: str | None, is_found: bool) -> None:
    town = replace(body("mun", "นายาง"), facts=UnitFacts(abbreviation=known))
    assert bool(find_bodies(Query("นายาง", "mun", asked), small_gazetteer(town))) is is_found
