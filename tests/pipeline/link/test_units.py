"""Linking a report, or a row of a results table, to its body."""

from __future__ import annotations

from pathlib import Path

import pytest

from prongsai.parsers.mentions import find_mentions
from prongsai.pipeline.errors import InputError
from prongsai.pipeline.link.gazetteer import load_gazetteer
from prongsai.pipeline.link.units import LinkedUnit, link_row, link_unit
from prongsai.pipeline.model import Mention, UnitDecision

BUILT_IN = load_gazetteer()
REGISTER = """code,type,name,district,province,full_name,district_code,source
6520001,อบต.,นายาง,สบปราบ,ลำปาง,องค์การบริหารส่วนตำบลนายาง,5211,TEST
5520002,เทศบาลตำบล,สบปราบ,สบปราบ,ลำปาง,เทศบาลตำบลสบปราบ,,TEST
2520001,อบจ.,ลำปาง,เกาะคา,ลำปาง,,5203,TEST
5140001,เทศบาลตำบล,ลาดชะโด,ผักไห่,พระนครศรีอยุธยา,,1408,TEST
5210204,เทศบาลตำบล,บ้านฉาง,บ้านฉาง,ระยอง,เทศบาลตำบลบ้านฉาง,2103,TEST
4210201,เทศบาลเมือง,บ้านฉาง,บ้านฉาง,ระยอง,เทศบาลเมืองบ้านฉาง,2103,TEST
"""


def link(*lines: tuple[str, str], year: int = 2566) -> LinkedUnit:
    mentions = [m for role, text in lines for m in find_mentions(text, role)]  # type: ignore[arg-type]
    return link_unit(mentions, BUILT_IN, year)


def test_clean_title_decides_with_high_confidence() -> None:
    decision = link(("title", "เทศบาลตำบลแม่ลาน อำเภอลี้ จังหวัดลำพูน")).decision
    assert decision.unit is not None
    assert decision.unit.unit_id == "5104-mun-แม่ลาน"
    assert (decision.unit_type, decision.name, decision.district) == ("ทต.", "แม่ลาน", "ลี้")
    assert decision.confidence >= 0.9


def test_type_word_tells_two_bodies_of_one_name_apart() -> None:
    place = ("title", "อำเภอลี้ จังหวัดลำพูน")
    town, tambon = link(("title", "เทศบาลตำบลแม่ลาน"), place), link(("title", "อบต.แม่ลาน"), place)
    assert town.decision.unit is not None
    assert tambon.decision.unit is not None
    assert (town.decision.unit.type, tambon.decision.unit.type) == ("mun", "sao")


def test_near_name_in_the_province_beats_the_same_name_elsewhere() -> None:
    # บ้านแปง is a tambon of other provinces; in สิงห์บุรี the readings sum to บ้านแป้ง
    decision = link(
        ("title", "องค์การบริหารส่วนตำบลบ้านแปง"),
        ("body", "องค์การบริหารส่วนตำบลบ้านแปัง มีคะแนน"),
        ("body", "องค์การบริหารส่วนตำบลบานแป้ง มีคะแนน"),
        ("title", "อำเภอพรหมบุรี จังหวัดสิงห์บุรี"),
    ).decision
    assert decision.unit is not None
    assert (decision.name, decision.province) == ("บ้านแป้ง", "สิงห์บุรี")


def test_copied_name_of_another_body_does_not_win_and_is_reported() -> None:
    lines = [("title", "เทศบาลตำบลแม่ลาน อำเภอลี้ จังหวัดลำพูน")]
    lines += [("body", "ผลของเทศบาลตำบลแม่ลาน ประจำปี")] * 5
    lines += [("body", "มาตรการขององค์การบริหารส่วนตำบลหนองบัวแดง ประจำปี")] * 2
    linked = link(*lines)
    assert linked.decision.name == "แม่ลาน"
    assert {m.name for m in linked.foreign} == {"หนองบัวแดง"}
    assert [f.code for f in linked.findings] == ["unit-foreign"]
    assert "2 times" in linked.findings[0].message


def test_same_name_in_two_districts_stays_undecided() -> None:
    decision = link(("title", "องค์การบริหารส่วนตำบลบ้านยาง จังหวัดบุรีรัมย์")).decision
    assert decision.unit is None
    assert (decision.name, decision.province) == ("บ้านยาง", "บุรีรัมย์")
    assert len([u for u, p in decision.candidates if u.name == "บ้านยาง" and p > 0.1]) >= 2


def test_name_that_is_near_to_nothing_stays_undecided() -> None:
    linked = link(("title", "องค์การบริหารส่วนตำบลฟฬฑฒณ จังหวัดตาก"))
    assert linked.decision.unit is None
    assert [f.code for f in linked.findings] == ["unit-ambiguous"]


def test_letters_of_the_letter_number_tell_the_province() -> None:
    without = link(("letterhead", "องค์การบริหารส่วนตำบลนายาง"))
    with_letters = link(("letterhead", "องค์การบริหารส่วนตำบลนายาง"), ("letterhead", "ที่ ลป ๗๓๔๐๑/๑๒๓"))
    assert with_letters.decision.unit is not None
    assert with_letters.decision.unit.unit_id == "5211-sao-นายาง"
    assert with_letters.decision.confidence > without.decision.confidence


def test_lone_name_without_any_place_is_not_sure() -> None:
    assert link(("title", "เทศบาลตำบลมะรือโบตก")).decision.confidence < 0.9


def test_body_outside_local_government_is_named_but_not_linked() -> None:
    decision = link(("title", "วิทยาลัยอาชีวศึกษาอุดรธานี"), ("title", "จังหวัดอุดรธานี")).decision
    assert decision.unit is None
    assert (decision.name, decision.unit_type, decision.province) == ("วิทยาลัยอาชีวศึกษาอุดรธานี", "สถานศึกษา", "อุดรธานี")


def test_local_body_named_in_passing_is_not_the_college_s_report() -> None:
    decision = link(("title", "วิทยาลัยอาชีวศึกษาอุดรธานี"), ("body", "ร่วมกับเทศบาลตำบลแม่ลาน ในโครงการ")).decision
    assert decision.name == "วิทยาลัยอาชีวศึกษาอุดรธานี"
    assert decision.unit is None


@pytest.mark.parametrize(
    ("name", "place", "unit_id"),
    [
        ("เทศบาลตำบลท่าเดื่อ-มืดกา", "อำเภอดอยเต่า จังหวัดเชียงใหม่", "5017-mun-ท่าเดื่อ-มืดกา"),
        ("ทต.ท่าเดื่อ - มืดกา", "จังหวัดเชียงใหม่", "5017-mun-ท่าเดื่อ-มืดกา"),
    ],
)
def test_town_named_after_two_tambons_of_a_district_is_known_without_a_register(
    name: str, place: str, unit_id: str
) -> None:
    decision = link(("title", name), ("title", place)).decision
    assert decision.unit is not None
    assert (decision.unit.unit_id, decision.confidence) == (unit_id, 0.97)
    row = link_row(name, place, None, BUILT_IN).unit
    assert row is not None
    assert row.unit_id == unit_id


@pytest.mark.parametrize("place", ["อำเภอดอยเต่า จังหวัดลำพูน", "อำเภอลี้ จังหวัดลำพูน"])
def test_two_names_in_another_place_or_district_are_no_town(place: str) -> None:
    assert link(("title", "เทศบาลตำบลท่าเดื่อ-มืดกา"), ("title", place)).decision.unit is None
    assert link(("title", "เทศบาลตำบลท่าเดื่อ-นายาง")).decision.unit is None


def test_report_that_names_nobody_gives_nobody() -> None:
    assert link(("body", "รายงานผลการดำเนินการ")).decision == UnitDecision(None, 0.0)


def test_order_of_mentions_does_not_matter() -> None:
    mentions = find_mentions("เทศบาลตำบลแม่ลาน อำเภอลี้ จังหวัดลำพูน", "title")
    mentions += find_mentions("เทศบาลตำบลแมลาน และเทศบาลตำบลแม่ลาบ", "body")
    forth, back = link_unit(mentions, BUILT_IN, 2566), link_unit(mentions[::-1], BUILT_IN, 2566)
    assert forth.decision.unit == back.decision.unit
    assert forth.decision.confidence == pytest.approx(back.decision.confidence)


def row_id(name: str, place: str | None, office: UnitDecision | None) -> str:
    """The body that a row of a results table is linked to."""
    decision = link_row(name, place, office, BUILT_IN)
    assert decision.unit is not None
    return decision.unit.unit_id


def test_row_takes_its_province_from_the_report() -> None:
    office = UnitDecision(None, 0.0, province="ลำปาง")
    assert row_id("อบต.นายาง", None, office) == "5211-sao-นายาง"


def test_row_with_its_own_place_ignores_the_report_s() -> None:
    office = UnitDecision(None, 0.0, province="ตาก")
    assert row_id("ทต.แม่ลาน", "อ.ลี้ จ.ลำพูน", office) == "5104-mun-แม่ลาน"


def test_row_of_the_capital_district_may_say_just_mueang() -> None:
    assert row_id("อบต.บ้านเอื้อม", "อ.เมือง จ.ลำปาง", None) == "5201-sao-บ้านเอื้อม"


@pytest.mark.parametrize("place", ["อำเภอลี้ จังหวัดลำพูน", "ลี้ ลำพูน", "ลำพูน", "ลี้"])
def test_row_reads_bare_places_from_their_columns(place: str) -> None:
    assert row_id("เทศบาลตำบลแม่ลาน", place, None) == "5104-mun-แม่ลาน"


def test_garbled_row_is_linked_or_left_open_never_sure() -> None:
    office = UnitDecision(None, 0.0, province="ลำปาง")
    near = link_row("อบต.บ้านเอ้ือม", "อ.เมืองลำปาง", office, BUILT_IN)
    assert near.unit is not None
    assert near.unit.name == "บ้านเอื้อม"
    assert link_row("นายาง", None, office, BUILT_IN).unit is None
    assert link_row("สำนักงานสาธารณสุขอำเภอลี้", None, office, BUILT_IN).unit is None


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, encoding="utf-8")
    return path


def test_register_gives_the_same_ids_and_adds_codes(register: Path) -> None:
    units = {unit.unit_id: unit for unit in load_gazetteer(register).units}
    built_in = {unit.unit_id for unit in BUILT_IN.units}
    assert {"5211-sao-นายาง", "5211-mun-สบปราบ", "5201-pao-ลำปาง"} <= set(units) & built_in
    assert units["5211-sao-นายาง"].dla_code == "6520001"
    assert "1408-mun-ลาดชะโด" not in built_in


def test_two_towns_of_one_id_share_a_row_without_what_differs(register: Path) -> None:
    towns = [unit for unit in load_gazetteer(register).units if unit.unit_id == "2103-mun-บ้านฉาง"]
    assert [(town.full_name, town.dla_code) for town in towns] == [("เทศบาลบ้านฉาง", None)]


def test_body_that_changed_its_type_since_the_register_is_found(register: Path) -> None:
    mentions = find_mentions("เทศบาลตำบลนายาง อำเภอสบปราบ จังหวัดลำปาง", "title")
    decision = link_unit(mentions, load_gazetteer(register), 2569).decision
    assert decision.unit is not None
    assert decision.unit.unit_id == "5211-mun-นายาง"
    assert "องค์การบริหารส่วนตำบลนายาง" in decision.unit.source


@pytest.mark.parametrize(
    "damaged",
    [
        "name,province\nนายาง,ลำปาง\n",
        "",
        "type,name,district,province\nสภา,นายาง,สบปราบ,ลำปาง\n",
        "type,name,district,province\nอบต.,นายาง,ไม่มีที่นี่,ลำปาง\n",
    ],
)
def test_damaged_register_is_refused(tmp_path: Path, damaged: str) -> None:
    path = tmp_path / "damaged.csv"
    path.write_text(damaged, encoding="utf-8")
    with pytest.raises(InputError):
        load_gazetteer(path)


def test_missing_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        load_gazetteer(tmp_path / "none.csv")


def test_mentions_of_rows_do_not_name_the_report() -> None:
    row = Mention("อบต.นายาง", "sao", "นายาง", None, "ลำปาง", "row")
    assert link_unit([row], BUILT_IN).decision.unit is None


def test_row_of_a_school_is_named_and_never_sure() -> None:
    decision = link_row("โรงเรียนสตรีพัทลุง", "อำเภอเมือง จังหวัดพัทลุง", None, BUILT_IN)
    assert (decision.unit, decision.confidence, decision.is_other) == (None, 0.0, True)
    assert (decision.name, decision.unit_type, decision.province) == ("โรงเรียนสตรีพัทลุง", "สถานศึกษา", "พัทลุง")
    assert (decision.printed, decision.mentions) == ("โรงเรียนสตรีพัทลุง", ("โรงเรียนสตรีพัทลุง",))
