"""Rows of tables of measures: merged and cut ones, those that go on over pages, groups, and rows that are none."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measure_makers import only, parse, parse_markup, tabbed


def test_merged_measure_gathers_the_rows_beside_it() -> None:
    measure = only(
        parse_markup(
            "<tr><td>มาตรการ</td><td>ขั้นตอน</td><td>ผู้รับผิดชอบ</td><td>ระยะเวลา</td></tr>"
            "<tr><td rowspan=2>๑. พัฒนาเว็บไซต์</td><td>สำรวจข้อมูล</td><td rowspan=2>สำนักปลัด</td><td>ต.ค. ๖๖</td></tr>"
            "<tr><td>ปรับปรุงหน้าหลัก</td><td>พ.ย. - ธ.ค. ๖๖</td></tr>"
        )
    )
    assert measure.steps == ("สำรวจข้อมูล", "ปรับปรุงหน้าหลัก")
    assert measure.responsible == ("สำนักปลัด",)
    assert (measure.period_start, measure.period_end) == (date(2023, 10, 1), date(2023, 12, 31))


def test_row_without_a_measure_goes_on_with_the_one_above() -> None:
    measure = only(
        parse(
            tabbed(
                "ที่ | มาตรการ | ขั้นตอน | ผู้รับผิดชอบ",
                "1 | จัดทำทะเบียนพัสดุ | สำรวจพัสดุ | กองคลัง",
                " |  | ลงทะเบียน | ",
            )
        ).rows
    )
    assert measure.steps == ("สำรวจพัสดุ", "ลงทะเบียน")


def test_cut_cells_after_a_repeated_heading_are_joined() -> None:
    found = parse(
        tabbed(
            "มาตรการ | วิธีการดำเนินการ | ผู้รับผิดชอบ",
            "๑. เผยแพร่ข้อมูล | ๑. รวบรวมข้อมูลของ | กองคลัง",
        )
        + "\n\n- ๒ -\n\n"
        + tabbed(
            "มาตรการ | วิธีการ ดำเนินการ | ผู้รับ ผิดชอบ",
            " | ทุกกอง ๒. ลงเว็บไซต์ | ",
            "๒. รับฟังความเห็น | เปิดกล่องรับความเห็น | กองช่าง",
        )
    ).rows
    assert [m.steps for m in found] == [("รวบรวมข้อมูลของทุกกอง", "ลงเว็บไซต์"), ("เปิดกล่องรับความเห็น",)]


def test_cut_measure_text_after_a_page_end_is_joined() -> None:
    found = parse(
        tabbed("ลำดับ | มาตรการ | ผู้รับผิดชอบ | ระยะเวลา", "๑ | การจัดทำแผนใช้จ่าย | กองคลัง | ตลอดปี")
        + "\n\n"
        + tabbed("ลำดับ | มาตรการ | ผู้รับผิดชอบ | ระยะเวลา", " | งบประมาณประจำปี |  | ", "๒ | การรายงานผล | กองคลัง | ตลอดปี")
    ).rows
    assert [m.measure for m in found] == ["การจัดทำแผนใช้จ่ายงบประมาณประจำปี", "การรายงานผล"]


def test_continuation_without_a_heading_keeps_the_columns() -> None:
    found = parse(
        tabbed("ที่ | มาตรการ | ผู้รับผิดชอบ", "๑ | จัดอบรม | กองคลัง")
        + "\n\n(ต่อ)\n\n"
        + tabbed("๒ | จัดทำสื่อ | กองช่าง", "๓ | จัดทำป้าย | กองช่าง")
    ).rows
    assert [(m.measure_no, m.responsible) for m in found] == [(1, ("กองคลัง",)), (2, ("กองช่าง",)), (3, ("กองช่าง",))]


def test_score_table_of_the_same_width_is_no_continuation() -> None:
    found = parse(
        tabbed("ที่ | มาตรการ | ผู้รับผิดชอบ", "๑ | จัดอบรม | กองคลัง")
        + "\n\n"
        + tabbed("ตัวชี้วัด | รายละเอียดตัวชี้วัด | คะแนน", "1 | การปฏิบัติหน้าที่ | 92.75", "2 | การใช้งบประมาณ | 88.10")
    ).rows
    assert len(found) == 1


def test_cell_over_several_measures_belongs_to_each_and_is_shared() -> None:
    head = "<tr><td>มาตรการ</td><td>ขั้นตอน</td><td>ผู้รับผิดชอบ</td><td>ระยะเวลา</td></tr>"
    merged = "<td rowspan='2'>กองคลัง</td><td rowspan='2'>ต.ค. ๖๖ - มี.ค. ๖๗</td>"
    first = f"<tr><td>๑. จัดอบรม</td><td>เชิญวิทยากร</td>{merged}</tr>"
    second = "<tr><td>๒. จัดทำสื่อ</td><td>ออกแบบ</td></tr>"
    third = "<tr><td>๓. จัดเวที</td><td>นัดวัน</td><td>กองช่าง</td><td>เม.ย. ๖๗</td></tr>"
    found = parse_markup(head + first + second + third)
    assert [one.offices for one in found] == [("กองคลัง",), ("กองคลัง",), ("กองช่าง",)]
    assert [one.shared for one in found] == [("period", "responsible"), ("period", "responsible"), ()]
    assert found[1].period_end == date(2024, 3, 31)


def test_two_tables_of_one_heading_each_begin_anew() -> None:
    rows = "มาตรการ | ผู้รับผิดชอบ | ระยะเวลา"
    found = parse(
        "๑. ด้านการใช้งบประมาณ\n\n"
        + tabbed(rows, "จัดอบรม | กองคลัง | ตลอดปี")
        + "\n\n๒. ด้านการสื่อสาร\n\n"
        + tabbed(rows, "จัดทำสื่อ | กองช่าง | ตลอดปี")
    ).rows
    assert [m.measure for m in found] == ["จัดอบรม", "จัดทำสื่อ"]


def test_several_numbered_measures_in_one_cell_share_the_rest() -> None:
    found = parse(tabbed("มาตรการ | ผู้รับผิดชอบ | ระยะเวลา", "๑. จัดอบรม ๒. จัดทำสื่อ | กองคลัง | ตลอดปี")).rows
    assert [(m.measure_no, m.measure, m.responsible) for m in found] == [
        (1, "จัดอบรม", ("กองคลัง",)),
        (2, "จัดทำสื่อ", ("กองคลัง",)),
    ]


def test_numbered_points_after_a_lead_in_stay_one_measure() -> None:
    rows = tabbed("ที่ | มาตรการ | ผู้รับผิดชอบ", "๑ | พัฒนาบริการ ดังนี้ ๑) จัดคิว ๒) จัดป้าย | กองคลัง")
    assert only(parse(rows).rows).measure == "พัฒนาบริการ ดังนี้ ๑) จัดคิว ๒) จัดป้าย"


def test_indicator_at_the_right_of_the_measure_is_no_group() -> None:
    found = parse(tabbed("มาตรการ | ตัวชี้วัด | ผู้รับผิดชอบ", "จัดอบรม | ร้อยละ ๘๐ เข้าร่วม | กองคลัง"))
    assert (only(found.rows).issue, found.findings) == (None, [])


@pytest.mark.parametrize("last", ["รวม |  | ", "หมายเหตุ ใช้งบปกติ |  | ", "ลงชื่อ (นายสมมุติ ตัวอย่าง) |  | "])
def test_sums_notes_and_signatures_are_no_measures(last: str) -> None:
    found = parse(tabbed("มาตรการ | ผู้รับผิดชอบ | ระยะเวลา", "จัดอบรม | กองคลัง | ตลอดปี", last)).rows
    assert [(m.measure, m.period) for m in found] == [("จัดอบรม", "ตลอดปี")]


def test_plain_title_over_the_whole_width_is_a_group_and_no_measure() -> None:
    found = parse_markup(
        "<tr><td>มาตรการ</td><td>ขั้นตอน</td><td>ผู้รับผิดชอบ</td></tr>"
        "<tr><td colspan=3>การเสริมสร้างวัฒนธรรมองค์กร</td></tr>"
        "<tr><td>จัดอบรม</td><td>เชิญวิทยากร</td><td>กองคลัง</td></tr>"
    )
    assert (only(found).issue, only(found).measure) == ("การเสริมสร้างวัฒนธรรมองค์กร", "จัดอบรม")


def test_cell_over_two_columns_is_read_once() -> None:
    measure = only(
        parse_markup(
            "<tr><td>ที่</td><td>มาตรการ</td><td>ขั้นตอน</td><td>ผู้รับผิดชอบ</td></tr>"
            "<tr><td colspan=2>๑. จัดอบรม</td><td>เชิญวิทยากร</td><td>กองคลัง</td></tr>"
        )
    )
    assert (measure.measure_no, measure.measure, measure.steps) == (1, "จัดอบรม", ("เชิญวิทยากร",))


def test_form_with_labels_at_the_left_is_read() -> None:
    form = "มาตรการ | {0}", "วิธีดำเนินการ | ๑. เตรียมงาน ๒. {0}", "ผู้รับผิดชอบ | กองคลัง", "ระยะเวลา | ไตรมาสที่ ๒"
    text = "\n\n".join(tabbed(*(row.format(name) for row in form)) for name in ("จัดอบรม", "จัดทำสื่อ"))
    assert [(m.measure_no, m.measure, m.steps, m.responsible, m.period_start) for m in parse(text).rows] == [
        (1, "จัดอบรม", ("เตรียมงาน", "จัดอบรม"), ("กองคลัง",), date(2024, 1, 1)),
        (2, "จัดทำสื่อ", ("เตรียมงาน", "จัดทำสื่อ"), ("กองคลัง",), date(2024, 1, 1)),
    ]


def test_form_with_a_title_over_its_width_is_read() -> None:
    measure = only(
        parse_markup(
            "<tr><td colspan=2>มาตรการที่ ๓ จัดอบรม</td></tr><tr><td>ขั้นตอน</td><td>เชิญวิทยากร</td></tr>"
            "<tr><td>ผู้รับผิดชอบ</td><td>กองคลัง</td></tr><tr><td>ผลการดำเนินการ</td><td>อบรมแล้ว</td></tr>"
        )
    )
    assert (measure.measure_no, measure.measure, measure.results) == (3, "จัดอบรม", ("อบรมแล้ว",))
