"""Measures from tables: headings in any wording and order, spans, continuations, groups, ticks."""

from __future__ import annotations

from datetime import date

import pytest

from tests.measure_makers import only, parse, parse_markup, tabbed


def test_number_column_gives_the_number() -> None:
    found = parse(
        tabbed(
            "ลำดับ | มาตรการ/กิจกรรม | ระยะเวลาในการดำเนินการ | ผู้รับผิดชอบ | สรุปผลการดำเนินการ | ผลลัพธ์หรือความสำเร็จ",
            "๑ | ติดตั้งกล่องรับความเห็น | ต.ค. ๖๖ - ก.ย. ๖๗ | กองคลัง | ติดตั้งครบสามจุด | ประชาชนพอใจ",
            "๒ | เปิดเพจของหน่วยงาน | ไตรมาสที่ ๑ | สำนักปลัด | เปิดแล้ว | มีผู้ติดตามมากขึ้น",
        )
    ).rows
    assert [(m.measure_no, m.measure) for m in found] == [(1, "ติดตั้งกล่องรับความเห็น"), (2, "เปิดเพจของหน่วยงาน")]
    assert found[0].responsible == ("กองคลัง",)
    assert found[0].results == ("ติดตั้งครบสามจุด",)
    assert found[0].outcomes == ("ประชาชนพอใจ",)
    assert (found[1].period_start, found[1].period_end) == (date(2023, 10, 1), date(2023, 12, 31))


def test_number_before_the_text_is_taken_off() -> None:
    measure = only(parse(tabbed("มาตรการ | ผู้รับผิดชอบ", "๓. ทบทวนคู่มือประชาชน | กองช่าง")).rows)
    assert (measure.measure_no, measure.measure) == (3, "ทบทวนคู่มือประชาชน")


def test_measure_without_a_number_gets_its_position() -> None:
    found = parse(tabbed("กิจกรรม | ผู้รับผิดชอบ", "จัดอบรม | กองช่าง", "จัดทำป้าย | กองคลัง")).rows
    assert [m.measure_no for m in found] == [1, 2]


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


def test_status_column_is_read_in_words() -> None:
    found = parse(
        tabbed(
            "มาตรการ | ผู้รับผิดชอบ | สถานะการดำเนินการ",
            "จัดประชุม | กองคลัง | ดำเนินการแล้วเสร็จ",
            "จัดทำสื่อ | กองช่าง | อยู่ระหว่างดำเนินการ",
        )
    ).rows
    assert [m.status for m in found] == ["done", "in_progress"]


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


def test_impossible_date_is_reported_where_it_stands() -> None:
    found = parse(tabbed("มาตรการ | ผลการดำเนินการ", "จัดทำประกาศ | ประกาศเมื่อวันที่ ๓๑ เมษายน ๒๕๖๗", "จัดอบรม | อบรมแล้ว"))
    assert [(f.code, f.field, f.raw) for f in found.findings] == [("date-invalid", "results", "๓๑ เมษายน ๒๕๖๗")]


def test_period_that_ends_before_it_begins_is_reported() -> None:
    found = parse(tabbed("มาตรการ | ระยะเวลา", "จัดอบรม | ๑ ตุลาคม ๒๕๖๗ – ๓๐ กันยายน ๒๕๖๗"))
    assert [(f.code, f.field) for f in found.findings] == [("date-invalid", "period")]
    assert (found.rows[0].period_start, found.rows[0].period_end) == (None, None)


def test_names_of_persons_are_hidden_and_offices_kept() -> None:
    measure = only(parse(tabbed("มาตรการ | ผู้รับผิดชอบ", "จัดอบรม | นายสมมุติ ตัวอย่าง นักทรัพยากรบุคคล นายกเทศมนตรี")).rows)
    assert measure.responsible == ("[ชื่อบุคคล] นักทรัพยากรบุคคล นายกเทศมนตรี",)
    assert measure.offices == ("นักทรัพยากรบุคคล", "นายกเทศมนตรี")


def test_hidden_names_are_counted_in_a_finding() -> None:
    found = parse(tabbed("มาตรการ | ผู้รับผิดชอบ", "จัดอบรม | นายสมมุติ ตัวอย่าง และนางสมมุติ ตัวอย่าง", "จัดทำ | กองช่าง"))
    (told,) = [one for one in found.findings if one.code == "names-hidden"]
    assert told.message.startswith("2 names of persons in 1 measures")


def test_boxes_beside_words_give_the_status_and_are_no_text() -> None:
    found = parse(
        tabbed(
            "มาตรการ | ผู้รับผิดชอบ | ผลการดำเนินการ",
            "จัดอบรม | กองช่าง | ☑ ดำเนินการแล้ว ☐ ยังไม่ดำเนินการ จัดแล้ว ๔ ครั้ง",
            "จัดทำสื่อ | กองช่าง | [ ] ดำเนินการแล้ว [/] ยังไม่ดำเนินการ",
            "จัดเวที | กองช่าง | ☐ ดำเนินการแล้ว ☐ ยังไม่ดำเนินการ",
            "จัดงาน | กองช่าง | ดำเนินการแล้ว ☐ อยู่ระหว่างดำเนินการ ☑ รอผู้รับจ้าง",
        )
    ).rows
    assert [(one.status, one.results) for one in found] == [
        ("done", ("จัดแล้ว ๔ ครั้ง",)),
        ("not_done", ()),
        (None, ()),
        ("in_progress", ("รอผู้รับจ้าง",)),
    ]


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


def test_items_keep_their_printed_number_and_their_dates() -> None:
    measure = only(
        parse(
            tabbed(
                "มาตรการ | ผู้รับผิดชอบ | ผลการดำเนินการ",
                "จัดอบรม | กองช่าง | ๑) อบรมวันที่ ๕ มีนาคม ๒๕๖๗ ๒) ประเมินผลแล้ว",
            )
        ).rows
    )
    items = [one for one in measure.items if one.field == "results"]
    assert [(one.printed_no, one.text) for one in items] == [("๑", "อบรมวันที่ ๕ มีนาคม ๒๕๖๗"), ("๒", "ประเมินผลแล้ว")]
    assert [one.dates for one in items] == [(date(2024, 3, 5),), ()]
    assert [one.raw_text for one in items][1] == "๒. ประเมินผลแล้ว"


def test_offices_on_wrapped_lines_stay_apart() -> None:
    head = "<tr><td>มาตรการ</td><td>ผู้รับผิดชอบ</td></tr>"
    measure = only(
        parse_markup(f"{head}<tr><td>จัดอบรม</td><td>สำนักปลัด<br>กองคลัง<br>นักวิเคราะห์นโยบาย<br>และแผน</td></tr>")
    )
    assert measure.responsible == ("สำนักปลัด กองคลัง นักวิเคราะห์นโยบายและแผน",)
    assert measure.offices == ("สำนักปลัด", "กองคลัง", "นักวิเคราะห์นโยบายและแผน")


def test_dash_means_nothing() -> None:
    measure = only(parse(tabbed("มาตรการ | ผู้รับผิดชอบ | ผลการดำเนินการ | ผลลัพธ์", "จัดอบรม | กองคลัง | - | –")).rows)
    assert (measure.results, measure.outcomes) == ((), ())


def test_two_tables_of_one_heading_each_begin_anew() -> None:
    rows = "มาตรการ | ผู้รับผิดชอบ | ระยะเวลา"
    found = parse(
        "๑. ด้านการใช้งบประมาณ\n\n"
        + tabbed(rows, "จัดอบรม | กองคลัง | ตลอดปี")
        + "\n\n๒. ด้านการสื่อสาร\n\n"
        + tabbed(rows, "จัดทำสื่อ | กองช่าง | ตลอดปี")
    ).rows
    assert [m.measure for m in found] == ["จัดอบรม", "จัดทำสื่อ"]


def test_text_under_done_belongs_to_the_heading_above_it() -> None:
    measure = only(
        parse_markup(
            "<tr><td rowspan=2>มาตรการ</td><td rowspan=2>ผู้รับผิดชอบ</td><td colspan=3>ผลการดำเนินการ</td></tr>"
            "<tr><td>ดำเนินการแล้ว</td><td>อยู่ระหว่างดำเนินการ</td><td>ยังไม่ดำเนินการ</td></tr>"
            "<tr><td>จัดอบรม</td><td>กองคลัง</td><td>อบรมสองรุ่น</td><td></td><td></td></tr>"
        )
    )
    assert (measure.status, measure.results, measure.monitoring) == ("done", ("อบรมสองรุ่น",), None)


def test_word_that_repeats_its_heading_is_a_tick() -> None:
    measure = only(
        parse(
            tabbed(
                "มาตรการ | ผู้รับผิดชอบ | การติดตามผล | ",
                " |  | ดำเนินการแล้ว | ยังไม่ดำเนินการ",
                "จัดอบรม | กองคลัง | ดำเนินการแล้ว | ",
            )
        ).rows
    )
    assert (measure.status, measure.monitoring) == ("done", None)


def test_begin_and_end_columns_make_one_period() -> None:
    measure = only(
        parse_markup(
            "<tr><td rowspan=2>มาตรการ</td><td rowspan=2>ผู้รับผิดชอบ</td><td colspan=2>ระยะเวลา</td></tr>"
            "<tr><td>เริ่มต้น</td><td>สิ้นสุด</td></tr>"
            "<tr><td>จัดอบรม</td><td>กองคลัง</td><td>ต.ค. ๖๖</td><td>ก.พ. ๖๗</td></tr>"
        )
    )
    assert (measure.period_start, measure.period_end) == (date(2023, 10, 1), date(2024, 2, 29))


def test_several_numbered_measures_in_one_cell_share_the_rest() -> None:
    found = parse(tabbed("มาตรการ | ผู้รับผิดชอบ | ระยะเวลา", "๑. จัดอบรม ๒. จัดทำสื่อ | กองคลัง | ตลอดปี")).rows
    assert [(m.measure_no, m.measure, m.responsible) for m in found] == [
        (1, "จัดอบรม", ("กองคลัง",)),
        (2, "จัดทำสื่อ", ("กองคลัง",)),
    ]


def test_numbered_points_after_a_lead_in_stay_one_measure() -> None:
    rows = tabbed("ที่ | มาตรการ | ผู้รับผิดชอบ", "๑ | พัฒนาบริการ ดังนี้ ๑) จัดคิว ๒) จัดป้าย | กองคลัง")
    assert only(parse(rows).rows).measure == "พัฒนาบริการ ดังนี้ ๑) จัดคิว ๒) จัดป้าย"


def test_word_for_measure_in_front_of_its_number_is_taken_off() -> None:
    measure = only(parse(tabbed("มาตรการ | ผู้รับผิดชอบ", "มาตรการที่ ๒ จัดอบรมบุคลากร | กองคลัง")).rows)
    assert (measure.measure_no, measure.measure) == (2, "จัดอบรมบุคลากร")


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
