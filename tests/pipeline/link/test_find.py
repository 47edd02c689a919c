"""Looking up a body by a name as a person types it."""

from __future__ import annotations

from typing import Any

import pytest

from prongsai.pipeline.errors import SettingsError
from prongsai.pipeline.link.find import find_bodies, read_query
from prongsai.pipeline.link.gazetteer import load_gazetteer
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
