"""Results that are another body's, and steps of an office that is not responsible."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prongsai.pipeline.model import ItemField, Measure, MeasureItem, Provenance, Unit, UnitDecision
from prongsai.pipeline.reconcile.contradictions.contradiction import Contradiction
from prongsai.pipeline.reconcile.contradictions.doers import check_doers

UNIT = Unit("6301-sao-ป่ามะม่วง", "sao", "ป่ามะม่วง", "อบต.ป่ามะม่วง", "เมืองตาก", "ตาก", "6301", None, "geothai")
OWN = UnitDecision(UNIT, 0.9, "ป่ามะม่วง", "อบต.", "เมืองตาก", "ตาก")


def measure(field: ItemField, text: str, *offices: str) -> Measure:
    items = (MeasureItem(field, text, text),)
    return Measure(None, None, None, 2, "เผยแพร่แผน", items, offices=offices, provenance=Provenance(line_no=7))


def told(one: Measure, own: UnitDecision = OWN) -> list[Contradiction]:
    return list(check_doers([one, one], own))


@pytest.mark.parametrize(
    "body", ["สำนักงานจังหวัดน่าน", "ที่ว่าการอำเภอแม่สอด", "โรงเรียนสตรีพัทลุง", "สำนักงานเขตพื้นที่การศึกษาตาก เขต ๒"]
)
def test_result_that_another_body_brought_about_is_told_once(body: str) -> None:
    (found,) = told(measure("results", f"{body} ได้กำหนดมาตรการเผยแพร่ข้อมูล"))
    assert found.finding.code == "unit-foreign"
    assert found.finding.message == (
        f"the results of measure 2 (line 7) tell what `{body}` did, and the report is that of ป่ามะม่วง: "
        "text copied from another report?"
    )


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("results", "สำนักงานจังหวัดน่าน ได้แจ้งเวียนหนังสือ"),
        ("results", "สำนักปลัด ได้กำหนดมาตรการเผยแพร่ข้อมูล"),
        ("results", "แจ้งสำนักงานจังหวัดน่าน ซึ่งได้กำหนดมาตรการ"),
        ("steps", "โรงเรียนบ้านน้ำดิบ ได้กำหนดมาตรการ"),
    ],
)
def test_body_that_only_has_part_in_it_is_not(field: ItemField, text: str) -> None:
    assert told(measure(field, text)) == []


def test_report_of_no_local_body_may_tell_of_itself() -> None:
    school = UnitDecision(None, 0.5, "โรงเรียนสตรีพัทลุง", "other")
    assert told(measure("results", "โรงเรียนสตรีพัทลุง ได้กำหนดมาตรการ"), school) == []


def test_step_that_opens_with_one_office_in_the_place_of_another_is_told() -> None:
    (found,) = told(measure("steps", "สำนักปลัด กองช่าง ดำเนินการจัดทำแผน", "สำนักปลัด", "กองคลัง"))
    assert found.finding.message == (
        "measure 2 (line 7): กองคลัง is responsible, and the step `สำนักปลัด กองช่าง ดำเนินการจัดทำแผน` names กองช่าง "
        "in its place"
    )


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("สำนักปลัด กองคลัง ดำเนินการจัดทำแผน", ("สำนักปลัด", "กองคลัง")),
        ("กองช่าง ดำเนินการจัดทำแผน", ("กองคลัง",)),
        ("สำนักปลัด กองช่าง ดำเนินการจัดทำแผน", ("สำนักปลัด",)),
        ("จัดทำแผนส่ง สำนักปลัด กองช่าง", ("สำนักปลัด", "กองคลัง")),
    ],
    ids=["the same", "one office", "one more", "not at its head"],
)
def test_other_steps_name_offices_without_a_contradiction(text: str, offices: tuple[str, ...]) -> None:
    assert told(measure("steps", text, *offices)) == []


SCHOOL = "โรงเรียนสตรีพัทลุง"
DID = "ได้กำหนดมาตรการเผยแพร่ข้อมูล"


@pytest.mark.parametrize(("field", "is_told"), [("results", True), ("outcomes", True), ("steps", False)])
def test_only_what_came_of_a_measure_tells_who_brought_it_about(field: ItemField, is_told: bool) -> None:
    assert len(told(measure(field, f"{SCHOOL} {DID}"))) == is_told


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (f"- {SCHOOL} {DID}", SCHOOL),  # the dash of a list before it
        (f"{SCHOOL}{DID}", SCHOOL),
        (f"สำนักงานเขตพื้นที่การศึกษา ตาก เขต {DID}", "สำนักงานเขตพื้นที่การศึกษา ตาก เขต"),
        (f"สำนักงานเขตพื้นที่การศึกษา ประถม ตาก เขต {DID}", None),  # the name is longer than any
    ],
)
def test_name_has_up_to_three_words_and_the_verb_follows_it(text: str, body: str | None) -> None:
    assert [one.finding.raw for one in told(measure("results", text))] == [body] * (body is not None)


@pytest.mark.parametrize(("kind", "is_told"), [("sao", True), ("mun", True), ("pao", True), ("special", False)])
def test_only_reports_of_local_bodies_are_held_against_it(kind: str, is_told: bool) -> None:
    own = replace(OWN, unit=replace(UNIT, type=kind))
    assert len(told(measure("results", f"{SCHOOL} {DID}"), own)) == is_told


def test_finding_points_to_the_measure_and_quotes_the_body() -> None:
    (found,) = told(measure("outcomes", f"{SCHOOL} {DID}"))
    assert (found.finding.severity, found.finding.field, found.finding.raw, found.finding.where) == (
        "warning",
        "outcomes",
        SCHOOL,
        Provenance(line_no=7),
    )
    (found,) = told(measure("steps", "สำนักปลัด กองช่าง ดำเนินการจัดทำแผน", "สำนักปลัด", "กองคลัง"))
    assert (found.finding.code, found.finding.field, found.finding.raw) == ("contradiction", "responsible", "กองช่าง")


TWO = ("สำนักปลัด", "กองคลัง")


@pytest.mark.parametrize(
    ("text", "offices", "is_told"),
    [
        ("สำนักปลัด กองช่าง ดำเนินการจัดทำแผน", TWO, True),
        ("สำนักปลัด กองช่าง จัดทำแผน", TWO, True),  # a verb of measures
        ("สำนักปลัด กองช่างดำเนินการจัดทำแผน", TWO, True),
        ("สำนักปลัด กองช่าง กองการศึกษา ดำเนินการจัดทำแผน", (*TWO, "กองการศึกษา"), True),
        ("สำนักปลัด กองช่าง กองการศึกษา ดำเนินการจัดทำแผน", (*TWO, "กองสาธารณสุข"), False),  # two are others
        ("สำนักปลัด กองช่าง กองการศึกษา ดำเนินการจัดทำแผน", TWO, False),  # and one more is named
        ("สำนักปลัด กองช่าง ดำเนินการจัดทำแผน", (*TWO, "กองการศึกษา"), False),  # one fewer
        ("สำนักปลัด กองช่าง ดำเนินการจัดทำแผน", (), False),  # nobody is responsible
        ("กองช่าง ดำเนินการจัดทำแผน", ("กองคลัง",), False),
        ("สำนักปลัด กองช่าง", TWO, False),  # no verb
        ("ดำเนินการโดยสำนักปลัด กองช่าง", TWO, False),
    ],
)
def test_office_is_in_the_place_of_another_where_the_rest_agree(
    text: str, offices: tuple[str, ...], is_told: bool
) -> None:
    assert len(told(measure("steps", text, *offices))) == is_told
    assert told(measure("results", text, *offices)) == []


@pytest.mark.parametrize(("before", "is_told"), [(0, True), (57, True), (58, False)])
def test_step_says_who_takes_it_at_its_beginning(before: int, is_told: bool) -> None:
    text = f"{'-' * before}สำนักปลัด กองช่าง จัดทำ{'แ' * 90}"
    found = told(measure("steps", text, *TWO))
    assert len(found) == is_told
    for one in found:
        assert f"the step `{text[:80]}` names" in one.finding.message


def test_same_words_of_two_measures_are_told_once_and_other_words_again() -> None:
    done, other = (measure("results", f"{school} {DID}") for school in (SCHOOL, "โรงเรียนบ้านน้ำดิบ"))
    found = check_doers([done, replace(done, measure_no=3), other], OWN)
    assert [one.finding.raw for one in found] == [SCHOOL, "โรงเรียนบ้านน้ำดิบ"]
    # the same words as a result and as an outcome are two
    both = replace(done, items=(*done.items, MeasureItem("outcomes", f"{SCHOOL} {DID}", "")))
    assert [one.finding.field for one in check_doers([both], OWN)] == ["results", "outcomes"]
