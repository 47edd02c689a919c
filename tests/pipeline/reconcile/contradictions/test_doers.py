"""Results that are another body's, and steps of an office that is not responsible."""

from __future__ import annotations

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
