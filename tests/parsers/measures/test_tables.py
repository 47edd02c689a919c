"""Columns of tables of measures: headings in any wording, order and depth, and tables that are none of measures."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measure_makers import only, parse, parse_markup, tabbed


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("วิธีดำเนินงาน", "steps"),
        ("ขั้นตอน/วิธีการปฏิบัติ", "steps"),
        ("ขั้นตอนและแนวทางการปฏิบัติ", "steps"),
        ("หน่วยงานรับผิดชอบ", "responsible"),
        ("ส่วนราชการผู้รับผิดชอบ", "responsible"),
        ("ผู้รับผิด\nชอบหลัก", "responsible"),
        ("ผูรับผดิชอบ", "responsible"),
        ("ผลการดำเนินงาน (รอบ ๑๒ เดือน)", "results"),
        ("สรุปผลการดำเนินงานตามมาตรการ", "results"),
        ("ผลที่เกิดขึ้น/ความสำเร็จ", "outcomes"),
        ("ผลสัมฤทธิ์ของการดำเนินการ", "outcomes"),
        ("ผลลัพ ธ์/ความส ำเร็จ", "outcomes"),
        ("การกำกับดูแลและติดตามผล", "monitoring"),
        ("กำกับ ติดตาม ประเมินผล", "monitoring"),
    ],
)
def test_wording_of_a_heading_gives_the_field(heading: str, field: str) -> None:
    head = f"<tr><td>มาตรการ</td><td>ระยะเวลา</td><td>{heading}</td></tr>"
    row = "<tr><td>จัดอบรม</td><td>ตลอดปี</td><td>ค่าของช่อง</td></tr>"
    value = getattr(only(parse_markup(head + row)), field)
    assert value in ("ค่าของช่อง", ("ค่าของช่อง",))


def test_columns_come_in_any_order() -> None:
    measure = only(
        parse(
            tabbed(
                "ผู้รับผิดชอบ | ผลการดำเนินการ | ระยะเวลา | วิธีการ | โครงการ/กิจกรรม | ที่",
                "กองคลัง | เผยแพร่แล้ว | มี.ค. ๖๗ | ประกาศบนเว็บไซต์ | เผยแพร่แผนจัดซื้อ | 4",
            )
        ).rows
    )
    assert (measure.measure_no, measure.measure) == (4, "เผยแพร่แผนจัดซื้อ")
    assert measure.steps == ("ประกาศบนเว็บไซต์",)
    assert measure.period_end == date(2024, 3, 31)


def test_activity_beside_a_measure_says_how() -> None:
    measure = only(parse(tabbed("มาตรการ | กิจกรรม | ผู้รับผิดชอบ", "ลดขั้นตอน | จัดทำแผนผังใหม่ | กองช่าง")).rows)
    assert (measure.measure, measure.steps) == ("ลดขั้นตอน", ("จัดทำแผนผังใหม่",))


def test_heading_of_two_rows_with_ticks() -> None:
    head = (
        "<tr><td rowspan=2>มาตรการ</td><td rowspan=2>ผู้รับผิดชอบ</td><td colspan=2>การกำกับติดตาม</td></tr>"
        "<tr><td>ดำเนินการแล้ว</td><td>ยังไม่ดำเนินการ</td></tr>"
    )
    found = parse_markup(
        head
        + "<tr><td>๑. จัดประชุม</td><td>กองคลัง</td><td>\u2713</td><td></td></tr>"
        + "<tr><td>๒. จัดทำสื่อ</td><td>กองช่าง</td><td></td><td>\u2713</td></tr>"
        + "<tr><td>๓. จัดทำเว็บ</td><td>กองช่าง</td><td></td><td></td></tr>"
    )
    assert [(m.status, m.monitoring) for m in found] == [("done", None), ("not_done", None), (None, None)]


def test_text_under_done_is_monitoring() -> None:
    measure = only(
        parse(
            tabbed(
                "มาตรการ | ผู้รับผิดชอบ | กำกับติดตามรายงานความก้าวหน้า | ",
                " |  | ดำเนินการแล้ว | ยังไม่ดำเนินการ",
                "จัดประชุม | กองคลัง | รายงานในที่ประชุมเดือนเมษายน | ",
            )
        ).rows
    )
    assert (measure.status, measure.monitoring) == ("done", "รายงานในที่ประชุมเดือนเมษายน")


def test_title_row_above_the_heading_is_passed_over() -> None:
    measure = only(
        parse_markup(
            "<tr><td colspan=3>แบบรายงานผลการขับเคลื่อนมาตรการส่งเสริมคุณธรรม</td></tr>"
            "<tr><td>มาตรการ</td><td>วิธีการ</td><td>ผู้รับผิดชอบ</td></tr>"
            "<tr><td>จัดอบรม</td><td>เชิญวิทยากร</td><td>สำนักปลัด</td></tr>"
        )
    )
    assert measure.steps == ("เชิญวิทยากร",)


def test_row_of_column_numbers_is_no_measure() -> None:
    found = parse(tabbed("มาตรการ | วิธีการ | ผู้รับผิดชอบ", "(1) | (2) | (3)", "จัดอบรม | เชิญวิทยากร | กองคลัง")).rows
    assert only(found).measure == "จัดอบรม"


@pytest.mark.parametrize(
    "rows",
    [
        ("ข้อ | คำถาม | ระดับคะแนน", "i1 | เจ้าหน้าที่ปฏิบัติงานตามขั้นตอน | 92.75"),
        ("ตัวชี้วัด | ประเด็นการประเมิน | คะแนน | ระดับ", "1 | การปฏิบัติหน้าที่ | 92.75 | A"),
        ("ลำดับ | หัวข้อ | เครื่องมือการประเมิน | ข้อคำถาม | คะแนน | ข้อบกพร่อง/ข้อแก้ไข", "1 | งาน | IIT | i1 | 90.00 | รักษาระดับ"),
        ("ที่ | ชื่อหน่วยงาน | IIT | EIT | OIT", "1 | เทศบาลตำบลตัวอย่าง | 28.11 | 27.01 | 39.90"),
        ("ที่ | รายการ | งบประมาณ", "1 | ค่าวัสดุ | 5,000"),
    ],
)
def test_tables_of_scores_and_money_are_no_measures(rows: tuple[str, ...]) -> None:
    assert parse(tabbed(*rows)).rows == []


def test_unknown_column_is_reported() -> None:
    found = parse(tabbed("มาตรการ | ผู้รับผิดชอบ | สีของป้าย", "จัดอบรม | กองคลัง | แดง"))
    assert [(f.code, f.raw) for f in found.findings] == [("unmapped-column", "สีของป้าย")]


def test_remarks_and_money_are_left_out_without_a_finding() -> None:
    found = parse(tabbed("มาตรการ | ผู้รับผิดชอบ | งบประมาณ | หมายเหตุ", "จัดอบรม | กองคลัง | 5,000 | -"))
    assert (len(found.rows), found.findings) == (1, [])


def test_plan_beside_results_is_no_result() -> None:
    measure = only(
        parse(
            tabbed(
                "มาตรการ | ผู้รับผิดชอบ | แผนการดำเนินงาน | ผลการดำเนินงานจริง | งบประมาณ | ตัวชี้วัดความสำเร็จ",
                "จัดอบรม | กองช่าง | ปีละสองครั้ง | จัดแล้วหนึ่งครั้ง | ๕,๐๐๐ บาท | ร้อยละ ๘๐",
            )
        ).rows
    )
    assert (measure.plan, measure.results) == ("ปีละสองครั้ง", ("จัดแล้วหนึ่งครั้ง",))
    assert (measure.budget, measure.kpi) == ("๕,๐๐๐ บาท", "ร้อยละ ๘๐")


def test_plan_without_results_says_how() -> None:
    measure = only(parse(tabbed("มาตรการ | ผู้รับผิดชอบ | แผนการดำเนินงาน", "จัดอบรม | กองช่าง | ปีละสองครั้ง")).rows)
    assert (measure.plan, measure.steps) == (None, ("ปีละสองครั้ง",))


def test_text_under_done_belongs_to_the_heading_above_it() -> None:
    measure = only(
        parse_markup(
            "<tr><td rowspan=2>มาตรการ</td><td rowspan=2>ผู้รับผิดชอบ</td><td colspan=3>ผลการดำเนินการ</td></tr>"
            "<tr><td>ดำเนินการแล้ว</td><td>อยู่ระหว่างดำเนินการ</td><td>ยังไม่ดำเนินการ</td></tr>"
            "<tr><td>จัดอบรม</td><td>กองคลัง</td><td>อบรมสองรุ่น</td><td></td><td></td></tr>"
        )
    )
    assert (measure.status, measure.results, measure.monitoring) == ("done", ("อบรมสองรุ่น",), None)


def test_unreadable_heading_at_the_left_of_three_known_ones_is_the_measure() -> None:
    found = parse(tabbed("ที่ | มxกxx | วิธีการดำเนินการ | ผู้รับผิดชอบ | ระยะเวลา", "๑ | จัดอบรม | เชิญวิทยากร | กองคลัง | ตลอดปี"))
    assert only(found.rows).measure == "จัดอบรม"
    assert [(one.code, one.field, one.raw) for one in found.findings] == [("heading-unknown", "measure", "มxกxx")]


def test_what_is_done_about_an_issue_is_the_measure_where_no_column_names_it() -> None:
    measure = only(parse(tabbed("ประเด็น | วิธีการ | ผู้รับผิดชอบ | ระยะเวลา", "การสื่อสาร | จัดทำสื่อ | กองคลัง | ตลอดปี")).rows)
    assert (measure.issue, measure.measure, measure.steps) == ("การสื่อสาร", "จัดทำสื่อ", ())


def test_confidence_falls_with_doubtful_headings() -> None:
    sure = only(parse(tabbed("มาตรการ | ผู้รับผิดชอบ | ระยะเวลา", "จัดอบรม | กองคลัง | ตลอดปี")).rows)
    weak = only(parse(tabbed("แนวทาง | ผรับผิดชอบ | ระยะเวลา", "จัดอบรม | กองคลัง | ตลอดปี")).rows)
    assert sure.confidence == 1.0
    assert 0.8 < weak.confidence < 1.0


def test_numbered_row_below_the_headings_is_no_second_row_of_them() -> None:
    (measure,) = parse(
        tabbed("โครงการ/กิจกรรม | วิธีการดำเนินการ | ผู้รับผิดชอบ", "2. จัดทำขั้นตอนรับเรื่อง | 3. แจ้งความคืบหน้า | กองคลัง")
    ).rows
    assert (measure.measure, measure.steps) == ("จัดทำขั้นตอนรับเรื่อง", ("แจ้งความคืบหน้า",))
