"""Which body is decided on and how sure, on gazetteers so small that every probability is known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from prongsai.normalizers.names.units import Role
from prongsai.pipeline.link.units import link_row, link_unit
from prongsai.pipeline.model import Mention, Unit, UnitDecision
from tests.small_gazetteers import body, small_gazetteer

NAME = "บ้านหนองสระกวาง"
KINDS = ("sao", "mun", "pao", "special")


def named(name: str = NAME, kind: str | None = None, role: Role = "heading", text: str | None = None) -> Mention:
    return Mention(name if text is None else text, kind, name, None, None, role)


def placed(district: str | None = None, province: str | None = None) -> Mention:
    return Mention("", None, "", district, province, "heading")


def decide(units: Sequence[Unit], shares: Sequence[float], *more: Mention) -> UnitDecision:
    """The decision between bodies of one name of which each has its share of the probability, to a hundredth."""
    gazetteer = small_gazetteer(*units, penalties=np.log(shares).tolist())
    return link_unit([named(), named(), *more], gazetteer, 2566).decision


def one_name(*codes: str) -> list[Unit]:
    """Bodies of one name in these districts, no two of a kind in one."""
    return [body(KINDS[codes[:at].count(code)], NAME, code) for at, code in enumerate(codes)]


@pytest.mark.parametrize(
    ("shares", "confidence"),
    [
        ((0.37, 0.126, 0.126, 0.126, 0.126, 0.126), 0.76),
        ((0.61, 0.2, 0.19), 0.88),
        ((0.8, 0.2), 0.89),
        ((0.945, 0.055), 0.915),
        ((0.97, 0.03), 0.95),
    ],
)
def test_confidence_grows_with_the_probability(shares: Sequence[float], confidence: float) -> None:
    decision = decide(one_name("5211", "5211", "5201", "5201", "6301", "6301")[: len(shares)], shares)
    assert decision.unit is not None
    assert decision.confidence == pytest.approx(confidence, abs=0.012)


def test_only_body_is_as_good_as_sure() -> None:
    (unit,) = one_name("5211")
    others = [body("sao", "เขียดพุธธัญญ", "6301")]
    gazetteer = small_gazetteer(unit, *others, is_register=True)
    assert link_unit([named(), named()], gazetteer, 2566).decision.confidence > 0.97
    # one reading alone, without any place, is never so sure
    assert link_unit([named()], gazetteer, 2566).decision.confidence == 0.88
    with_place = Mention(NAME, None, NAME, None, "ลำปาง", "heading")
    assert link_unit([with_place], gazetteer, 2566).decision.confidence > 0.97


def test_body_that_every_reading_gives_another_type_is_never_sure() -> None:
    gazetteer = small_gazetteer(body("mun", NAME), body("sao", "เขียดพุธธัญญ", "6301"))
    place = placed(province="ลำปาง")
    told_otherwise = link_unit([named(kind="sao"), named(kind="sao"), place], gazetteer, 2566).decision
    assert told_otherwise.unit is not None
    assert (told_otherwise.unit.type, told_otherwise.confidence) == ("mun", 0.88)
    told_once_right = link_unit([named(kind="sao"), named(kind="mun"), place], gazetteer, 2566).decision
    assert told_once_right.confidence > 0.9


@pytest.mark.parametrize(
    ("shares", "is_decided"),
    [
        ((0.74, 0.26), True),
        ((0.7, 0.3), False),
        ((0.37, 0.126, 0.126, 0.126, 0.126, 0.126), True),
        ((0.335, 0.133, 0.133, 0.133, 0.133, 0.133), False),
    ],
)
def test_best_body_needs_a_third_and_to_surpass_the_next(shares: Sequence[float], is_decided: bool) -> None:
    decision = decide(one_name("5211", "5211", "5201", "5201", "6301", "6301")[: len(shares)], shares)
    assert (decision.unit is not None) is is_decided
    if not is_decided:
        assert decision.confidence == pytest.approx(shares[0], abs=0.02)


@pytest.mark.parametrize(("times", "is_decided"), [(4, False), (6, True)])
def test_body_that_stands_clear_of_many_is_decided_on_though_none_is_likely(times: int, is_decided: bool) -> None:
    codes = ["5211", "5201", "6301", "6306"] * 4
    shares = [times, *[1] * (len(codes) - 1)]
    assert decide(one_name(*codes), shares).unit is None
    everywhere = [placed(province="ลำปาง"), placed(province="ตาก")]
    decision = decide(one_name(*codes), shares, *everywhere)
    assert (decision.unit is not None) is is_decided
    assert decision.confidence == (0.75 if is_decided else pytest.approx(4 / 19, abs=0.02))


@pytest.mark.parametrize(("share", "province"), [(0.32, "ลำปาง"), (0.28, None)])
def test_undecided_report_keeps_the_province_that_its_candidates_share(share: float, province: str | None) -> None:
    decision = decide(one_name("5211", "5201", "6301"), (share, share, 1 - 2 * share))
    assert (decision.unit, decision.province, decision.district) == (None, province, None)


def test_undecided_report_takes_the_name_that_its_candidates_share() -> None:
    units = one_name("5211", "5201")
    garbled = NAME.replace("\u0e49", "")
    gazetteer = small_gazetteer(*units)
    assert link_unit([named(garbled)] * 2, gazetteer, 2566).decision.name == NAME
    apart = small_gazetteer(units[0], body("sao", NAME.replace("\u0e49", "\u0e4a"), "5201"))
    assert link_unit([named(garbled)] * 2, apart, 2566).decision.name == garbled


@pytest.mark.parametrize(
    ("places", "district", "province"),
    [
        ([placed("เมือง", None)], None, None),
        ([placed("เมือง", "ตาก")], "เมืองตาก", "ตาก"),
        ([placed("แม่สอด", None)], "แม่สอด", None),
        ([], None, None),
    ],
)
def test_report_of_nobody_keeps_the_places_that_it_prints(
    places: list[Mention], district: str | None, province: str | None
) -> None:
    decision = link_unit(places, small_gazetteer(*one_name("5211", "6301")), 2566).decision
    assert (decision.unit, decision.district, decision.province) == (None, district, province)


@pytest.mark.parametrize(
    ("printed", "unit", "expected"),
    [
        ([("อบต.", "sao"), ("อบต.", "sao"), ("ทต.", "mun")], "sao", "อบต."),
        ([("ทต.", "mun"), ("ทม.", "mun"), ("ทม.", "mun")], "mun", "ทม."),
        ([("", None), ("", None)], "sao", "อบต."),
        ([("", None), ("", None)], "special", f"special {NAME}"),
    ],
)
def test_type_is_the_one_printed_most_or_that_of_the_body(
    printed: list[tuple[str, str | None]], unit: str, expected: str
) -> None:
    gazetteer = small_gazetteer(body(unit, NAME), body("sao", "เขียดพุธธัญญ", "6301"))
    mentions = [named(kind=kind, text=word + NAME) for word, kind in printed]
    assert link_unit(mentions, gazetteer, 2566).decision.unit_type == expected


@pytest.mark.parametrize(
    ("college", "local", "is_college"),
    [
        ("title", ["body"], True),
        ("title", ["body", "body"], True),
        ("title", ["body", "body", "body"], True),
        ("title", ["heading"], True),
        ("filename", ["body"], False),
    ],
)
def test_college_is_the_body_where_a_local_one_is_named_in_passing(
    college: Role, local: list[Role], is_college: bool
) -> None:
    mentions = [Mention("วิทยาลัย", "other", "วิทยาลัยนาสน", None, None, college)]
    mentions += [named(kind="sao", role=role) for role in local]
    gazetteer = small_gazetteer(body("sao", NAME), body("sao", "เขียดพุธธัญญ", "6301"))
    decision = link_unit(mentions, gazetteer, 2566).decision
    assert (decision.name == "วิทยาลัยนาสน") is is_college
    assert (decision.unit is None) is is_college


def test_undecided_report_suggests_the_three_best_bodies() -> None:
    units = one_name("5211", "5201", "6301", "6306")
    gazetteer = small_gazetteer(*units, penalties=np.log([0.28, 0.26, 0.24, 0.22]).tolist())
    (finding,) = link_unit([named(), named()], gazetteer, 2566).findings
    assert (finding.code, finding.field) == ("unit-ambiguous", "unit_id")
    assert finding.suggestion == (f"sao {NAME} สบปราบ ลำปาง; sao {NAME} เมืองลำปาง ลำปาง; sao {NAME} เมืองตาก ตาก")


EXACT = 0.97


@pytest.mark.parametrize(
    ("place", "office", "unit_id"),
    [
        ("จ.ลำปาง", None, "5211-sao-นายาง"),
        ("ลำปาง", None, "5211-sao-นายาง"),
        ("สบปราบ ลำปาง", None, "5211-sao-นายาง"),
        ("เมืองตาก ตาก", "ลำปาง", "6301-sao-นายาง"),
        ("อ.สบปราบ จ.ลำปาง", None, "5211-sao-นายาง"),
        (None, "ลำปาง", "5211-sao-นายาง"),
        # the row's own province counts, not that of the report
        ("จ.ตาก", "ลำปาง", "6301-sao-นายาง"),
        ("อ.เมือง จ.ตาก", None, "6301-sao-นายาง"),
    ],
)
def test_row_with_the_exact_name_and_place_is_sure(place: str | None, office: str | None, unit_id: str) -> None:
    units = [body("sao", "นายาง", "5211"), body("sao", "นายาง", "6301"), body("mun", "นายาง", "5201")]
    report = UnitDecision(None, 0.0, province=office) if office else None
    for is_register, sure in ((False, EXACT), (True, 0.99)):
        decision = link_row("อบต.นายาง", place, report, small_gazetteer(*units, is_register=is_register))
        assert decision.unit is not None
        assert (decision.unit.unit_id, decision.confidence) == (unit_id, sure)
        assert (decision.name, decision.unit_type) == ("นายาง", "อบต.")
        assert decision.candidates == ((decision.unit, sure),)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("อบต.นายาง", None),
        ("อบต.นายาง", "อ.แม่สอด จ.ลำปาง"),
        ("อบต.นายาง", "อ.เมือง จ.ลำปาง"),
        ("อบต.นายาง", "อ.สบปราบ"),
        ("อบต.นาสน", "จ.ลำปาง"),
        ("นายาง", "จ.ลำปาง"),
        ("ทต.แม่ลาน", "จ.ตาก"),
    ],
)
def test_row_that_is_not_exact_is_weighed(name: str, place: str | None) -> None:
    units = [body("sao", "นายาง", "5211"), body("mun", "แม่ลาน", "6301"), body("mun", "แม่ลาน", "6306")]
    decision = link_row(name, place, None, small_gazetteer(*units))
    assert decision.confidence != EXACT


def test_place_of_another_body_says_nothing_of_the_one_above_a_school() -> None:
    units = [body("sao", "นายาง", "5211"), body("sao", "นายาง", "6301")]
    school = Mention("โรงเรียนบ้านนา", "other", "โรงเรียนบ้านนา", None, None, "title")
    above = named("นายาง", "sao", "parent")
    lampang = Mention("จังหวัดลำปาง", None, "", None, "ลำปาง", "title")
    neighbour = Mention("อบต.แม่สลิด จังหวัดตาก", "sao", "แม่สลิด", None, "ตาก", "body")
    for mentions in ([school, above, lampang], [school, above, lampang, neighbour]):
        parent = link_unit(mentions, small_gazetteer(*units), 2566).decision.parent
        assert parent is not None
        assert parent.unit_id == "5211-sao-นายาง"
    # without a place nothing tells which of the two it is
    assert link_unit([school, above, neighbour], small_gazetteer(*units), 2566).decision.parent is None


def test_row_is_its_first_name_and_the_place_of_another_is_not_its_own() -> None:
    units = [body("sao", "นายาง", "5211"), body("sao", "นายาง", "6301"), body("sao", "แม่สลิด", "6301")]
    decision = link_row("อบต.นายาง อบต.แม่สลิด จ.ตาก", "จ.ลำปาง", None, small_gazetteer(*units))
    assert (decision.name, decision.printed) == ("นายาง", "อบต.นายาง")
    assert link_row("อบต.นายาง อบต.แม่สลิด จ.ตาก", None, None, small_gazetteer(*units)).unit is None


OWN_NAME = "กขคงจฉชซฌญ"


@pytest.mark.parametrize(
    ("name", "is_foreign"),
    [
        ("กขคงจฉชซฌญ", False),
        ("กขคงจฉฒณดต", False),  # four letters of ten are others
        ("กขคงจฐฒณดต", True),  # five
        ("ภชดมฉฉชซฌญ", False),
        ("ถชตมฉจชซฌญ", False),  # most of them of the same shape
        ("กขคงจ", True),
        ("กขคงจฉ", False),  # four are lost
    ],
)
def test_name_is_another_bodys_where_more_than_two_letters_of_five_are_others(name: str, is_foreign: bool) -> None:
    gazetteer = small_gazetteer(body("sao", OWN_NAME), body("sao", "เขียดพุธธัญญ", "6301"))
    mentions = [*[named(OWN_NAME, "sao")] * 5, placed(province="ลำปาง"), named(name, "sao", "body")]
    linked = link_unit(mentions, gazetteer, 2566)
    assert linked.decision.name == OWN_NAME
    assert [one.name for one in linked.foreign] == [name] * is_foreign
    assert [one.code for one in linked.findings] == ["unit-foreign"] * is_foreign


def test_candidates_are_those_that_a_person_would_look_at() -> None:
    far = body("sao", "เขียดพุธธัญญ", "6301")
    decision = link_unit(
        [named(), named(), placed(province="ลำปาง")], small_gazetteer(*one_name("5211"), far), 2566
    ).decision
    assert [unit.name for unit, _ in decision.candidates] == [NAME]


def test_type_of_a_reading_weighs_once_however_often_it_is_printed() -> None:
    """A spelling that stands three times is one reading, whose weight its mentions share."""
    gazetteer = small_gazetteer(body("mun", NAME), body("sao", "เขียดพุธธัญญ", "6301"))
    mentions = [named(kind="mun", text=f"{word}{NAME}") for word in ("ทต.", "ทต.", "ทม.")]
    assert link_unit(mentions, gazetteer, 2566).decision.unit_type == "ทต."
    # a garbled spelling that text repeats weighs less than the right one in a title
    title = named(kind="mun", role="title", text=f"ทต.{NAME}")
    garbled = [named(NAME.replace("\u0e49", ""), "mun", "body", f"ทม.{NAME}")] * 3
    assert link_unit([title, *garbled], gazetteer, 2566).decision.unit_type == "ทต."
    # and one that is printed once less than one that stands three times
    other = named(NAME.replace("\u0e49", ""), "mun", text=f"ทน.{NAME}")
    assert link_unit([*mentions, other], gazetteer, 2566).decision.unit_type == "ทต."


@pytest.mark.parametrize(("penalty", "is_candidate"), [(-9.0, True), (-9.4, False)])
def test_body_less_likely_than_one_in_ten_thousand_is_no_candidate(penalty: float, is_candidate: bool) -> None:
    gazetteer = small_gazetteer(*one_name("5211", "5201"), penalties=[0.0, penalty])
    decision = link_unit([named(), named()], gazetteer, 2566).decision
    assert len(decision.candidates) == 1 + is_candidate


@pytest.mark.parametrize(
    ("places", "is_decided"),
    [
        ([], False),
        ([placed(province=name) for name in ("ลำปาง", "ตาก")], True),
        ([placed(name) for name in ("เมืองลำปาง", "สบปราบ", "เมืองตาก", "แม่สอด")], True),
    ],
    ids=["nowhere", "provinces", "districts"],
)
def test_any_place_lets_a_body_stand_clear_of_many(places: list[Mention], is_decided: bool) -> None:
    codes = ["5211", "5201", "6301", "6306"] * 4
    decision = decide(one_name(*codes), [6, *[1] * (len(codes) - 1)], *places)
    assert (decision.unit is not None) is is_decided


def test_school_and_its_neighbours_say_nothing_of_a_local_body() -> None:
    units = [body("sao", "นายาง", "5211"), body("sao", "นายาง", "6301")]
    mentions = [named("นายาง", "sao", "title"), named("นายาง", "sao")]
    tak = Mention("โรงเรียนบ้านนา จังหวัดตาก", "other", "โรงเรียนบ้านนา", None, "ตาก", "body")
    beside = Mention("อบต.แม่สลิด จังหวัดตาก", "sao", "แม่สลิด", None, "ตาก", "beside")
    alone = link_unit(mentions, small_gazetteer(*units), 2566).decision
    for other in (tak, beside):
        decision = link_unit([*mentions, other], small_gazetteer(*units), 2566).decision
        assert (decision.unit, decision.province) == (alone.unit, alone.province) == (None, None)
