"""The same measures in a table of plans and in one of results."""

from __future__ import annotations

from tests.measure_makers import parse, tabbed

PLAN = ("ที่ | มาตรการ | ขั้นตอน | ผู้รับผิดชอบ", "๑ | จัดอบรมเจ้าหน้าที่ | เชิญวิทยากร | กองช่าง", "๒ | จัดทำคู่มือบริการ | ร่าง | กองคลัง")


def both(*results: str) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    found = parse(f"{tabbed(*PLAN)}\n\nส่วนที่ ๒ ผลการดำเนินการ\n\n{tabbed(*results)}").rows
    return [(one.measure, one.responsible, one.results) for one in found]


def test_each_measure_comes_out_once_with_what_both_say() -> None:
    assert both("ที่ | มาตรการ | ผลการดำเนินการ", "๑ | จัดอบรมเจ้าหน้าที่ | อบรมแล้ว", "๒ | จัดทำคู่มือบริการ | ใช้แล้ว") == [
        ("จัดอบรมเจ้าหน้าที่", ("กองช่าง",), ("อบรมแล้ว",)),
        ("จัดทำคู่มือบริการ", ("กองคลัง",), ("ใช้แล้ว",)),
    ]


def test_what_contradicts_stays_a_measure_of_its_own() -> None:
    found = both("ที่ | มาตรการ | ผู้รับผิดชอบ | ผลการดำเนินการ", "๑ | จัดอบรมเจ้าหน้าที่ | สำนักปลัด | อบรมแล้ว")
    assert len(found) == 3


def test_another_number_or_text_is_another_measure() -> None:
    assert len(both("ที่ | มาตรการ | ผลการดำเนินการ", "๓ | จัดอบรมเจ้าหน้าที่ | อบรมแล้ว", "๑ | จัดอบรมประชาชน | แล้ว")) == 4
