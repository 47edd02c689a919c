"""Cells of tables of measures: numbers, periods, status, items, offices, and names of persons."""

from __future__ import annotations

from datetime import date

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


def test_status_column_is_read_in_words() -> None:
    found = parse(
        tabbed(
            "มาตรการ | ผู้รับผิดชอบ | สถานะการดำเนินการ",
            "จัดประชุม | กองคลัง | ดำเนินการแล้วเสร็จ",
            "จัดทำสื่อ | กองช่าง | อยู่ระหว่างดำเนินการ",
        )
    ).rows
    assert [m.status for m in found] == ["done", "in_progress"]


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


def test_word_for_measure_in_front_of_its_number_is_taken_off() -> None:
    measure = only(parse(tabbed("มาตรการ | ผู้รับผิดชอบ", "มาตรการที่ ๒ จัดอบรมบุคลากร | กองคลัง")).rows)
    assert (measure.measure_no, measure.measure) == (2, "จัดอบรมบุคลากร")
