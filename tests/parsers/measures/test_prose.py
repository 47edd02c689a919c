"""Measures from numbered and labelled prose."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest

from prongsai.parsers.headers import MeasureField
from prongsai.parsers.measures.groups import Group
from prongsai.parsers.measures.parse import parse_measures
from prongsai.parsers.measures.prose import read_measure_prose
from prongsai.pipeline.model import Measure, Method, Paragraph
from prongsai.pipeline.pages.text import read_dump

YEAR = 2568


def parse(text: str) -> list[Measure]:
    return parse_measures(read_dump(text).rows, YEAR).rows


def parse_lines(*lines: str) -> list[Measure]:
    return parse_measures([Paragraph(line, page=1) for line in lines], YEAR).rows


SHARED = """ประเด็นที่ ๑ การบริการ

๑) วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ

๑.๑) เปิดช่องทางรับความเห็น

๑.๒) อบรมเจ้าหน้าที่

๒) การกำหนดผู้รับผิดชอบหรือผู้ที่เกี่ยวข้อง

งานธุรการ สำนักปลัด

๓) การกำหนดขั้นตอนหรือวิธีการปฏิบัติ

๓.๑) สำรวจความต้องการ

๓.๒) รายงานผลรายไตรมาส

๔) ระยะเวลา

๑ ตุลาคม ๒๕๖๗ – ๓๐ กันยายน ๒๕๖๘
"""


def test_measures_of_one_passage_share_who_how_and_when() -> None:
    found = parse(SHARED)
    assert [(m.issue_no, m.measure_no, m.measure) for m in found] == [
        (1, 1, "เปิดช่องทางรับความเห็น"),
        (1, 2, "อบรมเจ้าหน้าที่"),
    ]
    for measure in found:
        assert measure.steps == ("สำรวจความต้องการ", "รายงานผลรายไตรมาส")
        assert measure.responsible == ("งานธุรการ สำนักปลัด",)
        assert (measure.period_start, measure.period_end) == (date(2024, 10, 1), date(2025, 9, 30))


def test_what_a_passage_says_once_is_shared_by_all_its_measures() -> None:
    found = parse("๑) วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ\n\n๑.๑) จัดอบรม\n\n๑.๒) จัดทำสื่อ\n\n๒) ผู้รับผิดชอบ\n\nกองคลัง")
    assert [one.shared for one in found] == [("responsible",), ("responsible",)]


def test_text_after_the_period_is_not_part_of_it() -> None:
    found = parse(SHARED + "\nข้อจำกัดของหน่วยงานมีหลายด้าน\n\n๑) ด้านบุคลากร : มีจำนวนน้อย\n")
    assert [m.period for m in found] == ["๑ ตุลาคม ๒๕๖๗ – ๓๐ กันยายน ๒๕๖๘"] * 2


def test_numbered_analysis_before_the_labels_is_no_measure() -> None:
    analysis = "การวิเคราะห์พบว่ามี ๒ ด้าน คือ\n\n๑) ข้อมูลพื้นฐาน ได้แก่ โครงสร้าง\n\n๒) การบริหารงาน ได้แก่ แผนงาน\n\n"
    head = "การกำหนดวิธีการนำผลการวิเคราะห์แต่ละประเด็นไปสู่การปฏิบัติ\n\n"
    found = parse(SHARED.replace("๑) วิธีการนำผล", head + analysis + "๑) วิธีการนำผล"))
    assert [m.measure for m in found] == ["เปิดช่องทางรับความเห็น", "อบรมเจ้าหน้าที่"]


def test_wrapped_lines_of_an_item_are_joined_without_a_blank() -> None:
    found = parse_lines(
        "๑) วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ",
        "๑.๑) จัดทำคู่มือการให้",
        "บริการประชาชน",
        "- ๓ -",
        "ทุกกอง",
        "๒) ผู้รับผิดชอบ",
        "สำนักปลัด",
        "๓) ระยะเวลา",
        "ตลอดปีงบประมาณ ๒๕๖๘",
    )
    assert [m.measure for m in found] == ["จัดทำคู่มือการให้บริการประชาชนทุกกอง"]


def test_each_issue_has_its_own_passage() -> None:
    found = parse(SHARED + "\n" + SHARED.replace("ประเด็นที่ ๑ การบริการ", "ประเด็นที่ 2 การสื่อสาร"))
    assert [(m.issue_no, m.issue, m.measure_no) for m in found] == [
        (1, "การบริการ", 1),
        (1, "การบริการ", 2),
        (2, "การสื่อสาร", 1),
        (2, "การสื่อสาร", 2),
    ]


def test_titled_measures_with_labels_of_their_own() -> None:
    found = parse(
        "มาตรการที่ ๑ : การเผยแพร่แผน\n"
        "วิธีดำเนินการ : ๑. รวบรวมแผน ๒. ลงเว็บไซต์\n"
        "ผู้รับผิดชอบ : กองคลัง\n"
        "ระยะเวลา : ต.ค. ๖๗ - ธ.ค. ๖๗\n\n"
        "มาตรการที่ ๒ : การรับเรื่องร้องเรียน\n"
        "วิธีดำเนินการ : เปิดสายด่วน\n"
        "ผู้รับผิดชอบ : นิติกร สำนักปลัด\n"
        "ระยะเวลา : ตลอดปีงบประมาณ\n"
        "ผลการดำเนินการ : เปิดแล้ว\n"
    )
    assert [(m.measure_no, m.measure, m.steps, m.responsible) for m in found] == [
        (1, "การเผยแพร่แผน", ("รวบรวมแผน", "ลงเว็บไซต์"), ("กองคลัง",)),
        (2, "การรับเรื่องร้องเรียน", ("เปิดสายด่วน",), ("นิติกร สำนักปลัด",)),
    ]
    assert found[0].period_end == date(2024, 12, 31)
    assert (found[1].period_start, found[1].results) == (date(2024, 10, 1), ("เปิดแล้ว",))


def test_numbered_titles_above_their_labels() -> None:
    found = parse(
        "๑. การเผยแพร่แผนจัดซื้อ\n"
        "วิธีดำเนินการ : ประกาศบนเว็บไซต์\n"
        "ผู้รับผิดชอบ : กองคลัง\n\n"
        "๒. การอบรมจริยธรรม\n"
        "วิธีดำเนินการ : เชิญวิทยากร\n"
        "ผู้รับผิดชอบ : สำนักปลัด\n"
    )
    assert [(m.measure_no, m.measure, m.responsible) for m in found] == [
        (1, "การเผยแพร่แผนจัดซื้อ", ("กองคลัง",)),
        (2, "การอบรมจริยธรรม", ("สำนักปลัด",)),
    ]


def test_bold_titles_above_their_labels() -> None:
    found = parse(
        "**การเผยแพร่แผนจัดซื้อ**\nขั้นตอน : ประกาศบนเว็บไซต์\nผู้รับผิดชอบ : กองคลัง\nระยะเวลา : ไตรมาสที่ ๒\n\n"
        "**การอบรมจริยธรรม**\nขั้นตอน : เชิญวิทยากร\nผู้รับผิดชอบ : สำนักปลัด\nระยะเวลา : ไตรมาสที่ ๓\n"
    )
    assert [m.measure for m in found] == ["การเผยแพร่แผนจัดซื้อ", "การอบรมจริยธรรม"]
    assert [m.period_start for m in found] == [date(2025, 1, 1), date(2025, 4, 1)]


def test_measures_listed_on_the_line_of_their_label() -> None:
    found = parse("๑) มาตรการ : ๑.๑) จัดอบรม ๑.๒) จัดทำป้าย\n๒) ผู้รับผิดชอบ : กองคลัง\n")
    assert [(m.measure_no, m.measure) for m in found] == [(1, "จัดอบรม"), (2, "จัดทำป้าย")]


def test_bullets_under_a_measure_label() -> None:
    found = parse("มาตรการ\n- จัดอบรม\n- จัดทำป้าย\nผู้รับผิดชอบ\n- กองคลัง\n- กองช่าง\n")
    assert [(m.measure_no, m.measure, m.responsible) for m in found] == [
        (1, "จัดอบรม", ("กองคลัง", "กองช่าง")),
        (2, "จัดทำป้าย", ("กองคลัง", "กองช่าง")),
    ]


def test_label_with_its_value_after_a_blank() -> None:
    found = parse("มาตรการที่ 1 จัดอบรม\nผู้รับผิดชอบ กองคลัง\nระยะเวลาดำเนินการ ตุลาคม ๒๕๖๗ – มีนาคม ๒๕๖๘\n")
    assert [(m.responsible, m.period_start, m.period_end) for m in found] == [
        (("กองคลัง",), date(2024, 10, 1), date(2025, 3, 31))
    ]


def test_period_wrapped_over_two_lines() -> None:
    found = parse_lines(
        "มาตรการที่ ๑ จัดอบรม",
        "ผู้รับผิดชอบ : กองคลัง",
        "ระยะเวลา",
        "ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๗",
        "ถึงวันที่ ๓๐ กันยายน ๒๕๖๘",
        "สรุปท้ายรายงาน",
    )
    assert [(m.period_start, m.period_end) for m in found] == [(date(2024, 10, 1), date(2025, 9, 30))]


def test_signature_ends_the_passage() -> None:
    found = parse("มาตรการที่ ๑ จัดอบรม\nผู้รับผิดชอบ : กองคลัง\nลงชื่อ\n(นายสมมุติ ตัวอย่าง)\nปลัดเทศบาล\n")
    assert [m.responsible for m in found] == [("กองคลัง",)]


def test_measure_with_nested_points_stays_one() -> None:
    found = parse("๑) มาตรการ\n๑.๑) ปรับปรุงเว็บไซต์\n(๑) หน้าหลัก\n(๒) ช่องทางติดต่อ\n๑.๒) จัดอบรม\n๒) ผู้รับผิดชอบ\nกองคลัง\n")
    assert [m.measure for m in found] == ["ปรับปรุงเว็บไซต์ หน้าหลัก ช่องทางติดต่อ", "จัดอบรม"]


def test_project_with_nothing_but_a_time_is_no_measure() -> None:
    assert parse("โครงการที่ ๑ : ก่อสร้างถนน\nระยะเวลา ๒ ปี (ปี ๒๕๖๔ ถึง ปี ๒๕๖๕)\n") == []


def test_prose_without_who_how_or_when_gives_no_measure() -> None:
    assert parse("มาตรการที่ ๑ เป็นมาตรการที่สำคัญ\n\nหน่วยงานได้ดำเนินการแล้ว\n") == []


def test_word_at_the_end_of_a_wrapped_sentence_is_no_label() -> None:
    assert parse_lines("๒) การบริหารงาน ได้แก่ แผนพัฒนา", "หน่วยงาน แผนและความก้าวหน้าในการดำเนินงาน", "ประจำปี") == []


def test_pages_of_a_passage_are_kept() -> None:
    lines = [("มาตรการที่ ๑ จัดอบรม", 4), ("ผู้รับผิดชอบ : กองคลัง", 4), ("ระยะเวลา : ตลอดปี", 5)]
    found = parse_measures([Paragraph(text, page=page) for text, page in lines], YEAR).rows
    assert [m.pages for m in found] == [(4, 5)]


def test_instrument_headings_stand_over_prose_too() -> None:
    found = parse(
        "๑. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)\n\nมาตรการที่ ๑ จัดอบรม\nผู้รับผิดชอบ : กองคลัง\n"
        "ระยะเวลา : ตลอดปี\n\nแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)\n\nมาตรการที่ ๑ จัดทำป้าย\nผู้รับผิดชอบ : กองช่าง\n"
    )
    assert [(m.instrument, m.measure, m.responsible) for m in found] == [
        ("IIT", "จัดอบรม", ("กองคลัง",)),
        ("EIT", "จัดทำป้าย", ("กองช่าง",)),
    ]


def test_item_that_ends_like_a_label_is_no_label() -> None:
    found = parse("แนวทางการปรับปรุง\n๑. ลดขั้นตอน\n๒. เพิ่มช่องทาง\nผู้รับผิดชอบ\nสำนักปลัด\nขั้นตอน\n๑. ประชุม\n๒. ดำเนินการ\n")
    assert [(m.measure, m.steps) for m in found] == [
        ("ลดขั้นตอน", ("ประชุม", "ดำเนินการ")),
        ("เพิ่มช่องทาง", ("ประชุม", "ดำเนินการ")),
    ]


def test_bold_labels_over_bulleted_measures() -> None:
    found = parse(
        "## ประเด็นที่ ๑ การบริการ\n**วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ**\n- ลดขั้นตอน\n- เพิ่มช่องทาง\n"
        "**ผู้รับผิดชอบ**\nสำนักปลัด\n**ระยะเวลา**\nตุลาคม 2567 – กันยายน 2568\n**บทสรุป**\nควรทำต่อ\n"
    )
    assert [(m.issue_no, m.measure, m.responsible) for m in found] == [
        (1, "ลดขั้นตอน", ("สำนักปลัด",)),
        (1, "เพิ่มช่องทาง", ("สำนักปลัด",)),
    ]


def test_fillers_around_a_value_are_left_out() -> None:
    found = parse(
        "๑) วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ\nลดเอกสารทุกกอง\n๒) ผู้รับผิดชอบ ได้แก่ กองคลัง\n"
        "๓) ขั้นตอน ประกอบด้วย\n(๑) ประชุม\n(๒) ลงมือทำ\n"
    )
    assert [(m.measure, m.responsible, m.steps) for m in found] == [("ลดเอกสารทุกกอง", ("กองคลัง",), ("ประชุม", "ลงมือทำ"))]


def test_dash_may_stand_for_the_colon() -> None:
    found = parse("มาตรการที่ ๑ ลดเอกสาร\nวิธีการ – รวมแบบฟอร์ม\nผู้รับผิดชอบ – กองช่าง\n")
    assert [(m.steps, m.responsible) for m in found] == [(("รวมแบบฟอร์ม",), ("กองช่าง",))]


def test_two_labels_on_one_line() -> None:
    found = parse(
        "มาตรการ ๑ ลดเอกสาร\nผู้รับผิดชอบ: กองช่าง กำหนดแล้วเสร็จ: ภายในเดือนมีนาคม ๒๕๖๘\nผลการดำเนินการ: รวมแล้วสามฉบับ\n"
    )
    assert [(m.responsible, m.period_end, m.results) for m in found] == [
        (("กองช่าง",), date(2025, 3, 31), ("รวมแล้วสามฉบับ",))
    ]


def test_closing_words_after_the_last_value_stay_out() -> None:
    found = parse(
        "๒.๑ มาตรการลดเอกสาร\nผู้รับผิดชอบ: กองช่าง\nผลการดำเนินการ: ทำแล้ว\nผลลัพธ์: เร็วขึ้น\n"
        "๒.๒ มาตรการเพิ่มช่องทาง\nผู้รับผิดชอบ: กองคลัง\nผลการดำเนินการ: เปิดแล้ว\nผลลัพธ์: ถึงง่าย\nจัดทำเพื่อเสนอผู้บริหาร\n"
    )
    assert [(m.measure_no, m.measure, m.outcomes) for m in found] == [
        (1, "มาตรการลดเอกสาร", ("เร็วขึ้น",)),
        (2, "มาตรการเพิ่มช่องทาง", ("ถึงง่าย",)),
    ]


def test_labels_in_brackets_behind_a_title() -> None:
    found = parse(
        "๑. จัดอบรมเจ้าหน้าที่ (ผู้รับผิดชอบ : กองคลัง) (ระยะเวลา : ต.ค. ๖๖ - ก.ย. ๖๗) (ผลการดำเนินการ : อบรมแล้ว)\n\n"
        "๒. จัดทำคู่มือ (ผู้รับผิดชอบ : กองช่าง) (ระยะเวลา : ไตรมาสที่ ๒) (ผลการดำเนินการ : ใช้แล้ว ๓ เล่ม)"
    )
    assert [(one.measure, one.offices, one.results) for one in found] == [
        ("จัดอบรมเจ้าหน้าที่", ("กองคลัง",), ("อบรมแล้ว",)),
        ("จัดทำคู่มือ", ("กองช่าง",), ("ใช้แล้ว ๓ เล่ม",)),
    ]


def test_label_that_a_full_line_ran_into_is_cut_off_before_a_list() -> None:
    found = parse("มาตรการที่ ๓ จัดเวทีรับฟังวิธีดำเนินการ\n\n๑) จัดไตรมาสละครั้ง\n\n๒) บันทึกข้อเสนอ\n\nผู้รับผิดชอบ : กองคลัง")
    assert [(one.measure, one.steps) for one in found] == [("จัดเวทีรับฟัง", ("จัดไตรมาสละครั้ง", "บันทึกข้อเสนอ"))]


def _told(*texts: str) -> list[tuple[int | None, str, tuple[str, ...], tuple[str, ...]]]:
    read = parse_measures(read_dump("\n\n".join(texts)).rows, 2567).rows
    return [(one.measure_no, one.measure, one.steps, one.offices) for one in read]


def test_measures_that_count_with_a_word_and_an_announcement_above() -> None:
    found = _told(
        "กำหนดมาตรการส่งเสริมคุณธรรม ดังนี้",
        "ข้อ ๑. เผยแพร่แผน",
        "แนวทางการดำเนินการ",
        "๑) จัดประชุม",
        "๒) ติดประกาศ",
        "ผู้รับผิดชอบ : กองคลัง",
        "ข้อ ๒. จัดทำคู่มือ",
        "แนวทางการดำเนินการ",
        "๑) เขียนคู่มือ",
        "ผู้รับผิดชอบ : กองช่าง",
    )
    assert found == [
        (1, "เผยแพร่แผน", ("จัดประชุม", "ติดประกาศ"), ("กองคลัง",)),
        (2, "จัดทำคู่มือ", ("เขียนคู่มือ",), ("กองช่าง",)),
    ]


def test_numbered_line_that_does_not_go_on_with_the_open_list_is_the_next_measure() -> None:
    found = _told(
        "1. มาตรการเผยแพร่แผน",
        "ผู้รับผิดชอบ : กองคลัง",
        "ขั้นตอนการดำเนินการ",
        "1. จัดประชุม",
        "2. ติดประกาศ",
        "2. มาตรการจัดทำคู่มือ",
        "ผู้รับผิดชอบ : กองช่าง",
        "ขั้นตอนการดำเนินการ",
        "1. เขียนคู่มือ",
    )
    assert [(one[0], one[2]) for one in found] == [(1, ("จัดประชุม", "ติดประกาศ")), (2, ("เขียนคู่มือ",))]


def test_label_that_no_table_lists_is_read_below_a_title_alone() -> None:
    title = "มาตรการที่ ๑ เผยแพร่แผน"
    found = _told(title, "ผู้ขับเคลื่อนงาน : กองคลัง", "ลำดับการทำงาน", "๑. จัดประชุม", "๒. ติดประกาศ")
    assert found == [(1, "เผยแพร่แผน", ("จัดประชุม", "ติดประกาศ"), ("กองคลัง",))]
    assert _told("เผยแพร่แผน", "ลำดับการทำงาน", "๑. จัดประชุม") == []


def test_labels_that_stand_in_a_numbered_sentence() -> None:
    found = _told("๑. มาตรการ เผยแพร่แผน ผู้รับผิดชอบ กองคลัง ระยะเวลา ต.ค. ๖๖ - ธ.ค. ๖๖ ผลการดำเนินการ ออกประกาศแล้ว")
    assert found == [(1, "มาตรการ เผยแพร่แผน", (), ("กองคลัง",))]


TITLE, WHO = "มาตรการที่ ๑ จัดอบรม", "ผู้รับผิดชอบ : กองคลัง"


def drafted(
    *texts: str, bold: Collection[str] = (), elsewhere: Collection[str] = (), method: Method = "text"
) -> list[dict[MeasureField, list[str]]]:
    """The lines of each field of the measures that these lines give; those `elsewhere` are of another issue."""
    lines = [
        (Paragraph(text, page=1, is_bold=text in bold, method=method), Group(2 if text in elsewhere else 1))
        for text in texts
    ]
    return [{name: draft.lines(name) for name in draft.pieces} for draft in read_measure_prose(lines)]


def steps(*texts: str, bold: Collection[str] = (), method: Method = "text") -> list[str]:
    """The steps of the one measure whose steps are told by these lines."""
    (draft,) = drafted(TITLE, WHO, "ขั้นตอน", *texts, bold=bold, method=method)
    return draft["steps"]


@pytest.mark.parametrize(
    ("line", "is_page_number"),
    [
        ("- ๓ -", True),
        ("๓", True),
        ("หน้า ๓", True),
        ("หน้าที่ ๓", True),
        ("- หน้า ๑๒๓ -", True),
        ("~~~~~~~~ หน้า ๓ ~~~~", True),
        ("~~~~~~~~ หน้า ๓ ~~~~~", False),
        ("๑๒๓๔", False),
        ("ก ๓", False),
        ("๓ ก", False),
    ],
)
def test_number_of_a_page_is_no_text(line: str, is_page_number: bool) -> None:
    assert steps("ประชุม", line, "เวียน") == (["ประชุม", "เวียน"] if is_page_number else ["ประชุม", line, "เวียน"])
    assert steps("ประชุม", "", "เวียน") == ["ประชุม", "เวียน"]


@pytest.mark.parametrize(("count", "kept"), [(1, 1), (7, 7), (8, 8), (9, 8)])
def test_offices_are_listed_on_a_few_lines(count: int, kept: int) -> None:
    offices = [f"กอง{letter}" for letter in "กขคงจฉชซฌ"[:count]]
    assert drafted(TITLE, "ผู้รับผิดชอบ", *offices) == [{"measure": ["จัดอบรม"], "responsible": offices[:kept]}]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("๑ ต.ค. ๖๗ –", "๓๑ มี.ค. ๖๘", "รายงาน"), 2),
        (("๑ ต.ค. ๖๗", "– ๓๑ มี.ค. ๖๘"), 2),
        (("๑ ต.ค. ๖๗", "ถึง ๓๑ มี.ค. ๖๘"), 2),
        (("ตั้งแต่", "ต.ค. ๖๗", "รายงาน"), 2),
        (("เดือน", "มกราคม", "รายงาน"), 2),
        (("๒๕๖๘", "รายงาน"), 1),
        (("๓๑ มี.ค. ๖๘ - ๑ ต.ค. ๖๗", "รายงาน"), 1),  # turned round, but read
        (("ก", "ข", "ค", "ง"), 3),  # nothing of it is a time
    ],
)
def test_period_ends_once_it_is_read(lines: tuple[str, ...], kept: int) -> None:
    (draft,) = drafted(TITLE, WHO, "ระยะเวลา", *lines)
    assert draft["period"] == list(lines[:kept])


@pytest.mark.parametrize(
    ("line", "is_end"),
    [
        ("หมายเหตุ ปัดเศษ", True),
        ("บทที่ ๒ ผล", True),
        ("สรุป หน่วยงานมีผล", True),
        ("ขอแสดงความนับถือ", True),
        ("ประเด็นที่ ๒ การบริการ", True),
        ("ที่ประชุม หมายเหตุ", False),
        ("เวียน", False),
    ],
)
def test_line_that_begins_another_passage_ends_the_steps(line: str, is_end: bool) -> None:
    assert steps("ประชุม", line, "แจ้ง") == (["ประชุม"] if is_end else ["ประชุม", line, "แจ้ง"])


def test_line_under_another_issue_ends_the_passage() -> None:
    lines = (TITLE, WHO, "ขั้นตอน", "ประชุม", "เวียน")
    assert [draft["steps"] for draft in drafted(*lines, elsewhere=("เวียน",))] == [["ประชุม"]]


def test_bold_line_among_bold_labels_is_a_heading() -> None:
    assert steps("ประชุม", "อื่น ๆ", "แจ้ง", bold=("ขั้นตอน", "อื่น ๆ")) == ["ประชุม"]
    assert steps("ประชุม", "อื่น ๆ", "แจ้ง", bold=("อื่น ๆ",)) == ["ประชุม", "อื่น ๆ", "แจ้ง"]
    assert steps("ประชุม", "๑. ลงมือ", "แจ้ง", bold=("ขั้นตอน", "๑. ลงมือ")) == ["ประชุม", "๑. ลงมือ", "แจ้ง"]


@pytest.mark.parametrize(
    ("line", "method", "goes_on"),
    [
        ("เวียน", "dump", False),
        ("- เวียน", "dump", True),
        ("๑. เวียน", "dump", True),
        ("เวียน", "text", True),
    ],
)
def test_value_beside_its_label_is_whole_in_a_dump(line: str, method: Method, goes_on: bool) -> None:
    (draft,) = drafted(TITLE, "ขั้นตอน : ประชุม", line, method=method)
    assert draft["steps"] == (["ประชุม", line] if goes_on else ["ประชุม"])
    assert steps("ประชุม", line, method=method) == ["ประชุม", line]


@pytest.mark.parametrize(
    ("lines", "next_title"),
    [
        (("ประชุม", "๒. ทำป้าย"), "ทำป้าย"),
        (("๑. ประชุม", "๒. เวียน", "๒. ทำป้าย"), "ทำป้าย"),
        (("๑. ประชุม", "๒. ทำป้าย"), None),  # the next item of the list
        (("ประชุม", "๓. ทำป้าย"), None),
        (("ประชุม", "๑. ทำป้าย"), None),
    ],
)
def test_line_that_counts_on_from_the_measure_is_the_next_title(lines: tuple[str, ...], next_title: str | None) -> None:
    behind = ("ผู้รับผิดชอบ : กองช่าง", "ขั้นตอน : ออกแบบ")
    found = drafted(TITLE, "ขั้นตอน", *lines, *behind)
    assert [draft["measure"] for draft in found] == ([["จัดอบรม"], [next_title]] if next_title else [["จัดอบรม"]])


@pytest.mark.parametrize(
    ("lines", "bold", "title"),
    [
        (("๑. จัดอบรม",), (), ["จัดอบรม"]),
        (("ข้อ ๑ จัดอบรม", "ทุกปี"), (), ["จัดอบรม\nทุกปี"]),
        (("จัดอบรม", "ทุกปี"), ("จัดอบรม",), ["จัดอบรม\nทุกปี"]),
        (("๑. จัดอบรม", "", "- ๓ -"), (), ["จัดอบรม"]),
        (("๑. จัดอบรม", *["ทุกปี"] * 5), (), ["\n".join(("จัดอบรม", *["ทุกปี"] * 5))]),
        (("๑. จัดอบรม", *["ทุกปี"] * 6), (), None),
        (("จัดอบรม",), (), None),
        (("๑. จัดอบรม", "ประเด็นที่ ๑ การบริการ"), (), None),
        ((), (), None),
    ],
)
def test_numbered_or_bold_line_a_little_above_the_labels_is_the_title(
    lines: tuple[str, ...], bold: tuple[str, ...], title: list[str] | None
) -> None:
    found = drafted(*lines, WHO, "ขั้นตอน : ประชุม", bold=bold)
    assert [draft["measure"] for draft in found] == ([title] if title else [])
    assert drafted(*lines, WHO, "ขั้นตอน : ประชุม", bold=bold, elsewhere=lines) == []
    assert drafted(*lines, WHO, bold=bold) == []  # a title that was only found proves less


def test_bare_word_among_numbered_labels_is_the_end_of_a_sentence() -> None:
    lines = ("๑) มาตรการ", "๑.๑) จัดอบรม", "๒) ผู้รับผิดชอบ", "กองคลัง")
    assert drafted(*lines, "ระยะเวลา", "ตลอดปี")[0]["responsible"] == ["กองคลัง", "ระยะเวลา", "ตลอดปี"]
    for label in ("ระยะเวลา :", "๓) ระยะเวลา"):
        assert drafted(*lines, label, "ตลอดปี")[0] == {
            "measure": ["จัดอบรม"], "responsible": ["กองคลัง"], "period": ["ตลอดปี"]
        }  # fmt: skip
    assert drafted(*lines, "ระยะเวลา", "ตลอดปี", bold=("ระยะเวลา",))[0]["period"] == ["ตลอดปี"]


def test_way_of_working_says_how_below_a_title_and_lists_measures_elsewhere() -> None:
    way = "แนวทางการดำเนินการ"
    assert drafted(TITLE, way, "ประชุม", "เวียน", WHO)[0]["steps"] == ["ประชุม", "เวียน"]
    listed = drafted(f"๑) {way}", "๑.๑) จัดอบรม", "๑.๒) ทำสื่อ", "๒) ผู้รับผิดชอบ", "กองคลัง")
    assert [draft["measure"] for draft in listed] == [["จัดอบรม"], ["ทำสื่อ"]]
    assert [draft["measure"] for draft in drafted(f"{way} : จัดอบรม", WHO)] == [["จัดอบรม"]]
    several = drafted(f"{way} : ๑. จัดอบรม", "๒. ทำสื่อ", WHO)
    assert [draft["measure"] for draft in several] == [["จัดอบรม"], ["ทำสื่อ"]]


@pytest.mark.parametrize(
    ("lines", "is_label"),
    [
        (("ลำดับการทำงาน", "๑. ประชุม"), True),
        (("ลำดับการทำงาน", "- ประชุม", "- เวียน"), True),
        (("ลำดับการทำงาน : ประชุม",), True),
        (("ลำดับการทำงาน", "ประชุม"), False),  # no list below it
        (("ลำดับการทำงาน", "ประชุม", "๑. เวียน"), False),
        (("- ลำดับการทำงาน", "๑. ประชุม"), False),  # an item
        (("ลำดับการทำงาน",), False),
    ],
)
def test_label_that_no_table_lists_stands_alone_over_a_list(lines: tuple[str, ...], is_label: bool) -> None:
    (draft,) = drafted(TITLE, WHO, *lines)
    assert ("steps" in draft) is is_label
    assert is_label or draft["responsible"] == ["กองคลัง", *lines]
    assert drafted(*lines) == []


def test_label_that_ends_a_title_is_cut_off_where_its_list_begins_right_below() -> None:
    title = "มาตรการที่ ๓ จัดเวทีรับฟังวิธีดำเนินการ"
    assert drafted(title, "๑) ประชุม", WHO)[0] == {
        "measure": ["จัดเวทีรับฟัง"], "steps": ["๑) ประชุม"], "responsible": ["กองคลัง"]
    }  # fmt: skip
    assert drafted(title, WHO)[0]["measure"] == ["จัดเวทีรับฟังวิธีดำเนินการ"]
    assert drafted(title, "ทุกปี", "๑) ประชุม", WHO)[0]["measure"] == ["จัดเวทีรับฟังวิธีดำเนินการ\nทุกปี\n๑) ประชุม"]


def test_way_of_working_below_a_line_that_counts_with_a_word_says_how() -> None:
    way = ("แนวทางการดำเนินการ", "ประชุม", WHO)
    told = {"measure": ["จัดอบรม"], "steps": ["ประชุม"], "responsible": ["กองคลัง"]}
    assert drafted("ข้อ ๑ จัดอบรม", *way) == [told]
    assert drafted("๑. จัดอบรม", *way) == [{"measure": ["ประชุม"], "responsible": ["กองคลัง"]}]
    assert drafted("จัดอบรม", *way, bold=("จัดอบรม",)) == [{"measure": ["ประชุม"], "responsible": ["กองคลัง"]}]
    again = drafted(TITLE, *way[:2], *way)  # the second time it begins a list of measures
    assert again == [{"measure": ["จัดอบรม"], "steps": ["ประชุม"]}, {"measure": ["ประชุม"], "responsible": ["กองคลัง"]}]
