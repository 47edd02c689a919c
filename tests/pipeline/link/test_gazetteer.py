"""The bodies that are known: those built in, those of a register, and what linking looks up in them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from prongsai.pipeline.errors import InputError
from prongsai.pipeline.link.gazetteer import Gazetteer, load_gazetteer
from prongsai.pipeline.model import Unit, UnitFacts
from tests.small_gazetteers import body, small_gazetteer

BUILT_IN = load_gazetteer()
BUILT_IN_UNITS = {unit.unit_id: unit for unit in BUILT_IN.units}
HEAD = "type,name,district,province"


def load(tmp_path: Path, *lines: str, head: str = HEAD, encoding: str = "utf-8") -> Gazetteer:
    path = tmp_path / "bodies.csv"
    path.write_text("\n".join([head, *lines]) + "\n", encoding=encoding)
    return load_gazetteer(path)


def unit(unit_id: str) -> tuple[str, str, str, str | None, str, str | None]:
    """Type, name, full name, district, province and district code of a built-in unit."""
    one = BUILT_IN_UNITS[unit_id]
    return one.type, one.name, one.full_name, one.district, one.province, one.district_code


# built in


@pytest.mark.parametrize(
    ("unit_id", "expected"),
    [
        ("5211-sao-นายาง", ("sao", "นายาง", "องค์การบริหารส่วนตำบลนายาง", "สบปราบ", "ลำปาง", "5211")),
        ("5211-mun-นายาง", ("mun", "นายาง", "เทศบาลนายาง", "สบปราบ", "ลำปาง", "5211")),
        ("5201-pao-ลำปาง", ("pao", "ลำปาง", "องค์การบริหารส่วนจังหวัดลำปาง", "เมืองลำปาง", "ลำปาง", "5201")),
        ("5201-mun-ลำปาง", ("mun", "ลำปาง", "เทศบาลลำปาง", "เมืองลำปาง", "ลำปาง", "5201")),
        ("5201-mun-เมืองลำปาง", ("mun", "เมืองลำปาง", "เทศบาลเมืองลำปาง", "เมืองลำปาง", "ลำปาง", "5201")),
        ("5213-mun-เมืองปาน", ("mun", "เมืองปาน", "เทศบาลเมืองปาน", "เมืองปาน", "ลำปาง", "5213")),
        ("5213-mun-ปาน", ("mun", "ปาน", "เทศบาลปาน", "เมืองปาน", "ลำปาง", "5213")),
        ("1001-special-กรุงเทพมหานคร", ("special", "กรุงเทพมหานคร", "กรุงเทพมหานคร", None, "กรุงเทพมหานคร", "1001")),
        ("2004-special-พัทยา", ("special", "พัทยา", "เมืองพัทยา", "บางละมุง", "ชลบุรี", "2004")),
    ],
)  # fmt: skip
def test_bodies_are_built_of_places(unit_id: str, expected: tuple[str, str, str, str | None, str, str | None]) -> None:
    assert unit(unit_id) == expected
    assert (BUILT_IN_UNITS[unit_id].dla_code, BUILT_IN_UNITS[unit_id].source) == (None, "geothai")


def test_every_province_but_bangkok_has_its_own_body() -> None:
    kinds = [one.type for one in BUILT_IN.units]
    assert kinds.count("pao") == 76
    assert kinds.count("special") == 2
    assert [one.unit_id for one in BUILT_IN.units if one.province == "กรุงเทพมหานคร"] == ["1001-special-กรุงเทพมหานคร"]


def test_built_in_units_are_there_once_and_none_is_less_likely() -> None:
    assert len(BUILT_IN_UNITS) == len(BUILT_IN.units)
    assert len(BUILT_IN.prior_penalty) == len(BUILT_IN.units)
    assert not BUILT_IN.prior_penalty.any()
    assert not BUILT_IN.is_register


def test_letters_of_letter_numbers_stand_for_provinces_that_exist() -> None:
    assert BUILT_IN.letter_codes["ลป"] == "ลำปาง"
    assert set(BUILT_IN.letter_codes.values()) <= {place.name for place in BUILT_IN.provinces}


# what linking looks up


def test_town_is_known_with_and_without_the_head_of_its_name() -> None:
    units = [
        body("mun", "เมืองปาน"),
        body("mun", "นครราชสีมา"),
        body("sao", "เมืองปาน"),
        body("mun", "เมืองก"),
        body("mun", "เมืองกก"),
        body("mun", "บ้านเมือง"),
    ]
    gazetteer = small_gazetteer(*units)
    forms = [tuple(gazetteer.names[at] for at in row) for row in gazetteer.name_of_unit]
    assert forms == [
        ("เมืองปาน", "ปาน"),
        ("นครราชสีมา", "ราชสีมา"),
        ("เมืองปาน", "เมืองปาน"),
        # one letter is no name
        ("เมืองก", "เมืองก"),
        ("เมืองกก", "กก"),
        ("บ้านเมือง", "บ้านเมือง"),
    ]
    assert list(gazetteer.names) == sorted(set(gazetteer.names))


def test_places_of_units() -> None:
    gazetteer = small_gazetteer(body("sao", "นายาง"), body("sao", "แม่ปะ", "6306"), body("special", "พัทยา", None))
    assert list(gazetteer.province_of_unit) == [0, 1, 0]
    assert list(gazetteer.district_of_unit) == [1, 3, -1]
    assert list(gazetteer.province_of_district) == [0, 0, 1, 1]
    assert list(gazetteer.is_capital_district) == [True, False, True, False]
    assert [gazetteer.kinds[at] for at in gazetteer.kind_of_unit] == ["sao", "sao", "special"]


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("นายาง", "sao", [0, 3]),
        ("นา ยาง", "mun", [1]),
        ("นายาง", "pao", []),
        ("นายาง", None, [0, 3, 1]),
        ("นา", None, []),
        ("ลำปาง", None, [2]),
        ("พัทยา", None, [4]),
    ],
)
def test_units_of_exactly_one_name(name: str, kind: str | None, expected: list[int]) -> None:
    gazetteer = small_gazetteer(
        body("sao", "นายาง"),
        body("mun", "นายาง"),
        body("pao", "ลำปาง"),
        body("sao", "นายาง", "6306"),
        body("special", "พัทยา", "6306"),
    )
    assert gazetteer.units_named(name, kind) == expected
    assert gazetteer.units_named(name, kind) == expected


# the register


def only(gazetteer: Gazetteer) -> Unit:
    (listed,) = [one for one, penalty in zip(gazetteer.units, gazetteer.prior_penalty, strict=True) if not penalty]
    return listed


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("อบต.,นายาง,สบปราบ,ลำปาง", ("5211-sao-นายาง", "sao", "องค์การบริหารส่วนตำบลนายาง", "สบปราบ", "5211")),
        (" อบต. , นายาง , สบปราบ , ลำปาง ", ("5211-sao-นายาง", "sao", "องค์การบริหารส่วนตำบลนายาง", "สบปราบ", "5211")),
        ("เทศบาลตำบล,สบปราบ,สบปราบ,ลำปาง", ("5211-mun-สบปราบ", "mun", "เทศบาลตำบลสบปราบ", "สบปราบ", "5211")),
        # an อบจ. outside the capital district keeps the id of its province, and its own district
        ("อบจ.,ลำปาง,เกาะคา,ลำปาง", ("5201-pao-ลำปาง", "pao", "องค์การบริหารส่วนจังหวัดลำปาง", "เกาะคา", "5203")),
        ("กทม.,กรุงเทพมหานคร,,กรุงเทพมหานคร", ("1001-special-กรุงเทพมหานคร", "special", "กรุงเทพมหานคร", None, "1001")),
        ("เมืองพัทยา,พัทยา,บางละมุง,ชลบุรี", ("2004-special-พัทยา", "special", "พัทยา", "บางละมุง", "2004")),
    ],
)
def test_row_of_a_register(tmp_path: Path, line: str, expected: tuple[str, str, str, str | None, str]) -> None:
    found = only(load(tmp_path, line))
    assert (found.unit_id, found.type, found.full_name, found.district, found.district_code) == expected
    assert (found.dla_code, found.source) == (None, "bodies.csv")


def test_register_may_say_more_than_it_must(tmp_path: Path) -> None:
    head = f"code,{HEAD},full_name,district_code,source"
    found = only(load(tmp_path, " 65 ,อบต.,นายาง,ใหม่,ลำปาง, ชื่อเต็ม , 5299 , สถ. ", head=head))
    facts = UnitFacts("อบต.")
    assert found == Unit("5299-sao-นายาง", "sao", "นายาง", "ชื่อเต็ม", "ใหม่", "ลำปาง", "5299", "65", "สถ.", facts)


def test_register_saved_by_a_spreadsheet_begins_with_a_byte_order_mark(tmp_path: Path) -> None:
    assert only(load(tmp_path, "อบต.,นายาง,สบปราบ,ลำปาง", encoding="utf-8-sig")).unit_id == "5211-sao-นายาง"


def test_body_of_the_other_type_stands_beside_a_listed_one(tmp_path: Path) -> None:
    gazetteer = load(tmp_path, "อบต.,นายาง,สบปราบ,ลำปาง", "เทศบาลตำบล,แม่ลาน,ลี้,ลำพูน", "อบจ.,ตาก,เมืองตาก,ตาก")
    beside = {
        one.unit_id: (float(penalty), one)
        for one, penalty in zip(gazetteer.units, gazetteer.prior_penalty, strict=True)
        if penalty
    }
    assert set(beside) == {"5211-mun-นายาง", "5104-sao-แม่ลาน"}
    penalty, town = beside["5211-mun-นายาง"]
    assert penalty == pytest.approx(np.log(0.25))
    assert (town.type, town.name, town.full_name) == ("mun", "นายาง", "เทศบาลนายาง")
    assert (town.district, town.province, town.district_code) == ("สบปราบ", "ลำปาง", "5211")
    assert town.source == "bodies.csv, there as องค์การบริหารส่วนตำบลนายาง"
    assert gazetteer.is_register


def test_listed_body_of_the_other_type_is_not_doubled(tmp_path: Path) -> None:
    gazetteer = load(tmp_path, "อบต.,นายาง,สบปราบ,ลำปาง", "เทศบาลตำบล,นายาง,สบปราบ,ลำปาง")
    assert [one.unit_id for one in gazetteer.units] == ["5211-sao-นายาง", "5211-mun-นายาง"]
    assert not gazetteer.prior_penalty.any()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # the same row twice
        (["65,เทศบาลตำบล,บ้านฉาง,เทศบาลตำบลบ้านฉาง"] * 2, ("เทศบาลตำบลบ้านฉาง", "65")),
        # two towns of one name
        (
            ["65,เทศบาลตำบล,บ้านฉาง,เทศบาลตำบลบ้านฉาง", "66,เทศบาลเมือง,บ้านฉาง,เทศบาลเมืองบ้านฉาง"],
            ("เทศบาลบ้านฉาง", None),
        ),
        # one row under two codes, or under two names
        (
            ["65,เทศบาลตำบล,บ้านฉาง,เทศบาลตำบลบ้านฉาง", "66,เทศบาลตำบล,บ้านฉาง,เทศบาลตำบลบ้านฉาง"],
            ("เทศบาลตำบลบ้านฉาง", None),
        ),
        (["65,เทศบาลตำบล,บ้านฉาง,เทศบาลตำบลบ้านฉาง", "65,เทศบาลเมือง,บ้านฉาง,เทศบาลเมืองบ้านฉาง"], ("เทศบาลบ้านฉาง", "65")),
    ],
)
def test_towns_of_one_name_and_district(tmp_path: Path, lines: list[str], expected: tuple[str, str | None]) -> None:
    head = "code,type,name,full_name,district,province"
    found = only(load(tmp_path, *(f"{line},บ้านฉาง,ระยอง" for line in lines), head=head))
    assert (found.unit_id, found.full_name, found.dla_code) == ("2102-mun-บ้านฉาง", *expected)


@pytest.mark.parametrize(
    ("head", "line", "message"),
    [
        ("type,name", "อบต.,นายาง", "lacks the columns district, province"),
        (HEAD, "สภา,นายาง,สบปราบ,ลำปาง", "line 2: 'สภา' is no type of local body"),
        (HEAD, "อบต.,นายาง,ลี้,ลำปาง", "line 2: district 'ลี้' of 'ลำปาง' is unknown; add district_code"),
    ],
)
def test_register_is_refused_with_what_is_wrong(tmp_path: Path, head: str, line: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        load(tmp_path, line, head=head)


def test_line_of_a_bad_row_is_told_as_an_editor_counts(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 3: "):
        load(tmp_path, "อบต.,นายาง,สบปราบ,ลำปาง", "สภา,นายาง,สบปราบ,ลำปาง")


def test_register_that_a_thai_spreadsheet_saved_is_read(tmp_path: Path) -> None:
    assert only(load(tmp_path, "อบต.,นายาง,สบปราบ,ลำปาง", encoding="cp874")).unit_id == "5211-sao-นายาง"


def test_register_in_another_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="UTF-8"):
        load(tmp_path, "อบต.,นายาง,สบปราบ,ลำปาง", encoding="utf-16")


def test_gazetteer_is_loaded_once() -> None:
    assert load_gazetteer() is load_gazetteer()
